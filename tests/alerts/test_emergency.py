"""The emergency numbers: complete, honest about how they were checked, and never a guess."""

from datetime import date

import phonenumbers
import pytest

from apps.alerts.emergency import (
    EMERGENCY_NUMBERS,
    UNKNOWN_COUNTRY,
    Checked,
    EmergencyNumber,
    emergency_number,
    fallback,
)
from apps.findings.countries import COUNTRIES

EUROPEAN_UNION = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)

WAIVERS: dict[tuple[str, str], str] = {}
"""(country, number) -> why the library may not know it. A waiver that is not needed fails."""

ROWS = list(EMERGENCY_NUMBERS.values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.country)
def test_the_library_knows_every_number_as_an_emergency_number(row: EmergencyNumber) -> None:
    for number in (row.number, *row.alternatives):
        known = phonenumbers.is_emergency_number(number, row.country)
        waived = (row.country, number) in WAIVERS
        assert known != waived, f"{row.country} {number}: known {known}, waived {waived}"


def test_every_waiver_belongs_to_a_row_and_has_a_reason() -> None:
    for (country, number), reason in WAIVERS.items():
        row = EMERGENCY_NUMBERS[country]
        assert number in (row.number, *row.alternatives)
        assert len(reason) > 20


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("GB", "999"),
        ("IE", "112"),
        ("US", "911"),
        ("CA", "911"),
        ("AU", "000"),
        ("NZ", "111"),
        ("DE", "112"),
        ("IN", "112"),
        ("ZA", "10177"),
        ("JP", "119"),
    ],
)
def test_the_numbers_that_the_evidence_names(country: str, number: str) -> None:
    row = emergency_number(country)
    assert row is not None
    assert row.number == number


@pytest.mark.parametrize(
    ("country", "police"), [("DE", "110"), ("JP", "110"), ("IN", "100"), ("CH", "117")]
)
def test_a_police_number_is_never_given(country: str, police: str) -> None:
    row = EMERGENCY_NUMBERS[country]
    assert police not in (row.number, *row.alternatives)


def test_the_table_covers_the_european_union_and_thirty_countries() -> None:
    assert set(EUROPEAN_UNION) <= set(EMERGENCY_NUMBERS)
    assert len(EUROPEAN_UNION) == 27
    assert len(EMERGENCY_NUMBERS) >= 30


def test_the_countries_to_choose_from_are_exactly_those_of_the_table() -> None:
    assert set(COUNTRIES) == set(EMERGENCY_NUMBERS)
    assert all(row.country == country for country, row in EMERGENCY_NUMBERS.items())
    assert all(str(row.name) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.country)
def test_each_row_says_how_it_was_checked(row: EmergencyNumber) -> None:
    assert row.checked <= date.today()
    assert row.is_checked == (row.how is Checked.OFFICIAL)
    if row.how is Checked.OFFICIAL:
        assert "“" in row.source, "an official page is named by publisher and title"
    if row.how is Checked.LIBRARY:
        assert row.source == "phonenumberslite"


def test_rows_known_by_pattern_only_are_not_shown_as_checked() -> None:
    unread = {row.country for row in ROWS if not row.is_checked}
    assert {"IN", "IL", "AE"} <= unread
    assert "GB" not in unread


@pytest.mark.parametrize("country", ["", "XX", "gb", "United Kingdom"])
def test_an_unknown_country_has_no_number(country: str) -> None:
    assert emergency_number(country) is None


def test_for_an_unknown_country_the_three_numbers_are_listed_with_their_regions() -> None:
    assert [one.number for one in UNKNOWN_COUNTRY] == ["112", "911", "999"]
    for one in UNKNOWN_COUNTRY:
        named = [code for code, name in COUNTRIES.items() if str(name) in str(one.regions)]
        assert named, f"{one.number} names its regions"
        for code in named:
            row = EMERGENCY_NUMBERS[code]
            assert one.number in (row.number, *row.alternatives), f"{one.number} in {code}"


def test_the_fallback_is_nhs_111_in_the_united_kingdom_and_the_hospital_elsewhere() -> None:
    assert fallback("GB").number == "111"
    assert "NHS 111" in str(fallback("GB").text)
    for country in ("DE", "US", "", "XX"):
        assert fallback(country).number == ""
        assert "hospital" in str(fallback(country).text)
        assert "emergency department" in str(fallback(country).text)
