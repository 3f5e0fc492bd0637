"""Answers of the Check become an entry, and facts about her."""

from __future__ import annotations

import uuid
from datetime import timedelta
from decimal import Decimal

from django.db import transaction

from apps.accounts.gestation import due_date_from
from apps.accounts.models import User
from apps.accounts.services import add_pregnancy, lock
from apps.alerts.answers import Answers
from apps.alerts.services import COUNTED
from apps.alerts.severity import joined
from apps.diary.models import Entry
from apps.diary.saving import judge_again, save_locked
from apps.findings.vocabulary import FINDINGS, plain

NAMESPACE = uuid.UUID("8f0c5c5e-3c0e-4f51-9d4e-0b7f6a1a2c11")


@transaction.atomic
def keep_answers(user: User, answers: Answers) -> Entry:
    """Store the signs as an entry at the time of the answers, and the rest as facts about her.

    A second tap finds the same entry: its key follows from her and the time of the answers.
    """
    lock(user)
    changed = _keep_facts(user, answers)
    signs = {key: v for key, v in answers.values.items() if not _about_her(key)}
    entry = save_locked(
        user,
        Entry(
            key=uuid.uuid5(NAMESPACE, f"{user.pk} {answers.at.isoformat()}"),
            onset=answers.at,
            findings={key: plain(value) for key, value in signs.items()},
        ),
    )
    if changed:
        judge_again(user)
        entry.refresh_from_db()
    return entry


def _keep_facts(user: User, answers: Answers) -> bool:
    """What she told about herself: a date she has set already stays, and the graver answer."""
    pregnancy = add_pregnancy(user)
    before = (pregnancy.due_date, pregnancy.ended_on, dict(pregnancy.facts))
    weeks = answers.values.get("gestation_weeks")
    days = answers.values.get("postpartum_days")
    if isinstance(weeks, Decimal) and pregnancy.due_date is None:
        pregnancy.due_date = due_date_from(int(weeks), 0, user.today())
    if isinstance(days, Decimal) and pregnancy.ended_on is None:
        pregnancy.ended_on = user.today() - timedelta(days=int(days))
    told = {key: value for key, value in answers.values.items() if key not in COUNTED}
    known = {k: v for k, v in pregnancy.person_facts(user.today()).items() if k not in COUNTED}
    facts = joined({k: v for k, v in told.items() if _about_her(k)}, known)
    pregnancy.facts = {key: plain(value) for key, value in facts.items()}
    pregnancy.save()
    return before != (pregnancy.due_date, pregnancy.ended_on, pregnancy.facts)


def _about_her(key: str) -> bool:
    return FINDINGS[key].group in ("person", "risk")
