"""What a page may cost: SQL queries, bytes and requests. Times are for `make bench`, not here."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from benchmarks import queries, report, rules, weight
from benchmarks.bars import PAGE_BYTES, Bar, Figure, short_of
from benchmarks.scene import CSRF, ENTRIES, browser, filled_in, person_with_diary
from tests.whole_site.conftest import Served


@pytest.fixture(scope="module")
def diary(served: Served) -> str:
    """The cookie of someone who has logged forty entries on the real server."""
    now = timezone.localtime()
    token, session = f"{settings.CSRF_COOKIE_NAME}={CSRF}", ""
    with closing(HTTPConnection("127.0.0.1", served.port, timeout=20)) as http:
        for place in range(ENTRIES):
            onset = now - timedelta(hours=8 * place + 1)
            body = urlencode({**filled_in(), "onset": onset.strftime("%Y-%m-%dT%H:%M")})
            headers = {
                "Host": f"localhost:{served.port}",
                "Cookie": f"{token}; {session}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            http.request("POST", reverse("diary:log"), body, headers)
            answer = http.getresponse()
            answer.read()
            assert answer.status == 302
            given = re.search(rf"{settings.SESSION_COOKIE_NAME}=\w+", str(answer.headers))
            session = given[0] if given else session
    return session


@pytest.mark.django_db
def test_queries_stay_within_their_bars() -> None:
    figures = queries.figures(person_with_diary())
    assert {figure.name for figure in figures} > {"home", "diary, 40 entries", "save an entry"}
    assert not short_of(figures), report.table("queries", figures)


@pytest.mark.django_db
def test_a_visitor_costs_no_query() -> None:
    for name in ("home", "guide:index", "check:start", "diary:log", "alerts:help"):
        assert not queries.count(browser(), reverse(name)).queries, name


@pytest.mark.django_db
def test_transaction_statements_are_counted_apart() -> None:
    saved = queries.count(browser(person_with_diary()), reverse("diary:log"), filled_in())
    assert any("diary_entry" in sql and sql.startswith("INSERT") for sql in saved.queries)
    assert saved.transaction
    assert not [sql for sql in saved.queries if sql.startswith(queries.TRANSACTION)]


def test_pages_stay_light(served: Served, diary: str) -> None:
    figures = weight.figures(served.port, weight.pages(session=diary))
    assert len(figures) == 8
    assert all(figure.value > 0 for figure in figures)
    assert not short_of(figures), report.table("weight", figures)


def test_the_whole_of_a_diary_was_weighed(served: Served, diary: str) -> None:
    """Guards the test above: an empty diary, or a redirect, would be light too."""
    answer, body = served.get(reverse("diary:list"), Cookie=diary)
    assert answer.status == 200
    assert body.count(b'class="line__time"') == ENTRIES


def test_the_rules_have_something_to_look_at() -> None:
    (figure,) = rules.figures(runs=3)
    assert figure.value > 0
    assert len(rules.diary()) == rules.ENTRIES


def test_a_missed_bar_is_told() -> None:
    heavy = Figure("page", PAGE_BYTES.bar + 1, "KB", bar=PAGE_BYTES)
    light = Figure("page", PAGE_BYTES.bar, "KB", bar=PAGE_BYTES)
    slow = Figure("speed", 0.44, "x", bar=Bar(0.45, 0.9, least=True, binding=True))
    hoped = Figure("speed", 0.44, "x", bar=Bar(0.45, 0.9, least=True))
    assert short_of([light, hoped]) == []
    assert short_of([heavy, light, slow]) == ["page", "speed"]
    assert "SHORT" in report.table("weight", [heavy])
