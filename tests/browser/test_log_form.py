"""The log form: mistakes are kind, urgent at once, and a save is one save."""

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.diary.models import Entry
from tests.browser.conftest import OpenPhone
from tests.browser.looking import faults_of
from tests.browser.telling import choose, expect_banner, expect_no_banner, heading, log, open_folds

SWOLLEN = "One leg more swollen than usual"
BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@BOTH
def test_a_mistake_beside_a_danger_sign(open_phone: OpenPhone, scripts: bool) -> None:
    page = open_phone(java_script_enabled=scripts)
    page.goto("/diary/log/")
    choose(page, "Which leg is it?", "Left")
    choose(page, SWOLLEN, "Yes")
    open_folds(page)
    page.get_by_label("centimetres round is your left calf").fill("200")
    page.get_by_label("centimetres round is your right calf").fill("36,5")
    page.get_by_label("Your own words").fill("Tight since supper.")
    page.get_by_role("button", name="Save", exact=True).click()

    # What is wrong, first of all in a summary that has the focus, then beside the field.
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    left = page.get_by_label("centimetres round is your left calf")
    expect(left).to_have_value("200")
    expect(left).to_have_attribute("aria-invalid", "true")
    described = str(left.get_attribute("aria-describedby")).split()
    said = " ".join(page.locator(f"#{id}").inner_text() for id in described)
    assert "20" in said
    assert "70" in said
    # What she typed is kept, and what could be read is judged at once.
    expect(page.get_by_label("centimetres round is your right calf")).to_have_value("36,5")
    expect(page.get_by_label("Your own words")).to_have_value("Tight since supper.")
    chosen = page.get_by_role("group", name=SWOLLEN).get_by_role("radio", name="Yes", exact=True)
    expect(chosen).to_be_checked()
    expect(page.locator("main .care--urgent")).to_contain_text("Call your maternity unit now")
    expect(page.locator("main .care--urgent .care__title")).to_be_in_viewport()
    assert not Entry.objects.exists()
    assert not User.objects.exists()
    expect_no_banner(page)

    # The summary leads to the field.
    summary.get_by_role("link").first.click()
    expect(left).to_be_focused() if scripts else expect(left).to_be_in_viewport()
    left.fill("39")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(heading(page)).to_have_text("Saved")
    entry = Entry.objects.get()
    assert entry.findings["calf_left_cm"] == "39"
    assert entry.findings["calf_right_cm"] == "36.5"
    assert entry.note == "Tight since supper."
    expect_banner(page, "Call your maternity unit now")


def test_a_mistake_leaves_the_banner_standing(open_phone: OpenPhone) -> None:
    page = open_phone(bypass_csp=True, reduced_motion="reduce")
    page.goto("/diary/log/")
    log(page, leg="Left", sign=SWOLLEN)
    expect_banner(page, "Call your maternity unit now")
    page.goto("/diary/log/")
    choose(page, SWOLLEN, "Yes")
    open_folds(page)
    page.get_by_label("centimetres round is your left calf").fill("7")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect_banner(page, "Call your maternity unit now")
    assert not faults_of(page)


@BOTH
def test_a_double_tap_is_one_entry(open_phone: OpenPhone, scripts: bool) -> None:
    page = open_phone(java_script_enabled=scripts)
    page.goto("/diary/log/")
    log(page, leg="Left", none=True)
    expect(heading(page)).to_have_text("Saved")
    page.goto("/diary/log/")
    choose(page, "Which leg is it?", "Right")
    page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(heading(page)).to_have_text("Saved")
    assert Entry.objects.filter(findings__leg="right").count() == 1
    page.goto("/diary/")
    expect(page.locator("main section.nights li")).to_have_count(2)


@BOTH
def test_a_double_tap_on_a_first_visit_shows_one_entry(
    open_phone: OpenPhone, scripts: bool
) -> None:
    page = open_phone(java_script_enabled=scripts)
    page.goto("/diary/log/")
    choose(page, SWOLLEN, "Yes")
    page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(heading(page)).to_have_text("Saved")
    expect_banner(page, "Call your maternity unit now")
    page.goto("/diary/")
    expect(page.locator("main section.nights li")).to_have_count(1)


def test_nothing_is_chosen_for_her(phone: Page) -> None:
    phone.goto("/diary/log/")
    expect(phone.locator("main input:checked")).to_have_count(0)
    log(phone, leg="Left", sign=SWOLLEN)
    phone.goto("/diary/log/")
    # The leg of last time is suggested; a symptom never is.
    assert phone.locator("main input:checked").evaluate_all(
        "(all) => all.map((one) => one.name)"
    ) == ["leg"]


def test_a_save_that_does_not_arrive_is_said(phone: Page) -> None:
    phone.goto("/diary/log/")
    choose(phone, SWOLLEN, "Yes")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.locator("#announcer")).to_contain_text("call now: do not wait for this page")
    expect(phone.locator("#announcer")).to_be_in_viewport()
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(heading(phone)).to_have_text("Saved")
    assert Entry.objects.count() == 1
