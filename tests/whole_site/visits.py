"""Every page in every state worth seeing: who opens it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.alerts.rule import Urgency
from apps.guide.library import library
from apps.questionnaire.flows.legs import LEGS
from tests.whole_site.addresses import NO_PAGE, READ, addresses
from tests.whole_site.world import (
    OUTCOMES,
    World,
    check_session,
    everything_asked,
    ordinary_answers,
    session_of,
    with_session,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as one person sees it. `session` is the value of her cookie, "" without one."""

    name: str
    path: str
    session: str = ""
    status: int = 200

    @property
    def kind(self) -> str:
        """What makes the page one of a kind: its name, or its path where each has a title."""
        return self.path if self.name in {"guide:page", "check:question"} else self.name

    def open(self, method: str = "GET") -> Any:
        """The answer."""
        return with_session(self.session).generic(method, self.path)


def visits(world: World) -> list[Visit]:
    """All of them."""
    return [*without_a_diary(), *of_the_check(world), *of_alice(world), *of_others(world)]


def without_a_diary() -> Iterator[Visit]:
    """What a visitor without any cookie sees."""
    for name in ("home", "guide:index", "check:start", "diary:list", "diary:log", "alerts:list"):
        yield Visit(name, reverse(name))
    for name in ("diary:still", "alerts:help", "accounts:settings", "accounts:health"):
        yield Visit(name, reverse(name))
    for slug in library().pages:
        yield Visit("guide:page", reverse("guide:page", args=[slug]))
    yield Visit("check:question", reverse("check:question", args=[LEGS.questions[0].slug]))
    yield Visit("404", "/no-such-page/", status=404)
    yield Visit("guide:missing", reverse("guide:page", args=["no-such-page"]), status=404)


def of_the_check(world: World) -> Iterator[Visit]:
    """The Check at every question, its answers, and every outcome."""
    asked = str(check_session(everything_asked()).session_key)
    for question in LEGS.questions:
        yield Visit("check:question", reverse("check:question", args=[question.slug]), asked)
    begun = str(check_session({"chest_pain": "no"}).session_key)
    for name in ("check:start", "check:review"):
        yield Visit(name, reverse(name), asked)
        yield Visit(name, reverse(name), begun)
    for urgency, told in OUTCOMES.items():
        answers = ordinary_answers() | told
        session = str(check_session(answers).session_key)
        yield Visit("check:outcome", reverse("check:outcome"), session)
        if urgency.stays_open:
            for name in ("home", "alerts:list", "alerts:help", "check:review"):
                yield Visit(name, reverse(name), session)
            in_britain = str(check_session(answers, country="GB").session_key)
            yield Visit("check:outcome", reverse("check:outcome"), in_britain)
    hers = check_session(ordinary_answers() | OUTCOMES[Urgency.EMERGENCY], user=world.alice)
    for name in ("check:outcome", "alerts:list", "diary:list"):
        yield Visit(name, reverse(name), str(hers.session_key))


def of_alice(world: World) -> Iterator[Visit]:
    """Everything that Alice can open. Warnings stand on each page."""
    session = str(session_of(world.alice).session_key)
    for one in addresses(world):
        if one.methods >= READ and one.name not in NO_PAGE and not one.name.startswith("check:"):
            yield Visit(one.name, one.path, session)
    yield Visit(
        "diary:list", f"{reverse('diary:list')}?deleted={world.entries['deleted'].pk}", session
    )
    yield Visit(
        "diary:list", f"{reverse('diary:list')}?before={world.entries['urgent'].pk}", session
    )
    yield Visit("accounts:settings", f"{reverse('accounts:settings')}?saved", session)
    yield Visit("404", "/no-such-page/", session, status=404)
    missing = reverse("guide:page", args=["no-such-page"])
    yield Visit("guide:missing", missing, session, status=404)


def of_others(world: World) -> Iterator[Visit]:
    """A quiet diary, and one with nothing in it."""
    bob, carol = (str(session_of(user).session_key) for user in (world.bob, world.carol))
    for session in (bob, carol):
        for name in ("home", "diary:list", "diary:log", "alerts:list", "alerts:help"):
            yield Visit(name, reverse(name), session)
    assert world.bobs is not None
    yield Visit("diary:saved", reverse("diary:saved", args=[world.bobs.pk]), bob)
    yield Visit("accounts:settings", reverse("accounts:settings"), carol)
