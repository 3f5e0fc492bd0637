"""The warnings that stand on every page, gathered for one request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from apps.accounts.services import has_session
from apps.alerts.answers import ACTED, KEPT_FOR, session_judgement
from apps.alerts.judgement import Result
from apps.alerts.models import Alert
from apps.alerts.rule import Urgency
from apps.alerts.rules import RULES
from apps.alerts.services import open_alerts
from apps.alerts.wording import Fact, facts
from apps.findings.text import Text

KEPT = "open_warnings"
PLACES = {rule_id: place for place, rule_id in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class OpenWarning:
    """One warning that stands, ready to show. `pk` is None for answers that are in no diary."""

    pk: int | None
    rule_id: str
    urgency: Urgency
    title: Text
    reason: Text
    action: Text
    page: str
    facts: tuple[Fact, ...]
    leg: str = ""
    asks_back: bool = False
    place: int = 0


def of_alert(alert: Alert) -> OpenWarning:
    """The warning of a stored alert."""
    rule = alert.rule
    return OpenWarning(
        pk=alert.pk,
        rule_id=alert.rule_id,
        urgency=alert.level,
        title=rule.title if rule else alert.rule_id,
        reason=rule.reason_at(alert.level) if rule else "",
        action=rule.action_at(alert.level, alert.findings) if rule else "",
        page=rule.page if rule else "who-to-call",
        facts=tuple(facts(alert.observations)),
        leg=alert.leg,
        place=_place(alert.rule_id),
    )


def of_result(result: Result) -> OpenWarning:
    """The warning of a result that is not stored."""
    return OpenWarning(
        pk=None,
        rule_id=result.rule.id,
        urgency=result.urgency,
        title=result.rule.title,
        reason=result.reason,
        action=result.action,
        page=result.rule.page,
        facts=tuple(facts(result.evidence)),
        leg=result.leg,
        asks_back=result.rule.asks_back,
        place=_place(result.rule.id),
    )


def warnings_for(request: HttpRequest) -> list[OpenWarning]:
    """Everything that stands for this visitor, most urgent first.

    Her stored alerts, and what the answers of the Check in her session give. One query for
    someone with a diary, none for a visitor without a session. A request that only reads asks
    once, however many parts of its page want to know.
    """
    if not has_session(request):
        return []
    kept: list[OpenWarning] | None = getattr(request, KEPT, None)
    if kept is None:
        kept = _gathered(request)
        if request.method in ("GET", "HEAD"):
            setattr(request, KEPT, kept)
    return kept


def _gathered(request: HttpRequest) -> list[OpenWarning]:
    standing = [of_result(result) for result in unanswered_results(request)]
    if request.user.is_authenticated:
        standing += [of_alert(alert) for alert in open_alerts(request.user)]
    return sorted(standing, key=lambda warning: (-warning.urgency.value, warning.place))


def _place(rule_id: str) -> int:
    """Where the rule stands in the table: of two equals, what she saw leads, a doubt follows."""
    return PLACES.get(rule_id, len(PLACES))


def unanswered_results(request: HttpRequest) -> list[Result]:
    """What the answers in her session call for and she has not acted on yet."""
    judgement = session_judgement(request)
    if judgement is None:
        return []
    acted = _acted_on(request)
    return [
        result
        for result in judgement.results
        if result.urgency.stays_open and not set(_said(result)) <= acted
    ]


def act_on_session(request: HttpRequest) -> None:
    """Note that she acted on what stands from her session; the same answers stay quiet."""
    said = {fact for result in unanswered_results(request) for fact in _said(result)}
    if said:
        acted = sorted(said | _acted_on(request))
        request.session[ACTED] = {"at": timezone.now().isoformat(), "said": acted}


def _acted_on(request: HttpRequest) -> set[tuple[str, ...]]:
    """What she has acted on, as long as the answers behind it last."""
    kept = request.session.get(ACTED)
    if not isinstance(kept, dict):
        return set()
    if timezone.now() - datetime.fromisoformat(kept["at"]) > KEPT_FOR:
        return set()
    return {tuple(fact) for fact in kept["said"]}


def _said(result: Result) -> list[tuple[str, str, str, str]]:
    return [
        (result.rule.id, result.urgency.name, one.finding, str(one.value))
        for one in result.evidence
    ]
