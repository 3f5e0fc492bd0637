"""Pages that are the same for everyone without a session, served as finished bytes.

Most who read the guide at night have no diary yet. For them every page is one and the same, so
it is rendered once by Django, compressed as small as it goes, and from then on answered here,
before Django begins. What is served is what Django answered, header for header. A request with a
session cookie always reaches Django, which adds her banner: nothing personal is ever kept here.

Nothing outlives the process, so that a new release, with new words or new static files, begins
with no page kept.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_etags

from apps.accounts.services import has_session
from apps.core.compression import preferred_coding
from apps.guide.library import library

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

logger = logging.getLogger(__name__)

Headers = list[tuple[str, str]]

FOR_EVERYONE = "no-cache"
FOR_HER = "no-store"
"""Values of Cache-Control. Never a max-age: going back to a page opened before an alert must ask
again, or it would be shown without the banner."""


def for_everyone(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Finish the response of a page that is the same for everyone without a session.

    With a session cookie it is hers alone and not stored anywhere. Without one it gets an ETag,
    and the answer is 304 when she has these very bytes already. The tag is weak, since it names
    the same words in every compression.
    """
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    if has_session(request):
        response["Cache-Control"] = FOR_HER
        return response
    response["Cache-Control"] = FOR_EVERYONE
    response["ETag"] = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


@dataclass(frozen=True, slots=True)
class Published:
    """One page as bytes: its answer in each coding, and the answer that nothing changed."""

    etag: str
    headers: Mapping[str, Headers]
    bodies: Mapping[str, list[bytes]]
    not_modified: Headers


class PublishedPages:
    """A WSGI application in front of Django's that answers published pages by itself."""

    def __init__(self, application: WSGIApplication, extra: Iterable[str] = ()) -> None:
        """Reads the guide, whose paths may be published.

        `extra` are paths beside them, of pages whose view ends with `for_everyone`.
        """
        self.application = application
        guide = (reverse("guide:page", args=[slug]) for slug in library().pages)
        self.paths = frozenset((*extra, reverse("guide:index"), *guide))
        self.pages: dict[tuple[str, bool], Published | None] = {}
        self.lock = Lock()
        self.is_our_host = lru_cache(maxsize=64)(_is_our_host)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the kept bytes, or let Django answer."""
        page = self.page_for(environ)
        if page is None:
            return self.application(environ, start_response)
        if_none_match = environ.get("HTTP_IF_NONE_MATCH")
        if if_none_match is not None and _matches(if_none_match, page.etag):
            start_response("304 Not Modified", page.not_modified.copy())
            return []
        coding = preferred_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        start_response("200 OK", page.headers[coding].copy())
        return page.bodies[coding] if environ["REQUEST_METHOD"] == "GET" else []

    def page_for(self, environ: dict[str, Any]) -> Published | None:
        """The published page that this request may have, or None where Django must answer."""
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")
            or environ.get("QUERY_STRING")
            or environ.get("SCRIPT_NAME")
            or "HTTP_IF_MATCH" in environ
            or not self.is_our_host(_host(environ))
        ):
            return None
        secure = _is_secure(environ)
        if settings.SECURE_SSL_REDIRECT and not secure:
            return None
        key = (environ["PATH_INFO"], secure)
        if key in self.pages:
            return self.pages[key]
        if settings.DEBUG or key[0] not in self.paths:
            return None
        return self.publish(*key)

    def publish(self, path: str, secure: bool) -> Published | None:
        """Ask Django for the page once and keep it, unless the answer is not for everyone."""
        with self.lock:
            if (path, secure) in self.pages:
                return self.pages[path, secure]
            status, headers, body = self.ask(path, secure)
            if status >= 500:
                return None
            page = None
            if status == 200 and _is_for_everyone(headers):
                etag = dict(headers)["ETag"]
                status, not_modified, _nothing = self.ask(path, secure, etag)
                if status == 304:
                    page = _published(etag, headers, body, not_modified)
            if page is None:
                logger.warning("%s is not the same for everyone, so it is not published.", path)
            self.pages[path, secure] = page
            return page

    def ask(self, path: str, secure: bool, etag: str = "") -> tuple[int, Headers, bytes]:
        """Django's own answer to someone with no cookie: status, headers and body."""
        site = urlsplit(settings.SITE_URL)
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or (443 if secure else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": site.netloc,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "https" if secure else "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        if etag:
            environ["HTTP_IF_NONE_MATCH"] = etag
        answer: list[tuple[int, Headers]] = []

        def start_response(status: str, headers: Headers, *_rest: Any) -> Callable[..., Any]:
            answer.append((int(status.split(" ", 1)[0]), headers))
            return lambda _data: None

        parts = self.application(environ, start_response)
        try:
            body = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        return *answer[-1], body


def _is_for_everyone(headers: Headers) -> bool:
    names = dict(headers)
    return (
        names.get("Cache-Control") == FOR_EVERYONE
        and "ETag" in names
        and "Content-Length" in names
        and "Set-Cookie" not in names
        and "Content-Encoding" not in names
    )


def _published(etag: str, headers: Headers, body: bytes, not_modified: Headers) -> Published:
    bodies = {
        "identity": body,
        "gzip": gzip.compress(body, compresslevel=9, mtime=0),
        "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=11),
    }
    return Published(
        etag=etag,
        headers={coding: _headers(headers, coding, len(data)) for coding, data in bodies.items()},
        bodies={coding: [data] for coding, data in bodies.items()},
        not_modified=not_modified,
    )


def _headers(headers: Headers, coding: str, length: int) -> Headers:
    """Django's headers in Django's order, with the length and the coding of these bytes."""
    own = [(name, str(length) if name == "Content-Length" else value) for name, value in headers]
    return own if coding == "identity" else [*own, ("Content-Encoding", coding)]


def _matches(if_none_match: str, etag: str) -> bool:
    """Whether she has these bytes: compared weakly, as RFC 9110 asks for If-None-Match."""
    if if_none_match == etag:
        return True
    opaque = etag.removeprefix("W/")
    known = parse_etags(if_none_match)
    return known == ["*"] or any(tag.removeprefix("W/") == opaque for tag in known)


def _host(environ: Mapping[str, Any]) -> str:
    if settings.USE_X_FORWARDED_HOST and "HTTP_X_FORWARDED_HOST" in environ:
        return str(environ["HTTP_X_FORWARDED_HOST"])
    return str(environ.get("HTTP_HOST", ""))


def _is_our_host(host: str) -> bool:
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _is_secure(environ: Mapping[str, Any]) -> bool:
    """As Django decides it: the trusted proxy's word where there is one, else the server's."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        said = environ.get(name)
        if said is not None:
            return bool(str(said).split(",", 1)[0].strip() == value)
    return bool(environ["wsgi.url_scheme"] == "https")
