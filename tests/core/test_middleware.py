"""A session cookie that is no key of ours is as good as none."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client

from apps.core.middleware import drop_strange_session


@pytest.mark.parametrize(
    "cookie",
    [
        r'"\000abcdefgh"',
        r'"abcdefgh\000"',
        '"abcdefgh abc"',
        "Ünknown-key",
        "ABCDEFGHIJ",
        "a" * 41,
        "abcdefgh'--",
        r'"abcdefgh\012"',
        "",
    ],
)
@pytest.mark.parametrize("path", ["/guide/", "/alerts/help/", "/no-such-page/"])
def test_it_is_never_looked_up(cookie: str, path: str) -> None:
    """Without the django_db mark any query is an error."""
    said = f"{settings.SESSION_COOKIE_NAME}={cookie}; theme=dark"
    answer = Client().get(path, headers={"cookie": said})
    assert answer.status_code == (404 if path == "/no-such-page/" else 200)


@pytest.mark.parametrize("key", ["0123456789abcdefghijklmnopqrstuv", "unknown"])
def test_a_key_of_ours_is_left(key: str) -> None:
    request = HttpRequest()
    request.COOKIES = {settings.SESSION_COOKIE_NAME: key, "theme": "dark"}
    before = dict(request.COOKIES)
    drop_strange_session(lambda _request: HttpResponse())(request)
    assert dict(request.COOKIES) == before


@pytest.mark.django_db
def test_a_save_gives_her_a_session_all_the_same(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "not a key"
    answer = client.post("/account/country/", {"country": "IE"})
    assert answer.status_code == 302
    assert answer.cookies[settings.SESSION_COOKIE_NAME].value.isalnum()
