"""Phone numbers as typed, as E.164, and as dialled."""

import pytest

from apps.accounts.phones import dialled, to_e164


@pytest.mark.parametrize(
    ("typed", "country", "e164"),
    [
        ("020 7946 0958", "GB", "+442079460958"),
        ("(020) 7946-0958", "GB", "+442079460958"),
        ("+44 20 7946 0958", "US", "+442079460958"),
        ("+44 20 7946 0958", "", "+442079460958"),
        ("020 7946 0958", "", ""),
        ("020 7946 0958", "US", ""),
        ("020 7946 0958 ext 12", "GB", "+442079460958"),
        ("4321", "GB", ""),
        ("call the ward", "GB", ""),
        ("", "GB", ""),
        ("+" + "9" * 50, "GB", ""),
    ],
)
def test_whole_numbers_are_read_in_their_country(typed: str, country: str, e164: str) -> None:
    assert to_e164(typed, country) == e164


@pytest.mark.parametrize(
    ("typed", "tel"),
    [
        ("020 7946 0958", "02079460958"),
        ("+44 (20) 7946 0958", "+442079460958"),
        ("020 7946 0958 x12", "02079460958,12"),
        ("020 7946 0958, 12", "02079460958,12"),
        ("020 7946 0958x12", "02079460958,12"),
        ("020 7946 0958 Ext.: 12", "02079460958,12"),
        ("4321", "4321"),
        ("*21#", "*21%23"),
        ("*21*020 7946 0958#", "*21*02079460958%23"),
        ("12 34 ext. 5#", "1234,5%23"),
        ("020 7946 0958 x 12 #", "02079460958,12%23"),
        ("#", ""),
        ("+*#", ""),
        ("# ext 5", ""),
        ("٠٢٠", "020"),
        ("Ward", ""),
        ("javascript:alert(1)", "1"),
    ],
)
def test_a_link_dials_what_was_typed_and_nothing_else(typed: str, tel: str) -> None:
    assert dialled(typed) == tel


def test_an_extension_follows_the_whole_number() -> None:
    assert dialled("020 7946 0958 extension 7", "+442079460958") == "+442079460958,7"
