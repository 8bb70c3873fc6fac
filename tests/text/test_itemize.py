"""Runs: which face sets what, and that nothing is left out between them."""

import pytest
from boxes import box_fonts
from hypothesis import given
from hypothesis import strategies as st
from words import LETTERS, MARKS, line_text, many, ranges_of, real_fonts, runs_of

from handout.text.embedding import embedding_levels
from handout.text.fonts import BOLD, REGULAR
from handout.text.itemize import MissingGlyph, StyledRange, _Splitter, clusters, itemize

GREEK = range(0x370, 0x400)
NAMES = {"Boxes-Regular": "boxes", "NotoSans-Regular": "behind", "NotoSansSymbols-Regular": "last"}
MARKED = (ord("e"), 0x301, 0x323)


def stretches(text, fonts, direction="ltr"):
    return [(text[run.start : run.end], NAMES[run.face.name]) for run in runs_of(text, fonts, direction)]


def test_words_in_one_face_are_one_run():
    assert stretches("Take 1 tablet.", box_fonts()) == [("Take 1 tablet.", "boxes")]


def test_what_the_first_face_lacks_comes_from_the_one_behind():
    assert stretches("aβc", box_fonts(GREEK)) == [("a", "boxes"), ("β", "behind"), ("c", "boxes")]


def test_the_faces_behind_are_asked_in_order():
    assert stretches("β", box_fonts([0x41], GREEK)) == [("β", "last")]
    assert stretches("β", box_fonts(GREEK, GREEK)) == [("β", "behind")]


def test_a_letter_and_its_marks_stay_in_one_face():
    text = "te\u0323\u0301t"
    assert stretches(text, box_fonts(MARKED)) == [("t", "boxes"), ("e\u0323\u0301", "behind"), ("t", "boxes")]


@pytest.mark.parametrize("text", ["e\u0323\u0301", "\u1eb9\u0301"])
def test_yoruba_letters_stay_in_one_face_of_the_real_fonts(text):
    assert len({run.face for run in runs_of(text, real_fonts())}) == 1


def test_a_space_stays_with_the_face_before_it():
    assert stretches("β ", box_fonts([0x20, *GREEK])) == [("β ", "behind")]


def test_a_space_between_a_script_and_the_documents_own_letters_is_of_the_documents_face():
    fonts = box_fonts([0x20, *range(0x620, 0x650)])
    expected = [("مع مع", "behind"), (" ", "boxes"), ("5", "boxes"), (" ", "boxes"), ("مع", "behind")]
    assert stretches("مع مع 5 مع", fonts) == expected
    assert stretches("مع · مع", fonts)[:2] == [("مع", "behind"), (" · ", "boxes")]
    assert stretches("مع (", fonts) == [("مع", "behind"), (" ", "behind"), ("(", "boxes")]


def test_a_space_comes_from_the_first_face_where_the_other_lacks_it():
    assert stretches("β ", box_fonts(GREEK)) == [("β", "behind"), (" ", "boxes")]


def test_each_range_keeps_its_style_and_tag():
    fonts = real_fonts()
    runs = itemize("Call now", [StyledRange(0, 5, REGULAR, 3), StyledRange(5, 8, BOLD, 7)], fonts, "en", None)
    assert [(run.start, run.end, run.face, run.tag) for run in runs] == [
        (0, 5, fonts.primary(REGULAR), 3),
        (5, 8, fonts.primary(BOLD), 7),
    ]


def test_scripts_are_told_apart_and_digits_go_with_either():
    runs = runs_of("ab 12 αβ", box_fonts([0x20, *GREEK]))
    assert [run.script for run in runs] == ["Latn", "Grek"]


@pytest.mark.parametrize(("text", "index"), [("漢", 0), ("ab 漢 c", 3), ("a\u0301 漢", 3)])
def test_a_missing_glyph_is_named_with_its_place(text, index):
    with pytest.raises(MissingGlyph) as caught:
        runs_of(text, box_fonts((*MARKED, 0x61)))
    assert (caught.value.character, caught.value.index) == ("漢", index)
    assert "U+6F22" in str(caught.value)


def test_a_mark_that_no_face_has_is_named_rather_than_its_letter():
    with pytest.raises(MissingGlyph) as caught:
        runs_of("xq\u0301", box_fonts())
    assert (caught.value.character, caught.value.index) == ("\u0301", 2)


def test_direction_gives_the_level():
    assert {run.level for run in runs_of("ab", box_fonts(), "ltr")} == {0}
    assert {run.level for run in runs_of("ab", box_fonts(), "rtl")} == {2}
    assert {run.level for run in runs_of("אב", box_fonts([0x5D0, 0x5D1]), "ltr")} == {1}


@many
@given(line_text, st.data())
def test_runs_cover_each_range_without_gap(text, data):
    middle = data.draw(st.integers(0, len(text)))
    ranges = [StyledRange(0, middle, REGULAR, 1), StyledRange(middle, len(text), BOLD, 2)]
    runs = itemize(text, ranges, real_fonts(), "en", None)
    for each in ranges:
        own = [run for run in runs if run.tag == each.tag]
        ends = [run.end for run in own]
        assert [run.start for run in own] == [each.start, *ends[:-1]] if own else each.start == each.end
        assert ends[-1:] == ([each.end] if own else [])
        assert all(run.start < run.end for run in own)


@many
@given(line_text)
def test_no_run_begins_with_a_mark_of_the_letter_before(text):
    assert not [run for run in runs_of(text, real_fonts()) if text[run.start] in MARKS]


@many
@given(st.text(LETTERS + MARKS + "\u200d ", max_size=30))
def test_clusters_cover_the_text(text):
    found = list(clusters(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(text[start] not in MARKS for start, _ in found[1:])


def test_an_empty_text_has_no_runs():
    assert itemize("", ranges_of(""), box_fonts(), "en", None) == []


@many
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F) | st.sampled_from("–—‘’“”•…·")))
def test_latin_is_the_same_whether_looked_at_as_a_whole_or_letter_by_letter(text):
    fonts, whole = real_fonts(), StyledRange(0, len(text), REGULAR, 0)
    try:
        apart = list(_Splitter(text, whole, fonts, "en", None).runs())
    except MissingGlyph:
        with pytest.raises(MissingGlyph):
            itemize(text, [whole], fonts, "en", None)
    else:
        assert itemize(text, [whole], fonts, "en", None) == apart


@pytest.mark.parametrize("text", ["حرارت 5", "حرارت -5", "دوا (methotrexate)", "سے ≥ 300", "سے \u00ab5\u00bb"])
def test_a_space_of_nastaliq_is_not_what_parts_its_words_from_others(text):
    """It is half as wide as others, and words would touch that do not slope."""
    runs = itemize(text, ranges_of(text), real_fonts(), "ur", embedding_levels(text, "rtl"))
    (face,) = {run.face.name for run in runs if run.start <= text.index(" ") < run.end}
    assert "Nastaliq" not in face


def test_a_space_between_words_of_nastaliq_is_its_own():
    for text in ("حرارت ہے", "دوا (لیں)"):
        assert {run.face.name for run in itemize(text, ranges_of(text), real_fonts(), "ur", None)} == {
            "NotoNastaliqUrdu-Regular"
        }
