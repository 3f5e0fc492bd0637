"""The words that the stories share: what she taps, and what she sees standing on a page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def banner(page: Page) -> Locator:
    """The place of the banner, which is on every page."""
    return page.locator("#alert-banner")


def expect_banner(page: Page, words: str) -> None:
    """The banner stands on the page and says this."""
    expect(banner(page)).to_contain_text(words)
    expect(banner(page).get_by_role("region")).to_be_visible()


def expect_no_banner(page: Page) -> None:
    """Nothing stands on the page."""
    expect(banner(page)).to_have_count(1)
    expect(banner(page)).to_be_empty()


def heading(page: Page) -> Locator:
    """What the page is called."""
    return page.get_by_role("heading", level=1)


def choose(page: Page, group: str, answer: str) -> None:
    """Tap an answer, on its face, as a thumb does."""
    field = page.get_by_role("group", name=group, exact=True)
    field.locator("label.choice", has_text=answer).first.click()


def log(page: Page, leg: str = "", strength: str = "", sign: str = "", none: bool = False) -> None:
    """Log a cramp from the bar, as far as `fill` is told, and save it."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Log").click()
    expect(heading(page)).to_have_text("Log a cramp")
    fill(page, leg, strength, sign, none)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(heading(page)).to_have_text("Saved")


def fill(page: Page, leg: str = "", strength: str = "", sign: str = "", none: bool = False) -> None:
    """Fill in the log form as far as it is told."""
    if leg:
        choose(page, "Which leg is it?", leg)
    if strength:
        choose(page, "How strong was it?", strength)
    if none:
        page.locator("label.choice", has_text="None of these").first.click()
    if sign:
        choose(page, sign, "Yes")


def open_folds(page: Page) -> None:
    """Open everything that is folded away."""
    folded = page.locator("main details:not([open]) > summary")
    while folded.count():
        folded.first.click()
