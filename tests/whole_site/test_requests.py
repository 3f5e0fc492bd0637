"""What each address takes, what it refuses, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from apps.alerts.rule import Urgency
from tests.whole_site.addresses import (
    EVERY_METHOD,
    METHODS,
    READ,
    Address,
    addresses,
    names,
)
from tests.whole_site.markup import parse
from tests.whole_site.visits import visits
from tests.whole_site.world import (
    OUTCOMES,
    Browser,
    World,
    check_session,
    make_world,
    ordinary_answers,
    with_session,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    """Alice with everything, Bob with a quiet diary, Carol with an empty one."""
    return make_world()


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    return {
        model._meta.label: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models()
    }


def refused(world: World, client: Browser) -> Iterator[tuple[Address, str, int]]:
    """What this browser gets for everything of Alice's, by every method that is taken."""
    for one in addresses(world):
        if one.owned:
            for method in sorted(one.methods):
                yield one, method, client.generic(method, one.path).status_code


def test_every_address_is_known_to_these_tests() -> None:
    assert sorted(names()) == sorted(METHODS)


def test_reading_writes_nothing(world: World) -> None:
    """Not a row is added, changed or removed by opening every page in every state."""
    opened = visits(world)
    alice = world.client(world.alice)
    before = rows()
    for visit in opened:
        visit.open()
        visit.open("HEAD")
    for name in ("alerts:banner", "healthz"):
        alice.get(reverse(name))
    assert rows() == before


def test_the_head_of_a_page_is_that_of_the_page(world: World) -> None:
    differing = []
    for visit in visits(world):
        page = visit.open()
        head = visit.open("HEAD")
        kept = ("Content-Type", "Cache-Control", "Content-Security-Policy", "Location", "ETag")
        same = [head.headers.get(name) == page.headers.get(name) for name in kept]
        if head.status_code != page.status_code or head.content or not all(same):
            differing.append(str(visit))
    assert not differing


def test_every_other_method_is_refused(world: World) -> None:
    hers = world.client(world.alice)
    for one in addresses(world):
        for method in EVERY_METHOD:
            if method in one.methods:
                continue
            answer = hers.generic(method, one.path)
            assert answer.status_code == 405, (method, one.path, answer.status_code)
            assert READ & one.methods <= {*answer.headers["Allow"].split(", ")}


def test_nobody_else_can_open_what_is_hers(world: World) -> None:
    """For Bob, for someone without a diary and for someone with answers only: not there."""
    answers = ordinary_answers() | OUTCOMES[Urgency.URGENT]
    strangers = {
        "Bob": world.client(world.bob),
        "nobody": Browser(),
        "the Check": with_session(str(check_session(answers).session_key)),
    }
    before = rows()
    for who, client in strangers.items():
        found = [(one.path, method, status) for one, method, status in refused(world, client)]
        assert len(found) > 30
        assert not [request for request in found if request[2] != 404], who
    assert rows() == before


def test_what_is_hers_and_what_is_not_there_look_the_same(world: World) -> None:
    hers = reverse("diary:entry", args=[world.entries["quiet"].pk])
    nobodys = reverse("diary:entry", args=[987654])
    for client in (world.client(world.bob), Browser()):
        pages = [client.get(path).content for path in (hers, nobodys)]
        assert pages[0] == pages[1]


def test_her_entries_do_not_show_through_questions_in_an_address(world: World) -> None:
    for client in (world.client(world.bob), Browser()):
        page = client.get(reverse("diary:list"), {"deleted": world.entries["deleted"].pk})
        assert page.context["deleted"] is None
        page = client.get(reverse("diary:list"), {"before": world.entries["quiet"].pk})
        assert page.status_code == 404


def test_what_she_deleted_cannot_be_opened(world: World) -> None:
    client, pk = world.client(world.alice), world.entries["deleted"].pk
    for name in ("diary:entry", "diary:saved", "diary:delete"):
        method = "POST" if name == "diary:delete" else "GET"
        assert client.generic(method, reverse(name, args=[pk])).status_code == 404


def test_a_post_without_its_token_is_turned_away_kindly(world: World) -> None:
    before = rows()
    asked = 0
    for signed_in in (True, False):
        client = Browser(enforce_csrf_checks=True)
        if signed_in:
            client.cookies = world.client(world.alice).cookies
            before = rows()
        for one in addresses(world):
            if "POST" not in one.methods:
                continue
            asked += 1
            answer = client.post(one.path, {"leg": "left", "action": "called"})
            assert answer.status_code == 403, one.path
            page = parse(answer.content.decode())
            assert page.one("h1").words == "That form was too old"
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Content-Security-Policy"]
            if signed_in:
                standing = page.by_id("alert-banner")
                assert standing is not None
                assert "Call 999 now" in standing.words
    assert asked > 80
    assert rows() == before


def test_numbers_too_large_for_a_database_are_not_there(world: World) -> None:
    client = world.client(world.alice)
    huge = "9" * 40
    for path in (f"/diary/{huge}/", f"/diary/{huge}/saved/", f"/alerts/{huge}/"):
        assert client.generic("GET", path).status_code == 404
    for question in ("before", "deleted"):
        answer = client.get(reverse("diary:list"), {question: huge})
        assert answer.status_code in (200, 404)
