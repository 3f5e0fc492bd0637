"""The list by night, an entry changed, and an entry taken back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.models import Alert
from apps.diary.models import Entry
from apps.diary.saving import delete_entry, judge_again, save_entry
from apps.findings.vocabulary import CORE

pytestmark = pytest.mark.django_db

LIST = reverse("diary:list")
QUIET = dict.fromkeys(CORE, "no")


def log(user: User, ago: timedelta = timedelta(0), **findings: Any) -> Entry:
    onset = timezone.now() - ago
    return save_entry(user, Entry(onset=onset, findings={**QUIET, **findings}))


def form_of(entry: Entry, **changes: Any) -> dict[str, Any]:
    """What her browser posts for an entry, with some fields changed."""
    shown = {key: raw for key, raw in entry.findings.items() if not isinstance(raw, list)}
    onset = entry.local_onset.strftime("%Y-%m-%dT%H:%M")
    return {**shown, "key": str(entry.key), "onset": onset, "note": entry.note, **changes}


def test_an_empty_diary_says_what_to_do(client: Client) -> None:
    text = client.get(LIST).content.decode()

    assert "Nothing here yet" in text
    assert reverse("diary:log") in text


@time_machine.travel(datetime(2026, 5, 20, 18, 0, tzinfo=UTC), tick=False)
def test_a_night_runs_from_noon_to_noon_where_she_is(bob: User, bob_client: Client) -> None:
    # In New York: 23:00 on the 18th and 04:00 on the 19th are one night; 13:00 is the next.
    for hour in (3, 8, 17):
        onset = datetime(2026, 5, 19, hour, 0, tzinfo=UTC)
        save_entry(bob, Entry(onset=onset, findings={**QUIET, "leg": "left"}))
    nights = bob_client.get(LIST).context["nights"]

    assert [night.name for night in nights] == [
        "Tuesday night, 19–20 May",
        "Monday night, 18–19 May",
    ]
    assert [line.time for line in nights[1].lines] == ["04:00", "23:00"]


def test_a_line_says_leg_place_strength_and_signs(alice: User, alice_client: Client) -> None:
    log(alice, leg="left", site="behind_knee", intensity="7", woke_from_sleep="yes")
    line = alice_client.get(LIST).context["nights"][0].lines[0]

    assert line.what == "Left · Behind the knee · strong"
    assert "Woke" in line.signs


def test_earlier_nights_come_in_pages_that_miss_nothing(alice: User, alice_client: Client) -> None:
    same = timezone.now() - timedelta(days=1)
    made = Entry.objects.bulk_create(
        [Entry(user=alice, onset=same, findings=QUIET, result={}) for _ in range(90)]
    )
    seen: list[int] = []
    url = LIST
    while url:
        context = alice_client.get(url).context
        seen += [line.pk for night in context["nights"] for line in night.lines]
        url = f"{LIST}?before={context['oldest']}" if context["oldest"] else ""

    assert sorted(seen) == sorted(entry.pk for entry in made)


@pytest.mark.parametrize("before", ["x", "-1", "٣", "9" * 40, ""])
def test_a_strange_page_is_no_fault(alice_client: Client, before: str) -> None:
    assert alice_client.get(LIST, {"before": before}).status_code in (200, 404)


def test_the_next_page_is_found_though_the_last_line_was_deleted(
    alice: User, alice_client: Client
) -> None:
    oldest, last = log(alice, ago=timedelta(days=2)), log(alice, ago=timedelta(days=1))
    log(alice)
    delete_entry(last)
    answer = alice_client.get(LIST, {"before": last.pk})

    assert answer.status_code == 200
    assert [line.pk for line in answer.context["nights"][0].lines] == [oldest.pk]


def test_an_edit_is_judged_again(alice: User, alice_client: Client) -> None:
    entry = log(alice, leg="left")
    url = reverse("diary:entry", args=[entry.pk])
    answer = alice_client.post(url, form_of(entry, one_leg_swollen="yes"))

    assert answer.status_code == 302
    entry.refresh_from_db()
    assert entry.level == "URGENT"
    assert Alert.objects.get().rule_id == "dvt-one-leg-swollen"


def test_an_edit_shows_and_keeps_everything(alice: User, alice_client: Client) -> None:
    entry = log(
        alice,
        leg="left",
        intensity="6",
        tried=["stretch", "heat"],
        calf_left_in="15.2",
        severe_headache="not_sure",
        vision_changes="yes",
        pain_now="yes",
    )
    url = reverse("diary:entry", args=[entry.pk])
    before = dict(entry.findings)
    form = alice_client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    posted = {key: value for key, value in shown.items() if value not in (None, "", [])}
    posted["onset"] = form_of(entry)["onset"]
    answer = alice_client.post(url, posted)

    assert answer.status_code == 302, answer.context["form"].errors
    entry.refresh_from_db()
    assert entry.findings == before


def test_a_tick_taken_away_is_no_answer(alice: User, alice_client: Client) -> None:
    entry = log(alice, vision_changes="yes")
    url = reverse("diary:entry", args=[entry.pk])
    answer = alice_client.post(url, form_of(entry, head=[]))
    assert answer.status_code == 302, answer.context["form"].errors
    entry.refresh_from_db()

    assert "vision_changes" not in entry.findings


def test_an_alert_outlives_the_edit_and_the_delete(alice: User, alice_client: Client) -> None:
    entry = log(alice, one_leg_swollen="yes")
    alice_client.post(reverse("diary:entry", args=[entry.pk]), form_of(entry, one_leg_swollen="no"))
    assert "Call your maternity unit now" in alice_client.get(LIST).content.decode()
    alice_client.post(reverse("diary:delete", args=[entry.pk]))

    assert "Call your maternity unit now" in alice_client.get(LIST).content.decode()
    assert Alert.objects.get().observations[0].finding == "one_leg_swollen"


def test_delete_can_be_undone(alice: User, alice_client: Client) -> None:
    entry = log(alice, leg="left")
    gone = alice_client.post(reverse("diary:delete", args=[entry.pk]), follow=True)
    assert "The entry is deleted" in gone.content.decode()
    assert not gone.context["nights"]

    back = alice_client.post(reverse("diary:restore", args=[entry.pk]), follow=True)
    assert [line.pk for line in back.context["nights"][0].lines] == [entry.pk]


def test_a_deleted_entry_cannot_be_opened(alice: User, alice_client: Client) -> None:
    entry = log(alice, leg="left")
    alice_client.post(reverse("diary:delete", args=[entry.pk]))

    for name in ("diary:entry", "diary:saved"):
        assert alice_client.get(reverse(name, args=[entry.pk])).status_code == 404


def test_days_together_and_a_late_entry(alice: User, alice_client: Client) -> None:
    log(alice, ago=timedelta(hours=1), breathless="yes")
    assert not Alert.objects.filter(rule_id="pe-breathless-with-leg").exists()
    onset = timezone.localtime(timezone=alice.zone) - timedelta(days=3)
    alice_client.post(
        reverse("diary:log"),
        {"one_leg_swollen": "yes", "none_of_these": "on", "onset": f"{onset:%Y-%m-%dT%H:%M}"},
    )

    alert = Alert.objects.get(rule_id="pe-breathless-with-leg")
    assert alert.urgency == Alert.Urgency.EMERGENCY
    assert {one.finding for one in alert.observations} >= {"breathless", "one_leg_swollen"}


def test_still_sore_reaches_back_beyond_what_is_loaded(alice: User) -> None:
    log(alice, ago=timedelta(days=40), leg="left", intensity="7")
    entry = log(alice, leg="left", still_sore_from_before="yes")

    assert entry.level == "URGENT"
    assert Alert.objects.filter(rule_id="dvt-pain-24h").exists()


def test_an_entry_that_cannot_be_read_does_not_stop_the_rules(alice: User) -> None:
    spoilt = {**QUIET, "leg": "left", "pain_hours": "1E-7", "gone": "yes", "redness": "mauve"}
    Entry.objects.create(user=alice, onset=timezone.now(), findings=spoilt)
    alice.pregnancy.facts = {"bmi": "1E-7"}
    entry = log(alice, leg="left", one_leg_swollen="yes")

    assert entry.level == "URGENT"
    assert Entry.objects.exclude(pk=entry.pk).get().result is not None


def test_a_new_risk_judges_the_last_days_again(alice: User, alice_client: Client) -> None:
    log(
        alice,
        ago=timedelta(days=2),
        leg="left",
        pain_hours="30",
        pain_trend="easing",
        pain_followed_cramp="yes",
    )
    assert not Alert.objects.filter(urgency__gte=Alert.Urgency.URGENT).exists()
    alice_client.post(reverse("accounts:health"), {"previous_clot": "yes"})

    assert Alert.objects.get(rule_id="high-risk-pain-24h").urgency == Alert.Urgency.URGENT


def test_judging_again_costs_no_query_for_each_entry(alice: User) -> None:
    log(alice, ago=timedelta(days=50), leg="left", intensity="7")
    for hours in range(60):
        onset = timezone.now() - timedelta(hours=hours)
        Entry.objects.create(user=alice, onset=onset, findings={**QUIET, "leg": "left"})
    Entry.objects.filter(findings__leg="left").update(result=None)
    log(alice, leg="left", still_sore_from_before="yes")
    Entry.objects.update(result={})
    with CaptureQueriesContext(connection) as queries:
        judge_again(alice)

    assert len(queries) <= 8
    recent = Entry.objects.filter(onset__gt=timezone.now() - timedelta(days=14))
    assert all(entry.level for entry in recent)
    assert Entry.objects.get(findings__intensity="7").result == {}


def test_what_cannot_be_judged_again_is_judged_with_the_next_save(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = log(alice, leg="left")
    with monkeypatch.context() as patch:
        patch.setattr(Entry, "logged", None)
        judge_again(alice)
    assert Entry.objects.filter(result__isnull=True).get() == entry
    log(alice, leg="right")

    assert not Entry.objects.filter(result__isnull=True).exists()


def test_bob_sees_nothing_of_alice(alice: User, bob_client: Client, client: Client) -> None:
    entry = log(alice, leg="left", one_leg_swollen="yes")

    for stranger in (bob_client, client):
        for name in ("entry", "saved"):
            assert stranger.get(reverse(f"diary:{name}", args=[entry.pk])).status_code == 404
        for name in ("entry", "delete", "restore"):
            assert stranger.post(reverse(f"diary:{name}", args=[entry.pk])).status_code == 404
        assert stranger.get(LIST, {"deleted": entry.pk}).context["deleted"] is None
        assert "Call your maternity unit now" not in stranger.get(LIST).content.decode()
    entry.refresh_from_db()
    assert entry.deleted_at is None
