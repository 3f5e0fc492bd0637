"""What was seen, when, and in which entry: the one form in which findings travel.

The diary, the questionnaire and the `assess` command all hand over entries made of findings; the
rules answer with the observations that made them fire.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from apps.findings.when import When

Value = str | Decimal | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """One finding as it was logged.

    `value` is None where the question was left blank and the blank itself matters. `effective` is
    when it took place. `entry` names the entry; None means a fact about the person.
    """

    finding: str
    value: Value | None
    effective: When | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """The answers of one entry. `key` is unique within one person's history."""

    key: str
    effective: When
    values: Mapping[str, Value]
