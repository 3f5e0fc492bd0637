"""The life of an alert: raised on a save, merged, kept, acted on, raised again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts import services
from apps.alerts.judgement import Judgement
from apps.alerts.models import Alert
from apps.alerts.rule import Urgency
from apps.alerts.rules import RULESET
from apps.alerts.services import (
    judge,
    judge_answers,
    open_alerts,
    record,
    remember,
    reopen,
    resolve,
    to_mention,
)
from apps.diary import saving
from apps.diary.models import Entry
from apps.findings.observation import LoggedEntry
from apps.findings.vocabulary import CORE

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUIET: dict[str, Any] = dict.fromkeys(CORE, "no")
CALLED = Alert.Action.CALLED


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def log(user: User, ago: timedelta = timedelta(0), **answers: Any) -> Entry:
    """Save an entry that lies so far back."""
    found = {**QUIET, **answers}
    kept = {key: value for key, value in found.items() if value is not None}
    return saving.save_entry(user, Entry(onset=timezone.now() - ago, findings=kept))


def edit(entry: Entry, **answers: Any) -> Entry:
    """Change answers of an entry, and save it again."""
    entry.findings = {**entry.findings, **answers}
    return saving.save_entry(entry.user, entry)


def standing(user: User) -> list[str]:
    """The rules of the alerts that stand as the banner, most urgent first."""
    return [alert.rule_id for alert in open_alerts(user)]


def act(user: User) -> None:
    """She acts on everything that stands."""
    for alert in open_alerts(user):
        resolve(alert, CALLED)


def level(entry: Entry) -> str:
    return Judgement.from_json(entry.result).level.name if entry.result else "none"


hours = timedelta(hours=1)
days = timedelta(days=1)


class TestRaised:
    """What a save stores."""

    def test_an_alert_keeps_a_copy_of_its_facts(self, alice: User) -> None:
        entry = log(alice, 3 * hours, leg="left", one_leg_swollen="yes")
        alert = open_alerts(alice).get()
        assert (alert.rule_id, alert.leg, alert.level) == (
            "dvt-one-leg-swollen",
            "left",
            Urgency.URGENT,
        )
        assert (alert.ruleset, alert.raised_at) == (RULESET, NOON)
        assert alert.facts == [
            {
                "finding": "one_leg_swollen",
                "value": "yes",
                "effective": "2026-11-22T09:00:00+00:00",
                "entry": str(entry.key),
            }
        ]
        assert alert.rule is not None

    def test_numbers_come_back_as_they_were(self, alice: User) -> None:
        log(alice, calf_left_cm="38.5", calf_right_cm="36")
        values = {one.finding: one.value for one in open_alerts(alice).get().observations}
        assert values == {"calf_left_cm": Decimal("38.5"), "calf_right_cm": Decimal(36)}

    def test_the_entry_keeps_its_own_judgement(self, alice: User) -> None:
        entry = log(alice, fainted="yes")
        entry.refresh_from_db()
        assert level(entry) == "URGENT"

    def test_most_urgent_first(self, alice: User) -> None:
        log(alice, warmth="yes")
        log(alice, seizure="yes")
        assert standing(alice) == ["seizure-confusion", "dvt-red-or-warm"]

    def test_a_thing_for_the_midwife_waits_on_her_list(self, alice: User) -> None:
        log(alice, itching_other="yes")
        assert standing(alice) == []
        assert [alert.rule_id for alert in to_mention(alice)] == ["itch-other"]

    def test_a_question_back_is_no_alert(self, alice: User) -> None:
        entry = log(alice, warmth=None, pain_now="yes")
        assert level(entry) == "ROUTINE"
        assert not Alert.objects.exists()

    def test_an_urgent_question_back_is_one(self, alice: User) -> None:
        log(alice, pain_trend="worse")
        assert "pain-length-unknown" in standing(alice)

    def test_a_quiet_night_stores_nothing(self, alice: User) -> None:
        entry = log(alice, leg="left", cramp_minutes="2", pain_followed_cramp="yes")
        assert level(entry) == "SELF_CARE"
        assert not Alert.objects.exists()

    def test_entries_of_several_days_come_together(self, alice: User) -> None:
        log(alice, 3 * days, leg="left", one_leg_swollen="yes")
        log(alice, breathless="yes")
        assert standing(alice)[0] == "pe-breathless-with-leg"
        assert len(open_alerts(alice)[0].facts) == 2

    def test_back_dated_entries_come_together_too(self, alice: User) -> None:
        log(alice, breathless="yes")
        log(alice, 3 * days, leg="left", one_leg_swollen="yes")
        assert standing(alice)[0] == "pe-breathless-with-leg"

    def test_soreness_is_carried_from_one_entry_to_the_next(self, alice: User) -> None:
        cramp = {"leg": "left", "cramp_minutes": "2", "pain_followed_cramp": "yes"}
        log(alice, 25 * hours, **cramp)
        log(alice, leg="left", still_sore_from_before="yes")
        assert standing(alice) == ["dvt-pain-24h"]


class TestMerged:
    """The same rule and leg add to the alert that stands."""

    def test_the_same_again_adds_its_facts(self, alice: User) -> None:
        first = log(alice, 2 * days, leg="left", redness="yes")
        second = log(alice, leg="left", warmth="yes")
        alert = open_alerts(alice).get()
        keys = {fact["entry"] for fact in alert.facts}
        assert keys == {str(first.key), str(second.key)}
        assert alert.raised_at == NOON

    def test_the_other_leg_stands_for_itself(self, alice: User) -> None:
        log(alice, leg="left", redness="yes")
        log(alice, leg="right", redness="yes")
        assert sorted(alert.leg for alert in open_alerts(alice)) == ["left", "right"]

    def test_a_higher_level_raises_the_one_that_stands(self, alice: User) -> None:
        log(alice, hours, shoulder_tip_pain="yes")
        log(alice, fainted="yes")
        early = open_alerts(alice).get(rule_id="early-pregnancy-pain")
        assert early.level is Urgency.EMERGENCY
        assert len(early.facts) == 2

    def test_a_lower_level_leaves_it_as_high_as_it_was(self, alice: User) -> None:
        log(alice, 5 * days, shoulder_tip_pain="yes", fainted="yes")
        log(alice, shoulder_tip_pain="yes")
        early = open_alerts(alice).get(rule_id="early-pregnancy-pain")
        assert early.level is Urgency.EMERGENCY

    def test_saving_again_changes_nothing(self, alice: User) -> None:
        entry = log(alice, leg="left", redness="yes")
        before = Alert.objects.values().get()
        edit(entry, woke_from_sleep="yes")
        assert Alert.objects.values().get() == before


class TestKept:
    """Nothing but her own action takes an alert away (safety properties 3 and 5)."""

    def test_a_later_normal_entry(self, alice: User) -> None:
        log(alice, days, leg="left", redness="yes")
        log(alice, leg="left")
        assert standing(alice) == ["dvt-red-or-warm"]

    def test_an_edit(self, alice: User) -> None:
        entry = log(alice, leg="left", redness="yes")
        edit(entry, redness="no")
        alert = open_alerts(alice).get()
        assert alert.facts[0]["value"] == "yes"

    def test_a_delete(self, alice: User) -> None:
        entry = log(alice, leg="left", redness="yes")
        saving.delete_entry(entry)
        assert standing(alice) == ["dvt-red-or-warm"]

    def test_a_deleted_entry_still_joins_while_its_alert_stands(self, alice: User) -> None:
        entry = log(alice, 3 * days, leg="left", redness="yes")
        saving.delete_entry(entry)
        log(alice, breathless="yes")
        assert standing(alice)[0] == "pe-breathless-with-leg"

    def test_time(self, alice: User) -> None:
        log(alice, leg="left", redness="yes")
        with time_machine.travel(NOON + 90 * days, tick=False):
            log(alice, leg="left")
            assert standing(alice) == ["dvt-red-or-warm"]
            log(alice, breathless="yes")
            assert standing(alice)[0] == "pe-breathless-with-leg"

    def test_an_action(self, alice: User) -> None:
        log(alice, leg="left", redness="yes")
        alert = open_alerts(alice).get()
        resolve(alert, Alert.Action.SEEN, "scan was clear")
        assert standing(alice) == []
        kept = Alert.objects.get()
        assert (kept.action, kept.note, kept.resolved_at) == ("seen", "scan was clear", NOON)
        assert kept.facts

    def test_an_action_taken_back(self, alice: User) -> None:
        log(alice, leg="left", redness="yes")
        alert = open_alerts(alice).get()
        resolve(alert, CALLED)
        reopen(alert)
        assert standing(alice) == ["dvt-red-or-warm"]
        kept = Alert.objects.get()
        assert (kept.action, kept.note, kept.resolved_at) == ("", "", None)

    def test_taken_back_beside_a_newer_one_stays_acted_on(self, alice: User) -> None:
        log(alice, days, leg="left", redness="yes")
        old = open_alerts(alice).get()
        resolve(old, CALLED)
        log(alice, leg="left", redness="yes")
        reopen(old)
        assert open_alerts(alice).count() == 1
        assert Alert.objects.exclude(resolved_at=None).get().pk == old.pk


class TestRaisedAgain:
    """After she has acted: only on new evidence (safety property 4)."""

    def test_a_fresh_entry_that_repeats_the_finding(self, alice: User) -> None:
        log(alice, 2 * days, leg="left", redness="yes")
        act(alice)
        fresh = log(alice, leg="left", redness="yes")
        alert = open_alerts(alice).get()
        assert {fact["entry"] for fact in alert.facts} == {str(fresh.key)}

    def test_the_other_leg(self, alice: User) -> None:
        log(alice, leg="left", redness="yes")
        act(alice)
        log(alice, leg="right", redness="yes")
        assert [alert.leg for alert in open_alerts(alice)] == ["right"]

    def test_a_higher_level(self, alice: User) -> None:
        entry = log(alice, shoulder_tip_pain="yes")
        act(alice)
        edit(entry, severe_tummy_pain="yes")
        early = open_alerts(alice).get(rule_id="early-pregnancy-pain")
        assert early.level is Urgency.EMERGENCY

    def test_a_new_rule_over_old_findings(self, alice: User) -> None:
        log(alice, 2 * days, leg="left", redness="yes")
        act(alice)
        log(alice, breathless="yes")
        assert set(standing(alice)) == {"pe-breathless-with-leg", "breathless-new"}

    def test_not_by_a_quiet_entry(self, alice: User) -> None:
        log(alice, 2 * days, leg="left", redness="yes", hard_tender_vein="yes")
        act(alice)
        log(alice, leg="left", cramp_minutes="1", pain_followed_cramp="yes")
        assert standing(alice) == []

    def test_not_by_a_new_note(self, alice: User) -> None:
        entry = log(alice, 2 * days, leg="left", redness="yes", pain_hours="30")
        act(alice)
        entry.note = "the midwife was kind"
        saving.save_entry(alice, entry)
        assert standing(alice) == []

    def test_not_by_a_new_note_beside_what_stands(self, alice: User) -> None:
        entry = log(alice, 20 * days, leg="left", redness="yes")
        resolve(Alert.objects.get(), CALLED)
        log(alice, breathless="yes")
        assert standing(alice) == ["breathless-new"]
        edit(entry)
        assert standing(alice) == ["breathless-new"]

    def test_not_by_a_mild_night_after_a_rise(self, alice: User) -> None:
        for ago, strength in ((4, "3"), (3, "5"), (2, "8")):
            log(alice, ago * days, leg="left", intensity=strength)
        assert standing(alice) == ["dvt-cramps-worse"]
        act(alice)
        log(alice, leg="left", intensity="2")
        assert standing(alice) == []

    def test_not_by_the_calendar(self, alice: User) -> None:
        """Her week goes on counting: that alone is no new fact about an old entry."""
        alice.pregnancy.due_date = (NOON + (280 - 10 * 7 - 6) * days).date()
        alice.pregnancy.facts = {"smoker": "yes", "ivf": "yes"}
        alice.pregnancy.save()
        sore = {"leg": "right", "pain_hours": "25", "pain_trend": "easing"}
        entry = log(alice, days, pain_followed_cramp="yes", **sore)
        assert standing(alice) == ["high-risk-pain-24h"]
        act(alice)
        with time_machine.travel(NOON + days, tick=False):
            edit(entry, woke_from_sleep="yes")
        assert standing(alice) == []

    def test_putting_a_deleted_entry_back_says_nothing_new(self, alice: User) -> None:
        entry = log(alice, leg="left", redness="yes")
        act(alice)
        saving.delete_entry(entry)
        saving.restore_entry(entry)
        assert standing(alice) == []


class TestOldEntries:
    """More than 14 days past: for the record, not for the banner."""

    def test_no_banner_but_kept(self, alice: User) -> None:
        entry = log(alice, 15 * days, leg="left", redness="yes")
        assert level(entry) == "URGENT"
        assert standing(alice) == []
        kept = Alert.objects.get()
        assert (kept.rule_id, kept.action) == ("dvt-red-or-warm", Alert.Action.PAST)

    def test_fourteen_days_to_the_minute_still_raise_one(self, alice: User) -> None:
        log(alice, 14 * days, leg="left", redness="yes")
        assert standing(alice) == ["dvt-red-or-warm"]

    def test_an_old_entry_that_completes_something_recent_does(self, alice: User) -> None:
        log(alice, 3 * days, breathless="yes")
        log(alice, 15 * days, leg="left", one_leg_swollen="yes")
        assert standing(alice)[0] == "pe-breathless-with-leg"


class TestTwoPeople:
    """One person’s entries never mix with another’s (safety property 13)."""

    def test_signs_do_not_add_up(self, alice: User, bob: User) -> None:
        log(alice, hours, leg="left", one_leg_swollen="yes")
        log(bob, breathless="yes")
        assert standing(bob) == ["breathless-new"]
        assert standing(alice) == ["dvt-one-leg-swollen"]

    def test_acting_is_for_oneself(self, alice: User, bob: User) -> None:
        log(alice, leg="left", redness="yes")
        log(bob, leg="left", redness="yes")
        act(bob)
        assert (standing(alice), standing(bob)) == (["dvt-red-or-warm"], [])

    def test_what_one_dealt_with_does_not_quiet_the_other(self, alice: User, bob: User) -> None:
        log(bob, leg="left", redness="yes")
        act(bob)
        log(alice, leg="left", redness="yes")
        assert standing(alice) == ["dvt-red-or-warm"]
        assert {alert.user_id for alert in remember(bob)} == {bob.pk}

    def test_risk_is_ones_own(self, alice: User, bob: User) -> None:
        bob.pregnancy.facts = {"previous_clot": "yes"}
        bob.pregnancy.save()
        log(alice, breathless="yes")
        assert standing(alice) == ["breathless-new"]


class TestAnswers:
    """Answers of the Check, which are in no diary."""

    def test_by_themselves(self) -> None:
        judgement = judge_answers({**QUIET, "leg": "left", "warmth": "yes"}, NOON)
        assert judgement.level is Urgency.URGENT
        assert judgement.complete
        assert not Alert.objects.exists()

    def test_risk_among_them(self) -> None:
        judgement = judge_answers({**QUIET, "breathless": "yes", "thrombophilia": "yes"}, NOON)
        assert judgement.level is Urgency.EMERGENCY

    def test_together_with_what_stands_for_her(self, alice: User) -> None:
        log(alice, 2 * days, leg="left", redness="yes")
        judgement = judge_answers({**QUIET, "breathless": "yes"}, NOON, alice)
        assert judgement.level is Urgency.EMERGENCY
        assert standing(alice) == ["dvt-red-or-warm"]

    def test_together_with_what_is_known_about_her(self, alice: User) -> None:
        alice.pregnancy.facts = {"previous_clot": "yes"}
        alice.pregnancy.save()
        judgement = judge_answers({**QUIET, "breathless": "yes"}, NOON, alice)
        assert judgement.level is Urgency.EMERGENCY

    def test_not_with_somebody_else(self, alice: User, bob: User) -> None:
        log(bob, leg="left", redness="yes")
        judgement = judge_answers({**QUIET, "breathless": "yes"}, NOON, alice)
        assert judgement.level is Urgency.URGENT

    def test_nothing_found_is_said_only_where_nothing_stands(self, alice: User) -> None:
        quiet = judge_answers(QUIET, NOON, alice)
        assert [result.rule.id for result in quiet.results] == ["ordinary-cramp"]
        log(alice, leg="left", redness="yes")
        assert judge_answers(QUIET, NOON, alice).results == ()

    def test_kept_as_json(self) -> None:
        judgement = judge_answers({**QUIET, "calf_left_cm": Decimal("38.5"), "warmth": "yes"}, NOON)
        assert Judgement.from_json(judgement.to_json()) == judgement


class TestFaults:
    """A rule that fails loses no entry, and no warning for long."""

    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
        def fail(*args: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(services, "evaluate", fail)
        return monkeypatch

    def test_the_entry_is_kept_without_a_result(
        self, alice: User, broken: pytest.MonkeyPatch
    ) -> None:
        entry = log(alice, leg="left", redness="yes")
        entry.refresh_from_db()
        assert entry.result is None
        assert level(entry) == "none"
        assert standing(alice) == []

    def test_the_next_save_judges_it(self, alice: User, broken: pytest.MonkeyPatch) -> None:
        entry = log(alice, hours, leg="left", redness="yes")
        broken.undo()
        log(alice, leg="right")
        entry.refresh_from_db()
        assert level(entry) == "URGENT"
        assert standing(alice) == ["dvt-red-or-warm"]


class TestRiskLater:
    """A new fact about her: the last 14 days are judged again (section 12 E)."""

    def learn(self, user: User, **facts: str) -> None:
        user.pregnancy.facts = {**user.pregnancy.facts, **facts}
        user.pregnancy.save()
        saving.judge_again(user)

    def sore(self, user: User, ago: timedelta) -> Entry:
        told = {"leg": "right", "pain_hours": "25", "pain_trend": "easing"}
        return log(user, ago, pain_followed_cramp="yes", **told)

    def test_what_was_quiet_speaks(self, alice: User) -> None:
        entry = self.sore(alice, 13 * days)
        assert standing(alice) == []
        self.learn(alice, previous_clot="yes")
        assert standing(alice) == ["high-risk-pain-24h"]
        entry.refresh_from_db()
        assert level(entry) == "URGENT"

    def test_what_is_older_than_14_days_does_not(self, alice: User) -> None:
        self.sore(alice, 15 * days)
        self.learn(alice, previous_clot="yes")
        assert standing(alice) == []

    def test_what_she_dealt_with_is_not_raised_again(self, alice: User) -> None:
        log(alice, days, leg="left", redness="yes")
        act(alice)
        self.learn(alice, smoker="yes")
        assert standing(alice) == []

    def test_taking_a_fact_back_clears_nothing(self, alice: User) -> None:
        self.learn(alice, previous_clot="yes")
        self.sore(alice, days)
        self.learn(alice, previous_clot="no")
        assert standing(alice) == ["high-risk-pain-24h"]


class TestTheDoor:
    """`judge` reads and `record` writes, and nothing else does."""

    def entry(self, key: str = "1", **answers: Any) -> LoggedEntry:
        return LoggedEntry(key, NOON, {**QUIET, **answers})

    def test_judging_writes_nothing_and_asks_nothing(
        self, alice: User, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(0):
            judgement = judge(alice, [self.entry(redness="yes")], {"1"}, [])
        assert judgement.level is Urgency.URGENT
        assert not Alert.objects.exists()

    def test_recording_writes_one_row_a_rule(
        self, alice: User, django_assert_num_queries: Any
    ) -> None:
        entry = self.entry(redness="yes", chest_pain="yes")
        judgement = judge(alice, [entry], {"1"}, [])
        with django_assert_num_queries(2):
            stored = record(alice, judgement, [entry], [])
        assert {alert.rule_id for alert in stored} == {"dvt-red-or-warm", "pe-chest-pain"}

    def test_recording_the_same_judgement_twice_stores_it_once(self, alice: User) -> None:
        entry = self.entry(redness="yes")
        judgement = judge(alice, [entry], {"1"}, [])
        record(alice, judgement, [entry], remember(alice))
        assert record(alice, judgement, [entry], remember(alice)) == []
        assert Alert.objects.count() == 1

    def test_only_what_was_saved_speaks(self, alice: User) -> None:
        entries = [self.entry("1", redness="yes"), self.entry("2", itching_other="yes")]
        judgement = judge(alice, entries, {"2"}, [])
        assert [result.rule.id for result in judgement.results] == ["itch-other"]

    def test_complete_is_about_what_was_saved(self, alice: User) -> None:
        whole = self.entry("1")
        blank = LoggedEntry("2", NOON, {"leg": "left"})
        assert judge(alice, [whole, blank], {"1"}, []).complete
        assert not judge(alice, [whole, blank], {"2"}, []).complete
