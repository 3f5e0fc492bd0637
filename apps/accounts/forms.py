"""What she tells about herself: dates, place and whom she calls. Every field may stay empty."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts import gestation
from apps.accounts.models import ContactNumber, Pregnancy, User
from apps.accounts.phones import dialled, to_e164
from apps.accounts.services import numbers_of, set_number
from apps.accounts.zones import default_time_zone, zone_choices, zone_or_default
from apps.findings.countries import COUNTRIES

_DATE_ERROR = {"invalid": _("Write the date as year-month-day, for example 2027-01-25.")}
_WEEKS_ERROR = _("Write a number of weeks from 0 to 45.")
_DAYS_ERROR = _("Write a number of days from 0 to 6.")


def country_choices() -> list[tuple[str, str]]:
    """The countries by name in the active language, after the choice of none of them."""
    named = sorted((str(name), code) for code, name in COUNTRIES.items())
    return [("", str(_("Another country, or not chosen"))), *((code, name) for name, code in named)]


def _date_field(label: Any, help_text: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=_DATE_ERROR,
    )


def _count_field(label: Any, most: int, error: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": error, "min_value": error, "max_value": error},
    )


def _name_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _number_field(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


def _as_typed_field() -> forms.BooleanField:
    return forms.BooleanField(label=_("Keep it as typed"), required=False)


class CountryForm(forms.Form):
    """The country alone, to be changed where an emergency number is shown."""

    country = forms.ChoiceField(label=_("Your country now"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]


class SettingsForm(CountryForm):
    """Her settings. `user` is None for someone who has no diary yet.

    `kinds` are the numbers that the page asks for; each has a name, a number and “keep it as
    typed” for a number that is not a whole one, such as an extension or a short local number.
    """

    kinds: ClassVar[tuple[str, ...]] = (
        ContactNumber.Kind.MATERNITY.value,
        ContactNumber.Kind.DOCTOR.value,
    )

    due_date = _date_field(_("Due date"), _("It is in your maternity notes."))
    weeks = _count_field(_("Weeks"), gestation.LAST_WEEK, _WEEKS_ERROR)
    days = _count_field(_("Days"), 6, _DAYS_ERROR)
    ended_on = _date_field(_("The day it ended"), _("Leave it empty while you are pregnant."))
    maternity_name = _name_field(_("Name of your maternity unit"))
    maternity_number = _number_field(
        _("Maternity unit’s number"),
        _("The one that is answered day and night, often called triage."),
    )
    maternity_as_typed = _as_typed_field()
    doctor_name = _name_field(_("Name of your doctor or surgery"))
    doctor_number = _number_field(_("Doctor’s number"), "")
    doctor_as_typed = _as_typed_field()
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("The nearest city in your time zone.")
    )
    length_unit = forms.ChoiceField(
        label=_("Calf measurements in"),
        choices=User.LengthUnit.choices,
        widget=forms.RadioSelect(attrs={"class": "choices"}),
    )

    def __init__(self, data: Any = None, *, user: User | None = None, country: str = "") -> None:
        self.user = user
        self.pregnancy = user.pregnancy_or_none() if user else None
        super().__init__(data, initial=_initial(user, self.pregnancy, country))
        self.fields["country"].label = _("Country")
        self.fields["country"].help_text = _(
            "It decides which emergency number your warnings show."
        )
        zone = self.fields["time_zone"]
        zone.choices = list(zone_choices())  # type: ignore[attr-defined]
        if user is None:
            zone.widget.attrs["data-timezone"] = True

    def clean(self) -> dict[str, Any]:
        """Settle the due date from either way of giving it, and check dates and numbers."""
        cleaned = super().clean() or self.cleaned_data
        today = timezone.localdate(timezone=zone_or_default(cleaned.get("time_zone", "")))
        self._clean_ended_on(cleaned, today)
        self._clean_weeks(cleaned, today)
        self._clean_due_date(cleaned, today)
        for kind in self.kinds:
            self._clean_number(cleaned, kind)
        return cleaned

    def _clean_ended_on(self, cleaned: dict[str, Any], today: date) -> None:
        ended_on = cleaned.get("ended_on")
        if ended_on is None or ended_on == self.initial.get("ended_on"):
            return
        if ended_on > today:
            self.add_error("ended_on", _("This date is still to come."))
        elif gestation.postpartum_days(ended_on, today) is None:
            self.add_error("ended_on", _("Give a date within the last 1,000 days, or none."))

    def _clean_weeks(self, cleaned: dict[str, Any], today: date) -> None:
        weeks, days = cleaned.get("weeks"), cleaned.get("days")
        if weeks is None:
            if days is not None and "weeks" not in self.errors:
                self.add_error("weeks", _("Give the weeks too."))
            return
        if cleaned.get("ended_on"):
            self.add_error("weeks", _("If your pregnancy has ended, leave the weeks empty."))
            return
        counted = gestation.due_date_from(weeks, days or 0, today)
        due_date = cleaned.get("due_date")
        if due_date not in (None, counted, self.initial.get("due_date")):
            self.add_error("weeks", _("Give the due date or the weeks, not both."))
            return
        cleaned["due_date"] = counted

    def _clean_due_date(self, cleaned: dict[str, Any], today: date) -> None:
        due_date = cleaned.get("due_date")
        if due_date is None or due_date == self.initial.get("due_date"):
            return
        if due_date > today and not gestation.is_plausible_due_date(due_date, today):
            self.add_error("due_date", _("This due date is too far ahead. Check the year."))
        elif not gestation.is_plausible_due_date(due_date, today):
            self.add_error("due_date", _("This due date is too long ago. Check the year."))

    def _clean_number(self, cleaned: dict[str, Any], kind: str) -> None:
        field = f"{kind}_number"
        number, country = cleaned.get(field, ""), cleaned.get("country", "")
        if not number:
            if cleaned.get(f"{kind}_name"):
                self.add_error(field, _("Add the number, or clear the name."))
            return
        if not dialled(number):
            self.add_error(field, _("There is no number in this. Write it in digits."))
        elif not cleaned.get(f"{kind}_as_typed") and not to_e164(number, country):
            self.add_error(field, _not_recognised(country))

    def asks_to_keep(self, kind: str) -> bool:
        """Whether the page offers “keep it as typed”: when a number was or is not recognised."""
        return bool(self[f"{kind}_as_typed"].value() or self.errors.get(f"{kind}_number"))

    @property
    def asks_whether_ended(self) -> bool:
        """Whether her due date is so long past that the weeks stopped, and no end is stored."""
        if self.user is None or self.pregnancy is None or self.pregnancy.due_date is None:
            return False
        today = self.user.today()
        past = self.pregnancy.due_date < today and self.pregnancy.ended_on is None
        return past and self.pregnancy.gestation_on(today) is None

    @property
    def asks_to_keep_maternity(self) -> bool:
        """`asks_to_keep` for the maternity unit."""
        return self.asks_to_keep(ContactNumber.Kind.MATERNITY)

    @property
    def asks_to_keep_doctor(self) -> bool:
        """`asks_to_keep` for the doctor."""
        return self.asks_to_keep(ContactNumber.Kind.DOCTOR)

    def save(self, user: User, pregnancy: Pregnancy) -> bool:
        """Store everything, inside the caller's transaction; True when a date changed."""
        told = self.cleaned_data
        user.country = told["country"]
        user.time_zone = told["time_zone"]
        user.length_unit = told["length_unit"]
        user.save(update_fields=["country", "time_zone", "length_unit"])
        for kind in self.kinds:
            set_number(user, kind, told[f"{kind}_name"], told[f"{kind}_number"])
        dates = (told["due_date"], told["ended_on"])
        if dates == (pregnancy.due_date, pregnancy.ended_on):
            return False
        pregnancy.due_date, pregnancy.ended_on = dates
        pregnancy.save(update_fields=["due_date", "ended_on"])
        return True


def _not_recognised(country: str) -> Any:
    if not country:
        return _(
            "Choose your country, or begin the number with + and the country code. If it is a "
            "short or internal number, tick “Keep it as typed”."
        )
    return _(
        "We cannot read this as a whole phone number (country: %(country)s). If it is right, tick "
        "“Keep it as typed”."
    ) % {"country": COUNTRIES[country]}


def _initial(user: User | None, pregnancy: Pregnancy | None, country: str) -> dict[str, Any]:
    if user is None:
        return {
            "country": country,
            "time_zone": default_time_zone(),
            "length_unit": User.LengthUnit.CM.value,
        }
    told: dict[str, Any] = {
        "country": user.country,
        "time_zone": str(user.zone),
        "length_unit": user.length_unit,
        "due_date": pregnancy.due_date if pregnancy else None,
        "ended_on": pregnancy.ended_on if pregnancy else None,
    }
    for kind, saved in numbers_of(user).items():
        told[f"{kind}_name"] = saved.name
        told[f"{kind}_number"] = saved.number
        told[f"{kind}_as_typed"] = not saved.e164
    return told
