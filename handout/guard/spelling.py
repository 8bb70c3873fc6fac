"""Words as texts may spell them: spaces of any kind or none, marks of vowels or none, quotation marks of any kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product

from handout.record import NamedTuple

SPACES = " \u00a0\u202f\u2009\u200b\u200c"
_MARKS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u0652"
"""Vowels and accents of Hebrew and Arabic, which texts for adults leave out."""

_ALIKE = ('"״”“″', "'׳’‘", ".॰")
_FIRST = str.maketrans({each: some[0] for some in _ALIKE for each in some})
_CLASS = {each: f"[{some}]" for some in _ALIKE for each in some}
_MARK = re.compile(f"[{_MARKS}]")
_SPACE = re.compile(f"[{SPACES}_]+")
_LATIN = "A-Za-zÀ-ɏ\u1e00-\u1eff"
_SPACED = (
    f"{_LATIN}\u0370-\u037d\u037f-\u0386\u0388-\u0559\u0560-\u0588\u058a-\u05bd\u05bf-\u05ff"
    "\u0621-\u064a\u066e-\u06d3\u0900-\u0963\u0966-\u096f\u0971-\u0dff\u1200-\u135f\u1369-\u139f"
)
"""Letters and signs of scripts that part words by spaces, and write no ending onto a word but its own.

Left out is what ends a sentence or joins words: dandas, the full stops of Amharic and Armenian, the hyphen of Hebrew.
"""

BEFORE = f"(?<!(?-i:[{_SPACED}]))"
BEHIND = f"(?!(?-i:[{_SPACED}]))"
"""Where a word may begin and end; both cases stand there, since ignoring them takes `re` long to prepare."""

_LETTER = re.compile(f"[{_SPACED}]")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")


def key(word: str) -> str:
    """What all spellings of a word have in common."""
    return _SPACE.sub("", _MARK.sub("", word)).translate(_FIRST).casefold()


def ways(word: str) -> list[str]:
    """What `longest` finds a word by: with and without each of its spaces."""
    parts = [key(each) for each in _SPACE.split(word)]
    return [
        "".join(each)
        for each in product(*([part] if not index else [part, f"_{part}"] for index, part in enumerate(parts)))
    ]


class Words(NamedTuple):
    """What words mean, by `ways`; with what any of them begins with."""

    meant: Mapping[str, str]
    begun: frozenset[str]
    most: int


def words_of(meant: Mapping[str, str]) -> Words:
    """Words to look for with `longest`."""
    begun = frozenset(way[:end] for way in meant for end in range(len(way) + 1))
    return Words(meant, begun, max(map(len, meant), default=0))


def longest(text: str, start: int, words: Words) -> tuple[str, int]:
    """The longest of the words that a text has at a place, and where it ends; '' where there is none.

    Hundreds of words in a pattern of `re` take seconds to prepare.
    """
    said, found = "", ("", start)
    for end in range(start, min(len(text), start + 2 * words.most)):
        said += _letter(text[end])
        if said not in words.begun:
            break
        if said in words.meant and not _goes_on(text, _past_marks(text, end + 1)):
            found = words.meant[said], _past_marks(text, end + 1)
    return found


@cache
def _letter(character: str) -> str:
    """What a character is in one of the `ways`."""
    return "_" if _SPACE.match(character) else key(character)


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on at a place, which it does not behind a sign ('0,9%ige', 'মি.গ্রা.র').

    An ending in other letters ('mgની') is not of a Latin word.
    """
    last = text[end - 1 : end]
    of_word = _LATIN_LETTER if _LATIN_LETTER.match(last) else _LETTER
    return unicodedata.category(last)[0] not in "PS" and bool(of_word.match(text, end))


def _past_marks(text: str, end: int) -> int:
    while end < len(text) and _MARK.match(text[end]):
        end += 1
    return end


def pattern(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; '_' or a space may be any space or none."""
    return "|".join(map(_loose, sorted(set(words), key=lambda each: (-len(each), each)))) or "(?!)"


def _loose(word: str) -> str:
    return f"[{SPACES}]?".join(
        "".join(_CLASS.get(each, re.escape(each)) + _may_be_marked(each) for each in _MARK.sub("", part))
        for part in _SPACE.split(word)
    )


def _may_be_marked(letter: str) -> str:
    return f"(?-i:[{_MARKS}]*)" if "\u05d0" <= letter <= "\u06ff" else ""
