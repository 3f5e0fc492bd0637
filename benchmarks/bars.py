"""The bars that every figure is held against, and the goals beyond them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must reach.

    `least` tells whether the figure must be at least the bar (a speed) or at most (a count). A
    binding bar that is missed makes ``--strict`` fail; the others are shown to be worked towards.
    """

    bar: float
    goal: float
    least: bool = False
    binding: bool = False

    def met(self, value: float) -> bool:
        """Whether the bar is reached."""
        return value >= self.bar if self.least else value <= self.bar

    def reached_goal(self, value: float) -> bool:
        """Whether the goal is reached too."""
        return value >= self.goal if self.least else value <= self.goal


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, how it spread, and its bar where it has one."""

    name: str
    value: float
    unit: str = ""
    spread: tuple[float, float] | None = None
    note: str = ""
    bar: Bar | None = None

    @property
    def falls_short(self) -> bool:
        """Whether a binding bar is missed."""
        return self.bar is not None and self.bar.binding and not self.bar.met(self.value)


SAVE = "save an entry"

SPEED = {
    "guide page": Bar(0.45, 0.90, least=True, binding=True),
    "guide page, not modified": Bar(0.55, 0.90, least=True, binding=True),
    "diary, 40 entries": Bar(0.05, 0.10, least=True),
    SAVE: Bar(0.04, 0.08, least=True),
}
"""Requests a second as a part of hello's."""

PAGE_QUERIES = Bar(5, 3, binding=True)
SAVE_QUERIES = Bar(10, 6, binding=True)
PAGE_BYTES = Bar(45_000, 30_000, binding=True)
PAGE_REQUESTS = Bar(6, 4, binding=True)
GUIDE_BYTES = Bar(14_000, 12_000, binding=True)
GUIDE_REQUESTS = Bar(3, 3, binding=True)
RULES_MS = Bar(1.0, 1.0)


def short_of(figures: Iterable[Figure]) -> list[str]:
    """The names of the figures that miss a binding bar."""
    return [figure.name for figure in figures if figure.falls_short]
