"""A diary bound to a session: how it begins, how long it lives, and what a read may touch."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from apps.accounts.context import person
from apps.accounts.middleware import PersonMiddleware
from apps.accounts.models import Pregnancy, User
from apps.accounts.services import EXTENDED_AT, begin_diary

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
YEAR = 365 * 24 * 60 * 60


class UntouchableSession:
    """A session that fails the test when anything looks at it."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"the session was touched: {name}")

    def __contains__(self, key: str) -> bool:
        raise AssertionError("the session was read")

    def __getitem__(self, key: str) -> object:
        raise AssertionError("the session was read")


def a_request(session: SessionStore | None = None) -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = session or SessionStore()
    request.user = AnonymousUser()
    return request


def begin(time_zone: str = "", **session: str) -> tuple[HttpRequest, User]:
    request = a_request()
    for key, value in session.items():
        request.session[key] = value
    request.session.save()
    return request, begin_diary(request, time_zone)


def test_beginning_a_diary_creates_a_person_with_a_pregnancy_on_this_session() -> None:
    request, user = begin("America/New_York")
    assert request.user == user
    assert request.session[SESSION_KEY] == str(user.pk)
    assert user.time_zone == "America/New_York"
    assert Pregnancy.objects.get() == user.pregnancy
    assert not user.has_usable_password()


def test_the_session_key_changes_and_what_it_holds_stays() -> None:
    request = a_request()
    request.session["check"] = {"answers": {"cramp": "yes"}}
    request.session.save()
    before = request.session.session_key or ""
    begin_diary(request)
    assert request.session.session_key != before
    assert not SessionStore().exists(before)
    assert request.session["check"] == {"answers": {"cramp": "yes"}}


def test_the_country_chosen_before_moves_to_the_person() -> None:
    request, user = begin(country="IE")
    assert user.country == "IE"
    assert "country" not in request.session


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "x" * 500, "Etc/GMT+99"])
def test_an_unknown_time_zone_gives_the_default(name: str) -> None:
    assert begin(name)[1].time_zone == "Europe/London"


def test_the_session_lives_for_a_year() -> None:
    with time_machine.travel(NOW, tick=False):
        request, _user = begin()
        assert request.session.get_expiry_age() == YEAR


def test_someone_with_a_diary_keeps_it() -> None:
    request, user = begin()
    assert begin_diary(request) == user
    assert User.objects.count() == 1


def test_without_a_session_cookie_no_session_is_read() -> None:
    request = RequestFactory().get("/guide/")
    request.session = UntouchableSession()  # type: ignore[assignment]
    answered = PersonMiddleware(lambda _request: HttpResponse("page"))(request)
    assert answered.content == b"page"
    assert person(request) == {"gestation_label": ""}


def test_a_page_for_a_visitor_asks_the_database_nothing_about_her(
    client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        response = client.get("/account/health/")
    assert "session" not in response.cookies


def visit(client: Client, at: datetime, method: str = "get") -> Any:
    with time_machine.travel(at, tick=False):
        data = {"length_unit": "cm", "time_zone": "Europe/London"}
        return client.get("/account/") if method == "get" else client.post("/account/", data)


@pytest.fixture
def diary(client: Client) -> Client:
    """A browser whose diary began at NOW."""
    assert visit(client, NOW, "post").status_code == 302
    return client


def extended_at(client: Client) -> datetime:
    return datetime.fromtimestamp(client.session[EXTENDED_AT], UTC)


@pytest.mark.parametrize(("days", "extended"), [(0, False), (29, False), (30, True), (200, True)])
def test_a_read_extends_at_most_once_in_thirty_days(
    diary: Client, days: int, extended: bool
) -> None:
    later = NOW + timedelta(days=days)
    response = visit(diary, later)
    assert response.status_code == 200
    assert ("session" in response.cookies) is extended
    assert extended_at(diary) == (later if extended else NOW)
    if extended:
        assert response.cookies["session"]["max-age"] == YEAR
        again = visit(diary, later + timedelta(days=29))
        assert "session" not in again.cookies


def test_every_save_extends(diary: Client) -> None:
    later = NOW + timedelta(days=1)
    response = visit(diary, later, "post")
    assert response.cookies["session"]["max-age"] == YEAR
    assert extended_at(diary) == later


def test_a_save_that_was_refused_extends_nothing(diary: Client) -> None:
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        assert diary.post("/account/", {"length_unit": "miles"}).status_code == 422
    assert extended_at(diary) == NOW


def test_after_a_year_without_a_visit_the_diary_is_closed(diary: Client) -> None:
    assert b"starts a diary" not in visit(diary, NOW + timedelta(days=364)).content
    assert b"starts a diary" in visit(diary, NOW + timedelta(days=364 + 366)).content


def test_a_staff_session_keeps_its_ordinary_length() -> None:
    staff = User.objects.create_superuser("ann", "a long password of staff")
    client = Client()
    client.force_login(staff)
    client.get("/account/")
    assert EXTENDED_AT not in client.session


def test_a_session_without_a_person_is_not_extended(client: Client) -> None:
    client.post("/account/country/", {"country": "IE"})
    assert client.session["country"] == "IE"
    client.get("/account/")
    assert EXTENDED_AT not in client.session


def test_times_are_hers_for_the_request_and_nobody_elses_after(alice: User) -> None:
    alice.time_zone = "Pacific/Auckland"
    seen: list[str] = []
    request = a_request()
    request.COOKIES["session"] = "any"
    request.user = alice

    def page(_request: HttpRequest) -> HttpResponse:
        seen.append(timezone.get_current_timezone_name())
        return HttpResponse()

    PersonMiddleware(page)(request)
    assert seen == ["Pacific/Auckland"]
    assert timezone.get_current_timezone_name() == "Europe/London"


def test_the_chip_says_how_far_she_is(
    alice: User, alice_client: Client, thirty_weeks: Pregnancy
) -> None:
    assert "30 weeks + 2 days" in alice_client.get("/account/").content.decode()
    thirty_weeks.ended_on = alice.today()
    thirty_weeks.save()
    assert "30 weeks" not in alice_client.get("/account/").content.decode()
