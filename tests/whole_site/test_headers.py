"""What the real server sends with everything: pages, published pages, files, and refusals."""

import re

import pytest

from tests.whole_site.conftest import Served

POLICY = {
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def stylesheet(served: Served) -> str:
    _answer, page = served.get("/")
    found = re.search(rb'href="(/static/css/[^"]+)"', page)
    assert found
    return found[1].decode()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/guide/", 200),
        ("/guide/stop-a-cramp-now/", 200),
        ("/guide/no-such-page/", 404),
        ("/check/", 200),
        ("/check/answers/", 302),
        ("/diary/log/", 200),
        ("/diary/1/", 404),
        ("/diary/1/delete/", 405),
        ("/alerts/help/", 200),
        ("/alerts/banner/", 200),
        ("/no-such-page/", 404),
        ("/static/no-such-file.css", 404),
        ("/healthz", 200),
        ("stylesheet", 200),
    ],
)
def test_everything_carries_the_policy(served: Served, path: str, status: int) -> None:
    answer, _body = served.get(stylesheet(served) if path == "stylesheet" else path)
    assert answer.status == status
    policy = {part.strip() for part in str(answer.getheader("Content-Security-Policy")).split(";")}
    assert policy == POLICY
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("X-Frame-Options") == "DENY"
    assert answer.getheader("Referrer-Policy") == "same-origin"
    assert answer.getheader("Cross-Origin-Opener-Policy") == "same-origin"
    assert "camera=()" in str(answer.getheader("Permissions-Policy"))


def test_what_has_not_changed_carries_it_too(served: Served) -> None:
    answer, _body = served.get("/guide/")
    answer, body = served.get("/guide/", If_None_Match=str(answer.getheader("ETag")))
    assert (answer.status, body) == (304, b"")
    assert answer.getheader("Content-Security-Policy")


@pytest.mark.parametrize("path", ["/", "/guide/", "/guide/blood-clot-signs/", "/healthz"])
def test_reading_leaves_no_cookie(served: Served, path: str) -> None:
    answer, _body = served.get(path)
    assert answer.getheader("Set-Cookie") is None


@pytest.mark.parametrize("path", ["/", "/guide/", "/guide/blood-clot-signs/"])
def test_a_page_for_everyone_is_asked_for_again_each_time(served: Served, path: str) -> None:
    """Never a max-age: going back to it after a warning would show it without the banner."""
    answer, _body = served.get(path)
    assert answer.getheader("Cache-Control") == "no-cache"
    answer, _body = served.get(path, Cookie="session=unknown")
    assert answer.getheader("Cache-Control") == "no-store"
