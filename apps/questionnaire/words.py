"""Answers and reasons in words: for the page of answers, the outcome, and the phone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.alerts.judgement import Result
from apps.alerts.rule import Urgency
from apps.alerts.wording import Fact, facts, say
from apps.findings.strengths import strength_word
from apps.findings.text import Text
from apps.findings.vocabulary import Answer, Value, finding
from apps.questionnaire.flow import Answers, Question
from apps.questionnaire.outcomes import LEVEL_WORDS

_LAST: Mapping[Value | None, int] = {Answer.NOT_SURE.value: 1, Answer.NO.value: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Reason:
    """One result, ready to show: what it says, what led to it, and where the rule comes from."""

    urgency: Urgency
    level: Text
    title: Text
    reason: Text
    action: Text
    page: str
    facts: tuple[Fact, ...]
    rule: str
    source: str
    reviewed_by: str


def reasons(results: Iterable[Result]) -> list[Reason]:
    """The results, ready to show."""
    return [
        Reason(
            urgency=one.urgency,
            level=LEVEL_WORDS[one.urgency],
            title=one.rule.title,
            reason=one.reason,
            action=one.action,
            page=one.rule.page,
            facts=tuple(facts(one.evidence)),
            rule=one.rule.id,
            source=one.rule.source,
            reviewed_by=one.rule.reviewed_by,
        )
        for one in results
    ]


def noticed(results: Iterable[Result]) -> list[str]:
    """What she can say that she has noticed: the facts behind the results, each once."""
    facts_told = (one for result in results for one in result.evidence)
    return list(
        dict.fromkeys(say(one) for one in facts_told if one.value not in (None, Answer.NO.value))
    )


def answer_in_words(key: str, value: Value | None) -> str:
    """The answer alone: “Yes”, “Left”, “38.2 cm”."""
    one = finding(key)
    if value is None:
        return _("Left open")
    if key == "intensity" and isinstance(value, Decimal):
        return strength_word(value)
    if isinstance(value, Decimal):
        return f"{number_format(value)} {one.unit_name}".strip()
    if isinstance(value, tuple):
        return ", ".join(str(one.choice_label(item)) for item in value)
    return str(one.choice_label(value))


def in_groups(asked: Question, answers: Answers) -> list[tuple[str, list[str]]]:
    """The answers of one page, each with the labels it was given to; “No” and open come last.

    Of the calves only those in the unit that she used. A page with one question has no label.
    """
    keys = [key for key in asked.findings if key in answers]
    if asked.form == "calves":
        given = [key for key in keys if answers[key] is not None]
        keys = given or [key for key in keys if finding(key).unit == "cm"]
    keys.sort(key=lambda key: _LAST.get(answers[key], 0))
    groups: dict[str, list[str]] = {}
    for key in keys:
        label = [] if asked.is_single else [str(finding(key).label)]
        groups.setdefault(answer_in_words(key, answers[key]), []).extend(label)
    return list(groups.items())


def who_she_is(answers: Mapping[str, Value]) -> str:
    """The first words on the phone; "" where she has told neither weeks nor days."""
    weeks, days = answers.get("gestation_weeks"), answers.get("postpartum_days")
    if isinstance(weeks, Decimal):
        text = ngettext("I’m %(count)s week pregnant.", "I’m %(count)s weeks pregnant.", int(weeks))
        return text % {"count": int(weeks)}
    if isinstance(days, Decimal):
        text = ngettext(
            "My pregnancy ended %(count)s day ago.",
            "My pregnancy ended %(count)s days ago.",
            int(days),
        )
        return text % {"count": int(days)}
    return ""
