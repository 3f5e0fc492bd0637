"""A page taken apart: its elements with their attributes, their text and what they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
SILENT = frozenset({"script", "style", "title", "svg"})


@dataclass(slots=True, eq=False)
class Element:
    """One element. `text` is everything inside it, also what its children hold."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def ancestors(self) -> Iterator[Element]:
        """What it stands in, from the inside out."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self["class"].split()

    @property
    def words(self) -> str:
        """Its text with single spaces."""
        return " ".join(self.text.split())


@dataclass(slots=True)
class Document:
    """A page: its elements in their order, and tags that are closed wrongly or not at all."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tags."""
        return [one for one in self.elements if one.tag in tags]

    def one(self, tag: str) -> Element:
        """The only element with this tag."""
        found = self.all(tag)
        assert len(found) == 1, f"{len(found)} × <{tag}>"
        return found[0]

    def by_id(self, id: str) -> Element | None:
        """The element with this id."""
        return next((one for one in self.elements if one["id"] == id), None)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if len(named) != len(attrs):
            self.document.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, named, self.open[-1] if self.open else None)
        self.document.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        else:
            where = " > ".join(one.tag for one in self.open)
            self.document.faults.append(f"</{tag}> in {where}")

    def handle_data(self, data: str) -> None:
        if not any(one.tag in {"script", "style"} for one in self.open):
            for one in self.open:
                one.text += data


def parse(html: str) -> Document:
    """The page as a document."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.document.faults += [f"<{one.tag}> is never closed" for one in reader.open]
    return reader.document
