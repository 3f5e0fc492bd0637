"""Whom she can call: her country's emergency number and the numbers she saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from apps.accounts.models import ContactNumber
from apps.accounts.services import country_of, numbers_of
from apps.alerts.emergency import (
    UNKNOWN_COUNTRY,
    EmergencyNumber,
    Fallback,
    UnknownCountryNumber,
    emergency_number,
    fallback,
)


@dataclass
class Calls:
    """The numbers for one person, looked up only when a page shows them."""

    request: HttpRequest

    @cached_property
    def country(self) -> str:
        """Her country (ISO alpha-2), or "" until she has chosen one."""
        return country_of(self.request)

    @cached_property
    def emergency(self) -> EmergencyNumber | None:
        """Her country's ambulance number; None where the country is unknown."""
        return emergency_number(self.country)

    @property
    def unknown(self) -> tuple[UnknownCountryNumber, ...]:
        """What to try where the country is unknown."""
        return UNKNOWN_COUNTRY

    @cached_property
    def _saved(self) -> dict[str, ContactNumber]:
        return numbers_of(self.request.user) if self.request.user.is_authenticated else {}

    @property
    def maternity(self) -> ContactNumber | None:
        """Her maternity unit's number, where she saved one."""
        return self._saved.get(ContactNumber.Kind.MATERNITY)

    @property
    def doctor(self) -> ContactNumber | None:
        """Her doctor's number, where she saved one."""
        return self._saved.get(ContactNumber.Kind.DOCTOR)

    @property
    def fallback(self) -> Fallback:
        """Whom to call where no maternity number is saved."""
        return fallback(self.country)
