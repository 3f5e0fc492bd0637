"""A rule: one row of the published table, made of conditions and the words that go with them.

A rule is data (see `apps.alerts.condition`): it can match, be listed, and be written out for a
reader or another program.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum

from apps.alerts.condition import SEVERAL_ENTRIES, Condition, parts
from apps.findings.text import Text


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


def most_urgent(urgencies: Iterable[Urgency]) -> Urgency:
    """The highest of them; SELF_CARE where there is none."""
    return max(urgencies, default=Urgency.SELF_CARE)
