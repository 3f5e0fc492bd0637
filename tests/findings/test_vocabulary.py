"""The vocabulary is a public interface: keys, order, groups, kinds, ranges, units and values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.findings.vocabulary import (
    CORE,
    FINDINGS,
    FindingError,
    UnknownFinding,
    clean,
    finding,
    plain,
    readable,
)

# key | group | kind | range and unit, or values | context only
PUBLISHED = """
gestation_weeks | person | number | 0..45 wk
postpartum_days | person | number | 0..1000 d
age_years | person | number | 10..70 a
bmi | person | number | 10..100 kg/m2
one_leg_swollen | core | answer
redness | core | answer
warmth | core | answer
breathless | core | answer
chest_pain | core | answer
coughing_blood | core | answer
leg | sign | choice | left right both not_sure
site | sign | choice | calf behind_knee thigh whole_leg foot shin groin buttock hip low_tummy
both_legs_swollen | sign | answer
both_legs_uneven | sign | answer
whole_leg_swollen | sign | answer
swelling_to_thighs | sign | answer
calf_left_cm | sign | number | 20..70 cm
calf_right_cm | sign | number | 20..70 cm
calf_left_in | sign | number | 8..27.5 [in_i]
calf_right_in | sign | number | 8..27.5 [in_i]
cramp | sign | answer |  | context
cramp_minutes | sign | number | 0..600 min
pain_now | sign | answer
pain_hours | sign | number | 0..8760 h
pain_trend | sign | choice | easing same worse
pain_followed_cramp | sign | answer
still_sore_from_before | sign | answer
intensity | sign | number | 0..10
cramps_getting_worse | sign | answer
hard_to_walk | sign | answer
leg_heavy_tight | sign | answer
tender_to_press | sign | answer
hard_tender_vein | sign | answer
skin_blue_white_cold | sign | answer
numb_weak_leg | sign | answer
pins_and_needles | sign | answer
pain_groin_buttock_hip_one_side | sign | answer
pain_low_tummy_one_side | sign | answer
shoulder_tip_pain | sign | answer
back_pain | sign | answer |  | context
pelvic_girdle_pattern | sign | answer
negative_scan | sign | answer |  | context
symptoms_persist_after_scan | sign | answer
arm_or_neck_swelling | sign | answer
breathless_sudden | sign | answer
breathless_at_rest | sign | answer
breathless_lying_flat | sign | answer
breathless_on_effort_only | sign | answer
fainted | sign | answer
lightheaded | sign | answer
lightheaded_sudden | sign | answer
racing_heart | sign | answer
usual_heartburn | sign | answer |  | context
severe_headache | sign | answer
vision_changes | sign | answer
upper_tummy_pain | sign | answer
swelling_sudden_face_hands | sign | answer
bp_systolic | sign | number | 40..300 mm[Hg]
bp_diastolic | sign | number | 20..200 mm[Hg]
seizure | sign | answer
confused | sign | answer
stroke_signs | sign | answer
temp_c | sign | number | 30..45 Cel
feverish | sign | answer
rapidly_spreading_redness | sign | answer
feels_very_unwell | sign | answer
itching_palms_soles | sign | answer
itching_other | sign | answer
dark_urine_pale_stools | sign | answer
rash | sign | answer |  | context
vomiting_often | sign | answer
vomiting_24h | sign | answer
no_urine_8h | sign | answer
muscle_weakness | sign | answer
hand_spasm | sign | answer
saddle_numbness | sign | answer
bladder_bowel_change | sign | answer
leg_injury | sign | answer
sudden_pop | sign | answer
big_bruise | sign | answer
severe_tummy_pain | sign | answer
baby_moving_less | sign | answer
urge_to_move | sign | answer
worse_at_rest | sign | answer
relieved_by_movement | sign | answer
worse_evening_night | sign | answer
rls_before | sign | answer |  | context
taking_rls_trigger_medicine | sign | answer |  | context
nights_woken_7d | sign | number | 0..7 {nights}
woke_from_sleep | sign | answer
self_care_days | sign | number | 0..1000 d
self_care_helped | sign | answer
redness_only_after_heat | sign | answer |  | context
aching_both_after_standing | sign | answer |  | context
fluid_leak | sign | answer
vaginal_bleeding | sign | answer
bleeding_heavy | sign | answer
tummy_blow | sign | answer
wound_problem | sign | answer
self_harm_thoughts | sign | answer
tried | sign | list | stretch stand walk massage heat water other | context
swelling_sudden | sign | answer
weak_both_legs | sign | answer
previous_clot | risk | answer
current_clot | risk | answer
family_clot | risk | answer
surgery_6w | risk | answer
caesarean_6w | risk | answer
immobile_3d | risk | answer
travel_hours_4w | risk | number | 0..672 h
ivf | risk | answer
ohss | risk | answer
hyperemesis | risk | answer
multiple_pregnancy | risk | answer
varicose_veins | risk | answer
on_blood_thinner | risk | answer |  | context
missed_blood_thinner | risk | answer
thrombophilia | risk | answer
serious_infection | risk | answer
hospital_stay_28d | risk | answer
major_illness | risk | answer
three_births | risk | answer
smoker | risk | answer
pre_eclampsia_diagnosed | risk | answer
"""


def described(key: str) -> str:
    """The finding as a line of the table."""
    one = finding(key)
    body = " ".join(one.values) if one.kind in ("choice", "list") else ""
    if one.kind == "number":
        body = f"{one.minimum}..{one.maximum} {one.unit}".strip()
    context = "context" if one.context_only else ""
    return " | ".join([key, one.group, one.kind, body, context]).rstrip(" |")


def test_the_vocabulary_is_the_published_one_in_its_order() -> None:
    assert [described(key) for key in FINDINGS] == PUBLISHED.strip().splitlines()


def test_every_answer_can_be_yes_no_or_not_sure() -> None:
    for one in FINDINGS.values():
        if one.kind == "answer":
            assert one.values == ("yes", "no", "not_sure")
            assert [str(choice.label) for choice in one.choices] == ["Yes", "No", "I’m not sure"]


def test_the_core_six() -> None:
    assert CORE == (
        "one_leg_swollen",
        "redness",
        "warmth",
        "breathless",
        "chest_pain",
        "coughing_blood",
    )


def test_every_finding_has_words_and_they_keep_the_house_style() -> None:
    labels = []
    for key, one in FINDINGS.items():
        question, label, hint = str(one.question), str(one.label), str(one.hint)
        assert question.endswith("?"), key
        assert label, key
        assert not label.endswith((".", "?")), key
        assert not hint or hint.endswith("."), key
        for text in (question, label, hint):
            for mark in ("'", '"', "!"):
                assert mark not in text, f"{key}: typographic quotes, no exclamations"
            for banned in ("you are fine", "no clot", "all clear", "don’t worry"):
                assert banned not in text.lower(), key
        labels.append((label, one.unit))
    assert len(labels) == len(set(labels)), "a label stands for one finding"


@pytest.mark.parametrize("key", ["redness", "rapidly_spreading_redness", "wound_problem"])
def test_red_is_never_the_only_colour_word(key: str) -> None:
    assert "dark" in str(finding(key).question)
    assert "dark" in str(finding(key).label)


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("redness", True, "yes"),
        ("redness", False, "no"),
        ("redness", "not_sure", "not_sure"),
        ("redness", None, None),
        ("redness", "", None),
        ("redness", "  ", None),
        ("leg", "both", "both"),
        ("leg", "not_sure", "not_sure"),
        ("calf_left_cm", 38, Decimal(38)),
        ("calf_left_cm", 38.2, Decimal("38.2")),
        ("calf_left_cm", " 38.2 ", Decimal("38.2")),
        ("calf_left_cm", Decimal("38.25"), Decimal("38.25")),
        ("calf_left_cm", "", None),
        ("pain_hours", "-0", Decimal(0)),
        ("tried", ["heat", "stretch", "heat"], ("stretch", "heat")),
        ("tried", [], None),
        ("tried", None, None),
    ],
)
def test_clean_reads_json_and_forms(key: str, raw: object, value: object) -> None:
    assert clean(key, raw) == value


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("redness", "maybe"),
        ("redness", 1),
        ("redness", ["yes"]),
        ("redness", {}),
        ("leg", True),
        ("leg", "middle"),
        ("calf_left_cm", True),
        ("calf_left_cm", "abc"),
        ("calf_left_cm", "nan"),
        ("calf_left_cm", float("nan")),
        ("calf_left_cm", float("inf")),
        ("calf_left_cm", Decimal("Infinity")),
        ("calf_left_cm", "4e1"),
        ("calf_left_cm", "3_8"),
        ("calf_left_cm", [38]),
        pytest.param("pain_hours", 10**5000, id="a number too long to print"),
        ("tried", "heat"),
        ("tried", ["heat", "prayer"]),
        ("tried", [None]),
        ("tried", [["heat"]]),
    ],
)
def test_clean_refuses_what_a_finding_cannot_be(key: str, raw: object) -> None:
    with pytest.raises(FindingError, match=key):
        clean(key, raw)


@pytest.mark.parametrize("key", [key for key, one in FINDINGS.items() if one.kind == "number"])
def test_ranges_include_their_ends_and_nothing_is_clipped(key: str) -> None:
    one = finding(key)
    assert one.minimum is not None
    assert one.maximum is not None
    assert clean(key, str(one.minimum)) == one.minimum
    assert clean(key, str(one.maximum)) == one.maximum
    for beyond in (one.minimum - Decimal("0.1"), one.maximum + Decimal("0.1")):
        with pytest.raises(FindingError) as refused:
            clean(key, str(beyond))
        assert f"from {one.minimum} to {one.maximum}" in str(refused.value)


NUMBER_KEYS = [key for key, one in FINDINGS.items() if one.kind == "number"]


@given(st.data(), st.sampled_from(NUMBER_KEYS))
def test_a_number_that_is_accepted_can_be_stored_and_read_again(
    data: st.DataObject, key: str
) -> None:
    one = finding(key)
    low, high = one.minimum, one.maximum
    assert low is not None
    assert high is not None
    raw = data.draw(
        st.decimals(low, high, places=2)
        | st.decimals(low, high, places=12)
        | st.decimals(low, high, allow_nan=False)
        | st.floats(float(low), float(high))
    )
    try:
        value = clean(key, raw)
    except FindingError:
        # In range, it can only have more decimals than are written down.
        assert Decimal(str(raw)) != round(Decimal(str(raw)), 12)
        return
    assert isinstance(value, Decimal)
    assert clean(key, plain(value)) == value


@pytest.mark.parametrize("raw", ["0.0000001", 1e-7, Decimal("1E-7"), Decimal("1E-12"), "1E+2"])
def test_no_number_is_written_with_an_exponent(raw: object) -> None:
    value = Decimal(str(raw))
    assert "E" not in str(plain(value))
    assert clean("pain_hours", plain(value)) == value


@pytest.mark.parametrize("raw", [1e-13, Decimal("1E-13"), Decimal("1E-999999")])
def test_more_decimals_than_can_be_read_again_are_refused(raw: object) -> None:
    with pytest.raises(FindingError, match="at most 12 decimals"):
        clean("pain_hours", raw)


def test_one_unreadable_value_does_not_hide_the_others(caplog: pytest.LogCaptureFixture) -> None:
    stored = {
        "redness": "yes",
        "warmth": "purple",
        "calf_left_cm": "1E-7",
        "no_such_finding": "3",
        "leg": None,
        "pain_hours": "30",
    }
    assert readable(stored) == {"redness": "yes", "pain_hours": Decimal(30)}
    assert "'warmth'" in caplog.text
    assert "purple" not in caplog.text
    assert "1E-7" not in caplog.text


@pytest.mark.parametrize("key", ["swelling", "", None, 3, ["redness"]])
def test_an_unknown_key_is_an_error(key: object) -> None:
    with pytest.raises(UnknownFinding):
        finding(key)  # type: ignore[arg-type]
    with pytest.raises(UnknownFinding):
        clean(key, "yes")  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["yes", Decimal("38.20"), ("stretch", "heat")])
def test_plain_and_clean_keep_a_value(value: str | Decimal | tuple[str, ...]) -> None:
    key = {str: "redness", Decimal: "calf_left_cm", tuple: "tried"}[type(value)]
    assert clean(key, plain(value)) == value
