"""The list by night, newest first: each entry in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.diary.models import Entry
from apps.findings.strengths import strength_word
from apps.findings.vocabulary import FINDINGS
from apps.findings.when import night_of

SHOWN_SIGNS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in the list."""

    pk: int
    time: str
    what: str
    signs: str
    level: str


@dataclass(frozen=True, slots=True)
class Night:
    """One night, from noon to noon, named by both its dates."""

    evening: date
    name: str
    lines: tuple[Line, ...]


def by_night(entries: Iterable[Entry]) -> list[Night]:
    """The entries, newest first, in nights."""
    nights = groupby(entries, key=lambda entry: night_of(entry.local_onset))
    return [
        Night(evening, _night_name(evening), tuple(map(line_of, group)))
        for evening, group in nights
    ]


def line_of(entry: Entry) -> Line:
    """The entry as one line."""
    return Line(
        pk=entry.pk,
        time=time_format(entry.local_onset, "H:i"),
        what=headline(entry),
        signs=_signs(entry),
        level=entry.level,
    )


def headline(entry: Entry) -> str:
    """The leg, the place and the strength, as far as she said them."""
    told = [
        str(FINDINGS[key].choice_label(entry.findings[key]))
        for key in ("leg", "site")
        if entry.findings.get(key) not in (None, "not_sure")
    ]
    if "intensity" in entry.findings:
        told.append(strength_word(Decimal(entry.findings["intensity"])).lower())
    return " · ".join(told) or _("Entry")


def _signs(entry: Entry) -> str:
    """The signs she answered with yes."""
    yes = [
        str(FINDINGS[key].label)
        for key, raw in entry.findings.items()
        if raw == "yes" and key in FINDINGS
    ]
    more = len(yes) - SHOWN_SIGNS
    if more > 0:
        yes = [
            *yes[:SHOWN_SIGNS],
            ngettext("%(count)s more", "%(count)s more", more) % {"count": more},
        ]
    return "; ".join(yes)


def _night_name(evening: date) -> str:
    """Both dates of the night, as people say it: “Sunday night, 22–23 November”."""
    morning = evening + timedelta(days=1)
    begins = date_format(evening, "j" if evening.month == morning.month else "j F")
    return _("%(weekday)s night, %(begins)s–%(ends)s") % {
        "weekday": date_format(evening, "l"),
        "begins": begins,
        "ends": date_format(morning, "j F"),
    }
