"""The country: chosen anywhere, kept without a diary, and never a way off the site."""

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.accounts.services import set_number

pytestmark = pytest.mark.django_db


def test_without_a_diary_the_country_is_kept_in_the_session(client: Client) -> None:
    response = client.post("/account/country/", {"country": "IE", "next": "/alerts/help/"})
    assert (response.status_code, response["Location"]) == (302, "/alerts/help/")
    assert client.session["country"] == "IE"
    assert not User.objects.exists()
    assert '<option value="IE" selected>' in client.get("/account/").content.decode()


def test_with_a_diary_it_is_hers_and_her_numbers_are_read_anew(
    alice: User, alice_client: Client
) -> None:
    set_number(alice, "doctor", "Dr Shah", "020 7946 0958")
    alice_client.post("/account/country/", {"country": "US"})
    alice.refresh_from_db()
    assert alice.country == "US"
    assert (alice.numbers.get().number, alice.numbers.get().e164) == ("020 7946 0958", "")
    alice_client.post("/account/country/", {"country": "GB"})
    assert alice.numbers.get().e164 == "+442079460958"


@pytest.mark.parametrize("country", ["", "XX", "gb", "<script>", "GBGB"])
def test_an_unknown_country_is_stored_as_unknown(
    alice: User, alice_client: Client, country: str
) -> None:
    alice_client.post("/account/country/", {"country": country})
    alice.refresh_from_db()
    assert alice.country == ""


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "https://testserver.evil.example/",
        "https://testserver@evil.example/",
        " https://evil.example/",
        "",
        # Not paths, though on no other site either: a name of ours, words, a number.
        "yes",
        "a b",
        "+44",
        "home",
        "diary/",
        "?saved",
        "http://testserver/diary/",
    ],
)
@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("/account/country/", "/account/"),
        ("/account/", "/account/?saved"),
        ("/account/health/", "/account/?saved"),
    ],
)
def test_no_save_leads_to_another_site(
    client: Client, path: str, home: str, elsewhere: str
) -> None:
    data = {"country": "GB", "time_zone": "Europe/London", "length_unit": "cm", "next": elsewhere}
    response = client.post(path, data)
    assert (response.status_code, response["Location"]) == (302, home)


def test_a_page_of_this_site_is_gone_back_to(client: Client) -> None:
    data = {"time_zone": "Europe/London", "length_unit": "cm", "next": "/alerts/3/?a=1#call"}
    assert client.post("/account/", data)["Location"] == "/alerts/3/?a=1#call"


def test_the_next_page_is_not_carried_when_it_is_elsewhere(client: Client) -> None:
    assert "evil.example" not in client.get("/account/?next=//evil.example/").content.decode()
    assert 'value="/diary/"' in client.get("/account/?next=/diary/").content.decode()


def test_a_read_changes_no_country(alice: User, alice_client: Client) -> None:
    assert alice_client.get("/account/country/?country=US").status_code == 405
    alice.refresh_from_db()
    assert alice.country == "GB"


def test_a_form_from_elsewhere_changes_nothing(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    for path in ("/account/country/", "/account/", "/account/health/"):
        assert client.post(path, {"country": "US"}).status_code == 403
    alice.refresh_from_db()
    assert alice.country == "GB"
