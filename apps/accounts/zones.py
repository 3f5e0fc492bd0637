"""Time zones by their IANA names."""

from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings

_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def default_time_zone() -> str:
    """The time zone of someone who has not chosen one: that of the settings."""
    return settings.TIME_ZONE


@cache
def known_zones() -> frozenset[str]:
    """The names a person can have: places, and UTC. Read once."""
    places = (name for name in available_timezones() if name.split("/")[0] in _REGIONS)
    return frozenset({*places, "UTC", default_time_zone()})


def zone_or_default(name: str) -> ZoneInfo:
    """The zone of this name, or the default one when the name is empty or unknown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(default_time_zone())


def zone_choices() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The zones as groups for a select: a region, and its places by name."""
    names = sorted(known_zones())
    for region in _REGIONS:
        places = [(name, _place(name)) for name in names if name.startswith(f"{region}/")]
        yield region, places
    yield "UTC", [(name, name) for name in names if name.split("/")[0] not in _REGIONS]


def _place(name: str) -> str:
    return ", ".join(reversed(name.split("/")[1:])).replace("_", " ")
