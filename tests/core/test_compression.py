"""Pages are compressed only where no stranger could have chosen a part of the request."""

import brotli
import pytest
from django.test import Client
from django.urls import reverse

from apps.core.compression import preferred_coding

pytestmark = pytest.mark.django_db

PLAIN = Client()
PACKED = Client(headers={"Accept-Encoding": "gzip, deflate, br"})


@pytest.mark.parametrize("name", ["diary:log", "diary:list", "check:start", "accounts:settings"])
def test_a_page_is_sent_in_brotli_to_whoever_takes_it(name: str) -> None:
    answer = PACKED.get(reverse(name))
    assert answer.headers["Content-Encoding"] == "br"
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert b"<h1" in brotli.decompress(answer.content)


@pytest.mark.parametrize(
    "accepted", ["br;q=1.0", "gzip;q=1.0, br;q=0.5", "gzip, BR ; q=0.9", "*", "identity;q=0.1, br"]
)
def test_it_may_be_asked_for_with_a_weight(accepted: str) -> None:
    answer = PLAIN.get(reverse("diary:log"), headers={"Accept-Encoding": accepted})
    assert answer.headers["Content-Encoding"] == "br"


def test_a_page_is_sent_plain_to_everyone_else() -> None:
    for accepted in ("", "gzip", "br;q=0", "br;q=0.5, identity", "*;q=0", "brx"):
        answer = PLAIN.get(reverse("diary:log"), headers={"Accept-Encoding": accepted})
        assert "Content-Encoding" not in answer.headers
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_what_a_stranger_may_have_chosen_is_never_compressed_beside_hers() -> None:
    """A query string, and what was typed into a form."""
    page = PACKED.get(reverse("diary:log"), {"guess": "csrf"})
    assert "Content-Encoding" not in page.headers
    refused = PACKED.post(reverse("diary:log"), {"note": "x" * 501})
    assert refused.status_code == 422
    assert "Content-Encoding" not in refused.headers
    missing = PACKED.get("/no-such-page/")
    assert missing.status_code == 404
    assert "Content-Encoding" not in missing.headers


def test_a_small_answer_is_left_alone() -> None:
    assert "Content-Encoding" not in PACKED.get(reverse("healthz")).headers


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("", "identity"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("br; q=0.000", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("gzip;q=0, *", "br"),
        ("identity", "identity"),
        ("identity;q=0.5, gzip;q=0.4", "identity"),
        ("identity;q=0, br", "br"),
        ("identity;q=0", "identity"),
        ("br;q=nonsense", "identity"),
        ("deflate", "identity"),
        (",,;;", "identity"),
    ],
)
def test_the_coding_is_what_she_accepts(accept: str, coding: str) -> None:
    assert preferred_coding(accept) == coding
