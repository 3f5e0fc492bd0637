"""Random people and diaries, in the public format, and what it means to make them worse.

The severity orders are those of the clinical evidence, section 2. Property 1 exempts where it hurts
and which leg, earlier values that a later entry is compared with or carried on from, and whatever
replaces an unknown length of pain, week or day.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

from hypothesis import strategies as st

from apps.findings.vocabulary import CORE, FINDINGS

Case = dict[str, Any]
START = datetime(2025, 9, 1, 8)
GAPS = tuple(timedelta(hours=hours) for hours in (1, 12, 25, 72, 73, 168, 169, 336, 337))
"""From one entry to the next: the windows to the hour, and one hour more."""
CARRIED = "still_sore_from_before"

NUMBERS: dict[str, tuple[float, ...]] = {
    "gestation_weeks": (0, 6, 13, 14, 15, 30, 41),
    "postpartum_days": (0, 20, 42, 43, 60, 84, 85, 200),
    "age_years": (20, 35, 36, 45),
    "bmi": (22, 29.9, 30, 41),
    "travel_hours_4w": (0, 3.9, 4, 20),
    "calf_left_cm": (35, 36, 36.5, 37.5, 38, 40),
    "calf_right_cm": (35, 36, 36.5, 37.5, 38, 40),
    "calf_left_in": (13.8, 14.2, 14.7, 15, 16),
    "calf_right_in": (13.8, 14.2, 14.7, 15, 16),
    "cramp_minutes": (0, 1, 10, 11, 59, 60, 61, 600),
    "pain_hours": (0, 0.5, 1, 1.1, 4, 6, 12, 12.5, 24, 24.5, 100),
    "intensity": (0, 3, 4, 6, 7, 8, 10),
    "bp_systolic": (110, 139, 140, 159, 160),
    "bp_diastolic": (70, 89, 90, 109, 110),
    "temp_c": (36.6, 37.9, 37.94, 37.95, 38, 40),
    "nights_woken_7d": (0, 2, 3, 7),
    "self_care_days": (0, 13, 14, 60),
}
REASSURING = frozenset({"pain_followed_cramp", "self_care_helped"})
PLACES = frozenset({"leg", "site"})
CALVES = frozenset(key for key in FINDINGS if key.startswith("calf_"))
COUNTED_BACK = frozenset({"gestation_weeks", "postpartum_days"})
TELLS_OF_PAIN = frozenset(
    {
        "cramp",
        "cramp_minutes",
        "pain_now",
        "pain_hours",
        "intensity",
        "pain_followed_cramp",
        "still_sore_from_before",
        "site",
        "pain_trend",
    }
)
"""What makes an earlier entry one that a later soreness goes on from."""

ABOUT_HER = [key for key, one in FINDINGS.items() if one.group in ("person", "risk")]
SIGNS = [key for key, one in FINDINGS.items() if one.group == "sign" and not one.context_only]


def values_of(key: str) -> list[Any]:
    """Values of a finding: every answer, and numbers on both sides of every bound."""
    if FINDINGS[key].kind == "number":
        return list(NUMBERS[key])
    if FINDINGS[key].kind == "list":
        return [[value] for value in FINDINGS[key].values]
    return list(FINDINGS[key].values)


def some_of(keys: list[str], most: int) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to a few of the findings."""
    chosen = st.lists(st.sampled_from(keys), max_size=most, unique=True)
    return chosen.flatmap(
        lambda few: st.fixed_dictionaries({key: st.sampled_from(values_of(key)) for key in few})
    )


_THEMES = """
leg site pain_hours pain_trend pain_followed_cramp intensity cramp_minutes
leg site pain_hours pain_trend pain_followed_cramp hard_to_walk pain_now still_sore_from_before
leg site pain_hours pain_followed_cramp leg_heavy_tight tender_to_press cramps_getting_worse
leg intensity pain_hours cramp_minutes numb_weak_leg
leg intensity
breathless breathless_on_effort_only breathless_at_rest breathless_lying_flat
breathless breathless_on_effort_only pain_hours leg site pain_trend
breathless breathless_on_effort_only one_leg_swollen leg
fainted lightheaded lightheaded_sudden racing_heart breathless breathless_on_effort_only
fainted lightheaded lightheaded_sudden racing_heart pain_hours leg warmth
leg site pain_groin_buttock_hip_one_side leg_heavy_tight swelling_sudden pain_hours pain_trend
leg site pain_low_tummy_one_side tender_to_press pelvic_girdle_pattern redness
both_legs_swollen both_legs_uneven swelling_to_thighs leg pain_hours pain_trend
calf_left_cm calf_right_cm
calf_left_in calf_right_in leg calf_left_cm calf_right_cm
severe_headache vision_changes upper_tummy_pain swelling_sudden_face_hands breathless
severe_headache bp_systolic bp_diastolic breathless breathless_on_effort_only
temp_c feverish rapidly_spreading_redness feels_very_unwell confused fainted breathless
pain_low_tummy_one_side shoulder_tip_pain severe_tummy_pain lightheaded site leg
severe_tummy_pain fainted vaginal_bleeding
vomiting_often vomiting_24h no_urine_8h muscle_weakness hand_spasm racing_heart
redness warmth pain_hours leg one_leg_swollen
leg_injury hard_to_walk sudden_pop leg site pain_hours pain_followed_cramp
woke_from_sleep nights_woken_7d self_care_days self_care_helped
"""
THEMES = (*(theme.split() for theme in _THEMES.strip().splitlines()), SIGNS)
"""What is told together. One diary keeps to one theme: of random answers, most would be an
emergency for some reason of its own, and nothing would be tried below it."""

