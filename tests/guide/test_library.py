"""A guide in which something is wrong says so, naming the file, before anybody reads it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.checks import Error
from django.core.checks import Warning as CheckWarning

from apps.guide import checks
from apps.guide.front_matter import GuideError, read_sources
from apps.guide.library import load
from apps.guide.page import Group, Reading
from apps.guide.signs import CLOT_SIGNS, SIGNS

HEAD = {
    "title": '"A page"',
    "summary": '"What it says."',
    "group": '"prevent"',
    "order": "10",
    "icon": '"book"',
    "sources": '["one"]',
    "reviewed": "2026-01-02",
    "next_review": "2027-01-02",
    "rubs_or_heats": "false",
    "red_flags": "[]",
    "related": '["other"]',
}
TABLE = """
[one]
title = "A source"
publisher = "Somebody"
kind = "study"
year = "2020"
reading = "summary"
looked_up = 2026-01-01
"""

Problems = Callable[..., tuple[str, ...]]


def page(body: str = "Drink a glass of water.\n", **head: str | None) -> str:
    """The text of a page file; a field given as None is left out."""
    fields = {**HEAD, **head}
    lines = [f"{key} = {value}" for key, value in fields.items() if value is not None]
    return "\n".join(["+++", *lines, "+++", "", body])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A guide of two pages, with its table of sources."""
    pages = tmp_path / "en"
    pages.mkdir()
    (tmp_path / "sources.toml").write_text(TABLE, "utf-8")
    (pages / "first.md").write_text(page(), "utf-8")
    (pages / "other.md").write_text(page(order="20", related='["first"]'), "utf-8")
    return pages


@pytest.fixture
def problems(folder: Path) -> Problems:
    """What is wrong once the first page has been written over."""

    def of(text: str) -> tuple[str, ...]:
        (folder / "first.md").write_text(text, "utf-8")
        with pytest.raises(GuideError) as caught:
            load(folder, folder.parent / "sources.toml")
        return caught.value.problems

    return of


def test_a_good_page_is_read_whole(folder: Path) -> None:
    (folder / "first.md").write_text(
        page(
            "## Drink\n\nSee [the other](guide:other#stretch).\n\n"
            "::: emergency Call now\n- Chest pain\n:::\n",
            red_flags='["pe-chest-pain"]',
        ),
        "utf-8",
    )
    (folder / "other.md").write_text(page("## Stretch\n", related='["first"]'), "utf-8")
    first = load(folder, folder.parent / "sources.toml").pages["first"]
    assert first.title == "A page"
    assert first.group is Group.PREVENT
    assert first.reviewed == date(2026, 1, 2)
    assert first.sources[0].reading is Reading.SUMMARY
    assert first.sources[0].looked_up == date(2026, 1, 1)
    assert [rule.id for rule in first.red_flags] == ["pe-chest-pain"]
    assert [(heading.id, heading.text) for heading in first.toc] == [("drink", "Drink")]
    assert 'href="/guide/other/#stretch"' in first.html


def test_the_clot_signs_at_the_end_count_as_red_flags_of_the_page(folder: Path) -> None:
    body = "::: clot-signs\n:::\n"
    (folder / "first.md").write_text(page(body, red_flags='["cramp-60-min"]'), "utf-8")
    first = load(folder, folder.parent / "sources.toml").pages["first"]
    assert [rule.id for rule in first.red_flags] == [*CLOT_SIGNS, "cramp-60-min"]
    for words in (SIGNS["pe-chest-pain"], SIGNS["dvt-cramps-worse"], SIGNS["cramp-60-min"]):
        assert f"<li>{words}</li>" in first.html


def test_pages_stand_in_the_order_of_group_and_number(folder: Path) -> None:
    late = page(group='"after-birth"', order="1")
    (folder / "a-late-one.md").write_text(late, "utf-8")
    assert list(load(folder, folder.parent / "sources.toml").pages) == [
        "first",
        "other",
        "a-late-one",
    ]


@pytest.mark.parametrize("field", sorted(HEAD))
def test_a_missing_field_is_named(problems: Problems, field: str) -> None:
    assert f"first.md: “{field}” is missing." in problems(page(body="Text.", **{field: None}))


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ({"order": '"10"'}, "“order” must be a int."),
        ({"order": "true"}, "“order” must be a int."),
        ({"rubs_or_heats": '"yes"'}, "“rubs_or_heats” must be a bool."),
        ({"rubs_or_heats": "1"}, "“rubs_or_heats” must be a bool."),
        ({"title": '" "'}, "“title” is empty."),
        ({"group": '"sideways"'}, "“group” must be one of right-now, prevent"),
        ({"reviewed": '"2026-01-02"'}, "“reviewed” must be a date."),
        ({"reviewed": "2026-01-02T10:00:00"}, "“reviewed” must be a date."),
        ({"next_review": "2026-01-02"}, "“next_review” must be later than “reviewed”."),
        ({"sources": "[]"}, "“sources” must name at least one."),
        ({"sources": "[1]"}, "“sources” must be a list."),
        ({"sources": '["one", "one"]'}, "“sources” names something twice."),
        ({"colour": '"blue"'}, "“colour” is not a field of a page."),
        ({"sources": '["two"]'}, "there is no source “two”."),
        ({"icon": '"unicorn"'}, "there is no icon “unicorn”."),
        ({"red_flags": '["made-up"]'}, "there is no rule “made-up”."),
        ({"related": '["nowhere"]'}, "there is no page “nowhere” to read next."),
        ({"related": '["first"]'}, "a page does not lead to itself."),
        ({"red_flags": '["pe-chest-pain"]'}, "“pe-chest-pain” is EMERGENCY, and no such card"),
        ({"title": '"unclosed'}, "the front matter is not valid TOML"),
    ],
)
def test_an_odd_field_is_named(problems: Problems, head: dict[str, str], problem: str) -> None:
    found = problems(page(**head))
    assert any(problem in one and one.startswith("first.md: ") for one in found), found


