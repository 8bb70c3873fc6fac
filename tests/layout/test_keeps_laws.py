"""What stays together: headings with their text, lines with a neighbour, list items and callouts whole."""

from collections import Counter
from itertools import pairwise

import pytest
from columns_of import (
    attempts_that_fit,
    height_of,
    items_in,
    own_spots,
    part_spots,
    prepared_in,
    price_of_one_column,
    spots_of,
    tables_in,
    tallest,
    text_in,
)
from hypothesis import given, settings
from making import FURNITURE, STYLES, make, restyled, section, sections, words
from quick import examples, some, thinned
from random_documents import documents

laws = settings(deadline=None, derandomize=True, max_examples=examples(40))


def is_boxed(part):
    return part.style in ("callout", "warning")


def check_headings(made, tried, spots):
    for part in made.content.parts:
        head = own_spots(spots, iter((part.heading,)))
        if not head and made.brief.style == "sidebar" and is_boxed(part):
            continue  # whole, in the rail
        text = own_spots(spots, prepared_in(part.blocks))
        assert len({spot.column for spot in head}) == 1
        beside = sum(spot.row.lines for spot in text if spot.column == head[0].column)
        assert beside >= min(2, sum(spot.row.lines for spot in text)), part.heading.text


def check_paragraphs(made, tried, spots):
    for part in made.content.parts:
        for paragraph in text_in(part.blocks):
            columns = Counter(spot.column for spot in own_spots(spots, iter((paragraph,))))
            assert len(columns) <= 1 or min(columns.values()) >= 2, paragraph.text


def check_items(made, tried, spots):
    for part in made.content.parts:
        for blocks in items_in(part.blocks):
            own = own_spots(spots, prepared_in(blocks))
            # A heading or what leads up to the list may have to stay with it.
            roomy = height_of(own) + 6 * tried.scale.body.leading <= tallest(tried)
            assert not roomy or is_boxed(part) or len({spot.column for spot in own}) == 1


def check_wholes(made, tried, spots):
    """Callouts and tables stand in one column, unless that costs the fit, or leaves a hole in the page."""
    for part in made.content.parts:
        wholes = [part_spots(spots, part)] if is_boxed(part) else []
        wholes += [own_spots(spots, prepared_in((table,))) for table in tables_in(part.blocks) if not is_boxed(part)]
        for own in wholes:
            if len({spot.column for spot in own}) > 1:
                assert price_of_one_column(tried, own), part.heading.text


def check_tables(made, tried, spots):
    """A table's header has two rows below it, and two are left for where the table goes on, below the header again."""
    for part in made.content.parts:
        for table in tables_in(part.blocks):
            rows = [own_spots(spots, iter(cells))[0] for cells in table.rows]
            ends = Counter(spot.column for spot in rows)
            assert len({spot.column for spot in rows[:2]}) == 1
            roomy = all(spot.row.height * 3 < tallest(tried) / 2 for spot in rows)
            assert not roomy or len(ends) == 1 or (ends[rows[0].column] >= 3 and ends[rows[-1].column] >= 2)
            begun = [after.row for before, after in pairwise(rows) if before.column != after.column]
            assert all(row.again[-1].height == rows[0].row.height for row in begun)


CHECKS = [check_headings, check_paragraphs, check_items, check_wholes, check_tables]


def check_columns(made, tried, spots):
    """They hold all rows, in order, and no more than they can."""
    order = [
        id(paragraph)
        for part in made.content.parts
        for paragraph in (part.heading, *prepared_in(part.blocks))
        if own_spots(spots, iter((paragraph,)))
    ]
    assert len(order) == sum(1 + len(list(prepared_in(part.blocks))) for part in made.content.parts)
    for sheet, columns in zip(tried.sheets, tried.columns, strict=True):
        for column in columns:
            rows = [row for group in column for row in group.rows]
            used = sum(row.before + row.height for row in rows) - (rows[0].before if rows else 0.0)
            assert used <= sheet.bottom - sheet.top + 0.01


@laws
@given(documents(most=9))
def test_what_belongs_together_stays_together_in_columns_that_hold_all(made):
    for tried in attempts_that_fit(made):
        spots = spots_of(tried)
        for check in (*CHECKS, check_columns):
            check(made, tried, spots)


TESTED = [
    section("b", "One-liners", "\n\n".join(words(4, n) for n in range(4))),
    section("b", "A paragraph", words(45)),
    section("b", "A short one", words(15)),
    section("b", "A list", "\n".join(f"- {words(4 + 9 * n)}" for n in range(4))),
    section("b", "A callout", words(45), "callout"),
    section("b", "A table", "| a | b |\n| --- | --- |\n" + f"| {words(3)} | {words(9)} |\n" * 3),
    section("b", words(14)[:-1], f"{words(4)}\n\n{words(45)}"),
]


@pytest.mark.law
@pytest.mark.parametrize("tested", TESTED)
def test_wherever_the_column_ends(tested):
    """A section pushed down line by line, past the foot of its column."""
    ends = {style: set() for style in STYLES}
    for filler in some(range(1, 60), 8):
        before = section("a", "Before", "\n\n".join(words(3) for _ in range(filler)))
        made = make(sections(before, tested, section("c", "After", words(12))))
        for style in STYLES:
            ends[style].update(ends_of(restyled(made, style)))
    for style in STYLES:
        # In the sidebar a callout stands in the rail, wherever the text's column ends.
        assert len(ends[style]) > 1 or (style == "sidebar" and not ends[style]), style


def ends_of(made):
    """The column in which the second part begins, where all fits and is as it should be."""
    tried = made.at(12.0, 2)
    if not tried.fits:
        return
    spots = spots_of(tried)
    for check in CHECKS:
        check(made, tried, spots)
    yield from (spot.column for spot in part_spots(spots, made.content.parts[1])[:1])


def tall_callout(lines):
    text = "\n\n".join(words(length, length) for length in (4, 30, 3, 24, 5, 28) * lines)
    return make(FURNITURE + sections(section("a", "Know this", text, "callout"), section("b", "After", words(20))))


@pytest.mark.law
@pytest.mark.parametrize("style", thinned(STYLES))
def test_a_callout_taller_than_any_column_is_split_without_a_line_alone(style):
    split = 0
    for lines in some(range(3, 10)):
        made = restyled(tall_callout(lines), style)
        (callout, _) = made.content.parts
        for tried in attempts_that_fit(made):
            spots = spots_of(tried)
            split += len({spot.column for spot in part_spots(spots, callout)}) > 1
            for paragraph in text_in(callout.blocks):
                columns = Counter(spot.column for spot in own_spots(spots, iter((paragraph,))))
                assert len(columns) <= 1 or min(columns.values()) >= 2, paragraph.text
    assert split
