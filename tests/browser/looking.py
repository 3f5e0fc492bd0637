"""How a page is looked at: axe in both schemes, and whether anything pushes it sideways."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules whose outcome a colour scheme can change."""

NARROW = {"width": 320, "height": 640}


@cache
def axe() -> str:
    """The text of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def broken(page: Page, only: dict[str, Any]) -> list[str]:
    """The rules that the page breaks, each with the first element that does."""
    found: list[dict[str, Any]] = page.evaluate(
        "async (only) => (await axe.run(document, only)).violations",
        {"runOnly": only, "resultTypes": ["violations"]},
    )
    first = [(one["id"], one["nodes"][0]) for one in found]
    return [f"{id}: {node['html'][:200]} {node['failureSummary'][:300]}" for id, node in first]


def too_wide(page: Page) -> list[str]:
    """What makes the page wider than the window; nothing where it is not."""
    found: list[str] = page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const out = [...document.body.querySelectorAll("*")].filter(
            (one) => one.getBoundingClientRect().right > room && !one.closest(".visually-hidden")
          );
          return [`${document.documentElement.scrollWidth - room} px too wide`,
                  ...out.slice(-3).map((one) => one.outerHTML.slice(0, 150))];
        }"""
    )
    return found


def faults_of(page: Page) -> list[str]:
    """Everything that is wrong with the page that is open. Leaves it as it was."""
    size = page.viewport_size
    assert size is not None
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe())
    # As tall as the page: what lies half under the bar is only not scrolled to yet.
    height = page.evaluate("() => document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    faults = broken(page, {"type": "tag", "values": STANDARDS})
    page.emulate_media(color_scheme="dark")
    dark = broken(page, {"type": "rule", "values": BY_COLOUR})
    page.emulate_media(color_scheme="light")
    faults += [f"dark: {one}" for one in dark]
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    faults += [f"text at 200%: {one}" for one in too_wide(page)]
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    faults += [f"320 px: {one}" for one in too_wide(page)]
    page.set_viewport_size(size)
    return faults
