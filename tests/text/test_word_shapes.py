"""A recipient's words, shaped one by one, are what they would be if the whole text were shaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.source.assets import font_files
from handout.text.clusters import Clusters, Words
from handout.text.fonts import BOLD, REGULAR, font_set
from handout.text.itemize import MissingGlyph, Run
from handout.text.shape import LONGEST_WORD, shape

FAMILIES = ("Atkinson Hyperlegible Next", "Noto Sans")
LETTERS = "AKLPTVWYaefjrtvwy.,’-15é "
"""What is kerned, beside a space too."""


def _of(text: str, *, remember: bool, family: str = FAMILIES[0], bold: bool = False) -> Clusters:
    face = font_set(font_files(), family).primary(BOLD if bold else REGULAR)
    return shape(text, Run(0, len(text), face, "Latn", 0, 0), "en", remember=remember)


def _starts(clusters: Clusters, text: str) -> list[bool]:
    """Whether a line may begin with each word; what is asked of is the cluster, which may be of several letters."""
    begins = (index for index in range(len(text)) if index == 0 or text[index - 1] == " ")
    return [clusters.safe([*clusters.starts].index(index)) for index in begins]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("bold", [False, True])
@given(st.text(LETTERS, min_size=1, max_size=60))
def test_word_by_word_is_as_the_whole(family: str, bold: bool, text: str) -> None:
    words, whole = (_of(text, remember=remember, family=family, bold=bold) for remember in (False, True))
    kept = max(map(len, text.split(" "))) < LONGEST_WORD
    assert isinstance(words, Words) or not kept or "f" in text  # of which a family may have ligatures
    assert list(words) == list(whole)
    assert _starts(words, text) == _starts(whole, text)


@given(st.text(LETTERS, min_size=2, max_size=40), st.data())
def test_a_part_of_words_is_the_part_of_the_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    words, whole = (_of(text, remember=remember)[start:stop] for remember in (False, True))
    assert list(words) == list(whole)
    assert list(words.glyphs) == list(whole.glyphs)


def test_what_has_no_glyph_is_told_where_it_stands() -> None:
    with pytest.raises(MissingGlyph) as missing:
        _of("one two \U0001f600 three", remember=False)
    assert missing.value.index == 8


def test_letters_with_marks_of_their_own_are_shaped_as_one() -> None:
    text = "a e\u0308\u0301 b"
    assert list(_of(text, remember=False)) == list(_of(text, remember=True))
