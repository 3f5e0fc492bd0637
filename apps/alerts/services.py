"""The only door to the rules: `judge` reads, `record` writes.

A save works like this, in one transaction that the caller owns: `accounts.services.lock` her
row, `remember` her alerts, `judge` the entry with those around it, `record` what fired.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.derive import FactsOn, History, Standing, counted_back
from apps.alerts.engine import evaluate, is_complete, level_of
from apps.alerts.judgement import Judgement, Result
from apps.alerts.models import Alert
from apps.alerts.rule import Group, Urgency
from apps.alerts.rules import NOTHING_FOUND, RULES, RULESET, TABLE
from apps.alerts.severity import joined
from apps.alerts.snapshot import Json, entries_behind, observation_to_json
from apps.findings.observation import LoggedEntry, Observation, Value
from apps.findings.vocabulary import FINDINGS
from apps.findings.when import When, apart, day_of, order

TOO_OLD_FOR_A_BANNER = timedelta(days=14)
REMEMBERED = timedelta(days=60)
COUNTED = ("gestation_weeks", "postpartum_days")
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
    entries: Sequence[LoggedEntry],
    saved: Collection[str],
    alerts: Sequence[Alert],
) -> Judgement:
    """Judge what was just saved against everything around it. Pure reading, no query.

    `entries` are hers around the saved ones, `saved` the keys of the entries that are new or
    changed, `alerts` what `remember` gave.
    """
    history = History(_facts_on(user), _with_kept(entries, alerts), _standing(alerts))
    results = _evaluated(history, frozenset(saved), alerts)
    latest = max((e for e in entries if e.key in saved), key=_newest, default=None)
    return Judgement(level_of(results), latest is None or is_complete(latest), results)


def judge_answers(
    answers: Mapping[str, Value],
    at: datetime,
    user: User | None = None,
    entries: Sequence[LoggedEntry] = (),
) -> Judgement:
    """Judge answers that are not in a diary, as one entry made at `at`. Writes nothing.

    For someone with a diary her `entries` around that time count, and what she told before: of
    two answers about herself the more severe.
    """
    told = {key: value for key, value in answers.items() if _about_her(key)}
    entry = LoggedEntry(JUST_NOW, at, {k: v for k, v in answers.items() if not _about_her(k)})
    alerts = remember(user) if user else []
    told_on = counted_back(told, day_of(at))
    known_on = _facts_on(user) if user else told_on
    history = History(
        lambda day: joined(told_on(day), known_on(day)),
        _with_kept((entry, *entries), alerts),
        _standing(alerts),
    )
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
        same = [a for a in alerts if a.rule_id == result.rule.id and _one_leg(a.leg, result.leg)]
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
        if alert.pk:
            alert.save(update_fields=["facts", "urgency", "ruleset"])
        else:
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


def _facts_on(user: User) -> FactsOn:
    """What is known about her on a day: dates worked out for that day, the rest throughout."""
    pregnancy = user.pregnancy_or_none()
    if pregnancy is None:
        return lambda day: {}
    today = pregnancy.person_facts(user.today())
    throughout = {key: value for key, value in today.items() if key not in COUNTED}

    def on(day: date) -> dict[str, Value]:
        gestation, after_birth = pregnancy.gestation_on(day), pregnancy.postpartum_days_on(day)
        facts = dict(throughout)
        if gestation is not None:
            facts["gestation_weeks"] = Decimal(gestation.weeks)
        if after_birth is not None:
            facts["postpartum_days"] = Decimal(after_birth)
        return facts

    return on


def _with_kept(entries: Iterable[LoggedEntry], alerts: Iterable[Alert]) -> list[LoggedEntry]:
    """The entries, joined by what open alerts keep of them: an edited or deleted sign goes on
    counting while its alert stands (safety property 5).
    """
    all_entries = {entry.key: entry for entry in entries}
    for kept in entries_behind(_kept_facts(alerts)):
        known = all_entries.get(kept.key)
        if known is None:
            all_entries[kept.key] = kept
        else:
            values = joined(kept.values, known.values)
            all_entries[kept.key] = LoggedEntry(known.key, known.effective, values)
    return list(all_entries.values())


def _kept_facts(alerts: Iterable[Alert]) -> list[Observation]:
    """The facts of the alerts that stand as the banner."""
    return [
        one
        for alert in alerts
        if alert.resolved_at is None and alert.level.stays_open
        for one in alert.observations
    ]


def _standing(alerts: Iterable[Alert]) -> Standing:
    """The entries that open and that resolved alerts of leg and chest rest on."""
    open_keys: set[str] = set()
    resolved: set[str] = set()
    for alert in alerts:
        rule = RULES.get(alert.rule_id)
        if rule is None or rule.group is not Group.CLOT:
            continue
        keys = {one.entry for one in alert.observations if one.entry}
        if alert.resolved_at is not None:
            resolved |= keys
        elif alert.level.stays_open:
            open_keys |= keys
    return Standing(open=frozenset(open_keys), resolved=frozenset(resolved))


def _one_leg(one: str, other: str) -> bool:
    """The same leg, or one that is not told."""
    return one == other or not one or not other


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
    return fact["finding"] in COUNTED


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
