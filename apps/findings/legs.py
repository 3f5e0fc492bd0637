"""What the legs, the hips and the low tummy show."""

from apps.findings.finding import Choice, Finding, number, sign
from apps.findings.text import _

_MEASURE_CM = _(
    "Measure 10 cm below the bony bump under your kneecap. Same position for both legs, tape snug."
)
_MEASURE_IN = _(
    "Measure 4 inches below the bony bump under your kneecap. Same position for both legs, "
    "tape snug."
)

LEGS: tuple[Finding, ...] = (
    Finding(
        key="leg",
        group="sign",
        kind="choice",
        question=_("Which leg is it?"),
        label=_("Leg"),
        hint=_("If both hurt and one is clearly worse, choose that one."),
        choices=(
            Choice(value="left", label=_("Left")),
            Choice(value="right", label=_("Right")),
            Choice(value="both", label=_("Both")),
            Choice(value="not_sure", label=_("I’m not sure")),
        ),
    ),
    Finding(
        key="site",
        group="sign",
        kind="choice",
        question=_("Where does it hurt most?"),
        label=_("Where it hurts"),
        choices=(
            Choice(value="calf", label=_("Calf")),
            Choice(value="behind_knee", label=_("Behind the knee")),
            Choice(value="thigh", label=_("Thigh")),
            Choice(value="whole_leg", label=_("Whole leg")),
            Choice(value="foot", label=_("Foot")),
            Choice(value="shin", label=_("Shin")),
            Choice(value="groin", label=_("Groin")),
            Choice(value="buttock", label=_("Buttock")),
            Choice(value="hip", label=_("Hip")),
            Choice(value="low_tummy", label=_("Low in the tummy")),
        ),
    ),
    sign(
        "both_legs_swollen",
        _("Are both legs or ankles swollen?"),
        _("Both legs or ankles swollen"),
    ),
    sign(
        "both_legs_uneven",
        _("Are both legs swollen, and one clearly more?"),
        _("Both legs swollen, one clearly more"),
    ),
    sign(
        "whole_leg_swollen",
        _("Is a whole leg swollen?"),
        _("Whole leg swollen"),
        _("From the thigh down to the foot."),
    ),
    sign(
        "swelling_to_thighs",
        _("Are both legs swollen all the way up to the thighs?"),
        _("Both legs swollen up to the thighs"),
    ),
    number(
        "calf_left_cm",
        "sign",
        _("How many centimetres round is your left calf?"),
        _("Left calf"),
        _MEASURE_CM,
        minimum="20",
        maximum="70",
        unit="cm",
        unit_name=_("cm"),
    ),
    number(
        "calf_right_cm",
        "sign",
        _("How many centimetres round is your right calf?"),
        _("Right calf"),
        _MEASURE_CM,
        minimum="20",
        maximum="70",
        unit="cm",
        unit_name=_("cm"),
    ),
    number(
        "calf_left_in",
        "sign",
        _("How many inches round is your left calf?"),
        _("Left calf"),
        _MEASURE_IN,
        minimum="8",
        maximum="27.5",
        unit="[in_i]",
        unit_name=_("in"),
    ),
    number(
        "calf_right_in",
        "sign",
        _("How many inches round is your right calf?"),
        _("Right calf"),
        _MEASURE_IN,
        minimum="8",
        maximum="27.5",
        unit="[in_i]",
        unit_name=_("in"),
    ),
    sign(
        "cramp",
        _("Have you had a sudden, hard muscle cramp?"),
        _("A sudden, hard muscle cramp"),
        context_only=True,
    ),
    number(
        "cramp_minutes",
        "sign",
        _("How many minutes did the hard cramp last?"),
        _("Length of the hard cramp"),
        _("The tight, hard part only, not the soreness after it."),
        minimum="0",
        maximum="600",
        unit="min",
        unit_name=_("minutes"),
    ),
    sign("pain_now", _("Does your leg hurt now?"), _("Leg hurts now")),
    number(
        "pain_hours",
        "sign",
        _("For how many hours has it hurt without a break?"),
        _("Pain or soreness without a break"),
        _("Count soreness too, from when it began. One day is 24 hours."),
        minimum="0",
        maximum="8760",
        unit="h",
        unit_name=_("hours"),
    ),
    Finding(
        key="pain_trend",
        group="sign",
        kind="choice",
        question=_("How is the pain changing?"),
        label=_("How the pain is changing"),
        choices=(
            Choice(value="easing", label=_("Easing")),
            Choice(value="same", label=_("About the same")),
            Choice(value="worse", label=_("Getting worse")),
        ),
    ),
    sign(
        "pain_followed_cramp",
        _("Did the pain start as a sudden, hard cramp?"),
        _("The pain started as a sudden, hard cramp"),
    ),
    sign(
        "still_sore_from_before",
        _("Is the same leg still sore from last time?"),
        _("Same leg still sore from last time"),
    ),
    number(
        "intensity",
        "sign",
        _("How strong was the pain at its worst?"),
        _("Strongest pain"),
        minimum="0",
        maximum="10",
        unit="",
        unit_name=_("out of 10"),
    ),
    sign(
        "cramps_getting_worse",
        _("Is each cramp stronger or longer than the last?"),
        _("Each cramp stronger or longer than the last"),
    ),
    sign(
        "hard_to_walk",
        _("Does it stop you walking normally?"),
        _("Cannot walk normally on the leg"),
    ),
    sign(
        "leg_heavy_tight",
        _("Does the leg feel heavy or tight?"),
        _("Leg feels heavy or tight"),
    ),
    sign(
        "tender_to_press",
        _("Is your calf or thigh sore when you press it?"),
        _("Calf or thigh sore to press"),
        _("Press gently with your fingertips. Don’t rub or massage it."),
    ),
    sign(
        "hard_tender_vein",
        _("Is there a hard, sore cord along a vein?"),
        _("A hard, sore cord along a vein"),
    ),
    sign(
        "skin_blue_white_cold",
        _("Is one leg or foot blue, purple, grey or white, or clearly colder than the other?"),
        _("One leg or foot blue, purple, grey, white or clearly colder"),
        _(
            "On brown or black skin, look at the soles and the nails too, and feel both feet with "
            "your hand."
        ),
    ),
    sign(
        "numb_weak_leg",
        _("Is one leg numb or weak, or is there a foot that you cannot move?"),
        _("One leg numb or weak, or a foot that will not move"),
    ),
    sign(
        "pins_and_needles",
        _("Is there only tingling, like pins and needles?"),
        _("Only tingling, like pins and needles"),
    ),
    sign(
        "pain_groin_buttock_hip_one_side",
        _("Do you have pain on one side, in the groin, buttock, hip or flank?"),
        _("One-sided pain in the groin, buttock, hip or flank"),
        _("The flank is your side, between the ribs and the hip."),
    ),
    sign(
        "pain_low_tummy_one_side",
        _("Do you have pain low in your tummy, on one side?"),
        _("One-sided pain low in the tummy"),
    ),
    sign(
        "shoulder_tip_pain",
        _("Do you have a new pain at the tip of your shoulder, where the arm begins?"),
        _("New pain at the tip of the shoulder"),
    ),
    sign("back_pain", _("Do you have back pain?"), _("Back pain"), context_only=True),
    sign(
        "pelvic_girdle_pattern",
        _(
            "Does it hurt at the front of your pelvis, or in both groins, on stairs and when you "
            "turn?"
        ),
        _("Pain at the front of the pelvis or both groins, on stairs and turning"),
    ),
    sign(
        "negative_scan",
        _("Have you had a scan of the leg that was clear?"),
        _("A scan of the leg was clear"),
        context_only=True,
    ),
    sign(
        "symptoms_persist_after_scan",
        _("Have your symptoms gone on, or got worse, since a clear scan of the leg?"),
        _("Symptoms go on or get worse after a clear scan"),
    ),
    sign(
        "arm_or_neck_swelling",
        _("Is an arm or your neck swollen?"),
        _("Arm or neck swelling"),
        _("It may be one side only."),
    ),
)

SWELLING_SUDDEN = sign(
    "swelling_sudden",
    _("Did the swelling of both legs come on suddenly?"),
    _("The swelling of both legs came on suddenly"),
)
