"""Size and leading that suit a script: how large its words must be, and how far apart its lines stand."""

from __future__ import annotations

from functools import cache

from handout.record import NamedTuple
from handout.text.families import writing_of

BODY_AIM = 12.0
BODY_MOST = 13.5
BODY_FLOOR = 10.0
"""21 CFR 208.20(a)(4): no smaller than 10 point; CDC, 'Simply Put': 12 to 14."""

LEADING = 1.3
"""Line height over size: 12/15.5."""


class ScriptStyle(NamedTuple):
    """What a script asks for. Sizes in points; the rest in em.

    `floor`, `aim` and `most` are the smallest body type, the one that patients read with ease, and the largest. Lines
    of running text stand `leading` apart, others never closer than `tight`: `rise` above the baseline and `fall` below
    it hold the ink of both weights. `width` is how wide a character is beside a Latin one. `longest` is the longest
    line where that is not counted in letters.
    """

    rise: float
    fall: float
    leading: float
    floor: float = 11.0
    aim: float = BODY_AIM
    most: float = BODY_MOST
    width: float = 1.0
    longest: float | None = None

    @property
    def tight(self) -> float:
        return self.rise + self.fall

    @property
    def lift(self) -> float:
        """Twice as far as the baseline stands below a line's middle."""
        return self.rise - self.fall

    @property
    def small(self) -> float:
        """The smallest size of small print and footers."""
        return self.floor - 1.0


LATIN = ScriptStyle(0.95, 0.25, LEADING, floor=BODY_FLOOR)
"""Cyrillic and Greek too. Lines are placed by the metrics of the document's own face."""

_EAST_ASIAN = ScriptStyle(0.9, 0.25, 1.5, floor=BODY_FLOOR, longest=40.0)
"""W3C, 'Requirements for Japanese Text Layout' (3.1.2): half an em to an em between lines; Chinese and Korean alike.
WCAG 1.4.8: lines of no more than 40 characters, each as wide as it is high."""

_STYLES = {
    "Hans": _EAST_ASIAN,
    "Hant": _EAST_ASIAN,
    "Jpan": _EAST_ASIAN,
    "Kore": _EAST_ASIAN,
    # Ink reaches 1.11 above the baseline and 0.51 below, but seldom in one place: of 5,355 pairs of lines in Arabic,
    # Farsi and Uyghur one touches at 1.5.
    "Arab": ScriptStyle(1.03, 0.47, 1.5),
    # Words go down from right to left, so that high and deep ink meet rarely: the lines of the corpus never touch at
    # 2.45, though single words reach 2.15 above the baseline. Set smaller than 13, the dots run together.
    "Aran": ScriptStyle(1.9, 0.6, 2.5, floor=13.0, aim=14.0, most=16.0, width=0.8),
    "Hebr": ScriptStyle(0.85, 0.3, 1.4),
    "Deva": ScriptStyle(0.95, 0.42, 1.45),
    "Beng": ScriptStyle(0.95, 0.42, 1.45),
    "Guru": ScriptStyle(0.95, 0.4, 1.45),
    "Gujr": ScriptStyle(0.95, 0.42, 1.45),
    "Taml": ScriptStyle(0.9, 0.36, 1.35),
    "Telu": ScriptStyle(0.89, 0.52, 1.45),
    "Knda": ScriptStyle(0.84, 0.55, 1.42),
    "Mlym": ScriptStyle(0.9, 0.38, 1.35),
    "Sinh": ScriptStyle(1.0, 0.3, 1.35),
    "Thai": ScriptStyle(1.05, 0.45, 1.5),
    "Laoo": ScriptStyle(1.18, 0.32, 1.55),
    "Khmr": ScriptStyle(1.02, 0.58, 1.65),
    "Mymr": ScriptStyle(1.05, 0.57, 1.65),
    "Tibt": ScriptStyle(1.2, 0.75, 2.0),
    "Ethi": ScriptStyle(0.9, 0.2, 1.4),
    # Small letters as tall as Latin ones, with capitals or ascenders like theirs: no reason for another floor.
    "Armn": ScriptStyle(0.85, 0.28, 1.3, floor=BODY_FLOOR),
    "Geor": ScriptStyle(0.85, 0.28, 1.3, floor=BODY_FLOOR),
    "Thaa": ScriptStyle(0.85, 0.4, 1.45),
}
"""Rise and fall, where nothing else is said: the ink of the Universal Declaration of Human Rights in the languages of
each script, of words with marks that it has not, and some room."""


@cache
def style_of(language: str) -> ScriptStyle:
    """What the script of a BCP 47 tag asks for."""
    return _STYLES.get(writing_of(language), LATIN)
