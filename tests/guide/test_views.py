"""The pages of the guide as a browser receives them."""

import re
from itertools import pairwise

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from apps.guide.library import library

SLUGS = list(library().pages)
ADDRESSES = [reverse("guide:index"), *(reverse("guide:page", args=[slug]) for slug in SLUGS)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_answers_with_one_heading_and_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    assert "csrfmiddlewaretoken" not in html
    assert response["Cache-Control"] == "no-cache"
    assert response["ETag"].startswith('W/"')
    assert {name.strip() for name in response["Vary"].split(",")} == {"Accept-Encoding", "Cookie"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_within_the_site_leads_somewhere(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    inside = {link for link in re.findall(r'href="([^"]*)"', html) if link.startswith("/")}
    guide = {link.split("#")[0] for link in inside if link.startswith("/guide/")}
    assert guide <= set(ADDRESSES)
    fragments = {link[1:] for link in re.findall(r'href="(#[^"]+)"', html)}
    assert fragments <= set(re.findall(r'id="([^"]+)"', html))
    assert len(re.findall(r'id="([^"]+)"', html)) == len(set(re.findall(r'id="([^"]+)"', html)))


def test_headings_never_skip_a_level(client: Client) -> None:
    for address in ADDRESSES:
        levels = [
            int(level) for level in re.findall(r"<h([1-6])", client.get(address).content.decode())
        ]
        steps = [after - before for before, after in pairwise(levels)]
        assert levels[0] == 1, address
        assert max(steps, default=0) <= 1, address


@pytest.mark.parametrize("slug", SLUGS)
def test_the_foot_says_who_checked_it_and_when(client: Client, slug: str) -> None:
    page = library().pages[slug]
    html = client.get(reverse("guide:page", args=[slug])).content.decode()
    assert "Not yet reviewed by a clinician." in html
    assert f"{page.reviewed:%-d %B %Y}" in html
    assert f"{page.next_review:%-d %B %Y}" in html
    for source in page.sources:
        assert source.publisher in html


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_leads_on_and_back(client: Client, slug: str) -> None:
    html = client.get(reverse("guide:page", args=[slug])).content.decode()
    for other in library().pages[slug].related:
        assert f'class="row" href="{reverse("guide:page", args=[other])}"' in html
    assert f'href="{reverse("guide:index")}"' in html


def test_the_index_lists_every_page_with_its_summary(client: Client) -> None:
    html = client.get(reverse("guide:index")).content.decode()
    for page in library().pages.values():
        assert f'href="{reverse("guide:page", args=[page.slug])}"' in html
        assert page.summary in html


def test_every_page_can_be_reached_from_another_one() -> None:
    reached = {slug for page in library().pages.values() for slug in page.related}
    assert set(SLUGS) - reached <= {"about-this-guide"}


def test_the_same_bytes_are_not_sent_twice(client: Client) -> None:
    address = reverse("guide:page", args=["water"])
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "no-cache"
    assert "Cookie" in again["Vary"]
    other = client.get(address, headers={"if-none-match": 'W/"something-else"'})
    assert other.status_code == 200


@pytest.mark.django_db
def test_with_a_session_the_page_is_hers_and_not_kept(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "unknown"
    response = client.get(reverse("guide:page", args=["water"]))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response


def test_an_unknown_page_still_says_where_help_is(client: Client) -> None:
    response = client.get("/guide/nothing-here/")
    html = response.content.decode()
    assert response.status_code == 404
    assert html.count("<h1") == 1
    assert reverse("guide:page", args=["blood-clot-signs"]) in html
    assert reverse("guide:index") in html
    assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES[:2])
def test_the_guide_is_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code in (403, 405)
    head = client.head(address)
    assert head.status_code == 200
    assert head.content == b""
