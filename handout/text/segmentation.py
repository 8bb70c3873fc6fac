"""Where lines may end in scripts that write no spaces between words, by ICU: its rules (UAX #14) and its dictionaries.

Thai, Lao, Khmer and Burmese break at words of a dictionary, Japanese best at phrases, Chinese best at words, Korean at
spaces; no script within a cluster, and none where a sign may not start or end a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

_RULES = {"ja": "ja@lb=strict", "ko": "ko@lw=phrase", "zh": "zh@lb=strict"}
_PHRASES = {"ja": "ja@lb=strict;lw=phrase"}


LAST_OF_NEAR = "\u08ff"
"""All scripts up to here write spaces."""


def needed(text: str) -> bool:
    """Whether a text has characters whose breaks do not follow from its spaces alone."""
    return not text.isascii() and max(text) > LAST_OF_NEAR and not all(map(spaced, text))


def spaced(character: str) -> bool:
    """Whether a character is of a script that writes spaces, or a sign of such.

    Latin, Greek, Cyrillic, Armenian, and what runs right to left; General Punctuation to Miscellaneous Symbols.
    """
    return character <= LAST_OF_NEAR or "\u1e00" <= character <= "\u2bff" or "\ufb00" <= character <= "\ufb06"


def boundaries(text: str, language: str) -> Iterator[tuple[int, bool]]:
    """Where a line may start within `text`, and whether that is between words or phrases rather than within one."""
    from icu4py.breakers import LineBreaker, WordBreaker  # noqa: PLC0415 - 30 ms that most languages need not spend

    primary = language.partition("-")[0]
    ends = _characters(text, LineBreaker(text, _RULES.get(primary, primary)).segments())
    if primary in _PHRASES:
        good = set(_characters(text, LineBreaker(text, _PHRASES[primary]).segments()))
    elif primary == "zh":
        words = _characters(text, WordBreaker(text, "zh").segments())
        whole = set(_within_names(text, words))
        ends = [at for at in ends if at not in whole]
        good = set(words)
    else:
        good = set(ends)
    return ((at, at in good) for at in ends if 0 < at < len(text))


_LIKE_A_NAME = range(3, 9)
"""Characters in a row of which the dictionary finds none in a word: in a sheet on medicines, most often a name that is
written by its sound, such as 阿达木单抗 (adalimumab), of which no dictionary has all. It is read as one, so it stays on
one line. The longest have eight."""

_PARTICLES = frozenset("您你我他她它的了在是和或与與及用请請勿不也都把被")
"""Words of one character, in which no name is written."""


def _within_names(text: str, words: list[int]) -> Iterator[int]:
    """The ends of words that seem to be within a name."""

    def lone(span: tuple[int, int]) -> bool:
        first = text[span[0]]
        return span[1] - span[0] == 1 and _is_han(first) and first not in _PARTICLES

    for alone, spans in groupby(pairwise([0, *words]), lone):
        ends = [end for _, end in spans]
        if alone and len(ends) in _LIKE_A_NAME:
            yield from ends[:-1]


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character > "\U0001ffff"


def _characters(text: str, segments: Iterator[tuple[int, int]]) -> list[int]:
    """Ends of segments as indices of characters; ICU counts UTF-16 units, of which a rare character has two."""
    units = [end for _, end in segments]
    if text.isascii() or max(text) < "\U00010000":
        return units
    index = {0: 0}
    unit = 0
    for at, character in enumerate(text, 1):
        unit += 2 if character > "\uffff" else 1
        index[unit] = at
    return [index[each] for each in units]
