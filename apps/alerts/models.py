"""What was said to her, why, under which ruleset, and what she did about it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.alerts.rule import Rule
from apps.alerts.rule import Urgency as Level
from apps.alerts.rules import RULES
from apps.alerts.snapshot import observations_from_json
from apps.core.fields import PrivateTextField
from apps.findings.observation import Observation


class Alert(models.Model):
    """A result that waits for her: EMERGENCY and URGENT as the banner, ROUTINE on the list
    "to mention to your midwife".

    It keeps its own copy of the facts, so that editing or deleting an entry never removes it
    (safety property 5), and stays open until she records an action (property 3).
    """

    class Urgency(models.IntegerChoices):
        """The levels that wait for her, as stored."""

        ROUTINE = Level.ROUTINE.value, _("Tell your midwife")
        URGENT = Level.URGENT.value, _("Call today")
        EMERGENCY = Level.EMERGENCY.value, _("Emergency")

    class Action(models.TextChoices):
        """What she recorded doing. Looking away is not among them."""

        CALLED = "called", _("I called my maternity unit or doctor")
        AMBULANCE = "ambulance", _("I called the emergency number")
        SEEN = "seen", _("I was seen by a midwife or doctor")
        SCANNED = "scanned", _("I had a scan")
        DECLINED = "declined", _("I decided not to call")
        MENTIONED = "mentioned", _("I told my midwife")
        PAST = "past", _("The entry was already over 14 days old")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alerts"
    )
    rule_id = models.CharField(max_length=64)
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices)
    leg = models.CharField(max_length=8, blank=True, default="")
    ruleset = models.CharField(max_length=16)
    facts = models.JSONField(default=list)
    raised_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    action = models.CharField(max_length=12, choices=Action.choices, blank=True, default="")
    note = PrivateTextField(blank=True, default="")

    class Meta:
        ordering = ("-urgency", "-raised_at", "-pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "resolved_at"], name="alert_open_by_user")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "rule_id", "leg"],
                condition=models.Q(resolved_at__isnull=True),
                name="one_open_alert_per_rule_and_leg",
            )
        ]

    def __str__(self) -> str:
        return f"alert {self.pk}"

    @property
    def rule(self) -> Rule | None:
        """The rule as it is today; None where it has been retired since."""
        return RULES.get(self.rule_id)

    @property
    def level(self) -> Level:
        """The urgency in the words of the rules."""
        return Level(self.urgency)

    @property
    def findings(self) -> set[str]:
        """Keys of the findings behind it."""
        return {fact["finding"] for fact in self.facts}

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The facts as they were when it was raised."""
        return observations_from_json(self.facts)
