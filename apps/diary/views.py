"""Log a cramp, see the nights, change or take back an entry."""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.services import begin_diary, has_ended
from apps.accounts.zones import zone_or_default
from apps.alerts.answers import forget_answers, session_answers
from apps.alerts.banner import of_result, warnings_for
from apps.alerts.judgement import Judgement
from apps.alerts.services import judge_answers, to_mention
from apps.core.cache import private
from apps.core.faults import log_fault
from apps.core.htmx import render_page, wants_partial
from apps.diary.answers import keep_answers
from apps.diary.around import entries_around
from apps.diary.forms import EntryForm
from apps.diary.models import Entry, EntryQuerySet, all_entries_of, entries_of
from apps.diary.nights import by_night, headline
from apps.diary.saving import delete_entry, restore_entry, save_entry

logger = logging.getLogger(__name__)

PAGE = 40


@require_safe
@private
def nights(request: HttpRequest) -> HttpResponse:
    """Her nights, newest first; the next page is fetched in place where scripts run."""
    entries = _hers(request)
    before = request.GET.get("before", "")
    if before.isdecimal():
        # It may have been deleted since the page was shown: its place is still known.
        oldest = get_object_or_404(_hers(request, deleted=True), pk=int(before[:18]))
        same_moment = Q(onset=oldest.onset, pk__lt=oldest.pk)
        entries = entries.filter(Q(onset__lt=oldest.onset) | same_moment)
    shown = list(entries[: PAGE + 1])
    context = {
        "nights": by_night(shown[:PAGE]),
        "oldest": shown[PAGE - 1].pk if len(shown) > PAGE else None,
        "is_first": not before,
        "deleted": _deleted(request),
    }
    return render_page(request, "diary/nights.html", context, partial="nights-part")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def log(request: HttpRequest, *, still: bool = False) -> HttpResponse:
    """Log a cramp, or say whether the last one is `still` sore. The first save makes her diary."""
    user = request.user if request.user.is_authenticated else None
    form = EntryForm(
        request.POST if request.method == "POST" else None,
        zone=user.zone if user else zone_or_default(request.POST.get("time_zone", "")),
        unit=user.length_unit if user else "",
        usual=None if request.method == "POST" else _usual(request),
        still=still,
        ended=has_ended(user),
    )
    if form.is_valid():
        # One transaction: a save that fails leaves nobody behind whose diary no one can open.
        with transaction.atomic():
            user = begin_diary(request, form.cleaned_data["time_zone"])
            is_now = form.cleaned_data["onset"] is None
            entry = save_entry(user, form.to_entry(), is_now=is_now)
        return _after_save(request, entry)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an entry; it is judged again."""
    entry = get_object_or_404(_hers(request), pk=pk)
    form = EntryForm(
        request.POST if request.method == "POST" else None,
        zone=entry.user.zone,
        unit=entry.user.length_unit,
        entry=entry,
        ended=has_ended(entry.user),
    )
    if form.is_valid():
        return _after_save(request, save_entry(entry.user, form.to_entry()))
    return _form_page(request, form)


@require_safe
@private
def saved(request: HttpRequest, pk: int) -> HttpResponse:
    """What an entry means, right after it was saved."""
    entry = get_object_or_404(_hers(request), pk=pk)
    judgement = Judgement.from_json(entry.result) if entry.result else None
    results = [of_result(result) for result in judgement.results] if judgement else []
    context = {
        "entry": entry,
        "headline": headline(entry),
        "judgement": judgement,
        "routine": [one for one in results if one.urgency.name == "ROUTINE" and not one.asks_back],
        "urgent": [one for one in results if one.urgency.stays_open],
        "stands": bool(warnings_for(request)),
        "unknown": [
            one
            for one in results
            if one.asks_back and not one.urgency.stays_open and judgement and judgement.complete
        ],
        "mention": to_mention(entry.user).exists(),
    }
    return render_page(request, "diary/saved.html", context)


@require_POST
@private
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an entry out of the diary; it can be put back."""
    entry = get_object_or_404(_hers(request), pk=pk)
    delete_entry(entry)
    return redirect(f"{reverse('diary:list')}?deleted={pk}")


@require_POST
@private
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a deleted entry back."""
    entry = get_object_or_404(_hers(request, deleted=True), pk=pk)
    if entry.deleted_at is not None:
        restore_entry(entry)
    return redirect("diary:list")


@require_POST
@private
def add_check(request: HttpRequest) -> HttpResponse:
    """Put the answers of the Check into her diary."""
    answers = session_answers(request)
    if answers is None:
        return redirect("diary:list")
    with transaction.atomic():
        user = begin_diary(request, request.POST.get("time_zone", ""))
        entry = keep_answers(user, answers)
    forget_answers(request)
    return redirect("diary:saved", pk=entry.pk)


def _hers(request: HttpRequest, *, deleted: bool = False) -> EntryQuerySet:
    """Only her own entries; none for someone without a diary."""
    if not request.user.is_authenticated:
        return Entry.objects.none()
    return all_entries_of(request.user) if deleted else entries_of(request.user)


def _form_page(request: HttpRequest, form: EntryForm) -> HttpResponse:
    """The form; of one with mistakes, the answers that could be read are judged at once."""
    urgent, is_judged = [], True
    if form.is_bound and form.values:
        user = request.user if request.user.is_authenticated else None
        now = timezone.now()
        try:
            around = entries_around(user, now) if user else ()
            judgement = judge_answers(form.values, now, user, around)
        except Exception as error:  # noqa: BLE001 - whatever breaks, she gets the danger signs
            log_fault(logger, "judging a form failed", error)
            is_judged = False
        else:
            urgent = [of_result(one) for one in judgement.results if one.urgency.stays_open]
    return render_page(
        request,
        "diary/log.html",
        {
            "form": form,
            "entry": form.entry,
            "urgent": urgent[:1],
            "still": form.still,
            "is_judged": is_judged,
        },
        partial="log-form",
        status=422 if form.is_bound else 200,
    )


def _after_save(request: HttpRequest, entry: Entry) -> HttpResponse:
    target = reverse("diary:saved", args=[entry.pk])
    if wants_partial(request):
        return HttpResponse(headers={"HX-Redirect": target})
    return redirect(target)


def _usual(request: HttpRequest) -> dict[str, str]:
    """The leg and the place of last time: suggestions. A symptom answer is never one."""
    latest = _hers(request).first()
    if latest is None:
        return {}
    return {key: latest.findings[key] for key in ("leg", "site") if key in latest.findings}


def _deleted(request: HttpRequest) -> Entry | None:
    """The entry she has just deleted, to be put back in one tap."""
    pk = request.GET.get("deleted", "")
    if not pk.isdecimal():
        return None
    return _hers(request, deleted=True).filter(pk=int(pk[:18]), deleted_at__isnull=False).first()
