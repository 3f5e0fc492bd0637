"""Breath, heart and head: what a clot that has travelled shows."""

from apps.findings.finding import Finding, sign
from apps.findings.text import _

CHEST: tuple[Finding, ...] = (
    sign(
        "breathless_sudden",
        _("Have you suddenly become breathless?"),
        _("Sudden breathlessness"),
    ),
    sign(
        "breathless_at_rest",
        _("Are you breathless while resting?"),
        _("Breathless at rest"),
        _("While sitting still, or too breathless to finish a sentence."),
    ),
    sign(
        "breathless_lying_flat",
        _("Are you breathless when you lie flat?"),
        _("Breathless when lying flat"),
    ),
    sign(
        "breathless_on_effort_only",
        _("Are you breathless only on effort, built up over weeks and no worse lately?"),
        _("Breathless only on effort, built up over weeks, no worse lately"),
        _("Choose “Yes” only if all of that is true, for example only on stairs."),
    ),
    sign(
        "fainted",
        _("Have you fainted?"),
        _("Fainted"),
        _("Passed out, even for a moment."),
    ),
    sign(
        "lightheaded",
        _("Do you feel light-headed?"),
        _("Light-headed"),
        _("As if you might faint."),
    ),
    sign(
        "lightheaded_sudden",
        _("Did the light-headedness come on suddenly?"),
        _("The light-headedness came on suddenly"),
    ),
    sign(
        "racing_heart",
        _("Is your heart racing while you rest?"),
        _("Heart racing at rest"),
    ),
    sign(
        "usual_heartburn",
        _("Do you have your usual heartburn?"),
        _("Usual heartburn"),
        context_only=True,
    ),
)
