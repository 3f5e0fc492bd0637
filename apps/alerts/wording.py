"""Observations in plain words, with their date: the facts behind a warning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.findings.observation import Observation
from apps.findings.vocabulary import finding
from apps.findings.when import When, day_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One logged fact in words, and when it took place."""

    text: str
    when: str


def facts(observations: Iterable[Observation]) -> list[Fact]:
    """The facts in words, newest first, each once."""
    dated = sorted(observations, key=_newest_first)
    return list(dict.fromkeys(Fact(say(one), say_when(one.effective)) for one in dated))


def say(one: Observation) -> str:
    """The observation as a short statement in her words."""
    known = finding(one.finding)
    label = str(known.label)
    if one.value is None:
        return _("Not answered: %(label)s") % {"label": label}
    if isinstance(one.value, Decimal):
        number = f"{one.value.normalize():f}"
        return " ".join(filter(None, (f"{label}: {number}", str(known.unit_name))))
    if isinstance(one.value, tuple):
        chosen = ", ".join(str(known.choice_label(value)) for value in one.value)
        return f"{label}: {chosen}"
    if known.kind == "choice":
        return f"{label}: {known.choice_label(one.value)}"
    if one.value == "no":
        return _("No: %(label)s") % {"label": label}
    if one.value == "not_sure":
        return _("Not sure: %(label)s") % {"label": label}
    return label


def say_when(when: When | None) -> str:
    """The date, with the time where it is known, in her time zone."""
    if when is None:
        return ""
    if isinstance(when, datetime):
        return date_format(timezone.localtime(when), "D j M, H:i")
    return date_format(when, "D j M")


def _newest_first(one: Observation) -> tuple[int, float]:
    if one.effective is None:
        return (0, 0.0)
    moment = one.effective.timestamp() if isinstance(one.effective, datetime) else 0.0
    return (-day_of(one.effective).toordinal(), -moment)
