"""Late, changed and taken back: the diary follows her, and a warning outlives the entry."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from apps.alerts.models import Alert
from apps.diary.models import Entry
from tests.browser.conftest import OpenPhone
from tests.browser.telling import choose, expect_banner, heading

WARM = "One leg warmer than the other"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_entry_is_back_dated_changed_deleted_and_put_back(
    open_phone: OpenPhone, scripts: bool
) -> None:
    page = open_phone(java_script_enabled=scripts, timezone_id="Europe/London")
    when = timezone.now().replace(hour=2, minute=40, second=0, microsecond=0) - timedelta(days=3)
    page.goto("/diary/log/")
    choose(page, "Which leg is it?", "Right")
    choose(page, WARM, "Yes")
    page.get_by_text("When: just now. Change it").click()
    page.get_by_label("When did it begin?").fill(f"{when:%Y-%m-%d}T02:40")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(heading(page)).to_have_text("Saved")
    expect(page.locator("main")).to_contain_text("02:40")
    expect_banner(page, "Call your maternity unit now")

    # She changes it: the sign was a mistake. The warning stays until she says what she did.
    page.goto("/diary/")
    page.locator("main section.nights a.row").click()
    expect(heading(page)).to_have_text("Change this entry")
    expect(page.get_by_label("When did it begin?")).to_have_value(f"{when:%Y-%m-%d}T02:40")
    choose(page, WARM, "No")
    page.get_by_role("button", name="Save the change", exact=True).click()
    expect(heading(page)).to_have_text("Saved")
    assert Entry.objects.get().findings["warmth"] == "no"
    expect_banner(page, "Call your maternity unit now")

    # She deletes it, and thinks better of it.
    page.get_by_role("link", name="Change or add more").click()
    page.get_by_role("button", name="Delete this entry").click()
    expect(page.get_by_role("status").filter(has_text="The entry is deleted")).to_be_visible()
    expect(page.locator("main section.nights li")).to_have_count(0)
    expect_banner(page, "Call your maternity unit now")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("main section.nights li")).to_have_count(1)
    expect(page.locator("main section.nights")).to_contain_text("02:40")
    expect_banner(page, "Call your maternity unit now")
    assert Alert.objects.get(resolved_at=None).facts


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_earlier_nights_are_reached(open_phone: OpenPhone, scripts: bool) -> None:
    page = open_phone(java_script_enabled=scripts)
    page.goto("/diary/log/")
    choose(page, "Which leg is it?", "Left")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(heading(page)).to_have_text("Saved")
    first = Entry.objects.get()
    for hours in range(1, 61):
        Entry.objects.create(
            user=first.user, onset=first.onset - timedelta(hours=hours), findings={}, result={}
        )
    page.goto("/diary/")
    expect(page.locator("main section.nights li")).to_have_count(40)
    page.get_by_role("link", name="Show earlier nights").click()
    expect(page.locator("main section.nights li")).to_have_count(61 if scripts else 21)
    if scripts:
        expect(page.locator("h2[data-focus]")).to_be_focused()
