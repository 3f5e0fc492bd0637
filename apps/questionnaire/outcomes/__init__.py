"""What to do next, by the rules that fired. Pure: steps are data, levels come from rules."""

from collections.abc import Mapping
from types import MappingProxyType

from apps.alerts.rule import Urgency
from apps.questionnaire.outcomes import later, now
from apps.questionnaire.outcomes.outcome import HEADINGS, LEVEL_WORDS, Outcome

__all__ = ["FALLBACKS", "HEADINGS", "LEVEL_WORDS", "OUTCOMES", "Outcome"]

OUTCOMES: tuple[Outcome, ...] = (
    now.LUNG,
    now.COLLAPSE,
    now.BLEEDING,
    now.THOUGHTS,
    now.LEG_CLOT,
    now.NERVE_OR_BLOOD,
    now.INFECTION,
    now.SALTS,
    now.PREECLAMPSIA,
    now.ARM_CLOT,
    now.CHEST,
    now.LIVER,
    now.LEG_CHECK,
    now.OTHER_URGENT,
    later.INCOMPLETE,
    later.ACHE,
    later.LOOK_AGAIN,
    later.RESTLESS,
    later.STUBBORN,
    later.MENTION,
    later.ORDINARY,
)
"""In the order in which they are told at the same level."""

FALLBACKS: Mapping[Urgency, Outcome] = MappingProxyType(
    {
        Urgency.EMERGENCY: now.COLLAPSE,
        Urgency.URGENT: now.OTHER_URGENT,
        Urgency.ROUTINE: later.MENTION,
        Urgency.SELF_CARE: later.ORDINARY,
    }
)
"""For a rule that no outcome names."""
