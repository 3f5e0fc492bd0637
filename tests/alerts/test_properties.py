"""What must hold for every case there can be: the safety properties of the evidence, section 6."""

from __future__ import annotations

import copy
import itertools
import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from apps.alerts.case import write_judgement
from apps.alerts.rule import Urgency
from apps.findings.vocabulary import CORE, FINDINGS
from tests.alerts.situation import judged
from tests.alerts.strategies import (
    ABOUT_HER,
    SIGNS,
    START,
    Case,
    cases,
    diaries,
    some_of,
    worsened,
)

QUIET_DAY: dict[str, Any] = dict.fromkeys(CORE, "no")
STAYING = (Urgency.URGENT, Urgency.EMERGENCY)


def many(times: int) -> settings:
    """So many times the examples of the profile."""
    return settings(max_examples=settings().max_examples * times)


def level(case: Case) -> Urgency:
    return judged(case).level


def at_least_urgent(case: Case) -> Urgency:
    """The level as far as alerts stay: what is below URGENT belongs to its own entry alone."""
    return max(level(case), Urgency.ROUTINE)


@many(7)
@given(st.data())
def test_worse_answers_never_lower_the_level(data: st.DataObject) -> None:
    case = data.draw(cases)
    worse = data.draw(worsened(case))
    assert level(worse) >= level(case), worse


@many(10)
@given(st.data())
def test_worse_answers_never_lower_the_level_of_a_diary(data: st.DataObject) -> None:
    diary = data.draw(diaries())
    worse = data.draw(worsened(diary))
    assert level(worse) >= level(diary), worse


@many(2)
@given(cases, st.sampled_from(CORE))
def test_a_blank_core_answer_is_never_reassuring(case: Case, blank: str) -> None:
    case["facts"][blank] = None
    judgement = judged(case)
    assert judgement.level > Urgency.SELF_CARE
    assert not judgement.complete


@many(1)
@given(cases, st.sampled_from(CORE))
def test_a_core_answer_of_not_sure_is_never_reassuring(case: Case, unsure: str) -> None:
    case["facts"][unsure] = "not_sure"
    assert level(case) > Urgency.SELF_CARE


calves_in_inches = st.builds(
    lambda left, more: (Decimal(left) / 10, Decimal(left + more) / 10),
    st.integers(100, 250),
    st.integers(-12, 12),
)


@many(3)
@given(
    st.lists(calves_in_inches, min_size=1, max_size=3),
    st.sampled_from(("both", "left", "right")),
)
def test_centimetres_and_inches_agree(sizes: list[tuple[Decimal, Decimal]], turned: str) -> None:
    def diary(in_cm: str) -> Case:
        entries = []
        for place, pair in enumerate(sizes):
            entry = {"date": (START + timedelta(days=place)).date().isoformat(), **QUIET_DAY}
            for side, inches in zip(("left", "right"), pair, strict=True):
                if in_cm in (side, "both"):
                    entry[f"calf_{side}_cm"] = inches * Decimal("2.54")
                else:
                    entry[f"calf_{side}_in"] = inches
            entries.append(entry)
        return {"entries": entries}

    told = [(r.rule.id, r.urgency) for r in judged(diary("neither")).results]
    assert [(r.rule.id, r.urgency) for r in judged(diary(turned)).results] == told


@many(4)
@given(diaries(most=4, carry=False), st.randoms(use_true_random=False))
def test_the_order_of_logging_does_not_matter(diary: Case, random: Any) -> None:
    """Where nothing is resolved and nothing carried on. Soreness that is carried is left out: an
    entry that is logged between two others breaks the chain, and a length of pain that was unknown
    when a warning was raised may become known afterwards.
    """
    other = copy.deepcopy(diary)
    random.shuffle(other["entries"])
    assert at_least_urgent(other) == at_least_urgent(diary)


