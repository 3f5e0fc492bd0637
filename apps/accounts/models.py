"""The person, her pregnancy and the numbers she calls.

Nobody signs up: a person is a random handle bound to a session. There is no name and no
e-mail address here, and nothing in these tables says who she is.
"""

import secrets
from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts import gestation
from apps.accounts.phones import dialled
from apps.accounts.zones import default_time_zone, zone_or_default
from apps.core.fields import PrivateTextField
from apps.findings.vocabulary import Value, readable


def new_handle() -> str:
    """A random URL-safe handle of 128 bits. It is never shown to anyone but staff."""
    return secrets.token_urlsafe(16)


class UserManager(BaseUserManager["User"]):
    """Creates people without a password, and staff with one."""

    def create_user(self, handle: str = "", password: str | None = None, **fields: Any) -> "User":
        """Create a person. Without a password nobody can ever sign in with one."""
        user = self.model(handle=handle or new_handle(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, handle: str, password: str | None = None, **fields: Any) -> "User":
        """Create a member of staff who may do everything in the admin."""
        return self.create_user(handle, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with a diary, or a member of staff.

    `time_zone` is an IANA name, `country` an ISO 3166-1 alpha-2 code or empty, and
    `length_unit` the unit calf measurements are typed and shown in (stored in cm).
    """

    class LengthUnit(models.TextChoices):
        """The units a tape measure shows."""

        CM = "cm", _("centimetres (cm)")
        INCH = "in", _("inches (in)")

    handle = models.CharField(_("handle"), max_length=64, unique=True, default=new_handle)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    created = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    time_zone = models.CharField(_("time zone"), max_length=64, default=default_time_zone)
    country = models.CharField(_("country"), max_length=2, blank=True, default="")
    length_unit = models.CharField(
        _("unit of length"), max_length=2, choices=LengthUnit.choices, default=LengthUnit.CM
    )

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    @property
    def zone(self) -> ZoneInfo:
        """Her time zone; the default one when the stored name is no longer known."""
        return zone_or_default(self.time_zone)

    def today(self) -> date:
        """The calendar date where she is."""
        return timezone.localdate(timezone=self.zone)

    def pregnancy_or_none(self) -> "Pregnancy | None":
        """Her pregnancy, or None for staff and for someone who has stored nothing about it."""
        return getattr(self, "pregnancy", None)


class Pregnancy(models.Model):
    """What she told us about her pregnancy: dates, and facts that raise the risk of a clot.

    `facts` maps risk keys of the vocabulary (and `age_years`, `bmi`) to answers and to
    numbers written as text; a key that is absent was left blank.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pregnancy"
    )
    due_date = models.DateField(_("due date"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    facts = models.JSONField(_("facts"), default=dict, blank=True)

    class Meta:
        verbose_name = _("pregnancy")
        verbose_name_plural = _("pregnancies")

    def __str__(self) -> str:
        return f"pregnancy {self.pk}"

    def gestation_on(self, on: date) -> gestation.Gestation | None:
        """How far she is on a date; None when unknown, and from the day it ended."""
        if self.due_date is None or (self.ended_on is not None and on >= self.ended_on):
            return None
        return gestation.gestation_on(self.due_date, on)

    def postpartum_days_on(self, on: date) -> int | None:
        """Days since the pregnancy ended, however it ended; None before that or unknown."""
        return None if self.ended_on is None else gestation.postpartum_days(self.ended_on, on)

    def person_facts(self, on: date) -> dict[str, Value]:
        """What the rules know about her on a date, by vocabulary key.

        Facts that are blank or cannot be read are left out.
        """
        known: dict[str, object] = dict(self.facts)
        now = self.gestation_on(on)
        known["gestation_weeks"] = now.weeks if now else None
        known["postpartum_days"] = self.postpartum_days_on(on)
        return readable(known)


class ContactNumber(models.Model):
    """A number she saved to call: as she typed it, and as E.164 when it could be read."""

    class Kind(models.TextChoices):
        """Whom the number reaches."""

        MATERNITY = "maternity", _("Maternity unit")
        DOCTOR = "doctor", _("Doctor")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="numbers"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = PrivateTextField(_("name"), blank=True, default="")
    number = PrivateTextField(_("number"))
    e164 = PrivateTextField(_("number in E.164 form"), blank=True, default="")

    class Meta:
        verbose_name = _("phone number")
        verbose_name_plural = _("phone numbers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "kind"], name="one_number_of_each_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} number {self.pk}"

    @property
    def tel(self) -> str:
        """What a phone link dials: E.164 when known, else the digits as she typed them."""
        return dialled(self.number, self.e164)
