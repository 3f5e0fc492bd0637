"""Other dangers that look like "just legs", or stand beside them. Clinical evidence, section 3.

They fire at any week: missing gestation never holds one back.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from apps.alerts.condition import All, Any, AtLeast, Condition, Is
from apps.alerts.rule import Group, Level, Rule, Source, Urgency
from apps.alerts.rules import actions, sources
from apps.alerts.rules.conditions import (
    BREATHLESS,
    EARLY_OR_UNKNOWN,
    LOW_TUMMY_PAIN,
    MORE_THAN_EFFORT,
    SUDDENLY_LIGHTHEADED,
    within_72_hours,
    yes_to,
)
from apps.findings.text import Text, _

EMERGENCY, URGENT, ROUTINE = Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE

PREECLAMPSIA_SIGNS = (
    "severe_headache",
    "vision_changes",
    "upper_tummy_pain",
    "swelling_sudden_face_hands",
)
RAISED_PRESSURE = Any(AtLeast("bp_systolic", Decimal(140)), AtLeast("bp_diastolic", Decimal(90)))
VERY_HIGH_PRESSURE = Any(
    AtLeast("bp_systolic", Decimal(160)), AtLeast("bp_diastolic", Decimal(110))
)
TWO_SIGNS = Any(
    *(All(Is(one), within_72_hours(Is(two))) for one, two in combinations(PREECLAMPSIA_SIGNS, 2))
)
FEVER = Any(AtLeast("temp_c", Decimal("38.0")), Is("feverish"))
FEVER_OR_SPREAD = Any(FEVER, Is("rapidly_spreading_redness"))
EARLY_PAIN = Any(Is("shoulder_tip_pain"), All(LOW_TUMMY_PAIN, EARLY_OR_UNKNOWN))
FLUIDS_LOST = yes_to("vomiting_often", "vomiting_24h")


def danger(
    id: str,
    urgency: Urgency,
    condition: Condition,
    *,
    title: Text,
    reason: Text,
    source: tuple[Source, ...],
    action: Text | None = None,
    page: str = "who-to-call",
    worse: Level | None = None,
    also: tuple[tuple[str, Text], ...] = (),
) -> Rule:
    """A rule of the other dangers. `worse` is its higher level."""
    usual = {
        EMERGENCY: actions.EMERGENCY,
        URGENT: actions.UNIT_NOW,
        ROUTINE: actions.TELL_MIDWIFE,
    }
    higher = () if worse is None else (worse,)
    return Rule(
        id=id,
        title=title,
        group=Group.OTHER,
        levels=(*higher, Level(urgency, condition)),
        reason=reason,
        action=usual[urgency] if action is None else action,
        page=page,
        sources=source,
        also=also,
    )


RULES = (
    danger(
        "preeclampsia-two",
        EMERGENCY,
        Any(
            TWO_SIGNS,
            All(
                yes_to(*PREECLAMPSIA_SIGNS),
                within_72_hours(Any(RAISED_PRESSURE, MORE_THAN_EFFORT)),
            ),
            VERY_HIGH_PRESSURE,
        ),
        title=_("Signs of pre-eclampsia together"),
        reason=_(
            "Two signs of pre-eclampsia together, or very high blood pressure, need help now. "
            "This is a different danger from a clot."
        ),
        action=actions.PREECLAMPSIA_EMERGENCY,
        page="pre-eclampsia-signs",
        source=(sources.NICE_HYPERTENSION, sources.CHOICE),
    ),
    danger(
        "seizure-confusion",
        EMERGENCY,
        yes_to("seizure", "confused", "stroke_signs"),
        title=_("A fit, confusion or signs of a stroke"),
        reason=_("A fit, new confusion, a drooping face or slurred speech need help now."),
        source=(sources.MEMORY, sources.CHOICE),
    ),
    danger(
        "bleeding-heavy",
        EMERGENCY,
        Any(
            Is("bleeding_heavy"),
            All(Is("vaginal_bleeding"), within_72_hours(yes_to("fainted", "severe_tummy_pain"))),
        ),
        title=_("Heavy bleeding"),
        reason=_("Heavy bleeding, or bleeding with fainting or severe tummy pain, needs help now."),
        source=(sources.MEMORY,),
    ),
    danger(
        "infection-severe",
        EMERGENCY,
        All(
            FEVER_OR_SPREAD,
            within_72_hours(Any(yes_to("feels_very_unwell", "confused", "fainted"), BREATHLESS)),
        ),
        title=_("Signs of a severe infection"),
        reason=_("A fever, or a patch that spreads, while you feel this ill can mean sepsis."),
        source=(sources.NHS_CELLULITIS, sources.HSE_SEPSIS),
    ),
    danger(
        "electrolyte-severe",
        EMERGENCY,
        All(
            FLUIDS_LOST,
            within_72_hours(yes_to("muscle_weakness", "hand_spasm", "racing_heart", "fainted")),
        ),
        title=_("Vomiting with weakness, spasm or a racing heart"),
        reason=_("After vomiting, the salts in your body may be dangerously low."),
        source=(sources.CASE_REPORTS,),
    ),
    danger(
        "back-nerve",
        EMERGENCY,
        yes_to("saddle_numbness", "bladder_bowel_change", "weak_both_legs"),
        title=_("Numb between the legs, or both legs weak"),
        reason=_("The nerves in your lower back may be at risk. This needs help now."),
        source=(sources.CAUDA_EQUINA,),
    ),
    danger(
        "early-pregnancy-pain",
        URGENT,
        EARLY_PAIN,
        worse=Level(
            EMERGENCY,
            All(
                EARLY_PAIN,
                within_72_hours(Any(yes_to("fainted", "severe_tummy_pain"), SUDDENLY_LIGHTHEADED)),
            ),
            reason=_("This could be bleeding inside. It needs help now."),
            action=actions.EMERGENCY,
        ),
        title=_("Shoulder-tip pain, or one-sided tummy pain early on"),
        reason=_(
            "This could be bleeding inside, or a pregnancy outside the womb. If you feel faint or "
            "the pain is severe, call the emergency number."
        ),
        source=(sources.NHS_ECTOPIC,),
    ),
    danger(
        "preeclampsia-one",
        URGENT,
        Any(yes_to(*PREECLAMPSIA_SIGNS), RAISED_PRESSURE),
        title=_("A sign of pre-eclampsia"),
        reason=_("This can be pre-eclampsia, a different danger from a clot."),
        action=actions.PREECLAMPSIA,
        page="pre-eclampsia-signs",
        source=(sources.NHS_PREECLAMPSIA, sources.NICE_HYPERTENSION),
    ),
    danger(
        "fever",
        URGENT,
        FEVER_OR_SPREAD,
        title=_("A fever, or a patch that spreads"),
        reason=_("A fever, or a red or darker patch that spreads, needs a check today."),
        source=(sources.CDC,),
    ),
    danger(
        "itch-palms-soles",
        URGENT,
        yes_to("itching_palms_soles", "dark_urine_pale_stools"),
        title=_("Itchy palms or soles, or dark urine"),
        reason=_("This can be a liver condition of pregnancy. It needs a blood test."),
        source=(sources.TOMMYS_ICP, sources.NHS_ITCHING),
    ),
    danger(
        "dehydration",
        URGENT,
        yes_to("vomiting_24h", "no_urine_8h"),
        title=_("Nothing stays down, or no urine"),
        reason=_("You may be badly short of fluids."),
        source=(sources.HSE_HYPEREMESIS,),
    ),
    danger(
        "cramps-elsewhere",
        URGENT,
        yes_to("hand_spasm", "muscle_weakness"),
        title=_("Hand spasms or new weakness"),
        reason=_("The calcium or potassium in your blood may be low."),
        source=(sources.CASE_REPORTS,),
    ),
    danger(
        "leg-weak",
        URGENT,
        Is("numb_weak_leg"),
        title=_("A numb or weak leg"),
        reason=_("A nerve may be pressed."),
        source=(sources.NHS_NERVE, sources.CHOICE),
    ),
    danger(
        "injury-serious",
        URGENT,
        Any(
            yes_to("sudden_pop", "big_bruise"),
            All(Is("leg_injury"), within_72_hours(Is("hard_to_walk"), same_leg=True)),
        ),
        title=_("A leg injury that needs a check"),
        reason=_(
            "A pop, a big bruise or not being able to walk needs a check. An injury does not rule "
            "out a clot."
        ),
        source=(sources.CHOICE,),
    ),
    danger(
        "other-maternal-warning",
        URGENT,
        yes_to(
            "feels_very_unwell",
            "baby_moving_less",
            "vaginal_bleeding",
            "fluid_leak",
            "severe_tummy_pain",
            "tummy_blow",
            "wound_problem",
            "self_harm_thoughts",
        ),
        title=_("A warning sign apart from the legs"),
        reason=_("This needs a call today, apart from the cramp."),
        also=(("self_harm_thoughts", actions.CRISIS),),
        source=(sources.CDC, sources.NHS_MATERNITY, sources.HSE),
    ),
    danger(
        "itch-other",
        ROUTINE,
        Is("itching_other"),
        title=_("Itching"),
        reason=_("Let your midwife know about the itching."),
        source=(sources.NHS_ITCHING,),
    ),
    danger(
        "vomiting-with-cramps",
        ROUTINE,
        Is("vomiting_often"),
        title=_("Vomiting often"),
        reason=_("Vomiting can upset the salts in your body."),
        source=(sources.SEED, sources.CHOICE),
    ),
    danger(
        "leg-tingling",
        ROUTINE,
        Is("pins_and_needles"),
        title=_("Pins and needles"),
        reason=_("A nerve may be pressed. Mention it to your midwife."),
        action=actions.NERVE,
        source=(sources.NHS_NERVE, sources.CHOICE),
    ),
    danger(
        "injury-mild",
        ROUTINE,
        Is("leg_injury"),
        title=_("A knock to the leg"),
        reason=_("A knock can be sore, but an injury does not rule out a clot."),
        source=(sources.CHOICE,),
    ),
)
