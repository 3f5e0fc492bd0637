"""Both sides of every bound: each rule's smallest examples fire, one step below does not.

First generated from the rules as they stand, so that no branch is left out; then written out by
hand from the clinical evidence, so that no bound can move unseen.
"""

from pathlib import Path
from typing import Any

import pytest

from apps.alerts.rule import Level, Rule, Urgency
from apps.alerts.rules import NOTHING_FOUND, TABLE
from apps.alerts.rules.legs import LEG_SIGN_RULES
from tests.alerts.catalogue import CATALOGUE
from tests.alerts.situation import fired, judged, written_case
from tests.alerts.witness import Witness, witnesses

LEVELS = [(rule, level) for rule in (*TABLE, NOTHING_FOUND) for level in rule.levels]
TURNED = ("breathless_on_effort_only", "pain_trend")
"""Findings whose blank is not the milder answer everywhere."""


OVERLAPS = ("cramp_minutes=60.1", "postpartum_days=43")
"""Steps back that lead into another branch: an hour of cramp is a leg sign of its own, and the
days before the 43rd after a birth are a major factor."""

MOST_EXAMPLES = 60


def named(one: Rule | Level) -> str:
    return one.id if isinstance(one, Rule) else one.urgency.name


def examples(level: Level) -> list[Witness]:
    """Distinct examples; of very many, some from all over the condition."""
    found = list({repr(one.case()): one for one in witnesses(level.condition)}.values())
    return found[:: 1 + len(found) // MOST_EXAMPLES]


def level_in(case: dict[str, Any], rule: Rule) -> Urgency | None:
    results = judged(case).results
    return next((result.urgency for result in results if result.rule.id == rule.id), None)


def fires(case: dict[str, Any], rule: Rule, level: Level) -> bool:
    return (level_in(case, rule) or Urgency.SELF_CARE) >= level.urgency


@pytest.mark.parametrize(("rule", "level"), LEVELS, ids=named)
def test_the_smallest_examples_fire(rule: Rule, level: Level) -> None:
    found = 0
    for example in examples(level):
        found += 1
        urgency = level_in(example.case(), rule)
        assert urgency in (level.urgency, rule.urgency), example.case()
    assert found


@pytest.mark.parametrize(("rule", "level"), LEVELS[:-1], ids=named)
def test_one_step_below_does_not(rule: Rule, level: Level) -> None:
    for example in examples(level):
        for what, step_below, without in example.smaller():
            if fires(step_below, rule, level) and not what.startswith((*TURNED, *OVERLAPS)):
                assert fires(without, rule, level), f"with less than {what}: {step_below}"


BY_HAND = [
    line
    for line in (Path(__file__).parent / "bounds.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


LEG_SIGNS = [(rule, level) for rule, level in LEVELS if rule in LEG_SIGN_RULES]


@pytest.mark.parametrize(("rule", "level"), LEG_SIGNS, ids=named)
def test_every_leg_sign_joins_new_breathlessness(rule: Rule, level: Level) -> None:
    for example in examples(level):
        case = example.case()
        case["entries"][-1]["breathless"] = "yes"
        assert fired(judged(case)).get("pe-breathless-with-leg") == "EMERGENCY", case


@pytest.mark.parametrize("line", BY_HAND)
def test_bounds_of_the_evidence(line: str) -> None:
    rule_and_level, findings, at_the_bound, beyond = map(str.strip, line.split("|"))
    rule, level = rule_and_level.split()
    assert fired(judged(written_case(findings.format(at_the_bound)))).get(rule) == level
    assert fired(judged(written_case(findings.format(beyond)))).get(rule) != level


def test_every_rule_is_tried() -> None:
    assert {rule.id for rule, _ in LEVELS} == CATALOGUE.keys()
