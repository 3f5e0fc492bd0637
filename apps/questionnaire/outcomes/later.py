"""Outcomes that can wait for days, or need no call at all. Evidence, section 9. Pure."""

from apps.findings.text import _
from apps.questionnaire.outcomes.outcome import (
    DO_NOT_RUB,
    IF_CHEST,
    ROUTINE,
    SELF_CARE,
    TELL_MIDWIFE,
    Outcome,
)

INCOMPLETE = Outcome(
    id="incomplete",
    title=_("We cannot judge this yet"),
    rules=frozenset({"unanswered-core", "pain-length-unknown"}),
    steps={ROUTINE: (_("Answer the questions that are still open, below."), TELL_MIDWIFE)},
)
ACHE = Outcome(
    id="ache-without-a-cramp",
    title=_("An ache that no cramp began"),
    heading=_("Check this leg again in 2 to 3 hours"),
    rules=frozenset({"ache-no-cramp-short"}),
    steps={
        ROUTINE: (
            _("Check the leg again in 2 to 3 hours: look, feel, and compare it with the other."),
            _("If it still aches 6 hours after it began, call your maternity unit."),
            DO_NOT_RUB,
            IF_CHEST,
            _("If it stops before then, still tell your midwife or doctor within days."),
        )
    },
)
LOOK_AGAIN = Outcome(
    id="look-again",
    title=_("Look again in good light"),
    rules=frozenset({"not-sure-leg", "calf-difference-borderline"}),
    steps={
        ROUTINE: (
            _("Look and feel again within 12 hours, in good light, and compare both legs."),
            _("Measure both calves again tomorrow."),
            _("Ask someone to look with you. Still not sure: call your maternity unit."),
            TELL_MIDWIFE,
        )
    },
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
            _("Stand on it if you can, holding on. When it lets go, walk a little."),
            _("Stretch both calves every day, ideally before bed."),
            _("Soreness should end within 24 hours. If it lasts longer, call."),
        )
    },
)
STANDING = Outcome(
    id="warning-stands",
    title=_("Your open warning still stands"),
    heading=_("Call about it, or tell us what you did"),
    rules=frozenset(),
    steps={
        ROUTINE: (
            _("Your answers add nothing new, and they take nothing back."),
            _("The warning stands at the top of this page, with the number to call."),
            IF_CHEST,
        )
    },
)
"""For quiet answers beside an open warning: no rule leads here, and nothing quiet is said."""
