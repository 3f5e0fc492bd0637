"""Without a finger on the glass: every control is reached, seen, and never under the bar."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.diary.models import Entry
from tests.browser.conftest import OpenPhone
from tests.browser.telling import heading, open_folds
from tests.whole_site.world import make_world

# What has the focus: its words, whether a ring is drawn, and whether anything covers it. A choice
# is its whole tile, whose face draws the ring.
LOOK = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const tile = one.closest("label.choice");
  const style = getComputedStyle;
  const ringed = tile ? [one, tile.querySelector(".choice__face")] : [one];
  const drawn = ringed.flatMap((part) => [style(part), style(part, "::before")]);
  // The button inside a date box draws its own ring.
  const inner = one.matches(":focus-within:not(:focus)");
  const ring =
    inner || drawn.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
  const box = one.getBoundingClientRect();
  const bar = document.querySelector("nav.bar");
  const covers = bar && !bar.contains(one) && getComputedStyle(bar).position === "sticky";
  const top = covers ? bar.getBoundingClientRect().top : innerHeight;
  return {
    name: (one.name || one.textContent || one.tagName).trim().slice(0, 40),
    value: one.value || "",
    ring,
    hidden: Math.max(0, box.bottom - top, -box.top) > Math.max(1, box.height - innerHeight),
    box: [box.top, box.bottom, top].map(Math.round).join(" "),
  };
}"""


def step(page: Page, key: str = "Tab") -> dict[str, Any] | None:
    """Press a key; look at what has the focus now."""
    page.keyboard.press(key)
    seen: dict[str, Any] | None = page.evaluate(LOOK)
    if seen is not None:
        assert seen["ring"], f"no ring around {seen}"
        assert not seen["hidden"], f"out of sight: {seen}"
    return seen


def step_to(page: Page, name: str) -> dict[str, Any]:
    """Press Tab until a control of this name has the focus."""
    passed = []
    for _ in range(60):
        seen = step(page)
        if seen and seen["name"].startswith(name):
            return seen
        passed.append(seen and seen["name"])
    raise AssertionError(f"{name} is not reached: {passed}")


def test_a_cramp_is_logged_with_the_keyboard_alone(phone: Page) -> None:
    phone.goto("/")
    first = step(phone)
    assert first is not None
    assert first["name"] == "Skip to the page"
    step_to(phone, "Log")
    phone.keyboard.press("Enter")
    expect(heading(phone)).to_have_text("Log a cramp")
    step_to(phone, "leg")
    phone.keyboard.press("Space")
    step_to(phone, "intensity")
    phone.keyboard.press("Space")
    assert (step(phone, "ArrowRight") or {})["value"] == "3"
    step_to(phone, "none_of_these")
    phone.keyboard.press("Space")
    step_to(phone, "Save")
    phone.keyboard.press("Enter")
    expect(heading(phone)).to_have_text("Saved")
    entry = Entry.objects.get()
    assert entry.findings["leg"] == "left"
    assert entry.findings["intensity"] == "3"
    assert entry.findings["one_leg_swollen"] == "no"


def test_the_skip_link_leads_past_the_bar(phone: Page) -> None:
    phone.goto("/guide/")
    step(phone)
    phone.keyboard.press("Enter")
    expect(phone.locator("main")).to_be_focused()
    seen = step(phone)
    assert seen is not None
    assert phone.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def controls(page: Page, key: str) -> int:
    """How many controls this key leads through until the page ends."""
    for count in range(300):
        if step(page, key) is None:
            return count
    raise AssertionError("the focus is caught")


@pytest.mark.parametrize("name", ["log", "settings", "health", "list", "alerts", "entry", "guide"])
def test_no_control_is_out_of_sight(
    open_phone: OpenPhone, live_server: LiveServer, name: str
) -> None:
    """Once down the page and once up again, with everything unfolded and warnings standing."""
    world = make_world()
    page = open_phone(reduced_motion="reduce")
    cookie = world.client(world.alice).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": cookie, "url": live_server.url}])
    page.goto(
        {
            "log": reverse("diary:log"),
            "settings": reverse("accounts:settings"),
            "health": reverse("accounts:health"),
            "list": reverse("diary:list"),
            "alerts": reverse("alerts:detail", args=[world.alerts["urgent"].pk]),
            "entry": reverse("diary:entry", args=[world.entries["urgent"].pk]),
            "guide": reverse("guide:page", args=["blood-clot-signs"]),
        }[name]
    )
    open_folds(page)
    page.locator(".skip").focus()
    down, up = (controls(page, key) for key in ("Tab", "Shift+Tab"))
    assert down > 12
    assert up >= down
