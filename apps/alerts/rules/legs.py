"""Clot group: what the legs, the pelvis and the veins show. Clinical evidence, section 3."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from apps.alerts.condition import All, Any, AtLeast, Condition, Grown, Is, Over, Rise, Under
from apps.alerts.derive import CALF_DIFFERENCE, PAIN_LENGTH
from apps.alerts.rule import Group, Level, Rule, Source, Urgency
from apps.alerts.rules import actions, sources
from apps.alerts.rules.conditions import (
    ANY_SWELLING,
    AT_LEG_SITE,
    BOTH_LEGS,
    CANNOT_WALK,
    HIGH_RISK,
    IN_THE_LEG,
    LEG_WITH_LEG,
    NO_CRAMP_FIRST,
    NOT_EASING,
    ONE_LEG,
    ONE_LEG_AT_SITE,
    ONE_LEG_SWELLING,
    PELVIC_PAIN,
    WORSE,
    pain_at_least,
    pain_over,
    together,
    within_72_hours,
    yes_to,
)
from apps.findings.text import Text, _

URGENT, ROUTINE, EMERGENCY = Urgency.URGENT, Urgency.ROUTINE, Urgency.EMERGENCY
CLOT_PAGE = "blood-clot-signs"


def clot(
    id: str,
    urgency: Urgency,
    condition: Condition,
    *,
    title: Text,
    reason: Text,
    source: tuple[Source, ...],
    action: Text | None = None,
    page: str = CLOT_PAGE,
) -> Rule:
    """A rule of the clot group with a single level."""
    return Rule(
        id=id,
        title=title,
        group=Group.CLOT,
        levels=(Level(urgency, condition),),
        reason=reason,
        action=_usual(urgency) if action is None else action,
        page=page,
        sources=source,
    )


def _usual(urgency: Urgency) -> Text:
    return actions.LEG if urgency is URGENT else actions.TELL_MIDWIFE


SIGN_BESIDE_PELVIC_PAIN = Any(
    yes_to("leg_heavy_tight", "tender_to_press", "redness", "warmth"), ANY_SWELLING
)
ACHE = All(ONE_LEG_AT_SITE, NO_CRAMP_FIRST, pain_at_least(1))
ACHE_TOO_LONG = All(
    ONE_LEG_AT_SITE, NO_CRAMP_FIRST, Any(pain_at_least(6), All(pain_at_least(1), HIGH_RISK))
)

RULES = (
    clot(
        "leg-blue-white-cold",
        EMERGENCY,
        Is("skin_blue_white_cold"),
        title=_("A blue, white or cold leg"),
        reason=_("Your leg has changed colour or gone cold. The blood supply may be blocked."),
        action=actions.EMERGENCY,
        source=(sources.CASE_REPORTS,),
    ),
    clot(
        "leg-severe-numb",
        EMERGENCY,
        All(
            Is("numb_weak_leg"),
            Any(
                within_72_hours(Over("cramp_minutes", Decimal(60)), same_leg=True),
                All(
                    within_72_hours(pain_over(1), same_leg=True),
                    within_72_hours(
                        All(
                            AtLeast("intensity", Decimal(8)),
                            within_72_hours(pain_over(1), same_leg=True),
                        ),
                        same_leg=True,
                    ),
                ),
            ),
        ),
        title=_("Severe pain with a numb or weak leg"),
        reason=_(
            "Severe pain in a numb leg, or one you cannot move well, can mean pressure inside the "
            "leg or lost blood supply."
        ),
        action=actions.EMERGENCY,
        source=(sources.NHS_COMPARTMENT,),
    ),
    clot(
        "dvt-one-leg-swollen",
        URGENT,
        ONE_LEG_SWELLING,
        title=_("One leg is more swollen"),
        reason=_("One leg is more swollen than the other. This can be a blood clot."),
        source=(sources.SEED, sources.CDC, sources.HSE),
    ),
    clot(
        "dvt-calf-difference",
        URGENT,
        AtLeast(CALF_DIFFERENCE, Decimal("2.0")),
        title=_("One calf measures 2 cm more"),
        reason=_("Your calves differ by 2 cm or more. This can be a blood clot."),
        source=(sources.LEFT, sources.ACOG_196),
    ),
    clot(
        "dvt-calf-growing",
        URGENT,
        Grown(CALF_DIFFERENCE, Decimal("1.5"), Decimal("1.0"), LEG_WITH_LEG),
        title=_("The calf difference is growing"),
        reason=_("The difference between your calves has grown by 1 cm or more within a week."),
        source=(sources.CHOICE,),
    ),
    clot(
        "dvt-red-or-warm",
        URGENT,
        yes_to("redness", "warmth"),
        title=_("A warm leg, or a change of colour"),
        reason=_(
            "One leg is warmer, or has a red, darker or purple patch. This can be a clot or an "
            "infection."
        ),
        source=(sources.SEED, sources.NHS_DVT),
    ),
    clot(
        "dvt-cramps-worse",
        URGENT,
        Any(
            Is("cramps_getting_worse"),
            All(IN_THE_LEG, WORSE, pain_at_least(1)),
            Rise("intensity", 3, Decimal(3), Decimal(7), timedelta(days=7)),
        ),
        title=_("Cramps are getting worse"),
        reason=_("Your cramps or the pain are getting worse. That needs a check."),
        source=(sources.SEED, sources.CHOICE),
    ),
    clot(
        "dvt-pain-24h",
        URGENT,
        All(ONE_LEG_AT_SITE, pain_over(24), NOT_EASING),
        title=_("Sore for over a day"),
        reason=_("The soreness after a cramp should ease within a day. Yours has not."),
        source=(sources.NHS_CRAMPS, sources.HSE, sources.HEALTHLINK),
    ),
    clot(
        "high-risk-pain-24h",
        URGENT,
        All(AT_LEG_SITE, pain_over(24), HIGH_RISK),
        title=_("Sore for over a day, with extra clot risk"),
        reason=_("Your leg has been sore for over a day, and your risk of a clot is raised."),
        source=(sources.RCOG_37A, sources.CHOICE),
    ),
    clot(
        "dvt-ache-no-cramp",
        URGENT,
        ACHE_TOO_LONG,
        title=_("A steady ache without a cramp"),
        reason=_("A steady ache or a heavy leg that no cramp began is not how a cramp behaves."),
        source=(sources.RCOG_LEAFLET, sources.CHOICE),
    ),
    clot(
        "dvt-hard-to-walk",
        URGENT,
        All(Is("hard_to_walk"), CANNOT_WALK),
        title=_("Hard to walk on"),
        reason=_("You cannot walk normally on it. A cramp lets go; this needs a check."),
        source=(sources.NHS_WALES, sources.CHOICE),
    ),
    clot(
        "dvt-pelvic-vein",
        URGENT,
        Any(
            together(PELVIC_PAIN, SIGN_BESIDE_PELVIC_PAIN, LEG_WITH_LEG),
            All(PELVIC_PAIN, pain_over(24), Any(WORSE, HIGH_RISK)),
        ),
        title=_("Pain in the groin, hip or buttock with a leg sign"),
        reason=_(
            "In pregnancy a clot often starts in the pelvis, and hurts in the groin, hip, buttock "
            "or low in the tummy first."
        ),
        source=(sources.CHAN_2010, sources.ACOG_196, sources.CASE_REPORTS),
    ),
    clot(
        "dvt-both-legs",
        URGENT,
        Any(
            yes_to("swelling_sudden", "swelling_to_thighs"),
            together(
                yes_to("both_legs_swollen", "both_legs_uneven"),
                All(IN_THE_LEG, pain_over(24)),
                LEG_WITH_LEG,
            ),
        ),
        title=_("Both legs swollen in an unusual way"),
        reason=_(
            "Both legs swelled suddenly, up to the thighs, or have hurt for over a day. That is "
            "not the usual ankle swelling."
        ),
        source=(sources.CASE_REPORTS, sources.NHS_SWELLING),
    ),
    clot(
        "vein-hard-tender",
        URGENT,
        Is("hard_tender_vein"),
        title=_("A hard, sore vein"),
        reason=_("A hard, sore cord along a vein can be a clot near the skin, which can spread."),
        source=(sources.NHS_PHLEBITIS, sources.ASH),
    ),
    clot(
        "scan-clear-still-bad",
        URGENT,
        Is("symptoms_persist_after_scan"),
        title=_("Not better after a clear scan"),
        reason=_("A first scan can miss a clot. When it goes on or gets worse, ask for another."),
        source=(sources.RCOG_37B,),
    ),
    clot(
        "arm-or-neck-swelling",
        URGENT,
        Is("arm_or_neck_swelling"),
        title=_("An arm or the neck is swollen"),
        reason=_("One arm or one side of your neck is swollen. A clot can form there too."),
        source=(sources.CASE_REPORTS,),
    ),
    clot(
        "cramp-60-min",
        URGENT,
        AtLeast("cramp_minutes", Decimal(60)),
        title=_("An hour of hard cramp"),
        reason=_("An hour of hard pain is not an ordinary cramp."),
        source=(sources.CHOICE,),
    ),
    clot(
        "calf-difference-borderline",
        ROUTINE,
        All(
            AtLeast(CALF_DIFFERENCE, Decimal("1.5")),
            Under(CALF_DIFFERENCE, Decimal("2.0")),
        ),
        title=_("The calves differ a little"),
        reason=_("Your calves differ by 1.5 to 1.9 cm. Measure again tomorrow."),
        action=actions.MEASURE_AGAIN,
        source=(sources.CHOICE,),
    ),
    clot(
        "pain-over-24h-easing",
        ROUTINE,
        All(
            pain_over(24),
            Any(Is("pain_trend", "easing"), Is("site", "foot"), Is("site", "shin"), BOTH_LEGS),
        ),
        title=_("Sore for over a day, and easing"),
        reason=_("It has been sore for over a day. Tell your midwife, and watch that it eases."),
        source=(sources.CHOICE,),
    ),
    clot(
        "high-risk-sore",
        ROUTINE,
        All(ONE_LEG, IN_THE_LEG, pain_over(12), HIGH_RISK),
        title=_("Sore for half a day, with extra clot risk"),
        reason=_("One leg has been sore for over 12 hours, and your risk of a clot is raised."),
        source=(sources.CHOICE,),
    ),
    clot(
        "ache-no-cramp-short",
        ROUTINE,
        All(ACHE, Under(PAIN_LENGTH, Decimal(6))),
        title=_("An ache without a cramp"),
        reason=_("One leg aches, and no cramp came first. Check again in a few hours."),
        action=actions.CHECK_AGAIN,
        source=(sources.CHOICE,),
    ),
    clot(
        "one-side-groin",
        ROUTINE,
        Any(
            yes_to(
                "pain_groin_buttock_hip_one_side",
                "pain_low_tummy_one_side",
                "pelvic_girdle_pattern",
            ),
            Any(*(Is("site", site) for site in ("groin", "buttock", "hip", "low_tummy"))),
        ),
        title=_("Pain around the pelvis"),
        reason=_("This is often joints or ligaments. Tell your midwife about it."),
        source=(sources.NHS_PGP,),
    ),
    clot(
        "cramp-over-10-min",
        ROUTINE,
        All(Over("cramp_minutes", Decimal(10)), Under("cramp_minutes", Decimal(60))),
        title=_("A long cramp"),
        reason=_("The cramp lasted over 10 minutes, longer than usual."),
        source=(sources.NHS_CRAMPS,),
        page="what-cramps-are",
    ),
)

LEG_SIGN_RULES = tuple(rule for rule in RULES if rule.urgency >= URGENT)
"""A leg clot sign is any of these rules (section 2), or a clot known now, or pain alone."""
