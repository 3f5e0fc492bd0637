"""Save an entry and judge it, in one transaction behind a lock on her row."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from apps.accounts.models import User
from apps.accounts.services import lock
from apps.alerts.models import Alert
from apps.alerts.services import judge, record, remember
from apps.core.faults import log_fault
from apps.diary.models import Entry, all_entries_of, entries_of

logger = logging.getLogger(__name__)

LOOK_BACK = timedelta(days=28)
"""The longest window of the rules is 14 days, and a leg sign may itself span 7."""

FACTS_REACH_BACK = timedelta(days=14)
EARLIER_SORE_ENTRIES = 5


def save_entry(user: User, entry: Entry, *, is_now: bool = False) -> Entry:
    """Store a new or edited entry, judged against everything around it; return what is stored.

    A second post of the same form finds its entry already there. Where it says the same, nothing
    changes; where it says something else it is an edit of that entry, which comes back if it was
    deleted. `is_now` tells that no moment was chosen, so that the stored one stays.

    Where judging fails the entry is kept all the same, without a result, and the next save judges
    it too: what she wrote is never lost, and neither is what it means.
    """
    with transaction.atomic():
        lock(user)
        return save_locked(user, entry, is_now=is_now)


def save_locked(user: User, entry: Entry, *, is_now: bool = False) -> Entry:
    """`save_entry` for a caller who holds the lock on her row and owns the transaction."""
    around = _around(user, entry)
    twin = next((one for one in around if one.key == entry.key), None)
    if twin is not None and entry._state.adding:
        if not _take_over(twin, entry, is_now=is_now):
            return twin
        entry, around = twin, _around(user, twin)
    entry.user = user
    around = [entry, *(one for one in around if one.key != entry.key)]
    alerts = remember(user)
    for one in around:
        if one is entry or one.result is None:
            one.result = _judged(user, one, around, alerts)
            # Of a neighbour nothing but its result is ours to write.
            one.save(update_fields=None if one is entry else ["result"])
    return entry


def judge_again(user: User) -> None:
    """Judge the last 14 days once more: a fact about her has changed (section 12 E).

    The caller holds the lock on her row and owns the transaction.
    """
    since = timezone.now() - FACTS_REACH_BACK
    loaded = list(entries_of(user).filter(onset__gte=since - LOOK_BACK))
    if any(map(_goes_on, loaded)):
        loaded += _before(user, since - LOOK_BACK)
    entries = [entry for entry in reversed(loaded) if entry.onset >= since]
    alerts = remember(user)
    for entry in entries:
        entry.result = _judged(user, entry, _seen_from(entry, loaded), alerts)
    judged = [entry for entry in entries if entry.result is not None]
    Entry.objects.bulk_update(judged, ["result"])
    if len(judged) < len(entries):
        # bulk_update would store the null of JSON, which is not the NULL of a failed judging.
        failed = [entry.pk for entry in entries if entry.result is None]
        entries_of(user).filter(pk__in=failed).update(result=None)


def delete_entry(entry: Entry) -> None:
    """Take an entry out of the diary; the alerts that it raised stay (safety property 5)."""
    entry.deleted_at = timezone.now()
    entry.save(update_fields=["deleted_at", "updated"])


def restore_entry(entry: Entry) -> None:
    """Put a deleted entry back, and judge it as if it had just been saved."""
    entry.deleted_at = None
    save_entry(entry.user, entry)


def _take_over(twin: Entry, entry: Entry, *, is_now: bool) -> bool:
    """Let the stored `twin` say what the posted entry says; whether that changes it."""
    said = {name: getattr(entry, name) for name in ("onset", "findings", "helped", "note")}
    if is_now:
        said["onset"] = twin.onset
    if twin.deleted_at is None and all(getattr(twin, name) == new for name, new in said.items()):
        return False
    for name, new in said.items():
        setattr(twin, name, new)
    twin.deleted_at = None
    return True


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
        judgement = judge(user, logged, {saved.key}, alerts)
    except Exception as error:  # noqa: BLE001 - whatever breaks, what she wrote is kept
        log_fault(logger, "an entry could not be judged", error)
        return None
    alerts += [alert for alert in record(user, judgement, [saved], alerts) if alert not in alerts]
    return judgement.to_json()


def _around(user: User, entry: Entry) -> list[Entry]:
    """Her entries that the rules can see from this one, and what an old soreness goes back to.

    Of a new entry also its twin, wherever that lies and even if it was deleted.
    """
    start = entry.onset - LOOK_BACK
    wanted = Q(onset__gte=start, deleted_at=None)
    if entry._state.adding:
        wanted |= Q(key=entry.key)
    around = list(all_entries_of(user).filter(wanted))
    if any(map(_goes_on, (entry, *around))):
        around += _before(user, start)
    return around


def _seen_from(entry: Entry, loaded: list[Entry]) -> list[Entry]:
    """What `_around` would give for this entry, out of what is loaded, newest first."""
    start = entry.onset - LOOK_BACK
    seen = [one for one in loaded if one.onset >= start]
    if any(map(_goes_on, seen)):
        seen += [one for one in loaded if one.onset < start][:EARLIER_SORE_ENTRIES]
    return seen


def _before(user: User, start: datetime) -> list[Entry]:
    return list(entries_of(user).filter(onset__lt=start)[:EARLIER_SORE_ENTRIES])


def _goes_on(entry: Entry) -> bool:
    """Whether it speaks of a soreness that began in an entry before it."""
    return bool(entry.findings.get("still_sore_from_before") == "yes")
