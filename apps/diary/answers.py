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
from apps.diary.models import Entry
from apps.diary.saving import judge_again, save_locked
from apps.findings.observation import Value
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
    """What she told about herself. A date she has set already is not overwritten."""
    pregnancy = add_pregnancy(user)
    before = (pregnancy.due_date, pregnancy.ended_on, dict(pregnancy.facts))
    weeks = answers.values.get("gestation_weeks")
    days = answers.values.get("postpartum_days")
    if isinstance(weeks, Decimal) and pregnancy.due_date is None:
        pregnancy.due_date = due_date_from(int(weeks), 0, user.today())
    if isinstance(days, Decimal) and pregnancy.ended_on is None:
        pregnancy.ended_on = user.today() - timedelta(days=int(days))
    pregnancy.facts = {**pregnancy.facts, **_facts(answers.values)}
    pregnancy.save()
    return before != (pregnancy.due_date, pregnancy.ended_on, pregnancy.facts)


def _facts(values: dict[str, Value]) -> dict[str, object]:
    own = ("gestation_weeks", "postpartum_days")
    return {key: plain(v) for key, v in values.items() if _about_her(key) and key not in own}


def _about_her(key: str) -> bool:
    return FINDINGS[key].group in ("person", "risk")
