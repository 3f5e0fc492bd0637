"""Lists that must hold together: the published rules, the vocabulary, and what "not sure" means."""

import pytest

from apps.alerts.condition import as_data, reads
from apps.alerts.derive import DERIVED
from apps.alerts.rule import Rule, Urgency
from apps.alerts.rules import NOTHING_FOUND, RULES, TABLE
from apps.alerts.rules import unsure as lists
from apps.findings.vocabulary import CORE, FINDINGS
from tests.alerts.catalogue import CATALOGUE
from tests.alerts.situation import fired, judged

QUIET = dict.fromkeys(CORE, "no")
ANSWERS = [key for key, one in FINDINGS.items() if one.kind == "answer" and one.group != "risk"]
EVERY_RULE = (*TABLE, NOTHING_FOUND)

LEG_SIGNS = {"one_leg_swollen", "both_legs_uneven", "whole_leg_swollen", "swelling_sudden"}
LEG_SIGNS |= {"swelling_to_thighs", "redness", "warmth"}
CHEST_SIGNS = {"chest_pain", "coughing_blood", "breathless", "breathless_sudden", "fainted"}
CHEST_SIGNS |= {"breathless_at_rest", "breathless_lying_flat"}
CALL_ALL_THE_SAME = {"baby_moving_less", "self_harm_thoughts"}


def named(rule: Rule) -> str:
    return rule.id


def test_the_table_is_the_published_one() -> None:
    ours = {
        rule.id: (rule.group.value, tuple(level.urgency.name for level in rule.levels))
        for rule in EVERY_RULE
    }
    assert ours == CATALOGUE


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in EVERY_RULE}) == len(EVERY_RULE) == len(RULES)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=named)
def test_a_rule_says_what_she_needs(rule: Rule) -> None:
    for text in (rule.title, rule.reason, rule.action):
        assert str(text).strip()
        assert str(text).endswith(".") or text is rule.title or str(text).endswith("?")
    assert rule.page
    assert rule.sources
    assert rule.source


@pytest.mark.parametrize("rule", EVERY_RULE, ids=named)
def test_a_rule_reads_only_findings_that_are_there_to_be_read(rule: Rule) -> None:
    for level in rule.levels:
        for key in reads(level.condition) - set(DERIVED):
            assert not FINDINGS[key].context_only, key


@pytest.mark.parametrize("rule", EVERY_RULE, ids=named)
def test_a_rule_can_be_written_out(rule: Rule) -> None:
    for level in rule.levels:
        assert isinstance(as_data(level.condition), dict)


def test_only_a_question_back_marks_a_judgement_as_open() -> None:
    asking = {rule.id for rule in EVERY_RULE if rule.asks_back}
    assert asking == {"unanswered-core", "pain-length-unknown"}


def level_of(key: str, answer: str) -> Urgency:
    return judged({"facts": {**QUIET, key: answer}}).level


@pytest.mark.parametrize("key", ANSWERS)
def test_not_sure_is_one_below_a_yes_that_alone_is_a_warning(key: str) -> None:
    """Section 3: `not-sure-chest`, `not-sure-leg` and `not-sure-other`."""
    alone, unsure = level_of(key, "yes"), level_of(key, "not_sure")
    if key in CHEST_SIGNS | CALL_ALL_THE_SAME or alone is Urgency.EMERGENCY:
        assert unsure is Urgency.URGENT
    elif alone is Urgency.URGENT:
        assert unsure is Urgency.ROUTINE
    else:
        assert unsure <= Urgency.ROUTINE


@pytest.mark.parametrize("key", [key for key in ANSWERS if level_of(key, "yes") >= Urgency.URGENT])
def test_not_sure_is_answered_by_the_rule_for_it(key: str) -> None:
    rule = "not-sure-other"
    if key in LEG_SIGNS:
        rule = "not-sure-leg"
    if key in CHEST_SIGNS:
        rule = "not-sure-chest"
    results = fired(judged({"facts": {**QUIET, key: "not_sure"}}))
    assert set(results) == {rule}


def test_the_lists_of_what_to_be_unsure_about_hold_nothing_twice() -> None:
    every = (
        *lists.LEG_LOOKS,
        *lists.CHEST,
        *lists.ONE_BELOW_EMERGENCY,
        *lists.URGENT_ALL_THE_SAME,
        *lists.ONE_BELOW_URGENT,
    )
    assert len(set(every)) == len(every)
    beside = {"breathless", "hard_to_walk", "pain_low_tummy_one_side"}
    warnings = {key for key in ANSWERS if level_of(key, "yes") >= Urgency.URGENT}
    assert set(every) | beside == warnings
