"""The published table of rules: fixed, versioned, the same for everyone.

A change to any rule needs a new `RULESET`, its cases, its source and a line in the changelog.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from apps.alerts.rule import Rule
from apps.alerts.rules import dangers, legs, lungs, ordinary, unsure

RULESET: Final = "2026.1"

TABLE: Final[tuple[Rule, ...]] = (
    *lungs.RULES,
    *legs.RULES,
    *dangers.RULES,
    *unsure.RULES,
    *ordinary.RULES,
)
"""Every rule that is evaluated on a save. The order decides between equals on a page."""

NOTHING_FOUND: Final = ordinary.NOTHING_FOUND
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.id: rule for rule in (*TABLE, NOTHING_FOUND)}
)

if len(RULES) != len(TABLE) + 1:
    raise ValueError("two rules share an id")
