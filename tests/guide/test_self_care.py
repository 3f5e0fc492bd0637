"""Pages of advice end with the signs of a clot, and never let her rub or heat a leg in doubt."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.alerts.leg_warning import is_about_a_leg
from apps.alerts.models import Alert
from apps.alerts.rules import RULES
from apps.guide.library import library
from apps.guide.page import Group, Page
from apps.guide.signs import CLOT_SIGNS, SIGNS
from tests.guide.reading import plain, text

LIMITS = "This does not diagnose. It cannot rule out a clot."
NOTICE = "You have an open warning about a leg. Do not rub or heat it until it has been checked."
HEAT = "/guide/heat/"
ADVICE = {
    *(page.slug for page in library().pages.values() if page.group is Group.PREVENT),
    "stop-a-cramp-now",
    "after-a-cramp",
    "what-cramps-are",
    "what-it-feels-like",
    "why-cramps-happen",
    "medicines",
    "restless-legs",
}
RUBS_OR_HEATS = {"stop-a-cramp-now", "heat", "bedtime-routine", "magnesium-and-remedies"}


def cards(page: Page) -> list[str]:
    """The words of each care card on the page."""
    return [plain(card) for card in re.findall(r"<section.*?</section>", page.html, re.DOTALL)]


@pytest.mark.parametrize("slug", sorted(ADVICE))
def test_a_page_of_advice_ends_with_the_clot_signs(slug: str) -> None:
    page = library().pages[slug]
    assert plain(page.html).endswith(LIMITS)
    emergency, urgent = cards(page)[-2:]
    assert "Call your emergency number now" in emergency
    assert "Contact your maternity unit or doctor now" in urgent
    for rule in CLOT_SIGNS:
        card = emergency if rule.startswith("pe-") else urgent
        assert str(SIGNS[rule]) in card, rule
    assert "See who to call" in urgent


def test_a_sign_in_a_card_is_never_only_the_title_of_its_rule() -> None:
    for page in library().pages.values():
        items = set(re.findall(r"<li>([^<]*)</li>", page.html))
        titles = {str(rule.title) for rule in RULES.values()}
        assert not items & titles, page.slug


def test_words_are_kept_for_rules_that_exist() -> None:
    assert set(SIGNS) <= set(RULES)
    assert set(CLOT_SIGNS) <= set(SIGNS)


def test_a_page_that_rubs_or_heats_says_so_in_its_head() -> None:
    assert {page.slug for page in library().pages.values() if page.rubs_or_heats} == RUBS_OR_HEATS
    advice = r"rub the knot|rub gently|rubbing the muscle|hot-water bottle|warm shower|warm bath"
    for page in library().pages.values():
        if re.search(advice, text(page), re.IGNORECASE):
            assert page.rubs_or_heats, page.slug


def open_alert(user: User, rule_id: str) -> Alert:
    """A warning of this rule that waits for her."""
    urgency = RULES[rule_id].urgency.value if rule_id in RULES else Alert.Urgency.URGENT
    return Alert.objects.create(user=user, rule_id=rule_id, urgency=urgency, ruleset="test")


@pytest.fixture
def her() -> User:
    """Someone with a diary."""
    return User.objects.create_user()


@pytest.fixture
def hers(client: Client, her: User) -> Client:
    """Her browser."""
    client.force_login(her)
    return client


def seen(browser: Client, address: str) -> str:
    """The words of a page from its title on, below the banner."""
    html = browser.get(address).content.decode()
    return plain(html[html.index("<h1") :])


@pytest.mark.django_db
@pytest.mark.parametrize("slug", sorted(RUBS_OR_HEATS))
def test_with_an_open_leg_warning_the_page_says_to_leave_the_leg(
    hers: Client, her: User, slug: str
) -> None:
    address = reverse("guide:page", args=[slug])
    assert NOTICE not in seen(hers, address)
    alert = open_alert(her, "dvt-one-leg-swollen")
    assert seen(hers, address).startswith(f"{library().pages[slug].title} {NOTICE}")
    alert.resolved_at = timezone.now()
    alert.save()
    assert NOTICE not in seen(hers, address)


@pytest.mark.django_db
def test_the_notice_is_for_her_alone_and_for_these_pages_alone(hers: Client, her: User) -> None:
    before = Client().get(HEAT)
    open_alert(her, "dvt-red-or-warm")
    after = Client().get(HEAT)
    assert after.content == before.content
    assert after["ETag"] == before["ETag"]
    assert NOTICE not in seen(hers, "/guide/water/")
    other = Client()
    other.force_login(User.objects.create_user())
    assert NOTICE not in seen(other, HEAT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule_id", "is_leg"),
    [
        ("dvt-one-leg-swollen", True),
        ("vein-hard-tender", True),
        ("leg-blue-white-cold", True),
        ("cramp-60-min", True),
        ("pe-breathless-with-leg", True),
        ("not-sure-leg", True),
        ("leg-weak", True),
        ("injury-serious", True),
        ("a-rule-of-an-older-release", True),
        ("pe-chest-pain", False),
        ("breathless-new", False),
        ("faint-or-racing-heart", False),
        ("arm-or-neck-swelling", False),
        ("preeclampsia-one", False),
        ("not-sure-chest", False),
    ],
)
def test_which_warnings_are_about_a_leg(
    hers: Client, her: User, rule_id: str, is_leg: bool
) -> None:
    assert is_about_a_leg(rule_id) is is_leg
    open_alert(her, rule_id)
    assert (NOTICE in seen(hers, HEAT)) is is_leg


@pytest.mark.django_db
def test_it_costs_no_query_beside_the_banner(
    hers: Client, her: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hers.get(HEAT)  # the first visit prolongs the session
    with django_assert_max_num_queries(3):  # session, user, alerts
        hers.get(HEAT)
    open_alert(her, "dvt-one-leg-swollen")
    with django_assert_max_num_queries(4):  # and her saved numbers, for the banner
        assert NOTICE in seen(hers, HEAT)


def emergency_links(html: str) -> list[str]:
    """Where the emergency card of a page leads."""
    (card,) = re.findall(r'<section class="care care--emergency".*?</section>', html, re.DOTALL)
    return re.findall(r'href="([^"]*)"', card)


def test_without_a_country_the_card_lists_numbers_with_their_regions(client: Client) -> None:
    html = client.get("/guide/blood-clot-signs/").content.decode()
    assert emergency_links(html) == ["tel:112", "tel:911", "tel:999"]
    assert "the United States, Canada and Mexico" in html
    assert "Find its emergency number" in html


@pytest.mark.django_db
def test_with_a_country_the_card_has_its_number(hers: Client, her: User) -> None:
    her.country = "AU"
    her.save()
    assert emergency_links(hers.get("/guide/blood-clot-signs/").content.decode()) == ["tel:000"]
    assert emergency_links(hers.get(HEAT).content.decode()) == ["tel:000"]
