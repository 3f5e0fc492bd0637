"""One page, whole or in part, and what caches may keep of it."""

from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails
from pytest_django import Settings

from apps.core import htmx
from apps.core.cache import private

PAGE = "<h1>All</h1>{% partialdef list inline %}<ul>{{ word }}</ul>{% endpartialdef %}"


@pytest.fixture
def template(tmp_path: Path, settings: Settings) -> str:
    (tmp_path / "page.html").write_text(PAGE)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path], "APP_DIRS": False}]
    if not settings.BUILT_IN:
        from template_partials.apps import wrap_loaders

        wrap_loaders("django")
    engines.all()
    return "page.html"


def ask(**headers: str) -> HttpRequest:
    request = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return request


def page(request: HttpRequest, template: str, **options: Any) -> HttpResponse:
    return htmx.render_page(request, template, {"word": "cramp"}, **options)


def test_a_browser_gets_the_whole_page(template: str) -> None:
    response = page(ask(), template, partial="list")
    assert response.content == b"<h1>All</h1><ul>cramp</ul>"
    assert response["Vary"] == "HX-Request"


def test_htmx_gets_the_named_part(template: str) -> None:
    response = page(ask(HX_Request="true"), template, partial="list", status=422)
    assert response.content == b"<ul>cramp</ul>"
    assert response["Vary"] == "HX-Request"
    assert response.status_code == 422


@pytest.mark.parametrize("header", ["HX_History_Restore_Request", "HX_Boosted"])
def test_htmx_gets_the_whole_page_when_it_shows_a_whole_page(template: str, header: str) -> None:
    response = page(ask(HX_Request="true", **{header: "true"}), template, partial="list")
    assert response.content.startswith(b"<h1>")


def test_without_a_part_there_is_only_the_whole_page(template: str) -> None:
    assert page(ask(HX_Request="true"), template).content.startswith(b"<h1>")


def test_private_pages_are_kept_nowhere() -> None:
    @private
    def view(request: HttpRequest, number: int) -> HttpResponse:
        return HttpResponse(f"entry {number}")

    response = view(RequestFactory().get("/"), number=3)
    assert response["Cache-Control"] == "no-store"
    assert response.content == b"entry 3"
    assert view.__name__ == "view"
