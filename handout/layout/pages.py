"""One attempt: the content at one size, in one style, on a given number of pages. It fits or says what is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, chain

from handout.geometry import Region
from handout.layout.arrange import Pages, Room, arrange_pages
from handout.layout.bounds import least_text
from handout.layout.brief import Brief, is_least, page_region, page_size, rail_region, text_shape
from handout.layout.ends import end_pages, grow, stretch
from handout.layout.flow import Column, level
from handout.layout.foot import ground_inks, ruled, ruled_places
from handout.layout.frame import AreaInk, FillInk, Frame
from handout.layout.over import Excess, Over, measure_over
from handout.layout.rows import SECTION_AIR, Context, Row
from handout.layout.sections import running_rows
from handout.layout.sheets import Sheet, furnish, place_asides, place_rail, plan_row
from handout.layout.stand_ins import PLAN
from handout.layout.style import Scale
from handout.layout.tiers import Tier, tiers
from handout.record import NamedTuple
from handout.text.linebreak import Breaker, first_fit

NEAR_FOOT = 0.01
"""Points between a row's foot and a rule that ends it, but for rounding."""

LEAST_REGION = 4
"""Lines below which a region is no place for text."""


class Running(NamedTuple):
    """A section of the running text, or the plan; page one is to have all that `is_held`."""

    id: str
    is_held: bool
    rows: list[Row]


class Attempt:
    """One size tried. Where everything `fits`, `columns` says which rows stand where; page one has the first `held`.

    `text` is what runs through them. Where page one ends before what the brief has overleaf, it has `turned` rows.
    """

    __slots__ = ("_over", "brief", "columns", "context", "held", "over_by", "scale", "sheets", "text", "turned")

    def __init__(self, brief: Brief, scale: Scale, sheets: list[Sheet], context: Context) -> None:
        self.brief = brief
        self.scale = scale
        self.sheets = sheets
        self.context = context
        self.columns: list[list[Column]] = []
        self.held = 0
        self.text: Sequence[Running] = ()
        self.turned: int | None = None
        self.over_by: Callable[[], Over] | None = None
        self._over: Over | None = None

    @property
    def fits(self) -> bool:
        return self.over_by is None

    @property
    def is_bare(self) -> bool:
        """Whether a page has room for text and none on it, while text stands on one that follows."""
        filled = [any(chain(*columns)) for columns in self.columns]
        rooms = [usable(sheet.bottom - sheet.top, self.scale) for sheet in self.sheets]
        return any(
            room and not own and any(filled[number + 1 :])
            for number, (room, own) in enumerate(zip(rooms, filled, strict=True))
        )

    @property
    def over(self) -> Over | None:
        """What does not fit, found when it is asked for; None where everything fits."""
        if self._over is None and self.over_by is not None:
            self._over = self.over_by()
        return self._over


def fits(brief: Brief, body_size: float, pages: int) -> bool:
    """Whether everything fits."""
    return fitting(brief, body_size, pages) is not None


def fitting(brief: Brief, body_size: float, pages: int) -> Attempt | None:
    """The content so set, where everything fits; where the furniture alone shows that it can't, no text is set."""
    scale = brief.scale_at(body_size)
    context = Context(scale, brief.palette, first_fit, page_region(brief).rect.width)
    sheets = furnish(brief, context, pages)
    room = sum(max(0.0, sheet.bottom - sheet.top) for sheet in sheets) * text_shape(brief, scale).columns
    if least_text(brief, scale, pages) > room:
        return None
    made = _set(brief, context, sheets)
    return made if made.fits else None


def attempt(brief: Brief, body_size: float, pages: int, breaker: Breaker) -> Attempt:
    """Set the content at `body_size` on `pages` pages."""
    context = Context(brief.scale_at(body_size), brief.palette, breaker, page_region(brief).rect.width)
    return _set(brief, context, furnish(brief, context, pages))


def _set(brief: Brief, context: Context, sheets: list[Sheet]) -> Attempt:
    scale = context.scale
    shape = text_shape(brief, scale)
    inner = context._replace(measure=shape.measure)
    aside = place_asides(brief, context, sheets)
    parts = [part for part in brief.content.parts if part.id not in aside]
    held = [Running(part.id, True, running_rows(brief, part, inner)) for part in parts if part.protected]
    plan = plan_row(brief, inner)
    if plan and PLAN not in aside:
        held.append(Running(PLAN, True, [plan]))
    made = Attempt(brief, scale, sheets, inner)
    made.text = held + [
        Running(part.id, False, running_rows(brief, part, inner)) for part in parts if not part.protected
    ]
    made.turned = _turned(made)
    _fill(made, shape.columns)
    return made


