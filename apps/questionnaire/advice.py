"""What a judgement leads to: the main card, every other danger beside it, and the rest. Pure.

All that is URGENT or worse is named with its own steps: a danger is never left out because
another one stands above it (hazard H4 of the clinical evidence).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from apps.alerts.judgement import Judgement, Result
from apps.alerts.rule import Urgency
from apps.findings.text import Text
from apps.questionnaire.outcomes import FALLBACKS, HEADINGS, LEVEL_WORDS, OUTCOMES, Outcome
from apps.questionnaire.outcomes.later import INCOMPLETE, STANDING


@dataclass(frozen=True, slots=True)
class Card:
    """One outcome at one level, with the steps to show and the results that led to it."""

    outcome: Outcome
    level: Urgency
    steps: tuple[Text, ...]
    reasons: tuple[Result, ...]

    @property
    def title(self) -> Text:
        """What it may be."""
        return self.outcome.title

    @property
    def heading(self) -> Text:
        """Who to call, and when."""
        return self.outcome.heading or HEADINGS[self.level]

    @property
    def level_word(self) -> Text:
        """The level in a word."""
        return LEVEL_WORDS[self.level]


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer to a judgement.

    `also` are the other cards, most urgent first; a step that stands on an earlier card is not
    repeated. `lesser` are the results that no card is made of.
    """

    main: Card
    also: tuple[Card, ...]
    lesser: tuple[Result, ...]
    complete: bool

    @property
    def level(self) -> Urgency:
        """The level of the main card."""
        return self.main.level

    @property
    def dangers(self) -> tuple[Card, ...]:
        """The cards that need a call now."""
        return tuple(card for card in (self.main, *self.also) if card.level.stays_open)

    @property
    def say(self) -> tuple[Text, ...]:
        """What to say on the phone: a line for each danger."""
        lines = (
            card.outcome.words_for(one.rule.id) for card in self.dangers for one in card.reasons
        )
        return tuple(dict.fromkeys(line for line in lines if line))


def is_whole(judgement: Judgement) -> bool:
    """Whether nothing is open that the rules need before they can be quiet."""
    return judgement.complete and not any(one.rule.asks_back for one in judgement.results)


def advice_for(judgement: Judgement) -> Advice:
    """The advice for a judgement. Below URGENT, open questions come before anything else."""
    results, whole = judgement.results, is_whole(judgement)
    if judgement.level <= Urgency.ROUTINE and not whole:
        open_ones = tuple(one for one in results if one.rule.asks_back)
        others = [one for one in results if not one.rule.asks_back]
        cards = [_card(INCOMPLETE, Urgency.ROUTINE, open_ones), *_cards(others, Urgency.ROUTINE)]
    else:
        levels = sorted({one.urgency for one in results} | {judgement.level}, reverse=True)
        shown = [one for one in levels if one is judgement.level or one.stays_open]
        cards = [card for level in shown for card in _cards(results, level)]
    main, *also = _each_step_once(cards or [_card(STANDING, Urgency.ROUTINE, ())])
    told = [one for card in cards for one in card.reasons]
    lesser = tuple(one for one in results if one not in told)
    return Advice(main, tuple(also), lesser, whole)


def _cards(results: Iterable[Result], level: Urgency) -> Iterator[Card]:
    """A card for each outcome that the results of this level lead to."""
    here = [one for one in results if one.urgency is level]
    unnamed = [one for one in here if not any(outcome.fits(one) for outcome in OUTCOMES)]
    for outcome in OUTCOMES:
        reasons = [one for one in here if outcome.fits(one)]
        if outcome is FALLBACKS[level]:
            reasons += unnamed
        if reasons:
            yield _card(outcome, level, reasons)


def _card(outcome: Outcome, level: Urgency, reasons: Iterable[Result]) -> Card:
    return Card(outcome, level, outcome.steps[level], tuple(reasons))


def _each_step_once(cards: Iterable[Card]) -> Iterator[Card]:
    said: set[str] = set()
    for card in cards:
        steps = tuple(step for step in card.steps if str(step) not in said)
        said.update(map(str, steps))
        yield replace(card, steps=steps)
