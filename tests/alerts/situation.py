"""Situations in one line each, as a midwife could write them.

    story | her: facts about her; [when] findings; [when] findings | LEVEL rule rule not:rule

- A finding alone means yes. `no:finding` is an explicit no, `?finding` is "I’m not sure",
  `blank:finding` was left unanswered, and `finding=value` gives a number or a choice.
- The core six are answered "no" in every entry unless the line says otherwise.
- `[when]` is the time since the first evening: `[0h]`, `[3d]`, `[72h1m]`. `[date 3]` is the third
  day after with no time of day. Entries stand in the order in which she logged them. Without any
  `[when]` there is one entry.
- `acted` in an entry: she acted on what it raised before she logged the next.
- Expected are the level and rules that must be among the results; `not:rule` must not be. With
  `only` the rules named are all that there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from apps.alerts.case import judge_case, read_case
from apps.alerts.judgement import Judgement

FOLDER = Path(__file__).parent / "situations"
FIRST_EVENING = datetime(2025, 3, 3, 20, 0)
CORE = ("one_leg_swollen", "redness", "warmth", "breathless", "chest_pain", "coughing_blood")
WHEN = re.compile(r"\[([^\]]+)\]")
LENGTH = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")


@dataclass(frozen=True)
class Situation:
    """One line: what happened, and what the rules must make of it."""

    where: str
    story: str
    findings: str
    level: str
    rules: frozenset[str]
    not_rules: frozenset[str]
    only: bool

    @property
    def case(self) -> dict[str, Any]:
        """The situation as a case of the public format."""
        return written_case(self.findings)

    def judgement(self) -> Judgement:
        """What the rules say."""
        return judged(self.case)


def judged(case: dict[str, Any]) -> Judgement:
    """What the rules say of a case."""
    return judge_case(read_case(case, FIRST_EVENING))


def fired(judgement: Judgement) -> dict[str, str]:
    """The level of each rule that fired, by its id."""
    return {result.rule.id: result.urgency.name for result in judgement.results}


def written_case(text: str) -> dict[str, Any]:
    """The case that the middle part of a line describes."""
    head, _, rest = text.partition(";") if text.strip().startswith("her:") else ("", "", text)
    case: dict[str, Any] = {"facts": _findings(head.strip().removeprefix("her:"), core=False)}
    pieces = WHEN.split(rest)
    if len(pieces) == 1:
        case["facts"] |= _findings(rest)
        return case
    assert not pieces[0].strip(), f"findings before the first [when]: {text}"
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    case["entries"] = [_entry(when, findings) for when, findings in pairs]
    return case


def situations() -> list[Situation]:
    """Every line of every file in the folder."""
    return [
        _situation(f"{file.name}:{number}", line)
        for file in sorted(FOLDER.glob("*.txt"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]


def _situation(where: str, line: str) -> Situation:
    parts = [part.strip() for part in line.split("|")]
    assert len(parts) == 3, f"{where}: a line has three parts: story | findings | LEVEL rules"
    story, findings, expected = parts
    level, *rules = expected.split()
    return Situation(
        where=where,
        story=story,
        findings=findings,
        level=level,
        rules=frozenset(rule for rule in rules if rule != "only" and not rule.startswith("not:")),
        not_rules=frozenset(r.removeprefix("not:") for r in rules if r.startswith("not:")),
        only="only" in rules,
    )


def _entry(when: str, text: str) -> dict[str, Any]:
    text = text.strip().rstrip(";")
    words = text.split()
    entry = _findings(" ".join(word for word in words if word != "acted"))
    if "acted" in words:
        entry["alert_resolution"] = "called the unit and was seen"
    if when.startswith("date "):
        day = FIRST_EVENING + timedelta(days=int(when.removeprefix("date ")))
        return {"date": day.date().isoformat(), **entry}
    moment = FIRST_EVENING + _length(when)
    return {"date": moment.date().isoformat(), "time": moment.time().isoformat(), **entry}


def _length(text: str) -> timedelta:
    match = LENGTH.fullmatch(text.strip())
    assert match, f"not a length of time: {text!r}"
    days, hours, minutes = (int(group or 0) for group in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _findings(text: str, *, core: bool = True) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(CORE, "no") if core else {}
    for word in text.split():
        if word.startswith("blank:"):
            values[word.removeprefix("blank:")] = None
        elif word.startswith("no:"):
            values[word.removeprefix("no:")] = "no"
        elif word.startswith("?"):
            values[word.removeprefix("?")] = "not_sure"
        elif "=" in word:
            key, _, value = word.partition("=")
            values[key] = float(value) if re.fullmatch(r"[\d.]+", value) else value
        else:
            values[word] = "yes"
    return values
