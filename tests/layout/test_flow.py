"""Rows into columns, as numbers: against every way there is, on small cases."""

from itertools import combinations_with_replacement, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import examples

from handout.layout.flow import Group, balance, column_height, distribute, group_rows, level
from handout.layout.rows import Row

laws = settings(deadline=None, derandomize=True, max_examples=examples(200))

POOL = [
    Row(height, before=before, air=air, words=5)
    for height, before, air in product((10.0, 11.0, 12.5, 15.5, 31.0), (0.0, 5.0, 8.0), (0, 1, 5))
]
group = st.lists(st.sampled_from(POOL), min_size=1, max_size=3).map(lambda made: Group(tuple(made)))
some_groups = st.lists(group, min_size=1, max_size=8)


def ways(items, count):
    """Every way to cut a list into `count` columns, in order."""
    for cuts in combinations_with_replacement(range(len(items) + 1), count - 1):
        edges = [0, *cuts, len(items)]
        yield [items[start:end] for start, end in pairwise(edges)]


def test_a_column_drops_the_space_above_its_first_row():
    first, second = Group((Row(10.0, before=8.0),)), Group((Row(10.0, before=5.0),))
    assert column_height([first, second]) == 25.0
    assert column_height([]) == 0.0


def test_rows_that_keep_are_one_group():
    made = group_rows([Row(10, keep=True), Row(10), Row(10), Row(10, keep=True)], 100)
    assert [len(group.rows) for group in made] == [2, 1, 1]


def test_a_group_that_a_column_holds_stays_whole():
    made = group_rows([Row(10, keep=True, words=3)] * 9 + [Row(10, words=3)], 100)
    assert [len(group.rows) for group in made] == [10]


def test_a_group_taller_than_any_column_is_let_go_by_twos():
    made = group_rows([Row(10, keep=True, words=3)] * 9 + [Row(10, words=3)], 99)
    assert [len(group.rows) for group in made] == [2, 2, 2, 2, 2]


def test_the_pieces_of_a_tall_group_leave_no_line_alone():
    made = group_rows([Row(10, keep=True, words=3)] * 10 + [Row(10, words=3)], 99)
    assert min(len(group.rows) for group in made) >= 2
    assert sum(len(group.rows) for group in made) == 11


@laws
@given(some_groups, st.lists(st.sampled_from([0.0, 25.0, 40.0, 62.0, 100.0]), min_size=1, max_size=3))
def test_distribute_takes_as_many_as_any_way_does(items, heights):
    columns, rest = distribute(items, heights)
    assert [group for column in columns for group in column] + rest == items
    assert len(columns) == len(heights)
    assert all(column_height(column) <= height + 0.01 for column, height in zip(columns, heights, strict=True))
    most = max(
        taken
        for taken in range(len(items) + 1)
        if any(
            all(column_height(column) <= height + 0.01 for column, height in zip(way, heights, strict=True))
            for way in ways(items[:taken], len(heights))
        )
    )
    assert len(items) - len(rest) == most


@laws
@given(some_groups, st.integers(1, 3))
def test_balance_gives_the_least_height(items, count):
    least = min(max(map(column_height, way)) for way in ways(items, count))
    columns = balance(items, count, column_height(items))
    assert [group for column in columns for group in column] == items
    assert max(map(column_height, columns)) <= least + 0.25


@laws
@given(some_groups, st.sampled_from([0.0, 1.0, 7.0, 20.0, 33.3, 200.0]), st.sampled_from([3.0, 3.875, 4.0]))
def test_level_never_goes_beyond_the_height(items, spare, step):
    height = column_height(items) + spare
    made = level(items, height, step)
    total = sum(row.before + row.height for row in made) - made[0].before
    assert total <= height + 0.01
    allowed = sum(row.air for row in made[1:])
    assert total == pytest.approx(min(height, column_height(items) + allowed * step), abs=step)
    for before, after in zip([row for group in items for row in group.rows], made, strict=True):
        grown = (after.before - before.before) / step
        assert grown == pytest.approx(round(grown))
        assert -0.01 <= grown <= before.air + 0.01


def test_gaps_between_sections_grow_before_those_between_paragraphs():
    paragraph, heading = Row(10, before=2, air=1), Row(10, before=4, air=5)
    made = level([Group((Row(10), paragraph, heading, paragraph))], 48 + 3 * 4 + 1, 4)
    assert [row.before for row in made] == [0, 2, 4 + 12, 2]


def test_gaps_of_one_kind_grow_alike():
    heading = Row(10, before=4, air=5)
    made = level([Group((Row(10), heading, heading, heading))], 52 + 6 * 4, 4)
    assert [row.before for row in made[1:]] == [12, 12, 12]


def test_a_column_that_is_full_is_left_as_it_is():
    items = [Group((Row(10), Row(10, before=4, air=5)))]
    assert level(items, 24.0, 4.0) == [row for group in items for row in group.rows]
