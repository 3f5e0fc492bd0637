"""How many SQL statements a page and a save take. Transaction statements are counted apart."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.bars import PAGE_QUERIES, SAVE, SAVE_QUERIES, Figure
from benchmarks.scene import Person, browser, filled_in

TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")

PAGES = {
    "home": "home",
    "guide index": "guide:index",
    "check": "check:start",
    "log form": "diary:log",
    "diary, 40 entries": "diary:list",
    "warnings": "alerts:list",
    "emergency numbers": "alerts:help",
    "settings": "accounts:settings",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """The statements of one request."""

    queries: list[str]
    transaction: list[str]


def count(client: Client, path: str, data: dict[str, str] | None = None) -> Counted:
    """The statements behind one GET, or behind one POST where data is given.

    Raises RuntimeError for an answer that is neither a page nor a redirect.
    """
    answer: HttpResponseBase
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path) if data is None else client.post(path, data)
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"{path} answered {answer.status_code}")
    statements = [query["sql"] for query in captured.captured_queries]
    return Counted(
        [sql for sql in statements if not sql.startswith(TRANSACTION)],
        [sql for sql in statements if sql.startswith(TRANSACTION)],
    )


def figures(person: Person) -> list[Figure]:
    """Every page and a save, for someone with a diary."""
    client = browser(person)
    lines = [
        Figure(name, len(count(client, reverse(view)).queries), bar=PAGE_QUERIES)
        for name, view in PAGES.items()
    ]
    saved = count(client, reverse("diary:log"), filled_in())
    note = f"and {len(saved.transaction)} of the transaction"
    return [*lines, Figure(SAVE, len(saved.queries), note=note, bar=SAVE_QUERIES)]
