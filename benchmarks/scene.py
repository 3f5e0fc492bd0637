"""People with forty entries each, in a database that is thrown away afterwards.

Everything is made the way a mother makes it: the first entry through the form, which begins her
diary and her session, the others through the one function that saves and judges.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.diary.models import Entry
from apps.diary.saving import save_entry
from apps.findings.vocabulary import CORE

ENTRIES = 40
DAYS = 20
GUIDE_SLUG = "stop-a-cramp-now"
CSRF = "benchmark".ljust(32, "0")
"""A token is 32 letters and digits; the cookie and the form only have to agree."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a diary, and the session that her phone holds."""

    user: User
    session: str


def browser(person: Person | None = None) -> Client:
    """A browser within this process, with the person's session or with none."""
    client = Client(headers={"host": "localhost"})
    if person is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = person.session
    return client


def moments(count: int, days: int, now: datetime) -> Iterator[datetime]:
    """So many moments over the last days, newest first: an hour ago, then at even distances."""
    for place in range(count):
        yield now - timedelta(hours=1) - place * timedelta(days=days) / count


def signs(place: int) -> dict[str, Any]:
    """What an ordinary entry holds: a short cramp, now in one leg and now in the other."""
    return {
        "leg": "left" if place % 3 else "right",
        "site": "calf",
        "intensity": str(3 + place % 3),
        "cramp": "yes",
        "cramp_minutes": str(1 + place % 4),
        "woke_from_sleep": "yes" if place % 4 else "no",
        **dict.fromkeys(CORE, "no"),
    }


def filled_in() -> dict[str, str]:
    """The fields of the log form after three taps, under a key that was never used."""
    return {
        "csrfmiddlewaretoken": CSRF,
        "key": str(uuid.uuid4()),
        "time_zone": settings.TIME_ZONE,
        "leg": "left",
        "intensity": "5",
        "none_of_these": "on",
        "onset": "",
        "note": "",
    }


def person_with_diary() -> Person:
    """Begin a diary, and fill it with two entries a night."""
    client = browser()
    answer = client.post(reverse("diary:log"), filled_in())
    if answer.status_code != 302:
        raise RuntimeError(f"the first save answered {answer.status_code}")
    user = User.objects.latest("pk")
    _newest, *earlier = moments(ENTRIES, DAYS, timezone.now())
    with transaction.atomic():
        for place, onset in enumerate(reversed(earlier)):
            entry = save_entry(user, Entry(onset=onset, findings=signs(place)))
            if entry.result is None:
                raise RuntimeError("an entry could not be judged, so nothing here would be true")
    return Person(user, client.cookies[settings.SESSION_COOKIE_NAME].value)
