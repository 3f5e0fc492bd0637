"""Loads every page of the guide once, and refuses a guide in which anything does not resolve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse

from apps.alerts.rule import Rule
from apps.alerts.rules import RULES
from apps.guide import front_matter, markup
from apps.guide.cards import Sign
from apps.guide.front_matter import FrontMatter, GuideError
from apps.guide.page import Group, Page, Source
from apps.guide.signs import CLOT_SIGNS, SIGNS

PAGES = Path(__file__).parent / "pages"
SOURCES = PAGES / "sources.toml"

PLACES = frozenset(
    {
        "home",
        "guide:index",
        "check:start",
        "diary:list",
        "diary:log",
        "alerts:help",
        "accounts:settings",
    }
)
"""The places outside the guide that a page may send her to, by URL name."""

_GROUPS = list(Group)


@dataclass(frozen=True, slots=True)
class Library:
    """All pages by slug, in the order in which the guide shows them."""

    pages: Mapping[str, Page]

    def groups(self) -> Iterator[tuple[Group, list[Page]]]:
        """Each group that has pages, with them."""
        for group in Group:
            pages = [page for page in self.pages.values() if page.group is group]
            if pages:
                yield group, pages

    def related(self, page: Page) -> list[Page]:
        """The pages to read next."""
        return [self.pages[slug] for slug in page.related]


@lru_cache
def library(language: str = "en") -> Library:
    """The guide in one language: read and validated at first use, then kept for the process."""
    return load(PAGES / language)


def load(folder: Path, sources: Path = SOURCES, rules: Mapping[str, Rule] = RULES) -> Library:
    """Read every page in a folder.

    Raises GuideError with one sentence for each thing that is wrong, naming the file: a missing
    or odd field, or a source, rule, link or page that does not exist.
    """
    table = front_matter.read_sources(sources.read_text("utf-8"), sources.name)
    problems: list[str] = []
    drafts: dict[str, _Draft] = {}
    for path in sorted(folder.glob("*.md")):
        try:
            drafts[path.stem] = _read(path)
        except GuideError as error:
            problems += error.problems
    if not drafts and not problems:
        problems.append(f"{folder}: there is no page here.")
    names = frozenset(drafts) | {path.stem for path in folder.glob("*.md")}
    written = {slug: draft.write(names, rules) for slug, draft in drafts.items()}
    pages: list[Page] = []
    for slug, draft in drafts.items():
        found = _unresolved(draft, names, table, rules) + written[slug].problems
        found += _dangling(draft, written) + _without_card(draft, written[slug], rules)
        problems += found
        if not found:
            pages.append(_page(draft, written[slug], table, rules))
    if problems:
        raise GuideError(*problems)
    pages.sort(key=lambda page: (_GROUPS.index(page.group), page.order, page.slug))
    return Library(MappingProxyType({page.slug: page for page in pages}))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that was read but not yet checked against the others."""

    slug: str
    name: str
    head: FrontMatter
    body: str
    line: int

    def write(self, names: frozenset[str], rules: Mapping[str, Rule]) -> markup.Written:
        def address(target: str) -> str | None:
            return _address(target, names)

        return markup.write(
            self.body,
            name=self.name,
            line=self.line,
            address=address,
            signs=_signs(self.head.red_flags, rules),
            ending=[
                sign
                for sign in _signs(_with_clot_signs(self.head.red_flags), rules)
                if sign[0].stays_open
            ],
        )


def _with_clot_signs(red_flags: tuple[str, ...]) -> tuple[str, ...]:
    return (*CLOT_SIGNS, *(key for key in red_flags if key not in CLOT_SIGNS))


def _signs(red_flags: tuple[str, ...], rules: Mapping[str, Rule]) -> list[Sign]:
    """The signs of these rules. A rule that is not there is named by `_unresolved`."""
    return [
        (rules[key].urgency, str(SIGNS.get(key, rules[key].title)))
        for key in red_flags
        if key in rules
    ]


def _read(path: Path) -> _Draft:
    head, body, line = front_matter.split(path.read_text("utf-8"), path.name)
    return _Draft(path.stem, path.name, front_matter.read(head, path.name), body, line)


def _address(target: str, names: frozenset[str]) -> str | None:
    """The URL of a link's target; the fragment is checked when all pages are written."""
    place, _hash, fragment = target.partition("#")
    end = f"#{fragment}" if fragment else ""
    if not place:
        return end or None
    try:
        if place in PLACES:
            return reverse(place) + end
        scheme, _colon, slug = place.partition(":")
        if scheme == "guide" and slug in names:
            return reverse("guide:page", args=[slug]) + end
    except NoReverseMatch:
        pass
    return None


def _unresolved(
    draft: _Draft, names: frozenset[str], table: Mapping[str, Source], rules: Mapping[str, Rule]
) -> list[str]:
    head, name = draft.head, draft.name
    found = [f"{name}: there is no source “{key}”." for key in head.sources if key not in table]
    found += [f"{name}: there is no rule “{key}”." for key in head.red_flags if key not in rules]
    if not _has_icon(head.icon):
        found.append(f"{name}: there is no icon “{head.icon}”.")
    for slug in head.related:
        if slug not in names:
            found.append(f"{name}: there is no page “{slug}” to read next.")
        if slug == draft.slug:
            found.append(f"{name}: a page does not lead to itself.")
    return found


def _has_icon(icon: str) -> bool:
    try:
        get_template(f"components/icons/{icon}.svg")
    except TemplateDoesNotExist:
        return False
    return True


def _dangling(draft: _Draft, written: Mapping[str, markup.Written]) -> list[str]:
    """Links to headings that are not there."""
    found: list[str] = []
    page = written[draft.slug]
    for link in page.links:
        place, _hash, fragment = link.target.partition("#")
        slug = place.removeprefix("guide:") or draft.slug
        if fragment and slug in written:
            ids = {heading.id for heading in written[slug].headings}
            if fragment not in ids:
                found.append(
                    f"{draft.name}, line {link.line}: “{slug}” has no heading “{fragment}”."
                )
    return found


def _without_card(draft: _Draft, written: markup.Written, rules: Mapping[str, Rule]) -> list[str]:
    """Red flags of an urgency for which the page shows no care card: nothing would tell her."""
    return [
        f"{draft.name}: rule “{key}” is {rules[key].urgency.name}, and no such card is shown."
        for key in draft.head.red_flags
        if key in rules and rules[key].urgency not in written.cards
    ]


def _page(
    draft: _Draft,
    written: markup.Written,
    table: Mapping[str, Source],
    rules: Mapping[str, Rule],
) -> Page:
    head = draft.head
    red_flags = head.red_flags
    if written.ends_with_clot_signs:
        red_flags = _with_clot_signs(red_flags)
    return Page(
        slug=draft.slug,
        title=head.title,
        summary=head.summary,
        group=head.group,
        order=head.order,
        icon=head.icon,
        html=written.html,
        toc=tuple(written.toc),
        sources=tuple(table[key] for key in head.sources),
        reviewed=head.reviewed,
        next_review=head.next_review,
        rubs_or_heats=head.rubs_or_heats,
        red_flags=tuple(rules[key] for key in red_flags),
        related=head.related,
    )
