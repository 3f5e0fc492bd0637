"""The guide: a list of its pages, and each page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from apps.alerts.calls import Calls
from apps.alerts.leg_warning import leg_warning_stands
from apps.guide.library import library
from apps.guide.page import Group
from apps.guide.published import FOR_HER, for_everyone


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every page of the guide by group, the most pressing group first."""
    return for_everyone(request, render(request, "guide/index.html", {"library": library()}))


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page; for an unknown slug a page that still says where help is."""
    guide = library()
    chosen = guide.pages.get(slug)
    if chosen is None:
        pages = [page for page in guide.pages.values() if page.group is Group.RIGHT_NOW]
        response = render(request, "guide/missing.html", {"pages": pages}, status=404)
        response["Cache-Control"] = FOR_HER
        return response
    numbers = SafeString()
    if chosen.shows_numbers:
        numbers = render_to_string("guide/numbers.html", {"calls": Calls(request)})
    context = {
        "page": chosen,
        "body": chosen.body(numbers),
        "related": guide.related(chosen),
        "leg_warning": chosen.rubs_or_heats and leg_warning_stands(request),
    }
    return for_everyone(request, render(request, "guide/page.html", context))
