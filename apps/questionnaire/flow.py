"""The language a flow is written in: routing as data. Pure.

A flow decides what to ask; the rules decide what to advise. Only her answers are kept. Where she
stands is found by walking the questions from the first one, so Back and Change need nothing else.

Answers map a finding's key to its value, or to None where the question was passed and left open.
A key that is absent has not come up yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from apps.findings.text import Text
from apps.findings.vocabulary import Answer, Value, finding

Answers: TypeAlias = Mapping[str, Value | None]


class Condition(Protocol):
    """What must have been answered for a question to come up."""

    @property
    def reads(self) -> tuple[str, ...]:
        """Keys of the findings that it looks at."""

    def holds(self, answers: Answers) -> bool:
        """Whether it is true of these answers."""

    def __str__(self) -> str:
        """The condition in a few words, for drawings."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The finding has one of these values. Left open is none of them."""

    finding: str
    values: tuple[str, ...]

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.finding,)

    def holds(self, answers: Answers) -> bool:
        return answers.get(self.finding) in self.values

    def __str__(self) -> str:
        return f"{self.finding} is {' or '.join(self.values)}"


@dataclass(frozen=True, slots=True)
class Known:
    """The finding has any value."""

    finding: str

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.finding,)

    def holds(self, answers: Answers) -> bool:
        return answers.get(self.finding) is not None

    def __str__(self) -> str:
        return f"{self.finding} is known"


@dataclass(frozen=True, slots=True)
class Open:
    """The finding was left open, or has not come up."""

    finding: str

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.finding,)

    def holds(self, answers: Answers) -> bool:
        return answers.get(self.finding) is None

    def __str__(self) -> str:
        return f"{self.finding} is open"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is true."""

    parts: tuple[Condition, ...]

    @property
    def reads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for part in self.parts for key in part.reads))

    def holds(self, answers: Answers) -> bool:
        return any(part.holds(answers) for part in self.parts)

    def __str__(self) -> str:
        return ", or ".join(map(str, self.parts))


def reported(*keys: str) -> Condition:
    """At least one of the findings was answered with "yes" or "not sure"."""
    answers = (Answer.YES.value, Answer.NOT_SURE.value)
    parts = tuple(Answered(key, answers) for key in keys)
    return parts[0] if len(parts) == 1 else AnyOf(parts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Section:
    """A run of questions about one subject.

    With `skip`, the words of a button, one tap leaves open all that is left of it.
    """

    name: Text
    skip: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """One page. It asks its findings together; with one finding, that finding is the question.

    `none` is the label of the one tap that answers "no" to every finding of the page, and `leave`
    of the one that leaves them open. `form` is how the page is filled in.
    """

    slug: str
    section: Section
    findings: tuple[str, ...]
    title: Text = ""
    intro: Text = ""
    none: Text = ""
    leave: Text = ""
    show_if: Condition | None = None
    form: Literal["findings", "calves"] = "findings"

    def __post_init__(self) -> None:
        kinds = [finding(key).kind for key in self.findings]
        if not kinds:
            raise ValueError(f"{self.slug}: asks nothing")
        if self.none and set(kinds) != {"answer"}:
            raise ValueError(f"{self.slug}: “none of these” needs questions answered yes or no")
        if len(kinds) > 1 and not self.title:
            raise ValueError(f"{self.slug}: several findings need a title")

    @property
    def heading(self) -> Text:
        """The question that the page asks: its h1."""
        return self.title or finding(self.findings[0]).question

    @property
    def is_single(self) -> bool:
        """Whether the heading is the question of its one finding."""
        return not self.title

    def comes_up(self, answers: Answers) -> bool:
        """Whether these answers lead to the question."""
        return self.show_if is None or self.show_if.holds(answers)

    def is_done(self, answers: Answers) -> bool:
        """Whether every finding was answered or deliberately left open."""
        return all(key in answers for key in self.findings)

    def is_begun(self, answers: Answers) -> bool:
        """Whether any finding was answered or left open."""
        return any(key in answers for key in self.findings)


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the answers lead: the questions she has, and the first that is not done.

    `next` is None when all are done.
    """

    questions: tuple[Question, ...]
    next: Question | None

    def may_open(self, question: Question, answers: Answers) -> bool:
        """Whether she has come as far as this question."""
        if question.is_begun(answers):
            return True
        return question in self.questions and (
            self.next is None or self.questions.index(question) <= self.questions.index(self.next)
        )

    def before(self, question: Question) -> Question | None:
        """The question that Back leads to; None at the first."""
        place = self.questions.index(question)
        return self.questions[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Flow:
    """A questionnaire: its questions in their order."""

    name: str
    questions: tuple[Question, ...]

    def __post_init__(self) -> None:
        slugs: set[str] = set()
        asked: set[str] = set()
        for question in self.questions:
            if question.slug in slugs:
                raise ValueError(f"two questions are called {question.slug}")
            if asked & set(question.findings):
                raise ValueError(f"{question.slug}: asks what was asked before")
            if question.show_if is not None and not asked.issuperset(question.show_if.reads):
                raise ValueError(f"{question.slug}: depends on what has not been asked yet")
            slugs.add(question.slug)
            asked.update(question.findings)

    def question(self, slug: str) -> Question:
        """The question with this slug. Raises LookupError."""
        for question in self.questions:
            if question.slug == slug:
                return question
        raise LookupError(slug)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in their order."""
        return tuple(dict.fromkeys(question.section for question in self.questions))

    @property
    def findings(self) -> tuple[str, ...]:
        """Every finding that can be asked."""
        return tuple(key for question in self.questions for key in question.findings)

    def walk(self, answers: Answers) -> Walk:
        """Walk the questions from the first with these answers.

        A question that no longer comes up, but still holds an answer, is part of the walk:
        nothing that is judged may be out of her sight.
        """
        hers = tuple(
            question
            for question in self.questions
            if question.comes_up(answers) or question.is_begun(answers)
        )
        return Walk(hers, next((one for one in hers if not one.is_done(answers)), None))

    def after(self, before: Answers, answers: Answers) -> dict[str, Value | None]:
        """The answers without those of questions that her latest change has closed.

        A follow-up goes when the answer that opened it is changed; an answer whose question was
        not open before stays, so that nothing is lost by an answer that came out of turn.
        """
        kept = dict(answers)
        for question in self.questions:
            if question.comes_up(before) and not question.comes_up(kept):
                for key in question.findings:
                    kept.pop(key, None)
        return kept

    def left_in(self, section: Section, answers: Answers) -> Iterator[str]:
        """Findings of the section that are neither answered nor left open."""
        for question in self.questions:
            if question.section == section:
                yield from (key for key in question.findings if key not in answers)
