"""A swollen calf: the warning stands on every page until she says what she did."""

import pytest
from playwright.sync_api import Page, expect

from apps.alerts.models import Alert
from tests.browser.conftest import OpenPhone
from tests.browser.telling import expect_banner, expect_no_banner, heading, log

CALL_UNIT = "Call your maternity unit now, at any hour"
SWOLLEN = "One leg more swollen than usual"
GUIDE = "/guide/water/"
WITHOUT_BFCACHE = "addEventListener('unload', () => {})"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_swollen_calf(open_phone: OpenPhone, scripts: bool) -> None:
    page = open_phone(java_script_enabled=scripts)
    page.goto("/")
    log(page, leg="Left", strength="Strong", sign=SWOLLEN)

    # It stands on the page after the save, in the diary and on a page of the guide.
    expect(heading(page)).to_have_text("Saved")
    expect_banner(page, CALL_UNIT)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Diary").click()
    expect_banner(page, CALL_UNIT)
    expect(page.locator("main")).to_contain_text("Call today")
    page.goto(GUIDE)
    expect_banner(page, "One leg is more swollen than the other")

    # It says why, and what she told.
    page.locator("#alert-banner summary").click()
    expect(page.locator("#alert-banner")).to_contain_text(SWOLLEN)
    expect(page.locator("#alert-banner")).to_contain_text(
        "This does not diagnose. It cannot rule out a clot."
    )

    # Looking away is not among what she can record.
    page.get_by_role("link", name="acted on this").click()
    expect(heading(page)).to_have_text("One leg is more swollen")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator("label.choice", has_text="I called my maternity unit").click()
    page.get_by_label("What did they say?").fill("Come in at ten.")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text("I called my")
    for path in (GUIDE, "/", "/diary/", "/alerts/", "/check/"):
        page.goto(path)
        expect_no_banner(page)

    # The same sign logged anew is new evidence.
    log(page, leg="Left", sign=SWOLLEN)
    expect_banner(page, CALL_UNIT)
    page.goto(GUIDE)
    expect_banner(page, CALL_UNIT)
    assert Alert.objects.filter(urgency=Alert.Urgency.URGENT).count() == 2
    assert Alert.objects.exclude(resolved_at=None).get().note == "Come in at ten."


def test_a_later_quiet_night_takes_nothing_back(phone: Page) -> None:
    phone.goto("/")
    log(phone, leg="Left", sign=SWOLLEN)
    expect_banner(phone, CALL_UNIT)
    log(phone, leg="Right", strength="Slight", none=True)
    expect(heading(phone)).to_have_text("Saved")
    expect_banner(phone, CALL_UNIT)
    expect(phone.locator("main")).not_to_contain_text("No warning sign")


def test_the_worst_stands_first_with_the_emergency_number(phone: Page) -> None:
    phone.goto("/")
    log(phone, leg="Left", sign=SWOLLEN)
    log(phone, sign="Chest pain, or new sharp upper-back pain")
    expect_banner(phone, "Call the emergency number now")
    card = phone.locator("#alert-banner .care--emergency")
    expect(card.locator("a.call").first).to_have_attribute("href", "tel:112")
    assert card.locator("a:not(.call)").count() == 0, "nothing in the card leads away"
    expect(phone.locator("#alert-banner .row")).to_contain_text("One leg is more swollen")


@pytest.mark.parametrize("kept", [True, False], ids=["kept page", "loaded page"])
@pytest.mark.parametrize("known", [True, False], ids=["with a diary", "first visit"])
def test_back_to_a_page_opened_before_the_warning(phone: Page, known: bool, kept: bool) -> None:
    """Going Back may show a page as it was: the banner is fetched all the same."""
    if not kept:
        phone.add_init_script(WITHOUT_BFCACHE)
    if known:
        phone.goto("/diary/log/")
        log(phone, leg="Left", none=True)
        expect(heading(phone)).to_have_text("Saved")
    phone.goto(GUIDE)
    expect_no_banner(phone)
    phone.evaluate("() => { window.opened = 'before'; }")
    log(phone, leg="Left", sign=SWOLLEN)
    expect_banner(phone, CALL_UNIT)
    back(phone, "Log a cramp")
    back(phone, "Water")
    assert phone.url.endswith(GUIDE)
    expect_banner(phone, CALL_UNIT)
    if not known:
        # That it was one way or the other is what this test is about.
        assert phone.evaluate("() => window.opened === 'before'") is kept


def back(page: Page, to: str) -> None:
    """Go Back, as the browser's own button does. A page that was kept loads nothing."""
    page.evaluate("() => { setTimeout(() => history.back()); }")
    expect(heading(page)).to_contain_text(to)
