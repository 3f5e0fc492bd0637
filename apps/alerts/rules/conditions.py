"""Conditions that several rules share, under the names the clinical evidence gives them.

Section numbers are those of the evidence: 2 for inputs and risk, 12 for precise readings.
"""

from datetime import timedelta
from decimal import Decimal

from apps.alerts.condition import (
    All,
    Any,
    AtLeast,
    Condition,
    CountOf,
    Is,
    OneOf,
    Over,
    Under,
    Unknown,
    Unless,
    Within,
)
from apps.alerts.derive import PAIN_LENGTH

LEG_WITH_LEG = timedelta(days=7)
LEG_WITH_CHEST = timedelta(days=14)
PAIN_WITH_CHEST = timedelta(days=7)
TOGETHER = timedelta(hours=72)


def yes_to(*findings: str) -> Condition:
    """Any of the findings is yes."""
    return Any(*map(Is, findings)) if len(findings) > 1 else Is(findings[0])


def not_sure_of(*findings: str) -> Condition:
    """Any of the findings is "not sure"."""
    return Any(*(Is(finding, "not_sure") for finding in findings))


def within_72_hours(condition: Condition, *, same_leg: bool = False) -> Condition:
    """The condition holds in an entry at most 72 hours away."""
    return Within(condition, TOGETHER, same_leg=same_leg)


def together(one: Condition, other: Condition, window: timedelta) -> Condition:
    """Both hold on one leg within the window, seen from either entry.

    Each of the two entries shows the sign, so that what lies near either of them joins it.
    """
    return Any(
        All(one, Within(other, window, same_leg=True)),
        All(other, Within(one, window, same_leg=True)),
    )


def pain_over(hours: int) -> Condition:
    """Unbroken pain, wherever it is, for more than these hours."""
    return Over(PAIN_LENGTH, Decimal(hours))


def pain_at_least(hours: int) -> Condition:
    """Unbroken pain, wherever it is, for these hours or more."""
    return AtLeast(PAIN_LENGTH, Decimal(hours))


# Where it hurts. A blank site counts as a leg site, a blank or unknown side as one-sided.
PELVIC_SITES = ("groin", "buttock", "hip", "low_tummy")
AT_LEG_SITE = Unless("site", (*PELVIC_SITES, "foot", "shin"))
IN_THE_LEG = Unless("site", PELVIC_SITES)
ONE_LEG = Unless("leg", ("both",))
BOTH_LEGS = Is("leg", "both")
ONE_LEG_AT_SITE = All(ONE_LEG, AT_LEG_SITE)

NOT_EASING = Unless("pain_trend", ("easing",))
NO_CRAMP_FIRST = Unless("pain_followed_cramp", ("yes",))
WORSE = Is("pain_trend", "worse")

PAIN_ALONE = All(
    ONE_LEG_AT_SITE,
    Any(pain_over(1), All(WORSE, Unknown(PAIN_LENGTH))),
)
"""One-leg pain at a leg site for over an hour, or of unknown length and getting worse."""

ONE_LEG_SWELLING = yes_to("one_leg_swollen", "both_legs_uneven", "whole_leg_swollen")
ANY_SWELLING = Any(ONE_LEG_SWELLING, yes_to("swelling_sudden", "swelling_to_thighs"))
"""Even swelling of both ankles that came on gradually does not count."""

PELVIC_FINDING = yes_to("pain_groin_buttock_hip_one_side", "pain_low_tummy_one_side")
PELVIC_PAIN = Any(PELVIC_FINDING, All(OneOf("site", PELVIC_SITES), ONE_LEG))
LOW_TUMMY_PAIN = Any(Is("pain_low_tummy_one_side"), All(Is("site", "low_tummy"), ONE_LEG))

# Breath and head (12 B).
BREATHLESS_OTHERWISE = yes_to("breathless_sudden", "breathless_at_rest", "breathless_lying_flat")
BREATHLESS = Any(Is("breathless"), BREATHLESS_OTHERWISE)
GRADUAL_ON_EFFORT = All(
    Is("breathless_on_effort_only"),
    Unless("breathless_sudden", ("yes",)),
    Unless("breathless_at_rest", ("yes",)),
    Unless("breathless_lying_flat", ("yes",)),
)
EFFORT_ONLY = All(Is("breathless"), GRADUAL_ON_EFFORT)
MORE_THAN_EFFORT = Any(
    All(Is("breathless"), Unless("breathless_on_effort_only", ("yes",))), BREATHLESS_OTHERWISE
)
"""Breathless in any way but the gradual shortness of breath on effort alone."""

SUDDENLY_LIGHTHEADED = Any(
    Is("lightheaded_sudden"), All(Is("lightheaded"), Unless("lightheaded_sudden", ("no",)))
)
MILDLY_LIGHTHEADED = All(Is("lightheaded"), Is("lightheaded_sudden", "no"))
FAINTED_OR_LIGHTHEADED = Any(Is("fainted"), SUDDENLY_LIGHTHEADED)

# Extra clot risk (section 2, 12 D).
MAJOR_FACTORS = (
    "previous_clot",
    "current_clot",
    "thrombophilia",
    "caesarean_6w",
    "surgery_6w",
    "immobile_3d",
    "ohss",
    "hyperemesis",
    "serious_infection",
    "missed_blood_thinner",
    "hospital_stay_28d",
    "major_illness",
)
MINOR_FACTORS = (
    "smoker",
    "multiple_pregnancy",
    "ivf",
    "varicose_veins",
    "family_clot",
    "pre_eclampsia_diagnosed",
    "three_births",
)
SIX_WEEKS_AFTER_BIRTH = Under("postpartum_days", Decimal(43))
TWELVE_WEEKS_AFTER_BIRTH = All(
    AtLeast("postpartum_days", Decimal(43)), Under("postpartum_days", Decimal(85))
)
FIRST_TRIMESTER = Under("gestation_weeks", Decimal(14))

MAJOR_RISK = Any(*map(Is, MAJOR_FACTORS), SIX_WEEKS_AFTER_BIRTH)
MINOR_RISK = CountOf(
    3,
    *map(Is, MINOR_FACTORS),
    *(Is(factor, "not_sure") for factor in MAJOR_FACTORS),
    Over("age_years", Decimal(35)),
    AtLeast("bmi", Decimal(30)),
    AtLeast("travel_hours_4w", Decimal(4)),
    TWELVE_WEEKS_AFTER_BIRTH,
    Is("leg", "left"),
    FIRST_TRIMESTER,
)
HIGH_RISK = Any(MAJOR_RISK, MINOR_RISK)

CANNOT_WALK = All(AT_LEG_SITE, Any(pain_at_least(4), NO_CRAMP_FIRST))
"""What makes it count that she cannot walk normally on the leg."""

EARLY_OR_UNKNOWN = Any(FIRST_TRIMESTER, All(Unknown("gestation_weeks"), Unknown("postpartum_days")))
"""Under 14 weeks, or weeks unknown and not after a birth."""
