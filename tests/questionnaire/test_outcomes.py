"""Which advice a judgement leads to. The rules set the level; an outcome only says what to do."""

import pytest

from apps.alerts.judgement import Judgement, Result
from apps.alerts.rule import Urgency
from apps.alerts.rules import RULES
from apps.findings.observation import Observation
from apps.questionnaire.outcomes import (
    FALLBACKS,
    HEADINGS,
    LEVEL_WORDS,
    OUTCOMES,
    Outcome,
    advice_for,
)

EMERGENCY, URGENT = Urgency.EMERGENCY, Urgency.URGENT
ROUTINE, SELF_CARE = Urgency.ROUTINE, Urgency.SELF_CARE

EVERY_LEVEL = [(rule.id, level.urgency) for rule in RULES.values() for level in rule.levels]


def result(rule: str, urgency: Urgency | None = None, *findings: str) -> Result:
    evidence = tuple(Observation(key, "yes") for key in findings)
    return Result(RULES[rule], urgency or RULES[rule].urgency, evidence)


def judged(*results: Result, complete: bool = True) -> Judgement:
    ranked = sorted(results, key=lambda one: one.urgency.value, reverse=True)
    return Judgement(ranked[0].urgency, complete, tuple(ranked))


@pytest.mark.parametrize(("rule", "urgency"), EVERY_LEVEL)
def test_every_rule_has_an_outcome_with_steps(rule: str, urgency: Urgency) -> None:
    advice = advice_for(judged(result(rule, urgency)))
    assert advice.level is urgency
    assert rule in advice.outcome.rules, "no outcome names this rule: it falls back"
    assert advice.steps
    assert [one.rule.id for one in advice.reasons] == [rule]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda one: one.id)
def test_outcomes_name_rules_that_exist_and_levels_they_can_reach(outcome: Outcome) -> None:
    assert outcome.rules <= set(RULES)
    reachable = {u for rule, u in EVERY_LEVEL if rule in outcome.rules}
    assert set(outcome.steps) <= reachable
    for urgency in outcome.steps:
        assert any(outcome.steps[urgency])


def test_emergency_steps_call_and_do_not_drive() -> None:
    for outcome in OUTCOMES:
        if EMERGENCY in outcome.steps:
            steps = " ".join(map(str, outcome.steps[EMERGENCY]))
            assert steps.startswith("Call the emergency number now.")
            assert "Do not drive yourself." in steps


def test_urgent_steps_name_the_way_on_without_an_answer() -> None:
    for outcome in OUTCOMES:
        if URGENT in outcome.steps and outcome.id != "thoughts-of-harm":
            steps = " ".join(map(str, outcome.steps[URGENT]))
            assert "No answer in 30 minutes: go to the emergency department." in steps, outcome.id


def test_a_lung_comes_before_everything_and_all_reasons_are_told() -> None:
    advice = advice_for(
        judged(result("preeclampsia-two"), result("pe-chest-pain"), result("dvt-red-or-warm"))
    )
    assert advice.outcome.id == "lung-clot"
    assert {one.rule.id for one in advice.reasons} == {"preeclampsia-two", "pe-chest-pain"}
    assert [one.rule.id for one in advice.lesser] == ["dvt-red-or-warm"]


def test_thoughts_of_harm_have_a_page_of_their_own() -> None:
    harm = result("other-maternal-warning", None, "self_harm_thoughts")
    assert advice_for(judged(harm)).outcome.id == "thoughts-of-harm"
    baby = result("other-maternal-warning", None, "baby_moving_less")
    assert advice_for(judged(baby)).outcome.id == "other-urgent"
    unsure = result("not-sure-other", URGENT, "self_harm_thoughts")
    assert advice_for(judged(unsure)).outcome.id == "thoughts-of-harm"


@pytest.mark.parametrize("rule", ["rls-pattern", "ordinary-cramp", "itch-other"])
def test_with_a_core_question_open_nothing_is_quiet(rule: str) -> None:
    advice = advice_for(judged(result(rule), complete=False))
    assert advice.outcome.id == "incomplete"
    assert advice.level is ROUTINE
    assert str(advice.outcome.title) == "We cannot judge this yet"


def test_an_unknown_length_of_pain_keeps_the_judgement_open() -> None:
    advice = advice_for(judged(result("pain-length-unknown", ROUTINE), result("rls-pattern")))
    assert advice.outcome.id == "incomplete"
    assert not advice.complete


def test_open_questions_never_hide_something_urgent() -> None:
    advice = advice_for(judged(result("dvt-one-leg-swollen"), complete=False))
    assert (advice.outcome.id, advice.level) == ("leg-clot", URGENT)


def test_every_level_has_its_words_and_a_page_to_fall_back_to() -> None:
    for urgency in Urgency:
        assert HEADINGS[urgency]
        assert LEVEL_WORDS[urgency]
        assert FALLBACKS[urgency].steps[urgency]


def test_no_outcome_reassures() -> None:
    for outcome in OUTCOMES:
        words = [
            outcome.title,
            outcome.say,
            *(s for steps in outcome.steps.values() for s in steps),
        ]
        text = " ".join(map(str, words)).lower()
        for banned in (
            "you are fine",
            "no clot",
            "all clear",
            "don’t worry",
            "nothing to worry",
            "!",
        ):
            assert banned not in text, outcome.id
