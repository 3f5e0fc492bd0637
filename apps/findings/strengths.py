"""How strong a pain was, in five words on the scale of 0 to 10 that the rules read."""

from decimal import Decimal

from apps.findings.text import Text, _

STRENGTHS: tuple[tuple[str, Text], ...] = (
    ("1", _("Slight")),
    ("3", _("Mild")),
    ("5", _("Medium")),
    ("7", _("Strong")),
    ("10", _("Worst")),
)
"""Each strength out of 10, and its word."""


def strength_word(intensity: Decimal) -> str:
    """The word nearest to a strength of 0 to 10."""
    return str(min(STRENGTHS, key=lambda choice: abs(Decimal(choice[0]) - intensity))[1])
