"""Signs from the pregnancy itself, from a birth, and from how she feels."""

from apps.findings.finding import Finding, sign
from apps.findings.text import _

PREGNANCY: tuple[Finding, ...] = (
    sign(
        "fluid_leak",
        _("Is fluid leaking from your vagina?"),
        _("Fluid leaking from the vagina"),
    ),
    sign(
        "vaginal_bleeding",
        _("Are you bleeding from your vagina?"),
        _("Bleeding from the vagina"),
        _("After a birth: more than the bleeding you were told to expect."),
    ),
    sign(
        "bleeding_heavy",
        _("Are you soaking a pad in an hour, or passing clots bigger than an egg?"),
        _("Heavy bleeding: a pad soaked in an hour, or clots bigger than an egg"),
    ),
    sign(
        "tummy_blow",
        _("Have you had a blow to your tummy, or a fall onto it?"),
        _("A blow or fall onto the tummy"),
    ),
    sign(
        "wound_problem",
        _("Do you have a wound that is red or darker, dirty or opening?"),
        _("A wound that is red or darker, dirty or opening"),
        _("For example after a caesarean or a tear."),
    ),
    sign(
        "self_harm_thoughts",
        _("Do you have thoughts of harming yourself or the baby?"),
        _("Thoughts of harming yourself or the baby"),
        _("You can say so here. We show you who to call."),
    ),
)
