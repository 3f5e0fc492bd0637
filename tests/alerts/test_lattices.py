"""Monotony without luck: every combination of answers that bear on one another, step by step.

Random cases seldom meet the few that matter. Here each table is gone through whole: from every
combination, each single answer moved up its severity order must not lower the level.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from apps.alerts.rule import Urgency
from tests.alerts.situation import judged
from tests.alerts.strategies import GAPS, QUIET, START, rank

NO_TO_YES = ("no", None, "not_sure", "yes")
TRENDS = ("easing", None, "same", "worse")
HOURS = (0, 0.9, 1, 3.9, 4, 5.9, 6, 12, 12.5, 24, 24.5)
FIXED = frozenset({"leg", "site", "gestation_weeks"})
"""What is gone through as well, but has no order of its own."""

TABLES: dict[str, dict[str, tuple[Any, ...]]] = {
    "the core six": {
        **dict.fromkeys(QUIET, ("no", None, "yes")),
        **dict.fromkeys(("redness", "breathless", "chest_pain"), NO_TO_YES),
    },
    "breath": {
        "breathless": NO_TO_YES,
        "breathless_on_effort_only": NO_TO_YES,
        "breathless_lying_flat": NO_TO_YES,
        "breathless_at_rest": (None, "yes"),
        "one_leg_swollen": ("no", "not_sure", "yes"),
        "pain_hours": (0, 2),
        "previous_clot": (None, "yes"),
    },
    "head and heart": {
        "fainted": NO_TO_YES,
        "lightheaded": NO_TO_YES,
        "lightheaded_sudden": NO_TO_YES,
        "racing_heart": NO_TO_YES,
        "warmth": ("no", "yes"),
        "breathless": ("no", "yes"),
        "breathless_on_effort_only": (None, "yes"),
    },
    "pain and walking": {
        "pain_hours": HOURS,
        "pain_trend": TRENDS,
        "pain_followed_cramp": NO_TO_YES,
        "hard_to_walk": NO_TO_YES,
        "site": (None, "foot", "groin"),
        "leg": (None, "both"),
    },
    "pain and risk": {
        "pain_hours": HOURS,
        "pain_trend": TRENDS,
        "pain_followed_cramp": ("yes", None, "no"),
        "thrombophilia": NO_TO_YES,
        "smoker": (None, "yes"),
        "age_years": (None, 35, 36),
        "leg": ("left", "both"),
    },
    "pain of unknown length": {
        "pain_now": NO_TO_YES,
        "still_sore_from_before": ("no", None, "not_sure"),
        "pain_trend": TRENDS,
        "leg_heavy_tight": NO_TO_YES,
        "hard_to_walk": NO_TO_YES,
        "redness": ("no", "not_sure", "yes"),
        "site": (None, "foot", "groin"),
    },
    "pelvis": {
        "pain_groin_buttock_hip_one_side": NO_TO_YES,
        "pain_low_tummy_one_side": NO_TO_YES,
        "leg_heavy_tight": (None, "yes"),
        "pain_hours": (0, 24, 24.5),
        "pain_trend": TRENDS,
        "gestation_weeks": (None, 13, 14),
        "leg": (None, "both"),
    },
    "swelling": {
        "one_leg_swollen": ("no", "not_sure", "yes"),
        "both_legs_swollen": NO_TO_YES,
        "both_legs_uneven": NO_TO_YES,
        "swelling_sudden": NO_TO_YES,
        "swelling_to_thighs": NO_TO_YES,
        "pain_hours": (0, 12.5, 24.5),
    },
    "numb": {
        "numb_weak_leg": NO_TO_YES,
        "pins_and_needles": NO_TO_YES,
        "intensity": (None, 0, 7, 8, 10),
        "pain_hours": (0, 1, 1.1, 30),
        "cramp_minutes": (None, 0, 10, 11, 59, 60, 61),
    },
    "pre-eclampsia": {
        "severe_headache": NO_TO_YES,
        "vision_changes": NO_TO_YES,
        "bp_systolic": (None, 139, 140, 160, 200),
        "bp_diastolic": (None, 89, 90, 110, 150),
        "breathless": ("no", "not_sure", "yes"),
        "breathless_on_effort_only": (None, "yes"),
    },
    "infection": {
        "temp_c": (None, 37.9, 37.95, 38, 40),
        "feverish": NO_TO_YES,
        "rapidly_spreading_redness": NO_TO_YES,
        "feels_very_unwell": NO_TO_YES,
        "fainted": (None, "not_sure", "yes"),
        "breathless": ("no", "yes"),
    },
    "bleeding and tummy": {
        "pain_low_tummy_one_side": NO_TO_YES,
        "shoulder_tip_pain": NO_TO_YES,
        "severe_tummy_pain": NO_TO_YES,
        "vaginal_bleeding": NO_TO_YES,
        "lightheaded": (None, "not_sure", "yes"),
        "gestation_weeks": (None, 14),
    },
    "fluids and salts": {
        "vomiting_often": NO_TO_YES,
        "vomiting_24h": NO_TO_YES,
        "no_urine_8h": (None, "not_sure", "yes"),
        "muscle_weakness": NO_TO_YES,
        "hand_spasm": (None, "not_sure", "yes"),
        "racing_heart": (None, "not_sure", "yes"),
    },
    "injury": {
        "leg_injury": NO_TO_YES,
        "hard_to_walk": NO_TO_YES,
        "sudden_pop": NO_TO_YES,
        "big_bruise": NO_TO_YES,
        "pain_followed_cramp": ("yes", None, "no"),
    },
    "nights and steps": {
        "self_care_days": (None, 0, 13, 14, 30),
        "self_care_helped": ("yes", None, "not_sure", "no"),
        "nights_woken_7d": (None, 0, 2, 3, 7),
        "worse_at_rest": NO_TO_YES,
        "itching_other": NO_TO_YES,
    },
}


@pytest.mark.parametrize("name", TABLES)
def test_no_step_up_lowers_the_level(name: str) -> None:
    table = TABLES[name]
    levels: dict[tuple[Any, ...], Urgency] = {
        answers: judged({"facts": {**QUIET, **dict(zip(table, answers, strict=True))}}).level
        for answers in product(*table.values())
    }
    for answers, level in levels.items():
        told = dict(zip(table, answers, strict=True))
        for place, key in enumerate(table):
            if key in FIXED:
                continue
            for worse in table[key]:
                if rank(key, worse, told) > rank(key, told[key], told):
                    step = (*answers[:place], worse, *answers[place + 1 :])
                    assert levels[step] >= level, f"{told}, then {key}={worse}"


SIGNS: tuple[dict[str, Any], ...] = (
    {"leg": "left", "redness": "yes"},
    {"leg": "right", "one_leg_swollen": "yes"},
    {"leg": "left", "pain_hours": 2, "pain_followed_cramp": "yes"},
    {"leg": "left", "site": "groin", "pain_hours": 1},
    {"leg": "left", "leg_heavy_tight": "yes", "pain_hours": 1, "pain_followed_cramp": "yes"},
    {"both_legs_swollen": "yes"},
    {"leg": "both", "pain_hours": 30, "pain_trend": "easing"},
    {"breathless": "yes"},
    {"breathless": "yes", "breathless_on_effort_only": "yes"},
    {"fainted": "yes"},
    {"racing_heart": "yes"},
    {"chest_pain": "yes"},
    {"severe_headache": "yes"},
    {"bp_systolic": 145},
    {"vaginal_bleeding": "yes"},
    {"feverish": "yes"},
    {"feels_very_unwell": "yes"},
    {"vomiting_often": "yes"},
    {"leg": "left", "numb_weak_leg": "yes"},
    {"leg": "left", "intensity": 9, "pain_hours": 2, "pain_followed_cramp": "yes"},
    {"calf_left_cm": 36.4, "calf_right_cm": 36},
    {"calf_left_cm": 37.5, "calf_right_cm": 36},
)


def entry(after: timedelta, signs: dict[str, Any]) -> dict[str, Any]:
    moment = START + after
    return {"date": moment.date().isoformat(), "time": moment.time().isoformat(), **QUIET, **signs}


@pytest.mark.parametrize("gap", GAPS, ids=str)
def test_two_signs_come_together_in_either_order(gap: timedelta) -> None:
    """Which of the two was written down first does not matter, as far as warnings go."""
    for first, second in product(SIGNS, SIGNS):
        entries = [entry(timedelta(0), first), entry(gap, second)]
        forth = judged({"entries": entries}).level
        back = judged({"entries": entries[::-1]}).level
        assert max(forth, Urgency.ROUTINE) == max(back, Urgency.ROUTINE), entries
