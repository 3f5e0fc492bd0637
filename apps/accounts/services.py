"""What changes a person: beginning a diary, her session, her country and her numbers."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY, login
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from apps.accounts.models import ContactNumber, Pregnancy, User
from apps.accounts.phones import to_e164
from apps.accounts.zones import default_time_zone, known_zones

BACKEND = "apps.accounts.backend.AuthBackend"
YEAR = timedelta(days=365)
READ_EXTENDS_AFTER = timedelta(days=30)
EXTENDED_AT = "extended_at"
COUNTRY = "country"


def begin_diary(request: HttpRequest, time_zone: str = "") -> User:
    """Create her diary and bind it to this session for a year; return her if she has one.

    The session key changes and what the session holds stays. `time_zone` is what her device
    says it is (an IANA name); an unknown one gives the default.
    """
    if request.user.is_authenticated:
        return request.user
    with transaction.atomic():
        user = User.objects.create_user(
            time_zone=time_zone if time_zone in known_zones() else default_time_zone(),
            country=request.session.pop(COUNTRY, ""),
        )
        add_pregnancy(user)
        login(request, user, backend=BACKEND)
    extend_session(request.session)
    return user


def add_pregnancy(user: User) -> Pregnancy:
    """Her pregnancy, created empty when there is none yet."""
    pregnancy = user.pregnancy_or_none()
    if pregnancy is None:
        pregnancy, _created = Pregnancy.objects.get_or_create(user=user)
        user.pregnancy = pregnancy
    return pregnancy


def lock(user: User) -> None:
    """Hold her row until the transaction ends, so that two saves at once see each other."""
    User.objects.select_for_update().only("pk").get(pk=user.pk)


def has_ended(user: User | None) -> bool:
    """Whether her pregnancy has ended, by a birth or any loss: then nothing speaks of a baby."""
    pregnancy = user.pregnancy_or_none() if user else None
    return bool(pregnancy and pregnancy.ended_on)


def set_number(user: User, kind: str, name: str, number: str) -> None:
    """Save the number she calls for this kind, read in her country; without digits remove it."""
    if not number.strip():
        user.numbers.filter(kind=kind).delete()
        return
    typed = {
        "name": name.strip(),
        "number": number.strip(),
        "e164": to_e164(number, user.country),
    }
    ContactNumber.objects.update_or_create(user=user, kind=kind, defaults=typed)


def numbers_of(user: User) -> dict[str, ContactNumber]:
    """Her saved numbers by kind, in one query."""
    return {number.kind: number for number in user.numbers.all()}


def country_of(request: HttpRequest) -> str:
    """The country she chose, or "": from her settings, or kept in the session without a diary.

    Reads no session where there is no session cookie.
    """
    if not has_session(request):
        return ""
    if request.user.is_authenticated:
        return request.user.country
    return str(request.session.get(COUNTRY, ""))


def set_country(request: HttpRequest, country: str) -> None:
    """Keep the country she chose: ISO alpha-2, or "" for none listed. Her numbers are read anew."""
    if not request.user.is_authenticated:
        request.session[COUNTRY] = country
        return
    user = request.user
    with transaction.atomic():
        user.country = country
        user.save(update_fields=["country"])
        for saved in user.numbers.all():
            set_number(user, saved.kind, saved.name, saved.number)


def has_session(request: HttpRequest) -> bool:
    """Whether the request came with a session cookie; without one there is nothing to read."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def extend_session(session: SessionBase) -> None:
    """Let the session live a year from now."""
    session.set_expiry(int(YEAR.total_seconds()))
    session[EXTENDED_AT] = int(timezone.now().timestamp())


def needs_extension(session: SessionBase) -> bool:
    """Whether a read may extend this session: it has a person, and 30 days have passed."""
    if SESSION_KEY not in session:
        return False
    extended = timezone.now().timestamp() - session.get(EXTENDED_AT, 0)
    return bool(extended >= READ_EXTENDS_AFTER.total_seconds())
