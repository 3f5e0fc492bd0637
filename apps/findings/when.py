"""When something took place: a moment (date and time) or, where no time was given, a day.

Every distance in the rules goes through these few functions, so that a clock change, a missing
time of day or a night that spans two dates is thought about once.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

When = datetime | date


def is_moment(when: When) -> bool:
    """Whether a time of day is known."""
    return isinstance(when, datetime)


def day_of(when: When) -> date:
    """The calendar day, as she would name it."""
    return when.date() if isinstance(when, datetime) else when


def instant(when: datetime) -> datetime:
    """The moment on one unbroken scale.

    Python subtracts two datetimes of the same zone by the clock on the wall, which is an hour
    wrong across a clock change. A naive time (from the `assess` command) has no zone and is kept.
    """
    return when if when.tzinfo is None else when.astimezone(UTC)


def between(earlier: When, later: When) -> timedelta:
    """Time from one to the other, negative when they are the other way round.

    Without a time of day on either side the calendar days are compared.
    """
    if isinstance(earlier, datetime) and isinstance(later, datetime):
        return instant(later) - instant(earlier)
    return day_of(later) - day_of(earlier)


def apart(one: When, other: When) -> timedelta:
    """Distance in time, in either order."""
    return abs(between(one, other))


def is_before(one: When, other: When) -> bool:
    """Whether one certainly came before the other."""
    return between(one, other) > timedelta(0)


def order(when: When) -> tuple[date, float]:
    """Sort key: by day, and within a day an entry without a time comes last."""
    if not isinstance(when, datetime):
        return (when, float("inf"))
    moment = instant(when)
    return (day_of(when), (moment - datetime.min.replace(tzinfo=moment.tzinfo)).total_seconds())


def night_of(when: When) -> date:
    """The evening's date of the night it belongs to; a night runs from noon to noon.

    A day without a time of day counts as its morning: most nights are written down on waking.
    """
    if isinstance(when, datetime) and when.hour >= 12:
        return when.date()
    return day_of(when) - timedelta(days=1)
