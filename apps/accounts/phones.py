"""Phone numbers she types: what they are in E.164, and what a phone link dials."""

import re
import unicodedata

import phonenumbers

_EXTENSION = re.compile(
    r"(?:[,;]|(?<![a-z])(?:ext(?:ension)?|x))[\s.:=]*(\d{1,11}\s*[*#]?)\s*$", re.IGNORECASE
)


def to_e164(number: str, country: str) -> str:
    """The E.164 form of a number as dialled in a country (ISO alpha-2, or "" when unknown).

    An extension is left out. Empty when it cannot be a valid number there: it may still be a
    real one, such as a short local number, so callers let her keep what she typed.
    """
    main, _extension = _split(number)
    try:
        parsed = phonenumbers.parse(main, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def dialled(number: str, e164: str = "") -> str:
    """What a phone link dials: the E.164 form, else the digits as typed.

    An extension follows after a pause (“,”). “#” stands as “%23”, since it would end the address
    of the link. Empty when there is no digit.
    """
    main, extension = _split(number)
    main = e164 or _signs(main)
    if not any(sign.isdigit() for sign in main):
        return ""
    return (f"{main},{extension}" if extension else main).replace("#", "%23")


def _split(number: str) -> tuple[str, str]:
    found = _EXTENSION.search(number)
    return (number[: found.start()], _signs(found.group(1))) if found else (number, "")


def _signs(text: str) -> str:
    kept = (str(unicodedata.digit(sign, sign)) for sign in text)
    digits = "".join(sign for sign in kept if sign.isascii() and (sign.isdigit() or sign in "*#"))
    plus = unicodedata.normalize("NFKC", text).lstrip().startswith("+")
    return f"+{digits}" if plus and digits else digits
