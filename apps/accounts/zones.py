"""Time zones by their IANA names."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings


@cache
def known_zones() -> frozenset[str]:
    """The names a person can choose, read once."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def zone_or_default(name: str) -> ZoneInfo:
    """The zone of this name, or the default one when the name is empty or unknown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(settings.TIME_ZONE)
