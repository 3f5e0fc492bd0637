"""Her settings, the facts about her health, and the country chosen anywhere on the site."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.forms import CountryForm, SettingsForm
from apps.accounts.health import HealthForm
from apps.accounts.models import User
from apps.accounts.services import add_pregnancy, begin_diary, country_of, lock, set_country
from apps.core.cache import private

PersonChanged = Callable[[User], None]
"""What else has to happen when her dates or risk facts change: judging her diary again.

It runs inside the transaction of the save, behind the lock on her row. The apps that can do it
lie above this one, so config/urls.py passes it in.
"""


def nothing_more(user: User) -> None:
    """Do nothing: there is no diary to judge."""


@private
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(
    request: HttpRequest, person_changed: PersonChanged = nothing_more
) -> HttpResponse:
    """Dates, numbers, country, time zone and units. Her first save creates her diary."""
    user = request.user if request.user.is_authenticated else None
    form = SettingsForm(_posted(request), user=user, country=country_of(request))
    if form.is_valid():
        with transaction.atomic():
            user = begin_diary(request, form.cleaned_data["time_zone"])
            lock(user)
            if form.save(user, add_pregnancy(user)):
                person_changed(user)
        return _saved(request)
    return _page(request, "accounts/settings.html", form)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def health_page(request: HttpRequest, person_changed: PersonChanged = nothing_more) -> HttpResponse:
    """The facts that raise the risk of a clot, all skippable."""
    user = request.user if request.user.is_authenticated else None
    form = HealthForm(_posted(request), pregnancy=user.pregnancy_or_none() if user else None)
    if form.is_valid():
        with transaction.atomic():
            user = begin_diary(request, request.POST.get("time_zone", ""))
            lock(user)
            if form.save(add_pregnancy(user)):
                person_changed(user)
        return _saved(request)
    return _page(request, "accounts/health.html", form)


@private
@require_POST
def country(request: HttpRequest, person_changed: PersonChanged = nothing_more) -> HttpResponse:
    """Set the country where an emergency number is shown, and go back there."""
    form = CountryForm(request.POST)
    # A code that is not in the list is an unknown country: the page then lists every number.
    set_country(request, form.cleaned_data["country"] if form.is_valid() else "")
    return HttpResponseRedirect(_next(request) or reverse("accounts:settings"))


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _page(request: HttpRequest, template: str, form: SettingsForm | HealthForm) -> HttpResponse:
    context = {"form": form, "next": _next(request), "saved": "saved" in request.GET}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _saved(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(_next(request) or f"{reverse('accounts:settings')}?saved")


def _next(request: HttpRequest) -> str:
    """Where she came from, when that is the path of a page of this site; else ""."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe and wanted.startswith("/") else ""
