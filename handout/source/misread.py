"""Words that were UTF-8 and were read as another encoding on their way: 'JosÃ©' for 'José', 'Â½' for '½'."""

from __future__ import annotations

import re

_WESTERN = "cp1252"
"""What Windows takes texts for, in the West; ISO 8859-1 but for a few signs."""

_UNUSED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
"""Bytes that it has no sign for. Programs keep them as control characters."""


def _byte(number: int) -> str:
    return chr(number) if number in _UNUSED else bytes([number]).decode(_WESTERN)


_BYTES = {_byte(number): number for number in range(0x80, 0x100)}


def _several(first: int, last: int) -> str:
    return f"[{''.join(re.escape(_byte(number)) for number in range(first, last + 1))}]"


_FOLLOWING = _several(0x80, 0xBF)
_LETTER = re.compile(
    f"{_several(0xC2, 0xDF)}{_FOLLOWING}"
    f"|{_several(0xE0, 0xEF)}{_FOLLOWING}{{2}}"
    f"|{_several(0xF0, 0xF4)}{_FOLLOWING}{{3}}"
)
"""How a letter of UTF-8 beyond ASCII looks where its bytes are read one by one (RFC 3629 3)."""

_BY_THEMSELVES = frozenset("‘’“”„‚…–—»›°ºª\xa0")
"""What may stand behind a capital with an accent in any text: quotation marks, dashes, a blank."""

_WITHIN_WORDS = "’"

_NEVER_LAST = "Â"
"""No word of any language ends with it; in UTF-8 most signs of the West begin with its byte."""

_RARE = re.compile("[\u0180-\u036f\u0460-\u052f]")
"""What a capital with an accent and a sign behind it come to: of phonetic alphabets, and of old Cyrillic ones."""


def is_misread(text: str) -> bool:
    """Whether a letter in the words is another one's bytes in UTF-8, each taken for a letter.

    Nothing but quotation marks and the like stands behind a letter with an accent in what is meant so, and these at
    the end of a word.
    """
    return not text.isascii() and any(_is_misread(found[0], text[found.end() :]) for found in _LETTER.finditer(text))


def _is_misread(letters: str, behind: str) -> bool:
    if letters[0] != _NEVER_LAST and _BY_THEMSELVES.issuperset(letters[1:]):
        goes_on = behind[:1].isalpha() and letters[-1] != _WITHIN_WORDS
        if not goes_on:
            return False
    try:
        return not _RARE.search(bytes(_BYTES[each] for each in letters).decode())
    except UnicodeDecodeError:
        return False
