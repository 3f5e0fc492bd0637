"""The forms: made from the vocabulary, nothing prefilled, bad input refused and the rest kept."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from apps.findings.vocabulary import FINDINGS, Value, finding
from apps.questionnaire.flows.legs import LEGS
from apps.questionnaire.forms import FORMS, QuestionForm


def filled(slug: str, posted: str, unit: str = "cm") -> QuestionForm:
    question = LEGS.question(slug)
    form = FORMS[question.form](question, {}, QueryDict(posted), unit)
    form.is_valid()
    return form


def told(form: QuestionForm, field: str) -> str:
    return " ".join(map(str, form.errors[field]))


@pytest.mark.parametrize("question", LEGS.questions, ids=lambda one: one.slug)
def test_no_symptom_is_prefilled_and_nothing_is_required(question: object) -> None:
    asked = LEGS.question(question.slug)  # type: ignore[attr-defined]
    form = FORMS[asked.form](asked, {})
    drawn = form.as_p()
    if asked.form == "calves":
        assert drawn.count("checked") == 1, "only the unit of the tape"
    else:
        assert "checked" not in drawn
        assert list(form.fields) == list(asked.findings)
    assert "required" not in drawn
    assert 'value="no" checked' not in drawn


def test_questions_hints_and_choices_come_from_the_vocabulary() -> None:
    form = FORMS["findings"](LEGS.question("compare-legs"), {})
    field = form.fields["redness"]
    assert field.label == finding("redness").question
    assert field.help_text == finding("redness").hint
    assert [value for value, _label in field.choices] == ["yes", "no", "not_sure"]  # type: ignore[attr-defined]


def test_her_own_earlier_answers_are_shown() -> None:
    form = FORMS["findings"](LEGS.question("compare-legs"), {"redness": "not_sure"})
    assert form["redness"].value() == "not_sure"
    assert form["warmth"].value() is None


def test_what_is_not_answered_is_open_and_not_no() -> None:
    form = filled("compare-legs", "redness=yes")
    assert form.is_valid()
    assert form.read == {"one_leg_swollen": None, "redness": "yes", "warmth": None}


def test_none_of_these_records_explicit_noes() -> None:
    form = filled("compare-legs", "none=1")
    assert form.is_valid()
    assert form.read == {"one_leg_swollen": "no", "redness": "no", "warmth": "no"}


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_none_of_these_beside_an_answer_is_asked_again_and_the_answer_kept(answer: str) -> None:
    form = filled("compare-legs", f"none=1&redness={answer}&warmth=no")
    assert not form.is_valid()
    assert "None of these" in told(form, "redness")
    assert form.read == {"redness": answer}


def test_none_means_nothing_on_a_page_that_does_not_offer_it() -> None:
    form = filled("urge-to-move", "none=1")
    assert form.read == {"urge_to_move": None}


@pytest.mark.parametrize(
    ("slug", "key", "typed", "words"),
    [
        ("pregnancy", "gestation_weeks", "60", "whole number from 0 to 45 (weeks)"),
        ("pregnancy", "gestation_weeks", "30.5", "whole number from 0 to 45 (weeks)"),
        ("pregnancy", "gestation_weeks", "-1", "whole number from 0 to 45 (weeks)"),
        ("pregnancy", "postpartum_days", "1001", "whole number from 0 to 1000 (days)"),
        ("measured", "bp_systolic", "abc", "number from 40 to 300 (mmHg)"),
        ("measured", "bp_diastolic", "7", "number from 20 to 200 (mmHg)"),
        ("measured", "temp_c", "29.9", "number from 30 to 45 (°C) or from 86 to 113 (°F)"),
        ("measured", "temp_c", "45.1", "number from 30 to 45 (°C) or from 86 to 113 (°F)"),
        ("measured", "temp_c", "85.9", "number from 30 to 45 (°C) or from 86 to 113 (°F)"),
        ("measured", "temp_c", "113.1", "number from 30 to 45 (°C) or from 86 to 113 (°F)"),
        ("how-long", "pain_hours", "8761", "number from 0 to 8760 (hours)"),
        ("your-week", "nights_woken_7d", "8", "whole number from 0 to 7 (nights)"),
    ],
)
def test_numbers_out_of_range_are_refused_in_words(
    slug: str, key: str, typed: str, words: str
) -> None:
    form = filled(slug, f"{key}={typed}")
    assert words in told(form, key)
    assert key not in form.read
    assert form[key].value() == typed, "what she typed stays"


@pytest.mark.parametrize(
    ("slug", "key", "typed", "value"),
    [
        ("pregnancy", "gestation_weeks", " 30 ", "30"),
        ("measured", "temp_c", "37,9", "37.9"),
        ("measured", "temp_c", "100.4", "38.0"),
        ("measured", "temp_c", "100,3", "37.9"),
        ("measured", "temp_c", "99.59", "37.6"),
        ("measured", "temp_c", "86", "30.0"),
        ("measured", "temp_c", "113", "45.0"),
        ("how-long", "pain_hours", "0.5", "0.5"),
        ("how-strong", "intensity", "10", "10"),
    ],
)
def test_numbers_are_read_as_typed(slug: str, key: str, typed: str, value: str) -> None:
    assert filled(slug, f"{key}={typed}").read[key] == Decimal(value)


def test_one_bad_number_leaves_the_rest_of_the_page_to_be_judged() -> None:
    form = filled("measured", "bp_systolic=170&bp_diastolic=abc&temp_c=")
    assert not form.is_valid()
    assert form.read == {"bp_systolic": Decimal(170), "temp_c": None}


def test_strength_is_asked_in_words() -> None:
    form = filled("how-strong", "intensity=7")
    assert form.read == {"intensity": Decimal(7)}
    words = [str(word) for _value, word in form.fields["intensity"].choices]  # type: ignore[attr-defined]
    assert words == ["Slight", "Mild", "Medium", "Strong", "Worst"]
    assert not filled("how-strong", "intensity=12").is_valid()
    again = FORMS["findings"](LEGS.question("how-strong"), form.read)
    assert str(again).count("checked") == 1
    assert 'value="7"' in str(again).split(" checked")[0].rsplit("<input", 1)[1]


def test_a_single_question_has_its_hint_before_its_answers() -> None:
    intro = LEGS.question("baby").intro
    assert (
        FORMS["findings"](LEGS.question("baby"), {}).fields["baby_moving_less"].help_text == intro
    )


@pytest.mark.parametrize("posted", ["redness=maybe", "redness=yes&redness=maybe"])
def test_a_made_up_answer_is_refused(posted: str) -> None:
    form = filled("compare-legs", posted)
    assert not form.is_valid()
    assert "redness" not in form.read


def test_a_list_takes_several_or_none() -> None:
    read = filled("your-week", "tried=heat&tried=stretch").read
    assert read == {"nights_woken_7d": None, "tried": ("stretch", "heat")}
    assert filled("your-week", "").read["tried"] is None


# Calves


@pytest.mark.parametrize(
    ("posted", "unit", "read"),
    [
        (
            "unit=cm&left=38&right=40,1",
            "cm",
            {"calf_left_cm": "38", "calf_right_cm": "40.1"},
        ),
        ("unit=in&left=15&right=14.3", "cm", {"calf_left_in": "15", "calf_right_in": "14.3"}),
        ("left=15&right=14.3", "in", {"calf_left_in": "15", "calf_right_in": "14.3"}),
        ("unit=cm", "cm", {}),
    ],
)
def test_calves_in_her_unit(posted: str, unit: str, read: dict[str, str]) -> None:
    expected: dict[str, Value | None] = {key: None for key in FINDINGS if key.startswith("calf_")}
    expected |= {key: Decimal(value) for key, value in read.items()}
    form = filled("calves", posted, unit)
    assert form.is_valid()
    assert form.read == expected


def test_a_calf_out_of_range_is_refused_in_her_unit() -> None:
    form = filled("calves", "unit=cm&left=200&right=38")
    assert "from 20 to 70 (cm)" in told(form, "left")
    assert form.read["calf_right_cm"] == Decimal(38)
    assert "calf_left_cm" not in form.read
    assert "from 8 to 27.5 (in)" in told(filled("calves", "unit=in&left=38&right=15"), "left")


def test_one_calf_alone_asks_for_the_other() -> None:
    form = filled("calves", "unit=cm&left=38")
    assert "Measure this calf too" in told(form, "right")
    assert form.read == {"calf_left_cm": Decimal(38)}


def test_her_earlier_measurements_come_back_in_their_unit() -> None:
    question = LEGS.question("calves")
    answers = {"calf_left_in": Decimal(15), "calf_right_in": Decimal("14.3")}
    form = FORMS["calves"](question, answers)
    assert (form["unit"].value(), form["left"].value(), form["right"].value()) == (
        "in",
        Decimal(15),
        Decimal("14.3"),
    )
    assert FORMS["calves"](question, {}, unit="in")["unit"].value() == "in"
