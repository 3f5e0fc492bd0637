"""What the log form asks beside the leg, the strength and the core six, and in which order."""

from apps.findings.text import Text, _

PAIN = (
    "site",
    "cramp_minutes",
    "woke_from_sleep",
    "still_sore_from_before",
    "pain_hours",
    "pain_trend",
    "pain_followed_cramp",
    "cramps_getting_worse",
    "hard_to_walk",
    "leg_heavy_tight",
    "tender_to_press",
)
"""Asked one by one; each answer may be "not sure"."""

SWELLING = (
    "both_legs_swollen",
    "both_legs_uneven",
    "whole_leg_swollen",
    "swelling_sudden",
    "swelling_to_thighs",
    "arm_or_neck_swelling",
)
CALVES = {
    "cm": ("calf_left_cm", "calf_right_cm"),
    "in": ("calf_left_in", "calf_right_in"),
}
TRIED = ("tried",)
ALL_CALVES = (*CALVES["cm"], *CALVES["in"])
STILL = ("still_sore_from_before", "pain_trend", "hard_to_walk")
"""Asked first where she is asked whether it is still sore."""

NUMBERS = ("temp_c", "bp_systolic", "bp_diastolic", "nights_woken_7d", "self_care_days")
HELPED = ("self_care_helped",)
TICKED: dict[str, tuple[Text, tuple[str, ...]]] = {
    "swelling": (_("Any other swelling?"), SWELLING),
    "breath": (
        _("Breath and heart"),
        (
            "breathless_sudden",
            "breathless_at_rest",
            "breathless_lying_flat",
            "breathless_on_effort_only",
            "fainted",
            "lightheaded",
            "lightheaded_sudden",
            "racing_heart",
        ),
    ),
    "head": (
        _("Head and sight"),
        (
            "seizure",
            "confused",
            "stroke_signs",
            "severe_headache",
            "vision_changes",
            "upper_tummy_pain",
            "swelling_sudden_face_hands",
        ),
    ),
    "tummy": (
        _("Tummy, bleeding and baby"),
        (
            "bleeding_heavy",
            "vaginal_bleeding",
            "severe_tummy_pain",
            "shoulder_tip_pain",
            "pain_low_tummy_one_side",
            "baby_moving_less",
            "fluid_leak",
            "tummy_blow",
        ),
    ),
    "leg_signs": (
        _("Leg, hip and back"),
        (
            "skin_blue_white_cold",
            "numb_weak_leg",
            "weak_both_legs",
            "saddle_numbness",
            "bladder_bowel_change",
            "hard_tender_vein",
            "pins_and_needles",
            "pain_groin_buttock_hip_one_side",
            "pelvic_girdle_pattern",
            "leg_injury",
            "sudden_pop",
            "big_bruise",
            "negative_scan",
            "symptoms_persist_after_scan",
        ),
    ),
    "fever": (
        _("Fever, skin and wounds"),
        (
            "feels_very_unwell",
            "feverish",
            "rapidly_spreading_redness",
            "wound_problem",
            "itching_palms_soles",
            "dark_urine_pale_stools",
            "itching_other",
        ),
    ),
    "fluids": (
        _("Being sick, and muscles"),
        (
            "vomiting_24h",
            "vomiting_often",
            "no_urine_8h",
            "muscle_weakness",
            "hand_spasm",
        ),
    ),
    "restless": (
        _("Restless legs"),
        ("urge_to_move", "worse_at_rest", "relieved_by_movement", "worse_evening_night"),
    ),
    "mood": (_("How you feel"), ("self_harm_thoughts",)),
}
"""Long lists to tick, the gravest first: a tick is a yes, and no tick is no answer."""

WHILE_PREGNANT = frozenset({"baby_moving_less"})
