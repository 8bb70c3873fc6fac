"""Columns as lists of lines, for the laws of what stays together."""

from collections.abc import Iterator
from typing import NamedTuple

from making import Made

from handout.layout.content import Box, ListBox, PartBox, TableBox
from handout.layout.frame import TextInk
from handout.layout.pages import Attempt
from handout.layout.rows import Row
from handout.text.linebreak import first_fit, optimum_fit
from handout.text.paragraph import Prepared

SIZES = (10.0, 11.25, 12.0, 13.5)


class Spot(NamedTuple):
    """A row and the column in which it stands, counted over all pages."""

    column: int
    row: Row


def attempts_that_fit(made: Made) -> Iterator[Attempt]:
    for size in SIZES:
        for pages in (1, 2):
            for breaker in (first_fit, optimum_fit):
                tried = made.at(size, pages, breaker)
                if tried.over is None:
                    yield tried


def spots_of(tried: Attempt) -> list[Spot]:
    columns = [column for page in tried.columns for column in page]
    return [Spot(n, row) for n, column in enumerate(columns) for group in column for row in group.rows]


def paragraphs_in(row: Row) -> Iterator[Prepared]:
    """The paragraphs that have a line in a row."""
    return (ink.line.paragraph for ink in row.inks if isinstance(ink, TextInk))


def prepared_in(boxes: tuple[Box, ...]) -> Iterator[Prepared]:
    """All paragraphs of blocks, cells and nested items included."""
    for box in boxes:
        match box:
            case Prepared():
                yield box
            case ListBox():
                for item in box.items:
                    yield from prepared_in(item.blocks)
            case TableBox():
                yield from (cell for row in box.rows for cell in row)


def items_in(boxes: tuple[Box, ...]) -> Iterator[tuple[Box, ...]]:
    """The blocks of each outermost list item."""
    for box in boxes:
        if isinstance(box, ListBox):
            yield from (item.blocks for item in box.items)


def text_in(boxes: tuple[Box, ...]) -> Iterator[Prepared]:
    """The paragraphs that stand in the flow as lines, not as cells."""
    for box in boxes:
        match box:
            case Prepared():
                yield box
            case ListBox():
                for item in box.items:
                    yield from text_in(item.blocks)
            case TableBox():
                pass


def own_spots(spots: list[Spot], paragraphs: Iterator[Prepared]) -> list[Spot]:
    """The rows that hold a line of one of the paragraphs."""
    own = {id(each) for each in paragraphs}
    return [spot for spot in spots if any(id(each) in own for each in paragraphs_in(spot.row))]


def part_spots(spots: list[Spot], part: PartBox) -> list[Spot]:
    return own_spots(spots, iter((part.heading, *prepared_in(part.blocks))))


def height_of(spots: list[Spot]) -> float:
    return sum(spot.row.before + spot.row.height for spot in spots) - (spots[0].row.before if spots else 0.0)


def tallest(tried: Attempt) -> float:
    return max(sheet.bottom - sheet.top for sheet in tried.sheets)
