"""What to do, in the words of each kind of danger. Shared by the rules of one kind."""

from apps.findings.text import _

LUNG = _(
    "Call the emergency number now. Unlock the door and sit up; if you feel faint, lie on your "
    "left side. Do not drive yourself."
)
EMERGENCY = _(
    "Call the emergency number now. If you can, ask someone to stay with you and unlock the "
    "door. Do not drive yourself."
)
LEG = _(
    "Call your maternity unit or doctor now, at any hour. Say “possible DVT”, and how many weeks "
    "you are or how many days ago your pregnancy ended. Do not rub or heat the leg. No answer in "
    "30 minutes: go to the emergency department. If breathing gets hard or your chest hurts, call "
    "the emergency number."
)
UNIT_NOW = _(
    "Call your maternity unit or doctor now, at any hour. No answer in 30 minutes: go to the "
    "emergency department."
)
PREECLAMPSIA = _(
    "Call your maternity unit now, at any hour, and ask for a blood pressure and urine check. No "
    "answer in 30 minutes: go to the emergency department."
)
PREECLAMPSIA_EMERGENCY = _(
    "Call the emergency number now, and say you have signs of pre-eclampsia. Do not drive yourself."
)
TELL_MIDWIFE = _("Tell your midwife or doctor at the next chance, within days.")
MEASURE_AGAIN = _(
    "Measure both calves again tomorrow, in the same place, and log it. Tell your midwife or "
    "doctor within days."
)
LOOK_AGAIN = _(
    "Look again within 12 hours, in good light, and compare both legs. Ask someone to look with "
    "you. Still not sure: call your maternity unit."
)
LEG_NOT_SURE = _(
    "Call your maternity unit or doctor now, at any hour: you were not sure, and it has hurt for "
    "over 12 hours. Do not rub or heat the leg. No answer in 30 minutes: go to the emergency "
    "department."
)
ASK_ABOUT_IT = _(
    "Ask your midwife or doctor about it within days. If it becomes a clear yes, or worries you, "
    "call now."
)
CHECK_AGAIN = _(
    "Check the leg again in 2 to 3 hours. If it still aches 6 hours after it began, call your "
    "maternity unit. Do not rub or heat it."
)
NERVE = _(
    "Tell your midwife or doctor at the next chance, within days. If the leg gets weak, or you "
    "feel numb between the legs, call at once."
)
SELF_CARE = _(
    "Stretch, move a little, and keep the leg warm if that feels good. The soreness should be "
    "gone within 24 hours."
)
ANSWER_THE_REST = _("Please answer the rest, so that nothing important is missed.")
SAY_HOW_LONG = _("Add how long it has hurt without a break. If it gets worse, call now.")
PAIN_WORSE = _(
    "Call your maternity unit or doctor now, at any hour. Then add how long it has hurt. No "
    "answer in 30 minutes: go to the emergency department."
)
CRISIS = _(
    "For thoughts of harming yourself or your baby, a crisis line can help too, at any hour. If "
    "you are in danger now, call the emergency number."
)
