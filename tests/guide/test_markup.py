"""What Markdown becomes: the site's own blocks, and nothing that could do harm."""

import re

import pytest

from apps.alerts.rule import Urgency
from apps.guide import markup
from apps.guide.page import NUMBERS

PLACES = {
    "guide:water": "/guide/water/",
    "alerts:help": "/alerts/help/",
    "diary:log": "/diary/log/",
}


def html(body: str) -> str:
    """The HTML of a body in which nothing is wrong."""
    written = markup.write(body, name="page.md", line=0, address=PLACES.get)
    assert written.problems == []
    return written.html


@pytest.mark.parametrize(
    ("kind", "hidden"),
    [
        ("emergency", "Emergency:"),
        ("urgent", "Urgent:"),
        ("routine", "Not urgent:"),
        ("self-care", "Self-care:"),
    ],
)
def test_a_care_card_says_its_urgency_in_words(kind: str, hidden: str) -> None:
    card = html(f"::: {kind} What to do\n- This\n:::\n")
    assert f'<section class="care care--{kind}" aria-labelledby="care-1">' in card
    assert '<h2 class="care__title" id="care-1"><svg' in card
    assert f'<span class="visually-hidden">{hidden} </span>What to do</span></h2>' in card
    assert '<div class="care__body"><ul>\n<li>This</li>' in card
    assert card.count("<section") == card.count("</section>") == 1


def test_each_card_of_a_page_has_a_name_of_its_own() -> None:
    cards = html("::: urgent One\nText\n:::\n\n::: routine Two\nText\n:::\n")
    assert 'aria-labelledby="care-1"' in cards
    assert 'aria-labelledby="care-2"' in cards


def test_lists_carry_their_kind() -> None:
    assert '<ol class="steps">\n<li>Go</li>' in html("::: steps\n1. Go\n:::\n")
    assert html("::: do\n- Go\n:::\n").startswith('<p><strong>Do</strong></p><ul class="do">')
    assert html("::: dont Until then, don’t\n- go\n:::\n").startswith(
        '<p><strong>Until then, don’t</strong></p><ul class="dont">'
    )
    assert "class" not in html("- plain\n")


def test_words_to_say_are_marked() -> None:
    assert html("::: say\n“Hello.”\n:::\n") == '<div class="say"><p>“Hello.”</p>\n</div>'


def test_a_paragraph_that_is_one_link_becomes_a_button() -> None:
    assert html("[Log](diary:log)\n") == '<p><a href="/diary/log/" class="button">Log</a></p>\n'
    assert 'class="button button--quiet"' in html("[Water](guide:water)\n")
    assert "class" not in html("Drink [water](guide:water).\n")


def test_in_an_urgent_card_it_is_the_call_button() -> None:
    card = html("::: urgent Call\n- Pain\n\n[See who to call](alerts:help)\n:::\n")
    assert '<a href="/alerts/help/" class="call"><svg' in card


def test_an_emergency_card_holds_the_numbers_and_leads_nowhere_else() -> None:
    card, below = html("::: emergency Call\n- Pain\n:::\n").split("</section>")
    assert card.endswith(f"</ul>\n{NUMBERS}</div>")
    assert "href" not in card
    assert 'class="soft"' in below
    assert '<a href="/alerts/help/">Find its emergency number</a>' in below


def test_red_flags_are_listed_by_urgency_with_a_way_to_the_number() -> None:
    written = markup.write(
        "::: red-flags\n:::\n\n::: routine Later\nText\n:::\n",
        name="page.md",
        line=0,
        address=PLACES.get,
        signs=[
            (Urgency.URGENT, "One leg is <bigger>"),
            (Urgency.EMERGENCY, "Chest pain"),
            (Urgency.URGENT, "A warm leg"),
        ],
    )
    text = written.html
    assert text.index("care--emergency") < text.index("care--urgent") < text.index("care--routine")
    assert "<li>One leg is &lt;bigger&gt;</li><li>A warm leg</li>" in text
    emergency, urgent, _routine = re.findall(r"<section.*?</section>", text, re.DOTALL)
    assert NUMBERS in emergency
    assert "href" not in emergency
    assert NUMBERS not in urgent
    assert '<a class="call" href="/alerts/help/">' in urgent
    assert "See who to call" in urgent
    assert 'id="care-3"' in text
    assert written.cards == {Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE}


def test_the_clot_signs_end_with_what_a_page_cannot_do() -> None:
    written = markup.write(
        "::: clot-signs\n:::\n",
        name="page.md",
        line=0,
        address=PLACES.get,
        ending=[(Urgency.URGENT, "A warm leg")],
    )
    assert "<li>A warm leg</li>" in written.html
    assert written.html.endswith(
        "<p><strong>This does not diagnose. It cannot rule out a clot.</strong></p>"
    )
    assert written.ends_with_clot_signs
    assert written.cards == {Urgency.URGENT}


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html,hello)",
        "![x](https://example.org/x.png)",
        "<https://example.org>",
        '::: urgent <b onclick="x">Call</b>\n:::',
        "```\n<script>x</script>\n```",
    ],
)
def test_nothing_foreign_gets_through(body: str) -> None:
    written = markup.write(body, name="page.md", line=0, address=PLACES.get)
    for forbidden in ("<script", "<img", "<b ", 'href="javascript', 'href="data', 'href="http'):
        assert forbidden not in written.html


def test_an_address_of_another_scheme_is_cleaned_away_even_if_it_resolves() -> None:
    written = markup.write(
        "See [x](bad).", name="page.md", line=0, address=lambda _target: "https://example.org/"
    )
    assert "example.org" not in written.html
