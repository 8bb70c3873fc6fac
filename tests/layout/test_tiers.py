"""Sections that stand across the columns: as numbers, then as pages."""

from itertools import pairwise

import pytest
from boxes_of import frames_of, text_box, words_of
from columns_of import paragraphs_in, prepared_in
from hypothesis import given, settings
from hypothesis import strategies as st
from making import FURNITURE, PAPERS, clinic_of, make, paragraphs, section, sections, words
from quick import examples
from test_arrange import LINE, table, text, whole

from handout.layout.arrange import HOLE, Room, arrange_pages
from handout.layout.brief import longest_line, page_region, text_shape
from handout.layout.ends import end_pages
from handout.layout.flow import column_height, group_rows
from handout.layout.frame import ARTIFACT
from handout.layout.pages import finish
from handout.layout.rows import SECTION_AIR, TALL_ROW
from handout.layout.sections import wide_table_at
from handout.layout.tiers import tiers
from handout.text.linebreak import optimum_fit

laws = settings(deadline=None, derandomize=True, max_examples=examples(300))
UNIT = LINE / 4


def across(rows):
    return [row._replace(across=True) for row in rows]


def apart(rows):
    """A section, with space above it."""
    return [rows[0]._replace(before=2 * UNIT, air=SECTION_AIR), *rows[1:]]


parts = st.one_of(st.integers(1, 9).map(text), st.integers(4, 30).map(whole), st.integers(2, 30).map(table)).map(apart)
flows = st.lists(st.one_of(parts, parts, parts.map(across)), min_size=1, max_size=7).map(
    lambda made: [row for part in made for row in part]
)
rooms = st.lists(st.integers(0, 40).map(LINE.__mul__), min_size=1, max_size=2).map(
    lambda heights: Room(heights, 2, LINE)
)


def rows_of(columns):
    return [row for column in columns for group in column for row in group.rows]


def check_pages(pages, room):
    for height, columns in zip(room.heights, pages, strict=True):
        stacked = tiers(columns, room.columns)
        assert [column for tier in stacked for column in tier.columns] == columns
        for tier in stacked:
            assert len(tier.columns) == (1 if tier.across else 2)
            assert {row.across for row in rows_of(tier.columns)} <= {tier.across}
            assert tier.foot <= height + 0.01
        for above, below in pairwise(stacked):
            assert above.across or below.across, "text that could run on in the same columns"
            assert below.top == pytest.approx(above.foot + below.columns[0][0].before)


@laws
@given(flows, rooms, st.booleans(), st.integers(0, 40))
def test_rows_stand_in_order_on_pages_that_hold_them(rows, room, least, held):
    pages, rest = arrange_pages(rows, room, least=least)
    check_pages(pages, room)
    placed = [row for columns in pages for row in rows_of(columns)]
    assert placed + rows_of([rest]) == rows
    held = min(held, len(rows_of(pages[0])))
    ended = end_pages(pages, room, UNIT, held)
    check_pages(ended, room)
    assert [row for columns in ended for row in rows_of(columns)] == placed
    assert len(rows_of(ended[0])) >= held


@pytest.mark.long
@laws
@given(flows, flows, rooms, st.booleans())
def test_more_never_makes_it_fit(rows, more, room, least):
    if not arrange_pages(rows + more, room, least=least).rest:
        assert not arrange_pages(rows, room, least=least).rest


def test_columns_above_what_stands_across_end_level():
    pages, _ = arrange_pages([*text(8), *across(apart(text(2))), *apart(text(5))], Room([400.0], 2, LINE), least=True)
    assert [column_height(column) for column in pages[0]] == [4 * LINE, 4 * LINE, 2 * LINE, 5 * LINE, 0.0]
    assert [tier.top for tier in tiers(pages[0], 2)] == [0.0, 4 * LINE + 2 * UNIT, 6 * LINE + 4 * UNIT]


def test_a_page_turned_below_what_stands_across_ends_with_it():
    """Without bare columns, which nothing could stand below."""
    room = Room([5.5 * LINE, 400.0], 2, LINE)
    pages, _ = arrange_pages([*across(text(2)), *apart(text(10))], room, least=True)
    assert [len(tiers(columns, 2)) for columns in pages] == [2, 1]
    ended = end_pages(pages, room, UNIT, 0)
    assert [len(tiers(columns, 2)) for columns in ended] == [1, 1]


