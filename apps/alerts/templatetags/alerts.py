"""The banner that stands on every page while a warning is open."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string

from apps.accounts.services import has_session
from apps.alerts.banner import OpenWarning, warnings_for
from apps.alerts.calls import Calls

register = template.Library()


@register.simple_tag(takes_context=True)
def alert_banner(context: Context) -> str:
    """The place of the banner: empty while nothing is open.

    The same tag renders it in the page and as the part that htmx swaps out of band.
    """
    request: HttpRequest | None = context.get("request")
    warnings = warnings_for(request) if request and has_session(request) else []
    return render_to_string(
        "alerts/banner.html",
        {
            "first": warnings[0] if warnings else None,
            "others": warnings[1:],
            "calls": Calls(request) if request else None,
            "here": request.get_full_path() if request else "",
            "out_of_band": bool(context.get("banner_out_of_band")),
        },
        request=request if warnings else None,
    )


@register.inclusion_tag("alerts/card.html", takes_context=True)
def warning_card(context: Context, warning: OpenWarning, heading: str = "h2") -> dict[str, Any]:
    """One warning as a care card with its call button."""
    request: HttpRequest = context["request"]
    return {
        "warning": warning,
        "calls": Calls(request),
        "heading": heading,
        "request": request,
        "here": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
