"""The countries a person can choose: those whose emergency number is known, by their names.

Lies under everything because the settings and the emergency numbers share the one list.
"""

from collections.abc import Mapping
from types import MappingProxyType

from apps.findings.text import Text, _

COUNTRIES: Mapping[str, Text] = MappingProxyType(
    {
        "AE": _("United Arab Emirates"),
        "AT": _("Austria"),
        "AU": _("Australia"),
        "BE": _("Belgium"),
        "BG": _("Bulgaria"),
        "BR": _("Brazil"),
        "CA": _("Canada"),
        "CH": _("Switzerland"),
        "CY": _("Cyprus"),
        "CZ": _("Czechia"),
        "DE": _("Germany"),
        "DK": _("Denmark"),
        "EE": _("Estonia"),
        "ES": _("Spain"),
        "FI": _("Finland"),
        "FR": _("France"),
        "GB": _("United Kingdom"),
        "GR": _("Greece"),
        "HK": _("Hong Kong"),
        "HR": _("Croatia"),
        "HU": _("Hungary"),
        "IE": _("Ireland"),
        "IL": _("Israel"),
        "IN": _("India"),
        "IS": _("Iceland"),
        "IT": _("Italy"),
        "JP": _("Japan"),
        "KR": _("South Korea"),
        "LT": _("Lithuania"),
        "LU": _("Luxembourg"),
        "LV": _("Latvia"),
        "MT": _("Malta"),
        "MX": _("Mexico"),
        "NL": _("Netherlands"),
        "NO": _("Norway"),
        "NZ": _("New Zealand"),
        "PL": _("Poland"),
        "PT": _("Portugal"),
        "RO": _("Romania"),
        "SE": _("Sweden"),
        "SG": _("Singapore"),
        "SI": _("Slovenia"),
        "SK": _("Slovakia"),
        "US": _("United States"),
        "ZA": _("South Africa"),
    }
)
"""Names by ISO 3166-1 alpha-2 code. “GB” is the United Kingdom."""
