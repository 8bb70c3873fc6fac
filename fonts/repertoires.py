"""Which characters the Chinese, Japanese and Korean families keep: those of each national standard.

The standards come as Python's codecs, which hold their code tables; the Table of General Standard Chinese Characters
(2013), which has none, is `general-standard-characters.txt`: what Unihan 15.0 calls kTGH and GB 2312 lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

GENERAL_STANDARD = Path(__file__).with_name("general-standard-characters.txt")

SHARED = (
    (0x0020, 0x007E),  # Basic Latin, so that a doubtful space or digit need not leave the face
    (0x00A0, 0x00FF),
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x3000, 0x303F),  # CJK symbols and punctuation
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
)
KANA = ((0x3041, 0x30FF), (0x31F0, 0x31FF), (0xFF61, 0xFF9F))
BOPOMOFO = ((0x3105, 0x312F), (0x31A0, 0x31BF))
HANGUL = ((0x3131, 0x318E), (0xAC00, 0xD7A3))

DROPPED = ((0x0370, 0x04FF), (0x2500, 0x257F))
"""Greek, Cyrillic and lines of boxes, which each standard has and Noto Sans sets better or nobody needs."""


def simplified() -> set[int]:
    """GB 2312 and the Table of General Standard Chinese Characters, whose third level is there for names."""
    general = GENERAL_STANDARD.read_text(encoding="utf-8")
    return _kept(SHARED, KANA, BOPOMOFO, more=chain(_table("gb2312"), "".join(general.split())))


def traditional() -> set[int]:
    """Big5 with both its levels, and the Hong Kong Supplementary Character Set, which Cantonese is written with."""
    return _kept(SHARED, KANA, BOPOMOFO, more=chain(_table("big5"), _table("big5hkscs")))


def japanese() -> set[int]:
    """JIS X 0208 and JIS X 0213, whose third and fourth levels are there for names; and forms in names beside these."""
    return _kept(SHARED, KANA, more=chain(_table("shift_jis"), _table("shift_jisx0213"), _table("cp932"), "𠮷"))


def korean() -> set[int]:
    """All 11 172 syllables of Hangul, and the hanja of KS X 1001."""
    return _kept(SHARED, HANGUL, more=_table("euc_kr"))


def _table(codec: str) -> Iterator[str]:
    """The characters that a codec has in two bytes."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                yield from bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue


def _kept(*ranges: Iterable[tuple[int, int]], more: Iterable[str]) -> set[int]:
    characters = set(map(ord, more))
    for first, last in DROPPED:
        characters -= set(range(first, last + 1))
    for first, last in chain(*ranges):
        characters |= set(range(first, last + 1))
    return characters
