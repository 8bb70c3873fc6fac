"""What stands too close together or too far apart, and lines that say the same twice."""

from itertools import pairwise

import pytest
from boxes_of import words_of
from making import FURNITURE, PAPERS, content_of, document_of, make, section, sections

from handout.layout.frame import TextInk
from handout.layout.pages import finish
from handout.layout.rows import Context, block_rows
from handout.layout.style import scale_at
from handout.palette import derive
from handout.text.linebreak import first_fit

NESTED = "- Breakfast\n  - Toast\n  - Tea\n- Lunch\n  1. Soup\n     - hot\n     - mild\n  2. Bread\n- Dinner"
TABLE = "| Food | Choose |\n|---|---|\n| Fruit | Apples |\n| Drinks | Water |"


def baselines(text):
    """Where each line of a list stands."""
    (box,) = content_of(document_of(sections(section("a", "A", text)))).parts[0].blocks
    context = Context(scale_at(12.0), derive(), first_fit, 300.0)
    found, block = {}, 0.0
    for row in block_rows([box], context.scale.body, context):
        block += row.before
        lines = [(ink.line, ink.block) for ink in row.inks if isinstance(ink, TextInk)]
        found |= {line.paragraph.text[line.start : line.end].strip(): block + at for line, at in lines}
        block += row.height
    return found


@pytest.mark.parametrize(
    ("parent", "first", "second"), [("Breakfast", "Toast", "Tea"), ("Lunch", "Soup", "Bread"), ("Soup", "hot", "mild")]
)
def test_a_nested_list_is_as_close_to_its_parent_as_its_items_are_to_each_other(parent, first, second):
    at = baselines(NESTED)
    last = "mild" if first == "Soup" else first  # of what its first item says
    assert at[first] - at[parent] <= at[second] - at[last] + 0.01


@pytest.mark.parametrize("size", [10.0, 11.0, 12.0, 12.5, 13.5])
@pytest.mark.parametrize("paper", PAPERS)
def test_where_to_read_more_stands_apart_from_its_addresses_in_single(paper, size):
    made = make(FURNITURE + sections(section("a", "About", "Words.")), paper=paper, style="single")
    (frame,) = finish(made.at(size))
    heads = [item for item in frame.texts if words_of(item).strip() in "Where to read more"]
    (address,) = [item for item in frame.texts if words_of(item).startswith("DailyMed")]
    ends = [item.x + item.piece.width * item.size for item in heads]
    assert heads
    assert max(ends) + 8.0 <= address.x


def test_one_rule_divides_a_table_from_the_next_section():
    body = FURNITURE + sections(section("a", "About", TABLE), section("b", "Next", "Words."))
    (frame,) = make(body, style="single").fitted().frames
    tops = sorted(fill.rect.y for fill in frame.fills if fill.rect.height < 1.0 and fill.rect.width > 200.0)
    assert min(after - before for before, after in pairwise(tops)) > 10.0
    (last,) = [item for item in frame.texts if words_of(item).strip() == "Drinks"]
    (heading,) = [item for item in frame.texts if words_of(item).strip() == "Next"]
    assert sum(last.y < top < heading.y for top in tops) == 1


def test_a_table_that_ends_the_text_keeps_its_rule():
    (frame,) = make(FURNITURE + sections(section("a", "About", TABLE)), style="single").fitted().frames
    (last,) = [item for item in frame.texts if words_of(item).strip() == "Drinks"]
    assert any(0.0 < fill.rect.y - last.y < 12.0 for fill in frame.fills if fill.rect.height < 1.0)
