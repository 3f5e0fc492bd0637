"""One page, two ways to send it: whole, or only the part that changes."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def wants_partial(request: HttpRequest) -> bool:
    """Whether htmx asks for a part. When it restores its history it needs the whole page."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    if htmx is None or not htmx:
        return False
    return not htmx.history_restore_request and not htmx.boosted


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    partial: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render ``template``, or only its ``{% partialdef %}`` named ``partial`` when htmx asks.

    The answer always carries ``Vary: HX-Request``, so that no cache mistakes the one for the
    other. Without ``partial`` the whole page is sent whoever asks.
    """
    name = f"{template}#{partial}" if partial and wants_partial(request) else template
    response = render(request, name, dict(context or {}), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