def _turned(made: Attempt) -> int | None:
    """How many rows come before what is overleaf; None where nothing is, by the brief."""
    own = f" {made.brief.content.language}"
    for number, part in enumerate(made.text if made.brief.overleaf else ()):
        if part.id.removesuffix(own) in made.brief.overleaf:
            return sum(len(before.rows) for before in made.text[:number])
    return None


def overleaf(made: Attempt) -> frozenset[str]:
    """The sections that begin after page one, as it ends where that is noticed least."""
    count = sum(len(group.rows) for column in ended(made)[0] for group in column)
    begins = accumulate((len(part.rows) for part in made.text), initial=0)
    return frozenset(part.id for part, first in zip(made.text, begins, strict=False) if first >= count)


def _fill(made: Attempt, count: int) -> None:
    """Fill the columns page by page; say what is left over, and what is held to page one but not on it."""
    rows = [row for part in made.text for row in part.rows]
    heights = [sheet.bottom - sheet.top for sheet in made.sheets]
    least = is_least(made.brief, made.scale)

    def arranged(rows: Sequence[Row], more: float = 0.0) -> Pages:
        longer = [*heights[:-1], heights[-1] + more]
        if made.turned is None:
            return arrange_pages(rows, _room(made, longer, count), least=least)
        halves = (rows[: made.turned], longer[:1]), (rows[made.turned :], longer[1:])
        first, second = (arrange_pages(own, _room(made, each, count), least=least) for own, each in halves)
        return Pages(first.pages + second.pages, first.rest + second.rest)

    made.held = sum(len(part.rows) for part in made.text if part.is_held)
    made.columns, rest = arranged(rows)
    strayed = _strayed(made)
    if rest or strayed or min(heights) < 0:
        later = sum(len(group.rows) for page in made.columns[1:] for column in page for group in column)
        excess = Excess(rows, strayed, later, heights, count, made.scale.body.leading)
        made.over_by = partial(measure_over, excess, arranged)


def _room(made: Attempt, heights: Sequence[float], count: int) -> Room:
    return Room([usable(height, made.scale) for height in heights], count, made.scale.body.leading)


def usable(height: float, scale: Scale) -> float:
    """A region's height, or nothing where it is too low to hold text."""
    return height if height >= LEAST_REGION * scale.body.leading else 0.0


def _strayed(made: Attempt) -> list[Row]:
    """Rows of protected sections and of the plan, which come first, beyond page one."""
    protected = [row for part in made.text if part.is_held for row in part.rows]
    first = sum(len(group.rows) for column in made.columns[0] for group in column)
    return protected[first:]


def finish(made: Attempt) -> list[Frame]:
    """The frames of an attempt that fits: columns level, what room is left made use of."""
    brief = made.brief
    links = brief.content.links
    frames: list[Frame] = []
    if brief.style == "sidebar":
        _rule_rails(made)
    pages = ended(made)
    for number, sheet in enumerate(made.sheets):
        frame = Frame(page_size(brief))
        last = number == len(made.sheets) - 1
        columns = _level_page(made, sheet, pages[number], last=last)
        for stack, region, block in sheet.placed:
            for ink in stack.inks:
                frame.place(ink, region, block, links)
        for rows, region in columns:
            place_rows(frame, rows, region, links)
        frames.append(frame)
    return frames


def ended(made: Attempt) -> list[list[Column]]:
    """The columns of each page, ended where it is noticed least; in large print, which has one, where they are full."""
    if made.brief.edition == "large-print":
        return made.columns
    count = text_shape(made.brief, made.scale).columns
    heights = [sheet.bottom - sheet.top for sheet in made.sheets]
    if made.turned is None:
        return end_pages(made.columns, _room(made, heights, count), made.scale.unit, made.held)
    alone = [(_room(made, [height], count), columns) for height, columns in zip(heights, made.columns, strict=True)]
    return [end_pages([columns], room, made.scale.unit, 0)[0] for room, columns in alone]


