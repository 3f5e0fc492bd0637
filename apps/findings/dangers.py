"""Other dangers that can look like “just legs”: head, fever, skin, fluids, nerves, injury."""

from apps.findings.finding import Finding, number, sign
from apps.findings.text import _

DANGERS: tuple[Finding, ...] = (
    sign("severe_headache", _("Do you have a severe headache?"), _("Severe headache")),
    sign(
        "vision_changes",
        _("Has your sight changed?"),
        _("Changes in sight"),
        _("For example blurring, flashing lights or spots."),
    ),
    sign(
        "upper_tummy_pain",
        _("Do you have pain under your ribs?"),
        _("Pain under the ribs"),
    ),
    sign(
        "swelling_sudden_face_hands",
        _("Have your face or hands swollen suddenly?"),
        _("Sudden swelling of the face or hands"),
    ),
    number(
        "bp_systolic",
        "sign",
        _("What is the upper number of your blood pressure?"),
        _("Blood pressure, upper number"),
        _("The first, larger number, if you have measured it."),
        minimum="40",
        maximum="300",
        unit="mm[Hg]",
        unit_name=_("mmHg"),
    ),
    number(
        "bp_diastolic",
        "sign",
        _("What is the lower number of your blood pressure?"),
        _("Blood pressure, lower number"),
        _("The second, smaller number, if you have measured it."),
        minimum="20",
        maximum="200",
        unit="mm[Hg]",
        unit_name=_("mmHg"),
    ),
    sign("seizure", _("Have you had a fit (seizure)?"), _("A fit (seizure)")),
    sign(
        "confused",
        _("Are you confused, or do others say that you are?"),
        _("Confusion"),
    ),
    sign(
        "stroke_signs",
        _(
            "Is your face drooping, one arm weak or numb, your speech slurred, or do you have "
            "the sudden worst headache of your life?"
        ),
        _("Face drooping, one arm weak or numb, slurred speech, or a sudden worst headache ever"),
    ),
    number(
        "temp_c",
        "sign",
        _("What is your temperature?"),
        _("Temperature"),
        _("In °C, if you have measured it. 38 °C is 100.4 °F."),
        minimum="30",
        maximum="45",
        unit="Cel",
        unit_name=_("°C"),
    ),
    sign(
        "feverish",
        _("Are you hot and shivery, with no temperature measured?"),
        _("Hot and shivery, temperature not measured"),
    ),
    sign(
        "rapidly_spreading_redness",
        _("Is there redness, or darker skin, that is spreading fast?"),
        _("Redness or darker skin that spreads fast"),
    ),
    sign("feels_very_unwell", _("Do you feel very unwell?"), _("Feeling very unwell")),
    sign(
        "itching_palms_soles",
        _("Are your palms or the soles of your feet itchy?"),
        _("Itchy palms or soles"),
    ),
    sign(
        "itching_other",
        _("Are you itchy anywhere other than palms and soles?"),
        _("Itching elsewhere"),
    ),
    sign(
        "dark_urine_pale_stools",
        _("Do you have dark urine, pale stools or yellow skin?"),
        _("Dark urine, pale stools or yellow skin"),
        _("On brown or black skin, yellowing shows best in the whites of the eyes."),
    ),
    sign("rash", _("Do you have a rash?"), _("A rash"), context_only=True),
    sign(
        "vomiting_often",
        _("Are you being sick often, but keeping fluids down?"),
        _("Being sick often, fluids kept down"),
    ),
    sign(
        "vomiting_24h",
        _("Have you kept nothing down for 24 hours?"),
        _("Nothing kept down for 24 hours"),
    ),
    sign(
        "no_urine_8h",
        _("Have you passed no urine for 8 hours?"),
        _("No urine for 8 hours"),
    ),
    sign(
        "muscle_weakness",
        _("Are your arms or legs newly weak?"),
        _("New weakness of the arms or legs"),
    ),
    sign("hand_spasm", _("Do your hands go into spasm?"), _("Spasms in the hands")),
    sign(
        "saddle_numbness",
        _("Are you numb between your legs?"),
        _("Numb between the legs"),
    ),
    sign(
        "bladder_bowel_change",
        _("Do you have new trouble with your bladder or bowel?"),
        _("New trouble with bladder or bowel"),
        _(
            "You cannot pass or feel urine or stool, or you have newly lost control. Going often, "
            "drips and constipation do not count."
        ),
    ),
    sign(
        "leg_injury",
        _("Have you injured your leg?"),
        _("A leg injury"),
        _("A minor knock counts too."),
    ),
    sign(
        "sudden_pop",
        _("Was there a sudden pop or snap in the leg?"),
        _("A sudden pop or snap in the leg"),
    ),
    sign("big_bruise", _("Is there a big bruise on the leg?"), _("A big bruise on the leg")),
    sign("severe_tummy_pain", _("Do you have severe tummy pain?"), _("Severe tummy pain")),
    sign(
        "baby_moving_less",
        _("Is your baby moving less than usual?"),
        _("Baby moving less"),
    ),
)

WEAK_BOTH_LEGS = sign("weak_both_legs", _("Are both legs weak?"), _("Both legs weak"))
