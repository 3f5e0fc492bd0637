"""Log a cramp: from nothing to an entry, judged, in one post."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.diary import saving
from apps.diary.models import Entry
from apps.findings.vocabulary import CORE

pytestmark = pytest.mark.django_db

LOG = reverse("diary:log")
NONE = {"none_of_these": "on"}


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def post(client: Client, **answers: Any) -> Entry:
    """Log an entry, and return it."""
    before = set(Entry.objects.values_list("pk", flat=True))
    answer = client.post(LOG, answers)
    assert answer.status_code == 302, answer.content.decode()
    return Entry.objects.exclude(pk__in=before).get()


def test_the_first_save_creates_a_diary(client: Client) -> None:
    entry = post(client, leg="left", intensity="7", time_zone="Pacific/Auckland", **NONE)

    assert entry.findings["leg"] == "left"
    assert entry.findings["intensity"] == "7"
    assert all(entry.findings[key] == "no" for key in CORE)
    assert entry.user.time_zone == "Pacific/Auckland"
    assert abs(entry.onset - timezone.now()) < timedelta(minutes=1)
    assert str(entry.pk) in page(client, reverse("diary:list"))


def test_looking_at_the_form_creates_nothing(client: Client) -> None:
    assert client.get(LOG).status_code == 200
    assert not User.objects.exists()
    assert "session" not in client.cookies


def test_blank_stays_blank(alice_client: Client) -> None:
    entry = post(alice_client, leg="right")

    assert not set(CORE) & set(entry.findings)
    assert entry.result is not None
    assert entry.result["complete"] is False
    saved = page(alice_client, reverse("diary:saved", args=[entry.pk]))
    assert "We cannot judge this yet" in saved
    assert "No warning sign" not in saved


def test_an_answer_beside_none_of_these_wins(alice_client: Client) -> None:
    entry = post(alice_client, warmth="yes", redness="not_sure", **NONE)

    assert entry.findings["warmth"] == "yes"
    assert entry.findings["redness"] == "not_sure"
    assert entry.findings["chest_pain"] == "no"


def test_no_symptom_answer_is_prefilled_and_no_strength(alice_client: Client) -> None:
    post(alice_client, leg="left", site="calf", intensity="7", warmth="yes", **NONE)
    form = alice_client.get(LOG).context["form"]

    assert (form.initial["leg"], form.initial["site"]) == ("left", "calf")
    assert not {"intensity", "none_of_these", *CORE} & set(form.initial)


def test_nothing_at_all_is_not_an_entry(alice_client: Client) -> None:
    answer = alice_client.post(LOG, {})

    assert answer.status_code == 422
    assert "Nothing is filled in yet" in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_note_alone_is_an_entry(alice_client: Client) -> None:
    assert post(alice_client, note="Slept badly").note == "Slept badly"


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("calf_left_cm", "200", "Write a number from 20 to 70"),
        ("calf_left_cm", "abc", "Write a number from 20 to 70"),
        ("cramp_minutes", "-1", "Write a number from 0 to 600"),
        ("pain_hours", "9" * 12, "Write a number from 0 to 8760"),
        ("temp_c", "NaN", "Write a number from 30 to 45"),
        ("onset", "yesterday", "Write a date and a time"),
        ("onset", "2999-01-01T00:00", "still to come"),
        ("onset", "2001-01-01T00:00", "over 14 days ago"),
        ("onset", "0001-01-01T00:00", "over 14 days ago"),
        ("leg", "third", "Select a valid choice"),
        ("note", "x" * 501, "at most 500 characters"),
        ("key", "no-key", "valid UUID"),
    ],
)
def test_bad_input_is_told_beside_the_field_and_kept(
    alice_client: Client, field: str, typed: str, message: str
) -> None:
    answer = alice_client.post(LOG, {"intensity": "5", field: typed, **NONE})

    assert answer.status_code == 422
    form = answer.context["form"]
    assert message in str(form.errors[field])
    assert form["intensity"].value() == "5"
    assert form[field].value() == typed
    assert not Entry.objects.exists()


def test_the_other_answers_are_judged_at_once(alice_client: Client) -> None:
    answer = alice_client.post(LOG, {"calf_left_cm": "200", "one_leg_swollen": "yes", **NONE})

    assert answer.status_code == 422
    assert "One leg is more swollen than the other" in answer.content.decode()
    assert not alice_client.get(reverse("alerts:list")).context["open"]


def test_they_are_judged_together_with_the_diary(alice_client: Client) -> None:
    yesterday = timezone.localtime() - timedelta(days=1)
    # Hours of pain in one leg are no warning by themselves.
    sore = {"leg": "left", "pain_hours": "3", "pain_trend": "easing", "pain_followed_cramp": "yes"}
    post(alice_client, onset=f"{yesterday:%Y-%m-%dT%H:%M}", **sore, **NONE)
    answer = alice_client.post(LOG, {"calf_left_cm": "200", "breathless": "yes", **NONE})

    assert answer.status_code == 422
    assert "You are short of breath and have signs of a clot in a leg" in answer.content.decode()


def test_a_comma_is_a_decimal_point(alice_client: Client) -> None:
    assert post(alice_client, calf_left_cm="38,5").findings["calf_left_cm"] == "38.5"


def test_calves_in_inches(alice: User, alice_client: Client) -> None:
    alice.length_unit = User.LengthUnit.INCH
    alice.save()
    entry = post(alice_client, calf_left_in="15.2", calf_right_in="14.3", **NONE)

    assert entry.findings["calf_left_in"] == "15.2"
    assert entry.level == "URGENT"


def test_one_form_posted_twice_is_one_entry(alice_client: Client) -> None:
    form = {"leg": "left", "key": str(uuid.uuid4()), **NONE}
    first, second = alice_client.post(LOG, form), alice_client.post(LOG, form)

    assert first.headers["Location"] == second.headers["Location"]
    assert Entry.objects.count() == 1


def test_a_late_second_post_of_an_old_form_is_still_one_entry(
    alice: User, alice_client: Client
) -> None:
    key = uuid.uuid4()
    old = timezone.now() - timedelta(days=90)
    stored = Entry.objects.create(user=alice, key=key, onset=old, findings={"leg": "left"})
    answer = alice_client.post(LOG, {"leg": "left", "key": str(key), **NONE})

    assert answer.headers["Location"] == reverse("diary:saved", args=[stored.pk])
    assert Entry.objects.count() == 1


def test_two_people_may_use_the_same_key(alice_client: Client, bob_client: Client) -> None:
    form = {"leg": "left", "key": str(uuid.uuid4()), **NONE}
    alice_client.post(LOG, form)
    bob_client.post(LOG, form)

    assert Entry.objects.count() == 2


def test_her_clock_decides_what_she_means(bob_client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 10, 12, 0, tzinfo=UTC)):
        entry = post(bob_client, leg="left", onset="2026-03-10T03:12")

    assert entry.onset == datetime(2026, 3, 10, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # In London the hour from 1 comes twice on 26 October 2025, and not at all on 29 March 2026.
        ("2025-10-26T01:30", datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
        ("2026-03-29T01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_the_night_the_clocks_change_turns_nobody_away(
    alice_client: Client, typed: str, meant: datetime
) -> None:
    with time_machine.travel(meant + timedelta(hours=6)):
        assert post(alice_client, leg="left", onset=typed).onset == meant


def test_a_note_of_danger_asks_for_the_six_questions(alice_client: Client) -> None:
    entry = post(alice_client, note="My chest feels odd", **NONE)

    saved = page(alice_client, reverse("diary:saved", args=[entry.pk]))
    assert "Please look at the six questions once more" in saved


def test_a_quiet_result_ends_with_the_clot_signs(alice_client: Client) -> None:
    entry = post(alice_client, leg="left", intensity="3", **NONE)
    saved = page(alice_client, reverse("diary:saved", args=[entry.pk]))

    assert "It cannot rule out a clot" in saved
    assert saved.index("No warning sign") < saved.index("one leg is more swollen")


def test_a_rule_that_fails_loses_nothing(
    alice_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a rule is broken")

    with monkeypatch.context() as patch:
        patch.setattr(saving, "judge", broken)
        entry = post(alice_client, one_leg_swollen="yes", **NONE)
    assert entry.result is None
    saved = page(alice_client, reverse("diary:saved", args=[entry.pk]))
    assert "We cannot check your answers now" in saved
    assert "Call the emergency number for" in saved
    assert "Not checked yet" in page(alice_client, reverse("diary:list"))

    post(alice_client, leg="right", **NONE)
    entry.refresh_from_db()
    assert entry.level == "URGENT"
    assert "Call your maternity unit now" in page(alice_client, reverse("diary:list"))


def test_a_fault_of_the_database_stores_neither_entry_nor_alert(
    alice_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(Entry, "save", broken)
    alice_client.raise_request_exception = False
    answer = alice_client.post(LOG, {"one_leg_swollen": "yes", **NONE})

    assert answer.status_code == 500
    assert "Call the emergency number for" in answer.content.decode()
    assert not Entry.objects.exists()
    assert not alice_client.get(reverse("alerts:list")).context["open"]


def test_htmx_is_sent_on_after_a_save(alice_client: Client) -> None:
    answer = alice_client.post(LOG, {"leg": "left", **NONE}, headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"].endswith("/saved/")


def test_htmx_gets_the_form_alone_after_a_mistake(alice_client: Client) -> None:
    answer = alice_client.post(LOG, {"pain_hours": "x"}, headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert "<html" not in answer.content.decode()
    assert 'id="log-form"' in answer.content.decode()
