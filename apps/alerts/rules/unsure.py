""" "Not sure" and blank answers: they count towards help, and are never a "no"."""

from __future__ import annotations

from apps.alerts.condition import All, Any, Blank, Is, OneOf, Unknown, Unless
from apps.alerts.derive import PAIN_LENGTH
from apps.alerts.rule import Group, Level, Rule, Urgency
from apps.alerts.rules import actions, sources
from apps.alerts.rules.conditions import (
    CANNOT_WALK,
    EARLY_OR_UNKNOWN,
    WORSE,
    not_sure_of,
    pain_over,
    yes_to,
)
from apps.findings.text import Text, _
from apps.findings.vocabulary import CORE

EMERGENCY, URGENT, ROUTINE = Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE

LEG_LOOKS = (
    "one_leg_swollen",
    "both_legs_uneven",
    "whole_leg_swollen",
    "swelling_sudden",
    "swelling_to_thighs",
    "redness",
    "warmth",
)
CHEST = (
    "chest_pain",
    "coughing_blood",
    "breathless_sudden",
    "breathless_at_rest",
    "breathless_lying_flat",
    "fainted",
)
ONE_BELOW_EMERGENCY = (
    "skin_blue_white_cold",
    "seizure",
    "confused",
    "stroke_signs",
    "bleeding_heavy",
    "saddle_numbness",
    "bladder_bowel_change",
    "weak_both_legs",
)
URGENT_ALL_THE_SAME = ("baby_moving_less", "self_harm_thoughts")
ONE_BELOW_URGENT = (
    "cramps_getting_worse",
    "hard_tender_vein",
    "symptoms_persist_after_scan",
    "arm_or_neck_swelling",
    "numb_weak_leg",
    "lightheaded",
    "lightheaded_sudden",
    "racing_heart",
    "severe_headache",
    "vision_changes",
    "upper_tummy_pain",
    "swelling_sudden_face_hands",
    "feverish",
    "rapidly_spreading_redness",
    "feels_very_unwell",
    "itching_palms_soles",
    "dark_urine_pale_stools",
    "vomiting_24h",
    "no_urine_8h",
    "muscle_weakness",
    "hand_spasm",
    "sudden_pop",
    "big_bruise",
    "severe_tummy_pain",
    "shoulder_tip_pain",
    "fluid_leak",
    "vaginal_bleeding",
    "tummy_blow",
    "wound_problem",
)
"""Findings whose yes alone is URGENT. A test holds these lists against the rules.

Two more are so only with what is beside them, and so is being unsure of them: not being able to
walk, and one-sided pain low in the tummy.
"""

HURTS = Any(
    Is("pain_now"),
    OneOf("still_sore_from_before", ("yes", "not_sure")),
    OneOf("pain_trend", ("same", "worse")),
    yes_to("leg_heavy_tight", "tender_to_press"),
)


def unsure(
    id: str,
    *levels: Level,
    title: Text,
    reason: Text,
    action: Text,
    asks_back: bool = False,
) -> Rule:
    """A rule about what she could not say, or has not said yet."""
    return Rule(
        id=id,
        title=title,
        group=Group.ORDINARY,
        levels=levels,
        reason=reason,
        action=action,
        page="blood-clot-signs",
        sources=(sources.CHOICE,),
        asks_back=asks_back,
    )


RULES = (
    unsure(
        "not-sure-chest",
        Level(
            URGENT,
            Any(
                not_sure_of(*CHEST),
                All(Is("breathless", "not_sure"), Unless("breathless_on_effort_only", ("yes",))),
            ),
        ),
        title=_("Not sure about chest or breath"),
        reason=_("You were not sure about your chest, breath or fainting. If in doubt, call."),
        action=actions.UNIT_NOW,
    ),
    unsure(
        "not-sure-leg",
        Level(URGENT, All(not_sure_of(*LEG_LOOKS), pain_over(12)), action=actions.LEG_NOT_SURE),
        Level(ROUTINE, not_sure_of(*LEG_LOOKS)),
        title=_("Not sure about the leg"),
        reason=_("You were not sure about swelling, colour or warmth. Look again in good light."),
        action=actions.LOOK_AGAIN,
    ),
    unsure(
        "not-sure-other",
        Level(URGENT, not_sure_of(*ONE_BELOW_EMERGENCY, *URGENT_ALL_THE_SAME)),
        Level(
            ROUTINE,
            Any(
                not_sure_of(*ONE_BELOW_URGENT),
                All(Is("hard_to_walk", "not_sure"), CANNOT_WALK),
                All(Is("pain_low_tummy_one_side", "not_sure"), EARLY_OR_UNKNOWN),
            ),
            action=actions.ASK_ABOUT_IT,
        ),
        title=_("Not sure about another sign"),
        reason=_("You were not sure about a sign that can matter. Ask about it."),
        action=actions.UNIT_NOW,
    ),
    unsure(
        "pain-length-unknown",
        Level(URGENT, All(WORSE, Unknown(PAIN_LENGTH)), action=actions.PAIN_WORSE),
        Level(ROUTINE, All(HURTS, Unknown(PAIN_LENGTH))),
        title=_("How long has it hurt?"),
        reason=_("It hurts, and we do not know for how long. That decides what to do."),
        action=actions.SAY_HOW_LONG,
        asks_back=True,
    ),
    unsure(
        "unanswered-core",
        Level(ROUTINE, Any(*map(Blank, CORE))),
        title=_("Some questions are not answered yet"),
        reason=_("We cannot judge this yet: some of the six main questions are not answered."),
        action=actions.ANSWER_THE_REST,
        asks_back=True,
    ),
)
