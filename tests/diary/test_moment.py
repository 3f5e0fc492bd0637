"""When it began: an edit elsewhere in the entry leaves the moment as it was stored."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.models import Alert
from apps.alerts.services import resolve
from apps.diary.fields import MomentField
from apps.diary.models import Entry
from apps.diary.saving import save_entry
from apps.findings.vocabulary import CORE

pytestmark = pytest.mark.django_db

QUIET = dict.fromkeys(CORE, "no")


def log(user: User, onset: datetime, **findings: Any) -> Entry:
    return save_entry(user, Entry(onset=onset, findings={**QUIET, **findings}))


def edit(client: Client, entry: Entry, **changes: Any) -> Entry:
    """Post the edit form as her browser shows it, with some fields changed."""
    url = reverse("diary:entry", args=[entry.pk])
    form = client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    posted = {name: value for name, value in shown.items() if value not in (None, "", [])}
    posted["onset"] = f"{form['onset'].value():%Y-%m-%dT%H:%M}"
    answer = client.post(url, {**posted, **changes})
    assert answer.status_code == 302, answer.context["form"].errors
    return Entry.objects.get(pk=entry.pk)


@pytest.mark.parametrize("days", [1, 15, 200])
def test_a_note_can_be_added_however_old_the_entry_is(
    alice: User, alice_client: Client, days: int
) -> None:
    onset = timezone.now().replace(second=42, microsecond=1234) - timedelta(days=days)
    entry = edit(alice_client, log(alice, onset, leg="left"), note="slept badly")

    assert (entry.onset, entry.note) == (onset, "slept badly")


def test_a_note_does_not_raise_what_she_has_acted_on(alice: User, alice_client: Client) -> None:
    onset = timezone.now().replace(second=42, microsecond=1234) - timedelta(days=1)
    entry = log(alice, onset, leg="left", one_leg_swollen="yes")
    resolve(Alert.objects.get(), Alert.Action.CALLED)
    edit(alice_client, entry, note="they were kind")

    assert not Alert.objects.filter(resolved_at=None).exists()


def test_the_second_of_two_equal_hours_stays_the_second(alice: User, alice_client: Client) -> None:
    second = datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    with time_machine.travel(second + timedelta(hours=6)):
        entry = log(alice, second, leg="left")
        assert f"{entry.local_onset:%H:%M}" == "01:30"
        assert edit(alice_client, entry, note="x").onset == second


def test_a_moment_that_was_changed_is_taken(alice: User, alice_client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 10, 12, 0, tzinfo=UTC)):
        entry = log(alice, timezone.now() - timedelta(hours=2), leg="left")
        entry = edit(alice_client, entry, onset="2026-03-09T03:12")

    assert entry.onset == datetime(2026, 3, 9, 3, 12, tzinfo=UTC)


def test_a_changed_moment_may_not_go_further_back_than_it_was(
    alice: User, alice_client: Client
) -> None:
    entry = log(alice, timezone.now() - timedelta(days=20), leg="left")
    earlier = entry.local_onset - timedelta(days=1)
    url = reverse("diary:entry", args=[entry.pk])
    answer = alice_client.post(url, {**QUIET, "onset": f"{earlier:%Y-%m-%dT%H:%M}"})

    assert answer.status_code == 422
    assert "over 14 days ago" in answer.content.decode()


@pytest.mark.parametrize("typed", ["2026-03-09T03:12+05:00", "2026-03-09T03:12Z"])
def test_a_time_by_another_clock_is_not_taken_for_hers(typed: str) -> None:
    with (
        time_machine.travel(datetime(2026, 3, 10, 12, 0, tzinfo=UTC)),
        pytest.raises(forms.ValidationError, match="Write a date and a time"),
    ):
        MomentField(ZoneInfo("Europe/London")).clean(typed)
