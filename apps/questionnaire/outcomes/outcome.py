"""What an outcome is, and the lines that several of them share. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from apps.alerts.judgement import Result
from apps.alerts.rule import Urgency
from apps.findings.text import Text, _

EMERGENCY, URGENT = Urgency.EMERGENCY, Urgency.URGENT
ROUTINE, SELF_CARE = Urgency.ROUTINE, Urgency.SELF_CARE

UNLOCK = _("Unlock the door, so that help can come in.")
COMPANY = _("Ask someone to stay with you, if you can.")
DO_NOT_DRIVE = _("Do not drive yourself.")
CALL_UNIT = _("Call your maternity unit or doctor now, at any hour.")
NO_ANSWER = _("No answer in 30 minutes: go to the emergency department.")
DO_NOT_RUB = _("Do not rub or heat the leg.")
IF_CHEST = _(
    "Call the emergency number if your chest hurts, breathing gets hard, you cough blood or faint."
)
TELL_MIDWIFE = _("Tell your midwife or doctor at the next chance, within days.")
HELP_COMES = (UNLOCK, COMPANY, DO_NOT_DRIVE)
"""While help is on its way. That she calls stands above the steps, as the button."""

HEADINGS: Mapping[Urgency, Text] = MappingProxyType(
    {
        EMERGENCY: _("Call the emergency number now"),
        URGENT: _("Call your maternity unit or doctor now, at any hour"),
        ROUTINE: _("Tell your midwife or doctor within days"),
        SELF_CARE: _("Look after it yourself, and know the signs"),
    }
)
"""The title of the card for each level: who to call, and when."""

LEVEL_WORDS: Mapping[Urgency, Text] = MappingProxyType(
    {
        EMERGENCY: _("Emergency"),
        URGENT: _("Urgent"),
        ROUTINE: _("Not urgent"),
        SELF_CARE: _("Self-care"),
    }
)
"""The level in a word, so that it is never told by colour alone."""

MANY_IN_ONE = frozenset({"other-maternal-warning", "not-sure-other"})
"""Rules about many unlike signs: where they lead depends on the answer behind them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """One piece of advice.

    `rules` are the ids that lead here. Of a rule about many signs only the answers in `findings`
    do, where they are given, and never those in `besides`. `steps` are what to do, by level.
    `say` are words to read aloud on the phone, `say_for` those for one rule. `heading` takes the
    place of the level's title on the card.
    """

    id: str
    title: Text
    rules: frozenset[str]
    steps: Mapping[Urgency, tuple[Text, ...]] = field(default_factory=dict)
    say: Text = ""
    say_for: Mapping[str, Text] = field(default_factory=dict)
    heading: Text = ""
    findings: frozenset[str] = frozenset()
    besides: frozenset[str] = frozenset()

    def fits(self, result: Result) -> bool:
        """Whether a result leads here: one of its rules, at a level that it has steps for."""
        if result.rule.id not in self.rules or result.urgency not in self.steps:
            return False
        if result.rule.id not in MANY_IN_ONE:
            return True
        answered = {one.finding for one in result.evidence}
        if self.findings:
            return bool(answered & self.findings)
        return not answered or bool(answered - self.besides)

    def words_for(self, rule: str) -> Text:
        """What to say on the phone when this rule led here."""
        return self.say_for.get(rule, self.say)
