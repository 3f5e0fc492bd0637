"""Observations as JSON: for the stored alert and for the session. Pure."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from apps.findings.observation import LoggedEntry, Observation, Value
from apps.findings.vocabulary import FindingError, UnknownFinding, clean, plain
from apps.findings.when import When, instant

Json = dict[str, Any]
logger = logging.getLogger(__name__)


def when_to_text(when: When | None) -> str | None:
    """ISO 8601, in UTC: the same moment reads the same whatever time zone she is in."""
    if isinstance(when, datetime):
        return instant(when).isoformat()
    return None if when is None else when.isoformat()


def when_from_text(text: str | None) -> When | None:
    """The reverse of `when_to_text`."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def observation_to_json(one: Observation) -> Json:
    """An observation that JSON can hold."""
    return {
        "finding": one.finding,
        "value": None if one.value is None else plain(one.value),
        "effective": when_to_text(one.effective),
        "entry": one.entry,
    }


def observation_from_json(data: Mapping[str, Any]) -> Observation:
    """The reverse of `observation_to_json`."""
    return Observation(
        finding=data["finding"],
        value=clean(data["finding"], data["value"]),
        effective=when_from_text(data["effective"]),
        entry=data["entry"],
    )


def observations_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[Observation, ...]:
    """Those that this release can read: one that it cannot never hides the others."""
    readable = []
    for one in data:
        try:
            readable.append(observation_from_json(one))
        except (FindingError, UnknownFinding, KeyError, TypeError, ValueError):
            logger.warning("an observation of an older release could not be read")
    return tuple(readable)


def entries_behind(observations: Iterable[Observation]) -> list[LoggedEntry]:
    """The entries that the observations came from, as far as the observations tell."""
    values: dict[str, dict[str, Value]] = {}
    moments: dict[str, When] = {}
    for one in observations:
        if one.entry is None or one.effective is None or one.value is None:
            continue
        values.setdefault(one.entry, {})[one.finding] = one.value
        moments[one.entry] = one.effective
    return [LoggedEntry(key, moments[key], found) for key, found in values.items()]
