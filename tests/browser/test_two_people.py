"""Two people, two phones: neither ever sees anything of the other's."""

import re

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from tests.browser.conftest import OpenPhone
from tests.browser.telling import expect_banner, expect_no_banner, heading, log


def test_neither_sees_the_other(open_phone: OpenPhone) -> None:
    alice, bob = open_phone(), open_phone()
    alice.goto("/")
    log(alice, leg="Left", sign="One leg more swollen than usual")
    expect_banner(alice, "Call your maternity unit now")
    bob.goto("/")
    log(bob, leg="Right", strength="Mild", none=True)
    expect(heading(bob)).to_have_text("Saved")
    expect_no_banner(bob)
    assert User.objects.count() == 2

    opened = {alice: own_addresses(alice), bob: own_addresses(bob)}
    assert [len(own) for own in opened.values()] == [3, 2]
    for who, own in opened.items():
        other = alice if who is bob else bob
        for path in own:
            answer, refusal = who.goto(path), other.goto(path)
            assert answer is not None
            assert refusal is not None
            assert (answer.status, refusal.status) == (200, 404), path
            expect(heading(other)).to_have_text("This page is not here")
    bob.goto("/diary/")
    expect(bob.locator("main section.nights li")).to_have_count(1)
    expect(bob.locator("main")).not_to_contain_text("Left")


def own_addresses(page: Page) -> list[str]:
    """The addresses of what she has: entries and warnings."""
    found = [re.sub(r"^.*?(?=/diary/)", "", page.url)]
    for path in ("/diary/", "/alerts/"):
        page.goto(path)
        links = page.locator("a").evaluate_all("(all) => all.map((one) => one.pathname)")
        found += [path for path in links if re.match(r"/(diary|alerts)/\d+/", path)]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_form_from_a_lost_session_shows_nothing(open_phone: OpenPhone, scripts: bool) -> None:
    page = open_phone(java_script_enabled=scripts)
    page.goto("/")
    log(page, leg="Left", none=True)
    page.get_by_role("link", name="Change or add more").click()
    expect(heading(page)).to_have_text("Change this entry")
    page.context.clear_cookies(name="session")
    page.reload()
    expect(heading(page)).to_have_text("This page is not here")
    page.goto("/diary/")
    expect(page.locator("main section.nights")).to_have_count(0)
