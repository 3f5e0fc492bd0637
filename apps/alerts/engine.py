"""Evaluate the rules for one save. Pure: the same history always gives the same answer.

A rule fires on a save if it holds with at least one fact of the saved entry: new, edited or
back-dated (evidence, section 12 E). All rules are evaluated and nothing short-circuits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from apps.alerts.condition import Condition, Evidence, Within, parts
from apps.alerts.derive import History, Standing, View, counted_back
from apps.alerts.judgement import Judgement, Result
from apps.alerts.rule import Group, Rule, Urgency, most_urgent
from apps.findings.observation import LoggedEntry, Observation, Value
from apps.findings.vocabulary import CORE
from apps.findings.when import day_of, order


def evaluate(rules: Iterable[Rule], history: History, saved: frozenset[str]) -> tuple[Result, ...]:
    """Every rule that fires when these entries are saved, most urgent first."""
    fired: dict[str, Result] = {}
    rules = tuple(rules)
    touched = history.touched_by(saved)
    for rule in rules:
        if (result := _fires(rule, history, touched, saved)) is not None:
            fired[rule.id] = result
    raised = touching_limits(fired.values())
    standing = history.standing.with_raised(raised)
    if standing != history.standing:
        # An alert raised by this very save is open too, and lifts the same limit.
        history.standing = standing
        for rule in rules:
            if not _limit_can_lift(rule):
                continue
            if (result := _fires(rule, history, touched, saved)) is not None:
                fired[rule.id] = result
    ordered = [fired[rule.id] for rule in rules if rule.id in fired]
    return tuple(sorted(ordered, key=lambda result: result.urgency.value, reverse=True))


def touching_limits(results: Iterable[Result]) -> frozenset[str]:
    """The entries behind leg and chest results that stay open: their alerts lift the limit."""
    return frozenset(
        key
        for result in results
        if result.rule.group is Group.CLOT and result.urgency.stays_open
        for key in result.entries
    )


def is_complete(entry: LoggedEntry) -> bool:
    """Whether all of the core six were answered."""
    return all(finding in entry.values for finding in CORE)


def level_of(results: Iterable[Result]) -> Urgency:
    """The highest level of any result."""
    return most_urgent(result.urgency for result in results)


def _fires(
    rule: Rule, history: History, touched: Sequence[View], saved: frozenset[str]
) -> Result | None:
    """The rule's most urgent level that is true with a fact of this save.

    A condition on single entries can only be so in one that the save touches.
    """
    for level in rule.levels:
        places = history.views if level.spans_entries else touched
        evidence = _gather(level.condition, places, saved)
        if evidence is not None:
            return Result(rule, level.urgency, evidence, _leg(evidence, history))
    return None


def _leg(evidence: Evidence, history: History) -> str:
    behind = {one.entry for one in evidence}
    legs = {view.values.get("leg") for view in history.views if view.key in behind}
    return next((leg for leg in ("left", "right") if legs == {leg}), "")


def _gather(condition: Condition, places: Iterable[View], saved: frozenset[str]) -> Evidence | None:
    """All distinct observations of every place where it holds with something new."""
    evidence: dict[Observation, None] = {}
    holds = False
    for view in places:
        found = condition.match(view)
        if found is not None and any(one.entry in saved for one in found):
            holds = True
            evidence.update(dict.fromkeys(found))
    return tuple(evidence) if holds else None


def _limit_can_lift(rule: Rule) -> bool:
    return any(
        isinstance(part, Within) and part.while_open
        for level in rule.levels
        for part in parts(level.condition)
    )


@dataclass(slots=True)
class OpenAlert:
    """An alert that stands: what one save raised, until it is resolved."""

    result: Result
    raised_by: str


def judge_diary(
    rules: Sequence[Rule],
    nothing_found: Rule,
    facts: Mapping[str, Value],
    entries: Sequence[LoggedEntry],
    resolved: Collection[str] = (),
) -> Judgement:
    """Judge entries in the order in which they were logged, as if each had just been saved.

    `resolved` are the keys of entries whose alerts she has acted on before the next entry was
    logged. `nothing_found` is the one rule that is listed only when no other fires or is open.
    """
    open_alerts: list[OpenAlert] = []
    closed: set[str] = set()
    last: tuple[Result, ...] = ()
    latest = max((entry.effective for entry in entries), key=order)
    facts_on = counted_back(facts, day_of(latest))
    for place, entry in enumerate(entries):
        standing = Standing(
            open=touching_limits(alert.result for alert in open_alerts), resolved=frozenset(closed)
        )
        history = History(facts_on, entries[: place + 1], standing)
        last = evaluate(rules, history, frozenset({entry.key}))
        staying = [result for result in last if result.urgency.stays_open]
        if entry.key in resolved:
            closed |= touching_limits(staying)
        else:
            open_alerts += [OpenAlert(result, entry.key) for result in staying]
    results = _merged((*last, *(alert.result for alert in open_alerts)), rules)
    if not results:
        results = evaluate((nothing_found,), history, frozenset({entries[-1].key}))
    return Judgement(level_of(results), is_complete(entries[-1]), results)


def _merged(results: Iterable[Result], rules: Sequence[Rule]) -> tuple[Result, ...]:
    """One result a rule: its highest urgency and all its evidence, most urgent first."""
    merged: dict[str, Result] = {}
    for result in results:
        known = merged.get(result.rule.id)
        if known is None:
            merged[result.rule.id] = result
            continue
        evidence = tuple(dict.fromkeys((*known.evidence, *result.evidence)))
        merged[result.rule.id] = Result(result.rule, max(known.urgency, result.urgency), evidence)
    ordered = [merged[rule.id] for rule in rules if rule.id in merged]
    return tuple(sorted(ordered, key=lambda result: result.urgency.value, reverse=True))
