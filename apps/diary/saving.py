"""Save an entry and judge it, in one transaction behind a lock on her row."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.accounts.services import lock
from apps.alerts.models import Alert
from apps.alerts.services import judge, record, remember
from apps.diary.models import Entry, all_entries_of, entries_of
from apps.findings.vocabulary import Value

logger = logging.getLogger(__name__)

LOOK_BACK = timedelta(days=28)
"""The longest window of the rules is 14 days, and a leg sign may itself span 7."""

FACTS_REACH_BACK = timedelta(days=14)
EARLIER_SORE_ENTRIES = 5


def save_entry(user: User, entry: Entry) -> Entry:
    """Store a new or edited entry, judged against everything around it.

    A second post of the same form finds its entry already there and changes nothing. Where
    judging fails the entry is kept all the same, without a result, and the next save judges it
    too: what she wrote is never lost, and neither is what it means.
    """
    try:
        with transaction.atomic():
            lock(user)
            return save_locked(user, entry)
    except IntegrityError:
        # The same form was posted before, and its entry lies out of sight of the rules.
        return all_entries_of(user).get(key=entry.key)


def save_locked(user: User, entry: Entry) -> Entry:
    """`save_entry` for a caller who holds the lock on her row and owns the transaction."""
    around = _around(user, entry)
    twin = next((one for one in around if one.key == entry.key), None)
    if twin is not None and entry._state.adding:
        return twin
    entry.user = user
    around = [entry, *(one for one in around if one.key != entry.key)]
    alerts = remember(user)
    for one in around:
        if one is entry or one.result is None:
            one.result = _judged(user, one, around, alerts)
            one.save()
    return entry


def judge_again(user: User) -> None:
    """Judge the last 14 days once more: a fact about her has changed (section 12 E).

    The caller holds the lock on her row and owns the transaction.
    """
    since = timezone.now() - FACTS_REACH_BACK
    alerts = remember(user)
    for entry in entries_of(user).filter(onset__gte=since).order_by("onset"):
        entry.result = _judged(user, entry, _around(user, entry), alerts)
        entry.save(update_fields=["result"])


def delete_entry(entry: Entry) -> None:
    """Take an entry out of the diary; the alerts that it raised stay (safety property 5)."""
    entry.deleted_at = timezone.now()
    entry.save(update_fields=["deleted_at", "updated"])


def restore_entry(entry: Entry) -> None:
    """Put a deleted entry back, and judge it as if it had just been saved."""
    entry.deleted_at = None
    save_entry(entry.user, entry)


def _judged(
    user: User, entry: Entry, around: list[Entry], alerts: list[Alert]
) -> dict[str, Any] | None:
    """Judge the entry and record what fired; None where a rule failed.

    Only the judging may fail and leave the entry standing. A fault of the database undoes the
    whole save: entry and alerts are stored both or neither.
    """
    try:
        saved = entry.logged()
        logged = [one.logged() for one in around]
        judgement = judge(user, facts_about(user), logged, {saved.key}, alerts)
    except Exception:
        # Nothing of what she wrote goes into the log.
        logger.exception("an entry could not be judged")
        return None
    alerts += [alert for alert in record(user, judgement, [saved], alerts) if alert not in alerts]
    return judgement.to_json()


def _around(user: User, entry: Entry) -> list[Entry]:
    """Her entries that the rules can see from this one, and what an old soreness goes back to."""
    start = entry.onset - LOOK_BACK
    entries = list(entries_of(user).filter(onset__gte=start))
    if any(one.findings.get("still_sore_from_before") == "yes" for one in (entry, *entries)):
        entries += entries_of(user).filter(onset__lt=start)[:EARLIER_SORE_ENTRIES]
    return entries


def facts_about(user: User) -> dict[str, Value]:
    """What the rules know about her today."""
    pregnancy = user.pregnancy_or_none()
    return pregnancy.person_facts(user.today()) if pregnancy else {}
