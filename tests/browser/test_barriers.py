"""Every page on a phone: no barrier that axe can find, in either scheme, and no sideways scroll."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from apps.home import views as home
from tests.browser.conftest import OpenPhone
from tests.browser.looking import axe, faults_of
from tests.whole_site.visits import Visit, of_alice, of_others, of_the_check, without_a_diary
from tests.whole_site.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)


def visitor(_world: World) -> Iterator[Visit]:
    """Every page that anyone can open."""
    return without_a_diary()


def questions(world: World) -> Iterator[Visit]:
    """Every question of the Check, with an answer chosen."""
    return (one for one in of_the_check(world) if one.name == "check:question")


def outcomes(world: World) -> Iterator[Visit]:
    """Every outcome of the Check, and the banner that it brings."""
    return (one for one in of_the_check(world) if one.name != "check:question")


def diaries(world: World) -> Iterator[Visit]:
    """A diary with everything, a quiet one and an empty one. One page of a kind will do."""
    kept = {reverse("diary:entry", args=[world.entries[key].pk]) for key in ("quiet", "noted")}
    guide = reverse("guide:page", args=["blood-clot-signs"])
    for one in (*of_alice(world), *of_others(world)):
        is_seen = one.name == "diary:entry" and one.path not in kept
        if not is_seen and (one.name != "guide:page" or one.path == guide):
            yield one


def looking_phone(open_phone: OpenPhone) -> Page:
    """A phone whose policy lets axe in, and whose colours change at once."""
    page = open_phone(bypass_csp=True, reduced_motion="reduce")
    page.add_init_script(axe())
    return page


def remember(page: Page, session: str, url: str) -> None:
    """Put her cookie into the browser; without one, take it out."""
    page.context.clear_cookies()
    if session:
        page.context.add_cookies([{"name": "session", "value": session, "url": url}])


def walk(page: Page, opened: Iterable[Visit], url: str) -> str:
    """What is wrong, a line each; each page of each person once."""
    faults: list[str] = []
    for visit in dict.fromkeys(opened):
        remember(page, visit.session, url)
        answer = page.goto(visit.path)
        assert answer is not None
        assert answer.status == visit.status, visit.path
        faults += [f"{visit.path} {visit.session and '(hers) '}{one}" for one in faults_of(page)]
    return "\n".join(faults)


@pytest.mark.parametrize(
    "pages", [visitor, questions, outcomes, diaries], ids=lambda one: str(one.__name__)
)
def test_no_page_has_a_barrier(
    pages: Callable[[World], Iterator[Visit]], open_phone: OpenPhone, live_server: LiveServer
) -> None:
    opened = list(pages(make_world()))
    assert len(opened) > 20
    found = walk(looking_phone(open_phone), opened, live_server.url)
    assert not found, found


def test_no_page_with_a_mistake_has_a_barrier(
    open_phone: OpenPhone, live_server: LiveServer
) -> None:
    world = make_world()
    page = looking_phone(open_phone)
    for session in ("", str(world.client(world.alice).cookies["session"].value)):
        remember(page, session, live_server.url)
        for name, path, field, typed in (
            ("log", reverse("diary:log"), "calf_left_cm", "200"),
            ("settings", reverse("accounts:settings"), "weeks", "99"),
            ("health", reverse("accounts:health"), "bmi", "500"),
        ):
            page.goto(path)
            page.evaluate(
                "() => document.querySelectorAll('details').forEach((d) => d.open = true)"
            )
            page.locator(f"[name={field}]").fill(typed)
            page.locator(f"form:has([name={field}]) button").first.click()
            page.locator(".error-summary").wait_for()
            assert not faults_of(page), name
    page.goto(reverse("alerts:detail", args=[world.alerts["urgent"].pk]))
    page.get_by_role("button", name="Record it").click()
    page.locator(".error-summary").wait_for()
    assert not faults_of(page)


def test_no_page_of_a_refusal_has_a_barrier(
    open_phone: OpenPhone, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looking_phone(open_phone)
    page.goto(reverse("check:question", args=["right-now"]))
    page.context.clear_cookies()
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_role("heading", level=1).inner_text() == "That form was too old"
    assert not faults_of(page)

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr(home, "render", fail)
    page.goto("/")
    assert page.get_by_role("heading", level=1).inner_text() == "Something broke on our side"
    assert not faults_of(page)
