"""A separator at a line's end: not seen, of no width, but there when the line is copied."""

import pytest
from boxes import box_fonts

from handout.text.fonts import REGULAR
from handout.text.itemize import StyledRange
from handout.text.linebreak import first_fit
from handout.text.paragraph import prepare

FONTS = box_fonts([0x20, *range(0x590, 0x700)])


def lines_of(text, measure, direction="ltr", base=None):
    prepared = prepare(text, [StyledRange(0, len(text), REGULAR, 0)], FONTS, "en", direction, base=base)
    return prepared.lines(measure, first_fit)


@pytest.mark.parametrize(
    ("text", "direction", "base", "end"),
    [
        ("ab · cd", "ltr", None, 2.0),
        ("ab | cd", "ltr", None, 2.0),
        ("אב · גד", "rtl", None, 2.0),
        ("א 12 · גד", "rtl", None, 4.0),
        ("אב · גד", "ltr", "rtl", 0.0),
        ("ab · cd", "rtl", "ltr", 0.0),
    ],
)
def test_a_separator_hangs_unseen_at_a_lines_end(text, direction, base, end):
    first, second = lines_of(text, 4.5, direction, base)
    *seen, last = first.pieces()
    assert first.width == sum(piece.width for piece in seen)
    assert "".join("".join(piece.clusters.texts) for piece in (*seen, last, *second.pieces())) == text
    (hidden,) = last.clusters
    assert (hidden.text, hidden.advance) == (text[-5:-2], 0)
    assert hidden.glyphs[0][0] == last.face.hb_font.get_nominal_glyph(ord(" "))
    assert last.inline == pytest.approx(end)


@pytest.mark.parametrize("text", ["ab · cd", "ab · "])
def test_a_separator_within_a_line_or_at_the_very_end_of_all_is_seen(text):
    (line,) = lines_of(text, 20.0)
    assert [cluster.text for piece in line.pieces() for cluster in piece.clusters] == list(text)
