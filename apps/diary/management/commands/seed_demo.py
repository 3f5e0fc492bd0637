"""Fill a database with two made-up people: Alice, thirty weeks, with a diary; and Bob."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from apps.accounts.models import ContactNumber, User
from apps.accounts.services import BACKEND, add_pregnancy, extend_session, set_number
from apps.alerts.models import Alert
from apps.alerts.services import open_alerts, resolve
from apps.diary.models import Entry
from apps.diary.saving import save_entry
from apps.findings.vocabulary import CORE

QUIET: Final = dict.fromkeys(CORE, "no")
CALF: Final = {"leg": "left", "site": "calf"}

# Days ago, hour, minute, and what she logged.
NIGHTS: Final[tuple[tuple[int, int, int, dict[str, Any]], ...]] = (
    (13, 3, 5, {**CALF, "intensity": "5", "cramp_minutes": "2", "woke_from_sleep": "yes"}),
    (12, 2, 40, {"leg": "right", "site": "foot", "intensity": "3", "tried": ["stretch"]}),
    (10, 4, 10, {**CALF, "intensity": "7", "cramp_minutes": "4", "tried": ["stretch", "stand"]}),
    (9, 1, 30, {**CALF, "intensity": "3", "cramp_minutes": "1"}),
    (8, 3, 12, {**CALF, "intensity": "7", "one_leg_swollen": "yes", "calf_left_cm": "38.5",
                "calf_right_cm": "36.4"}),
    (6, 2, 20, {**CALF, "intensity": "5", "woke_from_sleep": "yes", "tried": ["stretch", "heat"]}),
    (5, 3, 48, {"leg": "both", "site": "calf", "intensity": "3"}),
    (4, 0, 15, {"leg": "right", "site": "calf", "intensity": "5", "woke_from_sleep": "yes"}),
    (3, 4, 2, {**CALF, "intensity": "5", "cramp_minutes": "3", "woke_from_sleep": "yes"}),
    (1, 3, 30, {**CALF, "intensity": "3", "cramp_minutes": "2", "tried": ["walk"]}),
    (0, 2, 50, {**CALF, "intensity": "5", "warmth": "yes", "pain_hours": "3",
                "pain_trend": "same"}),
)  # fmt: skip


class Command(BaseCommand):
    """`python manage.py seed_demo`: run it again for two fresh people."""

    help = "Fill the database with two made-up people: Alice, thirty weeks, and Bob."

    def handle(self, *args: Any, **options: Any) -> None:
        alice, bob = _alice(), _person("US", "America/New_York")
        _log(bob, 1, 5, 0, {"leg": "right", "site": "calf", "intensity": "3"})
        self.stdout.write("To see a diary, set this cookie in the browser and open /diary/:")
        for name, user in (("Alice", alice), ("Bob", bob)):
            self.stdout.write(f"  {name}: {settings.SESSION_COOKIE_NAME}={_session(user)}")


@transaction.atomic
def _alice() -> User:
    alice = _person("GB", "Europe/London")
    pregnancy = add_pregnancy(alice)
    pregnancy.due_date = alice.today() + timedelta(days=280 - 30 * 7 - 2)
    pregnancy.save()
    set_number(alice, ContactNumber.Kind.MATERNITY, "St Mary’s maternity", "020 7946 0018")
    for days, hour, minute, findings in NIGHTS:
        _log(alice, days, hour, minute, findings)
        if "one_leg_swollen" in findings:
            for alert in open_alerts(alice):
                resolve(alert, Alert.Action.SCANNED, "Scan clear. Come back if it goes on.")
    return alice


def _person(country: str, zone: str) -> User:
    user = User.objects.create_user(country=country, time_zone=zone)
    add_pregnancy(user)
    return user


def _log(user: User, days: int, hour: int, minute: int, findings: dict[str, Any]) -> None:
    now = timezone.localtime(timezone=user.zone)
    onset = (now - timedelta(days=days)).replace(hour=hour, minute=minute, second=0, microsecond=0)
    # Before 3 in the morning, last night's hour is still to come today.
    onset = min(onset, now)
    save_entry(user, Entry(onset=onset, findings={**QUIET, **findings}))


def _session(user: User) -> str:
    """A year's session of this person."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    extend_session(session)
    session.create()
    return str(session.session_key)
