"""Ordinary patterns, and the one result for when nothing else was found. Evidence, section 3."""

from __future__ import annotations

from decimal import Decimal

from apps.alerts.condition import All, Any, AtLeast, Condition, Is, Nights
from apps.alerts.rule import Group, Level, Rule, Source, Urgency
from apps.alerts.rules import actions, sources
from apps.findings.text import Text, _
from apps.findings.vocabulary import CORE


def pattern(
    id: str,
    condition: Condition,
    *,
    title: Text,
    reason: Text,
    page: str,
    source: tuple[Source, ...],
    urgency: Urgency = Urgency.ROUTINE,
    action: Text = actions.TELL_MIDWIFE,
) -> Rule:
    """A rule of the ordinary patterns with a single level."""
    return Rule(
        id=id,
        title=title,
        group=Group.ORDINARY,
        levels=(Level(urgency, condition),),
        reason=reason,
        action=action,
        page=page,
        sources=source,
    )


RULES = (
    pattern(
        "rls-pattern",
        All(
            *map(
                Is, ("urge_to_move", "worse_at_rest", "relieved_by_movement", "worse_evening_night")
            )
        ),
        title=_("This sounds like restless legs"),
        reason=_("This sounds like restless legs. Ask about a blood test for iron (ferritin)."),
        page="restless-legs",
        source=(sources.IRLSSG, sources.SEED),
    ),
    pattern(
        "cramps-disturb-sleep",
        Any(AtLeast("nights_woken_7d", Decimal(3)), Nights("woke_from_sleep", 3, 7)),
        title=_("Cramps break your sleep"),
        reason=_("Cramps woke you on 3 or more of the last 7 nights."),
        page="moving-and-exercise",
        source=(sources.NHS_CRAMPS, sources.CHOICE),
    ),
    pattern(
        "self-care-not-helping",
        All(
            AtLeast("self_care_days", Decimal(14)),
            Any(Is("self_care_helped", "no"), Is("self_care_helped", "not_sure")),
        ),
        title=_("The steps are not helping"),
        reason=_("You have done the steps for 2 weeks and they have not helped."),
        page="magnesium-and-remedies",
        source=(sources.SEED, sources.CHOICE),
    ),
)

NOTHING_FOUND = pattern(
    "ordinary-cramp",
    All(*(Is(finding, "no") for finding in CORE)),
    urgency=Urgency.SELF_CARE,
    title=_("No warning sign in what you logged"),
    reason=_("No warning sign in what you logged. This cannot rule out a clot."),
    action=actions.SELF_CARE,
    page="stop-a-cramp-now",
    source=(sources.NHS_CRAMPS, sources.HSE),
)
"""Listed only when nothing fires and nothing is open; never with a core question blank."""
