"""How many words there are, also in scripts that write no spaces between them, and how a count is said."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from handout.text.breakpoints import Break, breakpoints
from handout.text.paragraph import Prepared

_UNSPACED = frozenset(("bo", "ja", "km", "lo", "my", "th", "zh"))
"""Languages whose words are where a line may well end (`text/segmentation.py`), not where a space is."""


@cache
def _is_unspaced(language: str) -> bool:
    return language.partition("-")[0] in _UNSPACED


def words_in(prepared: Prepared) -> int:
    """Words of a text that is shaped."""
    if not _is_unspaced(prepared.language):
        return len(prepared.text.split())
    return _good(prepared.breaks, 0, len(prepared.text)) if prepared.text.strip() else 0


def words_on(prepared: Prepared, start: int, end: int) -> int:
    """Words on a line of it, which is asked for each line of each size that is tried."""
    if not _is_unspaced(prepared.language):
        return prepared.text.count(" ", start, end - 1) + 1
    return _good(prepared.breaks, start, end)


def words_of(lines: Iterable[str], language: str) -> int:
    """Words of lines that are not shaped yet."""
    if _is_unspaced(language):
        return sum(_good(breakpoints(line, language), 0, len(line)) for line in lines if line.strip())
    return sum(len(line.split()) for line in lines)


def part_of(text: str, words: int, language: str) -> str | None:
    """So many words of a text as a person counts them, who counts characters where no space parts words; None where
    the text has no more.
    """
    there = words_of(text.split("\n"), language)
    if words >= there:
        return None
    if _is_unspaced(language):
        return counted(math.ceil(len(text) * words / there), "character")
    return counted(words, "word")


def _good(breaks: Sequence[Break], start: int, end: int) -> int:
    """Words are parted by spaces, and by places that are as good for a line to end."""
    return 1 + sum(
        start < each.content_end and each.next_start < end
        for each in breaks
        if each.next_start > each.content_end or not each.penalty
    )


def counted(number: int, what: str) -> str:
    """'1 word', '2 words'."""
    return f"{number} {what if number == 1 else f'{what}s'}"