def test_text_goes_on_overleaf_where_what_stands_across_follows_there():
    pages, rest = arrange_pages([*text(30), *across(apart(text(3)))], Room([100.0, 100.0], 2, LINE), least=True)
    assert not rest
    assert [[column_height(column) for column in columns] for columns in pages] == [[100.0, 100.0], [50.0, 50.0, 30.0]]


FOODS = """\
| Food | Choose | Limit | mg in ½ cup |
|:---|:---|:---|---:|
| Fruit | Apples, berries, grapes, pineapple | Bananas, oranges, melon, dried fruit | 90 / 290 |
| Vegetables | Green beans, cabbage, cucumber, onions | Potatoes, tomatoes, spinach, squash | 110 / 410 |
| Grains | White bread, rice, noodles | Bran, granola, whole-grain cereal | 45 / 180 |
| Protein | Chicken, eggs, fresh fish | Beans, lentils, nuts, cured meat | 150 / 360 |
| Drinks | Water, cranberry juice, weak tea | Orange juice, tomato juice, milk | 30 / 240 |
"""
SHORT = "| Weight | Dose |\n|---|---|\n| 10 kg | 20 mg |\n| 20 kg | 40 mg, in the morning |\n"
DAYS = """\
| Medicine | Morning | Noon | Evening | Bedtime |
|---|---|---|---|---|
| Acetaminophen 500 mg | 2 tablets | 2 tablets | 2 tablets | none |
| Hydroxychloroquine 200 mg | 1 tablet | none | 1 tablet | none |
"""


def tiers_of(made, size=12.0, pages=1):
    tried = made.at(size, pages, optimum_fit)
    assert tried.fits
    count = text_shape(made.brief, tried.scale).columns
    return [tiers(columns, count) for columns in tried.columns]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_table_that_a_column_squeezes_stands_across_the_page_with_its_section(paper):
    before, after = section("a", "A", paragraphs(80)), section("c", "C", paragraphs(60))
    text = f"Count what you eat.\n\n{FOODS}\n\n- {words(6)}"
    made = make(sections(before, section("b", "Foods", text), after), paper=paper)
    (stacked,) = tiers_of(made)
    assert [tier.across for tier in stacked] == [False, True, False]
    (foods,) = (part for part in made.content.parts if part.id == "b")
    own = {id(paragraph) for row in rows_of(stacked[1].columns) for paragraph in paragraphs_in(row)}
    assert own >= {id(paragraph) for paragraph in (foods.heading, *prepared_in(foods.blocks))}
    (narrow,) = tiers_of(make(sections(before, section("b", "Doses", SHORT), after), paper=paper))
    assert [tier.across for tier in narrow] == [False]


WALKS = """\
| Heading 0 | Heading 1 | Heading 2 | Heading 3 |
|---|---|---|---|
| take the tablet with | after a meal and | until the swelling goes | or call the nurse |
| meal and rest until | swelling goes down or | the nurse when you | not sure about anything |
| down or call the | when you are not | about anything take the | with water after a |
"""


@pytest.mark.parametrize("paper", PAPERS)
def test_a_table_that_takes_less_paper_across_the_page_stands_there(paper):
    """Its header has two lines in a column, its rows three."""
    (stacked,) = tiers_of(make(sections(section("a", "A", paragraphs(40)), section("b", "Walks", WALKS)), paper=paper))
    assert [tier.across for tier in stacked] == [False, True]


