"""Outcomes that need a call now: EMERGENCY and URGENT. Evidence, section 9. Pure."""

from apps.findings.text import _
from apps.questionnaire.outcomes.outcome import (
    CALL_UNIT,
    COMPANY,
    DO_NOT_DRIVE,
    DO_NOT_RUB,
    EMERGENCY,
    HELP_COMES,
    IF_CHEST,
    NO_ANSWER,
    UNLOCK,
    URGENT,
    Outcome,
)

LUNG = Outcome(
    id="lung-clot",
    title=_("This may be a clot in the lung"),
    rules=frozenset(
        {
            "pe-cough-blood",
            "pe-chest-pain",
            "pe-breathless-sudden",
            "pe-breathless-with-leg",
            "pe-breathless-high-risk",
            "pe-collapse",
            "pe-racing-heart",
        }
    ),
    steps={
        EMERGENCY: (
            UNLOCK,
            _("Sit up. If you feel faint, lie on your left side."),
            DO_NOT_DRIVE,
        )
    },
    say=_("I may have a blood clot in the lung."),
)
COLLAPSE = Outcome(
    id="fit-or-stroke",
    title=_("This needs help now"),
    rules=frozenset({"seizure-confusion"}),
    steps={EMERGENCY: HELP_COMES},
    say=_("I have had a fit, or am confused, or have signs of a stroke."),
)
BLEEDING = Outcome(
    id="bleeding",
    title=_("Bleeding or tummy pain needs help now"),
    rules=frozenset({"bleeding-heavy", "early-pregnancy-pain"}),
    steps={
        EMERGENCY: HELP_COMES,
        URGENT: (
            CALL_UNIT,
            NO_ANSWER,
            _("Call the emergency number if you feel faint or the pain gets severe."),
        ),
    },
    say_for={
        "bleeding-heavy": _("I am bleeding heavily, or bleeding with pain or fainting."),
        "early-pregnancy-pain": _("I may be bleeding inside."),
    },
)
THOUGHTS = Outcome(
    id="thoughts-of-harm",
    title=_("You need not be alone with these thoughts"),
    rules=frozenset({"other-maternal-warning", "not-sure-other"}),
    findings=frozenset({"self_harm_thoughts"}),
    steps={
        URGENT: (
            _("In danger now, you or the baby: call the emergency number."),
            _("Tell someone near you, and stay with them."),
            _("Call your maternity unit, doctor or a crisis line now, at any hour."),
        )
    },
    say=_("I have thoughts of harming myself or the baby. I need help today."),
)
LEG_CLOT = Outcome(
    id="leg-clot",
    title=_("This may be a blood clot in the leg"),
    rules=frozenset(
        {
            "dvt-one-leg-swollen",
            "dvt-calf-difference",
            "dvt-calf-growing",
            "dvt-red-or-warm",
            "dvt-cramps-worse",
            "dvt-pain-24h",
            "high-risk-pain-24h",
            "dvt-ache-no-cramp",
            "dvt-hard-to-walk",
            "dvt-pelvic-vein",
            "dvt-both-legs",
            "vein-hard-tender",
            "scan-clear-still-bad",
            "cramp-60-min",
        }
    ),
    steps={
        URGENT: (
            _("Call your maternity unit now, at any hour."),
            _("Say “possible DVT” and how many weeks you are."),
            DO_NOT_RUB,
            NO_ANSWER,
            IF_CHEST,
        )
    },
    say=_("I have a possible DVT, a blood clot in the leg."),
)
NERVE_OR_BLOOD = Outcome(
    id="nerve-or-blood-supply",
    title=_("A nerve or the blood supply may be at risk"),
    rules=frozenset({"leg-blue-white-cold", "leg-severe-numb", "back-nerve", "leg-weak"}),
    steps={
        EMERGENCY: (DO_NOT_RUB, *HELP_COMES),
        URGENT: (
            CALL_UNIT,
            DO_NOT_RUB,
            NO_ANSWER,
            _(
                "Call the emergency number if the leg turns blue, white or cold, or you get numb "
                "between the legs."
            ),
        ),
    },
    say_for={
        "leg-blue-white-cold": _(
            "My leg has changed colour or gone cold. The blood supply may be blocked."
        ),
        "leg-severe-numb": _(
            "My leg hurts badly and is numb or weak. The blood supply may be blocked."
        ),
        "back-nerve": _(
            "I am numb between the legs, or both legs are weak, or I have new trouble with my "
            "bladder or bowel. The nerves in my back may be at risk."
        ),
        "leg-weak": _("My leg is numb or weak. A nerve may be pressed."),
    },
)
INFECTION = Outcome(
    id="infection",
    title=_("This may be an infection"),
    rules=frozenset({"infection-severe", "fever"}),
    steps={
        EMERGENCY: (_("Say that it may be sepsis."), UNLOCK, DO_NOT_DRIVE),
        URGENT: (
            CALL_UNIT,
            _("Say your temperature, and where the skin is red or darker."),
            NO_ANSWER,
            _("Call the emergency number if you feel very ill, confused, faint or breathless."),
        ),
    },
    say=_("I may have an infection."),
    say_for={"infection-severe": _("I may have sepsis.")},
)
SALTS = Outcome(
    id="salts-or-fluids",
    title=_("Your body may be short of fluids or salts"),
    rules=frozenset({"electrolyte-severe", "dehydration", "cramps-elsewhere"}),
    steps={
        EMERGENCY: HELP_COMES,
        URGENT: (
            CALL_UNIT,
            _("Say since when nothing stays down, and when you last passed urine."),
            NO_ANSWER,
        ),
    },
    say=_("I may be dehydrated, or the salts in my blood may be low."),
)
PREECLAMPSIA = Outcome(
    id="pre-eclampsia",
    title=_("This may be pre-eclampsia"),
    rules=frozenset({"preeclampsia-two", "preeclampsia-one"}),
    steps={
        EMERGENCY: (
            _("Say that it may be pre-eclampsia."),
            COMPANY,
            DO_NOT_DRIVE,
        ),
        URGENT: (
            _("Call your maternity unit now, at any hour."),
            _("Ask for a blood pressure and urine check."),
            NO_ANSWER,
        ),
    },
    say=_("I may have pre-eclampsia. I need a blood pressure and urine check."),
)
ARM_CLOT = Outcome(
    id="arm-or-neck-clot",
    title=_("This may be a blood clot in the arm or neck"),
    rules=frozenset({"arm-or-neck-swelling"}),
    steps={URGENT: (CALL_UNIT, _("Do not rub or heat it."), NO_ANSWER, IF_CHEST)},
    say=_("I have a possible blood clot in the arm or neck."),
)
CHEST = Outcome(
    id="chest-check",
    title=_("Your chest, breath or heart needs a check today"),
    rules=frozenset({"faint-or-racing-heart", "breathless-new", "not-sure-chest"}),
    steps={URGENT: (CALL_UNIT, NO_ANSWER, IF_CHEST)},
    say=_("I need a check for my breath or heart today."),
)
LIVER = Outcome(
    id="icp",
    title=_("This may be a liver condition of pregnancy (ICP)"),
    rules=frozenset({"itch-palms-soles"}),
    steps={
        URGENT: (
            _("Call your maternity unit now: it should be checked within 24 hours."),
            _("Ask for a blood test for ICP (bile acids and liver function)."),
            NO_ANSWER,
        )
    },
    say=_("I may have ICP, a liver condition of pregnancy. I need a blood test."),
)
LEG_CHECK = Outcome(
    id="leg-check",
    title=_("Your leg needs a check today"),
    rules=frozenset({"injury-serious", "not-sure-leg", "not-sure-other", "pain-length-unknown"}),
    findings=frozenset({"skin_blue_white_cold"}),
    steps={URGENT: (CALL_UNIT, DO_NOT_RUB, NO_ANSWER, IF_CHEST)},
    say=_("My leg needs a check. It may be a blood clot."),
)
OTHER_URGENT = Outcome(
    id="other-urgent",
    title=_("This needs a call today"),
    rules=frozenset({"other-maternal-warning", "not-sure-other"}),
    besides=THOUGHTS.findings | LEG_CHECK.findings,
    steps={URGENT: (CALL_UNIT, NO_ANSWER, IF_CHEST)},
    say=_("I need a check today."),
)
