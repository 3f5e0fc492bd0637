"""Smallest examples of a condition, read from the condition itself, and one step below each.

A `Witness` is a handful of answers, laid out in time around one entry, with everything else left
blank. `smaller` takes one answer a step back, or one entry a minute further away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from apps.alerts import condition as language
from apps.alerts.derive import CALF_DIFFERENCE, PAIN_LENGTH
from apps.findings.vocabulary import CORE, FINDINGS, plain

NOW = timedelta(0)
ANCHOR = datetime(2025, 6, 15, 12)
MINUTE = timedelta(minutes=1)
SMALL_CALF = Decimal(36)
STEPS = {"pain_hours": "0.1", "calf_left_cm": "0.1", "temp_c": "0.1", "bmi": "0.1"}
STEPS |= {"travel_hours_4w": "0.1", "cramp_minutes": "0.1"}
PLACES = frozenset({"leg", "site"})
"""Choices that say where, not how bad: no step leads below them."""


def step_of(key: str) -> Decimal:
    """The smallest step that matters for a number."""
    return Decimal(STEPS.get(key, "1"))


@dataclass(frozen=True)
class Witness:
    """Answers by time from the entry that is looked at; `barred` are values that spoil it.

    `edges` are the answers that stand right on the edge of a bound, with the step beyond it.
    """

    answers: Mapping[tuple[timedelta, str], str | Decimal | None] = field(default_factory=dict)
    barred: frozenset[tuple[timedelta, str, str]] = frozenset()
    edges: Mapping[tuple[timedelta, str], Decimal] = field(default_factory=dict)
    far: frozenset[timedelta] = frozenset()

    def with_(self, other: Witness) -> Witness | None:
        """Both at once, or None where they contradict each other."""
        both, edges = {**other.answers, **self.answers}, {**other.edges, **self.edges}
        for at in self.answers.keys() & other.answers.keys():
            one, another = self.answers[at], other.answers[at]
            if one == another:
                continue
            if not isinstance(one, Decimal) or not isinstance(another, Decimal):
                return None
            # Two bounds from the same side: the tighter one. From both sides: stay at the first.
            floors = one > self.edges[at], another > other.edges[at]
            if (floors == (True, True) and another > one) or (not any(floors) and another < one):
                both[at], edges[at] = another, other.edges[at]
        barred = self.barred | other.barred
        if any(both.get((when, key)) == value for when, key, value in barred):
            return None
        return Witness(both, barred, edges, self.far | other.far)

    def shifted(self, by: timedelta) -> Witness:
        """The same seen from another entry."""
        return Witness(
            {(when + by, key): value for (when, key), value in self.answers.items()},
            frozenset((when + by, key, value) for when, key, value in self.barred),
            {(when + by, key): value for (when, key), value in self.edges.items()},
            frozenset(when + by for when in self.far),
        )

    def case(self, moved: Mapping[timedelta, timedelta] | None = None) -> dict[str, Any]:
        """The example as a case of the public format, logged from the earliest entry on.

        She acted on each entry before the last, so that no open alert stretches a window.
        """
        latest = max((when for when, _ in self.answers), default=NOW)
        facts: dict[str, Any] = {}
        entries: dict[timedelta, dict[str, Any]] = {NOW: {}}
        for (when, key), value in self.answers.items():
            if _about_her(key):
                facts[key] = _by(max(latest, NOW) - when, key, value)
            else:
                entries.setdefault(when, {})[key] = None if value is None else plain(value)
        timed = {when + (moved or {}).get(when, NOW): values for when, values in entries.items()}
        logged = [
            {
                "date": (ANCHOR + when).date().isoformat(),
                "time": (ANCHOR + when).time().isoformat(),
                **dict.fromkeys(CORE, "no"),
                **timed[when],
                "alert_resolution": "seen",
            }
            for when in sorted(timed)
        ]
        return {"facts": facts, "entries": logged}

    def smaller(self) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Every case one step below: what was taken back, the case, and the case without it.

        Where even the case without it fires, another branch needs it no more.
        """
        for (when, key), value in self.answers.items():
            if key in PLACES or value is None:
                continue
            blank = {**self.answers, (when, key): None}
            less = {**blank, (when, key): self.edges.get((when, key))}
            yield f"{key}={value} at {when}", Witness(less).case(), Witness(blank).case()
        for when in self.far - {NOW}:
            beyond = MINUTE if when > NOW else -MINUTE
            kept = {at: value for at, value in self.answers.items() if at[0] != when}
            told = f"the entry at {when} a minute further"
            yield told, self.case({when: beyond}), Witness(kept).case()


def _about_her(key: str) -> bool:
    return FINDINGS[key].group in ("person", "risk")


def _by(later: timedelta, key: str, value: str | Decimal | None) -> object:
    """A fact about her as it stands that much later; weeks and days go on counting."""
    if value is None:
        return None
    if isinstance(value, Decimal) and key == "gestation_weeks":
        value = round(value + Decimal(later.days) / 7, 9)
    if isinstance(value, Decimal) and key == "postpartum_days":
        value += later.days
    return plain(value)


def witnesses(condition: language.Condition) -> tuple[Witness, ...]:
    """Smallest examples that between them go through every branch of the condition."""
    if condition not in _FOUND:
        _FOUND[condition] = tuple(_KINDS[type(condition)](condition))
    return _FOUND[condition]


_FOUND: dict[language.Condition, tuple[Witness, ...]] = {}


