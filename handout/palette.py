"""Colours that everybody can read, from a clinic's two.

Contrast is that of WCAG 2.2 (1.4.3: text pairs 4.5:1; 1.4.6: body text 7:1), measured between relative luminances.
"""

from __future__ import annotations

from handout.picture import Color
from handout.record import NamedTuple

TEXT_CONTRAST = 4.5
BODY_CONTRAST = 7.0
TINT = 0.08
"""Share of colour in a tint: dark enough to be seen, light enough for a tired printer and for text upon it."""

FAINT = 1.3
"""The contrast below which nobody sees a picture on paper: that of the palest gray that a printer still shows."""

WHITE: Color = (1.0, 1.0, 1.0)
INK: Color = (0.1, 0.1, 0.12)
PLAIN_PRIMARY = "#22384a"
PLAIN_ACCENT = "#8a3b12"


class Palette(NamedTuple):
    """The colours of a page. `primary` and `accent` are for text and bars, on white as on either tint."""

    ink: Color
    quiet: Color
    primary: Color
    accent: Color
    primary_tint: Color
    accent_tint: Color
    rule: Color


def derive(primary: str = PLAIN_PRIMARY, accent: str = PLAIN_ACCENT) -> Palette:
    """The palette of two `#rrggbb` colours: each darkened until text in it reaches 4.5:1 on its darkest ground."""
    bases = [parse(primary), parse(accent)]
    texts, tints = bases, [mix(base, WHITE, TINT) for base in bases]
    # A tint is of the colour that text has: that of a light brand colour would not show on paper.
    while (darker := [darken(base, tints) for base in bases]) != texts:
        texts = darker
        tints = [mix(text, WHITE, TINT) for text in texts]
    return Palette(
        ink=INK,
        quiet=darken((0.33, 0.33, 0.36), tints, BODY_CONTRAST),
        primary=texts[0],
        accent=texts[1],
        primary_tint=tints[0],
        accent_tint=tints[1],
        rule=mix(texts[0], WHITE, 0.55),
    )


def parse(color: str) -> Color:
    """`#rrggbb` as parts of 1."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def hex_code(color: Color) -> str:
    """Parts of 1 as `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)


def mix(color: Color, other: Color, share: float) -> Color:
    """`share` of the first colour, the rest of the second."""
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(color, other, strict=True))
    return red, green, blue


def luminance(color: Color) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_faint(color: Color) -> bool:
    """Whether a colour cannot be told from paper."""
    return contrast(color, WHITE) < FAINT


def darken(color: Color, grounds: list[Color], least: float = TEXT_CONTRAST) -> Color:
    """The colour itself where it reads on white and on each ground, else the lightest darker shade of it that does."""
    for step in range(101):
        shade = mix(color, (0.0, 0.0, 0.0), 1 - step / 100)
        if all(contrast(shade, ground) >= least for ground in (WHITE, *grounds)):
            return shade
    raise AssertionError("black reads on every tint")
