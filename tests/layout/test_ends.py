"""Where columns and pages end: as numbers first, then on the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import make, section, sections, words
from quick import examples
from test_arrange import table, text, whole

from handout.layout.arrange import Room, arrange, arrange_pages
from handout.layout.ends import MOST_UNEVEN, Stretch, end_pages, end_well, grow, parting
from handout.layout.flow import column_height
from handout.layout.frame import TextInk
from handout.layout.rows import SECTION_AIR, SHORT_LIST, Row

laws = settings(deadline=None, derandomize=True, max_examples=examples(300))
LINE, UNIT = 12.0, 3.0


def heading(keep=True):
    return Row(LINE, before=UNIT, air=SECTION_AIR, keep=keep)


def a_section(*lines):
    """A heading and items of so many lines."""
    items = [Row(LINE, words=5, keep=n + 1 < count) for count in lines for n in range(count)]
    return [heading(), *items]


def lengths(pages):
    return [[sum(len(group.rows) for group in column) for column in page] for page in pages]


def ended_well(rows, room, held=0):
    columns, rest = arrange(rows, room, least=True)
    assert not rest
    return lengths(end_well(columns, room, UNIT, held)), lengths([columns])


def test_a_column_ends_between_sections_where_it_may_as_well_end_within_one():
    """Greedy columns part the list of steps, though the second one has the room for all of it."""
    rows = [*a_section(2, 2, 2), *a_section(1, 1, 1, 1, 1), *a_section(1)]
    chosen, greedy = ended_well(rows, Room([10 * LINE], 2, LINE))
    assert greedy == [[9, 6]]
    assert chosen == [[7, 8]]


TURNED = [*a_section(2, 2, 2), *a_section(1, 1, 1)]
TURN = Room([9.3 * LINE, 20 * LINE], 1, LINE)


def test_one_section_stands_in_the_first_column():
    pages, _ = ended_well(a_section(2), Room([200.0], 2, LINE))
    assert pages == [[3, 0]]


def test_a_page_is_not_turned_in_the_midst_of_a_section_for_two_lines_more():
    chosen, greedy = ended_well(TURNED, TURN)
    assert greedy == [[9, 2]]
    assert chosen == [[7], [4]]


def test_a_page_that_holds_little_is_not_left_bare_for_a_better_end():
    """One step by itself is worse than a foot of four blank lines, but not than a page without text."""
    rows = a_section(3, 2, 2)
    rows[4] = rows[4]._replace(strands=True)
    room = Room([4 * LINE, 20 * LINE], 1, LINE)
    pages, _ = arrange_pages(rows, room, least=True)
    assert lengths(end_pages(pages, room, UNIT, 0)) == lengths(pages) == [[4], [4]]


def test_what_page_one_must_hold_stays_on_it():
    assert ended_well(TURNED, TURN, held=9)[0] == [[9], [2]]


def test_a_page_is_turned_within_a_section_rather_than_left_half_empty():
    rows = [*a_section(2, 2), *a_section(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    chosen, _ = ended_well(rows, Room([14 * LINE, 20 * LINE], 1, LINE))
    assert chosen[0] == [13]


@pytest.mark.parametrize(("lines", "parted"), [(SHORT_LIST, False), (SHORT_LIST + 1, True)])
def test_a_short_list_goes_overleaf_whole(lines, parted):
    """Room for half of it is no reason to part what the eye takes in at once."""
    made = make(sections(section("a", "A", "\n".join(f"- {words(2, n)}" for n in range(lines)))))
    items = [row for part in made.at(12.0).text for row in part.rows]
    assert len(items) == 1 + lines
    line = items[-1].height
    before = [Row(line, words=5)] * 15
    room = Room([19.5 * line, 60 * line], 1, line)
    pages, rest = arrange_pages([*before, *items], room, least=True)
    assert not rest
    first = sum(len(group.rows) for column in end_pages(pages, room, line / 4, 0)[0] for group in column)
    assert (first > len(before)) == parted


def test_what_ends_a_column_costs_by_what_it_parts():
    made = make(sections(section("a", "A", f"{words(60)}\n\n- {words(4)}\n- {words(4)}\n- {words(4)}")))
    rows = [row for column in made.at(12.0).columns[0] for group in column for row in group.rows]
    paragraph = [row for row in rows if any(isinstance(ink, TextInk) and ink.line.start for ink in row.inks)]
    (first, *_) = [row for row in rows if len(row.inks) > 1]
    costs = [parting(rows[0]), parting(first), parting(paragraph[0]), parting(table(4)[1])]
    assert costs == sorted(set(costs))
    assert costs[0] == 0.0


flows = st.lists(
    st.one_of(
        st.integers(1, 9).map(text),
        st.integers(4, 30).map(whole),
        st.integers(2, 30).map(table),
        st.lists(st.integers(1, 3), min_size=1, max_size=6).map(lambda made: a_section(*made)),
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: [row for part in parts for row in part])
rooms = st.builds(
    Room, st.lists(st.sampled_from([0.0, 60.0, 150.0, 250.0, 400.0]), min_size=1, max_size=2), st.sampled_from([1, 2]),
    st.just(LINE),
)  # fmt: skip


@laws
@given(flows, rooms, st.integers(0, 20))
def test_pages_hold_all_in_order_and_no_more_than_they_can(rows, room, held):
    columns, _ = arrange(rows, room, least=True)
    kept = [row for column in columns for group in column for row in group.rows]
    first = sum(len(group.rows) for column in columns[: room.columns] for group in column)
    pages = end_well(columns, room, UNIT, min(held, first))
    assert [row for page in pages for column in page for group in column for row in group.rows] == kept
    assert len(pages) == len(room.heights)
    for height, page in zip(room.heights, pages, strict=True):
        assert len(page) == room.columns
        assert all(column_height(column) <= height + 0.01 for column in page)
    assert min(held, first) <= sum(lengths(pages)[0]) <= first
    blank = room.columns * room.heights[0] - sum(map(column_height, pages[0]))
    usual = room.columns * room.heights[0] - sum(map(column_height, columns[: room.columns]))
    if any(any(page) for page in pages[1:]):
        assert blank <= max(usual, room.hole) + UNIT * room.columns


stretches = st.lists(
    st.builds(Stretch, st.sampled_from([40.0, 90.0, 133.5, 180.0]), st.integers(0, 5), st.integers(0, 3)),
    min_size=1,
    max_size=2,
)


@laws
@given(stretches, st.sampled_from([180.0, 200.0, 260.0]))
def test_gaps_of_one_page_are_alike(columns, height):
    grown = grow(columns, height, UNIT)
    assert all(before.height <= foot <= height + 0.01 for before, foot in zip(columns, grown.feet, strict=True))
    assert max(grown.shares, default=0) - min(grown.shares, default=0) <= MOST_UNEVEN + 1
    assert all(share <= SECTION_AIR for share in grown.shares)


def test_columns_that_gaps_alike_do_not_make_level_use_the_room_that_there_is():
    """Rather than to stay tight above a blank foot."""
    tall, short = Stretch(180.0, 2, 0), Stretch(110.0, 3, 0)
    grown = grow([tall, short], 300.0, UNIT)
    assert grown.feet[0] > tall.height
    assert grown.shares == [SECTION_AIR, SECTION_AIR]