def _is(one: language.Is) -> Iterable[Witness]:
    return [Witness({(NOW, one.finding): one.value})]


def _one_of(one: language.OneOf) -> Iterable[Witness]:
    return [Witness({(NOW, one.finding): value}) for value in one.values]


def _blank(one: language.Blank) -> Iterable[Witness]:
    return [Witness({(NOW, one.finding): None})]


def _unless(one: language.Unless) -> Iterable[Witness]:
    return [Witness(barred=frozenset((NOW, one.finding, value) for value in one.values))]


def _unknown(one: language.Unknown) -> Iterable[Witness]:
    return [Witness()]


def _number(measure: str, inside: Decimal, beyond: Decimal) -> Witness:
    if measure == PAIN_LENGTH:
        return Witness({(NOW, "pain_hours"): inside}, edges={(NOW, "pain_hours"): beyond})
    if measure == CALF_DIFFERENCE:
        left = (NOW, "calf_left_cm")
        answers = {left: SMALL_CALF + inside, (NOW, "calf_right_cm"): SMALL_CALF}
        return Witness(answers, edges={left: SMALL_CALF + beyond})
    return Witness({(NOW, measure): inside}, edges={(NOW, measure): beyond})


def _key(measure: str) -> str:
    return {PAIN_LENGTH: "pain_hours", CALF_DIFFERENCE: "calf_left_cm"}.get(measure, measure)


def _at_least(one: language.AtLeast) -> Iterable[Witness]:
    return [_number(one.measure, one.bound, one.bound - step_of(_key(one.measure)))]


def _over(one: language.Over) -> Iterable[Witness]:
    return [_number(one.measure, one.bound + step_of(_key(one.measure)), one.bound)]


def _under(one: language.Under) -> Iterable[Witness]:
    return [_number(one.measure, one.bound - step_of(_key(one.measure)), one.bound)]


def _all(one: language.All) -> Iterable[Witness]:
    """Each branch of each part at least once; a number that two parts bound meets both."""
    choices = [witnesses(part) for part in one.parts]
    for turn in range(max(map(len, choices))):
        for start in range(len(choices)):
            whole: Witness | None = Witness()
            order = choices[start:] + choices[:start]
            for options in order:
                whole = next(
                    (
                        joined
                        for offset in range(len(options))
                        if whole is not None
                        and (joined := whole.with_(options[(turn + offset) % len(options)]))
                    ),
                    None,
                )
            if whole is not None:
                yield whole


def _any(one: language.Any) -> Iterable[Witness]:
    """Each branch, with the branches that a blank alone makes true answered away."""
    for part in one.parts:
        off = Witness()
        for other in one.parts:
            if isinstance(other, language.Unless) and other is not part:
                off = Witness({**off.answers, (NOW, other.finding): other.values[0]})
        for found in witnesses(part):
            yield off.with_(found) or found


def _count_of(one: language.CountOf) -> Iterable[Witness]:
    for first in range(len(one.parts)):
        whole: Witness = Witness()
        found = 0
        for offset in count():
            if found == one.count or offset == len(one.parts):
                break
            part = one.parts[(first + offset) % len(one.parts)]
            joined = whole.with_(witnesses(part)[0])
            # Two answers to one question make one factor.
            if joined is not None and len(joined.answers) > len(whole.answers):
                whole, found = joined, found + 1
        if found == one.count:
            yield whole


def _within(one: language.Within) -> Iterable[Witness]:
    for found in witnesses(one.condition):
        if one.while_open and (len(found.answers) > 1 or found.edges):
            continue  # The steps of such a leg sign are tried with its own rule.
        yield found
        if all(_about_her(key) for _, key in found.answers):
            continue
        for by in (one.window, -one.window):
            apart = found.shifted(by)
            yield Witness(apart.answers, apart.barred, apart.edges, apart.far | {by})


def _rise(one: language.Rise) -> Iterable[Witness]:
    spans = [-one.window * place / (one.count - 1) for place in range(1, one.count)]
    answers = {(when, one.finding): one.to - one.by for when in spans}
    barred = frozenset((when, "leg", "both") for when in (NOW, *spans))
    yield Witness(
        {(NOW, one.finding): one.to, **answers},
        barred,
        {(NOW, one.finding): one.to - 1},
    )


def _grown(one: language.Grown) -> Iterable[Witness]:
    now = _number(one.measure, one.at_least, one.at_least - step_of("calf_left_cm"))
    before = {
        (-one.window, "calf_left_cm"): SMALL_CALF + one.at_least - one.by,
        (-one.window, "calf_right_cm"): SMALL_CALF,
    }
    joined = now.with_(Witness(before, far=frozenset({-one.window})))
    assert joined is not None
    yield joined


def _nights(one: language.Nights) -> Iterable[Witness]:
    nights = [timedelta(days=-(one.of - 1)), *(timedelta(days=-d) for d in range(one.count - 1))]
    yield Witness({(when, one.finding): "yes" for when in nights})


_KINDS: dict[type, Any] = {
    language.Is: _is,
    language.OneOf: _one_of,
    language.Blank: _blank,
    language.Unless: _unless,
    language.Unknown: _unknown,
    language.AtLeast: _at_least,
    language.Over: _over,
    language.Under: _under,
    language.All: _all,
    language.Any: _any,
    language.CountOf: _count_of,
    language.Within: _within,
    language.Rise: _rise,
    language.Grown: _grown,
    language.Nights: _nights,
}
