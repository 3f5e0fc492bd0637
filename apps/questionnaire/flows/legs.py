"""The Check: what to ask about legs at night. Order after section 9 of the clinical evidence.

Red flags come first. A page asks alike things together, and a follow-up comes up only when it
matters. Whatever leads to a follow-up is an answer she gave, never a fact about her risk.
"""

from apps.findings.text import _
from apps.questionnaire.flow import AnyOf, Flow, Known, Open, Question, Section, reported

NOW = Section(name=_("Right now"))
YOU = Section(name=_("You"))
CHEST = Section(name=_("Breath and heart"))
LEGS_SECTION = Section(name=_("Your legs"))
OTHER = Section(name=_("Other signs"))
BACKGROUND = Section(name=_("Background"), skip=_("Skip all background questions"))
NIGHTS = Section(name=_("Your nights"), skip=_("Skip the rest"))

NONE = _("None of these")

LEG_HURTS = ("pain_now", "hard_to_walk", "leg_heavy_tight", "tender_to_press")
PELVIS_HURTS = ("pain_groin_buttock_hip_one_side", "pain_low_tummy_one_side")
LEG_SIGNS = (
    "skin_blue_white_cold",
    "one_leg_swollen",
    "redness",
    "warmth",
    "both_legs_uneven",
    "whole_leg_swollen",
    "cramp",
    *LEG_HURTS,
    "hard_tender_vein",
    "numb_weak_leg",
    "pins_and_needles",
)

