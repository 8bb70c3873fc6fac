"""What stands beside the text, or below it, follows the author's order within its page."""

from itertools import pairwise

import pytest
from boxes_of import text_boxes, words_of
from making import FURNITURE, make, paragraphs, section, sections, words

CALLOUTS = [section(f"c{number}", f"Box {number}", words(16, number), "callout") for number in range(5)]
CLOSING = section("last", "At last", words(16), "callout")


def heads_of(frame, made):
    """The headings of sections on a page with their places: across, down, and number."""
    parts = [*made.content.parts, *made.content.closing]
    slots = {run.tag: number for number, part in enumerate(parts) for run, _ in part.heading.runs}
    return [(item.x, item.y, slots[item.slot]) for item, _ in text_boxes(frame) if item.slot in slots]


@pytest.mark.parametrize("length", [150, 300, 450, 600])
def test_the_rail_of_a_page_reads_in_the_authors_order(length):
    text = [section("a", "A", paragraphs(length)), *CALLOUTS, section("z", "Z", words(20)), CLOSING]
    made = make(FURNITURE + sections(*text), style="sidebar")
    assert made.content.closing
    aside = 0
    for frame in made.fitted("2").frames:
        rail = sorted((y, number) for x, y, number in heads_of(frame, made) if x > 380)
        assert all(before[1] < after[1] for before, after in pairwise(rail)), rail
        aside += len(rail)
    assert aside > 2


@pytest.mark.parametrize("style", ["columns", "single"])
def test_no_section_stands_below_the_lines_for_questions(style):
    asked = 0
    for count in range(2, 9):
        text = [section(f"s{n}", f"S {n}", paragraphs(60, n)) for n in range(count)]
        made = make(FURNITURE + sections(*text, CLOSING), style=style)
        frame = made.fitted("2").frames[-1]
        lines = [item.y for item in frame.texts if words_of(item).startswith("My questions")]
        asked += len(lines)
        below = [number for _, y, number in heads_of(frame, made) if lines and y > lines[0]]
        assert below == []
    assert asked >= 2
