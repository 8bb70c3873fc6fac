"""The script of a character (UAX #24), and which scripts shape as one."""

from __future__ import annotations

from functools import cache

from handout.text.script_table import script

COMMON = "Zyyy"
"""Characters that take the script of what stands around them: digits, punctuation, marks."""

_EAST_ASIAN = frozenset(("Hani", "Hira", "Kana", "Bopo", "Hang"))
"""Written together, word by word; the fonts of these have the same rules for all."""

_NONE_OF_ITS_OWN = frozenset((COMMON, "Zinh", "Zzzz", "Zsym"))


@cache
def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script, COMMON where it has none of its own."""
    found = script(character)
    if found in _EAST_ASIAN:
        return "Hani" if found != "Hang" else found
    return COMMON if found in _NONE_OF_ITS_OWN else found
