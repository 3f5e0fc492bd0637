"""The log form: two taps and one for the core six; everything else is folded below."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.finding_fields import NumberField
from apps.diary.fields import MomentField, answer_field
from apps.diary.models import Entry
from apps.diary.questions import (
    ALL_CALVES,
    CALVES,
    HELPED,
    NUMBERS,
    PAIN,
    STILL,
    TICKED,
    TRIED,
    WHILE_PREGNANT,
)
from apps.findings.strengths import STRENGTHS
from apps.findings.text import Text
from apps.findings.vocabulary import CORE, FINDINGS, Answer, Value, plain


class EntryForm(forms.Form):
    """One entry. Nothing is required and no symptom answer is prefilled.

    `values` holds what could be read, also of a form with mistakes: those answers are judged and
    shown at once (safety property 11).
    """

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    time_zone = forms.CharField(
        required=False, max_length=64, widget=forms.HiddenInput(attrs={"data-timezone": True})
    )
    leg = answer_field("leg", look="legs")
    intensity = forms.ChoiceField(
        label=_("How strong was it?"),
        required=False,
        choices=STRENGTHS,
        widget=forms.RadioSelect(attrs={"class": "strengths"}),
    )
    none_of_these = forms.BooleanField(label=_("None of these"), required=False)
    helped = forms.ChoiceField(
        label=_("Did it help?"),
        required=False,
        choices=Entry.Helped.choices,
        widget=forms.RadioSelect(attrs={"class": "answers"}),
    )
    note = forms.CharField(
        label=_("Your own words"),
        help_text=_("Up to 500 characters, kept in your diary."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        zone: ZoneInfo,
        unit: str = "",
        entry: Entry | None = None,
        usual: dict[str, str] | None = None,
        still: bool = False,
        ended: bool = False,
    ) -> None:
        self.entry = entry
        self.still = still
        self.values: dict[str, Value] = {}
        given = dict(entry.findings) if entry else dict(usual or {})
        # Both units until she has chosen one, and what was typed in the other stays to be seen.
        self.calf_keys = tuple(
            key for key in ALL_CALVES if not unit or key in CALVES[unit] or key in given
        )
        super().__init__(data, initial=_initial(entry, given), use_required_attribute=False)
        self.fields["onset"] = MomentField(zone, stored=entry.onset if entry else None)
        for name, (label, keys) in TICKED.items():
            self.fields[name] = _ticks(
                label, [k for k in keys if not (ended and k in WHILE_PREGNANT)]
            )
        for key in (*CORE, *PAIN, *self.calf_keys, *NUMBERS, *HELPED, *TRIED):
            self.fields[key] = _field(key, was_answered=entry is not None and key in given)
        for key in CORE:
            # Six short lines to run down with a thumb; what counts is explained below them.
            self.fields[key].label, self.fields[key].help_text = FINDINGS[key].label, ""

    def clean(self) -> dict[str, Any]:
        """Gather the findings. "None of these" is six explicit noes; an answer beside it wins."""
        cleaned = super().clean() or self.cleaned_data
        for key in self.fields:
            value = cleaned.get(key)
            if key in FINDINGS and value not in (None, "", []):
                self.values[key] = _value(value)
        for name in TICKED:
            self.values |= dict.fromkeys(cleaned.get(name) or (), Answer.YES.value)
        if cleaned.get("none_of_these"):
            for key in CORE:
                if key not in self.errors:
                    self.values.setdefault(key, Answer.NO.value)
        if not self.errors and not self.values and not cleaned.get("note"):
            raise forms.ValidationError(
                _("Nothing is filled in yet. Choose the leg or the strength, or write a note.")
            )
        return cleaned

    def to_entry(self) -> Entry:
        """The entry as she filled it in, not saved yet."""
        entry = self.entry or Entry(key=self.cleaned_data["key"] or uuid.uuid4())
        kept = {key: raw for key, raw in entry.findings.items() if self._leaves_alone(key, raw)}
        if "intensity" in entry.findings and "intensity" not in self.changed_data:
            # A strength between two words, from an import, is not moved by an edit elsewhere.
            kept["intensity"] = entry.findings["intensity"]
            self.values.pop("intensity", None)
        entry.findings = {**kept, **{key: plain(value) for key, value in self.values.items()}}
        entry.onset = self.cleaned_data["onset"] or self._onset_before() or timezone.now()
        entry.helped = self.cleaned_data["helped"]
        entry.note = self.cleaned_data["note"]
        return entry

    def _leaves_alone(self, key: str, raw: object) -> bool:
        """Whether an edit keeps what was stored: no field shows it, or only its yes is shown."""
        for name, (_label, keys) in TICKED.items():
            if key in keys:
                return raw != Answer.YES.value or key not in self._ticks_of(name)
        return key not in self.fields

    def _ticks_of(self, name: str) -> set[str]:
        field = self.fields[name]
        return {value for value, _label in field.choices} if hasattr(field, "choices") else set()

    def _onset_before(self) -> datetime | None:
        return self.entry.onset if self.entry else None

    def core(self) -> Iterator[BoundField]:
        """The core six."""
        return (self[key] for key in CORE)

    def core_hints(self) -> list[tuple[Text, Text]]:
        """What counts and what does not, for each of the core six that needs saying."""
        return [(FINDINGS[key].label, FINDINGS[key].hint) for key in CORE if FINDINGS[key].hint]

    def first(self) -> list[BoundField]:
        """What is asked before all else where the question is whether it is still sore."""
        return [self[key] for key in STILL] if self.still else []

    def sections(self) -> list[tuple[Text, list[BoundField]]]:
        """What is folded below, in groups."""
        pain = tuple(key for key in PAIN if not (self.still and key in STILL))
        groups: list[tuple[Text, tuple[str, ...]]] = [
            (_("The pain, and how long"), pain),
            (_("Measure both calves"), self.calf_keys),
            (_("What you tried"), (*TRIED, "helped", "self_care_days", *HELPED)),
            (_("More signs"), (*TICKED, *(key for key in NUMBERS if key != "self_care_days"))),
        ]
        return [(title, [self[key] for key in keys]) for title, keys in groups]


def _field(key: str, *, was_answered: bool) -> forms.Field:
    one = FINDINGS[key]
    if one.kind == "number":
        return NumberField(one)
    if one.kind == "list":
        return forms.MultipleChoiceField(
            label=one.question,
            required=False,
            choices=[(choice.value, choice.label) for choice in one.choices],
            widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
        )
    look = "answers" if one.kind == "answer" else "choices"
    return answer_field(key, look=look, was_answered=was_answered)


def _ticks(label: Text, keys: list[str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(key, FINDINGS[key].label) for key in keys],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
    )


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(value)
    return Decimal(value) if str(value).isdecimal() else value


def _initial(entry: Entry | None, given: dict[str, Any]) -> dict[str, Any]:
    if entry is None:
        return {**given, "key": uuid.uuid4()}
    strength = given.get("intensity")
    if strength is not None:
        nearest = min(STRENGTHS, key=lambda one: abs(Decimal(one[0]) - Decimal(strength)))
        given["intensity"] = nearest[0]
    ticked = {
        name: [key for key in keys if given.get(key) == Answer.YES.value]
        for name, (_label, keys) in TICKED.items()
    }
    return {
        **given,
        **ticked,
        "key": entry.key,
        "onset": entry.onset,
        "helped": entry.helped,
        "note": entry.note,
    }