@many(2)
@given(diaries(least=2, most=2), st.integers(1, 60))
def test_carried_soreness_does_not_depend_on_the_order_either(diary: Case, hours: int) -> None:
    first, second = diary["entries"]
    later = datetime.fromisoformat(f"{first['date']}T{first['time']}") + timedelta(hours=hours)
    first.pop("still_sore_from_before", None)
    first["pain_now"] = "yes"
    second.update(date=later.date().isoformat(), time=later.time().isoformat())
    second["still_sore_from_before"] = "yes"
    for entry in (first, second):
        assume(entry.get("pain_trend") != "worse")
    turned = {**diary, "entries": [second, first]}
    assert at_least_urgent(turned) == at_least_urgent(diary)


@many(3)
@given(diaries(), st.integers(1, 30))
def test_a_later_quiet_entry_clears_nothing(diary: Case, days: int) -> None:
    """She keeps what she was warned of, however many good days follow (safety property 3)."""
    # Weeks and days count back from the latest entry: they would move with it.
    kept = {k: v for k, v in diary["facts"].items() if not k.endswith(("_weeks", "_days"))}
    diary["facts"] = kept
    before = level(diary)
    latest = max(date_of(entry) for entry in diary["entries"])
    later = {"date": (latest + timedelta(days=days)).date().isoformat(), **QUIET_DAY}
    diary["entries"].append(later)
    assert level(diary) >= before or before not in STAYING


def date_of(entry: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(entry["date"])


@many(2)
@given(cases, some_of([key for key, one in FINDINGS.items() if one.context_only], 5))
def test_what_is_context_only_changes_nothing(case: Case, context: dict[str, Any]) -> None:
    more = {"facts": {**case["facts"], **context}}
    assert told(more) == told(case)


@many(2)
@given(diaries())
def test_the_same_diary_is_always_judged_the_same(diary: Case) -> None:
    turned = {
        "facts": dict(reversed(diary["facts"].items())),
        "entries": [dict(reversed(entry.items())) for entry in diary["entries"]],
    }
    assert told(turned) == told(diary)


def told(case: Case) -> list[tuple[str, Urgency]]:
    return [(result.rule.id, result.urgency) for result in judged(case).results]


def allowed(key: str) -> st.SearchStrategy[Any]:
    """Anything that the vocabulary allows, with the ends of every range."""
    one = FINDINGS[key]
    if one.minimum is not None and one.maximum is not None:
        inside = st.decimals(one.minimum, one.maximum, places=3)
        return st.one_of(st.none(), st.sampled_from((one.minimum, one.maximum)), inside)
    if one.kind == "list":
        return st.lists(st.sampled_from(one.values))
    return st.sampled_from((*one.values, None))


anything = st.lists(st.sampled_from((*CORE, *SIGNS, *ABOUT_HER)), unique=True).flatmap(
    lambda keys: st.fixed_dictionaries({key: allowed(key) for key in keys})
)
timed = st.builds(
    lambda day, clock, values: {
        **values,
        "date": day.isoformat(),
        **({"time": clock.isoformat()} if clock else {}),
    },
    st.dates(datetime(1900, 1, 1).date(), datetime(2199, 12, 31).date()),
    st.one_of(st.none(), st.times()),
    anything,
)


@many(4)
@given(anything, st.lists(timed, max_size=4))
def test_whatever_the_vocabulary_allows_is_judged(
    about: dict[str, Any], entries: list[dict[str, Any]]
) -> None:
    judgement = judged({"facts": about, "entries": entries})
    written = write_judgement("any", judgement)
    assert json.loads(json.dumps(written)) == written
    assert judgement.results
    assert judgement.level == max(result.urgency for result in judgement.results)


@many(1)
@given(some_of(ABOUT_HER, 6), st.permutations(range(3)))
def test_risk_without_a_symptom_is_no_alarm(about: dict[str, Any], order: list[int]) -> None:
    days = [(START + timedelta(days=day)).date().isoformat() for day in order]
    case = {"facts": about, "entries": [{"date": day, **QUIET_DAY} for day in days]}
    assert level(case) == Urgency.SELF_CARE


@pytest.mark.parametrize("keys", list(itertools.combinations(CORE, 2)))
def test_two_blanks_hide_no_yes(keys: tuple[str, str]) -> None:
    blank, yes = keys
    assert level({"facts": {**QUIET_DAY, blank: None, yes: "yes"}}) in STAYING
    assert level({"facts": {**QUIET_DAY, yes: None, blank: "yes"}}) in STAYING
