"""The whole vocabulary in its published order, and the one way to read a value of it.

The keys, values, ranges and the order are public: the assess command and exports use them.
A key never changes its meaning; a new finding takes a new key.
"""

import logging
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from apps.findings.chest import CHEST
from apps.findings.core import CORE_SIX
from apps.findings.dangers import DANGERS, WEAK_BOTH_LEGS
from apps.findings.finding import Answer, Choice, Finding, Value
from apps.findings.legs import LEGS, SWELLING_SUDDEN
from apps.findings.nights import NIGHTS, TRIED
from apps.findings.person import PERSON
from apps.findings.pregnancy import PREGNANCY
from apps.findings.risks import RISKS

__all__ = [
    "CORE",
    "FINDINGS",
    "Answer",
    "Choice",
    "Finding",
    "FindingError",
    "UnknownFinding",
    "Value",
    "clean",
    "finding",
    "plain",
    "readable",
]

logger = logging.getLogger(__name__)

FINDINGS: Mapping[str, Finding] = MappingProxyType(
    {
        one.key: one
        for one in (
            *PERSON,
            *CORE_SIX,
            *LEGS,
            *CHEST,
            *DANGERS,
            *NIGHTS,
            *PREGNANCY,
            TRIED,
            SWELLING_SUDDEN,
            WEAK_BOTH_LEGS,
            *RISKS,
        )
    }
)
"""Every finding by its key."""

CORE: tuple[str, ...] = tuple(one.key for one in CORE_SIX)
"""The six findings that are asked every time; one left blank leaves a judgement incomplete."""


class UnknownFinding(LookupError):  # noqa: N818 - reads as what it is
    """A key that the vocabulary does not have."""

    def __init__(self, key: object) -> None:
        super().__init__(f"unknown finding {key!r}")
        self.key = key


class FindingError(ValueError):
    """A value that a finding cannot have. `key` names the finding, the text what is wrong."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem


def finding(key: str) -> Finding:
    """The finding with this key.

    Raises UnknownFinding where there is none.
    """
    try:
        return FINDINGS[key]
    except (KeyError, TypeError):
        raise UnknownFinding(key) from None


def clean(key: str, raw: object) -> Value | None:
    """The value that `raw` (from JSON or a form) means for this finding; None where it is blank.

    Nothing is guessed, rounded or clipped. Raises UnknownFinding, and FindingError for a value
    of the wrong kind or outside the range.
    """
    one = finding(key)
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    if one.kind == "number":
        return _clean_number(one, raw)
    if one.kind == "list":
        return _clean_list(one, raw)
    if one.kind == "answer" and isinstance(raw, bool):
        return Answer.YES.value if raw else Answer.NO.value
    return _clean_choice(one, raw)


def plain(value: Value) -> str | list[str]:
    """The value as JSON can hold it. `clean` reads it back without loss."""
    if isinstance(value, tuple):
        return list(value)
    # Never with an exponent, as str() writes 0.0000001: `clean` refuses those.
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def readable(stored: Mapping[str, object]) -> dict[str, Value]:
    """The stored values that can be read and are not blank.

    One that cannot be read is left out, as if it had been left blank: it must not keep the rules
    from the others. Only its key is logged, never what it holds.
    """
    values: dict[str, Value] = {}
    for key, raw in stored.items():
        try:
            value = clean(key, raw)
        except (FindingError, UnknownFinding):
            logger.error("a stored value of %r cannot be read", key)  # noqa: TRY400
            continue
        if value is not None:
            values[key] = value
    return values


_DECIMALS = 12
# No exponents, underscores, "NaN" or "Infinity": Decimal itself would take them.
_NUMBER = re.compile(rf"[+-]?(\d{{1,12}}(\.\d{{0,{_DECIMALS}}})?|\.\d{{1,{_DECIMALS}}})")


def _clean_number(one: Finding, raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise FindingError(one.key, f"must be a number{_range(one)}, not {_shown(raw)}")
    if isinstance(raw, str) and not _NUMBER.fullmatch(raw.strip()):
        raise FindingError(one.key, f"must be a number{_range(one)}, not {_shown(raw)}")
    try:
        value = Decimal(str(raw).strip())
    except (InvalidOperation, ValueError):
        raise FindingError(one.key, f"must be a number{_range(one)}") from None
    if not value.is_finite():
        raise FindingError(one.key, f"must be a number{_range(one)}, not {_shown(raw)}")
    too_low = one.minimum is not None and value < one.minimum
    too_high = one.maximum is not None and value > one.maximum
    if too_low or too_high:
        raise FindingError(one.key, f"must be{_range(one)}, not {_shown(raw)}")
    if value != round(value, _DECIMALS):
        raise FindingError(one.key, f"must have at most {_DECIMALS} decimals, not {_shown(raw)}")
    return value or Decimal(0)


def _clean_choice(one: Finding, raw: object) -> str:
    if isinstance(raw, str) and raw.strip() in one.values:
        return raw.strip()
    raise FindingError(one.key, f"must be one of {', '.join(one.values)}, not {_shown(raw)}")


def _clean_list(one: Finding, raw: object) -> tuple[str, ...] | None:
    if not isinstance(raw, list | tuple):
        raise FindingError(one.key, f"must be a list of {', '.join(one.values)}")
    chosen = {_clean_choice(one, item) for item in raw}
    return tuple(value for value in one.values if value in chosen) or None


def _range(one: Finding) -> str:
    unit = f" {one.unit}" if one.unit and not one.unit.startswith("{") else ""
    return f" from {one.minimum} to {one.maximum}{unit}"


def _shown(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= 40 else f"{text[:39]}…"
