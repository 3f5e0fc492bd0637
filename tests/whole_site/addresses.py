"""Every address of the site, found by walking the URL configuration, and what may be sent to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from apps.guide.library import library
from apps.questionnaire.flows.legs import LEGS
from tests.whole_site.world import World

READ, WRITE = frozenset({"GET", "HEAD"}), frozenset({"POST"})
BOTH = READ | WRITE
EVERY_METHOD = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

# What each address takes. A new address has to be put here, and is then under every test.
METHODS = {
    "home": READ,
    "healthz": READ,
    "guide:index": READ,
    "guide:page": READ,
    "check:start": READ,
    "check:question": BOTH,
    "check:review": READ,
    "check:outcome": READ,
    "check:clear": WRITE,
    "diary:list": READ,
    "diary:log": BOTH,
    "diary:still": BOTH,
    "diary:entry": BOTH,
    "diary:saved": READ,
    "diary:delete": WRITE,
    "diary:restore": WRITE,
    "diary:add_check": WRITE,
    "alerts:list": READ,
    "alerts:help": READ,
    "alerts:banner": READ,
    "alerts:detail": BOTH,
    "alerts:undo": WRITE,
    "alerts:mentioned": WRITE,
    "alerts:acted": WRITE,
    "accounts:settings": BOTH,
    "accounts:health": BOTH,
    "accounts:country": WRITE,
}

NO_PAGE = frozenset({"healthz", "alerts:banner"})
"""Readable, but no page of their own: a word for machines, and a part of a page."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name, its path, and whether it leads to something of Alice's."""

    name: str
    path: str
    owned: bool = False

    @property
    def methods(self) -> frozenset[str]:
        """What may be sent to it."""
        return METHODS[self.name]


def names() -> list[str]:
    """The name of every address, from the URL configuration itself."""
    return list(_names(get_resolver(), ""))


def _names(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def addresses(world: World) -> list[Address]:
    """Every address, with its parameters filled from what Alice has."""
    return [one for name in names() for one in _filled(name, world)]


def _filled(name: str, world: World) -> Iterator[Address]:
    entries = {key: entry.pk for key, entry in world.entries.items()}
    kept = [pk for key, pk in entries.items() if key != "deleted"]
    alerts = {key: alert.pk for key, alert in world.alerts.items()}
    hers = {
        "diary:entry": kept,
        "diary:saved": kept,
        "diary:delete": kept,
        "diary:restore": [entries["deleted"]],
        "alerts:detail": [*alerts.values()],
        "alerts:undo": [*alerts.values()],
        "alerts:mentioned": [alerts["routine"]],
    }
    for_anyone = {
        "guide:page": [*library().pages],
        "check:question": [question.slug for question in LEGS.questions],
    }
    for argument in hers.get(name, ()):
        yield Address(name, reverse(name, args=[argument]), owned=True)
    for slug in for_anyone.get(name, ()):
        yield Address(name, reverse(name, args=[slug]))
    if name not in hers and name not in for_anyone:
        yield Address(name, reverse(name))
