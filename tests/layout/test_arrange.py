"""Which wholes stand in one column: as numbers, then as pages."""

import pytest
from boxes_of import words_of
from columns_of import part_spots, spots_of
from hypothesis import given, settings
from hypothesis import strategies as st
from making import FURNITURE, make, paragraphs, section, sections, words
from quick import examples

from handout.layout.arrange import HOLE, Room, arrange
from handout.layout.flow import column_height, distribute, group_rows
from handout.layout.frame import ARTIFACT
from handout.layout.pages import finish
from handout.layout.rows import Row
from handout.text.linebreak import optimum_fit

laws = settings(deadline=None, derandomize=True, max_examples=examples(300))
LINE = 10.0


def text(lines):
    return [Row(LINE, words=5)] * lines


def whole(lines):
    """A callout of so many lines, of which two stay at either end."""
    ends = {0, lines - 2}
    return [Row(LINE, words=5, whole=n < lines - 1, keep=n in ends) for n in range(lines)]


def table(lines):
    header = Row(LINE, again=(), words=2, whole=True, keep=True, tight=True)
    rows = [Row(LINE, words=5, whole=n < lines - 1, again=(header._replace(words=0),)) for n in range(lines)]
    return [header, rows[0]._replace(keep=lines > 1), *rows[1:]]


def columns_used(rows, room, *, least, wanted):
    """How many columns rows number `wanted` stand in."""
    columns, rest = arrange(rows, room, least=least)
    assert not rest
    numbers = [n for n, column in enumerate(columns) for group in column for _ in group.rows]
    return len(set(numbers[wanted]))


PAGES = Room((200.0, 400.0), 1, LINE)


def test_a_whole_that_leaves_no_hole_is_kept():
    rows = text(20 - HOLE) + whole(12)
    for least in (True, False):
        assert columns_used(rows, PAGES, least=least, wanted=slice(20 - HOLE, None)) == 1


def test_a_whole_that_leaves_a_hole_is_let_go():
    before = 20 - HOLE - 1
    for least in (True, False):
        assert columns_used(text(before) + whole(12), PAGES, least=least, wanted=slice(before, None)) == 2


def test_what_does_not_fit_whole_is_let_go_in_the_least_type_alone():
    rows = text(14) + whole(10) + text(34)
    assert not arrange(rows, PAGES, least=True).rest
    assert arrange(rows, PAGES, least=False).rest


def test_no_more_wholes_are_let_go_than_need_be():
    rows = text(4) + whole(10) + text(2) + whole(12) + text(10)
    assert columns_used(rows, PAGES, least=True, wanted=slice(4, 14)) == 1
    assert columns_used(rows, PAGES, least=True, wanted=slice(16, 28)) == 1
    rows = text(4) + whole(10) + text(2) + whole(12) + text(32)
    assert columns_used(rows, PAGES, least=True, wanted=slice(4, 14)) == 1
    assert columns_used(rows, PAGES, least=True, wanted=slice(16, 28)) == 2


def test_a_hole_that_stays_is_no_reason_to_let_go():
    """The whole begins with what page one can't hold, so that to part it would fill a line or two."""
    tall = [Row(LINE, words=5, whole=True, keep=True), Row(LINE, words=5, whole=True), Row(120.0, words=90)]
    assert columns_used(text(9) + tall, PAGES, least=True, wanted=slice(9, None)) == 1


def test_what_stands_again_takes_its_room():
    groups = group_rows(table(9), 40.0)
    columns, rest = distribute(groups, [40.0, 40.0, 40.0])
    assert [sum(len(group.rows) for group in column) for column in columns] == [4, 3, 3]
    assert [column_height(column) for column in columns] == [40.0, 40.0, 40.0]
    assert not rest


flows = st.lists(
    st.one_of(st.integers(1, 9).map(text), st.integers(4, 30).map(whole), st.integers(2, 30).map(table)),
    min_size=1,
    max_size=6,
).map(lambda parts: [row for part in parts for row in part])
rooms = st.builds(
    Room, st.lists(st.sampled_from([0.0, 60.0, 150.0, 250.0, 400.0]), min_size=1, max_size=2), st.sampled_from([1, 2]),
    st.just(LINE),
)  # fmt: skip


