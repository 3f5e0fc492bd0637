"""What holds for every page of the site, in every state, whoever opens it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from apps.accounts.models import User
from apps.alerts.rule import Urgency
from tests.whole_site.markup import Document, Element, parse
from tests.whole_site.visits import Visit, visits
from tests.whole_site.world import (
    OUTCOMES,
    Browser,
    World,
    check_session,
    make_world,
    with_session,
)

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NEVER_SAID = [
    r"you(’|')?( a)?re fine",
    r"\bno clot\b",
    r"\ball clear\b",
    r"don(’|')t worry",
    r"do not worry",
    r"nothing to worry",
    r"no need to worry",
    r"!",
    r"'",
    r'"',
]


class Seen:
    """A page that was opened: who opened it, the answer, and the page taken apart."""

    def __init__(self, visit: Visit, response: Any) -> None:
        self.visit = visit
        self.response = response
        self.document = parse(response.content.decode())

    def __str__(self) -> str:
        return (
            f"{self.visit.name} {self.visit.path} ({'session' if self.visit.session else 'none'})"
        )


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Seen]]:
    """Every page, opened once for all tests here: none of them changes anything."""
    with django_db_blocker.unblock():
        world = make_world()
        opened = visits(world)
        yield [*(Seen(one, one.open()) for one in opened), *with_mistakes(world)]
        User.objects.all().delete()
        Session.objects.all().delete()


def with_mistakes(world: World) -> Iterator[Seen]:
    """Forms that came back with something to put right, and the page for a missing token."""
    alice = world.client(world.alice)
    session = alice.cookies["session"].value
    wrong = {
        "diary:log": {"calf_left_cm": "200", "calf_right_cm": "37", "one_leg_swollen": "yes"},
        "accounts:settings": {"weeks": "99", "maternity_number": "12", "time_zone": "Mars/Base"},
        "accounts:health": {"bmi": "500"},
    }
    for name, data in wrong.items():
        yield Seen(Visit(name, reverse(name), status=422), Browser().post(reverse(name), data))
        answer = alice.post(reverse(name), data)
        yield Seen(Visit(name, reverse(name), session, status=422), answer)
    entry = reverse("diary:entry", args=[world.entries["quiet"].pk])
    answer = alice.post(entry, {"onset": "2999-01-01T00:00"})
    yield Seen(Visit("diary:entry", entry, session, status=422), answer)
    warning = reverse("alerts:detail", args=[world.alerts["urgent"].pk])
    answer = alice.post(warning, {"action": ""})
    yield Seen(Visit("alerts:detail", warning, session, status=422), answer)
    check = Browser()
    for slug, given in (
        ("right-now", {"chest_pain": "not_sure", "none": "1"}),
        ("calves", {"unit": "cm", "left": "200", "right": ""}),
    ):
        path = reverse("check:question", args=[slug])
        answer = check.post(path, given)
        yield Seen(Visit("check:question", path, "hers", status=422), answer)
    # What stands from the Check, and what is typed now, side by side.
    for session in (
        str(check_session(OUTCOMES[Urgency.EMERGENCY]).session_key),
        str(check_session(OUTCOMES[Urgency.URGENT]).session_key),
    ):
        answer = with_session(session).post(reverse("diary:log"), wrong["diary:log"])
        yield Seen(Visit("diary:log", reverse("diary:log"), session, status=422), answer)
    careful = Browser(enforce_csrf_checks=True)
    path = reverse("diary:log")
    yield Seen(Visit("403_csrf", path, status=403), careful.post(path, {"leg": "left"}))


def faults_of(
    pages: list[Seen], check: Callable[[Document], Iterator[str]]
) -> dict[str, list[str]]:
    """What a check found, by page."""
    found: dict[str, list[str]] = defaultdict(list)
    for seen in pages:
        for fault in check(seen.document):
            found[str(seen)].append(fault)
    return dict(found)


def test_every_page_opens(pages: list[Seen]) -> None:
    assert len(pages) > 150
    wrong = {str(seen): seen.response.status_code for seen in pages}
    assert not {
        str(seen): wrong[str(seen)]
        for seen in pages
        if seen.response.status_code != seen.visit.status
    }


def test_there_is_one_heading_of_the_page(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        headings = [one.words for one in page.all("h1")]
        if len(headings) != 1 or not headings[0]:
            yield str(headings)

    assert not faults_of(pages, check)


def test_every_page_says_its_language_and_has_one_main_part(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        if page.one("html")["lang"] not in ("en", "en-gb"):
            yield f"lang={page.one('html')['lang']!r}"
        if page.one("main")["id"] != "main":
            yield "the skip link leads nowhere"

    assert not faults_of(pages, check)


def test_titles_tell_pages_apart(pages: list[Seen]) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for seen in pages:
        title = seen.document.one("title").words
        assert title.endswith(" · Nocturne"), str(seen)
        assert len(title) > len(" · Nocturne") + 3, str(seen)
        assert title.startswith("Error: ") == (seen.visit.status == 422), (str(seen), title)
        kinds[title.removeprefix("Error: ")].add(seen.visit.kind)
    assert not {title: found for title, found in kinds.items() if len(found) > 1}


def test_tags_are_closed_where_they_should_be(pages: list[Seen]) -> None:
    assert not faults_of(pages, lambda page: iter(page.faults))


def test_every_control_has_its_label(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        labels = {one["for"]: one.words for one in page.all("label") if one["for"]}
        for control in page.all("input", "select", "textarea"):
            if control["type"] == "hidden":
                continue
            around = next((one for one in control.ancestors if one.tag == "label"), None)
            named = labels.get(control["id"]) or (around and around.words) or control["aria-label"]
            if not named:
                yield f"{control.tag} {control['name']}"
        for button in page.all("button"):
            if not button.words and not button["aria-label"]:
                yield "a button without words"
        for link in page.all("a"):
            if not link.words and not link["aria-label"]:
                yield f"a link without words to {link['href']}"

    assert not faults_of(pages, check)


def test_groups_of_choices_have_their_question(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        for control in page.all("input"):
            if control["type"] != "radio":
                continue
            groups = [one for one in control.ancestors if one.tag == "fieldset"]
            if not groups or not any(_legend(page, one) for one in groups):
                yield f"{control['name']} stands in no group with a legend"

    assert not faults_of(pages, check)


def _legend(page: Document, group: Element) -> str:
    return next((one.words for one in page.all("legend") if one.parent is group), "")


def test_ids_are_unique_and_whatever_points_at_one_finds_it(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        ids = [one["id"] for one in page.elements if one["id"]]
        yield from (f"twice: {id}" for id in sorted({id for id in ids if ids.count(id) > 1}))
        for one in page.elements:
            pointed = [*one["aria-labelledby"].split(), *one["aria-describedby"].split()]
            pointed += [one["for"]] if one["for"] else []
            pointed += [one["hx-target"][1:]] if one["hx-target"].startswith("#") else []
            pointed += [one["href"][1:]] if one.tag == "a" and one["href"].startswith("#") else []
            yield from (f"<{one.tag}> points at {id}" for id in pointed if id not in ids)

    assert not faults_of(pages, check)


def test_nothing_is_inline(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        yield from ("a style element" for _one in page.all("style"))
        yield from ("an inline script" for one in page.all("script") if not one["src"])
        for one in page.elements:
            for name, value in one.attributes.items():
                if name == "style" or (name.startswith("on") and name != "one"):
                    yield f"{name} on <{one.tag}>"
                if value.strip().lower().startswith(("javascript:", "data:")):
                    yield f"{name}={value}"

    assert not faults_of(pages, check)


def test_nothing_is_asked_of_another_server(pages: list[Seen]) -> None:
    """The guide names its sources as links; nobody but she follows them."""

    def check(page: Document) -> Iterator[str]:
        for one in page.elements:
            for name, value in one.attributes.items():
                if name == "xmlns" or not re.match(r"\s*(https?:)?//", value):
                    continue
                is_source = any("sources" in above.classes for above in one.ancestors)
                if (one.tag, name) != ("a", "href") or not is_source or one["rel"] != "noreferrer":
                    yield f"<{one.tag} {name}={value}>"

    assert not faults_of(pages, check)


def test_forms_post_here_with_their_token(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        for form in page.all("form"):
            inside = [one for one in page.all("input") if form in one.ancestors]
            if form["method"] != "post":
                yield f"a form that sends by {form['method'] or 'get'}"
            elif not any(one["name"] == "csrfmiddlewaretoken" for one in inside):
                yield f"no token: {form['action']}"
            if "?" in form["action"]:
                yield f"something in the address: {form['action']}"

    assert not faults_of(pages, check)


def test_nothing_is_said_that_must_never_be_said(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        said = f"{page.one('title').words} {page.one('body').words}"
        for pattern in NEVER_SAID:
            for found in re.finditer(pattern, said, re.IGNORECASE):
                yield said[max(0, found.start() - 40) : found.end() + 40]

    assert not faults_of(pages, check)


def test_every_page_leads_to_help_and_names_its_limits(pages: list[Seen]) -> None:
    def check(page: Document) -> Iterator[str]:
        if not any(one["href"] == reverse("alerts:help") for one in page.all("a")):
            yield "no way to the emergency numbers"
        if not re.search(r"cannot rule out a clot", page.one("body").words):
            yield "does not say what it cannot do"

    assert not faults_of(pages, check)


def test_every_page_carries_the_headers(pages: list[Seen]) -> None:
    for seen in pages:
        sent = seen.response.headers
        policy = {part.strip() for part in sent["Content-Security-Policy"].split(";")}
        assert policy == POLICY, str(seen)
        assert {name: sent.get(name) for name in HEADERS} == HEADERS, str(seen)
        assert "geolocation=()" in sent["Permissions-Policy"], str(seen)


def test_no_page_of_hers_is_kept_anywhere(pages: list[Seen]) -> None:
    kept = {
        str(seen): seen.response.headers.get("Cache-Control")
        for seen in pages
        if seen.visit.session and seen.response.headers.get("Cache-Control") != "no-store"
    }
    assert not kept


def test_nobody_is_marked_for_reading(pages: list[Seen]) -> None:
    """The first visit, the guide and the numbers to call leave no cookie behind."""
    marked = {
        str(seen): list(seen.response.cookies)
        for seen in pages
        if not seen.visit.session
        and seen.visit.name in {"home", "guide:index", "guide:page", "guide:missing", "404"}
        and seen.response.cookies
    }
    assert not marked


def test_every_link_leads_somewhere(pages: list[Seen]) -> None:
    """Each link of each page is followed once by the person it is shown to."""
    followed: set[tuple[str, str]] = {(seen.visit.session, seen.visit.path) for seen in pages}
    dead = []
    for seen in pages:
        for link in seen.document.all("a"):
            parts = urlsplit(link["href"])
            if parts.scheme or not parts.path or seen.visit.session == "hers":
                continue
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            if (seen.visit.session, target) in followed:
                continue
            followed.add((seen.visit.session, target))
            answer = Visit("", target, seen.visit.session).open()
            if answer.status_code not in (200, 302):
                dead.append(f"{seen} → {target}: {answer.status_code}")
    assert not dead
