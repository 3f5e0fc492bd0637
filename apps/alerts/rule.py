"""The language a rule is written in.

A rule is data: a condition built from the few classes below, and the words that go with it. No
condition holds code of its own, so each can match, be listed, and be written out for a reader or
another program.

A condition answers `match(view)` with the observations that make it true, or None. An empty tuple
is true without an observation of its own. Nothing short-circuits an `Any`: every true branch adds
its observations, since "which entries raised this?" needs all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from apps.findings.observation import Observation
from apps.findings.text import Text

if TYPE_CHECKING:
    from apps.alerts.derive import View

Evidence = tuple[Observation, ...]


class Urgency(Enum):
    """How soon she should act. The same four words in Python, CSS and on the cards."""

    SELF_CARE = 0
    ROUTINE = 1
    URGENT = 2
    EMERGENCY = 3

    def __lt__(self, other: Urgency) -> bool:
        return self.value < other.value

    def __le__(self, other: Urgency) -> bool:
        return self.value <= other.value

    def __gt__(self, other: Urgency) -> bool:
        return self.value > other.value

    def __ge__(self, other: Urgency) -> bool:
        return self.value >= other.value

    @property
    def css(self) -> str:
        """The word used in class names: `self-care`, `emergency`."""
        return self.name.lower().replace("_", "-")

    @property
    def stays_open(self) -> bool:
        """Whether a result becomes an alert that stands until she records what she did."""
        return self >= Urgency.URGENT


class Group(Enum):
    """The table of the clinical evidence that a rule stands in."""

    CLOT = "clot"
    OTHER = "other"
    ORDINARY = "ordinary"


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


class Basis(Enum):
    """How the team knows what a source says."""

    SEED = "seed article"
    LOOKED_UP = "looked up in its published text"
    SECOND_HAND = "looked up in a secondary copy"
    FROM_MEMORY = "from memory, not looked up"
    OUR_CHOICE = "our design choice where no source gives a number"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from."""

    title: str
    basis: Basis

    def __str__(self) -> str:
        return f"{self.title} ({self.basis.value})"


@dataclass(frozen=True, slots=True)
class Level:
    """One urgency of a rule and what must be true for it.

    `reason` and `action` are its own words where those of the rule do not fit this urgency.
    `spans_entries` says whether more than one entry can have a say in it.
    """

    urgency: Urgency
    condition: Condition
    reason: Text | None = None
    action: Text | None = None
    spans_entries: bool = field(init=False)

    def __post_init__(self) -> None:
        spans = any(isinstance(part, SEVERAL_ENTRIES) for part in parts(self.condition))
        object.__setattr__(self, "spans_entries", spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the published table. An id never changes its meaning: retire it, add another.

    `asks_back` marks a judgement that is incomplete until she answers something. `also` adds
    advice where a certain finding is among those that made the rule fire.
    """

    id: str
    title: Text
    group: Group
    levels: tuple[Level, ...]
    reason: Text
    action: Text
    page: str
    sources: tuple[Source, ...]
    reviewed_by: str = ""
    asks_back: bool = False
    also: tuple[tuple[str, Text], ...] = ()

    def __post_init__(self) -> None:
        urgencies = [level.urgency for level in self.levels]
        if not urgencies or urgencies != sorted(set(urgencies), reverse=True):
            raise ValueError(f"{self.id}: levels must be distinct and the most urgent first")

    @property
    def urgency(self) -> Urgency:
        """The highest level that this rule can reach."""
        return self.levels[0].urgency

    def reason_at(self, urgency: Urgency) -> Text:
        """The plain words for why, at this urgency."""
        own = self._level_at(urgency).reason
        return self.reason if own is None else own

    def action_at(self, urgency: Urgency, findings: Collection[str] = ()) -> str:
        """What to do at this urgency, given the findings behind it."""
        own = self._level_at(urgency).action
        told = [self.action if own is None else own]
        told += [advice for finding, advice in self.also if finding in findings]
        return " ".join(map(str, told))

    def _level_at(self, urgency: Urgency) -> Level:
        return next((one for one in self.levels if one.urgency is urgency), self.levels[0])

    @property
    def source(self) -> str:
        """The sources in one line."""
        return "; ".join(map(str, self.sources))


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


def most_urgent(urgencies: Iterable[Urgency]) -> Urgency:
    """The highest of them; SELF_CARE where there is none."""
    return max(urgencies, default=Urgency.SELF_CARE)
