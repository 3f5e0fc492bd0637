"""The first page, by state: where to go on a first visit, what is next for someone with a diary."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page. Without a session cookie nothing but the template is read."""
    response = render(request, "home/home.html")
    response.headers["Cache-Control"] = "no-store" if has_session(request) else "no-cache"
    return response


def has_session(request: HttpRequest) -> bool:
    """Whether the browser sent a session cookie; says nothing about what the session holds."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
