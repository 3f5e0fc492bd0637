"""Which of two answers is the more severe. Pure. Clinical evidence, section 2."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from apps.findings.observation import Value

SEVERITY = ("no", None, "not_sure", "yes")
REASSURING = frozenset({"pain_followed_cramp", "self_care_helped", "breathless_on_effort_only"})
"""Findings whose yes is the mild answer."""


def more_severe(key: str, one: Value | None, other: Value) -> Value:
    """The higher of two answers in the severity order, or of two numbers; else the first."""
    if one is None:
        return other
    if one in SEVERITY and other in SEVERITY:
        pick = min if key in REASSURING else max
        return pick(one, other, key=SEVERITY.index)
    return max(one, other) if isinstance(one, Decimal) and isinstance(other, Decimal) else one


def joined(one: Mapping[str, Value], other: Mapping[str, Value]) -> dict[str, Value]:
    """Both sets of findings in one: of two answers the more severe, else the first."""
    both = dict(other)
    for key, value in one.items():
        known = both.get(key)
        is_answer = value in SEVERITY and known in SEVERITY
        both[key] = more_severe(key, known, value) if is_answer else value
    return both
