"""The first page says where to go, with or without a diary."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from apps.accounts.models import User
from apps.diary.models import Entry

PLACES = ("/guide/stop-a-cramp-now/", "/guide/blood-clot-signs/", "/diary/log/", "/check/")


@pytest.mark.parametrize("place", [*PLACES, "/guide/"])
def test_a_first_visit_is_told_where_to_go(client: Client, place: str) -> None:
    assert f'href="{place}"' in client.get("/").content.decode()


def test_a_first_visit_reads_nothing_and_sets_no_cookie(client: Client) -> None:
    # Without the database fixture any query would fail this test.
    response = client.get("/")
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-cache"
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.django_db
def test_a_cookie_that_opens_nothing_shows_the_first_visit(client: Client) -> None:
    client.cookies["session"] = "unknown"
    response = client.get("/")
    assert "A leg cramp at night?" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("place", [*PLACES, "/diary/"])
def test_someone_with_a_diary_is_led_on(alice_client: Client, place: str) -> None:
    response = alice_client.get("/")
    assert f'href="{place}"' in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("utc", "zone", "greeting"),
    [
        (datetime(2026, 1, 10, 3, 12, tzinfo=UTC), "Europe/London", "Can’t sleep?"),
        (datetime(2026, 1, 10, 8, 0, tzinfo=UTC), "Europe/London", "How was the night?"),
        (datetime(2026, 1, 10, 8, 0, tzinfo=UTC), "America/New_York", "Can’t sleep?"),
        (datetime(2026, 1, 10, 15, 0, tzinfo=UTC), "Europe/London", "How are your legs?"),
    ],
)
def test_the_greeting_follows_her_clock(
    alice: User, utc: datetime, zone: str, greeting: str
) -> None:
    alice.time_zone = zone
    alice.save()
    client = Client()
    with time_machine.travel(utc):
        client.force_login(alice)
        assert f"<h1>{greeting}</h1>" in client.get("/").content.decode()


def log(user: User, hours_ago: float, leg: str | None = "left") -> Entry:
    onset = timezone.now() - timedelta(hours=hours_ago)
    return Entry.objects.create(user=user, onset=onset, findings={"leg": leg} if leg else {})


@pytest.mark.parametrize(
    ("leg", "question"),
    [
        ("left", "Is your left leg still sore?"),
        ("right", "Is your right leg still sore?"),
        ("both", "Are your legs still sore?"),
        ("not_sure", "Is your leg still sore?"),
        (None, "Is your leg still sore?"),
    ],
)
def test_the_morning_after_asks_whether_it_is_still_sore(
    alice: User, alice_client: Client, leg: str | None, question: str
) -> None:
    log(alice, hours_ago=6, leg=leg)
    assert question in alice_client.get("/").content.decode()


@pytest.mark.parametrize(
    ("hours_ago", "asks"), [(0.5, False), (1.1, True), (35, True), (37, False)]
)
def test_it_asks_while_a_cramp_may_still_be_felt(
    alice: User, alice_client: Client, hours_ago: float, asks: bool
) -> None:
    log(alice, hours_ago=hours_ago)
    assert ("still sore?" in alice_client.get("/").content.decode()) is asks


def test_it_asks_about_the_latest_entry_that_is_hers_and_kept(
    alice: User, bob: User, alice_client: Client
) -> None:
    log(alice, hours_ago=8, leg="right")
    deleted = log(alice, hours_ago=4, leg="both")
    deleted.deleted_at = timezone.now()
    deleted.save()
    log(bob, hours_ago=2, leg="left")
    assert "Is your right leg still sore?" in alice_client.get("/").content.decode()
