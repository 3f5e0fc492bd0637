"""The first page, by state: where to go on a first visit, what is next for someone with a diary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from apps.accounts.services import has_session


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page. Without a session cookie neither session nor database is read."""
    known = has_session(request)
    if known and request.user.is_authenticated:
        response = render(request, "home/home.html", {"part_of_day": part_of_day()})
    else:
        response = render(request, "home/first_visit.html")
    response.headers["Cache-Control"] = "no-store" if known else "no-cache"
    return response


def part_of_day() -> str:
    """Return `night`, `morning` or `day` where she is: what she came for differs."""
    hour = timezone.localtime().hour
    if hour >= 22 or hour < 5:
        return "night"
    return "morning" if hour < 12 else "day"
