"""The conditions that a rule is built from: a closed set of small classes, and no code of its own.

A condition answers `match(view)` with the observations that make it true, or None. An empty tuple
is true without an observation of its own. Nothing short-circuits an `Any`: every true branch adds
its observations, since "which entries raised this?" needs all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from apps.findings.observation import Observation

if TYPE_CHECKING:
    from apps.alerts.derive import View

Evidence = tuple[Observation, ...]


class Condition(Protocol):
    """Anything that can look at one entry within its history."""

    def match(self, view: View) -> Evidence | None:
        """The observations that make this true, or None where it is not."""


@dataclass(frozen=True, slots=True)
class Is:
    """The finding has this very answer. Blank is none of them."""

    finding: str
    value: str = "yes"

    def match(self, view: View) -> Evidence | None:
        if view.get(self.finding) == self.value:
            return (view.observation(self.finding),)
        return None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice is one of several values."""

    finding: str
    values: tuple[str, ...]

    def match(self, view: View) -> Evidence | None:
        if view.get(self.finding) in self.values:
            return (view.observation(self.finding),)
        return None


@dataclass(frozen=True, slots=True)
class Blank:
    """The question was not answered."""

    finding: str

    def match(self, view: View) -> Evidence | None:
        if view.get(self.finding) is None:
            return (view.observation(self.finding),)
        return None


@dataclass(frozen=True, slots=True)
class Unless:
    """True unless she gave this very answer: blank and "not sure" never count as it.

    The one negation there is, so that only an explicit answer can hold a rule back.
    """

    finding: str
    values: tuple[str, ...]

    def match(self, view: View) -> Evidence | None:
        return None if view.get(self.finding) in self.values else ()


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A number is known and at or above the bound."""

    measure: str
    bound: Decimal

    def match(self, view: View) -> Evidence | None:
        known = view.measure(self.measure)
        return known.evidence if known is not None and known.value >= self.bound else None


@dataclass(frozen=True, slots=True)
class Over:
    """A number is known and strictly above the bound."""

    measure: str
    bound: Decimal

    def match(self, view: View) -> Evidence | None:
        known = view.measure(self.measure)
        return known.evidence if known is not None and known.value > self.bound else None


@dataclass(frozen=True, slots=True)
class Under:
    """A number is known and strictly below the bound."""

    measure: str
    bound: Decimal

    def match(self, view: View) -> Evidence | None:
        known = view.measure(self.measure)
        return known.evidence if known is not None and known.value < self.bound else None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number could not be had from what was logged."""

    measure: str

    def match(self, view: View) -> Evidence | None:
        return () if view.measure(self.measure) is None else None


@dataclass(frozen=True, slots=True, init=False)
class All:
    """Every part is true."""

    parts: tuple[Condition, ...]

    def __init__(self, *parts: Condition) -> None:
        object.__setattr__(self, "parts", parts)

    def match(self, view: View) -> Evidence | None:
        evidence: list[Observation] = []
        for part in self.parts:
            found = part.match(view)
            if found is None:
                return None
            evidence.extend(found)
        return tuple(evidence)


@dataclass(frozen=True, slots=True, init=False)
class Any:
    """At least one part is true; the evidence is that of every true part."""

    parts: tuple[Condition, ...]

    def __init__(self, *parts: Condition) -> None:
        object.__setattr__(self, "parts", parts)

    def match(self, view: View) -> Evidence | None:
        matched = [found for part in self.parts if (found := part.match(view)) is not None]
        return tuple(one for found in matched for one in found) if matched else None


@dataclass(frozen=True, slots=True, init=False)
class CountOf:
    """At least `count` parts are true."""

    count: int
    parts: tuple[Condition, ...]

    def __init__(self, count: int, *parts: Condition) -> None:
        object.__setattr__(self, "count", count)
        object.__setattr__(self, "parts", parts)

    def match(self, view: View) -> Evidence | None:
        matched = [found for part in self.parts if (found := part.match(view)) is not None]
        if len(matched) < self.count:
            return None
        return tuple(one for found in matched for one in found)


@dataclass(frozen=True, slots=True)
class Within:
    """True in some entry no further away than the window, before or after, ends included.

    `same_leg` asks for the same side; both, unknown and blank match either. `while_open` lifts
    the window for an entry whose own leg or chest alert is still open (evidence, section 12 D).
    """

    condition: Condition
    window: timedelta
    same_leg: bool = False
    while_open: bool = False

    def match(self, view: View) -> Evidence | None:
        matched = [
            found
            for other in view.near(self.window, same_leg=self.same_leg, while_open=self.while_open)
            if (found := other.holds(self.condition)) is not None
        ]
        return tuple(one for found in matched for one in found) if matched else None


@dataclass(frozen=True, slots=True)
class Rise:
    """A number rose by `by` or more to `to` or more, over any earlier one of at least `count`
    entries of one leg. Seen from the entry that rose, back over the window.
    """

    finding: str
    count: int
    by: Decimal
    to: Decimal
    window: timedelta

    def match(self, view: View) -> Evidence | None:
        return view.rise(self.finding, self.count, self.by, self.to, self.window)


@dataclass(frozen=True, slots=True)
class Grown:
    """The signed difference is at least `at_least` now, and `by` or more above that of an
    earlier entry within the window.
    """

    measure: str
    at_least: Decimal
    by: Decimal
    window: timedelta

    def match(self, view: View) -> Evidence | None:
        return view.grown(self.at_least, self.by, self.window)


@dataclass(frozen=True, slots=True)
class Nights:
    """On at least `count` of the `of` nights that end with this entry's, the finding is yes."""

    finding: str
    count: int
    of: int

    def match(self, view: View) -> Evidence | None:
        return view.nights(self.finding, self.count, self.of)


SEVERAL_ENTRIES = (Within, Rise, Grown, Nights)
"""The conditions that look beyond one entry."""


def parts(condition: object) -> Iterator[object]:
    """The condition and every condition inside it."""
    yield condition
    if isinstance(condition, All | Any | CountOf):
        for part in condition.parts:
            yield from parts(part)
    elif isinstance(condition, Within):
        yield from parts(condition.condition)


def reads(condition: object) -> frozenset[str]:
    """Keys of all findings and measures that the condition looks at."""
    names: set[str] = set()
    for part in parts(condition):
        for name in ("finding", "measure"):
            key = getattr(part, name, None)
            if isinstance(key, str):
                names.add(key)
    return frozenset(names)


def as_data(value: object) -> object:
    """A condition as plain lists, words and numbers, for a reader or another program."""
    if is_dataclass(value) and not isinstance(value, type):
        data: dict[str, object] = {"is": type(value).__name__}
        data.update({field.name: as_data(getattr(value, field.name)) for field in fields(value)})
        return data
    if isinstance(value, tuple):
        return [as_data(part) for part in value]
    if isinstance(value, timedelta):
        return {"hours": value.total_seconds() / 3600}
    if isinstance(value, Decimal):
        return float(value)
    return value
