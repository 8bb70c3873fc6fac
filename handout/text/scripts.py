"""The script of a character, for the scripts whose faces the program carries (UAX #24, Unicode 15.0 blocks)."""

from __future__ import annotations

from bisect import bisect_right

COMMON = "Zyyy"
"""Characters that take the script of what stands around them: digits, punctuation, marks."""

_BLOCKS = (
    (0x0000, COMMON),
    (0x0041, "Latn"),
    (0x005B, COMMON),
    (0x0061, "Latn"),
    (0x007B, COMMON),
    (0x00C0, "Latn"),
    (0x00D7, COMMON),
    (0x00D8, "Latn"),
    (0x00F7, COMMON),
    (0x00F8, "Latn"),
    (0x02B9, COMMON),
    (0x0370, "Grek"),
    (0x0400, "Cyrl"),
    (0x0530, COMMON),
    (0x1C80, "Cyrl"),
    (0x1C90, COMMON),
    (0x1D00, "Latn"),
    (0x1D26, COMMON),
    (0x1D6B, "Latn"),
    (0x1DC0, COMMON),
    (0x1E00, "Latn"),
    (0x1F00, "Grek"),
    (0x2000, COMMON),
    (0x2C60, "Latn"),
    (0x2C80, COMMON),
    (0x2DE0, "Cyrl"),
    (0x2E00, COMMON),
    (0xA640, "Cyrl"),
    (0xA6A0, COMMON),
    (0xA720, "Latn"),
    (0xA800, COMMON),
    (0xAB30, "Latn"),
    (0xAB70, COMMON),
)
_STARTS = [start for start, _ in _BLOCKS]


def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script, COMMON where it has none of its own."""
    return _BLOCKS[bisect_right(_STARTS, ord(character)) - 1][1]
