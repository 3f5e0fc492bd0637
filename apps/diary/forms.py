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

from apps.diary.fields import STRENGTHS, MomentField, NumberField, answer_field
from apps.diary.models import Entry
from apps.findings.text import Text
from apps.findings.vocabulary import CORE, FINDINGS, Answer, Value, plain

PAIN = (
    "site",
    "cramp_minutes",
    "woke_from_sleep",
    "still_sore_from_before",
    "pain_hours",
    "pain_trend",
    "pain_followed_cramp",
    "cramps_getting_worse",
    "hard_to_walk",
    "leg_heavy_tight",
    "tender_to_press",
)
"""Asked one by one; each answer may be "not sure"."""

SWELLING = (
    "both_legs_swollen",
    "both_legs_uneven",
    "whole_leg_swollen",
    "swelling_sudden",
    "swelling_to_thighs",
    "arm_or_neck_swelling",
)
CALVES = {
    "cm": ("calf_left_cm", "calf_right_cm"),
    "in": ("calf_left_in", "calf_right_in"),
}
TRIED = ("tried",)
ALL_CALVES = (*CALVES["cm"], *CALVES["in"])
NUMBERS = tuple(
    key
    for key, one in FINDINGS.items()
    if one.group == "sign" and one.kind == "number" and key not in (*PAIN, *ALL_CALVES, "intensity")
)
SIGNS = tuple(
    key
    for key, one in FINDINGS.items()
    if one.group == "sign"
    and one.kind == "answer"
    and key not in (*PAIN, *SWELLING, "cramp", "pain_now")
)
TICKED = {"swelling": SWELLING, "signs": SIGNS}
"""Long lists to tick: a tick is a yes, and no tick is no answer."""


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
        help_text=_("Up to 500 characters. Nobody but you sees them."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        zone: ZoneInfo,
        unit: str = "cm",
        entry: Entry | None = None,
        usual: dict[str, str] | None = None,
    ) -> None:
        self.entry = entry
        self.values: dict[str, Value] = {}
        given = dict(entry.findings) if entry else dict(usual or {})
        # What was typed in the other unit stays to be seen and changed.
        other = CALVES["in" if unit == "cm" else "cm"]
        self.calf_keys = (*CALVES[unit], *(key for key in other if key in given))
        super().__init__(data, initial=_initial(entry, given), use_required_attribute=False)
        self.fields["onset"] = MomentField(zone, earliest=entry.onset if entry else None)
        for name, keys in TICKED.items():
            self.fields[name] = _ticks(name, keys)
        for key in (*CORE, *PAIN, *self.calf_keys, *NUMBERS, *TRIED):
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
        if any(key in keys for keys in TICKED.values()):
            return raw != Answer.YES.value
        return key not in self.fields

    def _onset_before(self) -> datetime | None:
        return self.entry.onset if self.entry else None

    def core(self) -> Iterator[BoundField]:
        """The core six."""
        return (self[key] for key in CORE)

    def core_hints(self) -> list[tuple[Text, Text]]:
        """What counts and what does not, for each of the core six that needs saying."""
        return [(FINDINGS[key].label, FINDINGS[key].hint) for key in CORE if FINDINGS[key].hint]

    def sections(self) -> list[tuple[Text, list[BoundField]]]:
        """What is folded below, in groups."""
        groups: list[tuple[Text, tuple[str, ...]]] = [
            (_("The pain, and how long"), PAIN),
            (_("More about swelling"), ("swelling",)),
            (_("Measure both calves"), self.calf_keys),
            (_("What you tried"), (*TRIED, "helped")),
            (_("More signs"), ("signs", *NUMBERS)),
        ]
        return [(title, [self[key] for key in keys]) for title, keys in groups]


def _field(key: str, *, was_answered: bool) -> forms.Field:
    one = FINDINGS[key]
    if one.kind == "number":
        return NumberField(key)
    if one.kind == "list":
        return forms.MultipleChoiceField(
            label=one.question,
            required=False,
            choices=[(choice.value, choice.label) for choice in one.choices],
            widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
        )
    look = "answers" if one.kind == "answer" else "choices"
    return answer_field(key, look=look, was_answered=was_answered)


def _ticks(name: str, keys: tuple[str, ...]) -> forms.Field:
    labels = {"swelling": _("Any of these?"), "signs": _("Do you have any of these?")}
    return forms.MultipleChoiceField(
        label=labels[name],
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
    ticked = {name: [k for k in keys if given.get(k) == "yes"] for name, keys in TICKED.items()}
    return {
        **given,
        **ticked,
        "key": entry.key,
        "onset": entry.onset,
        "helped": entry.helped,
        "note": entry.note,
    }
