"""A phone: Chromium at phone size, against a running server on the test database."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

PHONE = {"width": 390, "height": 844}

# What the browser and htmx report by themselves: an answer of 422 or 404, a lost connection.
NO_FAULT_OF_THE_PAGE = ("Failed to load resource", "htmx:sendError", "htmx:afterRequest")

OpenPhone = Callable[..., Page]

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def _chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.fail("No Chromium: run “make test”, which finds one, or set CHROME_PATH.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests, with the memory of pages that Back goes to left on."""
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # Only a test that fails waits as long as this.
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=_chromium(),
            args=_ARGUMENTS,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def faults() -> list[str]:
    """What the pages of this test did that no page may do; it must be empty at the end."""
    return []


@pytest.fixture
def open_phone(browser: Browser, live_server: LiveServer, faults: list[str]) -> Iterator[OpenPhone]:
    """Open another phone with a memory of its own: ``open_phone(java_script_enabled=False)``.

    Takes the options of Playwright's ``new_context``. At the end the test fails when any page
    asked another server for anything, or when a script failed or was refused by the policy.
    """
    contexts = []

    def note_request(request: Request) -> None:
        address = urlsplit(request.url)
        if (
            address.scheme in ("http", "https")
            and address.netloc != urlsplit(live_server.url).netloc
        ):
            faults.append(f"request to another server: {request.url}")

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(NO_FAULT_OF_THE_PAGE):
            faults.append(f"console: {message.text}")

    def open_one(**options: Any) -> Page:
        defaults = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "locale": "en-GB"}
        context = browser.new_context(base_url=live_server.url, **{**defaults, **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        context.on("request", note_request)
        context.on("console", note_console)
        context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def phone(open_phone: OpenPhone) -> Page:
    """A phone, 390 by 844, in light colours, with scripts."""
    return open_phone()
