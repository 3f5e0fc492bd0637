"""What stands on her pages, what she records, and the answers of a Check beside her diary."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.models import Alert
from apps.alerts.rule import Urgency
from apps.alerts.services import judge_answers
from apps.diary.around import entries_around
from apps.diary.models import Entry
from apps.diary.saving import judge_again, save_entry
from apps.findings.vocabulary import CORE, clean

pytestmark = pytest.mark.django_db

QUIET = dict.fromkeys(CORE, "no")
CALL = "Call your maternity unit now, at any hour"


def log(user: User, ago: timedelta = timedelta(0), **findings: Any) -> Entry:
    onset = timezone.now() - ago
    return save_entry(user, Entry(onset=onset, findings={**QUIET, **findings}))


def answers(**given: Any) -> dict[str, Any]:
    return {key: clean(key, raw) for key, raw in {**QUIET, **given}.items()}


def check(client: Client, **given: str) -> None:
    """Answer the first pages of the Check."""
    page = reverse("check:question", args=["right-now"])
    client.post(page, {"chest_pain": "no", **given})


def test_an_emergency_leads_also_on_the_page_of_a_lesser_warning(
    alice: User, alice_client: Client
) -> None:
    log(alice, redness="yes")
    urgent = Alert.objects.get()
    log(alice, coughing_blood="yes")
    page = alice_client.get(reverse("alerts:detail", args=[urgent.pk])).content.decode()

    assert page.index("Call 999 now") < page.index("<h1")


def test_its_own_page_does_not_say_it_twice(alice: User, alice_client: Client) -> None:
    log(alice, redness="yes")
    page = alice_client.get(reverse("alerts:detail", args=[Alert.objects.get().pk]))

    assert page.content.decode().count(CALL) == 1


def test_a_fact_added_in_another_tab_is_not_closed_unseen(
    alice: User, alice_client: Client
) -> None:
    log(alice, leg="left", redness="yes")
    alert = Alert.objects.get()
    url = reverse("alerts:detail", args=[alert.pk])
    seen = len(alert.facts)
    log(alice, leg="left", warmth="yes")
    answer = alice_client.post(url, {"action": "called", "seen": seen})

    assert answer.status_code == 422
    assert "Something was added to this warning" in answer.content.decode()
    alert.refresh_from_db()
    assert alert.resolved_at is None
    assert alice_client.post(url, {"action": "called", "seen": len(alert.facts)}).status_code == 302


def test_an_action_that_is_none_is_refused_and_kept(alice: User, alice_client: Client) -> None:
    log(alice, redness="yes")
    url = reverse("alerts:detail", args=[Alert.objects.get().pk])
    answer = alice_client.post(url, {"action": "dismiss", "note": "they said wait"})

    assert answer.status_code == 422
    assert "they said wait" in answer.content.decode()
    assert Alert.objects.get().resolved_at is None


def test_what_she_acted_on_in_the_check_is_forgotten_with_the_answers(client: Client) -> None:
    check(client, chest_pain="yes")
    assert "Call the emergency number now" in client.get("/guide/water/").content.decode()
    client.post(reverse("alerts:acted"))
    assert "Call the emergency number now" not in client.get("/guide/water/").content.decode()

    client.post(reverse("check:clear"))
    check(client, chest_pain="yes")
    assert "Call the emergency number now" in client.get("/guide/water/").content.decode()


def test_answers_of_yesterday_raise_no_banner(client: Client) -> None:
    check(client, chest_pain="yes")
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert "Call the emergency number now" not in client.get("/guide/water/").content.decode()


def test_the_check_is_judged_with_the_diary(alice: User) -> None:
    log(
        alice,
        ago=timedelta(days=1),
        leg="left",
        pain_hours="3",
        pain_followed_cramp="yes",
        pain_trend="easing",
    )
    now = timezone.now()
    alone = judge_answers(answers(breathless="yes"), now, alice)
    together = judge_answers(answers(breathless="yes"), now, alice, entries_around(alice, now))

    assert alone.level is Urgency.URGENT
    assert together.level is Urgency.EMERGENCY


def test_a_no_in_the_check_does_not_take_back_a_known_risk(
    alice: User, alice_client: Client
) -> None:
    alice.pregnancy.facts = {"previous_clot": "yes"}
    alice.pregnancy.save()
    given = answers(breathless="yes", previous_clot="no")
    assert judge_answers(given, timezone.now(), alice).level is Urgency.EMERGENCY


def test_telling_a_birth_leaves_the_weeks_before_it_as_they_were(alice: User) -> None:
    alice.pregnancy.due_date = alice.today() + timedelta(days=7)
    alice.pregnancy.save()
    log(alice, ago=timedelta(days=3), pain_low_tummy_one_side="yes")
    assert not Alert.objects.filter(rule_id="early-pregnancy-pain").exists()
    alice.pregnancy.ended_on = alice.today() - timedelta(days=1)
    alice.pregnancy.save()
    judge_again(alice)

    assert not Alert.objects.filter(rule_id="early-pregnancy-pain").exists()


def test_a_sign_edited_away_counts_while_its_warning_stands(alice: User) -> None:
    entry = log(alice, one_leg_swollen="yes")
    entry.findings = {**QUIET}
    save_entry(alice, entry)
    log(alice, breathless="yes")

    assert Alert.objects.filter(rule_id="pe-breathless-with-leg").exists()


def test_a_fact_that_cannot_be_read_breaks_no_page(alice: User, alice_client: Client) -> None:
    log(alice, redness="yes", warmth="yes")
    alert = Alert.objects.get()
    alert.facts[0]["finding"] = "retired_finding"
    alert.save()

    for name in ("diary:list", "guide:index", "alerts:help", "alerts:list"):
        page = alice_client.get(reverse(name))
        assert page.status_code == 200
        assert CALL in page.content.decode() or name == "alerts:list"


def test_a_long_chain_of_soreness_ends(alice: User) -> None:
    start = timezone.now() - timedelta(days=10)
    Entry.objects.bulk_create(
        Entry(
            user=alice,
            onset=start + timedelta(minutes=20 * place),
            findings={**QUIET, "leg": "left", "site": "calf", "still_sore_from_before": "yes"},
            result={},
        )
        for place in range(600)
    )
    assert log(alice, leg="left", still_sore_from_before="yes").level == "URGENT"
