"""Reads the head of a page: TOML between two lines of `+++`, checked field by field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from apps.guide.page import Group, Reading, Source

FENCE = "+++"

_KINDS: Mapping[str, type] = {
    "title": str,
    "summary": str,
    "group": str,
    "order": int,
    "icon": str,
    "sources": list,
    "reviewed": date,
    "next_review": date,
    "rubs_or_heats": bool,
    "red_flags": list,
    "related": list,
}


class GuideError(Exception):
    """Something in the guide's files is wrong. `problems` says what, one sentence each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The head of a page as written: names are not yet resolved to sources, rules or pages."""

    title: str
    summary: str
    group: Group
    order: int
    icon: str
    sources: tuple[str, ...]
    reviewed: date
    next_review: date
    rubs_or_heats: bool
    red_flags: tuple[str, ...]
    related: tuple[str, ...]


def split(text: str, name: str) -> tuple[str, str, int]:
    """Head, body, and how many lines stand before the body. Raises GuideError."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE:
        raise GuideError(f"{name}: the first line must be {FENCE}, the start of the front matter.")
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]) + "\n", number + 1
    raise GuideError(f"{name}: the front matter is never closed with {FENCE}.")


def read(head: str, name: str) -> FrontMatter:
    """The head of the file called `name`. Raises GuideError naming every field that is wrong."""
    try:
        values = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise GuideError(f"{name}: the front matter is not valid TOML: {error}.") from None
    problems = [f"{name}: {problem}" for problem in _problems(values)]
    if problems:
        raise GuideError(*problems)
    values["group"] = Group(values["group"])
    for key, kind in _KINDS.items():
        if kind is list:
            values[key] = tuple(values[key])
    return FrontMatter(**values)


def _problems(values: Mapping[str, Any]) -> list[str]:
    found = [f"“{key}” is missing." for key in _KINDS if key not in values]
    found += [f"“{key}” is not a field of a page." for key in values if key not in _KINDS]
    found += [
        f"“{key}” must be a {kind.__name__}."
        for key, kind in _KINDS.items()
        if key in values and not _is(kind, values[key])
    ]
    return found or _odd_values(values)


def _odd_values(values: Mapping[str, Any]) -> list[str]:
    """What is of the right kind and still cannot be."""
    found = [f"“{key}” is empty." for key in ("title", "summary") if not values[key].strip()]
    found += [
        f"“{key}” must name at least one." for key in ("sources", "related") if not values[key]
    ]
    found += [
        f"“{key}” names something twice."
        for key in ("sources", "red_flags", "related")
        if len(set(values[key])) != len(values[key])
    ]
    if values["group"] not in Group.values:
        found.append(f"“group” must be one of {', '.join(Group.values)}.")
    if values["next_review"] <= values["reviewed"]:
        found.append("“next_review” must be later than “reviewed”.")
    return found


def _is(kind: type, value: object) -> bool:
    """TOML's true is no number, a date with a time is no day, and a list holds words."""
    if kind is list:
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, kind) and isinstance(value, bool) is (kind is bool)


def read_sources(text: str, name: str) -> dict[str, Source]:
    """The table of sources by id. Raises GuideError for a row that cannot be read."""
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GuideError(f"{name}: not valid TOML: {error}.") from None
    sources: dict[str, Source] = {}
    problems: list[str] = []
    for key, row in rows.items():
        try:
            reading = Reading(row.pop("reading"))
            sources[key] = Source(id=key, reading=reading, **row)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            problems.append(f"{name}: source “{key}” cannot be read: {error}.")
            continue
        if sources[key].url and not sources[key].url.startswith("https://"):
            problems.append(f"{name}: source “{key}” needs an https address, or none.")
    if problems:
        raise GuideError(*problems)
    return sources
