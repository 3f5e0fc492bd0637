"""Bytes served before Django are what Django would have answered, and only where they may be."""

import gzip
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock
from wsgiref.util import setup_testing_defaults

import brotli
import pytest
from django.conf import settings
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from django.test import override_settings
from django.urls import reverse

from apps.guide.library import library
from apps.guide.published import PublishedPages

INDEX = "/guide/"
WATER = "/guide/water/"
Answer = tuple[int, list[tuple[str, str]], bytes]


def ask(application: Any, path: str = WATER, method: str = "GET", **environ: str) -> Answer:
    """One request through a WSGI application: status, headers and body."""
    request: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path}
    setup_testing_defaults(request)
    request.update({"HTTP_HOST": "localhost", **environ})
    answer: list[tuple[int, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[..., Any]:
        answer.append((int(status.split()[0]), headers))
        return lambda _data: None

    parts = application(request, start_response)
    body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    return *answer[0], body


@pytest.fixture(autouse=True)
def connections_stay_open() -> Iterator[None]:
    """As Django's own test client does: the test keeps its connection between requests."""
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


class Counted:
    """Django, counting how often it is asked."""

    def __init__(self) -> None:
        self.django = WSGIHandler()
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked += 1
        return self.django(environ, start_response)


@pytest.fixture
def django() -> Counted:
    """Django's own application."""
    return Counted()


@pytest.fixture
def site(django: Counted) -> PublishedPages:
    """The application as it is served."""
    return PublishedPages(django)


@contextmanager
def reaches(django: Counted, *, times: int = 1) -> Iterator[None]:
    """Django must be asked exactly this often."""
    before = django.asked
    yield
    assert django.asked - before == times


@pytest.mark.parametrize(
    "path", [INDEX, *(reverse("guide:page", args=[slug]) for slug in library().pages)]
)
def test_every_page_is_what_django_answers_header_for_header(path: str) -> None:
    django = WSGIHandler()
    site = PublishedPages(django)
    assert ask(site, path) == ask(django, path)
    assert (path, False) in site.pages


def test_a_kept_page_asks_django_no_more(site: PublishedPages, django: Counted) -> None:
    first = ask(site)
    with reaches(django, times=0):
        assert ask(site) == first
        assert ask(site, HTTP_COOKIE="theme=dark; csrf=1") == first


@pytest.mark.parametrize(
    ("coding", "opened"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_compressed_it_is_the_same_page(
    site: PublishedPages, coding: str, opened: Callable[[bytes], bytes]
) -> None:
    _status, plain_headers, plain = ask(site)
    status, headers, body = ask(site, HTTP_ACCEPT_ENCODING=coding)
    assert status == 200
    assert opened(body) == plain
    differing = {"Content-Encoding": coding, "Content-Length": str(len(body))}
    assert dict(headers) == {**dict(plain_headers), **differing}
    assert len(body) < len(plain) / 2


def test_what_she_has_already_is_not_sent_again(site: PublishedPages, django: Counted) -> None:
    _status, headers, _body = ask(site)
    etag = dict(headers)["ETag"]
    kept = ask(site, HTTP_IF_NONE_MATCH=etag)
    assert kept == ask(django, HTTP_IF_NONE_MATCH=etag)
    assert kept[0] == 304
    assert kept[2] == b""
    strong = etag.removeprefix("W/")
    for known in ("*", strong, f'"other", {etag}'):
        assert ask(site, HTTP_IF_NONE_MATCH=known)[0] == 304
    for unknown in ('"other"', 'W/"other"', "nonsense"):
        assert ask(site, HTTP_IF_NONE_MATCH=unknown)[0] == 200


def test_head_has_the_headers_and_no_body(site: PublishedPages) -> None:
    _status, headers, body = ask(site)
    assert ask(site, method="HEAD") == (200, headers, b"")
    assert dict(headers)["Content-Length"] == str(len(body))


@pytest.mark.django_db
def test_a_session_always_reaches_django(site: PublishedPages, django: Counted) -> None:
    ask(site)
    cookie = f"a=b; {settings.SESSION_COOKIE_NAME}=unknown"
    with reaches(django):
        status, headers, _body = ask(site, HTTP_COOKIE=cookie)
    assert status == 200
    assert "no-store" in dict(headers)["Cache-Control"]


@pytest.mark.parametrize(
    "environ",
    [
        {"QUERY_STRING": "a=b"},
        {"SCRIPT_NAME": "/somewhere"},
        {"HTTP_IF_MATCH": '"x"'},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": ""},
        {"HTTP_HOST": "localhost@evil.example"},
    ],
)
def test_anything_unusual_reaches_django(
    site: PublishedPages, django: Counted, environ: dict[str, str]
) -> None:
    ask(site)
    with reaches(django):
        ask(site, **environ)


def test_an_unknown_host_gets_no_page(site: PublishedPages) -> None:
    ask(site)
    assert ask(site, HTTP_HOST="evil.example")[0] == 400


def test_other_methods_and_other_paths_reach_django(site: PublishedPages, django: Counted) -> None:
    ask(site)
    with reaches(django, times=3):
        assert ask(site, method="POST")[0] in (403, 405)
        assert ask(site, "/guide/nothing-here/")[0] == 404
        assert ask(site, "/guide/water")[0] == 301
    assert set(site.pages) == {(WATER, False)}


@pytest.mark.usefixtures("https")
def test_a_site_on_https_never_answers_plain_http(site: PublishedPages, django: Counted) -> None:
    with reaches(django):
        assert ask(site)[0] == 301
    with reaches(django, times=2):
        status, headers, _body = ask(site, **{"wsgi.url_scheme": "https"})
    assert status == 200
    assert "max-age=60" in dict(headers)["Strict-Transport-Security"]
    with reaches(django):
        assert ask(site)[0] == 301
    assert ask(site, **{"wsgi.url_scheme": "https"}) == ask(django, **{"wsgi.url_scheme": "https"})


@pytest.mark.usefixtures("https")
def test_a_trusted_proxy_says_whether_it_was_https(site: PublishedPages, django: Counted) -> None:
    proxied = {"HTTP_X_FORWARDED_PROTO": "https"}
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert ask(site, **proxied) == ask(django, **proxied)
        assert ask(site, **proxied)[0] == 200
        lied = {"HTTP_X_FORWARDED_PROTO": "http", "wsgi.url_scheme": "https"}
        assert ask(site, **lied)[0] == 301
    assert ask(site, **proxied)[0] == 301


@pytest.fixture
def https() -> Iterator[None]:
    """The settings of a site whose address begins with https."""
    with override_settings(
        SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60, SITE_URL="https://localhost"
    ):
        yield


def test_while_developing_nothing_is_kept(site: PublishedPages, django: Counted) -> None:
    with override_settings(DEBUG=True), reaches(django, times=2):
        ask(site)
        ask(site)


def _answering(status: str, *headers: tuple[str, str]) -> Callable[..., Any]:
    def application(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response(status, list(headers))
        return [b"words"]

    return application


FOR_ALL = (("Cache-Control", "no-cache"), ("ETag", 'W/"1"'), ("Content-Length", "5"))


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("200 OK", (*FOR_ALL, ("Set-Cookie", "a=b"))),
        ("200 OK", (("Cache-Control", "no-store"), ("ETag", 'W/"1"'))),
        ("200 OK", (("Cache-Control", "no-cache"),)),
        ("200 OK", FOR_ALL),  # and so it answers to If-None-Match, too
        ("302 Found", FOR_ALL),
        ("500 Internal Server Error", FOR_ALL),
    ],
)
def test_what_is_not_for_everyone_is_never_kept(
    status: str, headers: tuple[tuple[str, str], ...]
) -> None:
    site = PublishedPages(_answering(status, *headers))
    assert ask(site) == (int(status.split()[0]), list(headers), b"words")
    assert site.pages.get((WATER, False)) is None


def test_a_failure_is_tried_again(django: Counted) -> None:
    site = PublishedPages(_answering("500 Internal Server Error"))
    assert ask(site)[0] == 500
    site.application = django
    assert ask(site)[0] == 200
    assert site.pages[WATER, False] is not None


def test_other_pages_for_everyone_can_be_named(django: Counted) -> None:
    site = PublishedPages(django, extra=["/elsewhere/"])
    assert {"/elsewhere/", INDEX, WATER} <= site.paths


def test_the_server_serves_published_pages() -> None:
    from config.wsgi import application, django_application

    assert isinstance(application, PublishedPages)
    assert application.application is django_application


def test_the_guide_is_read_before_the_first_request() -> None:
    code = "from config import wsgi; from apps.guide.library import library as read"
    told = f"print(read.cache_info().currsize, wsgi.application.paths >= {{'/', '{WATER}'}})"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {told}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "True"]


@pytest.mark.django_db
def test_the_paths_are_worked_out_once(site: PublishedPages) -> None:
    ask(site, "/diary/")
    with mock.patch("apps.guide.published.reverse", side_effect=AssertionError):
        assert ask(site, "/diary/")[0] == 200


def test_no_request_says_where_the_site_begins(django: Counted) -> None:
    library.cache_clear()
    try:
        _status, _headers, page = ask(django, SCRIPT_NAME="/elsewhere", SCRIPT_URL="/elsewhere/")
        assert b"/elsewhere" not in page
        assert not any("/elsewhere" in str(one) for one in library().pages.values())
    finally:
        library.cache_clear()
