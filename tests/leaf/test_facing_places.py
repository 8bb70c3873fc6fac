"""Where things stand on a page in two languages, as numbers: side by side, on one line, each from its own edge."""

import pytest
from boxes import box_fonts
from leaves import clinic, handout_in
from mirrors import BOXES, in_order, mirrored, places

from handout.compose import NOBODY
from handout.geometry import Rect
from handout.layout.brief import Brief, Pictures, page_region
from handout.layout.facing import attempt_facing, finish_facing
from handout.layout.style import GUTTER
from handout.layout.typeset import typeset_halves
from handout.palette import derive
from handout.review import DRAFT
from handout.text.linebreak import optimum_fit
from handout.two_languages import Second, compose_two

WIDE = 0.5
"""An em a character for the choice of columns: boxes are twice as wide as letters."""


def facing(*directions, size=4.0, second=None, more=0.0):
    """The frames of the English handout beside itself, in boxes, each half in its direction."""
    english = handout_in("en")
    other = (second or english)._replace(language="fr")
    documents, _ = compose_two(english, Second(other, DRAFT), clinic(), NOBODY, DRAFT, "facing")
    turned = [
        document._replace(direction=each, labels_language=document.language)
        for document, each in zip(documents, directions, strict=True)
    ]
    contents, faults = typeset_halves(turned, box_fonts())
    assert not faults
    briefs = [Brief(content, Pictures(), derive(), "letter", "columns", WIDE) for content in contents]
    briefs[1] = briefs[1]._replace(more=more)
    made = attempt_facing(briefs, size, 2, optimum_fit)
    assert not made.over
    return made, finish_facing(made)


def boxes_of(frames, structure, half):
    """The text of one half of the tree: its words with their page and box."""
    slots = {kid for element in structure.root.kids[half].walk() for kid in element.kids if isinstance(kid, int)}
    return [
        (
            "".join(cluster.text for cluster in item.piece.clusters),
            page,
            Rect(item.x, item.y, item.piece.width * item.size, item.size),
        )
        for page, frame in enumerate(frames)
        for item in frame.texts
        if item.slot in slots
    ]


@pytest.mark.parametrize("directions", [("ltr", "ltr"), ("rtl", "ltr"), ("ltr", "rtl"), ("rtl", "rtl")])
def test_each_language_has_a_column_and_the_patients_starts_where_their_reading_does(directions):
    made, frames = facing(*directions)
    first, second = made.halves
    page = page_region(first.brief).rect
    assert first.region.rect.width == second.region.rect.width == pytest.approx((page.width - GUTTER) / 2)
    assert (first.region.rect.x < second.region.rect.x) == (directions[0] == "ltr")
    structure = first.content.structure
    for number, half in enumerate(made.halves):
        headings = ["Uses", "How to inject", "Blood tests", "Points to remember"]
        for words, _, box in boxes_of(frames, structure, number):
            if words.strip() in headings:
                column = half.region.rect
                inside = box.x >= column.x - 0.01 and box.right <= column.right + 0.01
                assert inside, words
                assert directions[number] == "ltr" or box.right > column.x + column.width / 2, words


@pytest.mark.parametrize("more", [0.0, 1.0, -0.5])
def test_what_says_the_same_stands_on_one_line_whatever_its_size(more):
    made, frames = facing("ltr", "ltr", more=more)
    structure = made.halves[0].content.structure
    here, there = (boxes_of(frames, structure, half) for half in (0, 1))
    for words in (
        "Uses",
        "Never inject twice on one day.",
    ):
        (place,), (other,) = (
            {(page, round(box.y, 2)) for said, page, box in each if said.startswith(words)} for each in (here, there)
        )
        assert place == other, words


def test_paragraphs_and_items_stay_beside_each_other_whatever_their_length():
    longer = handout_in("en", ("1. Let 1 syringe warm to room temperature.", "1. Let 1 warm. " + "It takes time. " * 9))
    made, frames = facing("ltr", "ltr", second=longer)
    structure = made.halves[0].content.structure
    here, there = (boxes_of(frames, structure, half) for half in (0, 1))
    for words in ("Wipe with alcohol.", "Monthly", "Blood tests"):
        (place,), (other,) = (
            {(page, round(box.y, 2)) for said, page, box in each if said.startswith(words)} for each in (here, there)
        )
        assert place == other, words


def test_room_that_is_left_has_lines_to_write_on_across_both_columns():
    made, frames = facing("ltr", "rtl")
    text = max(item.y for item in frames[1].texts if item.slot >= 0 and item.size >= 4.0)
    page = page_region(made.halves[0].brief).rect
    lines = [fill.rect for fill in frames[1].fills if fill.rect.width == pytest.approx(page.width)]
    assert len([line for line in lines if line.y < text]) >= 3


@pytest.mark.parametrize("kind", [*BOXES, "texts"])
def test_both_turned_around_are_the_mirror_image(kind):
    _, here = facing("ltr", "ltr")
    _, there = facing("rtl", "rtl")
    for one, other in zip(here, there, strict=True):
        expected = in_order(mirrored(places(one, kind), one.size.width))
        assert in_order(places(other, kind)) == pytest.approx(expected, abs=0.11)
