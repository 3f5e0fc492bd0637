"""The one form field for a number of the vocabulary: the Check, the diary and her settings."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.findings.text import Text
from apps.findings.vocabulary import Finding, FindingError, Value, clean

WHOLE_NUMBERS = frozenset(
    {"gestation_weeks", "postpartum_days", "age_years", "nights_woken_7d", "self_care_days"}
)
"""Asked as whole numbers: what she counts rather than measures."""

FAHRENHEIT = (Decimal(86), Decimal(113))
"""30 to 45 °C on the other scale. The two ranges do not meet, so that a number tells its scale."""

OTHER_HINTS: Mapping[str, Text] = {
    "temp_c": _("In °C or °F, if you have measured it. 38 °C is 100.4 °F.")
}
"""Where a form reads more than the vocabulary says."""


class NumberField(forms.CharField):
    """A number of the vocabulary, as she types it. Never required."""

    def __init__(self, one: Finding, **kwargs: Any) -> None:
        self.one = one
        widget = number_input(whole=one.key in WHOLE_NUMBERS)
        words = {"label": one.question, "help_text": hint_of(one), **kwargs}
        super().__init__(required=False, max_length=20, widget=widget, **words)

    def clean(self, value: Any) -> Value | None:
        """The number, or None where blank."""
        return number_typed(self.one, super().clean(value))


def hint_of(one: Finding) -> Text:
    """What stands below the question of a number."""
    return OTHER_HINTS.get(one.key, one.hint)


def number_typed(one: Finding, typed: str) -> Value | None:
    """The number that was typed; a comma may stand for the point. None where blank.

    A comma before three digits may set off thousands, so that one is refused and not guessed at.
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
            _("Write a number from 30 to 45 (°C) or from 86 to 113 (°F), or leave it open."),
            code="range",
        )
    text = (
        _("Write a whole number from %(low)s to %(high)s (%(unit)s), or leave it open.")
        if whole
        else _("Write a number from %(low)s to %(high)s (%(unit)s), or leave it open.")
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
