"""What a finding is: one thing that can be asked, answered and read by a rule."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal, TypeAlias

from apps.findings.text import Text, _


class Answer(StrEnum):
    """The three answers. A question left blank has none of them: blank is None, never "no"."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


Value: TypeAlias = str | Decimal | tuple[str, ...]
"""An answer or a choice as text, a number as Decimal, a list as a tuple. Blank is None."""

Group: TypeAlias = Literal["person", "core", "sign", "risk"]
Kind: TypeAlias = Literal["answer", "number", "choice", "list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that can be chosen, and its words on screen."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding, with the words that a mother reads.

    `question` asks it whole. `label` is the short statement of the yes (of a number: its name).
    `minimum` and `maximum` are inclusive, in `unit` (UCUM); `unit_name` is the unit on screen.
    `context_only` findings are shown to people; no rule reads them.
    """

    key: str
    group: Group
    kind: Kind
    question: Text
    label: Text
    hint: Text = ""
    choices: tuple[Choice, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: str = ""
    unit_name: Text = ""
    context_only: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """The values that may be chosen; empty for a number."""
        return tuple(choice.value for choice in self.choices)

    def choice_label(self, value: str) -> Text:
        """The words for one chosen value; the value itself when it is not among the choices."""
        for choice in self.choices:
            if choice.value == value:
                return choice.label
        return value


YES_NO_NOT_SURE = (
    Choice(value=Answer.YES.value, label=_("Yes")),
    Choice(value=Answer.NO.value, label=_("No")),
    Choice(value=Answer.NOT_SURE.value, label=_("I’m not sure")),
)


def answer(
    key: str,
    group: Group,
    question: Text,
    label: Text,
    hint: Text = "",
    *,
    context_only: bool = False,
) -> Finding:
    """A finding that is answered with yes, no or “I’m not sure”."""
    return Finding(
        key=key,
        group=group,
        kind="answer",
        question=question,
        label=label,
        hint=hint,
        choices=YES_NO_NOT_SURE,
        context_only=context_only,
    )


def sign(
    key: str, question: Text, label: Text, hint: Text = "", *, context_only: bool = False
) -> Finding:
    """An answered finding of the group "sign"."""
    return answer(key, "sign", question, label, hint, context_only=context_only)


def risk(
    key: str, question: Text, label: Text, hint: Text = "", *, context_only: bool = False
) -> Finding:
    """An answered finding of the group "risk"."""
    return answer(key, "risk", question, label, hint, context_only=context_only)


def number(
    key: str,
    group: Group,
    question: Text,
    label: Text,
    hint: Text = "",
    *,
    minimum: str,
    maximum: str,
    unit: str,
    unit_name: Text,
) -> Finding:
    """A finding that is a number from `minimum` to `maximum`, both included."""
    return Finding(
        key=key,
        group=group,
        kind="number",
        question=question,
        label=label,
        hint=hint,
        minimum=Decimal(minimum),
        maximum=Decimal(maximum),
        unit=unit,
        unit_name=unit_name,
    )
