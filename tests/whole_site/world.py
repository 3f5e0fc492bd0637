"""A site with something in every corner: four people, and a diary at every level of urgency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from zeal import zeal_context

from apps.accounts.models import ContactNumber, Pregnancy, User
from apps.accounts.services import BACKEND, add_pregnancy, extend_session, set_number
from apps.alerts.models import Alert
from apps.alerts.rule import Urgency
from apps.alerts.services import judge_answers, open_alerts, resolve
from apps.diary.models import Entry
from apps.diary.saving import delete_entry, save_entry
from apps.findings.vocabulary import CORE, FINDINGS, Value, clean, plain
from apps.questionnaire.flows.legs import LEGS

QUIET: Mapping[str, str] = dict.fromkeys(CORE, "no")
CRAMP = {"leg": "left", "site": "calf", "intensity": "5", "cramp": "yes"}

# What she logged, oldest first, by the name that the tests use.
LOGGED: Mapping[str, dict[str, Any]] = {
    "quiet": {**CRAMP, **QUIET, "cramp_minutes": "2"},
    "routine": {**CRAMP, **QUIET, "cramp_minutes": "15"},
    "unfinished": {"leg": "right"},
    "seen_before": {**CRAMP, **QUIET, "leg": "right", "one_leg_swollen": "yes"},
    "urgent": {**CRAMP, **QUIET, "one_leg_swollen": "yes"},
    "emergency": {**CRAMP, **QUIET, "chest_pain": "yes"},
}


class Browser(Client):
    """A browser whose every request has its queries counted by itself."""

    def request(self, **request: Any) -> Any:
        """Send it."""
        with zeal_context():
            return super().request(**request)


@dataclass
class World:
    """Alice has everything, Bob a quiet diary, Carol a diary with nothing in it."""

    alice: User
    bob: User
    carol: User
    entries: dict[str, Entry] = field(default_factory=dict)
    alerts: dict[str, Alert] = field(default_factory=dict)
    bobs: Entry | None = None

    def client(self, user: User) -> Browser:
        """A browser that has been hers for a while."""
        return with_session(str(session_of(user).session_key))


def session_of(user: User) -> SessionStore:
    """A fresh session of this person, a year long: a read has no reason to extend it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    extend_session(session)
    session.save()
    return session


def with_session(session: str) -> Browser:
    """A browser that holds this session's cookie; none where it is ""."""
    browser = Browser()
    if session:
        browser.cookies[settings.SESSION_COOKIE_NAME] = session
    return browser


def person(country: str, zone: str) -> User:
    """Someone with a diary and nothing in it."""
    user = User.objects.create_user(country=country, time_zone=zone)
    add_pregnancy(user)
    return user


def make_world() -> World:
    """Fill the database. Every save goes through the door that her own saves go through."""
    world = World(
        alice=person("GB", "Europe/London"),
        bob=person("US", "America/New_York"),
        carol=person("", "Europe/Paris"),
    )
    alice = world.alice
    pregnancy = Pregnancy.objects.get(user=alice)
    pregnancy.due_date = alice.today() + timedelta(days=280 - 30 * 7 - 2)
    pregnancy.save()
    alice.pregnancy = pregnancy
    set_number(alice, ContactNumber.Kind.MATERNITY, "St Mary’s maternity", "020 7946 0018")
    set_number(alice, ContactNumber.Kind.DOCTOR, "", "020 7946 0019")
    now = timezone.now()
    for hours, (name, findings) in zip((150, 120, 90, 80, 3, 1), LOGGED.items(), strict=True):
        onset = now - timedelta(hours=hours)
        entry = save_entry(alice, Entry(user=alice, onset=onset, findings=dict(findings)))
        world.entries[name] = entry
        if name == "seen_before":
            for alert in open_alerts(alice):
                resolve(alert, Alert.Action.SCANNED, "The scan was clear.")
                world.alerts["resolved"] = alert
    standing = Alert.objects.filter(user=alice, resolved_at=None)
    for level in Alert.Urgency:
        world.alerts[level.name.lower()] = standing.filter(urgency=level)[0]
    # One whose judging failed, one whose note speaks of danger, and one that she took out.
    world.entries["unjudged"] = Entry.objects.create(
        user=alice, onset=now - timedelta(hours=2), findings={"leg": "left"}, result=None
    )
    world.entries["noted"] = save_entry(
        alice,
        Entry(
            user=alice, onset=now - timedelta(days=7), findings=dict(QUIET), note="Out of breath."
        ),
    )
    world.entries["deleted"] = save_entry(
        alice, Entry(user=alice, onset=now - timedelta(days=8), findings={"leg": "both"})
    )
    delete_entry(world.entries["deleted"])
    world.bobs = save_entry(
        world.bob,
        Entry(user=world.bob, onset=now - timedelta(hours=5), findings=dict(LOGGED["quiet"])),
    )
    return world


def everything_asked() -> dict[str, str | None]:
    """Answers that open every question of the Check: unsure of all, a middling number for each."""
    answers: dict[str, str | None] = {}
    for key in LEGS.findings:
        one = FINDINGS[key]
        if one.kind == "answer":
            answers[key] = "not_sure"
        elif one.kind == "number":
            answers[key] = None
        else:
            answers[key] = one.choices[0].value
    answers["gestation_weeks"] = "30"
    answers["tried"] = None
    return answers


def ordinary_answers() -> dict[str, str | None]:
    """Answers to every question that comes up, with nothing in them but an ordinary cramp."""
    quiet = {"cramp": "yes", "leg": "left", "site": "calf", "cramp_minutes": "2", "intensity": "3"}
    answers: dict[str, str | None] = {}
    for key in LEGS.findings:
        answers[key] = quiet.get(key, "no" if FINDINGS[key].kind == "answer" else None)
    return answers


OUTCOMES: Mapping[Urgency, dict[str, str]] = {
    Urgency.EMERGENCY: {"chest_pain": "yes"},
    Urgency.URGENT: {"one_leg_swollen": "yes"},
    Urgency.ROUTINE: {"cramp_minutes": "15"},
    Urgency.SELF_CARE: {},
}
"""What has to be told beside an ordinary cramp for each outcome."""


def check_session(
    answers: Mapping[str, str | None], *, country: str = "", user: User | None = None
) -> SessionStore:
    """A session with answers of the Check: of someone without a diary, or with hers."""
    given: dict[str, Value] = {}
    for key, raw in answers.items():
        value = clean(key, raw)
        if value is not None:
            given[key] = value
    now = timezone.now()
    judgement = judge_answers(given, now, user)
    session = session_of(user) if user else SessionStore()
    session["check"] = {
        "answers": {key: plain(given[key]) if key in given else None for key in answers},
        "judgement": judgement.to_json(),
        "at": now.isoformat(),
        "shown": [one.rule.id for one in judgement.results],
    }
    if country:
        session["country"] = country
    session.save()
    return session
