"""The Check: an emergency answer is answered at once, and leads on to the diary."""

from playwright.sync_api import Page, expect

from apps.diary.models import Entry
from tests.browser.conftest import OpenPhone
from tests.browser.telling import choose, expect_banner, expect_no_banner, heading

CHEST_PAIN = "Do you have chest pain, or a new sharp pain in your upper back?"


def answer_to_the_end(page: Page) -> int:
    """Answer nothing more than she must; return how many pages that took."""
    for count in range(60):
        if page.url.endswith("/check/answers/"):
            return count
        if page.url.endswith("/check/outcome/"):
            page.get_by_role("link", name="Carry on with the questions").click()
            continue
        for name in ("none", "leave", "skip"):
            if (button := page.locator(f"button[name={name}]")).count():
                break
        else:
            page.get_by_role("radio", name="No", exact=True).check()
            button = page.get_by_role("button", name="Continue")
        button.click()
    raise AssertionError("the Check does not end")


def test_chest_pain(open_phone: OpenPhone) -> None:
    """The whole way, without scripts."""
    page = open_phone(java_script_enabled=False)
    page.goto("/check/")
    page.get_by_role("link", name="Start", exact=True).click()
    choose(page, CHEST_PAIN, "Yes")
    page.get_by_role("button", name="Continue").click()

    # At once: whom to call, on the screen as it opens, and where she is when that is unknown.
    assert page.url.endswith("/check/outcome/")
    card = page.locator(".care--emergency")
    expect(card).to_contain_text("Call the emergency number now")
    expect(card.locator("a.call").first).to_be_in_viewport()
    page.get_by_label("country").select_option("GB")
    page.get_by_role("button", name="Show this country’s number").click()
    expect(card.locator("a.call")).to_have_attribute("href", "tel:999")
    expect(card.locator("a.call")).to_be_in_viewport()
    assert card.locator("a:not(.call)").count() == 0, "nothing in the card leads away"

    # Nothing is stored, and it stands on the guide all the same.
    assert not Entry.objects.exists()
    page.goto("/guide/water/")
    expect_banner(page, "Call 999 now")

    page.goto("/check/outcome/")
    page.get_by_role("link", name="Carry on with the questions").click()
    assert answer_to_the_end(page) > 20
    page.get_by_role("link", name="See what to do next").first.click()
    expect(page.locator(".care--emergency").first).to_contain_text("Call 999 now")
    page.get_by_role("button", name="Add this to my diary").click()
    expect(heading(page)).to_have_text("Saved")
    assert Entry.objects.count() == 1
    expect_banner(page, "Call 999 now")
    page.goto("/check/")
    expect(page.get_by_role("link", name="Start", exact=True)).to_be_visible()
    page.goto("/guide/water/")
    expect_banner(page, "Call 999 now")
    page.get_by_role("link", name="acted on this").click()
    page.locator("label.choice", has_text="I called the emergency number").click()
    page.get_by_role("button", name="Record it").click()
    page.goto("/guide/water/")
    expect_no_banner(page)


def test_back_and_change_keep_what_she_answered(phone: Page) -> None:
    phone.goto("/check/right-now/")
    phone.locator("button[name=none]").click()
    expect(heading(phone)).to_have_text("And any of these?")
    phone.get_by_role("link", name="Back", exact=True).click()
    chosen = phone.get_by_role("group", name=CHEST_PAIN).get_by_role("radio", name="No", exact=True)
    expect(chosen).to_be_checked()
    phone.go_back()
    expect(heading(phone)).to_have_text("And any of these?")
    assert "=" not in phone.url


def test_acting_without_a_diary(phone: Page) -> None:
    phone.goto("/check/right-now/")
    choose(phone, CHEST_PAIN, "Yes")
    phone.get_by_role("button", name="Continue").click()
    phone.goto("/")
    expect_banner(phone, "Call the emergency number now")
    phone.get_by_role("link", name="acted on this").click()
    phone.get_by_role("button", name="I have called, or been seen").click()
    phone.goto("/guide/")
    expect_no_banner(phone)
    assert not Entry.objects.exists()
