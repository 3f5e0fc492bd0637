"""Her diary around a moment, for answers that are judged with it and not stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from apps.accounts.models import User
from apps.diary.models import entries_of
from apps.diary.saving import LOOK_BACK
from apps.findings.observation import LoggedEntry


def entries_around(user: User, at: datetime) -> Sequence[LoggedEntry]:
    """The entries that the rules can see from this moment."""
    return [entry.logged() for entry in entries_of(user).filter(onset__gte=at - LOOK_BACK)]
