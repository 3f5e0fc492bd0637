"""A first visit in the middle of the night: nothing known, nothing asked, help in two taps."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from tests.browser.conftest import OpenPhone
from tests.browser.telling import expect_no_banner, heading


def test_someone_with_a_cramp_finds_what_to_do_this_minute(phone: Page) -> None:
    phone.goto("/")
    expect(heading(phone)).to_have_text("A leg cramp at night?")
    phone.get_by_role("link", name="I have a cramp now").click()
    expect(heading(phone)).to_have_text("Stop a cramp now")
    expect(phone.locator("main ol li").first).to_be_in_viewport()
    expect_no_banner(phone)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_she_reads_the_guide_and_comes_to_the_check(open_phone: OpenPhone, scripts: bool) -> None:
    page = open_phone(java_script_enabled=scripts)
    page.goto("/")
    bar = page.get_by_role("navigation", name="Main")
    bar.get_by_role("link", name="Guide").click()
    expect(heading(page)).to_have_text("Guide")
    expect(bar.get_by_role("link", name="Guide")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="The standing calf stretch").first.click()
    expect(heading(page)).to_contain_text("calf stretch")
    expect(page.get_by_text("Sources", exact=True)).to_be_visible()
    bar.get_by_role("link", name="Check").click()
    expect(heading(page)).to_have_text("Check your symptoms")
    page.get_by_role("link", name="Start", exact=True).click()
    expect(heading(page)).to_have_text("Right now, do you have any of these?")
    expect(page.locator("input:checked")).to_have_count(0)


def test_reading_leaves_nothing_behind(phone: Page) -> None:
    for path in ("/", "/guide/", "/guide/stop-a-cramp-now/"):
        phone.goto(path)
    assert phone.context.cookies() == []
    phone.goto("/check/")
    phone.goto("/diary/")
    phone.goto("/alerts/help/")
    assert {one["name"] for one in phone.context.cookies()} <= {"csrf"}
    # The one thing that htmx notes for itself is where this tab is; no word of a page.
    kept = phone.evaluate("() => [...Object.keys(localStorage), ...Object.values(sessionStorage)]")
    assert set(kept) <= {"/diary/"}
    assert not User.objects.exists()
    assert not Session.objects.exists()
