"""Requests a second as a part of hello's, measured in turn with it.

In every round each request is measured for a moment right after hello was, and the two are
divided; the figure is the median of these ratios. A drift of the machine hits both and cancels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from apps.alerts.models import Alert
from apps.diary.models import Entry
from benchmarks.bars import SAVE, SPEED, Figure
from benchmarks.load import rate
from benchmarks.scene import CSRF, GUIDE_SLUG, Person, filled_in

FEWEST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to measure: seconds of hello and of each request in a round, and rounds.

    No round begins after `at_most` seconds; on a slow machine there are fewer, but never under 3.
    """

    rounds: int
    at_most: float
    hello: float
    request: float


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of request: how to make the next one, its status, and what to undo afterwards."""

    name: str
    make: Callable[[], bytes]
    status: int = 200
    undo: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Measured:
    """The ratios of one case, and its rate in each round (1/s)."""

    ratios: list[float]
    rates: list[float]


def measure(hello: int, site: int, cases: list[Case], pace: Pace) -> dict[str, Measured]:
    """Every case against hello, round by round; `hello` and `site` are ports."""
    measured = {case.name: Measured([], []) for case in cases}
    greet = _same(_request("GET", "/", hello))
    for case in cases:
        _slice(site, case, pace.hello)
    end = perf_counter() + pace.at_most
    for number in range(pace.rounds):
        if number >= FEWEST_ROUNDS and perf_counter() > end:
            break
        for case in cases:
            reference = rate(hello, greet, pace.hello)
            answers = _slice(site, case, pace.request)
            measured[case.name].ratios.append(answers / reference)
            measured[case.name].rates.append(answers)
    return measured


def figures(measured: Mapping[str, Measured]) -> list[Figure]:
    """The median of the ratios, and their range."""
    return [
        Figure(
            name,
            median(one.ratios),
            "x",
            (min(one.ratios), max(one.ratios)),
            f"{median(one.rates):.0f}/s",
            SPEED.get(name),
        )
        for name, one in measured.items()
    ]


def cases(port: int, people: list[Person]) -> list[Case]:
    """What people do most: read, look at the diary, save."""
    guide = reverse("guide:page", args=[GUIDE_SLUG])
    one = session(people[0])
    page = _request("GET", guide, port, Accept_Encoding="br")
    again = _request("GET", guide, port, Accept_Encoding="br", If_None_Match=_etag(port, guide))
    hers = _request("GET", guide, port, Accept_Encoding="br", Cookie=one)
    first = _request("GET", reverse("home"), port, Accept_Encoding="br")
    form = _request("GET", reverse("diary:log"), port, Accept_Encoding="br", Cookie=one)
    nights = _request("GET", reverse("diary:list"), port, Accept_Encoding="br", Cookie=one)
    saves = Saves(port, people)
    return [
        Case("guide page", _same(page)),
        Case("guide page, not modified", _same(again), 304),
        Case("guide page with a session", _same(hers)),
        Case("home, first visit", _same(first)),
        Case("diary, 40 entries", _same(nights)),
        Case("log form", _same(form)),
        Case(SAVE, saves, 302, saves.undo),
    ]


class Saves:
    """Posts of new entries, one person after another, and the way back to before them."""

    def __init__(self, port: int, people: list[Person]) -> None:
        self.port = port
        self.sessions = cycle([session(person) for person in people])
        self.newest = Entry.objects.latest("pk").pk
        self.alerts = list(Alert.objects.all())

    def __call__(self) -> bytes:
        """The next post."""
        cookies = f"{next(self.sessions)}; {settings.CSRF_COOKIE_NAME}={CSRF}"
        body = urlencode(filled_in())
        return _request("POST", reverse("diary:log"), self.port, body, Cookie=cookies)

    def undo(self) -> None:
        """Bring every diary back to its forty entries, so that all rounds measure the same."""
        Entry.objects.filter(pk__gt=self.newest).delete()
        Alert.objects.all().delete()
        Alert.objects.bulk_create(self.alerts)


def _slice(port: int, case: Case, seconds: float) -> float:
    try:
        return rate(port, case.make, seconds, case.status)
    finally:
        case.undo()


def _etag(port: int, path: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as http:
        http.request("HEAD", path, headers={"Host": f"localhost:{port}"})
        tag = http.getresponse().headers["ETag"]
    if not tag:
        raise RuntimeError(f"{path} has no ETag")
    return tag


def session(person: Person) -> str:
    """The cookie that her phone sends."""
    return f"{settings.SESSION_COOKIE_NAME}={person.session}"


def _same(request: bytes) -> Callable[[], bytes]:
    return lambda: request


def _request(method: str, path: str, port: int, body: str = "", **headers: str) -> bytes:
    """A whole request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{port}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if body:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", body]).encode()
