"""Where the answers of the Check live: in her session, for 24 hours, and nowhere else.

`request.session["check"]` holds `answers` (finding to value, or null where left open),
`judgement` (as `Judgement.to_json` gives it), `at` (ISO 8601, when she last answered) and
`shown` (ids of emergency rules whose card she has been shown). The diary and the banner read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from apps.accounts.services import has_session
from apps.alerts.answers import KEPT_FOR, KEY, forget_answers
from apps.findings.vocabulary import FindingError, UnknownFinding, Value, clean, plain


@dataclass(slots=True)
class Check:
    """Her answers so far. `at` is when she last gave one, None while there is none."""

    answers: dict[str, Value | None] = field(default_factory=dict)
    judgement: dict[str, Any] | None = None
    at: datetime | None = None
    shown: list[str] = field(default_factory=list)

    @property
    def given(self) -> dict[str, Value]:
        """The answers without those left open: what the rules judge."""
        return {key: value for key, value in self.answers.items() if value is not None}


def load(request: HttpRequest) -> Check:
    """Her answers; an empty Check where there are none, or they are older than 24 hours."""
    kept = request.session.get(KEY)
    if not isinstance(kept, Mapping):
        return Check()
    at = _moment(kept.get("at"))
    if at is None or timezone.now() - at > KEPT_FOR:
        return Check()
    answers = kept.get("answers")
    return Check(
        answers=_read(answers) if isinstance(answers, Mapping) else {},
        judgement=kept.get("judgement"),
        at=at,
        shown=list(kept.get("shown") or ()),
    )


def save(request: HttpRequest, check: Check) -> None:
    """Keep the answers. A visitor without a diary has a session of 24 hours."""
    request.session[KEY] = {
        "answers": {
            key: None if value is None else plain(value) for key, value in check.answers.items()
        },
        "judgement": check.judgement,
        "at": check.at.isoformat() if check.at else None,
        "shown": check.shown,
    }
    if not request.user.is_authenticated:
        request.session.set_expiry(int(KEPT_FOR.total_seconds()))
    if not has_session(request):
        # Her first answer: the banner of the page that answers this very post reads it too.
        request.session.save()
        request.COOKIES[settings.SESSION_COOKIE_NAME] = str(request.session.session_key)


def drop(request: HttpRequest) -> None:
    """Forget the answers and what was judged of them."""
    forget_answers(request)


def _moment(raw: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(raw))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _read(answers: Mapping[str, object]) -> dict[str, Value | None]:
    """Stored answers as values; what this version of the vocabulary lacks is left out."""
    read: dict[str, Value | None] = {}
    for key, raw in answers.items():
        try:
            read[key] = clean(key, raw)
        except (UnknownFinding, FindingError):
            continue
    return read
