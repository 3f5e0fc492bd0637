"""The answers of the Check while they are in her session and in no diary: read only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from apps.accounts.services import has_session
from apps.alerts.judgement import Judgement
from apps.findings.observation import Value
from apps.findings.vocabulary import FindingError, UnknownFinding, clean

KEY = "check"
ACTED = "acted"
KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answers:
    """What she answered, by vocabulary key, and when."""

    values: dict[str, Value]
    at: datetime


def session_answers(request: HttpRequest) -> Answers | None:
    """Her answers; None where there are none or they are over 24 hours old."""
    kept = _kept(request)
    if kept is None:
        return None
    given = dict(_readable(kept.get("answers", {})))
    return Answers(given, datetime.fromisoformat(kept["at"])) if given else None


def session_judgement(request: HttpRequest) -> Judgement | None:
    """What the rules said of them; None where there are none, or judging failed."""
    kept = _kept(request)
    if kept is None or not kept.get("judgement"):
        return None
    return Judgement.from_json(kept["judgement"])


def forget_answers(request: HttpRequest) -> None:
    """Drop them from her session, with what she did about them."""
    request.session.pop(KEY, None)
    request.session.pop(ACTED, None)


def forget_stale_answers(request: HttpRequest) -> None:
    """Drop them where they are too old to be read by anyone."""
    if has_session(request) and KEY in request.session and _kept(request) is None:
        forget_answers(request)


def _readable(answers: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """The answers that this release understands: an older one may have written the session."""
    for key, raw in answers.items():
        try:
            value = clean(key, raw)
        except (FindingError, UnknownFinding):
            continue
        if value is not None:
            yield key, value


def _kept(request: HttpRequest) -> Mapping[str, Any] | None:
    if not has_session(request):
        return None
    kept = request.session.get(KEY)
    if not isinstance(kept, Mapping) or not kept.get("at"):
        return None
    if timezone.now() - datetime.fromisoformat(kept["at"]) > KEPT_FOR:
        return None
    return kept
