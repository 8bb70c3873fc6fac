"""What holds for every page of every document: all within the margins, nothing over anything else, no word lost."""

import pytest
from boxes_of import THIN, frames_of, overlapping, text_boxes, words_of
from hypothesis import given, settings
from making import STYLES, make, section, sections
from quick import examples
from random_documents import budgets, editions
from words_laws import WORDS_LAWS

from handout.geometry import Rect

MARGIN_INLINE, MARGIN_BLOCK = 54.0, 36.0
LEAST_TYPE = 9.0

SLACK = 0.3

laws = settings(deadline=None, derandomize=True, max_examples=examples(80))
"""To lay a document out takes far longer than to hold it against a law, so that all laws are held against each."""


def inside_margins(frame):
    return Rect(MARGIN_INLINE, MARGIN_BLOCK, frame.size.width - 2 * MARGIN_INLINE, frame.size.height - 2 * MARGIN_BLOCK)


def grounds(frame):
    return [item.rect for item in (*frame.fills, *frame.strokes)]


def everything_lies_within_the_margins(made, budget, frames):
    for frame in frames:
        room = inside_margins(frame)
        assert all(room.contains(rect, SLACK) for rect in grounds(frame))
        assert all(room.contains(picture.rect, SLACK) for picture in frame.pictures)
        assert [words_of(item) for item, box in text_boxes(frame) if not room.contains(box, SLACK)] == []


def every_word_of_a_link_can_be_clicked(made, budget, frames):
    for frame in frames:
        areas = [(link.slot, link.rect) for link in frame.links]
        assert all(Rect(0, 0, frame.size.width, frame.size.height).contains(rect) for _, rect in areas)
        for item, box in text_boxes(frame):
            if item.slot in made.content.links and words_of(item).strip():
                assert any(slot == item.slot and rect.contains(box, SLACK) for slot, rect in areas), words_of(item)


def no_text_over_text(made, budget, frames):
    for frame in frames:
        assert list(overlapping(text_boxes(frame), SLACK)) == []


def no_text_over_a_picture(made, budget, frames):
    for frame in frames:
        pictures = [picture.rect for picture in frame.pictures]
        assert [
            words_of(item) for item, box in text_boxes(frame) if any(box.overlaps(r, SLACK) for r in pictures)
        ] == []
        for number, one in enumerate(pictures):
            assert not [other for other in pictures[number + 1 :] if one.overlaps(other, SLACK)]


def no_text_straddles_an_edge(made, budget, frames):
    """Each word is inside of a box or outside of it; no line runs through one."""
    for frame in frames:
        for rect in grounds(frame):
            struck = [
                words_of(item)
                for item, box in text_boxes(frame)
                if box.overlaps(rect, SLACK if min(rect.width, rect.height) > THIN else 0.01)
                and not rect.contains(box, SLACK)
            ]
            assert struck == []


def boxes_lie_within_each_other_or_apart(made, budget, frames):
    for frame in frames:
        rects = [rect for rect in grounds(frame) if min(rect.width, rect.height) > THIN]
        for number, one in enumerate(rects):
            for other in rects[number + 1 :]:
                assert not one.overlaps(other, SLACK) or one.contains(other, SLACK) or other.contains(one, SLACK)


def no_type_is_smaller_than_the_small_print(made, budget, frames):
    for frame in frames:
        assert min((item.size for item in frame.texts), default=LEAST_TYPE) >= LEAST_TYPE


def nothing_important_is_lost_without_a_page(made, budget, frames):
    assert len(frames) <= (2 if made.brief.edition == "standard" else 40)
    # A budget of two pages is no wish for two: what fits one at the largest size is not spread.
    if budget != "auto" and made.brief.edition == "standard":
        assert len(frames) <= int(budget)


LAWS = [
    everything_lies_within_the_margins,
    every_word_of_a_link_can_be_clicked,
    no_text_over_text,
    no_text_over_a_picture,
    no_text_straddles_an_edge,
    boxes_lie_within_each_other_or_apart,
    no_type_is_smaller_than_the_small_print,
    nothing_important_is_lost_without_a_page,
]


@laws
@given(editions, budgets)
def test_every_page_keeps_every_law(made, budget):
    frames = frames_of(made, budget)
    for law in LAWS:
        law(made, budget, frames)
    for law in WORDS_LAWS if frames else ():
        law(made, frames)


@pytest.mark.parametrize("style", STYLES)
def test_a_table_of_twelve_columns_stays_within_the_page(style):
    """As many as the format allows: a cell holds a letter or two a line, but nothing overlaps."""
    cells = " | ".join(f"c{number}" for number in range(12))
    text = f"| {cells} |\n| {' | '.join(['---'] * 12)} |\n| {cells} |"
    made = make(sections(section("a", "A", text)), style=style)
    (frame,) = frames_of(made, "1")
    assert list(overlapping(text_boxes(frame), SLACK)) == []
    assert all(inside_margins(frame).contains(box, SLACK) for _, box in text_boxes(frame))
