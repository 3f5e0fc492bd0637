"""Turns the Markdown of a guide page into the HTML of the site.

Beside plain Markdown (raw HTML is off) there are blocks, each between two lines of colons:

    ::: urgent Contact your maternity unit now
    - One leg is more swollen than usual for you.
    :::

`emergency`, `urgent`, `routine` and `self-care` are care cards; `do`, `dont` and `steps` are
lists; `say` holds words to read aloud. Two blocks are empty and filled by themselves: `red-flags`
with the signs of the rules named in the front matter, and `clot-signs`, the end of every page of
advice, with the signs of a clot beside the urgent ones of these. An emergency card gets the
numbers to call, and no link of its own. A link goes to a page of the guide (`guide:water`), to a
named place of the site (`alerts:help`) or to a heading of the same page (`#massage`), and nowhere
else. A paragraph that is one link and nothing more becomes a button.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import nh3
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from apps.alerts.rule import Urgency
from apps.guide import cards
from apps.guide.cards import CARDS, Sign
from apps.guide.page import Heading

LISTS = ("do", "dont", "steps")
SIGNS = ("red-flags", "clot-signs")
BLOCKS = (*CARDS, *LISTS, "say", *SIGNS)

_OPENING = re.compile(r"^ {0,3}:{3,}\s*\S")
_CLOSING = re.compile(r"^ {0,3}:{3,}\s*$")
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;")
_ICON = re.compile(r'<span data-icon="([a-z-]+)"></span>')

_CLASSES: dict[str, set[str]] = {
    "section": {"care", *(f"care--{name}" for name in CARDS)},
    "h2": {"care__title"},
    "div": {"care__body", "say"},
    "span": {"visually-hidden"},
    "ol": {"steps"},
    "ul": {"do", "dont"},
    "a": {"call", "button", "button--quiet"},
    "p": {"soft"},
}
_ATTRIBUTES: dict[str, set[str]] = {
    "section": {"aria-labelledby"},
    "h2": {"id"},
    "h3": {"id"},
    "span": {"data-icon", "data-numbers"},
    "a": {"href"},
    "ol": {"start"},
}
_CLEANER = nh3.Cleaner(
    tags={*_CLASSES, *_ATTRIBUTES, "li", "strong", "em", "br", "hr"},
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes=set(),
    link_rel=None,
)

Address = Callable[[str], str | None]
"""The URL of a link's target, or None where there is no such place."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written, and the line of the file it stands on."""

    target: str
    line: int


@dataclass(slots=True)
class Written:
    """What one body came to: its HTML, and all that still has to be checked against the rest."""

    html: SafeString = field(default_factory=SafeString)
    headings: list[Heading] = field(default_factory=list)
    toc: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    cards: set[Urgency] = field(default_factory=set)
    ends_with_clot_signs: bool = False
    problems: list[str] = field(default_factory=list)


def write(
    body: str,
    *,
    name: str,
    line: int,
    address: Address,
    signs: Sequence[Sign] = (),
    ending: Sequence[Sign] = (),
) -> Written:
    """The HTML of a body that begins after `line` lines of the file called `name`.

    `signs` are listed in a `red-flags` block, `ending` in a `clot-signs` block. Problems are
    collected in the answer, not raised, so that an author sees all of them at once.
    """
    return _Writer(name, line, address, {"red-flags": signs, "clot-signs": ending}).write(body)


