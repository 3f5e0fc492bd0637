"""The only door to the rules: `judge` reads, `record` writes.

A save works like this, in one transaction that the caller owns: `accounts.services.lock` her
row, `remember` her alerts, `judge` the entry with those around it, `record` what fired.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.derive import History, Standing
from apps.alerts.engine import evaluate, is_complete, level_of
from apps.alerts.judgement import Judgement, Result
from apps.alerts.models import Alert
from apps.alerts.rule import Group, Urgency
from apps.alerts.rules import NOTHING_FOUND, RULES, RULESET, TABLE
from apps.alerts.snapshot import Json, entries_behind, observation_to_json
from apps.findings.observation import LoggedEntry, Observation, Value
from apps.findings.vocabulary import FINDINGS
from apps.findings.when import When, apart, order

TOO_OLD_FOR_A_BANNER = timedelta(days=14)
REMEMBERED = timedelta(days=60)
JUST_NOW = "answers"
"""Key of the entry that answers without a diary stand for."""


def open_alerts(user: User) -> QuerySet[Alert]:
    """Her alerts that stay as the banner: EMERGENCY and URGENT, most urgent first."""
    return Alert.objects.filter(user=user, resolved_at=None, urgency__gte=Alert.Urgency.URGENT)


def to_mention(user: User) -> QuerySet[Alert]:
    """Her list "to mention to your midwife"."""
    return Alert.objects.filter(user=user, resolved_at=None, urgency=Alert.Urgency.ROUTINE)


def remember(user: User) -> list[Alert]:
    """Her alerts that a save can touch: all that stand, and those of the last weeks. One query."""
    recent = Q(raised_at__gte=timezone.now() - REMEMBERED)
    return list(Alert.objects.filter(Q(resolved_at=None) | recent, user=user))


def judge(
    user: User,
    facts: Mapping[str, Value],
    entries: Sequence[LoggedEntry],
    saved: Collection[str],
    alerts: Sequence[Alert],
) -> Judgement:
    """Judge what was just saved against everything around it. Pure reading, no query.

    `entries` are hers around the saved ones, `facts` those about her today, `saved` the keys of
    the entries that are new or changed, `alerts` what `remember` gave.
    """
    known = {entry.key for entry in entries}
    standing = _standing(alerts)
    # Entries behind an open alert count while it stands, even deleted ones (safety property 5).
    kept = [
        entry
        for entry in entries_behind(_facts_of(alerts, still_open=True))
        if entry.key not in known
    ]
    today = timezone.localtime(timezone=user.zone)
    history = History(facts, (*entries, *kept), standing, as_of=today)
    brought = frozenset(saved)
    results = _evaluated(history, brought, alerts)
    latest = max((e for e in entries if e.key in saved), key=_newest, default=None)
    return Judgement(level_of(results), latest is None or is_complete(latest), results)


def judge_answers(
    answers: Mapping[str, Value], at: datetime, user: User | None = None
) -> Judgement:
    """Judge answers that are not in a diary, as one entry made at `at`. Writes nothing.

    For someone with a diary, the facts about her and those behind her alerts count too.
    """
    facts = {key: value for key, value in answers.items() if _about_her(key)}
    signs = {key: value for key, value in answers.items() if not _about_her(key)}
    entry = LoggedEntry(JUST_NOW, at, signs)
    alerts = remember(user) if user else []
    pregnancy = user.pregnancy_or_none() if user else None
    if user and pregnancy:
        facts = {**pregnancy.person_facts(user.today()), **facts}
    kept = entries_behind(_facts_of(alerts, still_open=False))
    history = History(facts, (entry, *kept), _standing(alerts), as_of=at)
    results = _evaluated(history, frozenset({JUST_NOW}), alerts)
    return Judgement(level_of(results), is_complete(entry), results)


def record(
    user: User,
    judgement: Judgement,
    entries: Iterable[LoggedEntry],
    alerts: Sequence[Alert],
) -> list[Alert]:
    """Store what fired as alerts, inside the caller's transaction; return those new or changed.

    The same rule and leg add to the alert that is open. A resolved one rises again only on new
    evidence (safety property 4). `entries` are the saved ones: where they and all that they join
    are more than 14 days past, what fired is kept for the record and raises no banner.
    """
    now = timezone.now()
    import_of_old = all(_is_old(entry.effective, now) for entry in entries)
    changed = []
    for result in judgement.results:
        if not _waits_for_her(result):
            continue
        same = [a for a in alerts if (a.rule_id, a.leg) == (result.rule.id, result.leg)]
        standing = next((alert for alert in same if alert.resolved_at is None), None)
        if standing is not None:
            if _add(standing, result):
                changed.append(standing)
        elif not _already_answered(same, result):
            alert = _new(user, result, now)
            if import_of_old and all(_is_old(one.effective, now) for one in result.evidence):
                alert.resolved_at, alert.action = now, Alert.Action.PAST
            changed.append(alert)
    for alert in changed:
        alert.save()
    return changed


def resolve(alert: Alert, action: str, note: str = "", at: datetime | None = None) -> None:
    """Record what she did; the alert no longer stands. It is kept in her history."""
    alert.action, alert.note, alert.resolved_at = action, note, at or timezone.now()
    alert.save(update_fields=["action", "note", "resolved_at"])


def reopen(alert: Alert) -> None:
    """Take back what she recorded by mistake. An open one of the same rule and leg stays."""
    twin = Alert.objects.filter(
        user=alert.user, rule_id=alert.rule_id, leg=alert.leg, resolved_at=None
    )
    if not twin.exists():
        alert.action, alert.note, alert.resolved_at = "", "", None
        alert.save(update_fields=["action", "note", "resolved_at"])


def _evaluated(
    history: History, saved: frozenset[str], alerts: Iterable[Alert]
) -> tuple[Result, ...]:
    """What fires; that nothing was found is said only where nothing stands either."""
    results = evaluate(TABLE, history, saved)
    ongoing = any(alert.resolved_at is None and alert.level.stays_open for alert in alerts)
    if results or ongoing:
        return results
    return evaluate((NOTHING_FOUND,), history, saved)


def _standing(alerts: Iterable[Alert]) -> Standing:
    """The entries that open and that resolved alerts of leg and chest rest on."""
    keys: dict[bool, set[str]] = {True: set(), False: set()}
    for alert in alerts:
        rule = RULES.get(alert.rule_id)
        if rule is None or rule.group is not Group.CLOT or not alert.level.stays_open:
            continue
        keys[alert.resolved_at is None] |= {one.entry for one in alert.observations if one.entry}
    return Standing(open=frozenset(keys[True]), resolved=frozenset(keys[False]))


def _facts_of(alerts: Iterable[Alert], *, still_open: bool) -> list[Observation]:
    return [
        one
        for alert in alerts
        if alert.resolved_at is None or not still_open
        for one in alert.observations
    ]


def _new(user: User, result: Result, now: datetime) -> Alert:
    return Alert(
        user=user,
        rule_id=result.rule.id,
        urgency=result.urgency.value,
        leg=result.leg,
        ruleset=RULESET,
        facts=[observation_to_json(one) for one in result.evidence],
        raised_at=now,
    )


def _add(alert: Alert, result: Result) -> bool:
    """Add the new facts to an open alert; whether that changed it."""
    facts = [observation_to_json(one) for one in result.evidence]
    new = [fact for fact in facts if fact not in alert.facts and not _counts_on(fact)]
    urgency = max(alert.urgency, result.urgency.value)
    if not new and urgency == alert.urgency:
        return False
    alert.facts = [*alert.facts, *new]
    alert.urgency, alert.ruleset = urgency, RULESET
    return True


def _already_answered(alerts: Iterable[Alert], result: Result) -> bool:
    """Whether alerts that she has acted on said all of this, at this level or above."""
    answered = [
        fact for alert in alerts if alert.urgency >= result.urgency.value for fact in alert.facts
    ]
    facts = [observation_to_json(one) for one in result.evidence]
    return bool(answered) and all(fact in answered or _counts_on(fact) for fact in facts)


def _counts_on(fact: Json) -> bool:
    """Whether it is a week or a day of hers, which moves on by itself and is no new finding."""
    return fact["finding"] in ("gestation_weeks", "postpartum_days")


def _waits_for_her(result: Result) -> bool:
    """Whether it is kept: a question still to be answered is shown with the entry instead."""
    if result.urgency.stays_open:
        return True
    return result.urgency is Urgency.ROUTINE and not result.rule.asks_back


def _is_old(when: When | None, now: datetime) -> bool:
    return when is not None and apart(when, now) > TOO_OLD_FOR_A_BANNER


def _newest(entry: LoggedEntry) -> tuple[object, float]:
    return order(entry.effective)


def _about_her(key: str) -> bool:
    return FINDINGS[key].group in ("person", "risk")
