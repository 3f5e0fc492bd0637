"""The facts that raise the risk of a clot: all of them, skippable, blank never no."""

from decimal import Decimal

import pytest
from django.test import Client, RequestFactory

from apps.accounts.health import GROUPS, HealthForm
from apps.accounts.models import Pregnancy, User
from apps.accounts.views import health_page
from apps.findings.vocabulary import FINDINGS

pytestmark = pytest.mark.django_db


def test_every_risk_of_the_vocabulary_is_asked_once() -> None:
    asked = [key for _title, keys in GROUPS for key in keys]
    risks = {key for key, one in FINDINGS.items() if one.group == "risk"}
    assert set(asked) == risks | {"age_years", "bmi"}
    assert len(asked) == len(set(asked))


def test_answers_become_facts_and_blank_stays_blank(alice: User, alice_client: Client) -> None:
    response = alice_client.post(
        "/account/health/",
        {
            "previous_clot": "yes",
            "smoker": "no",
            "ivf": "not_sure",
            "family_clot": "",
            "bmi": "31,5",
            "age_years": " 36 ",
        },
    )
    assert (response.status_code, response["Location"]) == (302, "/account/?saved")
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.facts == {
        "previous_clot": "yes",
        "smoker": "no",
        "ivf": "not_sure",
        "bmi": "31.5",
        "age_years": "36",
    }
    known = alice.pregnancy.person_facts(alice.today())
    assert known["bmi"] == Decimal("31.5")
    assert "family_clot" not in known


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("bmi", "9.9"),
        ("bmi", "101"),
        ("age_years", "71"),
        ("age_years", "NaN"),
        ("age_years", "1e1"),
        ("travel_hours_4w", "673"),
        ("travel_hours_4w", "four"),
        ("smoker", "maybe"),
    ],
)
def test_what_cannot_be_is_refused_and_the_rest_is_kept(
    alice: User, alice_client: Client, key: str, value: str
) -> None:
    response = alice_client.post("/account/health/", {key: value, "ivf": "yes"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [key]
    page = response.content.decode()
    assert 'value="yes" id="id_ivf_0" checked' in page
    if key != "smoker":
        assert f'value="{value}"' in page
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.facts == {}


def test_an_answer_can_be_taken_back(alice: User, alice_client: Client) -> None:
    assert "Leave blank" not in alice_client.get("/account/health/").content.decode()
    alice_client.post("/account/health/", {"smoker": "yes"})
    page = alice_client.get("/account/health/").content.decode()
    assert page.count("Leave blank") == 1
    alice_client.post("/account/health/", {"smoker": ""})
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.facts == {}


def test_a_first_answer_creates_a_diary_in_the_time_zone_of_the_device(client: Client) -> None:
    client.post("/account/health/", {"smoker": "yes", "time_zone": "Asia/Tokyo"})
    user = User.objects.get()
    assert user.time_zone == "Asia/Tokyo"
    assert user.pregnancy.facts == {"smoker": "yes"}


def test_bob_answers_for_himself(
    alice: User, alice_client: Client, bob: User, bob_client: Client
) -> None:
    alice_client.post("/account/health/", {"thrombophilia": "yes"})
    assert "checked" not in bob_client.get("/account/health/").content.decode()
    bob_client.post("/account/health/", {"thrombophilia": "no"})
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.facts == {"thrombophilia": "yes"}


def test_only_a_changed_answer_is_passed_on(alice: User) -> None:
    changed: list[User] = []
    for answer in ("yes", "yes", "no"):
        request = RequestFactory().post("/account/health/", {"smoker": answer})
        request.user = User.objects.select_related("pregnancy").get(pk=alice.pk)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        health_page(request, person_changed=changed.append)
    assert changed == [alice, alice]


def test_no_answer_is_filled_in_beforehand() -> None:
    form = HealthForm(pregnancy=Pregnancy())
    for _title, fields in form.sections():
        for field in fields:
            assert "checked" not in str(field)
            assert not field.value()
