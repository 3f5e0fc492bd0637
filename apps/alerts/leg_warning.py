"""Whether a leg must be left alone: nobody should rub or heat one that waits to be checked."""

from __future__ import annotations

from django.http import HttpRequest

from apps.alerts.banner import warnings_for
from apps.alerts.rule import Group
from apps.alerts.rules import RULES

CHEST = ("pe-", "breathless-", "faint-")
"""How the ids of the clot rules begin that speak of chest, breath or fainting."""

NO_LEG = frozenset({"arm-or-neck-swelling"})
"""Clot rules of another part of the body."""

LEG_TOO = frozenset(
    {"pe-breathless-with-leg", "leg-weak", "injury-serious", "not-sure-leg", "pain-length-unknown"}
)
"""Rules about a leg that their group and id do not give away."""


def leg_warning_stands(request: HttpRequest) -> bool:
    """Whether this visitor has an open warning about a leg. No query beside the banner's."""
    return any(is_about_a_leg(warning.rule_id) for warning in warnings_for(request))


def is_about_a_leg(rule_id: str) -> bool:
    """Whether the rule speaks of a leg. A rule that has been retired since counts as one."""
    rule = RULES.get(rule_id)
    if rule is None or rule_id in LEG_TOO:
        return True
    return rule.group is Group.CLOT and not rule_id.startswith(CHEST) and rule_id not in NO_LEG
