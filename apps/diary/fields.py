"""Form fields of the diary: an answer of the vocabulary, and the moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.findings.vocabulary import finding

BACK_DATED = timedelta(days=14)
CLOCKS_DIFFER = timedelta(minutes=5)


def answer_field(key: str, *, look: str = "answers", was_answered: bool = False) -> forms.Field:
    """A question answered yes, no or "not sure", or by a choice. Never required.

    A chosen radio cannot be unchosen, so what `was_answered` can be taken back to blank.
    """
    one = finding(key)
    blank = [("", _("Leave open"))] if was_answered else []
    return forms.ChoiceField(
        label=one.question,
        help_text=one.hint,
        required=False,
        choices=[*((choice.value, choice.label) for choice in one.choices), *blank],
        widget=forms.RadioSelect(attrs={"class": look}),
    )


class MomentField(forms.DateTimeField):
    """When it began, by the clock where she is; empty means now.

    On the night the clocks change an hour comes twice or not at all. She is never turned away
    for it: the first of two is taken, and a skipped one is read as if the clock had not jumped.

    The box shows whole minutes. While it shows the `stored` moment that one is kept, with its
    seconds, in its own one of two hours and however long ago: an edit elsewhere moves nothing.
    """

    def __init__(self, zone: ZoneInfo, *, stored: datetime | None = None) -> None:
        self.zone = zone
        self.stored = stored
        super().__init__(
            label=_("When did it begin?"),
            help_text=_("Empty means now. You can go back up to 14 days."),
            required=False,
            widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
            error_messages={"invalid": _("Write a date and a time, such as 2026-03-01 03:12.")},
        )

    def clean(self, value: Any) -> datetime | None:
        """The moment; the stored one while the box still shows it."""
        moment: datetime | None = (
            super().clean(value) if self.has_changed(self.stored, value) else self.stored
        )
        return moment

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the box shows another minute than before."""
        try:
            typed = self._clock(data)
        except ValueError:
            return True
        shown = self.prepare_value(initial)
        return _to_the_minute(typed) != _to_the_minute(shown)

    def to_python(self, value: Any) -> datetime | None:
        """The moment in UTC, or None where empty."""
        try:
            typed = self._clock(value)
            return typed and typed.replace(tzinfo=self.zone).astimezone(UTC)
        except (ValueError, OverflowError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def _clock(self, value: Any) -> datetime | None:
        """What was typed, by her clock; None where empty. Raises ValueError if it is no time."""
        typed = str(value or "").strip()
        if not typed:
            return None
        moment = datetime.fromisoformat(typed)
        if moment.tzinfo is not None:
            # Her clock is meant. Another one is not silently taken for hers.
            raise ValueError(typed)
        return moment

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: her clock, not UTC."""
        if isinstance(value, datetime):
            return value.astimezone(self.zone).replace(tzinfo=None)
        return value

    def validate(self, value: Any) -> None:
        """Not in the future, and not over 14 days back unless it was stored like that."""
        if value is None:
            return
        now = timezone.now()
        if value > now + CLOCKS_DIFFER:
            raise forms.ValidationError(_("That is still to come. Choose a time up to now."))
        earliest = min(filter(None, (now - BACK_DATED, self.stored)))
        if value < earliest:
            raise forms.ValidationError(_("That is over 14 days ago. Choose a later day."))


def _to_the_minute(moment: datetime | None) -> datetime | None:
    return moment and moment.replace(second=0, microsecond=0)
