"""The stylesheet keeps its promises: contrast in both schemes, tokens, logical sides, weight."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STYLESHEET = Path(settings.BASE_DIR) / "static/css/nocturne.css"
CSS = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text("utf-8"), flags=re.DOTALL)
TOKENS = CSS[CSS.index("@layer tokens {") : CSS.index("@layer base {")]
DARK_AT = TOKENS.index("prefers-color-scheme: dark")

GROUNDS = ("paper", "card", "sunk")
WASHES = ("moon-wash", "sage-wash", "amber-wash", "red-wash")

# WCAG 2.2: text 4.5 to 1, the outlines of controls and the focus 3 to 1.
TEXT = [
    *[(words, ground) for words in ("ink", "soft") for ground in (*GROUNDS, *WASHES)],
    *[(words, g) for words in ("link", "moon", "sage", "amber", "red") for g in GROUNDS],
    *[(tone, f"{tone}-wash") for tone in ("moon", "sage", "amber", "red")],
    *[(f"on-{fill}", fill) for fill in ("act", "alarm", "urgent")],
]
OUTLINES = [
    *[(edge, ground) for edge in ("edge", "focus") for ground in (*GROUNDS, *WASHES)],
    *[(f"{fill}-edge", ground) for fill in ("act", "alarm", "urgent") for ground in GROUNDS],
    *[("chosen", ground) for ground in (*GROUNDS, "moon-wash")],
]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", css))


LIGHT = colours(TOKENS[:DARK_AT])
SCHEMES = {"light": LIGHT, "dark": LIGHT | colours(TOKENS[DARK_AT : TOKENS.index("}", DARK_AT)])}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_reaches_aa(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    low = {p: contrast(tokens[p[0]], tokens[p[1]]) for p in TEXT}
    assert not {pair: ratio for pair, ratio in low.items() if ratio < 4.5}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_controls_and_focus_reach_aa(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    low = {p: contrast(tokens[p[0]], tokens[p[1]]) for p in OUTLINES}
    assert not {pair: ratio for pair, ratio in low.items() if ratio < 3}


def test_nothing_large_is_bright_at_night() -> None:
    """Grounds, cards and the fills of actions stay dim; only words and lines are lit."""
    fills = (*GROUNDS, *WASHES, "act", "urgent", "alarm")
    assert max(luminance(SCHEMES["dark"][fill]) for fill in fills) < 0.1


def test_colours_live_in_the_tokens_only() -> None:
    rest = CSS.replace(TOKENS, "")
    assert not re.findall(r"(?<![\w-])#[0-9a-f]{3,8}\b(?=[^{}]*;)|\b(?:rgb|hsl|oklch)a?\(", rest)


def test_every_token_in_use_exists() -> None:
    defined = set(re.findall(r"(--[\w-]+):", CSS))
    assert set(re.findall(r"var\((--[\w-]+)", CSS)) <= defined


def test_sides_are_logical() -> None:
    """Left and right belong to legs, never to the page. The one float fills its whole line."""
    side = r"(?:left|right|top|bottom)"
    assert not re.findall(rf"(?:margin|padding|border|(?<!area-)inset)-{side}", CSS)
    assert not re.findall(rf"text-align: {side}", CSS)
    assert not re.findall(r"[\s;{](?:left|right|top|bottom|width|height):", CSS)


def test_it_stays_small() -> None:
    assert len(gzip.compress(STYLESHEET.read_bytes())) < 9 * 1024
    assert len((STYLESHEET.parent.parent / "js/banner.js").read_bytes()) < 1024