@laws
@given(flows, rooms, st.booleans())
def test_rows_stand_in_order_in_columns_that_hold_them(rows, room, least):
    columns, rest = arrange(rows, room, least=least)
    assert [row for column in [*columns, rest] for group in column for row in group.rows] == rows
    heights = [height for height in room.heights for _ in range(room.columns)]
    assert all(column_height(column) <= height + 0.01 for column, height in zip(columns, heights, strict=True))


@laws
@given(flows, flows, rooms, st.booleans())
def test_more_never_makes_it_fit(rows, more, room, least):
    if not arrange(rows + more, room, least=least).rest:
        assert not arrange(rows, room, least=least).rest


@laws
@given(flows, rooms)
def test_wholes_let_go_take_no_more_room(rows, room):
    """So that one trial tells whether anything fits."""
    heights = [height for height in room.heights for _ in range(room.columns)]
    kept, loose = (
        distribute(group_rows(rows, max(room.heights), loose=each), heights)[1] for each in (False, True)
    )  # fmt: skip
    assert sum(len(group.rows) for group in loose) <= sum(len(group.rows) for group in kept)


CALLOUT = section("b", "Know this", "\n".join(f"- {words(16, n)}" for n in range(16)), "callout")
LONG_TABLE = section("b", "Foods", "| Food | How much of it |\n| --- | --- |\n" + f"| {words(2)} | Yes |\n" * 30)


@pytest.mark.parametrize("style", ["sidebar", "single"])
@pytest.mark.parametrize("tall", [CALLOUT, LONG_TABLE])
def test_a_tall_whole_is_no_reason_for_refusal(style, tall):
    text = sections(section("a", "A", paragraphs(80)), tall, section("c", "C", paragraphs(200)))
    made = make(FURNITURE + text, style=style)
    assert made.size("2") >= 10.0


@pytest.mark.parametrize("style", ["columns", "sidebar", "single"])
@pytest.mark.parametrize("tall", [CALLOUT, LONG_TABLE])
def test_a_tall_whole_leaves_no_page_nearly_empty(style, tall):
    made = make(
        FURNITURE + sections(section("a", "A", paragraphs(60)), tall, section("c", "C", paragraphs(150))), style=style
    )
    tried = made.at(made.size("2"), 2, optimum_fit)
    sheet, columns = tried.sheets[0], tried.columns[0]
    if any(tried.columns[1]):
        blank = len(columns) * (sheet.bottom - sheet.top) - sum(map(column_height, columns))
        assert blank <= HOLE * len(columns) * tried.scale.body.leading


def test_a_header_said_again_is_an_artifact_and_stands_above_its_columns():
    made = make(FURNITURE + sections(section("a", "A", paragraphs(60)), LONG_TABLE), style="single")
    tried = made.at(12.0, 2, optimum_fit)
    assert len({spot.column for spot in part_spots(spots_of(tried), made.content.parts[1])}) == 2
    first, second = finish(tried)
    (real,) = [item for item in first.texts if words_of(item).strip() == "Food"]
    (again,) = [item for item in second.texts if words_of(item).strip() == "Food"]
    assert made.content.structure.slots[real.slot].role == "TH"
    assert again.slot == ARTIFACT
    assert again.x == real.x
    roles = [(item.y, made.content.structure.slots[item.slot].role) for item in second.texts if item.slot != ARTIFACT]
    assert again.y < min(y for y, role in roles if role == "TD")


@pytest.mark.parametrize("length", range(170, 230, 10))
def test_columns_of_a_page_before_the_last_end_level(length):
    """What only the next page holds leaves room in this one: as much in each column."""
    made = make(FURNITURE + sections(section("a", "A", paragraphs(length)), section("b", "B", f"- {words(120)}")))
    tried = made.at(13.5, 2, optimum_fit)
    assert any(tried.columns[1])
    frame = finish(tried)[0]
    slots = {tag for box in made.content.parts[0].blocks for run, _ in box.runs for tag in [run.tag]}
    middle = frame.size.width / 2
    ends = [max(item.y for item in frame.texts if item.slot in slots and (item.x > middle) == side) for side in (0, 1)]
    # Two lines, which no paragraph lets go, and the space above it.
    assert abs(ends[0] - ends[1]) <= 2.5 * tried.scale.body.leading
