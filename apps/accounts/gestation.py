"""Weeks of pregnancy and days after it, from dates. Pure: no database, no clock.

Every date is a calendar date in her own time zone, so daylight saving never shifts a day.
A pregnancy is counted as 280 days (40 weeks) from the first day of the last period to the
due date, the convention that due dates are given by.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from apps.findings.text import _, ngettext_lazy

TERM_DAYS = 280
LAST_WEEK = 45
"""Completed weeks are counted on past the due date, up to and including this week."""
LAST_POSTPARTUM_DAY = 1000
"""Days after a pregnancy are counted up to and including this one."""
DUE_DATE_MARGIN = timedelta(weeks=43)
"""A due date lies at most this far from today, in either direction: 42 weeks and a bit."""


@dataclass(frozen=True, slots=True)
class Gestation:
    """How far a pregnancy is: completed weeks, and days into the next (0 to 6)."""

    weeks: int
    days: int

    @property
    def label(self) -> str:
        """The words she knows from her notes: “30 weeks + 2 days”, in the active language."""
        weeks = ngettext_lazy("%(number)d week", "%(number)d weeks", "number")
        days = ngettext_lazy("%(number)d day", "%(number)d days", "number")
        whole = str(weeks % {"number": self.weeks})
        if not self.days:
            return whole
        parts = {"weeks": whole, "days": str(days % {"number": self.days})}
        return str(_("%(weeks)s + %(days)s") % parts)

    def __str__(self) -> str:
        return self.label


def gestation_on(due_date: date, on: date) -> Gestation | None:
    """How far the pregnancy is on a date, or None outside 0 weeks to 45 weeks + 6 days."""
    elapsed = TERM_DAYS - (due_date - on).days
    if elapsed < 0:
        return None
    weeks, days = divmod(elapsed, 7)
    return Gestation(weeks, days) if weeks <= LAST_WEEK else None


def due_date_from(weeks: int, days: int, on: date) -> date:
    """The due date of someone who is so many weeks and days pregnant on a date.

    Raises ValueError for weeks outside 0 to 45 or days outside 0 to 6.
    """
    if not 0 <= weeks <= LAST_WEEK or not 0 <= days <= 6:
        raise ValueError("weeks must be 0 to 45 and days 0 to 6")
    return on + timedelta(days=TERM_DAYS - weeks * 7 - days)


def is_plausible_due_date(due_date: date, today: date) -> bool:
    """Whether a due date can belong to a pregnancy of now or of the last months."""
    return abs(due_date - today) <= DUE_DATE_MARGIN


def postpartum_days(ended_on: date, on: date) -> int | None:
    """Days since the pregnancy ended (0 on the day itself), or None before it or after 1000."""
    days = (on - ended_on).days
    return days if 0 <= days <= LAST_POSTPARTUM_DAY else None
