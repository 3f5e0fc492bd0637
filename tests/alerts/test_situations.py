"""Every situation comes out as a midwife would expect."""

import pytest

from tests.alerts.catalogue import CATALOGUE
from tests.alerts.situation import Situation, fired, situations

ALL = situations()


@pytest.mark.parametrize("situation", ALL, ids=lambda one: f"{one.where} {one.story}")
def test_situation(situation: Situation) -> None:
    judgement = situation.judgement()
    results = fired(judgement)
    told = (
        f"\n{situation.where}: {situation.story}\n  {situation.findings}"
        f"\n  expected {situation.level}, got {judgement.level.name} with {results}"
    )
    assert judgement.level.name == situation.level, told
    assert situation.rules <= results.keys(), f"{told}\n  missing {situation.rules - set(results)}"
    unwanted = situation.not_rules & results.keys()
    assert not unwanted, f"{told}\n  unwanted {unwanted}"
    if situation.only:
        assert results.keys() == situation.rules, told


def test_no_situation_is_told_twice() -> None:
    assert len({one.findings for one in ALL}) == len(ALL)
    assert len({one.story for one in ALL}) == len(ALL)
    assert len(ALL) >= 150


def test_every_rule_has_a_situation_at_each_of_its_levels() -> None:
    shown = {pair for one in ALL for pair in fired(one.judgement()).items() if pair[0] in one.rules}
    wanted = {(rule, level) for rule, (_, levels) in CATALOGUE.items() for level in levels}
    assert wanted - shown == set()


def test_situations_name_only_rules_that_exist() -> None:
    named = {rule for one in ALL for rule in one.rules | one.not_rules}
    assert named <= CATALOGUE.keys()
