"""Columns as lists of lines, for the laws of what stays together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from making import Made

from handout.layout.brief import is_least, text_shape
from handout.layout.content import Box, ListBox, PartBox, TableBox
from handout.layout.flow import Column, Group, column_height
from handout.layout.frame import TextInk
from handout.layout.pages import Attempt, usable
from handout.layout.rows import Row
from handout.layout.tiers import fill_pages, tiers
from handout.text.linebreak import first_fit, optimum_fit
from handout.text.paragraph import Prepared

SIZES = (10.0, 11.25, 12.0, 13.5)


class Spot(NamedTuple):
    """A row and the column in which it stands, counted over all pages."""

    column: int
    row: Row


class Spots(list[Spot]):
    """The rows of all columns, in their order, and by the paragraphs that have a line in them."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        super().__init__(spots)
        self.places: dict[int, list[int]] = defaultdict(list)
        for place, spot in enumerate(self):
            for key in {id(paragraph) for paragraph in paragraphs_in(spot.row)}:
                self.places[key].append(place)


def attempts_that_fit(made: Made) -> Iterator[Attempt]:
    for size in SIZES:
        for pages in (1, 2):
            for breaker in (first_fit, optimum_fit):
                tried = made.at(size, pages, breaker)
                if tried.fits:
                    yield tried


def spots_of(tried: Attempt) -> Spots:
    columns = [column for page in tried.columns for column in page]
    return Spots(Spot(n, row) for n, column in enumerate(columns) for group in column for row in group.rows)


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


def tables_in(boxes: tuple[Box, ...]) -> Iterator[TableBox]:
    """The tables of blocks that stand in no list."""
    return (box for box in boxes if isinstance(box, TableBox))


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


def own_spots(spots: Spots, paragraphs: Iterable[Prepared]) -> list[Spot]:
    """The rows that hold a line of one of the paragraphs."""
    return [
        spots[place] for place in sorted({place for each in paragraphs for place in spots.places.get(id(each), ())})
    ]


def part_spots(spots: Spots, part: PartBox) -> list[Spot]:
    return own_spots(spots, iter((part.heading, *prepared_in(part.blocks))))


def height_of(spots: list[Spot]) -> float:
    return sum(spot.row.before + spot.row.height for spot in spots) - (spots[0].row.before if spots else 0.0)


def price_of_one_column(tried: Attempt, own: list[Spot]) -> bool:
    """Whether rows in one column, all others as they are, would leave a page blank where more is to come; or would
    not fit in the least type, or any column.

    Blank is at least what eight lines take in each of its columns.
    """
    groups = [group for page in tried.columns for column in page for group in column]
    ids = {id(spot.row) for spot in own}
    held = [number for number, group in enumerate(groups) if any(id(row) in ids for row in group.rows)]
    first, last = held[0], held[-1] + 1
    whole = Group(tuple(row for group in groups[first:last] for row in group.rows))
    heights = [usable(sheet.bottom - sheet.top, tried.scale) for sheet in tried.sheets]
    count = text_shape(tried.brief, tried.scale).columns
    pages, rest = fill_pages([*groups[:first], whole, *groups[last:]], heights, count)
    if rest and (is_least(tried.brief, tried.scale) or whole.height > max(heights)):
        return True
    left = [foot_left(columns, height, count) for columns, height in zip(pages, heights, strict=True)]
    goes_on = [bool(rest) or any(map(any, pages[n + 1 :])) for n in range(len(heights) - 1)]
    return any(blank > 8 * count * tried.scale.body.leading for blank, more in zip(left, goes_on, strict=False) if more)


def foot_left(columns: list[Column], height: float, count: int) -> float:
    """What is blank below a page's last columns, or below what stands across all of them, over all columns."""
    last = tiers(columns, count)[-1]
    used = sum(map(column_height, last.columns)) * count / len(last.columns)
    return count * (height - last.top) - used


def tallest(tried: Attempt) -> float:
    return max(sheet.bottom - sheet.top for sheet in tried.sheets)
