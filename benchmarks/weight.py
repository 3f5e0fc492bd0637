"""What the first view of a page weighs: its bytes as sent, and its requests, nothing cached.

Counted as a browser's own tools count: the page, its style sheets, scripts and pictures, each
with its headers. The icon of the tab is left out, which browsers fetch by themselves afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from django.urls import reverse

from benchmarks.bars import GUIDE_BYTES, GUIDE_REQUESTS, PAGE_BYTES, PAGE_REQUESTS, Bar, Figure
from benchmarks.scene import GUIDE_SLUG


@dataclass(frozen=True, slots=True)
class Weight:
    """The first view of one page."""

    size: int
    requests: int


class _Parts(HTMLParser):
    """Gathers the addresses of what a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        rel = (known.get("rel") or "").split()
        address = None
        if tag in ("script", "img"):
            address = known.get("src")
        elif tag == "link" and ("stylesheet" in rel or "preload" in rel):
            address = known.get("href")
        if address:
            self.addresses.append(address)


def weigh(port: int, path: str, cookie: str = "") -> Weight:
    """The weight of a page of the server on this port, with all that it loads from there.

    Raises RuntimeError where anything of it is missing or comes from another server.
    """
    size, html = _fetch(port, path, "identity", cookie)
    size, _packed = _fetch(port, path, "br", cookie)
    addresses = set(_parts(f"http://localhost:{port}{path}", html.decode()))
    sizes = [_fetch(port, address, "br", cookie)[0] for address in sorted(addresses)]
    return Weight(size + sum(sizes), 1 + len(sizes))


@dataclass(frozen=True, slots=True)
class Page:
    """A page to weigh, with the bars for its bytes and its requests."""

    name: str
    path: str
    cookie: str = ""
    heavy: Bar = PAGE_BYTES
    many: Bar = PAGE_REQUESTS


def pages(session: str) -> list[Page]:
    """What a first visit meets, and the diary behind this session."""
    guide = reverse("guide:page", args=[GUIDE_SLUG])
    return [
        Page("home, first visit", reverse("home")),
        Page("guide page", guide, heavy=GUIDE_BYTES, many=GUIDE_REQUESTS),
        Page("log form, first visit", reverse("diary:log")),
        Page("diary, 40 entries", reverse("diary:list"), session),
    ]


def figures(port: int, weighed: list[Page]) -> list[Figure]:
    """Two lines for each page: its bytes and its requests."""
    lines = []
    for page in weighed:
        weight = weigh(port, page.path, page.cookie)
        lines.append(Figure(page.name, weight.size, "KB", bar=page.heavy))
        lines.append(Figure(f"{page.name}, requests", weight.requests, bar=page.many))
    return lines


def _parts(page: str, html: str) -> Iterator[str]:
    parts = _Parts()
    parts.feed(html)
    here = urlsplit(page)
    for address in parts.addresses:
        whole = urlsplit(urljoin(page, address))
        if whole.netloc != here.netloc:
            raise RuntimeError(f"{page} loads {address} from another server")
        yield whole.path


def _fetch(port: int, path: str, coding: str, cookie: str) -> tuple[int, bytes]:
    """The bytes of the answer, headers included, and its body."""
    headers = {"Host": f"localhost:{port}", "Accept-Encoding": coding}
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as http:
        http.request("GET", path, headers={**headers, "Cookie": cookie} if cookie else headers)
        answer = http.getresponse()
        body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    first = len(f"HTTP/1.1 {answer.status} {answer.reason}\r\n")
    head = sum(len(f"{name}: {value}\r\n") for name, value in answer.getheaders())
    return first + head + 2 + len(body), body
