"""Clot group: chest, breath and heart. Clinical evidence, sections 3 and 12 B."""

from __future__ import annotations

from apps.alerts.condition import All, Any, Condition, Is, Within
from apps.alerts.rule import Group, Level, Rule, Source, Urgency
from apps.alerts.rules import actions, sources
from apps.alerts.rules.conditions import (
    BREATHLESS,
    EFFORT_ONLY,
    FAINTED_OR_LIGHTHEADED,
    GRADUAL_ON_EFFORT,
    HIGH_RISK,
    LEG_WITH_CHEST,
    MAJOR_RISK,
    MILDLY_LIGHTHEADED,
    MINOR_RISK,
    MORE_THAN_EFFORT,
    PAIN_ALONE,
    PAIN_WITH_CHEST,
    within_72_hours,
    yes_to,
)
from apps.alerts.rules.legs import LEG_SIGN_RULES
from apps.findings.text import Text, _

EMERGENCY, URGENT, ROUTINE = Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE
PAGE = "blood-clot-signs"

LEG_RULE_HOLDS = Any(
    *(level.condition for rule in LEG_SIGN_RULES for level in rule.levels), Is("current_clot")
)
LEG_SIGN = Within(LEG_RULE_HOLDS, LEG_WITH_CHEST, while_open=True)
"""An urgent leg sign: 14 days either way, without limit while its alert is open."""

PAIN_ALONE_NEAR = Within(PAIN_ALONE, PAIN_WITH_CHEST)
ANY_LEG_SIGN = Any(LEG_SIGN, PAIN_ALONE_NEAR)


def chest(
    id: str,
    urgency: Urgency,
    condition: Condition,
    *,
    title: Text,
    reason: Text,
    source: tuple[Source, ...],
    action: Text | None = None,
) -> Rule:
    """A rule about chest, breath or heart with a single level."""
    usual = {EMERGENCY: actions.LUNG, URGENT: actions.UNIT_NOW, ROUTINE: actions.TELL_MIDWIFE}
    return Rule(
        id=id,
        title=title,
        group=Group.CLOT,
        levels=(Level(urgency, condition),),
        reason=reason,
        action=usual[urgency] if action is None else action,
        page=PAGE,
        sources=source,
    )


RULES = (
    chest(
        "pe-cough-blood",
        EMERGENCY,
        Is("coughing_blood"),
        title=_("Coughing blood"),
        reason=_("You are coughing blood. This may be a clot in the lung."),
        source=(sources.YEARS, sources.NHS_PE),
    ),
    chest(
        "pe-chest-pain",
        EMERGENCY,
        Is("chest_pain"),
        title=_("Chest pain"),
        reason=_("Pain in the chest or sharp pain in the upper back may be a clot in the lung."),
        source=(sources.CDC, sources.ASTHMA_LUNG),
    ),
    chest(
        "pe-breathless-sudden",
        EMERGENCY,
        yes_to("breathless_sudden", "breathless_at_rest"),
        title=_("Sudden breathlessness"),
        reason=_("You are suddenly short of breath, or short of breath at rest."),
        source=(sources.TOMMYS_BREATH, sources.ASTHMA_LUNG),
    ),
    chest(
        "pe-breathless-with-leg",
        EMERGENCY,
        Any(All(MORE_THAN_EFFORT, ANY_LEG_SIGN), All(EFFORT_ONLY, LEG_SIGN)),
        title=_("Breathless, with signs in a leg"),
        reason=_("You are short of breath and have signs of a clot in a leg."),
        source=(sources.NHS_PE, sources.TOMMYS_BREATH),
    ),
    chest(
        "pe-breathless-high-risk",
        EMERGENCY,
        Any(All(MORE_THAN_EFFORT, HIGH_RISK), All(EFFORT_ONLY, MAJOR_RISK)),
        title=_("Breathless, with extra clot risk"),
        reason=_("You are short of breath, and your risk of a clot is raised."),
        source=(sources.CHOICE, sources.KAMEL),
    ),
    chest(
        "pe-collapse",
        EMERGENCY,
        All(
            FAINTED_OR_LIGHTHEADED,
            Any(
                ANY_LEG_SIGN,
                within_72_hours(Any(BREATHLESS, yes_to("chest_pain", "racing_heart"))),
            ),
        ),
        title=_("Fainting with another warning sign"),
        reason=_(
            "You fainted or felt faint, and have another sign of a clot. It may be a large one."
        ),
        source=(sources.TOMMYS_BREATH, sources.RCOG_LEAFLET),
    ),
    chest(
        "pe-racing-heart",
        EMERGENCY,
        All(
            Is("racing_heart"),
            Any(
                ANY_LEG_SIGN,
                within_72_hours(Any(BREATHLESS, Is("chest_pain"), FAINTED_OR_LIGHTHEADED)),
            ),
        ),
        title=_("A racing heart with another warning sign"),
        reason=_("Your heart races at rest, and you have another sign of a clot in the lung."),
        source=(sources.TOMMYS_BREATH, sources.ASTHMA_LUNG),
    ),
    chest(
        "faint-or-racing-heart",
        URGENT,
        Any(FAINTED_OR_LIGHTHEADED, Is("racing_heart")),
        title=_("Fainting or a racing heart"),
        reason=_("Fainting, sudden light-headedness or a racing heart needs a check today."),
        source=(sources.CDC,),
    ),
    chest(
        "breathless-new",
        URGENT,
        Any(
            All(Is("breathless"), MORE_THAN_EFFORT),
            Is("breathless_lying_flat"),
            All(EFFORT_ONLY, Any(PAIN_ALONE_NEAR, MINOR_RISK)),
        ),
        title=_("New breathlessness"),
        reason=_("You are more breathless than usual. It could be lungs, heart or blood."),
        source=(sources.TOMMYS_BREATH,),
    ),
    chest(
        "breathless-effort-only",
        ROUTINE,
        Any(GRADUAL_ON_EFFORT, MILDLY_LIGHTHEADED),
        title=_("Out of breath on effort, or a little light-headed"),
        reason=_("This is common in pregnancy, but mention it to your midwife."),
        source=(sources.TOMMYS_BREATH,),
    ),
)
