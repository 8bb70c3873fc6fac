"""Where lines may end in scripts that write no spaces between words, by ICU: its rules (UAX #14) and its dictionaries.

Thai, Lao, Khmer and Burmese break at words of a dictionary, Japanese best at phrases, Chinese best at words, Korean at
spaces; no script within a cluster, and none where a sign may not start or end a line.
"""

from __future__ import annotations

from collections.abc import Iterator

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
        good = set(_characters(text, WordBreaker(text, "zh").segments()))
    else:
        good = set(ends)
    return ((at, at in good) for at in ends if 0 < at < len(text))


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
