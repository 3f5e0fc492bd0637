"""The answers of the Check become an entry of the diary, once."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.models import Alert
from apps.diary.models import Entry
from apps.findings.vocabulary import CORE

pytestmark = pytest.mark.django_db

ADD = reverse("diary:add_check")
QUIET: dict[str, Any] = dict.fromkeys(CORE, "no")


def answered(client: Client, **answers: Any) -> None:
    """Leave answers in the session, as the Check does."""
    session = client.session
    kept = {"answers": {**QUIET, **answers}, "judgement": None, "at": timezone.now().isoformat()}
    session["check"] = kept
    session.save()
    client.cookies["session"] = str(session.session_key)


def test_the_answers_become_an_entry_and_facts(client: Client) -> None:
    answered(client, leg="left", one_leg_swollen="yes", gestation_weeks="30", smoker="yes")
    page = client.post(ADD, {"time_zone": "Europe/Paris"}, follow=True)

    entry = Entry.objects.get()
    assert entry.findings == {**QUIET, "leg": "left", "one_leg_swollen": "yes"}
    pregnancy = entry.user.pregnancy
    assert pregnancy.facts == {"smoker": "yes"}
    assert pregnancy.person_facts(entry.user.today())["gestation_weeks"] == 30
    assert "Call your maternity unit now" in page.content.decode()
    assert "check" not in client.session


def test_a_second_tap_adds_nothing(alice: User, alice_client: Client) -> None:
    answered(alice_client, leg="left")
    kept = dict(alice_client.session["check"])
    alice_client.post(ADD)
    session = alice_client.session
    session["check"] = kept
    session.save()
    alice_client.post(ADD)

    assert Entry.objects.count() == 1


def test_answers_of_yesterday_are_gone(alice_client: Client) -> None:
    answered(alice_client, leg="left")
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        answer = alice_client.post(ADD)

    assert answer.headers["Location"] == reverse("diary:list")
    assert not Entry.objects.exists()


def test_her_own_due_date_is_not_overwritten(alice: User, alice_client: Client) -> None:
    alice.pregnancy.due_date = alice.today() + timedelta(days=70)
    alice.pregnancy.save()
    answered(alice_client, gestation_weeks="12")
    alice_client.post(ADD)
    alice.pregnancy.refresh_from_db()

    assert alice.pregnancy.person_facts(alice.today())["gestation_weeks"] == 30


def test_a_birth_told_in_the_check_counts(client: Client) -> None:
    answered(client, breathless="yes", postpartum_days="12")
    client.post(ADD)

    assert Entry.objects.get().user.pregnancy.postpartum_days_on(timezone.localdate()) == 12
    assert Alert.objects.filter(rule_id="pe-breathless-high-risk").exists()


def test_without_answers_nothing_is_made(client: Client) -> None:
    assert client.post(ADD).status_code == 302
    assert not User.objects.exists()
    assert client.get(ADD).status_code == 405
