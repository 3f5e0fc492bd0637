"""One cramp, or one look at the legs, as she logged it."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from typing import Any, ClassVar, TypeAlias

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.fields import PrivateTextField
from apps.findings.observation import LoggedEntry, Value
from apps.findings.vocabulary import readable

DANGER_WORDS = re.compile(r"\b(chest|breath\w*|blood\w*|swell\w*|swollen)\b", re.IGNORECASE)


EntryQuerySet: TypeAlias = "models.QuerySet[Entry]"


class Entry(models.Model):
    """An entry of the diary.

    `findings` maps keys of the vocabulary to answers, to choices and to numbers written as text;
    a key that is absent was left blank. `key` is made with the form, so that a double tap stores
    one entry. `result` is what the rules said when it was saved; None where judging failed.
    """

    class Helped(models.TextChoices):
        """Whether what she tried helped."""

        YES = "yes", _("Yes")
        SOME = "some", _("Some")
        NO = "no", _("No")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="entries"
    )
    key = models.UUIDField(default=uuid.uuid4)
    onset = models.DateTimeField()
    findings = models.JSONField(default=dict)
    helped = models.CharField(max_length=4, choices=Helped.choices, blank=True, default="")
    note = PrivateTextField(blank=True, default="")
    result = models.JSONField(null=True, blank=True)
    created = models.DateTimeField(default=timezone.now)
    updated = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-onset", "-pk")
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "-onset"], name="entry_by_user_and_onset")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "key"], name="one_entry_per_key")
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"

    def values(self) -> dict[str, Value]:
        """Her answers by vocabulary key, without any that cannot be read."""
        return readable(self.findings)

    def logged(self) -> LoggedEntry:
        """The entry as the rules see it, at its time where she is."""
        return LoggedEntry(str(self.key), self.local_onset, self.values())

    @property
    def local_onset(self) -> datetime:
        """When it began, by the clock where she is."""
        return self.onset.astimezone(self.user.zone)

    @property
    def level(self) -> str:
        """The urgency that its own save was judged with: a name, or "" where judging failed."""
        result: dict[str, Any] = self.result or {}
        return str(result.get("level", ""))

    @property
    def mentions_danger(self) -> bool:
        """Whether the note speaks of chest, breath, blood or swelling (safety property 10)."""
        return bool(DANGER_WORDS.search(self.note))


def entries_of(user: User) -> EntryQuerySet:
    """Her entries that she has not deleted, newest first. Each knows her without a query."""
    return all_entries_of(user).filter(deleted_at=None)


def all_entries_of(user: User) -> EntryQuerySet:
    """Her entries, with those she deleted and may put back."""
    entries: EntryQuerySet = user.entries.all()
    return entries
