"""Random people and diaries, in the public format, and what it means to make them worse.

The severity orders are those of the clinical evidence, section 2. Property 1 exempts where it hurts
and which leg, earlier values that a later entry is compared with or carried on from, and whatever
replaces an unknown length of pain, week or day.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from apps.findings.vocabulary import CORE, FINDINGS

Case = dict[str, Any]
START = datetime(2025, 9, 1, 8)
LATEST = timedelta(days=24)
STEP = timedelta(hours=6)
"""Windows are whole multiples of it, so that random entries often fall on their very ends."""

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


def core(blank: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    """The core six, mostly no."""
    others = ["no"] * 12 + ["yes", "not_sure"] + ([None] if blank else [])
    return st.fixed_dictionaries({key: st.sampled_from(others) for key in CORE})


PAIN = ["leg", "site", "pain_hours", "pain_trend", "pain_followed_cramp", "intensity"]
answers = st.builds(
    lambda six, pain, signs: {**six, **pain, **signs}, core(), some_of(PAIN, 5), some_of(SIGNS, 4)
)
facts = some_of(ABOUT_HER, 4)
cases: st.SearchStrategy[Case] = st.builds(
    lambda about, day: {"facts": {**about, **day}}, facts, answers
)


@st.composite
def diaries(draw: st.DrawFn, *, least: int = 2, most: int = 5, carry: bool = True) -> Case:
    """A person and her entries at different times, logged in any order."""
    steps = st.integers(0, LATEST // STEP)
    times = draw(st.lists(steps, min_size=least, max_size=most, unique=True))
    entries = []
    for time in times:
        moment = START + time * STEP
        found = draw(answers)
        if not carry:
            found.pop("still_sore_from_before", None)
        entries.append(
            {"date": moment.date().isoformat(), "time": moment.time().isoformat(), **found}
        )
    return {"facts": draw(facts), "entries": entries}


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
    """The same case with one to three answers moved up their severity order."""
    worse = copy.deepcopy(case)
    for _ in range(draw(st.integers(1, 3))):
        moves = list(_moves(worse))
        if not moves:
            return worse
        place, key = draw(st.sampled_from(moves))
        holder = worse["facts"] if place is None else worse["entries"][place]
        holder[key] = draw(st.sampled_from(_worse_values(key, holder)))
    return worse


def _moves(case: Case) -> Iterator[tuple[int | None, str]]:
    entries = case.get("entries")
    for key in ABOUT_HER:
        read = key not in COUNTED_BACK and not FINDINGS[key].context_only
        if read and _worse_values(key, case["facts"]):
            yield None, key
    for place, entry in enumerate(entries or [case["facts"]]):
        for key in (*CORE, *SIGNS):
            if not _exempt(key, place, case) and _worse_values(key, entry):
                yield (place if entries else None), key
