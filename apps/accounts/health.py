"""The facts that raise the risk of a clot: asked once, skippable, in groups."""

from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from apps.accounts.finding_fields import NumberField
from apps.accounts.models import Pregnancy
from apps.findings.text import Text
from apps.findings.vocabulary import Finding, clean, finding, plain

GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        _("Blood clots"),
        (
            "previous_clot",
            "current_clot",
            "family_clot",
            "thrombophilia",
            "on_blood_thinner",
            "missed_blood_thinner",
        ),
    ),
    (
        _("The last weeks"),
        (
            "surgery_6w",
            "caesarean_6w",
            "immobile_3d",
            "hospital_stay_28d",
            "serious_infection",
            "travel_hours_4w",
        ),
    ),
    (
        _("This pregnancy"),
        ("multiple_pregnancy", "ivf", "ohss", "hyperemesis", "pre_eclampsia_diagnosed"),
    ),
    (
        _("About you"),
        ("age_years", "bmi", "three_births", "varicose_veins", "smoker", "major_illness"),
    ),
)
"""The questions in the order of the page. A blank answer is no answer: it never means no."""


class HealthForm(forms.Form):
    """Every fact of the groups, by its vocabulary key; all may stay blank."""

    groups: ClassVar = GROUPS

    def __init__(self, data: Any = None, *, pregnancy: Pregnancy | None = None) -> None:
        facts = pregnancy.facts if pregnancy else {}
        super().__init__(data, initial=facts)
        for _title, keys in self.groups:
            for key in keys:
                self.fields[key] = _field(finding(key), answered=key in facts)

    def clean(self) -> dict[str, Any]:
        """Read each answer as the vocabulary does: an empty one is None."""
        cleaned = super().clean() or self.cleaned_data
        return {key: clean(key, answer) for key, answer in cleaned.items()}

    def sections(self) -> list[tuple[Text, list[BoundField]]]:
        """The groups with their fields, for the page."""
        return [(title, [self[key] for key in keys]) for title, keys in self.groups]

    def save(self, pregnancy: Pregnancy) -> bool:
        """Store the answers, inside the caller's transaction; True when one changed."""
        facts = {key: plain(value) for key, value in self.cleaned_data.items() if value is not None}
        if facts == pregnancy.facts:
            return False
        pregnancy.facts = facts
        pregnancy.save(update_fields=["facts"])
        return True


def _field(one: Finding, *, answered: bool) -> forms.Field:
    if one.kind == "number":
        return NumberField(one, help_text=one.hint or _("In %(unit)s.") % {"unit": one.unit_name})
    choices = [(choice.value, choice.label) for choice in one.choices]
    if answered:
        # A chosen radio cannot be unchosen, so an answer once given can be taken back.
        choices.append(("", _("Leave blank")))
    return forms.ChoiceField(
        label=one.question,
        help_text=one.hint,
        required=False,
        choices=choices,
        widget=forms.RadioSelect(attrs={"class": "answers"}),
    )