QUIET: dict[str, Any] = dict.fromkeys(CORE, "no")
one_of_the_six = st.dictionaries(
    st.sampled_from(CORE), st.sampled_from((None, "not_sure", "yes")), max_size=1
)


def told_of(theme: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to some questions of a theme; the core six mostly no."""
    return st.builds(
        lambda six, found: {**QUIET, **six, **found},
        st.one_of(st.just({}), st.just({}), st.just({}), one_of_the_six),
        some_of(theme, 5),
    )


some_risk = st.one_of(
    st.just({}),
    st.sampled_from(({"thrombophilia": "yes"}, {"smoker": "yes", "ivf": "yes"})),
    some_of(ABOUT_HER, 4),
)
cases: st.SearchStrategy[Case] = st.builds(
    lambda about, day: {"facts": {**about, **day}},
    some_risk,
    st.sampled_from(THEMES).flatmap(told_of),
)


@st.composite
def diaries(draw: st.DrawFn, *, least: int = 2, most: int = 4, carry: bool = True) -> Case:
    """A person and her entries at different times, logged in any order."""
    theme = [key for key in draw(st.sampled_from(THEMES)) if carry or key != CARRIED]
    gaps = draw(st.lists(st.sampled_from(GAPS), min_size=least - 1, max_size=most - 1))
    moments = [START + after for after in accumulate(gaps, initial=timedelta(0))]
    entries = [
        {"date": at.date().isoformat(), "time": at.time().isoformat(), **draw(told_of(theme))}
        for at in draw(st.permutations(moments))
    ]
    return {"facts": draw(some_risk), "entries": entries}


def rank(key: str, value: Any, beside: dict[str, Any]) -> float:
    """How severe an answer is, in the order of the evidence; blank has its place in it."""
    if FINDINGS[key].kind == "number":
        return -1 if value is None else float(value)
    if key == "pain_trend":
        return ("easing", None, "same", "worse").index(value)
    effort_turned = key == "breathless_on_effort_only" and beside.get("breathless") in (
        "yes",
        "not_sure",
    )
    if key in REASSURING or effort_turned:
        return {"yes": 0, None: 1, "not_sure": 1, "no": 2}[value]
    return ("no", None, "not_sure", "yes").index(value)


def _worse_values(key: str, beside: dict[str, Any]) -> list[Any]:
    now = rank(key, beside.get(key), beside)
    return [v for v in (*values_of(key), None) if rank(key, v, beside) > now]


def _exempt(key: str, place: int, case: Case) -> bool:
    entries = case.get("entries")
    entry = entries[place] if entries else case["facts"]
    given = entry.get(key)
    if key in PLACES or key in COUNTED_BACK or FINDINGS[key].context_only:
        return True
    if key in CALVES:
        # A size can be added, but not changed, nor told again in another unit.
        other = key.replace("_cm", "_in") if key.endswith("_cm") else key.replace("_in", "_cm")
        return given is not None or entry.get(other) is not None
    if key == "pain_hours" and given is None:
        return True
    if key == "still_sore_from_before" and entry.get("pain_hours") is None:
        return True
    if not entries:
        return False
    if key == "intensity" and given is not None:
        return True
    carried = any(one.get("still_sore_from_before") == "yes" for one in entries if one is not entry)
    return carried and key in TELLS_OF_PAIN


@st.composite
def worsened(draw: st.DrawFn, case: Case) -> Case:
    """The same case with one or two answers moved up their severity order."""
    worse = copy.deepcopy(case)
    for _ in range(draw(st.sampled_from((1, 1, 2)))):
        told_only = draw(st.sampled_from((True, True, False)))
        moves = list(_moves(worse, told_only=told_only)) or list(_moves(worse, told_only=False))
        place, key = draw(st.sampled_from(moves))
        holder = _holder(worse, place)
        holder[key] = draw(st.sampled_from(_worse_values(key, holder)))
    return worse


def _holder(case: Case, place: int | None) -> dict[str, Any]:
    found: dict[str, Any] = case["facts"] if place is None else case["entries"][place]
    return found


def _moves(case: Case, *, told_only: bool) -> Iterator[tuple[int | None, str]]:
    """What can get worse, and where; only what was told, or anything."""
    entries = case.get("entries")
    about_her = [key for key in ABOUT_HER if key not in COUNTED_BACK]
    for key in [key for key in about_her if key in case["facts"]] if told_only else about_her:
        if not FINDINGS[key].context_only and _worse_values(key, case["facts"]):
            yield None, key
    for place, entry in enumerate(entries or [case["facts"]]):
        signs = (*CORE, *SIGNS)
        for key in [key for key in signs if key in entry] if told_only else signs:
            if not _exempt(key, place, case) and _worse_values(key, entry):
                yield (place if entries else None), key
