"""What the rules answer: results, most urgent first, and how they are kept as JSON. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.alerts.condition import Evidence
from apps.alerts.rule import Rule, Urgency
from apps.alerts.rules import RULES
from apps.alerts.snapshot import observation_to_json, observations_from_json
from apps.findings.text import Text


@dataclass(frozen=True, slots=True)
class Result:
    """A rule that fired, how urgent that is, and the facts that made it.

    `leg` is "left" or "right" where all entries behind it name that one leg, else "".
    """

    rule: Rule
    urgency: Urgency
    evidence: Evidence
    leg: str = ""

    @property
    def reason(self) -> Text:
        """Why, in plain words."""
        return self.rule.reason_at(self.urgency)

    @property
    def action(self) -> str:
        """What to do, at this urgency and for these findings."""
        return self.rule.action_at(self.urgency, {one.finding for one in self.evidence})

    @property
    def entries(self) -> frozenset[str]:
        """Keys of the entries behind it."""
        return frozenset(one.entry for one in self.evidence if one.entry is not None)

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can hold."""
        return {
            "rule": self.rule.id,
            "urgency": self.urgency.name,
            "leg": self.leg,
            "evidence": [observation_to_json(one) for one in self.evidence],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Result:
        """The reverse of `to_json`. Raises KeyError for a rule that has been retired."""
        return cls(
            rule=RULES[data["rule"]],
            urgency=Urgency[data["urgency"]],
            evidence=observations_from_json(data["evidence"]),
            leg=data["leg"],
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer to one save or one case. `complete` is false with a core question blank."""

    level: Urgency
    complete: bool
    results: tuple[Result, ...]

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can hold."""
        return {
            "level": self.level.name,
            "complete": self.complete,
            "results": [result.to_json() for result in self.results],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Judgement:
        """The reverse of `to_json`. A rule that has been retired since is left out."""
        return cls(
            level=Urgency[data["level"]],
            complete=data["complete"],
            results=tuple(
                map(Result.from_json, (r for r in data["results"] if r["rule"] in RULES))
            ),
        )