def test_a_page_without_front_matter_is_named(problems: Problems) -> None:
    assert problems("# Hello\n") == (
        "first.md: the first line must be +++, the start of the front matter.",
    )


def test_front_matter_that_is_never_closed_is_named(problems: Problems) -> None:
    assert problems('+++\ntitle = "A"\n') == (
        "first.md: the front matter is never closed with +++.",
    )


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("See [it](guide:nowhere).", "the link to “guide:nowhere” leads nowhere."),
        ("See [it](admin:index).", "the link to “admin:index” leads nowhere."),
        ("See [it](https://example.org/).", "the link to “https://example.org/” leads nowhere."),
        ("See [it](//example.org).", "the link to “//example.org” leads nowhere."),
        ("See [it](guide:other#gone).", "“other” has no heading “gone”."),
        ("See [it](#gone).", "“first” has no heading “gone”."),
        ("# Title again", "use ## and ### only"),
        ("## One\n\n## One", "the heading “One” stands on this page twice."),
        ("<b>bold</b>", "HTML is not used in the guide"),
        ("::: panic Run\n:::", "there is no block “panic”"),
        ("::: urgent\n- a\n:::", "a care card needs a heading"),
        ("::: urgent Call\n- a", "this block is never closed"),
        (":::", "these colons close no block."),
        ("::: steps\n- a\n:::", "steps are numbered"),
        ("::: do\n1. a\n:::", "steps are numbered"),
        ("::: red-flags\n:::", "the front matter names no red flags"),
        ("::: emergency Call\n[Water](guide:other)\n:::", "an emergency card leads nowhere"),
    ],
)
def test_a_fault_in_the_text_is_named_with_its_line(
    problems: Problems, body: str, problem: str
) -> None:
    found = problems(page(body))
    assert any(problem in one and one.startswith("first.md, line ") for one in found), found


def test_the_line_is_that_of_the_file(problems: Problems) -> None:
    text = page("Fine.\n\nSee [it](guide:nowhere).\n")
    number = next(i for i, line in enumerate(text.splitlines(), 1) if "nowhere" in line)
    assert problems(text) == (
        f"first.md, line {number}: the link to “guide:nowhere” leads nowhere.",
    )


def test_all_that_is_wrong_is_said_at_once(problems: Problems) -> None:
    found = problems(page("[a](guide:x) <b>\n", sources='["two"]', related='["y"]'))
    assert len(found) == 4


def test_an_empty_folder_is_no_guide(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(TABLE, "utf-8")
    with pytest.raises(GuideError, match="there is no page here"):
        load(tmp_path, tmp_path / "sources.toml")


@pytest.mark.parametrize(
    "row",
    [
        '[a]\ntitle = "T"\n',
        '[a]\ntitle = "T"\npublisher = "P"\nkind = "k"\nreading = "skimmed"\n',
        '[a]\ntitle = "T"\npublisher = "P"\nkind = "k"\nreading = "read"\nshelf = "3"\n',
        '[a]\ntitle = "T"\npublisher = "P"\nkind = "k"\nreading = "read"\nurl = "http://a.org"\n',
        "[a\n",
    ],
)
def test_an_odd_source_is_named(row: str) -> None:
    with pytest.raises(GuideError, match=r"sources\.toml: "):
        read_sources(row, "sources.toml")


def test_the_guide_that_is_shipped_is_whole() -> None:
    assert [found for found in checks.guide_is_whole() if isinstance(found, Error)] == []


def test_a_broken_guide_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise GuideError("heat.md: “title” is missing.", "water.md: “title” is missing.")

    monkeypatch.setattr(checks, "library", broken)
    assert [(found.id, found.msg) for found in checks.guide_is_whole()] == [
        ("guide.E001", "heat.md: “title” is missing."),
        ("guide.E001", "water.md: “title” is missing."),
    ]


def test_a_rule_that_names_no_page_fails_the_check(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(checks, "library", lambda: load(folder, folder.parent / "sources.toml"))
    found = checks.guide_is_whole()
    assert any(one.id == "guide.E002" and "blood-clot-signs" in str(one.msg) for one in found)


def test_an_overdue_review_warns_and_never_fails() -> None:
    with time_machine.travel("2040-01-01"):
        found = checks.guide_is_whole()
    assert found
    assert all(isinstance(one, CheckWarning) and one.id == "guide.W001" for one in found)
