"""A label in another language than the sheet's stands before the whole heading, also one that a number opens."""

import pytest
from making import handout_of, real_fonts, section, sections

from handout.compose import compose
from handout.layout.typeset import typeset
from handout.text.linebreak import first_fit


def heading_of(language, words):
    head = f"format: 1\nid: made\nlanguage: {language}\ntitle: T\n"
    document, _ = compose(handout_of(sections(section("a", words, words, "warning")), head), None)
    content, faults = typeset(document, real_fonts())
    assert not faults
    (part,) = content.parts
    return part.heading


@pytest.mark.parametrize(("language", "words"), [("ug", "4 ماددا"), ("ckb", "100 mg زیاتر")])
def test_a_number_that_opens_a_heading_stays_behind_a_label_that_runs_the_other_way(language, words):
    heading = heading_of(language, words)
    (line,) = heading.lines(1e6, first_fit)
    places = [(piece.inline, "".join(piece.clusters.texts)) for piece in line.pieces()]
    assert "".join(text for _, text in places) == f"Warning: {words}"
    before = max(place for place, text in places if "Warn" in text)
    assert all(place >= before for place, text in places if "Warn" not in text), places
