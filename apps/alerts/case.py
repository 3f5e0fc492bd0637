"""One case of the public `assess` format: read it, judge it, write the judgement.

The format is public: other programs call it. Sign keys in `facts` beside `entries` belong to the
latest entry, risk keys in an entry hold throughout (clinical evidence, section 12 E).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from apps.alerts.engine import judge_diary
from apps.alerts.judgement import Judgement
from apps.alerts.rules import NOTHING_FOUND, RULESET, TABLE
from apps.alerts.severity import more_severe
from apps.findings.observation import LoggedEntry, Observation, Value
from apps.findings.vocabulary import FINDINGS, FindingError, clean
from apps.findings.when import When, day_of, order

WEEK = Decimal(7)
YEARS = range(1900, 2200)
REMARKS = frozenset({"note", "comment", "description", "source"})


class CaseError(ValueError):
    """The case cannot be read; the text says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Case:
    """A person, her entries in the order in which they were logged, and which she acted on."""

    facts: Mapping[str, Value]
    entries: tuple[LoggedEntry, ...]
    resolved: frozenset[str]


def read_case(data: object, now: datetime) -> Case:
    """The case that the JSON value describes. `now` is when a case without entries was made.

    Raises CaseError for an unknown key, a value outside its range or an impossible date.
    """
    if not isinstance(data, dict):
        raise CaseError("a case must be a JSON object")
    for key in data:
        if key not in ("id", "facts", "entries", *REMARKS) and not key.startswith("expected_"):
            raise CaseError(f"{key}: unknown key of a case")
    given = _values(_object(data.get("facts"), "facts"), "facts")
    facts = {key: value for key, value in given.items() if _about_her(key)}
    signs = {key: value for key, value in given.items() if not _about_her(key)}
    raw_entries = data.get("entries")
    if raw_entries is None or raw_entries == []:
        return Case(facts, (LoggedEntry("0", now, signs),), frozenset())
    if not isinstance(raw_entries, list):
        raise CaseError("entries: must be a list")
    entries, resolved = [], set()
    for place, raw in enumerate(raw_entries):
        where = f"entries[{place}]"
        fields = _object(raw, where)
        effective = _effective(fields.pop("date", None), fields.pop("time", None), where)
        if _acted_on(fields.pop("alert_resolution", None), where):
            resolved.add(str(place))
        entries.append(LoggedEntry(str(place), effective, _values(fields, where)))
    return Case(_throughout(facts, entries), _with_signs(signs, entries), frozenset(resolved))


def judge_case(case: Case) -> Judgement:
    """Judge it with the rules of the application: there is no second engine."""
    return judge_diary(TABLE, NOTHING_FOUND, case.facts, case.entries, case.resolved)


def write_judgement(case_id: object, judgement: Judgement) -> dict[str, object]:
    """The judgement in the public format."""
    return {
        "id": case_id,
        "level": judgement.level.name,
        "complete": judgement.complete,
        "ruleset": RULESET,
        "alerts": [
            {
                "rule": result.rule.id,
                "group": result.rule.group.value,
                "level": result.urgency.name,
                "because": [_because(one) for one in result.evidence],
                "reason": str(result.reason),
                "action": result.action,
                "source": result.rule.source,
            }
            for result in judgement.results
        ],
    }


def _because(one: Observation) -> dict[str, object]:
    effective = one.effective
    if isinstance(effective, datetime):
        seconds = effective.second or effective.microsecond
        shown: str | None = effective.isoformat(timespec="seconds" if seconds else "minutes")
    else:
        shown = effective.isoformat() if effective else None
    return {"finding": one.finding, "value": _plain(one.value), "effective": shown}


def _plain(value: Value | None) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def _object(raw: object, where: str) -> dict[str, object]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise CaseError(f"{where}: must be a JSON object")
    return dict(raw)


def _values(raw: Mapping[str, object], where: str) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, given in raw.items():
        if key not in FINDINGS:
            raise CaseError(f"{where}: {key}: unknown key")
        if given == "":
            raise CaseError(f"{where}: {key}: must not be an empty text")
        try:
            value = clean(key, given)
        except FindingError as error:
            raise CaseError(f"{where}: {error}") from None
        if value is not None:
            values[key] = value
    return values


def _effective(day: object, clock: object, where: str) -> When:
    if not isinstance(day, str):
        raise CaseError(f"{where}: date: must be a date such as 2025-05-05")
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        raise CaseError(f"{where}: date: {day!r} is not a date such as 2025-05-05") from None
    if parsed.year not in YEARS:
        raise CaseError(f"{where}: date: {day!r} is not a date of our time")
    if clock is None:
        return parsed
    try:
        moment = time.fromisoformat(clock) if isinstance(clock, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        raise CaseError(f"{where}: time: {clock!r} is not a time such as 21:00")
    return datetime.combine(parsed, moment)


def _acted_on(raw: object, where: str) -> bool:
    if raw is not None and not isinstance(raw, str):
        raise CaseError(f"{where}: alert_resolution: must be a text")
    return bool(raw and raw.strip())


def _about_her(key: str) -> bool:
    return FINDINGS[key].group in ("person", "risk")


def _throughout(facts: Mapping[str, Value], entries: list[LoggedEntry]) -> dict[str, Value]:
    """The facts about her, with those that stand in an entry."""
    everything = dict(facts)
    latest = max((entry.effective for entry in entries), key=order)
    for key, value, entry in _stated_in(entries):
        if FINDINGS[key].group == "risk":
            everything[key] = more_severe(key, everything.get(key), value)
        elif key not in facts:
            everything[key] = _counted_on(key, value, entry.effective, latest)
    return everything


def _stated_in(entries: list[LoggedEntry]) -> Iterator[tuple[str, Value, LoggedEntry]]:
    for entry in sorted(entries, key=lambda entry: order(entry.effective)):
        for key, value in entry.values.items():
            if _about_her(key):
                yield key, value, entry


def _counted_on(key: str, value: Value, stated: When, latest: When) -> Value:
    """Weeks and days as they stand at the latest entry."""
    days = (day_of(latest) - day_of(stated)).days
    if isinstance(value, Decimal) and key == "gestation_weeks":
        return value + days / WEEK
    if isinstance(value, Decimal) and key == "postpartum_days":
        return value + days
    return value


def _with_signs(signs: Mapping[str, Value], entries: list[LoggedEntry]) -> tuple[LoggedEntry, ...]:
    """The entries without the facts about her; the signs of `facts` go to the latest."""
    last = max(range(len(entries)), key=lambda place: (order(entries[place].effective), place))
    kept = []
    for place, entry in enumerate(entries):
        values = {key: value for key, value in entry.values.items() if not _about_her(key)}
        if place == last:
            for key, value in signs.items():
                values[key] = more_severe(key, values.get(key), value)
        kept.append(LoggedEntry(entry.key, entry.effective, values))
    return tuple(kept)
