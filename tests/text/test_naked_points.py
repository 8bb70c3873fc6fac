"""A full stop that the eye meets right before a number is set off from it: '.5 mg' is not half a milligram."""

import pytest
from words import first_fit, prepare, prepared, ranges_of, real_fonts

from handout.text.clusters import Clusters
from handout.text.naked_points import SPACE


def beyond_its_own(text):
    """How much wider than its glyph the last stop of a text is, in em."""
    line = prepared(text, real_fonts(), "rtl").lines(500.0, first_fit)[-1]
    piece = [each for each in line.pieces() if {".", ","} & set(each.clusters.texts)][-1]
    at = next(at for at, words in enumerate(piece.clusters.texts) if words in ".,")
    own = piece.face.hb_font.get_glyph_h_advance(piece.clusters.glyphs[at][0][0])
    return (piece.clusters.advances[at] - own) / piece.face.upem


@pytest.mark.parametrize("text", ["الجرعة 5 mg.", "الجرعة 100.", "מנה 2.5 mg.", "الجرعة 5 mg,", "خذ ٥."])
def test_a_stop_left_of_a_number_stands_off(text):
    assert beyond_its_own(text) == pytest.approx(SPACE, abs=0.001)


@pytest.mark.parametrize("text", ["مع Anakinra.", "الجرعة 5 mg يوميا.", "مع Anakinra 100 mg."])
def test_elsewhere_it_stands_close(text):
    assert beyond_its_own(text) <= 0


def test_the_mark_of_a_list_is_no_dose_but_a_value_may_be():
    fonts = real_fonts()
    for remember, extra in ((True, 0), (False, SPACE)):
        whole = prepare("5.", ranges_of("5."), fonts, "ar", "rtl", remember=remember)
        plain = sum(whole.face.hb_font.get_glyph_h_advance(code) for code in map(glyph_of(whole.face), "5."))
        assert whole.width == pytest.approx(plain / whole.face.upem + extra, abs=0.001)


def glyph_of(face):
    return lambda character: face.hb_font.get_nominal_glyph(ord(character))


@pytest.mark.parametrize("measure", [3.4, 3.8, 4.2, 4.6, 5.0])
def test_so_it_does_where_a_line_is_shaped_anew(measure, monkeypatch):
    monkeypatch.setattr(Clusters, "safe", lambda *_: False)
    whole = prepared("خذ 5 mg. – … – ثم خذ 100. – … – ثم", real_fonts(), "rtl")
    lines = whole.lines(measure, first_fit)
    assert len(lines) > 1
    for line in lines:
        width = sum(piece.width for piece in line.pieces())
        assert width == pytest.approx(whole.positions[line.end] - whole.positions[line.start], abs=0.001)