QUESTIONS = (
    Question(
        slug="right-now",
        section=NOW,
        title=_("Right now, do you have any of these?"),
        findings=(
            "chest_pain",
            "coughing_blood",
            "breathless_sudden",
            "breathless_at_rest",
            "fainted",
        ),
        none=_("None of these right now"),
    ),
    Question(
        slug="danger-signs",
        section=NOW,
        title=_("And any of these?"),
        findings=(
            "seizure",
            "confused",
            "stroke_signs",
            "bleeding_heavy",
            "skin_blue_white_cold",
        ),
        none=_("None of these right now"),
    ),
    Question(
        slug="pregnancy",
        section=YOU,
        title=_("Are you pregnant, or has your pregnancy ended?"),
        intro=_("Fill in the one that fits."),
        findings=("gestation_weeks", "postpartum_days"),
        leave=_("I’m not sure, or would rather not say"),
    ),
    Question(
        slug="breathing",
        section=CHEST,
        title=_("How are your breath and your heart?"),
        findings=("breathless", "breathless_lying_flat", "racing_heart", "lightheaded"),
        none=NONE,
    ),
    Question(
        slug="breath-on-effort",
        section=CHEST,
        findings=("breathless_on_effort_only",),
        show_if=reported("breathless"),
    ),
    Question(
        slug="light-headed",
        section=CHEST,
        findings=("lightheaded_sudden",),
        show_if=reported("lightheaded"),
    ),
    Question(
        slug="compare-legs",
        section=LEGS_SECTION,
        title=_("Compare your legs. Is anything different?"),
        intro=_("Look at both legs in good light if you can, and feel them with your hand."),
        findings=("one_leg_swollen", "redness", "warmth"),
        none=NONE,
    ),
    Question(
        slug="swelling",
        section=LEGS_SECTION,
        title=_("Is there any other swelling?"),
        findings=(
            "both_legs_swollen",
            "both_legs_uneven",
            "whole_leg_swollen",
            "arm_or_neck_swelling",
        ),
        none=NONE,
    ),
    Question(
        slug="swelling-of-both-legs",
        section=LEGS_SECTION,
        title=_("How did the swelling of both legs come?"),
        findings=("swelling_sudden", "swelling_to_thighs"),
        none=_("Neither of these"),
        show_if=reported("both_legs_swollen", "both_legs_uneven"),
    ),
    Question(
        slug="cramp-or-pain",
        section=LEGS_SECTION,
        title=_("Have your legs cramped, or do your legs, hips or low tummy hurt?"),
        findings=("cramp", "pain_now", *PELVIS_HURTS, "pelvic_girdle_pattern"),
        none=_("No cramp and no pain"),
    ),
    Question(
        slug="how-the-leg-feels",
        section=LEGS_SECTION,
        title=_("How does the leg feel?"),
        findings=(
            "hard_to_walk",
            "leg_heavy_tight",
            "tender_to_press",
            "hard_tender_vein",
            "numb_weak_leg",
            "pins_and_needles",
        ),
        none=NONE,
    ),
    Question(
        slug="which-leg",
        section=LEGS_SECTION,
        findings=("leg",),
        show_if=reported(*LEG_SIGNS, "pain_groin_buttock_hip_one_side"),
    ),
    Question(
        slug="where",
        section=LEGS_SECTION,
        findings=("site",),
        leave=_("I’m not sure"),
        show_if=reported("cramp", *LEG_HURTS),
    ),
    Question(
        slug="cramp-length",
        section=LEGS_SECTION,
        findings=("cramp_minutes",),
        leave=_("I’m not sure"),
        show_if=reported("cramp"),
    ),
    Question(
        slug="cramps-getting-worse",
        section=LEGS_SECTION,
        findings=("cramps_getting_worse",),
        show_if=reported("cramp"),
    ),
    Question(
        slug="how-it-began",
        section=LEGS_SECTION,
        findings=("pain_followed_cramp",),
        show_if=reported(*LEG_HURTS),
    ),
    Question(
        slug="how-long",
        section=LEGS_SECTION,
        findings=("pain_hours",),
        leave=_("I’m not sure"),
        show_if=reported(*LEG_HURTS, *PELVIS_HURTS),
    ),
    Question(
        slug="how-it-changes",
        section=LEGS_SECTION,
        findings=("pain_trend",),
        leave=_("I’m not sure"),
        show_if=reported(*LEG_HURTS, *PELVIS_HURTS),
    ),
    Question(
        slug="how-strong",
        section=LEGS_SECTION,
        findings=("intensity",),
        leave=_("I’m not sure"),
        show_if=reported("cramp", *LEG_HURTS, *PELVIS_HURTS),
    ),
    Question(
        slug="calves",
        section=LEGS_SECTION,
        title=_("Can you measure both calves?"),
        intro=_(
            "A tape measure sees a swelling that the eye may miss. Measure 10 cm (4 inches) below "
            "the bony bump under your kneecap, in the same position for both legs, tape snug."
        ),
        findings=("calf_left_cm", "calf_right_cm", "calf_left_in", "calf_right_in"),
        leave=_("I can’t measure now"),
        form="calves",
    ),
    Question(
        slug="head-and-sight",
        section=OTHER,
        title=_("Do you have any of these signs of pre-eclampsia?"),
        findings=(
            "severe_headache",
            "vision_changes",
            "upper_tummy_pain",
            "swelling_sudden_face_hands",
        ),
        none=NONE,
    ),
    Question(
        slug="measured",
        section=OTHER,
        title=_("Have you measured your blood pressure or temperature?"),
        intro=_("Put in what you have, for example 118 and 76, and leave the rest empty."),
        findings=("bp_systolic", "bp_diastolic", "temp_c"),
        leave=_("I haven’t measured them"),
    ),
    Question(
        slug="infection",
        section=OTHER,
        title=_("Do you have any of these signs of an infection?"),
        findings=(
            "feverish",
            "rapidly_spreading_redness",
            "wound_problem",
            "feels_very_unwell",
        ),
        none=NONE,
    ),
    Question(
        slug="skin-and-fluids",
        section=OTHER,
        title=_("Are you itchy, being sick, or short of fluids?"),
        findings=(
            "itching_palms_soles",
            "itching_other",
            "dark_urine_pale_stools",
            "vomiting_often",
            "vomiting_24h",
            "no_urine_8h",
        ),
        none=NONE,
    ),
    Question(
        slug="muscles-and-nerves",
        section=OTHER,
        title=_("Is there new weakness, spasm or numbness?"),
        findings=(
            "muscle_weakness",
            "hand_spasm",
            "weak_both_legs",
            "saddle_numbness",
            "bladder_bowel_change",
        ),
        none=NONE,
    ),
    Question(
        slug="injury",
        section=OTHER,
        title=_("Has the leg been hurt, or scanned?"),
        findings=("leg_injury", "sudden_pop", "big_bruise", "negative_scan"),
        none=NONE,
    ),
    Question(
        slug="after-the-scan",
        section=OTHER,
        findings=("symptoms_persist_after_scan",),
        show_if=reported("negative_scan"),
    ),
    Question(
        slug="baby",
        section=OTHER,
        findings=("baby_moving_less",),
        intro=_("If you do not feel movements yet, you can skip this."),
        show_if=AnyOf((Known("gestation_weeks"), Open("postpartum_days"))),
    ),
    Question(
        slug="tummy-and-bleeding",
        section=OTHER,
        title=_("Do you have any of these signs?"),
        findings=(
            "vaginal_bleeding",
            "fluid_leak",
            "severe_tummy_pain",
            "shoulder_tip_pain",
            "tummy_blow",
        ),
        none=NONE,
    ),
    Question(
        slug="how-you-feel",
        section=OTHER,
        findings=("self_harm_thoughts",),
    ),
    Question(
        slug="clots",
        section=BACKGROUND,
        title=_("Do you, or does your family, have a history of clots?"),
        intro=_("The background helps us to see when to be quicker. It can never make us slower."),
        findings=(
            "previous_clot",
            "current_clot",
            "family_clot",
            "thrombophilia",
            "missed_blood_thinner",
        ),
        none=NONE,
    ),
    Question(
        slug="last-weeks",
        section=BACKGROUND,
        title=_("Have the last weeks brought any of these?"),
        findings=(
            "surgery_6w",
            "caesarean_6w",
            "immobile_3d",
            "hospital_stay_28d",
            "serious_infection",
        ),
        none=NONE,
    ),
    Question(
        slug="this-pregnancy",
        section=BACKGROUND,
        title=_("What about this pregnancy?"),
        findings=(
            "ivf",
            "ohss",
            "hyperemesis",
            "multiple_pregnancy",
            "pre_eclampsia_diagnosed",
            "three_births",
        ),
        none=NONE,
    ),
    Question(
        slug="your-health",
        section=BACKGROUND,
        title=_("What about your health?"),
        findings=("major_illness", "varicose_veins", "smoker"),
        none=NONE,
    ),
    Question(
        slug="a-few-numbers",
        section=BACKGROUND,
        title=_("A few numbers, if you know them"),
        findings=("age_years", "bmi", "travel_hours_4w"),
        leave=_("I’d rather not say"),
    ),
    Question(
        slug="urge-to-move",
        section=NIGHTS,
        findings=("urge_to_move",),
    ),
    Question(
        slug="restless-legs",
        section=NIGHTS,
        title=_("What about that urge to move?"),
        findings=("worse_at_rest", "relieved_by_movement", "worse_evening_night"),
        none=NONE,
        show_if=reported("urge_to_move"),
    ),
    Question(
        slug="medicines",
        section=NIGHTS,
        findings=("taking_rls_trigger_medicine",),
        show_if=reported("urge_to_move"),
    ),
    Question(
        slug="your-week",
        section=NIGHTS,
        title=_("How were your nights this week, and what have you tried?"),
        findings=("nights_woken_7d", "tried"),
        leave=_("I’m not sure"),
    ),
    Question(
        slug="self-care",
        section=NIGHTS,
        title=_("How is the self-care going?"),
        findings=("self_care_days", "self_care_helped"),
        leave=_("I’m not sure"),
        show_if=Known("tried"),
    ),
)

LEGS = Flow("legs", QUESTIONS)
