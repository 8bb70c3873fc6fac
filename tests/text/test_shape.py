"""Shaping: kerning, ligatures, marks; clusters in the order of the text, whatever its direction."""

from boxes import UPEM, box_fonts
from hypothesis import given
from words import few, line_text, many, prepared, real_fonts, runs_of

from handout.text.shape import _shape, shape

HEBREW = range(0x5D0, 0x5EB)


def shaped(text, fonts, direction="ltr"):
    return [cluster for run in runs_of(text, fonts, direction) for cluster in shape(text, run, "en")]


def advance(text, fonts):
    return sum(cluster.advance for cluster in shaped(text, fonts))


def test_a_box_is_one_em():
    assert [(cluster.text, cluster.advance) for cluster in shaped("ab c", box_fonts())] == [
        (letter, UPEM) for letter in "ab c"
    ]


def test_kerning_brings_a_and_v_together():
    assert advance("AV", real_fonts()) < advance("A", real_fonts()) + advance("V", real_fonts())


def test_a_letter_and_its_mark_are_one_cluster():
    assert [cluster.text for cluster in shaped("te\u0323\u0301t", real_fonts())] == ["t", "e\u0323\u0301", "t"]


def test_a_mark_takes_no_room():
    assert advance("q\u0301", real_fonts()) == advance("q", real_fonts())


def test_right_to_left_gives_the_order_of_the_text():
    text = "שלום abc"
    assert [cluster.text for cluster in shaped(text, box_fonts([0x20, *HEBREW]), "rtl")] == list(text)


def test_a_recipients_words_are_shaped_alike_without_being_remembered():
    text = "Your plan: AVA"
    (run,) = runs_of(text, real_fonts())
    assert shape(text, run, "en", remember=False) == shape(text, run, "en")


def test_words_are_remembered_only_when_asked():
    _shape.cache_clear()
    before = _cached()
    text = "a name that no other test shapes"
    (run,) = runs_of(text, real_fonts())
    shape(text, run, "en", remember=False)
    assert _cached() == before
    shape(text, run, "en")
    assert _cached() == before + 1


def _cached():
    return _shape.cache_info().currsize


@many
@given(line_text)
def test_clusters_make_up_the_words(text):
    for direction in ("ltr", "rtl"):
        found = shaped(text, real_fonts(), direction)
        assert "".join(cluster.text for cluster in found) == text
        assert all(cluster.glyphs and cluster.text for cluster in found)


@many
@given(line_text)
def test_clusters_stand_where_they_say(text):
    for run in runs_of(text, real_fonts()):
        for cluster in shape(text, run, "en"):
            start = run.start + cluster.start
            assert text[start : start + len(cluster.text)] == cluster.text


@few
@given(line_text)
def test_positions_are_the_sum_of_advances(text):
    made = prepared(text, real_fonts())
    total = sum(cluster.advance / run.face.upem for run, found in made.runs for cluster in found)
    assert abs(made.positions[-1] - total) < 1e-6
    assert made.positions == sorted(made.positions)
