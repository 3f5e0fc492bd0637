"""The same form posted again, and a save that fails half way: nothing she wrote is lost."""

import logging
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.models import Alert
from apps.diary import saving, views
from apps.diary.models import Entry
from apps.findings.vocabulary import CORE

pytestmark = pytest.mark.django_db

LOG = reverse("diary:log")
NONE = {"none_of_these": "on"}
SECRET = "my calf feels like molten glass"


@pytest.fixture
def form() -> dict[str, Any]:
    """A form that was shown once."""
    return {"leg": "left", "key": str(uuid.uuid4()), **NONE}


def broken(*args: object, **kwargs: object) -> None:
    raise RuntimeError(SECRET)


def test_other_answers_in_the_same_form_are_an_edit(
    alice_client: Client, form: dict[str, Any]
) -> None:
    alice_client.post(LOG, form)
    first = Entry.objects.get()
    answer = alice_client.post(LOG, {**form, "one_leg_swollen": "yes", "note": "more now"})

    entry = Entry.objects.get()
    assert answer.headers["Location"] == reverse("diary:saved", args=[entry.pk])
    assert (entry.pk, entry.onset, entry.note) == (first.pk, first.onset, "more now")
    assert entry.level == "URGENT"
    assert Alert.objects.get().rule_id == "dvt-one-leg-swollen"


def test_another_moment_in_the_same_form_moves_the_entry(
    alice: User, alice_client: Client, form: dict[str, Any]
) -> None:
    alice_client.post(LOG, form)
    earlier = (timezone.now() - timedelta(days=2)).astimezone(alice.zone)
    alice_client.post(LOG, {**form, "onset": f"{earlier:%Y-%m-%dT%H:%M}"})

    assert Entry.objects.get().onset == earlier.replace(second=0, microsecond=0)


def test_the_same_form_again_is_not_judged_again(
    alice_client: Client, form: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice_client.post(LOG, form)
    updated = Entry.objects.get().updated
    monkeypatch.setattr(saving, "judge", broken)
    alice_client.post(LOG, form)

    entry = Entry.objects.get()
    assert entry.updated == updated
    assert entry.result is not None


@pytest.mark.parametrize("more", [{}, {"one_leg_swollen": "yes"}])
@pytest.mark.parametrize("ago", [0, 40])
def test_the_form_of_a_deleted_entry_brings_it_back(
    alice_client: Client, form: dict[str, Any], more: dict[str, Any], ago: int
) -> None:
    alice_client.post(LOG, form)
    entry = Entry.objects.get()
    Entry.objects.update(onset=entry.onset - timedelta(days=ago))
    alice_client.post(reverse("diary:delete", args=[entry.pk]))
    answer = alice_client.post(LOG, {**form, **more}, follow=True)

    assert answer.status_code == 200
    entry.refresh_from_db()
    assert entry.deleted_at is None
    assert entry.level == ("URGENT" if more else "SELF_CARE")


def test_a_first_save_that_fails_leaves_nobody_behind(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Entry, "save", broken)
    client.raise_request_exception = False

    assert client.post(LOG, {"leg": "left", **NONE}).status_code == 500
    assert not User.objects.exists()
    assert not Session.objects.exists()


def test_answers_of_the_check_outlive_a_save_that_fails(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = client.session
    answers = {**dict.fromkeys(CORE, "no"), "leg": "left"}
    session["check"] = {"answers": answers, "judgement": None, "at": timezone.now().isoformat()}
    session.save()
    client.cookies["session"] = str(session.session_key)
    client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(Entry, "save", broken)
        assert client.post(reverse("diary:add_check")).status_code == 500
    assert not User.objects.exists()

    assert client.post(reverse("diary:add_check")).status_code == 302
    assert Entry.objects.get().findings["leg"] == "left"


def test_a_fault_tells_the_log_nothing_of_hers(
    alice_client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(saving, "judge", broken)
    with caplog.at_level(logging.ERROR):
        alice_client.post(LOG, {"leg": "left", "note": SECRET, **NONE})

    assert "an entry could not be judged: RuntimeError" in caplog.text
    assert "molten" not in caplog.text


@pytest.mark.parametrize("partial", [True, False])
def test_a_form_with_mistakes_that_cannot_be_judged_shows_the_danger_signs(
    alice_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    partial: bool,
) -> None:
    monkeypatch.setattr(views, "judge_answers", broken)
    headers = {"HX-Request": "true"} if partial else {}
    posted = {"calf_left_cm": "200", "one_leg_swollen": "yes", **NONE}
    answer = alice_client.post(LOG, posted, headers=headers)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "We cannot check your answers now" in text
    assert "Call the emergency number for" in text
    assert 'value="200"' in text
    assert "molten" not in caplog.text
