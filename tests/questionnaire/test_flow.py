"""The flow: what is asked, when, and that every way through it comes to its end."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from apps.alerts.condition import reads
from apps.alerts.derive import CALF_DIFFERENCE, PAIN_LENGTH
from apps.alerts.rules import RULES
from apps.findings.vocabulary import CORE, FINDINGS, Value, finding
from apps.questionnaire.drawing import mermaid
from apps.questionnaire.flow import AnyOf, Flow, Known, Open, Question, Section, reported
from apps.questionnaire.flows.legs import LEGS

Given = dict[str, Value | None]

# Asked by the diary alone, which knows of an earlier entry and of the night it is about.
NOT_IN_THE_CHECK = {
    "still_sore_from_before": "needs an earlier entry to be sore from",
    "woke_from_sleep": "about one cramp in one night; the Check asks for the nights of a week",
}

PART = Section(name="Part")
FIRST = Question(slug="first", section=PART, title="First", findings=("redness", "warmth"))
FOLLOW_UP = Question(
    slug="follow-up", section=PART, findings=("swelling_sudden",), show_if=reported("redness")
)
LAST = Question(slug="last", section=PART, findings=("pain_hours",), leave="Not sure")
SMALL = Flow("small", (FIRST, FOLLOW_UP, LAST))
NO_TO_FIRST: Given = {"redness": "no", "warmth": "no"}


def slugs(flow: Flow, answers: Given) -> list[str]:
    return [question.slug for question in flow.walk(answers).questions]


def test_nothing_answered_leads_to_the_first_question() -> None:
    walk = SMALL.walk({})
    assert walk.next is FIRST
    assert walk.before(FIRST) is None
    assert walk.may_open(FIRST, {})
    assert not walk.may_open(LAST, {})


def test_a_follow_up_comes_up_only_when_it_matters() -> None:
    assert slugs(SMALL, NO_TO_FIRST) == ["first", "last"]
    for answer in ("yes", "not_sure"):
        assert slugs(SMALL, {**NO_TO_FIRST, "redness": answer}) == ["first", "follow-up", "last"]


def test_left_open_is_passed_and_is_not_a_no() -> None:
    answers: Given = {"redness": None, "warmth": None}
    assert SMALL.walk(answers).next is LAST
    assert SMALL.walk({"redness": "no"}).next is FIRST, "warmth has not come up yet"


def test_at_the_end_there_is_no_next() -> None:
    answers: Given = {**NO_TO_FIRST, "pain_hours": None}
    walk = SMALL.walk(answers)
    assert walk.next is None
    assert walk.before(LAST) is FIRST
    assert walk.may_open(LAST, answers)


def test_a_change_takes_its_follow_up_along() -> None:
    before: Given = {"redness": "yes", "warmth": "no", "swelling_sudden": "yes"}
    assert SMALL.after(before, {**before, "redness": "no"}) == NO_TO_FIRST
    assert SMALL.after(before, {**before, "warmth": "yes"}) == {**before, "warmth": "yes"}


def test_an_answer_out_of_turn_is_kept_and_in_sight() -> None:
    answers = SMALL.after({}, {"swelling_sudden": "yes"})
    assert answers == {"swelling_sudden": "yes"}
    assert slugs(SMALL, answers) == ["first", "follow-up", "last"]
    assert SMALL.walk(answers).may_open(FOLLOW_UP, answers)


def test_conditions_say_what_they_read() -> None:
    condition = AnyOf((Known("leg"), Open("site"), reported("redness", "warmth")))
    assert condition.reads == ("leg", "site", "redness", "warmth")
    assert str(condition) == (
        "leg is known, or site is open, or redness is yes or not_sure, or warmth is yes or not_sure"
    )


@pytest.mark.parametrize(
    ("questions", "wrong"),
    [
        ((FIRST, FIRST), "two questions are called first"),
        (
            (FIRST, Question(slug="again", section=PART, findings=("warmth",))),
            "again: asks what was asked before",
        ),
        ((FOLLOW_UP, FIRST), "follow-up: depends on what has not been asked yet"),
    ],
)
def test_a_flow_that_cannot_work_is_refused(questions: tuple[Question, ...], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Flow("broken", questions)


def test_a_question_that_cannot_work_is_refused() -> None:
    with pytest.raises(ValueError, match="asks nothing"):
        Question(slug="x", section=PART, findings=())
    with pytest.raises(ValueError, match="none of these"):
        Question(slug="x", section=PART, findings=("pain_hours",), none="None of these")
    with pytest.raises(ValueError, match="need a title"):
        Question(slug="x", section=PART, findings=("redness", "warmth"))
    with pytest.raises(LookupError):
        SMALL.question("nowhere")


# The Check itself


def gates(flow: Flow) -> list[str]:
    """Every finding that some follow-up depends on."""
    conditions = [one.show_if for one in flow.questions if one.show_if]
    return list(dict.fromkeys(key for condition in conditions for key in condition.reads))


def leading(key: str) -> list[Value | None]:
    """One answer for each way that a gate can lead."""
    one = finding(key)
    if one.kind == "answer":
        return ["no", "yes"]
    return [None, one.values[:1] if one.kind == "list" else one.maximum]


def ways(flow: Flow) -> Iterator[Given]:
    """Answers for every combination of shut and open gates.

    Of gates that do the same (a leg sign is a leg sign), one is opened at a time, and all.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for key in gates(flow):
        opens = [one.slug for one in flow.questions if one.show_if and key in one.show_if.reads]
        alike.setdefault(tuple(opens), []).append(key)
    shut = {key: leading(key)[0] for key in gates(flow)}
    choices = []
    for keys in alike.values():
        opened = [{key: leading(key)[1]} for key in keys]
        choices.append([{}, *opened, {key: leading(key)[1] for key in keys}])
    # Each group's members on their own, then every combination of whole groups.
    for options in choices:
        for option in options:
            yield {**shut, **option}
    for combination in product(*([options[0], options[-1]] for options in choices)):
        yield {**shut, **{key: value for part in combination for key, value in part.items()}}


