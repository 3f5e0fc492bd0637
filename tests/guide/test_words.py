"""How the guide speaks: plainly, warmly, to every skin, and never falsely comforting."""

import re
from collections.abc import Iterator
from statistics import mean

import pytest

from apps.alerts.rule import Urgency
from apps.guide.library import library
from apps.guide.page import NUMBERS, Group, Page
from tests.guide.reading import parts, sentences, text, words

PAGES = list(library().pages.values())

NEVER = [
    r"don[’']t worry",
    r"do not worry",
    r"you are fine",
    r"you[’']re fine",
    r"no clot",
    r"not a clot",
    r"all clear",
    r"nothing to worry",
    r"perfectly (normal|safe)",
    r"completely safe",
    r"you have a clot",
    r"you have pre-eclampsia",
    r"\bmums?\b",
    r"\bmummy\b",
    r"\b(baby|your) bump\b",
    r"little one",
    r"!",
]
JARGON = [
    "thrombosis",
    "embolism",
    "oedema",
    "edema",
    "gestation",
    "postpartum",
    "antenatal",
    "analgesic",
    "contraindicated",
    "symptomatic",
    "aetiology",
    "dorsiflex",
    "supine",
    "haemorrhage",
    "hypertension",
    "prophyla",
    "idiopathic",
    "unilateral",
]
NUMBERS_IN_WORDS = r"\b(four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|sixty)\b"


@pytest.fixture(params=PAGES, ids=lambda page: page.slug)
def page(request: pytest.FixtureRequest) -> Page:
    """Each page of the guide in turn."""
    chosen: Page = request.param
    return chosen


def test_there_is_a_page_for_every_need() -> None:
    linked_from_elsewhere = {
        "stop-a-cramp-now",
        "standing-calf-stretch",
        "blood-clot-signs",
        "who-to-call",
        "restless-legs",
        "what-cramps-are",
        "why-cramps-happen",
        "moving-and-exercise",
        "water",
        "heat",
        "shoes",
        "magnesium-and-remedies",
        "medicines",
        "pre-eclampsia-signs",
    }
    assert linked_from_elsewhere <= set(library().pages)


def test_the_first_group_holds_help_for_this_minute() -> None:
    first, pages = next(library().groups())
    assert first is Group.RIGHT_NOW
    slugs = [one.slug for one in pages]
    assert slugs[:3] == ["stop-a-cramp-now", "blood-clot-signs", "who-to-call"]


def test_nothing_is_said_that_must_never_be_said(page: Page) -> None:
    for pattern in NEVER:
        assert not re.search(pattern, text(page), re.IGNORECASE), pattern


def test_there_is_no_jargon(page: Page) -> None:
    for word in JARGON:
        assert word not in text(page).lower()


def test_the_short_name_of_a_clot_is_explained_where_it_stands(page: Page) -> None:
    for part in parts(page):
        if "DVT" in part:
            assert "clot" in part


def test_sentences_are_short(page: Page) -> None:
    lengths = [words(sentence) for sentence in sentences(page)]
    assert mean(lengths) < 14
    longest = max(sentences(page), key=words)
    assert words(longest) <= 30, longest


def test_she_is_spoken_to(page: Page) -> None:
    assert re.search(r"\byou(r|rs|rself)?\b", text(page))


def test_numbers_are_numerals(page: Page) -> None:
    assert not re.search(NUMBERS_IN_WORDS, text(page), re.IGNORECASE)


def test_quotes_and_apostrophes_are_typographic(page: Page) -> None:
    assert "'" not in text(page)
    assert '"' not in text(page)


def _mentions(pattern: str, found: list[str]) -> Iterator[tuple[int, str]]:
    for index, part in enumerate(found):
        if re.search(pattern, part, re.IGNORECASE):
            yield index, part


def test_red_is_never_the_only_word(page: Page) -> None:
    """Redness is harder to see on brown or black skin: darker or another colour comes first."""
    for _index, part in _mentions(r"\bred(der|ness)?\b", parts(page)):
        if part.startswith("Redness is harder to see on brown or black skin"):
            continue
        red = re.search(r"\bred", part, re.IGNORECASE)
        other = re.search(r"darker|purple|colour", part, re.IGNORECASE)
        assert red, part
        assert other, part
        assert other.start() < red.start(), part


def test_both_legs_are_compared_before_red_is_named(page: Page) -> None:
    found = parts(page)
    legs = [index for index, _part in _mentions(r"\b(leg|calf|calves)\b", found)]
    red = [index for index, part in _mentions(r"\bred(der)?\b", found) if index in legs]
    if red:
        before = " ".join(found[: red[0] + 1])
        compared = re.search(r"both legs|than the other|side by side|the other leg|other\.", before)
        assert compared, found[red[0]]


def test_every_page_says_where_it_comes_from_and_when_it_was_checked(page: Page) -> None:
    assert page.sources
    assert page.reviewed < page.next_review
    assert (page.next_review - page.reviewed).days <= 366


def test_every_danger_has_its_numbers(page: Page) -> None:
    """A page with an emergency card has the place of the numbers in it; nothing leads away."""
    pattern = r'<section class="care care--emergency".*?</section>'
    for card in re.findall(pattern, page.html, re.DOTALL):
        assert card.count(NUMBERS) == 1, page.slug
        assert "href" not in card, page.slug


def test_a_page_with_red_flags_shows_a_card_of_that_urgency(page: Page) -> None:
    for rule in page.red_flags:
        assert f"care--{rule.urgency.css}" in page.html, rule.id


def test_no_emergency_number_is_written_into_a_page(page: Page) -> None:
    """It differs from country to country; the numbers are kept in one reviewed table."""
    assert not re.search(r"(?<![\d,])(999|911|112|000)\b", text(page))


def test_the_most_urgent_card_comes_first(page: Page) -> None:
    order = re.findall(r"care--(emergency|urgent)\b", page.html)
    if set(order) == {"emergency", "urgent"}:
        assert order[0] == "emergency"


def test_the_clot_page_names_every_urgent_and_emergency_clot_rule() -> None:
    """The page and the published table cannot drift apart."""
    from apps.alerts.rule import Group as RuleGroup
    from apps.alerts.rules import RULES

    flags = {rule.id for rule in library().pages["blood-clot-signs"].red_flags}
    table = {
        rule.id
        for rule in RULES.values()
        if rule.group is RuleGroup.CLOT and rule.urgency >= Urgency.URGENT
    }
    assert table <= flags
    other_pages = {rule.id for one in PAGES for rule in one.red_flags}
    assert table <= other_pages
