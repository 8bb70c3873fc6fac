"""The script of a character (UAX #24), and which scripts shape as one."""

from __future__ import annotations

import re
from functools import cache

from handout.text.script_table import script

COMMON = "Zyyy"
"""Characters that take the script of what stands around them: digits, punctuation, marks."""

_EAST_ASIAN = frozenset(("Hani", "Hira", "Kana", "Bopo", "Hang"))
"""Written together, word by word; the fonts of these have the same rules for all."""

_LATIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*")

_NONE_OF_ITS_OWN = frozenset((COMMON, "Zinh", "Zzzz", "Zsym"))


@cache
def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script, COMMON where it has none of its own."""
    found = script(character)
    if found in _EAST_ASIAN:
        return "Hani" if found != "Hang" else found
    return COMMON if found in _NONE_OF_ITS_OWN else found


def is_latin(text: str) -> bool:
    """Whether a text is of Latin letters, whole with their marks, and of signs that take the script around them."""
    return _LATIN.fullmatch(text) is not None