def go_through(flow: Flow, wanted: Given) -> list[Question]:
    """Answer question by question as `wanted` says, leaving open what it does not name."""
    answers: Given = {}
    path: list[Question] = []
    while question := flow.walk(answers).next:
        assert question not in path, "the same question twice"
        assert len(path) < len(flow.questions)
        path.append(question)
        answers = flow.after(
            answers, {**answers, **{key: wanted.get(key) for key in question.findings}}
        )
    assert list(flow.walk(answers).questions) == path
    return path


@pytest.fixture(scope="module")
def all_paths() -> dict[tuple[str, ...], tuple[Given, list[Question]]]:
    """Every distinct path through the Check, with answers that lead along it."""
    paths: dict[tuple[str, ...], tuple[Given, list[Question]]] = {}
    for wanted in ways(LEGS):
        key = tuple(one.slug for one in LEGS.questions if one.comes_up(wanted))
        if key not in paths:
            paths[key] = (wanted, go_through(LEGS, wanted))
    return paths


def test_every_path_comes_to_its_end_and_asks_the_core_six(
    all_paths: dict[tuple[str, ...], tuple[Given, list[Question]]],
) -> None:
    assert len(all_paths) > 100
    for slugs_wanted, (_wanted, path) in all_paths.items():
        assert tuple(one.slug for one in path) == slugs_wanted
        asked = {key for question in path for key in question.findings}
        assert asked.issuperset(CORE)


def test_every_question_is_reached_on_some_path(
    all_paths: dict[tuple[str, ...], tuple[Given, list[Question]]],
) -> None:
    reached = {question.slug for _wanted, path in all_paths.values() for question in path}
    assert reached == {question.slug for question in LEGS.questions}


