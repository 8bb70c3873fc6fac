"""Sentences that a translation has just as its source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handout.diagnostics import Span
from handout.guard.stretches import Stretch

_FEWEST_WORDS = 5
_FEWEST_IN_SMALL = 3
"""Fewer may be names: 'American College of Rheumatology' stays as it is."""

_FEWEST_LETTERS = 10
"""Of a script that writes no spaces."""

_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?](?!\s|$)[^.!?。！？\n]*)*")


def untranslated(words: Sequence[Stretch], theirs: Sequence[Stretch]) -> Iterator[tuple[Span, str]]:
    """Sentences of the source in the translation's words, and where they stand."""
    sentences = {_folded(found[0]) for each in theirs for found in _SENTENCE.finditer(each.text)}
    wanted = [each for each in sorted(sentences) if _says_something(each)]
    for each in words:
        for found in _SENTENCE.finditer(each.text):
            if _folded(found[0]) in wanted:
                yield each.place(found.start()), _folded(found[0])


def _folded(text: str) -> str:
    return " ".join(text.split())


def _says_something(sentence: str) -> bool:
    words = sentence.split()
    small = [each for each in words if each[0].islower()]
    unspaced = sum(each >= "\u0e00" and each.isalpha() for each in sentence)
    return (len(words) >= _FEWEST_WORDS and len(small) >= _FEWEST_IN_SMALL) or unspaced >= _FEWEST_LETTERS
