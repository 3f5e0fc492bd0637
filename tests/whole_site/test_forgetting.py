"""What a visitor answered does not outlive its 24 hours on the server."""

from datetime import timedelta
from unittest import mock

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from apps.alerts.answers import ACTED, KEY

pytestmark = pytest.mark.django_db


def answered(client: Client, ago: timedelta) -> None:
    """A session with answers given some time ago, and what she did about them."""
    client.post("/account/country/", {"country": "IE"})
    session = client.session
    at = (timezone.now() - ago).isoformat()
    session[KEY] = {"answers": {"redness": "yes"}, "judgement": None, "at": at, "shown": []}
    session[ACTED] = {"at": at, "said": []}
    session.save()


def test_old_answers_are_dropped_by_the_next_post(client: Client) -> None:
    answered(client, timedelta(hours=25))
    assert client.get("/").status_code == 200
    assert KEY in client.session
    client.post("/account/country/", {"country": "GB"})
    assert KEY not in client.session
    assert ACTED not in client.session
    assert client.session["country"] == "GB"


def test_fresh_answers_stay(client: Client) -> None:
    answered(client, timedelta(hours=23))
    client.post("/account/country/", {"country": "GB"})
    assert client.session[KEY]["answers"] == {"redness": "yes"}
    assert ACTED in client.session


def test_a_post_without_a_session_reads_none(client: Client) -> None:
    with mock.patch.object(SessionStore, "load", side_effect=AssertionError):
        assert client.post("/diary/log/", {"note": "x" * 501}).status_code == 422


def test_sessions_that_have_ended_are_gone_after_a_start(client: Client) -> None:
    for age in (-1, 3600):
        session = SessionStore()
        session[KEY] = {"answers": {"redness": "yes"}}
        session.set_expiry(timezone.now() + timedelta(seconds=age))
        session.save()
    assert Session.objects.count() == 2
    with mock.patch("apps.core.management.commands.prepare.Command._collect"):
        call_command("prepare")
    assert Session.objects.get().session_key == session.session_key