def test_back_leads_from_each_question_to_the_one_before(
    all_paths: dict[tuple[str, ...], tuple[Given, list[Question]]],
) -> None:
    for wanted, path in list(all_paths.values())[::7]:
        answers: Given = {}
        for place, question in enumerate(path):
            walk = LEGS.walk(answers)
            assert walk.before(question) is (path[place - 1] if place else None)
            assert walk.may_open(question, answers)
            for earlier in path[:place]:
                assert walk.may_open(earlier, answers)
            answers |= {key: wanted.get(key) for key in question.findings}


@given(
    st.fixed_dictionaries(
        {
            key: st.sampled_from([*FINDINGS[key].values, None])
            if FINDINGS[key].kind in ("answer", "choice")
            else st.none()
            for key in LEGS.findings
        }
    )
)
def test_any_answers_come_to_an_end(wanted: Given) -> None:
    go_through(LEGS, wanted)


def test_red_flags_come_first() -> None:
    first = [*LEGS.questions[0].findings, *LEGS.questions[1].findings]
    assert first == [
        "chest_pain",
        "coughing_blood",
        "breathless_sudden",
        "breathless_at_rest",
        "fainted",
        "seizure",
        "confused",
        "stroke_signs",
        "bleeding_heavy",
        "skin_blue_white_cold",
    ]


def test_no_risk_and_no_week_hides_a_question_about_signs() -> None:
    for question in LEGS.questions:
        if question.show_if is None or question.slug == "baby":
            continue
        for key in question.show_if.reads:
            assert finding(key).group in ("core", "sign"), question.slug


def test_the_baby_is_not_asked_about_after_a_birth_or_loss() -> None:
    baby = LEGS.question("baby")
    assert not baby.comes_up({"postpartum_days": finding("postpartum_days").minimum})
    assert baby.comes_up({})
    assert baby.comes_up({"gestation_weeks": finding("gestation_weeks").minimum})


def test_the_check_asks_everything_that_a_rule_reads() -> None:
    names = {
        name for rule in RULES.values() for level in rule.levels for name in reads(level.condition)
    }
    if PAIN_LENGTH in names:
        names |= {"pain_hours", "still_sore_from_before"}
    if CALF_DIFFERENCE in names:
        names |= {key for key in FINDINGS if key.startswith("calf_")}
    read = names & set(FINDINGS)
    assert len(read) > 80
    assert read - set(LEGS.findings) == set(NOT_IN_THE_CHECK)


def test_a_long_page_of_yes_or_no_has_one_tap_for_none() -> None:
    for question in LEGS.questions:
        kinds = {finding(key).kind for key in question.findings}
        if kinds == {"answer"} and len(question.findings) > 1:
            assert question.none, question.slug
            assert len(question.findings) <= 6, question.slug


def test_every_question_can_be_met_with_not_sure() -> None:
    for question in LEGS.questions:
        kinds = {finding(key).kind for key in question.findings}
        has_answer = kinds == {"answer"} or question.slug == "which-leg"
        assert has_answer or question.leave, question.slug


# The drawing


def test_a_drawing_shows_pages_and_ways() -> None:
    drawn = mermaid(SMALL)
    assert drawn.startswith("flowchart TD\n")
    assert 'first["First<br/>redness<br/>warmth"]' in drawn
    assert 'first -->|"redness is yes or not_sure"| follow_up' in drawn
    assert "first --> last" in drawn
    assert "follow_up --> last" in drawn
    assert "last --> outcome" in drawn
    assert "first --> outcome" not in drawn


def test_the_command_draws_the_whole_check(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("flows")
    drawn = capsys.readouterr().out
    for question in LEGS.questions:
        assert f"{question.slug.replace('-', '_')}[" in drawn
    with pytest.raises(CommandError, match="there is: legs"):
        call_command("flows", "arms")
