"""Words as texts may spell them: spaces of any kind or none, marks of vowels or none, quotation marks of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

SPACES = " \u00a0\u202f\u2009\u200b\u200c"
_MARKS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u0652"
"""Vowels and accents of Hebrew and Arabic, which texts for adults leave out."""

_ALIKE = ('"״”“″', "'׳’‘", ".॰")
_FIRST = str.maketrans({each: some[0] for some in _ALIKE for each in some})
_CLASS = {each: f"[{some}]" for some in _ALIKE for each in some}
_MARK = re.compile(f"[{_MARKS}]")
_SPACE = re.compile(f"[{SPACES}_]+")
_SPACED = "a-zà-ɏ\u0370-\u05ff\u0621-\u064a\u066e-\u06d3\u0900-\u0dff\u1200-\u139f\u1e00-\u1eff"
"""Letters and signs of scripts that part words by spaces, and write no ending onto a word but its own."""

BEFORE = f"(?<![{_SPACED}])"
BEHIND = f"(?![{_SPACED}])"
"""Where a word may begin and end."""


def key(word: str) -> str:
    """What all spellings of a word have in common."""
    return _SPACE.sub("", _MARK.sub("", word)).translate(_FIRST).casefold()


def pattern(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; '_' or a space may be any space or none."""
    return "|".join(map(_loose, sorted(set(words), key=lambda each: (-len(each), each)))) or "(?!)"


def _loose(word: str) -> str:
    return f"[{SPACES}]?".join(
        "".join(_CLASS.get(each, re.escape(each)) + _may_be_marked(each) for each in _MARK.sub("", part))
        for part in _SPACE.split(word)
    )


def _may_be_marked(letter: str) -> str:
    return f"[{_MARKS}]*" if "\u05d0" <= letter <= "\u06ff" else ""
