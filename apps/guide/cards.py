"""The care cards of the guide as HTML: who to call and when, in words as well as colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.html import escape
from django.utils.translation import gettext as _

from apps.alerts.rule import Urgency
from apps.guide.page import NUMBERS

CARDS: Mapping[str, Urgency] = {urgency.css: urgency for urgency in Urgency}

ICONS: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: "phone",
    Urgency.URGENT: "warning",
    Urgency.ROUTINE: "calendar",
    Urgency.SELF_CARE: "heart",
}

Sign = tuple[Urgency, str]
"""A sign that a rule speaks of: its urgency and its plain words."""


def hidden_word(urgency: Urgency) -> str:
    """The urgency in a word, for those who do not see the colour of a card."""
    return {
        Urgency.EMERGENCY: _("Emergency:"),
        Urgency.URGENT: _("Urgent:"),
        Urgency.ROUTINE: _("Not urgent:"),
        Urgency.SELF_CARE: _("Self-care:"),
    }[urgency]


def heading(urgency: Urgency) -> str:
    """What to do about signs of this urgency, as the heading of a card that lists them."""
    return {
        Urgency.EMERGENCY: _("Call your emergency number now for any of these"),
        Urgency.URGENT: _("Contact your maternity unit or doctor now, at any hour"),
        Urgency.ROUTINE: _("Tell your midwife or doctor within days"),
        Urgency.SELF_CARE: _("Look after yourself"),
    }[urgency]


def icon(name: str) -> str:
    """The place of an icon, filled in once the HTML around it has been cleaned."""
    return f'<span data-icon="{name}"></span>'


def opening(urgency: Urgency, number: int, title: str) -> str:
    """The start of the page's card with this number; `title` is HTML."""
    return (
        f'<section class="care care--{urgency.css}" aria-labelledby="care-{number}">'
        f'<h2 class="care__title" id="care-{number}">{icon(ICONS[urgency])}'
        f'<span><span class="visually-hidden">{hidden_word(urgency)} </span>{title}</span></h2>'
        '<div class="care__body">'
    )


def closing(urgency: Urgency, help_url: str) -> str:
    """The end of a card. An emergency card ends with the numbers to call, and below it stands the
    way to another country's number."""
    if urgency is not Urgency.EMERGENCY:
        return "</div></section>"
    words = _("Find its emergency number")
    elsewhere = f'<p class="soft">{_("In another country?")} <a href="{help_url}">{words}</a></p>'
    return f"{NUMBERS}</div></section>{elsewhere}"


def red_flags(signs: Sequence[Sign], first: int, help_url: str) -> str:
    """One card for each urgency among the signs, the most urgent first, numbered from `first`."""
    html: list[str] = []
    for number, urgency in enumerate(urgencies(signs), start=first):
        listed = "".join(f"<li>{escape(words)}</li>" for level, words in signs if level is urgency)
        html.append(opening(urgency, number, heading(urgency)))
        html.append(f"<ul>{listed}</ul>")
        if urgency is Urgency.URGENT:
            words = _("See who to call")
            html.append(f'<p><a class="call" href="{help_url}">{icon("phone")}{words}</a></p>')
        html.append(closing(urgency, help_url))
    return "".join(html)


def limits() -> str:
    """What no page of advice can do, said where it ends (safety property 12)."""
    return f"<p><strong>{_('This does not diagnose. It cannot rule out a clot.')}</strong></p>"


def urgencies(signs: Sequence[Sign]) -> list[Urgency]:
    """Each urgency among the signs once, the most urgent first."""
    return sorted({urgency for urgency, _words in signs}, reverse=True)
