"""The phone of these tests works, and notices what no page may do."""

from playwright.sync_api import Page

from tests.browser.conftest import OpenPhone


def test_the_first_page_opens_and_leads_to_the_guide(phone: Page) -> None:
    phone.goto("/")
    assert phone.locator("h1").count() == 1
    phone.get_by_role("link", name="Guide").last.click()
    phone.wait_for_url("**/guide/")
    assert phone.locator("h1").count() == 1


def test_it_fits_the_width_of_a_phone(phone: Page) -> None:
    phone.goto("/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_first_page_opens_without_javascript(open_phone: OpenPhone) -> None:
    page = open_phone(java_script_enabled=False, color_scheme="dark")
    page.goto("/")
    assert page.locator("h1").count() == 1


def test_an_address_elsewhere_is_refused_and_noticed(phone: Page, faults: list[str]) -> None:
    phone.goto("/")
    with phone.expect_console_message(lambda message: message.type == "error"):
        phone.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://a.test/'}))")
    assert any("Content Security Policy" in fault for fault in faults)
    faults.clear()


def test_a_script_that_fails_is_noticed(phone: Page, faults: list[str]) -> None:
    phone.goto("/")
    with phone.context.expect_event("weberror"):
        phone.evaluate("setTimeout(() => { throw new Error('broken') })")
    assert "broken" in faults[0]
    faults.clear()
