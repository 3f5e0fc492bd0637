"""Numbers worked out from what was logged: one entry at a time, no history.

Lengths are kept exact: convert, subtract, round to 0.1 cm half up, then compare (clinical
evidence, sections 2 and 12 A).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from apps.findings.observation import Observation, Value

CM_PER_INCH = Decimal("2.54")
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and the observations it was worked out from."""

    value: Decimal
    evidence: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class CalfDifference:
    """Left minus right in cm to 0.1: positive where the left calf is the larger."""

    value: Decimal
    findings: tuple[str, str]


def tenths(number: Decimal) -> Decimal:
    """Rounded half up to one decimal."""
    return number.quantize(TENTH, rounding=ROUND_HALF_UP)


def calf_difference(values: Mapping[str, Value]) -> CalfDifference | None:
    """The larger signed difference that the stated calf sizes give, or None if one is missing.

    Either calf may be in centimetres, inches or both; both units of one calf are both compared.
    """
    differences = [
        CalfDifference(_rounded(left - right), (left_key, right_key))
        for left_key, left in _sizes(values, "left")
        for right_key, right in _sizes(values, "right")
    ]
    return max(differences, key=lambda difference: abs(difference.value), default=None)


def _sizes(values: Mapping[str, Value], side: str) -> list[tuple[str, Decimal]]:
    sizes = []
    for unit, factor in (("cm", Decimal(1)), ("in", CM_PER_INCH)):
        stated = values.get(f"calf_{side}_{unit}")
        if isinstance(stated, Decimal):
            sizes.append((f"calf_{side}_{unit}", stated * factor))
    return sizes


def _rounded(difference: Decimal) -> Decimal:
    """Half up by size, so that left and right are treated alike."""
    return tenths(abs(difference)).copy_sign(difference)
