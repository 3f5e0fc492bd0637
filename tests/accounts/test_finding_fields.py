"""A number is read alike wherever it is typed: nothing is guessed, nothing is clipped."""

from decimal import Decimal

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from apps.accounts.finding_fields import NumberField
from apps.accounts.models import User
from apps.diary.models import Entry
from apps.findings.vocabulary import finding


@pytest.mark.parametrize(
    ("key", "typed", "number"),
    [
        ("pain_hours", "30", "30"),
        ("pain_hours", " 1,5 ", "1.5"),
        ("calf_left_cm", "38,25", "38.25"),
        ("temp_c", "100.4", "38.0"),
        ("temp_c", "100,4", "38.0"),
        ("temp_c", "38,2", "38.2"),
    ],
)
def test_a_comma_may_stand_for_the_point(key: str, typed: str, number: str) -> None:
    assert NumberField(finding(key)).clean(typed) == Decimal(number)


def test_blank_is_no_number() -> None:
    assert NumberField(finding("pain_hours")).clean("  ") is None


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("pain_hours", "1,000", "Write a number from 0 to 8760 (hours)"),
        ("pain_hours", "1,2,3", "Write a number from 0 to 8760 (hours)"),
        ("pain_hours", "1.234,5", "Write a number from 0 to 8760 (hours)"),
        ("age_years", "30,5", "Write a whole number from 10 to 70"),
        ("temp_c", "60", "from 30 to 45 (°C) or from 86 to 113 (°F)"),
    ],
)
def test_what_could_mean_two_things_is_refused(key: str, typed: str, words: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        NumberField(finding(key)).clean(typed)
    assert words in refused.value.messages[0]


@pytest.mark.django_db
def test_thousands_are_not_divided_in_the_diary_or_the_settings(
    alice: User, alice_client: Client
) -> None:
    log = alice_client.post(reverse("diary:log"), {"leg": "left", "pain_hours": "1,000"})
    health = alice_client.post(reverse("accounts:health"), {"travel_hours_4w": "1,000"})

    assert (log.status_code, health.status_code) == (422, 422)
    assert not Entry.objects.exists()
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.facts == {}


@pytest.mark.django_db
def test_a_temperature_in_fahrenheit_is_read_in_the_diary(alice_client: Client) -> None:
    alice_client.post(reverse("diary:log"), {"leg": "left", "temp_c": "101,3"})

    assert Entry.objects.get().findings["temp_c"] == "38.5"
