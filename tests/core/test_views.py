"""The health check, the error pages and the headers that every answer carries."""

from unittest import mock

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from apps.core import views
from config import urls

POLICY = {
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the server is at fault")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def senseless(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("the request is at fault")


urlpatterns = [
    *urls.urlpatterns,
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("senseless/", senseless),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500

with_faults = override_settings(ROOT_URLCONF=__name__)


@pytest.mark.django_db
def test_healthz_says_ok_without_a_cookie(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_healthz_fails_with_the_database_and_names_no_cause(client: Client) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("password wrong")):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert b"password" not in response.content


@pytest.mark.django_db
def test_healthz_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db
def test_every_answer_carries_the_security_headers(client: Client) -> None:
    for address in ("/healthz", "/no-such-page/"):
        headers = client.get(address).headers
        policy = {part.strip() for part in headers["Content-Security-Policy"].split(";")}
        assert policy - {""} == POLICY
        assert "geolocation=()" in headers["Permissions-Policy"]
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"


@with_faults
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [("/no-such-page/", 404), ("/forbidden/", 403), ("/senseless/", 400), ("/broken/", 500)],
)
def test_error_pages_are_whole_pages(address: str, status: int) -> None:
    response = Client(raise_request_exception=False).get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert page.count("<h1") == 1
    assert '<html lang="en' in page
    assert "the server is at fault" not in page
    # They carry the banner of whoever asks.
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


@with_faults
def test_the_500_page_needs_no_database() -> None:
    # Without the django_db mark, any query here is refused.
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    response = client.get("/broken/")
    assert response.status_code == 500
    assert b"<h1" in response.content


@pytest.mark.django_db
def test_a_wrong_host_gets_the_400_page(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example.org"})
    assert response.status_code == 400
    assert b"<h1" in response.content


def test_a_form_without_its_token_gets_a_page_of_ours() -> None:
    response = views.csrf_failure(RequestFactory().post("/diary/log/"))
    assert response.status_code == 403
    page = response.content.decode()
    assert page.count("<h1") == 1
    # What she wanted to tell us was not judged, so the signs stand here.
    assert "chest pain" in page
    assert "Call your maternity unit now" in page
