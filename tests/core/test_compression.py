"""Pages are compressed only where no stranger could have chosen a part of the request."""

import brotli
import pytest
from django.test import Client
from django.urls import reverse

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


def test_a_page_is_sent_plain_to_everyone_else() -> None:
    for accepted in ("", "gzip", "br;q=0"):
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
