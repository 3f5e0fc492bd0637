"""Which number calls an ambulance, by country. Pure, and never a guess.

The country comes from what she chose: never from her address on the network or her language.
Each row says how it was checked. An official page was read as a stored copy that may be older
than the page of today, so every row is due to be read again before real use. The library of
phone number patterns is a cross-check in the tests only: it knows that a number is for
emergencies, not whose, and its example numbers are often those of the police.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from apps.findings.countries import COUNTRIES
from apps.findings.text import Text, _


class Checked(StrEnum):
    """How a row was checked; only an official page counts as checked on screen."""

    OFFICIAL = "official page read"
    LIBRARY = "library pattern only"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNumber:
    """The ambulance number of a country (ISO 3166-1 alpha-2), as it is dialled there.

    `alternatives` reach the ambulance service too. `text_service` says how to get help without
    speaking, where that is known. `source` is the publisher and title of the page read.
    """

    country: str
    number: str
    alternatives: tuple[str, ...] = ()
    text_service: Text = ""
    source: str = ""
    how: Checked
    checked: date

    @property
    def name(self) -> Text:
        """The name of the country."""
        return COUNTRIES[self.country]

    @property
    def is_checked(self) -> bool:
        """Whether an official page was read for this row."""
        return self.how is Checked.OFFICIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCountryNumber:
    """A number to try where the country is not known, and the regions in which it works."""

    number: str
    regions: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """Whom to call when no maternity number is saved: the words, and the number if there is one."""

    text: Text
    number: str = ""


_READ = date(2026, 11, 22)
_EU_112 = (
    "European Commission, “112: EU actions”; European Union in Bosnia and Herzegovina, "
    "“One telephone number for emergency services throughout Europe”"
)


def _official(
    country: str, number: str, *alternatives: str, source: str, text_service: Text = ""
) -> EmergencyNumber:
    return EmergencyNumber(
        country=country,
        number=number,
        alternatives=alternatives,
        text_service=text_service,
        source=source,
        how=Checked.OFFICIAL,
        checked=_READ,
    )


def _pattern(country: str, number: str, *alternatives: str) -> EmergencyNumber:
    return EmergencyNumber(
        country=country,
        number=number,
        alternatives=alternatives,
        source="phonenumberslite",
        how=Checked.LIBRARY,
        checked=_READ,
    )


# The European Union's common number; its own ambulance numbers go on beside it in some countries.
_EUROPEAN_UNION = tuple(
    "AT BE BG CY CZ DE DK EE ES FI GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK".split()
)

_ROWS: Iterable[EmergencyNumber] = (
    *(_official(country, "112", source=_EU_112) for country in _EUROPEAN_UNION),
    _official(
        "AU",
        "000",
        "112",
        source="Australian Government, “Using other emergency numbers”",
        text_service=_("With a teletypewriter you can call 106."),
    ),
    _official("BR", "192", source="Ministério da Saúde, “SAMU 192”"),
    _official(
        "CA",
        "911",
        source="Government of Canada, “CRTC supports Text with 9-1-1 Awareness Day”",
        text_service=_(
            "If you are deaf, hard of hearing or cannot speak, you can register with your phone "
            "company for Text with 9-1-1. You still call 911 first."
        ),
    ),
    _official("CH", "144", "112", source="Canton of Graubünden, “Emergencies”"),
    _official(
        "FR",
        "15",
        "112",
        source="Service-Public.fr, “Comment alerter les secours (Samu ou pompiers)”",
        text_service=_("If you cannot speak or hear, you can text 114."),
    ),
    _official(
        "GB",
        "999",
        "112",
        source="London Ambulance Service, “Calling 999”; East of England Ambulance, “Using 999”",
        text_service=_("If your phone is registered with emergencySMS, you can text 999."),
    ),
    _official("HK", "999", source="Hong Kong Fire Services Department, “How to call an ambulance”"),
    _official(
        "IE",
        "112",
        "999",
        source="HSE, “When to call 112 or 999”",
        text_service=_("If you cannot speak or hear, you can text 112. Register your phone first."),
    ),
    _official("IS", "112", source="112 Iceland, “Calling in Emergency”"),
    _official("JP", "119", source="City of Kitakyushu, “The correct way to call 119”"),
    _official("NO", "113", "112", source="Helsenorge, “Ring 113”"),
    _official(
        "NZ",
        "111",
        source="Lakes District Health Board, “Emergency medical help”",
        text_service=_(
            "If you are deaf, hard of hearing or cannot speak, you can register with the police "
            "for 111 TXT."
        ),
    ),
    _official("SG", "995", source="SCDF, “SCDF Emergency Medical Services”"),
    _official(
        "US",
        "911",
        source="911.gov, “Frequently Asked Questions”",
        text_service=_("In many areas you can text 911. A call is more certain to get through."),
    ),
    _official(
        "ZA",
        "10177",
        "112",
        source=(
            "Western Cape Government, “Respect emergency centres: reduce preventable emergencies "
            "this festive season”"
        ),
    ),
    _pattern("AE", "998"),
    _pattern("IL", "101"),
    _pattern("IN", "112", "108"),
    _pattern("KR", "119"),
    _pattern("MX", "911"),
)

EMERGENCY_NUMBERS: Mapping[str, EmergencyNumber] = MappingProxyType(
    {row.country: row for row in sorted(_ROWS, key=lambda row: row.country)}
)
"""Every row by country code."""

UNKNOWN_COUNTRY: tuple[UnknownCountryNumber, ...] = (
    UnknownCountryNumber(
        number="112",
        regions=_("the European Union, Switzerland, Iceland and many other countries"),
    ),
    UnknownCountryNumber(number="911", regions=_("the United States, Canada and Mexico")),
    UnknownCountryNumber(number="999", regions=_("the United Kingdom, Ireland and Hong Kong")),
)
"""What to list beside “your local emergency number” where the country is not known."""

_HOSPITAL = Fallback(
    text=_("Call your hospital and ask for the maternity unit, or go to the emergency department.")
)
_UNKNOWN = Fallback(
    text=_(
        "In the UK, call 111 (in Northern Ireland, your hospital). Elsewhere, call your hospital "
        "and ask for the maternity unit, or go to the emergency department."
    )
)
_FALLBACKS: Mapping[str, Fallback] = MappingProxyType(
    {
        "GB": Fallback(
            text=_(
                "Call NHS 111. In Northern Ireland, call your hospital and ask for the maternity "
                "unit, or go to the emergency department."
            ),
            number="111",
        )
    }
)


def emergency_number(country: str) -> EmergencyNumber | None:
    """The row of a country; None where it is empty or not in the table: then show the unknown."""
    return EMERGENCY_NUMBERS.get(country)


def fallback(country: str) -> Fallback:
    """Whom to call in a country when she has saved no maternity number."""
    return _FALLBACKS.get(country, _HOSPITAL if country else _UNKNOWN)
