"""The first page, by state: where to go on a first visit, what is next for someone with a diary."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from apps.accounts.models import User
from apps.accounts.services import has_session
from apps.diary.models import entries_of
from apps.guide.published import FOR_HER, for_everyone

# Soreness after a cramp should be over within 24 hours; the next morning and evening lie within.
ASK_AFTER = timedelta(hours=1)
ASK_UNTIL = timedelta(hours=36)
KEEP_ASKING = timedelta(days=14)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page. Without a session cookie neither session nor database is read."""
    if has_session(request) and request.user.is_authenticated:
        context = {"part_of_day": part_of_day(), "sore": maybe_sore(request.user)}
        response = render(request, "home/home.html", context)
        response.headers["Cache-Control"] = FOR_HER
        return response
    return for_everyone(request, render(request, "home/first_visit.html"))


def part_of_day() -> str:
    """Return `night`, `morning` or `day` where she is: what she came for differs."""
    hour = timezone.localtime().hour
    if hour >= 22 or hour < 5:
        return "night"
    return "morning" if hour < 12 else "day"


def maybe_sore(user: User) -> str:
    """Return which leg to ask about after her latest entry, or "" when there is nothing to ask.

    `left`, `right` or `both` as logged, else `leg`. A cramp goes away and a clot stays, so it is
    asked until the soreness of a cramp should be over; and where she said that it was still
    sore, until she says that it is not (safety property 18).
    """
    latest = entries_of(user).values_list("onset", "findings").first()
    if latest is None:
        return ""
    onset, findings = latest
    ago = timezone.now() - onset
    was_sore = findings.get("still_sore_from_before") == "yes"
    if ago < ASK_AFTER or ago > (KEEP_ASKING if was_sore else ASK_UNTIL):
        return ""
    leg = findings.get("leg")
    return leg if leg in ("left", "right", "both") else "leg"
