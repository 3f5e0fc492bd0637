"""The forms of the Check, made from the vocabulary. Nothing is required, nothing prefilled.

After `is_valid()` a form tells in `read` what could be read: for each finding its value, or None
where it was left open. A finding whose input could not be read is absent from `read`, so that
the other answers of the page are kept and judged at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.accounts.finding_fields import NumberField, hint_of, number_input, number_typed
from apps.findings.finding import Finding
from apps.findings.strengths import STRENGTHS
from apps.findings.text import Text
from apps.findings.vocabulary import Answer, Value, clean, finding, plain
from apps.questionnaire.flow import Answers, Question

UNSURE_OR_YES = (Answer.YES.value, Answer.NOT_SURE.value)


def field_for(one: Finding, *, alone: bool, hint: Text = "") -> forms.Field:
    """The field that asks a finding: large choices where it is `alone` on its page.

    `hint` stands in for a hint that the vocabulary lacks.
    """
    words: dict[str, Any] = {
        "label": one.question,
        "help_text": hint_of(one) or hint,
        "required": False,
    }
    if one.key == "intensity":
        faces = forms.RadioSelect(attrs={"class": "strengths"})
        return forms.ChoiceField(choices=STRENGTHS, widget=faces, **words)
    if one.kind == "number":
        return NumberField(one, help_text=words["help_text"])
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