class _Writer:
    """Prepares the tokens of one body and hands them to markdown-it's renderer."""

    def __init__(
        self, name: str, line: int, address: Address, signs: Mapping[str, Sequence[Sign]]
    ) -> None:
        self.name = name
        self.before = line
        self.address = address
        self.signs = signs
        self.written = Written()
        self.card_number = 0
        self.open_kinds: list[str] = []
        self.markdown = MarkdownIt("commonmark", {"html": False})
        self.markdown.disable(["html_block", "html_inline", "image", "autolink", "code", "fence"])
        container_plugin(self.markdown, "block", validate=_is_opening, render=_rendering(self))

    def write(self, body: str) -> Written:
        self.check_lines(body)
        tokens = self.markdown.parse(body)
        self.prepare(tokens)
        html = self.markdown.renderer.render(tokens, self.markdown.options, {})
        # Every icon is put in after the cleaning, from the site's own drawings.
        self.written.html = mark_safe(_ICON.sub(_icon, _CLEANER.clean(html)))  # noqa: S308
        return self.written

    def wrong(self, line: int, problem: str) -> None:
        self.written.problems.append(f"{self.name}, line {line}: {problem}")

    @property
    def help_url(self) -> str:
        return self.address("alerts:help") or ""

    def check_lines(self, body: str) -> None:
        """Every block is closed, and nobody counts on HTML."""
        opened: list[int] = []
        for number, text in enumerate(body.splitlines(), start=self.before + 1):
            if _CLOSING.match(text):
                if opened:
                    opened.pop()
                else:
                    self.wrong(number, "these colons close no block.")
            elif _OPENING.match(text):
                opened.append(number)
            if _HTML.search(text):
                self.wrong(number, "HTML is not used in the guide; write Markdown.")
        for number in opened:
            self.wrong(number, "this block is never closed with :::.")

    def prepare(self, tokens: Sequence[Token]) -> None:
        """Give headings their ids, links their addresses, lists and lone links their classes."""
        inside: list[str] = []
        line = self.before
        for index, token in enumerate(tokens):
            if token.map:
                line = self.before + token.map[0] + 1
            if token.type == "container_block_open":
                inside.append(_kind(token))
                self.check_block(token, line)
            elif token.type == "container_block_close":
                inside.pop()
            elif token.type == "heading_open":
                self.heading(token, tokens[index + 1].content, line)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self.listing(token, inside[-1] if inside else "", line)
            elif token.type == "inline":
                self.links(token.children or [], inside, line)

    def check_block(self, token: Token, line: int) -> None:
        kind = _kind(token)
        if kind not in BLOCKS:
            self.wrong(line, f"there is no block “{kind}”; there are {', '.join(BLOCKS)}.")
        elif kind in CARDS:
            self.written.cards.add(CARDS[kind])
            if not _title(token):
                self.wrong(line, f"a care card needs a heading: ::: {kind} What to do.")
        elif kind in SIGNS:
            self.written.cards.update(cards.urgencies(self.signs[kind]))
            self.written.ends_with_clot_signs |= kind == "clot-signs"
            if not self.signs[kind]:
                self.wrong(line, "the front matter names no red flags to show here.")

    def heading(self, token: Token, text: str, line: int) -> None:
        if token.tag not in ("h2", "h3"):
            self.wrong(line, "use ## and ### only: the title is the page's one first heading.")
        heading = Heading(slugify(text), text)
        if any(heading.id == other.id for other in self.written.headings):
            self.wrong(line, f"the heading “{text}” stands on this page twice.")
        token.attrSet("id", heading.id)
        self.written.headings.append(heading)
        if token.tag == "h2":
            self.written.toc.append(heading)

    def listing(self, token: Token, kind: str, line: int) -> None:
        if kind in LISTS:
            if (kind == "steps") != (token.type == "ordered_list_open"):
                self.wrong(line, "steps are numbered; do and dont lists are not.")
            token.attrSet("class", kind)

    def links(self, children: list[Token], inside: Sequence[str], line: int) -> None:
        alone = _is_one_link(children)
        for child in [child for child in children if child.type == "link_open"]:
            target = str(child.attrGet("href") or "")
            self.written.links.append(Link(target, line))
            url = self.address(target)
            if url is None:
                self.wrong(line, f"the link to “{target}” leads nowhere.")
            child.attrSet("href", url or "")
            if "emergency" in inside:
                self.wrong(line, "an emergency card leads nowhere: it holds the numbers to call.")
            if alone:
                child.attrSet("class", _button(inside, target))
        if alone and children[0].attrGet("class") == "call":
            children.insert(1, Token("html_inline", "", 0, content=cards.icon("phone")))

    def block(self, token: Token) -> str:
        """The HTML with which one block opens or closes."""
        if token.nesting < 0:
            kind = self.open_kinds.pop()
            if kind in CARDS:
                return cards.closing(CARDS[kind], self.help_url)
            return {"say": "</div>", "clot-signs": cards.limits()}.get(kind, "")
        kind, title = _kind(token), self.markdown.renderInline(_title(token))
        self.open_kinds.append(kind)
        if kind in CARDS:
            self.card_number += 1
            return cards.opening(CARDS[kind], self.card_number, title)
        if kind in SIGNS:
            first = self.card_number + 1
            self.card_number += len(cards.urgencies(self.signs[kind]))
            return cards.red_flags(self.signs[kind], first, self.help_url)
        if kind in ("do", "dont"):
            return f"<p><strong>{title or (_('Do') if kind == 'do' else _('Don’t'))}</strong></p>"
        return '<div class="say">' if kind == "say" else ""


def _rendering(writer: _Writer) -> Callable[..., str]:
    """What markdown-it calls for each end of a block; it binds this to its own renderer."""

    def render(_renderer: object, tokens: Sequence[Token], index: int, *_rest: Any) -> str:
        return writer.block(tokens[index])

    return render


def _is_opening(params: str, *_rest: Any) -> bool:
    return bool(params.strip())


def _kind(token: Token) -> str:
    return token.info.strip().partition(" ")[0]


def _title(token: Token) -> str:
    return token.info.strip().partition(" ")[2].strip()


def _is_one_link(children: Sequence[Token]) -> bool:
    kinds = [child.type for child in children]
    return (
        len(kinds) > 2
        and kinds[0] == "link_open"
        and kinds[-1] == "link_close"
        and kinds.count("link_open") == 1
    )


def _button(inside: Sequence[str], target: str) -> str:
    if "urgent" in inside:
        return "call"
    return "button button--quiet" if inside or target.startswith("guide:") else "button"


def _icon(match: re.Match[str]) -> str:
    return render_to_string("components/icon.html", {"name": match[1]}).strip()
