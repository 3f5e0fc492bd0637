"""The templates themselves: every word can be translated, nothing is inline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.whole_site.project import ROOT

TEMPLATES = sorted(path for path in ROOT.glob("templates/**/*.html"))

# The name is the same in every language.
UNTRANSLATED = frozenset({"Nocturne"})
SHOWN_ATTRIBUTES = frozenset(
    {"alt", "aria-label", "placeholder", "title", "content", "data-failed"}
)

_COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
_MARKED = re.compile(r"\{% blocktranslate\b.*?\{% endblocktranslate %\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_SILENT = re.compile(r"\{% block (nav_current|body_class) %\}.*?\{% endblock")
_ELEMENT = re.compile(r"(?<=<)\{\{.*?\}\}|(?<=</)\{\{.*?\}\}")
_WORD = re.compile(r"[^\W\d_]{2,}")


class _Words(HTMLParser):
    """The words that stand in a template as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if _WORD.search(data):
            self.found.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SHOWN_ATTRIBUTES and tag != "meta" and value and _WORD.search(value):
                self.found.append(value.strip())


def bare_words(template: str) -> Iterator[str]:
    """What is neither translated nor a variable, nor the name of the product."""
    reader = _Words()
    for pattern, instead in ((_COMMENT, ""), (_MARKED, ""), (_SILENT, "{%"), (_ELEMENT, "p")):
        template = pattern.sub(instead, template)
    reader.feed(_TAG.sub(" ", template))
    reader.close()
    for words in reader.found:
        if words.strip(" ·:") not in UNTRANSLATED:
            yield words


@pytest.mark.parametrize(
    ("template", "bare"),
    [
        ("<p>{% translate 'Call now' %}</p>", []),
        ("<p>Call now</p>", ["Call now"]),
        ("<p>{% blocktranslate trimmed %}Call {{ n }}{% endblocktranslate %}: 999</p>", []),
        ('<nav aria-label="Main">', ["Main"]),
        ("{# a remark #}<b>·</b>", []),
        ("<title>{% block title %}{% endblock %} · Nocturne</title>", []),
    ],
)
def test_bare_words_are_found(template: str, bare: list[str]) -> None:
    assert list(bare_words(template)) == bare


def test_every_word_on_screen_can_be_translated() -> None:
    assert len(TEMPLATES) > 40
    found = {
        str(path.relative_to(ROOT)): words
        for path in TEMPLATES
        if (words := list(bare_words(path.read_text("utf-8"))))
    }
    assert not found


def test_translations_are_trimmed_and_typographic() -> None:
    """A line break in a message would make it another message; straight quotes look careless."""
    faults = []
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        faults += [
            f"{path.name}: {tag}" for tag in re.findall(r"\{% blocktranslate(?! trimmed)", text)
        ]
        for words in re.findall(r"""\{% translate (".*?"|'.*?')""", text):
            if re.search(r"""['"!]|\.\.\.""", words[1:-1]):
                faults.append(f"{path.name}: {words}")
    assert not faults


def test_messages_in_templates_load_what_they_use() -> None:
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        if re.search(r"\{% (block)?translate\b", text):
            assert re.search(r"\{% load [^%]*\bi18n\b", text), path.name


def test_no_template_is_left_over() -> None:
    """Each one is named by another template or by the code."""
    code = [*ROOT.glob("apps/**/*.py"), *ROOT.glob("config/*.py"), *TEMPLATES]
    text = "\n".join(path.read_text("utf-8") for path in code)
    by_name_of_django = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
    left = []
    for path in TEMPLATES:
        name = path.relative_to(ROOT / "templates").as_posix()
        if not name.startswith("django/") and name not in by_name_of_django and name not in text:
            left.append(name)
    assert not left


def test_drawings_are_fit_to_stand_in_a_page() -> None:
    """No colours of their own, no size of their own, hidden from those who listen."""
    for path in sorted(Path(ROOT / "templates/components/icons").glob("*.svg")):
        text = path.read_text("utf-8")
        assert text.startswith("<svg"), path.name
        assert 'aria-hidden="true"' in text, path.name
        assert "icon" in text, path.name
        assert not re.search(r"#[0-9a-f]{3,6}\b|style=|<script|http", text), path.name
