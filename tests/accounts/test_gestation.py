"""Weeks from dates: the boundaries, leap years and the turn of the clocks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts.gestation import (
    Gestation,
    due_date_from,
    gestation_on,
    is_plausible_due_date,
    postpartum_days,
)

DUE = date(2027, 1, 31)


@pytest.mark.parametrize(
    ("days_before_due", "expected"),
    [
        (281, None),
        (280, Gestation(0, 0)),
        (274, Gestation(0, 6)),
        (273, Gestation(1, 0)),
        (68, Gestation(30, 2)),
        (1, Gestation(39, 6)),
        (0, Gestation(40, 0)),
        (-1, Gestation(40, 1)),
        (-14, Gestation(42, 0)),
        (-41, Gestation(45, 6)),
        (-42, None),
    ],
)
def test_weeks_at_each_boundary(days_before_due: int, expected: Gestation | None) -> None:
    assert gestation_on(DUE, DUE - timedelta(days=days_before_due)) == expected


@pytest.mark.parametrize(
    ("due", "on", "expected"),
    [
        # 29 February lies between: one more day than in a common year.
        (date(2028, 4, 1), date(2028, 2, 28), Gestation(35, 2)),
        (date(2028, 4, 1), date(2028, 2, 29), Gestation(35, 3)),
        (date(2028, 4, 1), date(2028, 3, 1), Gestation(35, 4)),
        (date(2027, 4, 1), date(2027, 2, 28), Gestation(35, 3)),
        (date(2027, 4, 1), date(2027, 3, 1), Gestation(35, 4)),
        # Due on a leap day.
        (date(2028, 2, 29), date(2027, 12, 21), Gestation(30, 0)),
        # British clocks go forward on 28 March 2027 and back on 31 October 2027.
        (date(2027, 4, 4), date(2027, 3, 27), Gestation(38, 6)),
        (date(2027, 4, 4), date(2027, 3, 28), Gestation(39, 0)),
        (date(2027, 4, 4), date(2027, 3, 29), Gestation(39, 1)),
        (date(2027, 11, 7), date(2027, 10, 31), Gestation(39, 0)),
        (date(2027, 11, 7), date(2027, 11, 1), Gestation(39, 1)),
    ],
)
def test_calendar_days_are_counted(due: date, on: date, expected: Gestation) -> None:
    assert gestation_on(due, on) == expected


@pytest.mark.parametrize(
    ("gestation", "label"),
    [
        (Gestation(30, 2), "30 weeks + 2 days"),
        (Gestation(30, 1), "30 weeks + 1 day"),
        (Gestation(1, 1), "1 week + 1 day"),
        (Gestation(40, 0), "40 weeks"),
        (Gestation(0, 3), "0 weeks + 3 days"),
    ],
)
def test_the_label_has_the_right_plurals(gestation: Gestation, label: str) -> None:
    assert gestation.label == label
    assert str(gestation) == label


@given(
    weeks=st.integers(0, 45),
    days=st.integers(0, 6),
    on=st.dates(date(2024, 1, 1), date(2040, 1, 1)),
)
def test_a_due_date_from_weeks_gives_the_weeks_back(weeks: int, days: int, on: date) -> None:
    assert gestation_on(due_date_from(weeks, days, on), on) == Gestation(weeks, days)


@pytest.mark.parametrize(("weeks", "days"), [(-1, 0), (46, 0), (10, 7), (10, -1)])
def test_impossible_weeks_are_refused(weeks: int, days: int) -> None:
    with pytest.raises(ValueError, match="weeks must be 0 to 45"):
        due_date_from(weeks, days, DUE)


@pytest.mark.parametrize(
    ("days", "plausible"), [(0, True), (301, True), (302, False), (-301, True), (-302, False)]
)
def test_plausible_due_dates(days: int, plausible: bool) -> None:
    assert is_plausible_due_date(DUE + timedelta(days=days), DUE) is plausible


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, None), (0, 0), (1, 1), (42, 42), (1000, 1000), (1001, None)]
)
def test_days_after_the_end(days: int, expected: int | None) -> None:
    assert postpartum_days(DUE, DUE + timedelta(days=days)) == expected
