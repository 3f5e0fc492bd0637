"""Long bodies are refused unread, and no file is ever stored."""

from unittest import mock

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from apps.core.bodies import refuse_long_bodies
from config import urls

MOST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def told(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.POST.get('note', '')},{len(request.FILES)}")


urlpatterns = [*urls.urlpatterns, path("told/", told)]

here = override_settings(ROOT_URLCONF=__name__)


@here
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
)
def test_a_long_body_is_refused(kind: str) -> None:
    """Without the django_db mark any query is an error: nothing is looked up either."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    response = client.generic("POST", "/told/", b"a" * (MOST + 1), content_type=kind)
    assert response.status_code == 413
    page = response.content.decode()
    assert page.count("<h1") == 1
    assert "chest pain" in page
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    assert not response.cookies


def test_it_is_refused_before_it_is_read() -> None:
    request = RequestFactory().post("/", b"a" * (MOST + 1), content_type="text/plain")
    with mock.patch.object(request, "read", side_effect=AssertionError):
        answer = refuse_long_bodies(lambda _request: HttpResponse())(request)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"CONTENT_LENGTH": str(MOST)}, 200),
        ({"CONTENT_LENGTH": ""}, 200),
        ({"CONTENT_LENGTH": str(MOST + 1)}, 413),
        ({"CONTENT_LENGTH": "9" * 5000}, 413),
        ({"CONTENT_LENGTH": "-1"}, 413),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, 413),
    ],
)
def test_the_length_decides(said: dict[str, str], status: int) -> None:
    request = RequestFactory().get("/")
    request.META.update(said)
    answer = refuse_long_bodies(lambda _request: HttpResponse())(request)
    assert answer.status_code == status


@here
@pytest.mark.django_db
def test_a_form_with_a_file_is_read_without_the_file(client: Client) -> None:
    file = SimpleUploadedFile("photo.jpg", b"x" * 100_000)
    with mock.patch("tempfile.NamedTemporaryFile", side_effect=AssertionError):
        response = client.post("/told/", {"photo": file, "note": "sore"})
    assert response.content == b"sore,0"
