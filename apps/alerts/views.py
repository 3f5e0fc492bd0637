"""Her warnings: what stands, why, whom to call, and what she did about it."""

from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.forms import CountryForm
from apps.accounts.services import has_ended, has_session, lock
from apps.alerts import services
from apps.alerts.banner import (
    act_on_session,
    of_alert,
    of_result,
    unanswered_results,
    warnings_for,
)
from apps.alerts.calls import Calls
from apps.alerts.danger_signs import BABY, CALL_EMERGENCY, CALL_UNIT
from apps.alerts.forms import ActionForm
from apps.alerts.models import Alert
from apps.alerts.script import what_to_say
from apps.core.cache import private
from apps.core.htmx import render_page

SHOWN = 200
"""Of hundreds of warnings that she has dealt with, the latest are listed."""


@require_safe
@private
def overview(request: HttpRequest) -> HttpResponse:
    """What stands, what waits to be mentioned, and what she has dealt with."""
    standing_first = F("resolved_at").desc(nulls_first=True)
    alerts = list(_hers(request).order_by(standing_first, "-urgency", "-raised_at")[:SHOWN])
    standing = [alert for alert in alerts if alert.resolved_at is None]
    warnings = warnings_for(request)
    context = {
        "leads": bool(warnings) and warnings[0].pk is None,
        "answers": list(map(of_result, unanswered_results(request))),
        "open": [of_alert(alert) for alert in standing if alert.level.stays_open],
        "mention": [of_alert(alert) for alert in standing if not alert.level.stays_open],
        "past": [(alert, of_alert(alert)) for alert in alerts if alert.resolved_at],
    }
    return render(request, "alerts/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One warning: what to do, why, and a form for what she did."""
    alert = _her_alert(request, pk)
    form = ActionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if _record(alert, seen, form.cleaned_data["action"], form.cleaned_data["note"]):
            return redirect("alerts:detail", pk=pk)
        form.add_error(None, _("Something was added to this warning since. Please look again."))
    calls = Calls(request)
    standing = warnings_for(request)
    context = {
        "alert": alert,
        "warning": of_alert(alert),
        "leads": bool(standing) and standing[0].pk == alert.pk,
        "form": form,
        "calls": calls,
        "country_form": CountryForm(initial={"country": calls.country}),
        "say": what_to_say(alert),
    }
    return render(request, "alerts/detail.html", context, status=422 if form.errors else 200)


@require_POST
@private
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what she recorded; the warning stands again."""
    alert = _her_alert(request, pk)
    with transaction.atomic():
        lock(alert.user)
        alert.refresh_from_db(fields=["action", "note", "resolved_at"])
        services.reopen(alert)
    if alert.level.stays_open:
        return redirect("alerts:detail", pk=pk)
    return redirect("alerts:list")


@require_POST
@private
def mentioned(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick off something she has told her midwife."""
    alert = _her_alert(request, pk, urgency=Alert.Urgency.ROUTINE)
    with transaction.atomic():
        lock(alert.user)
        alert.refresh_from_db(fields=["resolved_at"])
        if alert.resolved_at is None:
            services.resolve(alert, Alert.Action.MENTIONED)
    return redirect("alerts:list")


@require_POST
@private
def acted(request: HttpRequest) -> HttpResponse:
    """Someone without a diary says that she has acted on what her answers called for."""
    act_on_session(request)
    return redirect("alerts:list")


@require_safe
@private
def banner(request: HttpRequest) -> HttpResponse:
    """The banner alone, for a page that came back from the browser's history."""
    return render_page(request, "alerts/fragment.html")


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Numbers to call and the danger signs: for anyone, at any time, with nothing stored."""
    calls = Calls(request)
    context = {
        "calls": calls,
        "country_form": CountryForm(initial={"country": calls.country}),
        "emergency_signs": CALL_EMERGENCY,
        "unit_signs": CALL_UNIT if _has_ended(request) else (BABY, *CALL_UNIT),
    }
    response = render(request, "alerts/help.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _record(alert: Alert, seen: int | None, action: str, note: str) -> bool:
    """Record what she did, unless another tab has added a fact that she has not seen."""
    with transaction.atomic():
        lock(alert.user)
        alert.refresh_from_db(fields=["facts", "urgency", "resolved_at"])
        if alert.resolved_at is None and seen not in (None, len(alert.facts)):
            return False
        if alert.resolved_at is None:
            services.resolve(alert, action, note)
    return True


def _her_alert(request: HttpRequest, pk: int, **which: object) -> Alert:
    """One of her own alerts, which knows her without a query; else 404."""
    alert = get_object_or_404(_hers(request), pk=pk, **which)
    if request.user.is_authenticated:
        alert.user = request.user
    return alert


def _has_ended(request: HttpRequest) -> bool:
    return has_session(request) and request.user.is_authenticated and has_ended(request.user)


def _hers(request: HttpRequest) -> QuerySet[Alert]:
    """Only her own alerts; none for someone without a diary."""
    if not request.user.is_authenticated:
        return Alert.objects.none()
    return Alert.objects.filter(user=request.user)
