"""The forms of the Check, made from the vocabulary. Nothing is required, nothing prefilled.

After `is_valid()` a form tells in `read` what could be read: for each finding its value, or None
where it was left open. A finding whose input could not be read is absent from `read`, so that
the other answers of the page are kept and judged at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.findings.finding import Finding
from apps.findings.strengths import STRENGTHS
from apps.findings.text import Text
from apps.findings.vocabulary import Answer, FindingError, Value, clean, finding, plain
from apps.questionnaire.flow import Answers, Question

WHOLE_NUMBERS = frozenset(
    {"gestation_weeks", "postpartum_days", "age_years", "nights_woken_7d", "self_care_days"}
)
"""Asked as whole numbers: what she counts rather than measures."""

FAHRENHEIT = (Decimal(86), Decimal(113))
"""30 to 45 °C on the other scale. The two ranges do not meet, so that a number tells its scale."""

OTHER_HINTS: Mapping[str, Text] = {
    "temp_c": _("In °C or °F, if you have measured it. 38 °C is 100.4 °F.")
}
"""Where the Check reads more than the vocabulary says."""

UNSURE_OR_YES = (Answer.YES.value, Answer.NOT_SURE.value)


def number_typed(one: Finding, typed: str) -> Value | None:
    """The number that was typed; a comma may stand for the point. None where blank.

    Raises ValidationError with the range in words. Nothing is clipped.
    """
    whole = one.key in WHOLE_NUMBERS
    number = re.sub(r"(?<=\d),(?=\d{1,2}$)", ".", typed.strip())
    if one.key == "temp_c":
        number = celsius(number)
    try:
        value = clean(one.key, number)
    except FindingError:
        refused = True
    else:
        refused = whole and value is not None and not str(value).isdecimal()
    if not refused:
        return value
    if one.key == "temp_c":
        raise forms.ValidationError(
            _("Put a number from 30 to 45 (°C) or from 86 to 113 (°F), or leave it open."), "range"
        )
    text = (
        _("Put a whole number from %(low)s to %(high)s (%(unit)s), or leave it open.")
        if whole
        else _("Put a number from %(low)s to %(high)s (%(unit)s), or leave it open.")
    )
    bounds = {"low": one.minimum, "high": one.maximum, "unit": one.unit_name}
    raise forms.ValidationError(text, code="range", params=bounds)


def celsius(typed: str) -> str:
    """A temperature in °F as °C, to 0.1 half up; anything else as it was typed."""
    if not re.fullmatch(r"\d{2,3}(\.\d{1,2})?", typed):
        return typed
    fahrenheit = Decimal(typed)
    if not FAHRENHEIT[0] <= fahrenheit <= FAHRENHEIT[1]:
        return typed
    return str(((fahrenheit - 32) * 5 / 9).quantize(Decimal("0.1"), ROUND_HALF_UP))


def number_input(*, whole: bool) -> forms.TextInput:
    """A short box with a number pad. Not `type=number`, which drops what it cannot read."""
    mode = "numeric" if whole else "decimal"
    return forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off", "class": "number"})


class NumberField(forms.CharField):
    """A number of the vocabulary, as she types it."""

    def __init__(self, one: Finding, **kwargs: Any) -> None:
        self.one = one
        widget = number_input(whole=one.key in WHOLE_NUMBERS)
        super().__init__(required=False, max_length=20, widget=widget, **kwargs)

    def clean(self, value: Any) -> Value | None:
        """The number, or None where blank."""
        return number_typed(self.one, super().clean(value))


def field_for(one: Finding, *, alone: bool, hint: Text = "") -> forms.Field:
    """The field that asks a finding: large choices where it is `alone` on its page.

    `hint` stands in for a hint that the vocabulary lacks.
    """
    hint = OTHER_HINTS.get(one.key, one.hint or hint)
    words: dict[str, Any] = {"label": one.question, "help_text": hint, "required": False}
    if one.key == "intensity":
        faces = forms.RadioSelect(attrs={"class": "strengths"})
        return forms.ChoiceField(choices=STRENGTHS, widget=faces, **words)
    if one.kind == "number":
        del words["required"]
        return NumberField(one, **words)
    choices = [(choice.value, choice.label) for choice in one.choices]
    if one.kind == "list":
        ticks = forms.CheckboxSelectMultiple(attrs={"class": "ticks"})
        return forms.MultipleChoiceField(choices=choices, widget=ticks, **words)
    look = "legs" if one.key == "leg" else "choices" if alone else "answers"
    radios = forms.RadioSelect(attrs={"class": look})
    return forms.ChoiceField(choices=choices, widget=radios, **words)


class QuestionForm(forms.Form):
    """One page of the Check."""

    def __init__(
        self, question: Question, answers: Answers, data: QueryDict | None = None, unit: str = "cm"
    ) -> None:
        self.question = question
        self.unit = unit
        self.read: dict[str, Value | None] = {}
        super().__init__(data, initial=self.hers(answers))
        self.add_fields()

    def add_fields(self) -> None:
        """One field for each finding of the page."""
        single = self.question.is_single
        hint = self.question.intro if single else ""
        for key in self.question.findings:
            self.fields[key] = field_for(finding(key), alone=single, hint=hint)

    def hers(self, answers: Answers) -> dict[str, Any]:
        """Her own earlier answers, to see and to change."""
        given = {key: answers.get(key) for key in self.question.findings}
        return {key: plain(value) for key, value in given.items() if value is not None}

    def clean(self) -> dict[str, Any]:
        """Turn the input into `read`. “None of these” beside a yes is asked again."""
        self.read = self.values()
        if "none" in self.data and self.question.none:
            against = [key for key, value in self.read.items() if value in UNSURE_OR_YES]
            if against:
                self.read = {key: self.read[key] for key in against}
                for key in against:
                    text = _("You chose this, and also “%(none)s”. Which is right?")
                    params = {"none": self.question.none}
                    self.add_error(key, forms.ValidationError(text, "none", params))
            else:
                self.read = dict.fromkeys(self.read, Answer.NO.value)
        return self.cleaned_data

    def values(self) -> dict[str, Value | None]:
        """Every finding whose input could be read."""
        return {
            key: clean(key, self.cleaned_data[key])
            for key in self.question.findings
            if key in self.cleaned_data
        }


class CalvesForm(QuestionForm):
    """Both calves, in the unit of her tape measure. Both or neither: one alone says nothing."""

    sides = ("left", "right")

    def add_fields(self) -> None:
        """The unit, and a box for each leg."""
        self.fields["unit"] = forms.ChoiceField(
            label=_("What does your tape show?"),
            choices=[("cm", _("Centimetres")), ("in", _("Inches"))],
            widget=forms.RadioSelect(attrs={"class": "answers"}),
            required=False,
        )
        for side in self.sides:
            self.fields[side] = forms.CharField(
                label=finding(f"calf_{side}_cm").label,
                widget=number_input(whole=False),
                max_length=20,
                required=False,
            )

    def hers(self, answers: Answers) -> dict[str, Any]:
        """Her measurements and their unit; without any, the unit she prefers."""
        for unit in ("cm", "in"):
            sizes = {side: answers.get(f"calf_{side}_{unit}") for side in self.sides}
            if any(size is not None for size in sizes.values()):
                return {"unit": unit, **{side: size for side, size in sizes.items() if size}}
        return {"unit": self.unit}

    def values(self) -> dict[str, Value | None]:
        """The sizes under the keys of their unit. Adds errors for what cannot be a calf."""
        unit = self.cleaned_data.get("unit") or self.unit
        read: dict[str, Value | None] = {}
        for side in self.sides:
            one = finding(f"calf_{side}_{unit}")
            try:
                read[one.key] = number_typed(one, self.cleaned_data.get(side, ""))
            except forms.ValidationError as refused:
                self.add_error(side, refused)
        stated = [key for key, value in read.items() if value is not None]
        if len(read) == len(self.sides) and len(stated) == 1:
            blank = next(side for side in self.sides if f"calf_{side}_{unit}" not in stated)
            self.add_error(blank, _("Measure this calf too, or leave both open."))
            return {key: read[key] for key in stated}
        other = "in" if unit == "cm" else "cm"
        return read | {f"calf_{side}_{other}": None for side in self.sides}


FORMS: Mapping[str, type[QuestionForm]] = {"findings": QuestionForm, "calves": CalvesForm}
"""The form of a page, by the name that the flow gives it."""
