"""Short ways to set words, for the tests of the text stage."""

from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from quick import examples

from handout.source.assets import font_files
from handout.text.embedding import embedding_levels
from handout.text.fonts import REGULAR, FontSet, font_set
from handout.text.itemize import Run, StyledRange, itemize
from handout.text.linebreak import first_fit
from handout.text.paragraph import Prepared, prepare

few = settings(deadline=None, derandomize=True, max_examples=examples(60))
many = settings(deadline=None, derandomize=True, max_examples=examples(150))

LETTERS = "abzAVWfilyéñüøß" + "дыАЖйё" + "αβγάΩ" + "0179.,;:!?()/%°'’“”-–—"
MARKS = "\u0301\u0323\u0308"

cluster_text = st.builds(str.__add__, st.sampled_from(LETTERS), st.text(MARKS, max_size=2))
word_text = st.lists(cluster_text, min_size=1, max_size=9).map("".join)
line_text = st.lists(word_text, min_size=1, max_size=14).map(" ".join)


@cache
def real_fonts() -> FontSet:
    return font_set(font_files(()), "Atkinson Hyperlegible Next")


def ranges_of(text: str, style=REGULAR) -> list[StyledRange]:
    return [StyledRange(0, len(text), style, 0)]


def runs_of(text: str, fonts: FontSet, direction="ltr") -> list[Run]:
    return itemize(text, ranges_of(text), fonts, "en", embedding_levels(text, direction))


def prepared(text: str, fonts: FontSet, direction="ltr") -> Prepared:
    return prepare(text, ranges_of(text), fonts, "en", direction)


def lines_of(text: str, measure: float, fonts: FontSet, breaker=first_fit) -> list[str]:
    """Each line's characters, the space at its end left off."""
    return [text[line.start : line.end].rstrip(" \n") for line in prepared(text, fonts).lines(measure, breaker)]
