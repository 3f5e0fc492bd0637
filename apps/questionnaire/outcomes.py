"""What to do next, chosen by the rules that fired. Pure: steps are data, levels come from rules.

Outcomes and steps follow section 9 of the clinical evidence. The first outcome that fits a
result at the highest level is the one main card; everything else that fired is listed below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from apps.alerts.judgement import Judgement, Result
from apps.alerts.rule import Urgency
from apps.findings.text import Text, _

EMERGENCY, URGENT = Urgency.EMERGENCY, Urgency.URGENT
ROUTINE, SELF_CARE = Urgency.ROUTINE, Urgency.SELF_CARE

CALL_NOW = _("Call the emergency number now.")
UNLOCK = _("Unlock the door, so that help can come in.")
COMPANY = _("Ask someone to stay with you, if you can.")
DO_NOT_DRIVE = _("Do not drive yourself.")
CALL_UNIT = _("Call your maternity unit or doctor now, at any hour.")
NO_ANSWER = _("No answer in 30 minutes: go to the emergency department.")
IF_CHEST = _(
    "Call the emergency number if your chest hurts, breathing gets hard, you cough blood or faint."
)
TELL_MIDWIFE = _("Tell your midwife or doctor at the next chance, within days.")
HELP_COMES = (CALL_NOW, UNLOCK, COMPANY, DO_NOT_DRIVE)

HEADINGS: Mapping[Urgency, Text] = MappingProxyType(
    {
        EMERGENCY: _("Call the emergency number now"),
        URGENT: _("Contact your maternity unit or doctor now, at any hour"),
        ROUTINE: _("Tell your midwife or doctor within days"),
        SELF_CARE: _("Look after it yourself, and know the signs"),
    }
)
"""The title of the card for each level: who to call, and when."""

LEVEL_WORDS: Mapping[Urgency, Text] = MappingProxyType(
    {
        EMERGENCY: _("Emergency"),
        URGENT: _("Urgent"),
        ROUTINE: _("Not urgent"),
        SELF_CARE: _("Self-care"),
    }
)
"""The level in a word, so that it is never told by colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """One page of advice.

    `rules` are the ids that lead here; with `finding`, only where that answer is among the
    facts. `steps` are what to do, by level; `say` are words to read aloud on the phone.
    """

    id: str
    title: Text
    rules: frozenset[str]
    steps: Mapping[Urgency, tuple[Text, ...]] = field(default_factory=dict)
    say: Text = ""
    finding: str = ""

    def fits(self, result: Result) -> bool:
        """Whether a result leads here."""
        if result.rule.id not in self.rules:
            return False
        return not self.finding or any(one.finding == self.finding for one in result.evidence)


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
            CALL_NOW,
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
)
NERVE_OR_BLOOD = Outcome(
    id="nerve-or-blood-supply",
    title=_("A nerve or the blood supply may be at risk"),
    rules=frozenset({"leg-blue-white-cold", "leg-severe-numb", "back-nerve", "leg-weak"}),
    steps={
        EMERGENCY: HELP_COMES,
        URGENT: (
            CALL_UNIT,
            NO_ANSWER,
            _(
                "Call the emergency number if the leg turns blue, white or cold, or you get numb "
                "between the legs."
            ),
        ),
    },
)
INFECTION = Outcome(
    id="infection",
    title=_("This may be an infection"),
    rules=frozenset({"infection-severe", "fever"}),
    steps={
        EMERGENCY: (CALL_NOW, _("Say that it may be sepsis."), UNLOCK, DO_NOT_DRIVE),
        URGENT: (
            CALL_UNIT,
            _("Say your temperature, and where the skin is red or darker."),
            NO_ANSWER,
            _("Call the emergency number if you feel very ill, confused, faint or breathless."),
        ),
    },
    say=_("I may have an infection."),
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
            CALL_NOW,
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
            _("Phone your maternity unit now, at any hour."),
            _("Say “possible DVT” and how many weeks you are."),
            _("Do not massage or heat the leg."),
            NO_ANSWER,
            IF_CHEST,
        )
    },
    say=_("I have a possible DVT, a blood clot in the leg. Can I be seen today?"),
)
ARM_CLOT = Outcome(
    id="arm-or-neck-clot",
    title=_("This may be a blood clot in the arm or neck"),
    rules=frozenset({"arm-or-neck-swelling"}),
    steps={URGENT: (CALL_UNIT, _("Do not massage or heat it."), NO_ANSWER, IF_CHEST)},
    say=_("I have a possible blood clot in the arm or neck. Can I be seen today?"),
)
CHEST = Outcome(
    id="chest-check",
    title=_("Your chest, breath or heart needs a check today"),
    rules=frozenset({"faint-or-racing-heart", "breathless-new", "not-sure-chest"}),
    steps={URGENT: (CALL_UNIT, NO_ANSWER, IF_CHEST)},
    say=_("I need a check for my breath or heart today."),
)
THOUGHTS = Outcome(
    id="thoughts-of-harm",
    title=_("You need not be alone with these thoughts"),
    rules=frozenset({"other-maternal-warning", "not-sure-other"}),
    finding="self_harm_thoughts",
    steps={
        URGENT: (
            _("In danger now, you or the baby: call the emergency number."),
            _("Tell someone near you, and stay with them."),
            _("Call your maternity unit, doctor or a crisis line now, at any hour."),
        )
    },
    say=_("I have thoughts of harming myself or the baby. I need help today."),
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
OTHER_URGENT = Outcome(
    id="other-urgent",
    title=_("This needs a call today"),
    rules=frozenset(
        {
            "other-maternal-warning",
            "injury-serious",
            "not-sure-leg",
            "not-sure-other",
            "pain-length-unknown",
        }
    ),
    steps={URGENT: (CALL_UNIT, NO_ANSWER, IF_CHEST)},
    say=_("I need a check today."),
)
INCOMPLETE = Outcome(
    id="incomplete",
    title=_("We cannot judge this yet"),
    rules=frozenset({"unanswered-core", "pain-length-unknown"}),
    steps={ROUTINE: (_("Answer the questions that are still open, below."), TELL_MIDWIFE)},
)
RESTLESS = Outcome(
    id="restless-legs",
    title=_("This sounds like restless legs"),
    rules=frozenset({"rls-pattern"}),
    steps={
        ROUTINE: (
            _("Ask your midwife or doctor for a ferritin (iron) test."),
            _("Ask whether a medicine could be part of it. Never stop one on your own."),
            _("Leave out caffeine late in the day."),
        )
    },
)
STUBBORN = Outcome(
    id="stubborn-cramps",
    title=_("Your cramps come often, or will not go"),
    rules=frozenset({"cramps-disturb-sleep", "self-care-not-helping"}),
    steps={
        ROUTINE: (
            TELL_MIDWIFE,
            _("Show them your diary: how often, which leg, what helped."),
            _("Keep up the stretches, ideally before bed."),
        )
    },
)
LOOK_AGAIN = Outcome(
    id="look-again",
    title=_("Look again in good light"),
    rules=frozenset({"not-sure-leg", "calf-difference-borderline", "ache-no-cramp-short"}),
    steps={
        ROUTINE: (
            _("Look and feel again within 12 hours, in good light, and compare both legs."),
            _("Measure both calves again tomorrow."),
            _("Ask someone to look with you. Still not sure: call your maternity unit."),
            TELL_MIDWIFE,
        )
    },
)
MENTION = Outcome(
    id="mention-it",
    title=_("Mention this to your midwife or doctor"),
    rules=frozenset(
        {
            "breathless-effort-only",
            "pain-over-24h-easing",
            "high-risk-sore",
            "one-side-groin",
            "cramp-over-10-min",
            "itch-other",
            "vomiting-with-cramps",
            "leg-tingling",
            "injury-mild",
            "not-sure-other",
        }
    ),
    steps={ROUTINE: (TELL_MIDWIFE, _("If it gets worse, or you are worried, call sooner."))},
)
ORDINARY = Outcome(
    id="ordinary-cramp",
    title=_("No warning sign in what you answered"),
    rules=frozenset({"ordinary-cramp"}),
    steps={
        SELF_CARE: (
            _("In a cramp, straighten the leg, heel first, and bring your toes toward your shin."),
            _("When it lets go, stand on it or walk a little."),
            _("Stretch both calves every day, ideally before bed."),
            _("Soreness should end within 24 hours. If it lasts longer, call."),
        )
    },
)

OUTCOMES: tuple[Outcome, ...] = (
    LUNG,
    COLLAPSE,
    BLEEDING,
    NERVE_OR_BLOOD,
    INFECTION,
    SALTS,
    PREECLAMPSIA,
    LEG_CLOT,
    ARM_CLOT,
    CHEST,
    THOUGHTS,
    LIVER,
    OTHER_URGENT,
    INCOMPLETE,
    RESTLESS,
    STUBBORN,
    LOOK_AGAIN,
    MENTION,
    ORDINARY,
)
"""In the order in which they win at the same level."""

FALLBACKS: Mapping[Urgency, Outcome] = MappingProxyType(
    {EMERGENCY: COLLAPSE, URGENT: OTHER_URGENT, ROUTINE: MENTION, SELF_CARE: ORDINARY}
)


@dataclass(frozen=True, slots=True)
class Advice:
    """The outcome of a judgement: the main card, its reasons, and what else fired."""

    outcome: Outcome
    level: Urgency
    complete: bool
    reasons: tuple[Result, ...]
    lesser: tuple[Result, ...]

    @property
    def heading(self) -> Text:
        """The title of the card."""
        return HEADINGS[self.level]

    @property
    def level_word(self) -> Text:
        """The level in a word."""
        return LEVEL_WORDS[self.level]

    @property
    def steps(self) -> tuple[Text, ...]:
        """What to do at this level."""
        return self.outcome.steps.get(self.level, ())


def is_whole(judgement: Judgement) -> bool:
    """Whether nothing is open that the rules need before they can be quiet."""
    return judgement.complete and not any(one.rule.asks_back for one in judgement.results)


def advice_for(judgement: Judgement) -> Advice:
    """The advice for a judgement. Below URGENT, open questions come before anything else."""
    level = judgement.level
    whole = is_whole(judgement)
    highest = tuple(one for one in judgement.results if one.urgency is level)
    lesser = tuple(one for one in judgement.results if one.urgency is not level)
    if level <= ROUTINE and not whole:
        return Advice(INCOMPLETE, ROUTINE, whole, highest, lesser)
    fitting = (
        outcome
        for outcome in OUTCOMES
        if level in outcome.steps and any(outcome.fits(one) for one in highest)
    )
    return Advice(next(fitting, FALLBACKS[level]), level, whole, highest, lesser)