def _level_page(made: Attempt, sheet: Sheet, columns: list[Column], *, last: bool) -> list[tuple[list[Row], Region]]:
    """The rows of each column, and where it stands. The gaps between tiers take what room the lowest one leaves."""
    unit = made.scale.unit
    stacked = tiers(columns, text_shape(made.brief, made.scale).columns)
    used, height = stacked[-1].foot, sheet.bottom - sheet.top
    if last and made.brief.style != "sidebar" and (taken := _place_ruled(made, sheet, used)):
        height = min(height - taken, used + 2 * unit)
    ends = [*(tier.height for tier in stacked[:-1]), height - stacked[-1].top]
    grown = [grow(list(map(stretch, tier.columns)), end, unit) for tier, end in zip(stacked, ends, strict=True)]
    gaps = max(1, len(stacked) - 1)
    more = min(SECTION_AIR, int((ends[-1] - max(grown[-1].feet)) / unit / gaps + 1e-6)) * unit
    return [
        (level(column, own.target, unit, own.most), region)
        for number, (tier, own) in enumerate(zip(stacked, grown, strict=True))
        for column, region in zip(tier.columns, _regions(made, sheet, tier, number * more), strict=True)
    ]


def _regions(made: Attempt, sheet: Sheet, tier: Tier, lower: float) -> list[Region]:
    """Where each column of a tier stands on the page, so much `lower` than the tier's top."""
    page, shape = page_region(made.brief), text_shape(made.brief, made.scale)
    step = shape.measure + shape.gutter
    places = [(shape.start + number * step, shape.measure) for number in range(len(tier.columns))]
    if tier.across:
        places = [(0.0, page.rect.width)]
    top = sheet.top + tier.top + lower
    rects = [page.place(inline, top, width, sheet.bottom - top) for inline, width in places]
    return [Region(rect, page.direction) for rect in rects]


def _place_ruled(made: Attempt, sheet: Sheet, used: float) -> float:
    """Lines for the patient's questions below the text of the last page, and for notes where these leave much room.

    What closes the sheet belongs to the text, and comes before them. Gives the height that they take from it.
    """
    page = page_region(made.brief)
    context = made.context._replace(measure=page.rect.width)
    gap = made.scale.gap
    content = made.brief.content
    block = ruled_places([content.questions, content.notes], context, sheet.bottom - sheet.top - used - 2 * gap)
    if not block.height:
        return 0.0
    room = sheet.bottom
    top = min(sheet.top + used + 2 * gap, room - block.height)
    for number in sheet.closing:
        stack, region, _ = sheet.placed[number]
        sheet.placed[number] = (stack, region, top)
        top += stack.height + gap
        room += stack.height + gap
    sheet.placed.append((block, page, top))
    return room - top + gap


def _rule_rails(made: Attempt) -> None:
    """Boxes into the rails. What these have left becomes lines to write on: questions in the first, then notes."""
    content = made.brief.content
    rail = rail_region(made.brief)
    context = made.context._replace(measure=rail.rect.width)
    headings = [content.questions, *(content.notes for _ in made.sheets)]
    for sheet in made.sheets:
        place_rail(sheet, rail, context.scale.gap)
        block = ruled(headings[0], context, sheet.bottom - sheet.rail_top)
        if block.height:
            sheet.placed.append((block, rail, sheet.rail_top))
            headings.pop(0)


def place_rows(frame: Frame, rows: Sequence[Row], region: Region, links: frozenset[int]) -> None:
    """Rows one below the other from a region's top, on their grounds."""
    block = 0.0
    ground: tuple[Row, float] | None = None
    for number, row in enumerate(rows):
        block += row.before if number else 0.0
        if ground and row.box is not ground[0].box:
            ground = None
        if row.box and ground is None:
            ground = (row, block)
            end = _ground_end(rows, number, block)
            for ink in ground_inks(row, region.rect.width, end - block):
                frame.place(ink, region, block, links)
        divided = not number or _is_framed(rows[number - 1])
        goes_on = number + 1 < len(rows) and rows[number + 1].above
        own = row.inks[:-1] if goes_on and _is_ruled_off(row) else row.inks
        for ink in own if divided else (*row.above, *own):
            frame.place(ink, region, block, links)
        block += row.height


def _is_framed(row: Row) -> bool:
    """Whether a row ends a box, whose edge divides it from what follows: a rule below it would be a second line."""
    return row.box is not None or any(isinstance(ink, AreaInk) and ink.area == PLAN for ink in row.inks)


def _is_ruled_off(row: Row) -> bool:
    """Whether a row ends with a rule, as a table's do: a section's rule close below would be a second line."""
    last = row.inks[-1] if row.inks else None
    return isinstance(last, FillInk) and last.block + last.height > row.height - NEAR_FOOT


def _ground_end(rows: Sequence[Row], number: int, block: float) -> float:
    end = block + rows[number].height
    for row in rows[number + 1 :]:
        if row.box is not rows[number].box:
            break
        end += row.before + row.height
    return end