@pytest.mark.parametrize("style", ["plain", "callout"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_table_too_wide_for_a_column_is_no_reason_for_refusal(style, paper):
    made = make(sections(section("a", "When to take what", DAYS, style), section("b", "B", words(9))), paper=paper)
    assert made.size() >= 12.0
    assert wide_table_at(made.brief, 12.0) is None
    assert wide_table_at(made.brief, 12.0, facing=True)


def test_in_the_least_type_a_table_stands_in_a_column_that_cuts_no_word_of_it():
    """So that no sheet is refused for the sake of its tables."""
    made = make(sections(section("a", "A", FOODS), section("b", "B", DAYS)))
    for size, expected in ((10.0, [False, True]), (10.25, [True])):
        (stacked,) = tiers_of(made, size)
        assert [tier.across for tier in stacked] == expected


@pytest.mark.parametrize("size", [10.25, 12.0, 13.5])
def test_text_across_the_page_has_lines_that_can_be_read(size):
    """The table takes the whole width, and its section's text no more than 75 characters of it."""
    text = f"{words(60)}\n\n{FOODS}\n\n- {words(40)}"
    made = make(sections(section("b", "Foods", text)))
    frames = finish(made.at(size, 1, optimum_fit))
    (part,) = made.content.parts
    slots = {run.tag for box in (part.blocks[0], *prepared_in(part.blocks[2:])) for run, _ in box.runs}
    page = page_region(made.brief).rect
    reach = max(text_box(item).right for item in frames[0].texts if item.slot in slots) - page.x
    assert text_shape(made.brief, made.brief.scale_at(size)).measure < reach <= longest_line(made.brief) * size + 0.3
    assert any(fill.rect.width == pytest.approx(page.width) for fill in frames[0].fills)


GENTLE = FURNITURE + "".join(
    [
        sections(section("choose", "What to choose", FOODS)),
        section("leach", "How to leach", "\n".join(f"{n}. {words(12, n)}" for n in range(1, 6)), "steps"),
        section("day", "A day", "\n".join(f"- {words(4, n)}" for n in range(14))),
        section("call-us", "Call us today if", "- Your legs feel weak\n- You feel sick"),
        section("emergency", "Call for help now if", "- You faint"),
    ]
)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_first_page_whose_first_section_is_a_table_has_no_hole(paper):
    made = make(GENTLE, clinic_of(), paper=paper)
    tried = made.at(made.size(), 2, optimum_fit)
    stacked = tiers(tried.columns[0], 2)
    assert stacked[0].across
    assert tried.sheets[0].bottom - tried.sheets[0].top - stacked[-1].foot <= HOLE * tried.scale.body.leading
    first, second = finish(tried)
    heads = [[item for item in frame.texts if words_of(item).strip() == "Choose"] for frame in (first, second)]
    assert [[item.slot == ARTIFACT for item in items] for items in heads] in ([[False], [True]], [[False], []])


@pytest.mark.parametrize(("row", "parted"), [(words(90), True), (words(1), False)])
def test_a_tall_row_of_a_table_may_stand_by_itself_at_a_turn(row, parted):
    """Two short rows stay at either end, so that three are never parted; tall ones would leave a page bare."""
    head = " | ".join(["m" * 14] * 3)
    rows = f"| {head} |\n|---|---|---|\n" + f"| {row} | {row} | {row} |\n" * 3
    tried = make(sections(section("a", "A", words(120)), section("b", "B", rows))).at(10.25, 2, optimum_fit)
    assert len(group_rows(tried.text[1].rows, 1e4, loose=True)) == (3 if parted else 1)
    first, second = tried.columns
    assert [any(row.across for row in rows_of(page)) for page in (first, second)] == [True, parted]


@pytest.mark.parametrize("rows", [(1, 1, 90), (90, 1, 1), (1, 90, 1)])
def test_a_tall_row_beside_a_short_one_does_not_stand_by_itself(rows):
    """To keep it with its neighbour costs a line: a table of three rows then stays whole, its last row not alone."""
    head = " | ".join(["m" * 14] * 3)
    table = f"| {head} |\n|---|---|---|\n" + "".join(f"| {words(count)} | a | a |\n" for count in rows)
    tried = make(sections(section("a", "A", words(120)), section("b", "B", table))).at(10.25, 2, optimum_fit)
    assert max(row.lines for row in tried.text[1].rows) >= TALL_ROW
    assert len(group_rows(tried.text[1].rows, 1e4, loose=True)) == 1


def test_what_stands_below_is_read_after_what_stands_above():
    made = make(
        sections(section("a", "A", paragraphs(90)), section("b", "B", FOODS), section("c", "C", paragraphs(90)))
    )
    (frame,) = frames_of(made, "1")
    ends = []
    for part in made.content.parts:
        slots = {run.tag for box in (part.heading, *prepared_in(part.blocks)) for run, _ in box.runs}
        ys = [item.y for item in frame.texts if item.slot in slots]
        ends.append((min(ys), max(ys)))
    for (_, foot), (top, _) in pairwise(ends):
        assert foot < top
