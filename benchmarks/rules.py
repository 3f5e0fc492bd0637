"""How long the rules take for the save of one entry among thirty of the last 14 days."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import Any

from django.utils import timezone

from apps.alerts.derive import History, counted_back
from apps.alerts.engine import evaluate
from apps.alerts.rules import TABLE
from apps.findings.observation import LoggedEntry, Value
from apps.findings.vocabulary import clean
from apps.findings.when import day_of
from benchmarks.bars import RULES_MS, Figure
from benchmarks.scene import moments, signs

ENTRIES = 30
DAYS = 14


def diary() -> list[LoggedEntry]:
    """Thirty entries over 14 days, as the rules see them; the first is the newest."""
    onsets = moments(ENTRIES, DAYS, timezone.localtime())
    return [
        LoggedEntry(str(place), onset, _read(signs(place))) for place, onset in enumerate(onsets)
    ]


def figures(runs: int, save_ms: float | None = None) -> list[Figure]:
    """The median of so many runs in ms, and what part of a whole save that is, where known."""
    entries = diary()
    facts = _read({"gestation_weeks": 30})
    times = []
    facts_on = counted_back(facts, day_of(entries[-1].effective))
    for _run in range(runs):
        start = perf_counter()
        history = History(facts_on, entries)
        evaluate(TABLE, history, frozenset({entries[0].key}))
        times.append((perf_counter() - start) * 1000)
    spread = (min(times), sorted(times)[int(len(times) * 0.9)])
    note = f"{median(times) / save_ms:.0%} of a save's {save_ms:.1f} ms" if save_ms else ""
    return [Figure("all rules, 30 entries", median(times), "ms", spread, note, RULES_MS)]


def _read(answers: dict[str, Any]) -> dict[str, Value]:
    cleaned = {key: clean(key, raw) for key, raw in answers.items()}
    return {key: value for key, value in cleaned.items() if value is not None}
