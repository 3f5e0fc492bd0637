"""Which advice a judgement leads to. The rules set the level; an outcome only says what to do."""

import pytest

from apps.alerts.judgement import Judgement, Result
from apps.alerts.rule import Urgency
from apps.alerts.rules import RULES
from apps.findings.observation import Observation
from apps.questionnaire.advice import Advice, advice_for
from apps.questionnaire.outcomes import FALLBACKS, HEADINGS, LEVEL_WORDS, OUTCOMES, Outcome

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
    assert rule in advice.main.outcome.rules, "no outcome names this rule: it falls back"
    assert advice.main.steps
    assert [one.rule.id for one in advice.main.reasons] == [rule]
    assert not advice.also
    assert not advice.lesser
    assert bool(advice.say) == urgency.stays_open, "what to say on the phone"


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
            assert "Do not drive yourself." in steps
            assert "Call the emergency number now" not in steps, "the button above says it"
    assert HEADINGS[EMERGENCY] == "Call the emergency number now"


def test_urgent_steps_name_the_way_on_without_an_answer() -> None:
    for outcome in OUTCOMES:
        if URGENT in outcome.steps and outcome.id != "thoughts-of-harm":
            steps = " ".join(map(str, outcome.steps[URGENT]))
            assert "No answer in 30 minutes: go to the emergency department." in steps, outcome.id


def test_a_lung_comes_before_everything_and_all_reasons_are_told() -> None:
    advice = advice_for(
        judged(result("preeclampsia-two"), result("pe-chest-pain"), result("dvt-red-or-warm"))
    )
    assert told(advice) == ["lung-clot", "pre-eclampsia", "leg-clot"]
    assert [card.level for card in advice.also] == [EMERGENCY, URGENT]
    for card, rule in zip(
        (advice.main, *advice.also),
        ("pe-chest-pain", "preeclampsia-two", "dvt-red-or-warm"),
        strict=True,
    ):
        assert [one.rule.id for one in card.reasons] == [rule]
    assert not advice.lesser


def test_no_danger_hides_another() -> None:
    advice = advice_for(
        judged(
            result("fever"),
            result("preeclampsia-one"),
            result("leg-weak"),
            result("cramps-elsewhere"),
            result("dvt-one-leg-swollen"),
            result("other-maternal-warning", None, "self_harm_thoughts", "baby_moving_less"),
            result("itch-other"),
        )
    )
    assert told(advice) == [
        "thoughts-of-harm",
        "leg-clot",
        "nerve-or-blood-supply",
        "infection",
        "salts-or-fluids",
        "pre-eclampsia",
        "other-urgent",
    ]
    said = " ".join(map(str, advice.say))
    for words in ("harming myself", "possible DVT", "an infection", "pre-eclampsia", "numb"):
        assert words in said
    assert [one.rule.id for one in advice.lesser] == ["itch-other"]


@pytest.mark.parametrize("rule", ["pe-chest-pain", "itch-other"])
def test_every_result_is_told_beside_any_other(rule: str) -> None:
    for other, urgency in EVERY_LEVEL:
        advice = advice_for(judged(result(rule), result(other, urgency)))
        shown = [one for card in (advice.main, *advice.also) for one in card.reasons]
        assert {one.rule.id for one in (*shown, *advice.lesser)} == {rule, other}
        in_cards = {one.rule.id for one in shown}
        assert not urgency.stays_open or other in in_cards, "an urgent result has its own card"


def test_a_step_is_told_once_and_never_lost() -> None:
    advice = advice_for(judged(result("dvt-one-leg-swollen"), result("fever")))
    cards = (advice.main, *advice.also)
    steps = [str(step) for card in cards for step in card.steps]
    assert len(steps) == len(set(steps))
    assert set(steps) == {str(s) for card in cards for s in card.outcome.steps[URGENT]}


def told(advice: Advice) -> list[str]:
    return [card.outcome.id for card in (advice.main, *advice.also)]


def test_thoughts_of_harm_have_a_page_of_their_own() -> None:
    harm = result("other-maternal-warning", None, "self_harm_thoughts")
    assert told(advice_for(judged(harm))) == ["thoughts-of-harm"]
    baby = result("other-maternal-warning", None, "baby_moving_less")
    assert told(advice_for(judged(baby))) == ["other-urgent"]
    both = result("other-maternal-warning", None, "self_harm_thoughts", "baby_moving_less")
    assert told(advice_for(judged(both))) == ["thoughts-of-harm", "other-urgent"]
    unsure = result("not-sure-other", URGENT, "self_harm_thoughts")
    assert told(advice_for(judged(unsure))) == ["thoughts-of-harm"]


@pytest.mark.parametrize(
    "one",
    [
        result("not-sure-leg", URGENT, "warmth"),
        result("injury-serious"),
        result("pain-length-unknown", URGENT),
        result("not-sure-other", URGENT, "skin_blue_white_cold"),
        result("leg-blue-white-cold"),
        result("leg-severe-numb"),
        result("leg-weak"),
        result("dvt-pain-24h"),
        result("ache-no-cramp-short"),
    ],
    ids=lambda one: one.rule.id,
)
def test_a_leg_that_needs_a_check_is_not_to_be_rubbed_or_heated(one: Result) -> None:
    assert "Do not rub or heat the leg." in advice_for(judged(one)).main.steps


def test_what_to_say_follows_the_rule() -> None:
    def said(rule: str, urgency: Urgency = EMERGENCY) -> str:
        return " ".join(map(str, advice_for(judged(result(rule, urgency))).say))

    assert "gone cold" in said("leg-blue-white-cold")
    assert "numb between the legs" in said("back-nerve")
    assert "stroke" in said("seizure-confusion")
    assert "bleeding heavily" in said("bleeding-heavy")
    assert "bleeding inside" in said("early-pregnancy-pain", URGENT)
    assert "sepsis" in said("infection-severe")
    assert "sepsis" not in said("fever", URGENT)


def test_a_short_ache_is_checked_again_within_hours_not_days() -> None:
    advice = advice_for(judged(result("ache-no-cramp-short"), result("rls-pattern")))
    assert told(advice) == ["ache-without-a-cramp", "restless-legs"]
    assert advice.main.heading == "Check this leg again in 2 to 3 hours"
    steps = " ".join(map(str, advice.main.steps))
    assert "still aches 6 hours after it began, call your maternity unit" in steps
    assert "12 hours" not in steps
    assert "tomorrow" not in steps


@pytest.mark.parametrize("rule", ["rls-pattern", "ordinary-cramp", "itch-other"])
def test_with_a_core_question_open_nothing_is_quiet(rule: str) -> None:
    advice = advice_for(judged(result(rule), complete=False))
    assert advice.main.outcome.id == "incomplete"
    assert advice.level is ROUTINE
    assert str(advice.main.title) == "We cannot judge this yet"


def test_an_unknown_length_of_pain_keeps_the_judgement_open() -> None:
    advice = advice_for(judged(result("pain-length-unknown", ROUTINE), result("rls-pattern")))
    assert told(advice) == ["incomplete", "restless-legs"]
    assert not advice.complete


def test_open_questions_never_hide_something_urgent() -> None:
    advice = advice_for(judged(result("dvt-one-leg-swollen"), complete=False))
    assert (advice.main.outcome.id, advice.level) == ("leg-clot", URGENT)


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
            *outcome.say_for.values(),
            outcome.heading,
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
