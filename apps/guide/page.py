"""What a guide page is, once read from its file: plain frozen data that templates show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from apps.alerts.rule import Rule

NUMBERS = '<span data-numbers=""></span>'
"""The place of the emergency numbers in an emergency card: which ones depends on the reader."""


class Group(TextChoices):
    """The parts of the guide, in the order of its first page."""

    RIGHT_NOW = "right-now", _("Right now")
    PREVENT = "prevent", _("Prevent")
    UNDERSTAND = "understand", _("Understand")
    SOMETHING_ELSE = "something-else", _("Something else?")
    AFTER_BIRTH = "after-birth", _("After birth")


class Reading(TextChoices):
    """How far a source was read by whoever wrote the page: said openly beside it."""

    WHOLE = "read", _("Read")
    SUMMARY = "summary", _("Summary read")
    QUOTED = "quoted", _("Read as quoted by others")
    MEMORY = "memory", _("Named from memory, still to be looked up")
    OWN = "own", _("Written by us")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One row of the table of sources. `looked_up` is None where no date was noted."""

    id: str
    title: str
    publisher: str
    kind: str
    year: str = ""
    url: str = ""
    reading: Reading
    looked_up: date | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A second-level heading of a page and the fragment that leads to it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the guide.

    `html` is ready but for the emergency numbers (see `body`). `rubs_or_heats` says that the page
    advises rubbing or warming a leg. `related` are slugs of pages to read next.
    """

    slug: str
    title: str
    summary: str
    group: Group
    order: int
    icon: str
    html: SafeString
    toc: tuple[Heading, ...]
    sources: tuple[Source, ...]
    reviewed: date
    next_review: date
    rubs_or_heats: bool
    red_flags: tuple[Rule, ...]
    related: tuple[str, ...]

    @property
    def shows_numbers(self) -> bool:
        """Whether an emergency card of the page has a place for the numbers to call."""
        return NUMBERS in self.html

    def body(self, numbers: SafeString) -> SafeString:
        """The text of the page with the emergency numbers, as HTML, in their places."""
        return mark_safe(self.html.replace(NUMBERS, numbers))  # noqa: S308

    def is_overdue(self, today: date) -> bool:
        """Whether the day on which its words should be checked again has gone by."""
        return self.next_review < today
