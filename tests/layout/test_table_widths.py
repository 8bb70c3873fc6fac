"""How wide the columns of a table are."""

from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import content_of, document_of, section, sections, words
from quick import examples

from handout.layout.frame import TextInk
from handout.layout.rows import Context, block_rows
from handout.layout.script_style import style_of
from handout.layout.shared_widths import column_of, cost, shared, widths_of
from handout.layout.style import scale_at
from handout.layout.table_widths import cell_gap, column_widths, least_table_width, longest_words, widest_cells
from handout.palette import derive
from handout.text.linebreak import first_fit

laws = settings(deadline=None, derandomize=True, max_examples=examples(60))
SETTING = scale_at(10.0, style_of("en")).body
GAP, LEAST_GAP = 10.0, 6.0
BROKEN = 2  # lines that a table may be higher so that short cells do not break


def table_of(*rows):
    lines = ["| " + " | ".join(row) + " |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])]
    return content_of(document_of(sections(section("a", "A", "\n".join(lines))))).parts[0].blocks[0]


def lines_of(table, widths):
    """Lines of each column's cells, the most that one takes."""
    columns = zip(*table.rows, strict=True)
    gap = cell_gap(table, SETTING.size, sum(widths))
    return [
        max(len(cell.lines((width - gap) / SETTING.size, first_fit)) for cell in column)
        for column, width in zip(columns, widths, strict=True)
    ]


DOSES = table_of(
    ["Weight", "Start with", "Then"],
    ["10 to 19 kg", "10 mg once a day in the morning", "20 mg after four weeks"],
    ["40 to 49 kg", "40 mg once a day in the morning", "80 mg after four weeks"],
)


@pytest.mark.parametrize("measure", range(150, 340, 5))
def test_short_cells_stay_on_one_line_where_others_break_anyway(measure):
    """'40 to 49 kg' is as wide as it need be, once the others have room for three words or so."""
    short = widest_cells(DOSES, SETTING.size, GAP)[0]
    if short + 145 <= measure:
        assert lines_of(DOSES, column_widths(DOSES, SETTING, measure))[0] == 1


def test_a_column_stays_whole_only_where_that_costs_no_height():
    cells = [words(4), words(24)]
    table = table_of(["a", "b"], cells, cells, cells)
    widths = column_widths(table, SETTING, 140.0)
    assert max(lines_of(table, widths)) <= max(lines_of(table, [70.0, 70.0]))


FOODS = table_of(
    ["Food", "Choose", "Limit", "mg in ½ cup"],
    ["Fruit", "Apples, berries, grapes, pineapple", "Bananas, oranges, melon, dried fruit", "90 / 290"],
    ["Vegetables", "Green beans, cabbage, cucumber, onions", "Potatoes, tomatoes, spinach, squash", "110 / 410"],
    ["Grains", "White bread, rice, noodles", "Bran, granola, whole-grain cereal", "45 / 180"],
    ["Drinks", "Water, cranberry juice, weak tea", "Orange juice, tomato juice, milk", "30 / 240"],
)


def height_of(table, widths):
    gap = cell_gap(table, SETTING.size, sum(widths))
    rooms = [(width - gap) / SETTING.size + 1e-6 for width in widths]
    rows = [[len(cell.lines(room, first_fit)) for cell, room in zip(row, rooms, strict=True)] for row in table.rows]
    return sum(map(max, rows))


@pytest.mark.parametrize("measure", range(215, 420, 5))
def test_no_column_has_room_that_would_make_the_table_much_lower_elsewhere(measure):
    widths = column_widths(FOODS, SETTING, float(measure))
    least = [least_table_width(FOODS._replace(rows=tuple((row[n],) for row in FOODS.rows)), 10.0) for n in range(4)]
    tried = []
    for giver, taker in permutations(range(4), 2):
        for points in range(6, 42, 6):
            moved = list(widths)
            moved[giver] -= points
            moved[taker] += points
            if moved[giver] >= least[giver] + GAP - LEAST_GAP:
                tried.append(height_of(FOODS, moved))
    assert height_of(FOODS, widths) <= min(tried) + BROKEN


MORE_FOODS = table_of(
    *[[cell.text for cell in row] for row in FOODS.rows],
    ["Protein", "Chicken, eggs, fresh fish", "Beans, lentils, nuts, cured meat", "150 / 360"],
)


@pytest.mark.parametrize("measure", range(390, 450, 5))
def test_no_cell_takes_three_lines_where_its_neighbor_has_room(measure):
    assert max(lines_of(MORE_FOODS, column_widths(MORE_FOODS, SETTING, float(measure)))) <= 2


cells = st.builds(words, st.sampled_from([1, 2, 4, 9, 20]), st.integers(0, 30))
tables = st.integers(1, 4).flatmap(
    lambda count: st.lists(st.lists(cells, min_size=count, max_size=count), min_size=2, max_size=5)
)


@laws
@given(tables, st.sampled_from([160.0, 235.0, 330.0, 504.0]))
def test_the_measure_is_used_and_no_word_cut(rows, measure):
    table = table_of(*rows)
    widths = column_widths(table, SETTING, measure)
    assert sum(widths) == pytest.approx(measure)
    if least_table_width(table, SETTING.size) <= measure:
        columns = [table._replace(rows=tuple((row[number],) for row in table.rows)) for number in range(len(widths))]
        least = [least_table_width(column, SETTING.size) for column in columns]
        assert all(width >= needed - 0.01 for width, needed in zip(widths, least, strict=True))


@laws
@given(tables, st.sampled_from([160.0, 235.0, 330.0, 504.0]))
def test_the_words_of_columns_stand_apart_unless_the_table_has_no_room(rows, measure):
    table = table_of(*rows)
    gap = cell_gap(table, SETTING.size, measure)
    more = (GAP - LEAST_GAP) * len(table.rows[0])
    assert gap == (GAP if least_table_width(table, SETTING.size) + more <= measure else LEAST_GAP)


@pytest.mark.parametrize("measure", range(150, 520, 10))
def test_columns_of_words_are_ten_points_apart(measure):
    placed = [
        ink
        for row in block_rows([DOSES], SETTING, Context(scale_at(10.0), derive(), first_fit, float(measure)))
        for ink in row.inks
        if isinstance(ink, TextInk)
    ]
    starts = sorted({ink.inline for ink in placed})
    for start, following in pairwise(starts):
        ends = [start + ink.line.width * ink.size for ink in placed if ink.inline == start]
        assert max(ends) + GAP <= following + 0.01


@laws
@given(tables, st.sampled_from([160.0, 235.0, 330.0, 504.0]))
def test_no_other_widths_are_much_better(rows, measure):
    """All widths that may be are tried, as if nobody minded how long it takes."""
    table = table_of(*rows)
    words_of, least = [*zip(*table.rows, strict=True)], longest_words(table)
    room = (measure - len(least) * cell_gap(table, SETTING.size, measure)) / SETTING.size
    columns = [column_of(own, width) for own, width in zip(words_of, least, strict=True)]
    ways = product(*[range(len(column.widths)) for column in columns])
    costs = [cost(columns, way) for way in ways if sum(widths_of(columns, way)) <= room]
    if costs and len(columns) > 1:
        found = shared(words_of, least, room)
        way = [column.widths.index(width) for column, width in zip(columns, found, strict=True)]
        assert sum(found) <= room
        assert cost(columns, way) < min(costs) + 1


NARROW = table_of(
    *[[f"Heading {number}" for number in range(6)], *[[words(8, n + m) for n in range(6)] for m in range(3)]]
)


@pytest.mark.parametrize("size", [10.0, 12.0, 13.5, 18.0, 24.0])
def test_columns_are_two_spaces_apart_in_type_of_any_size(size):
    space = 0.25 * size
    for measure in range(100, 800, 20):
        if least_table_width(NARROW, size) <= measure:
            assert cell_gap(NARROW, size, float(measure)) >= 2 * space
