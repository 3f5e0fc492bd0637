"""The Check: one question a page, what she answered, and what to do.

Every post keeps the answers in her session, has them judged, and leads on. Nothing is written to
the database, no answer stands in an address, and no page is kept by the browser.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.forms import CountryForm
from apps.accounts.models import User
from apps.alerts.banner import warnings_for
from apps.alerts.calls import Calls
from apps.alerts.danger_signs import CALL_EMERGENCY
from apps.alerts.judgement import Judgement, Result
from apps.alerts.rule import Urgency
from apps.alerts.rules import RULESET
from apps.alerts.services import judge_answers
from apps.core.cache import private
from apps.core.faults import log_fault
from apps.findings.observation import LoggedEntry
from apps.findings.vocabulary import CORE, finding
from apps.questionnaire import session, words
from apps.questionnaire.advice import advice_for
from apps.questionnaire.flow import Question, Section, Walk
from apps.questionnaire.flows import FLOWS
from apps.questionnaire.forms import FORMS, QuestionForm
from apps.questionnaire.session import Check

logger = logging.getLogger(__name__)

FLOW = FLOWS["legs"]

DiaryAround = Callable[[User, datetime], Sequence[LoggedEntry]]
"""Her diary around a moment, so that her answers are judged with it. The diary is not below this
app, so config/urls.py passes it in.
"""


def no_diary(user: User, at: datetime) -> Sequence[LoggedEntry]:
    """Nothing: the answers are judged alone."""
    return ()


@private
@require_safe
def start(request: HttpRequest, diary: DiaryAround = no_diary) -> HttpResponse:
    """What the Check asks and what it cannot do; the way on where answers exist."""
    check = session.load(request)
    walk = FLOW.walk(check.answers)
    calls = Calls(request)
    return render(
        request,
        "questionnaire/start.html",
        {
            "begun": bool(check.answers),
            "go_on": _place(walk),
            "finished": walk.next is None,
            "emergency_signs": CALL_EMERGENCY,
            "calls": calls,
            "country_form": CountryForm(initial={"country": calls.country}),
        },
    )


@private
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str, diary: DiaryAround = no_diary) -> HttpResponse:
    """Ask one page; keep, judge and lead on."""
    try:
        asked = FLOW.question(slug)
    except LookupError:
        raise Http404 from None
    check = session.load(request)
    if request.method == "POST":
        return _answered(request, asked, check, diary)
    walk = FLOW.walk(check.answers)
    if not walk.may_open(asked, check.answers):
        return redirect(_place(walk))
    return _ask(request, asked, _form(request, asked, check), walk)


def _answered(
    request: HttpRequest, asked: Question, check: Check, diary: DiaryAround
) -> HttpResponse:
    form = _form(request, asked, check, request.POST)
    leaves = "leave" in request.POST or "skip" in request.POST
    accepted = form.is_valid() or leaves
    _keep(asked, check, form, request.POST)
    judgement = _judged(request, check, diary)
    if judgement is None:
        # What was judged before keeps standing. The outcome page tries again, or says so.
        session.save(request, check)
        return redirect("check:outcome")
    emergencies = [one.rule.id for one in judgement.results if one.urgency is Urgency.EMERGENCY]
    is_new = not set(emergencies) <= set(check.shown)
    check.judgement, check.shown = judgement.to_json(), emergencies
    session.save(request, check)
    if is_new:
        return redirect("check:outcome")
    walk = FLOW.walk(check.answers)
    return redirect(_place(walk)) if accepted else _ask(request, asked, form, walk)


@private
@require_safe
def review(request: HttpRequest, diary: DiaryAround = no_diary) -> HttpResponse:
    """All answers so far, each with a way to change it."""
    check = session.load(request)
    if not check.answers:
        return redirect("check:start")
    walk = FLOW.walk(check.answers)
    sections = [
        (section.name, [(one, words.in_groups(one, check.answers)) for one in questions])
        for section, questions in _by_section(walk, check)
    ]
    return render(
        request,
        "questionnaire/review.html",
        {"sections": sections, "next": walk.next, "go_on": _place(walk), "open": _open_core(check)},
    )


@private
@require_safe
def outcome(request: HttpRequest, diary: DiaryAround = no_diary) -> HttpResponse:
    """What to do next, why, and how sure anyone can be. Reads only."""
    check = session.load(request)
    if not check.answers:
        return redirect("check:start")
    judgement = _judged(request, check, diary)
    if judgement is None:
        return _cannot_judge(request, check)
    walk = FLOW.walk(check.answers)
    advice = advice_for(judgement)
    if walk.next is not None and advice.level < Urgency.URGENT:
        return redirect(_place(walk))
    calls = Calls(request)
    return render(
        request,
        "questionnaire/outcome.html",
        {
            "advice": advice,
            "reasons": words.reasons(advice.main.reasons),
            "also": [(card, words.reasons(card.reasons)) for card in advice.also],
            "lesser": words.reasons(one for one in advice.lesser if not _asks_back(one)),
            "ruleset": RULESET,
            "who": words.who_she_is(check.given),
            "noticed": words.noticed(one for card in advice.dangers for one in card.reasons),
            "calls": calls,
            "country_form": CountryForm(initial={"country": calls.country}),
            "go_on": _place(walk) if walk.next else "",
            "open": [] if walk.next else _open_questions(check, judgement),
            # Without a diary the card below is all that stands: no second one above it.
            "is_banner": advice.level.stays_open and not request.user.is_authenticated,
        },
    )


@private
@require_POST
def clear(request: HttpRequest, diary: DiaryAround = no_diary) -> HttpResponse:
    """Forget all answers."""
    session.drop(request)
    return redirect("check:start")


def _form(
    request: HttpRequest, asked: Question, check: Check, data: QueryDict | None = None
) -> QuestionForm:
    user = request.user
    unit = user.length_unit if isinstance(user, User) else "cm"
    return FORMS[asked.form](asked, check.answers, data, unit)


def _keep(asked: Question, check: Check, form: QuestionForm, posted: QueryDict) -> None:
    """Put what the form could read into her answers, and open what she leaves open."""
    answers = check.answers | form.read
    if "leave" in posted or "skip" in posted:
        answers |= {key: form.read.get(key) for key in asked.findings}
    if "skip" in posted:
        answers |= dict.fromkeys(FLOW.left_in(asked.section, answers))
    check.answers = FLOW.after(check.answers, answers)
    check.at = timezone.now()


def _judged(request: HttpRequest, check: Check, diary: DiaryAround) -> Judgement | None:
    """What the rules say of her answers; None where judging failed, which is logged."""
    user = request.user if isinstance(request.user, User) else None
    try:
        at = check.at or timezone.now()
        return judge_answers(check.given, at, user, diary(user, at) if user else ())
    except Exception as error:  # noqa: BLE001 - whatever breaks, she gets the danger signs
        log_fault(logger, "judging a check failed", error)
        return None


def _cannot_judge(request: HttpRequest, check: Check) -> HttpResponse:
    """The danger signs in place of a judgement (safety property 15). Her answers are kept."""
    go_on = _place(FLOW.walk(check.answers))
    return render(request, "questionnaire/cannot_judge.html", {"go_on": go_on}, status=503)


def _ask(request: HttpRequest, asked: Question, form: QuestionForm, walk: Walk) -> HttpResponse:
    hers = walk.questions
    before = walk.before(asked) if asked in hers else None
    warnings = warnings_for(request)
    return render(
        request,
        "questionnaire/question.html",
        {
            "question": asked,
            "form": form,
            "back": _address(before) if before else reverse("check:start"),
            "page": hers.index(asked) + 1 if asked in hers else None,
            "pages": len(hers),
            "warning": warnings[0] if warnings else None,
            "calls": Calls(request),
        },
        status=422 if form.is_bound else 200,
    )


def _place(walk: Walk) -> str:
    """Where she goes on: the first question that is not done, or her answers."""
    return _address(walk.next) if walk.next else reverse("check:review")


def _address(asked: Question) -> str:
    return reverse("check:question", args=[asked.slug])


def _asks_back(result: Result) -> bool:
    """Whether a result only says that something is still open: that list says it better."""
    return result.rule.asks_back and result.urgency is Urgency.ROUTINE


def _open_core(check: Check) -> list[tuple[str, str]]:
    """The core questions that are open, each with the page that asks it."""
    return _open(check, CORE)


def _open_questions(check: Check, judgement: Judgement) -> list[tuple[str, str]]:
    """All that the rules still need: the open core questions, and how long it has hurt."""
    rules = {one.rule.id for one in judgement.results}
    length = ("pain_hours",) if "pain-length-unknown" in rules else ()
    return _open(check, (*CORE, *length))


def _open(check: Check, wanted: Collection[str]) -> list[tuple[str, str]]:
    return [
        (str(finding(key).question), _address(asked))
        for asked in FLOW.walk(check.answers).questions
        for key in asked.findings
        if key in wanted and check.answers.get(key) is None
    ]


def _by_section(walk: Walk, check: Check) -> list[tuple[Section, list[Question]]]:
    """The questions that hold an answer, by section."""
    begun = [one for one in walk.questions if one.is_begun(check.answers)]
    by_section = ((part, [one for one in begun if one.section is part]) for part in FLOW.sections)
    return [(section, questions) for section, questions in by_section if questions]
