"""The signs of the rules in words that stand alone, as the cards of the guide list them.

A rule's title names a warning that she already has; here it must be plain what to look for, and
where. Any change needs the same review as a rule.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CLOT_SIGNS: tuple[str, ...] = (
    "pe-chest-pain",
    "pe-breathless-sudden",
    "pe-cough-blood",
    "dvt-one-leg-swollen",
    "dvt-red-or-warm",
    "dvt-pain-24h",
    "dvt-cramps-worse",
)
"""The rules whose signs end every page of advice (safety property 12)."""

SIGNS: Mapping[str, str | Promise] = {
    "pe-chest-pain": _(
        "chest pain that is not your usual heartburn, or new sharp pain in your upper back"
    ),
    "pe-breathless-sudden": _("sudden trouble breathing, or breathless at rest"),
    "pe-cough-blood": _("coughing up blood"),
    "pe-breathless-high-risk": _("newly breathless, when you have a raised risk of a clot"),
    "electrolyte-severe": _("vomiting with weak muscles, hand spasms, a racing heart or fainting"),
    "dvt-one-leg-swollen": _("one leg more swollen than the other, or than usual for you"),
    "dvt-red-or-warm": _("one leg warmer than the other, or darker, purple or red"),
    "dvt-calf-difference": _("one calf 2 cm (0.8 in) or more bigger around than the other"),
    "dvt-calf-growing": _(
        "calves that differ by 1.5 cm or more, when the difference grew by 1 cm within 7 days"
    ),
    "dvt-pain-24h": _("one leg sore for over a day, and not easing"),
    "dvt-cramps-worse": _(
        "cramps that get worse, or leg pain that has gone on for an hour and is getting worse"
    ),
    "dvt-ache-no-cramp": _(
        "one leg achy, heavy or tight for 6 hours (1 hour with a raised risk of a clot), when it "
        "did not start as a cramp"
    ),
    "dvt-hard-to-walk": _("a sore leg that you cannot walk on as usual"),
    "dvt-both-legs": _(
        "both legs swollen: suddenly, up to the thighs, or with pain for over a day"
    ),
    "high-risk-pain-24h": _(
        "a leg sore for over a day, even if easing, when you have a raised risk of a clot"
    ),
    "high-risk-sore": _("one leg sore for over 12 hours, when you have a raised risk of a clot"),
    "calf-difference-borderline": _("calves that differ by 1.5 to 1.9 cm: measure again tomorrow"),
    "cramp-60-min": _("a cramp that stays hard for 60 minutes"),
    "leg-weak": _("one leg weak or numb"),
    "dehydration": _("nothing stays down for 24 hours, or no urine for 8 hours"),
    "itch-palms-soles": _(
        "itching skin on your palms or soles, dark urine, pale stools or yellow skin"
    ),
}
"""Words by rule id, for every rule that a page lists in a card."""
