"""What a reader meets on a guide page: its text, its sentences, its parts in order."""

import re
from html import unescape

from apps.guide.page import Page

_PART = re.compile(r"<(p|li|h2|h3)\b[^>]*>(.*?)(?=</\1>|<ul|<ol|<p|<li)", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_END = re.compile(r"(?<=[.?!:])[”’]?\s+")


def plain(html: str) -> str:
    """The words of some HTML with single spaces between them."""
    return " ".join(unescape(_TAG.sub(" ", html)).split()).replace(" .", ".").replace(" ,", ",")


def text(page: Page) -> str:
    """All that stands on the page, title and summary first."""
    return f"{page.title}. {page.summary} {plain(page.html)}"


def parts(page: Page) -> list[str]:
    """Each paragraph, heading and list item by itself, in order."""
    found = [plain(match[2]) for match in _PART.finditer(page.html)]
    return [part for part in found if part]


def sentences(page: Page) -> list[str]:
    """Each sentence; a heading or a list item without a full stop is one too."""
    return [
        sentence
        for part in [page.summary, *parts(page)]
        for sentence in _END.split(part)
        if re.search(r"\w", sentence)
    ]


def words(sentence: str) -> int:
    """How many words a sentence has."""
    return len(re.findall(r"[\w’'.-]*\w[\w’'-]*", sentence))
