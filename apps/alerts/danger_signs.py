"""The danger signs in one short list: for the help page, for print and where judging fails. Pure.

Written after safety property 15 of the clinical evidence. Any change needs the same review as a
rule.
"""

from apps.findings.text import Text, _

CALL_EMERGENCY: tuple[Text, ...] = (
    _("chest pain"),
    _("trouble breathing"),
    _("coughing up blood"),
    _("fainting or collapse"),
    _("a fit"),
    _("a face that droops on one side"),
    _("heavy bleeding"),
    _("a leg that is blue, white, grey or cold"),
)
"""Signs to call the emergency number for, at once."""

CALL_UNIT: tuple[Text, ...] = (
    _("one leg that is swollen, warm, or red or darker than usual"),
    _("pain in one leg for over a day"),
    _("a severe headache, or changes in what you see"),
    _("a fever"),
    _("thoughts of harming yourself or your baby"),
    _("anything that worries you"),
)
"""Signs to call the maternity unit or doctor for now, at any hour."""

BABY: Text = _("your baby moving less")
"""One more of them, while she is pregnant or has not said."""

CANNOT_JUDGE: Text = _(
    "We cannot check your answers now. Call the emergency number for chest pain, trouble "
    "breathing, coughing blood, collapse, a fit, face droop, heavy bleeding, or a blue, white or "
    "cold leg. Call your maternity unit now for one leg swollen, red, warm or painful for over a "
    "day, severe headache, vision changes, fever, baby moving less, or if you are worried."
)
"""Shown in place of a judgement that failed."""
