"""Pages before the text: masthead, help band, foot, rail; and where they leave room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import filterfalse

from handout.geometry import Region
from handout.layout.areas import area_row, plan_height
from handout.layout.brief import (
    Brief,
    has_side_heads,
    leads_rail,
    longest_line,
    page_number,
    page_region,
    rail_region,
    runs_aside,
    text_shape,
)
from handout.layout.content import Content, PartBox
from handout.layout.foot import closing_box, fast_facts, further, further_beside_legal, lead, legal
from handout.layout.frame import AreaInk, FillInk, Stack
from handout.layout.head import Labels, footer, masthead, running_head, title_block
from handout.layout.help_band import help_band
from handout.layout.identity_line import identity_height
from handout.layout.rails import Closer, Rails, above_foot, settle, stand_run
from handout.layout.rows import Context, Row
from handout.layout.sideheads import side_closing_box
from handout.layout.stand_ins import IDENTITY, MARK, MARK_BEHIND, PLAN
from handout.layout.style import (
    HAIRLINE,
    MARGIN_BLOCK,
    ROOMY,
    SIDEBAR_GUTTER,
)
from handout.text.fonts import BOLD


class Sheet:
    """Where the text of one page may stand, and what is already around it.

    `closing` are those of the placed boxes that close the sheet and may move up below the text. `beside` names what is
    not in the text: 'Your plan' across the page, or sections in the rail, which holds the boxes `railed`, each with its
    rank, down to `rail_top`.
    """

    __slots__ = ("beside", "bottom", "closing", "placed", "rail_top", "railed", "top")

    def __init__(
        self, placed: Iterable[tuple[Stack, Region, float]] = (), top: float = MARGIN_BLOCK, bottom: float = 0.0
    ) -> None:
        self.placed = list(placed)
        self.top = top
        self.bottom = bottom
        self.rail_top = 0.0
        self.closing: list[int] = []
        self.railed: list[tuple[int, Stack]] = []
        self.beside: set[str] = set()

    def copy(self) -> Sheet:
        """Another with the same furniture, and nothing in its rail yet."""
        other = Sheet(self.placed, self.top, self.bottom)
        other.rail_top = self.rail_top
        other.beside = set(self.beside)
        return other


class Around:
    """What stands around the text at one size, built once for however many trials of it.

    Sections are told apart by identity, so they must outlive it.
    """

    def __init__(self) -> None:
        self._stacks: dict[tuple[int, float], Stack] = {}
        self._first: Sheet | None = None

    def box(self, brief: Brief, part: PartBox, context: Context) -> Stack:
        """A callout by itself."""
        return self._stack(id(part), context, partial(_closing_box, brief, part))

    def further(self, brief: Brief, context: Context) -> Stack:
        """Where to read more."""
        return self._stack(0, context, partial(_further, brief))

    def legal(self, content: Content, context: Context) -> Stack:
        """The small print."""
        return self._stack(1, context, partial(legal, content))

    def _stack(self, what: int, context: Context, build: Callable[[Context], Stack]) -> Stack:
        key = (what, context.measure)
        if key not in self._stacks:
            self._stacks[key] = build(context)
        return self._stacks[key]

    def first_page(self, brief: Brief, context: Context, pages: int) -> Sheet:
        """Page one with its head, help band and footer."""
        if self._first is None:
            self._first = _first_page(brief, context, pages)
        return self._first.copy()


def furnish(brief: Brief, context: Context, pages: int, around: Around | None = None) -> list[Sheet]:
    """Everything but the running text on each page, and the room that it leaves.

    In the style `sidebar` what closes the sheet stands in the rail beside the text; what the rail can't hold goes to
    the foot of the last page, as in the other styles.
    """
    around = around or Around()
    sheets = [around.first_page(brief, context, pages)]
    sheets += [_later_page(brief, context, number, pages) for number in range(2, pages + 1)]
    if brief.style == "sidebar":
        _place_rails(brief, context, sheets, around)
    else:
        foot = foot_stacks(brief, context, around)
        _place_foot(sheets[-1], page_region(brief), foot, context)
        _remember_closing(sheets[-1], foot[: len(brief.content.closing)])
    return sheets


def foot_stacks(brief: Brief, context: Context, around: Around) -> list[Stack]:
    """What stands across the foot of the last page. On a close sheet the small print may stand beside the addresses."""
    boxes, small = [build(context) for build in closers(brief, around)], around.legal(brief.content, context)
    if brief.spacing is not ROOMY and brief.content.further_heading is not None:
        beside = further_beside_legal(brief.content, brief.pictures.qr, context)
        if beside.height < boxes[-1].height + context.scale.gap + small.height:
            return [*boxes[:-1], beside]
    return [*boxes, small]


def closers(brief: Brief, around: Around) -> list[Callable[[Context], Stack]]:
    """What closes the sheet: what to remember, and where to read more."""
    content = brief.content
    builders: list[Callable[[Context], Stack]] = [partial(around.box, brief, part) for part in content.closing]
    if content.further_heading is not None:
        builders.append(partial(around.further, brief))
    return builders


def _place_foot(last: Sheet, page: Region, stacks: Sequence[Stack], context: Context) -> None:
    for stack in reversed(stacks):
        if stack.height:
            last.placed.append((stack, page, last.bottom - stack.height))
        last.bottom = above_foot(last.bottom, [stack.height], context.scale.gap)


def _remember_closing(last: Sheet, boxes: Sequence[Stack]) -> None:
    last.closing = [number for number, (stack, *_) in enumerate(last.placed) if any(stack is box for box in boxes)][
        ::-1
    ]


def _place_rails(brief: Brief, context: Context, sheets: Sequence[Sheet], around: Around) -> None:
    """Put boxes into the rails: the plan on page one, then warnings with the callouts that go with them, then what
    closes the sheet where there is room.

    Where to read more stands on the last page.
    """
    rail, page = rail_region(brief), page_region(brief)
    narrow = context._replace(measure=rail.rect.width)
    leading = filter(leads_rail, runs_aside(brief.content.parts))
    ahead = [[(part.id, around.box(brief, part, narrow)) for part in run] for run in leading]
    if plan := plan_row(brief, narrow):
        ahead.insert(0, [(PLAN, Stack(plan.height, plan.inks))])
    builders, legal_lines = closers(brief, around), around.legal(brief.content, context)
    heights = closer_heights(brief, builders, context, narrow, len(sheets))
    gap = context.scale.gap
    tops, bottoms = [sheet.top for sheet in sheets], [sheet.bottom for sheet in sheets]
    tall = [[stack.height for _, stack in run] for run in ahead]
    rails = settle(tops, bottoms, tall, heights, legal_lines.height, gap, 1 if plan else 0)
    _place_foot(sheets[-1], page, [*_without_rail(builders, rails, context), legal_lines], context)
    for sheet in sheets:
        sheet.rail_top = sheet.top
        line = FillInk(-SIDEBAR_GUTTER / 2, 0.0, HAIRLINE, max(0.0, sheet.bottom - sheet.top), context.palette.rule)
        sheet.placed.append((Stack(0.0, (line,)), rail, sheet.top))
    for run, homes in zip(ahead, rails.ahead, strict=True):
        for (id_, stack), home in zip(run, homes or (), strict=False):
            _into_rail(sheets[home], stack, LEADING, gap)
            sheets[home].beside.add(id_)
    for build, closer_home in zip(builders, rails.closers, strict=True):
        if closer_home is not None:
            _into_rail(sheets[closer_home], build(narrow), CLOSING, gap)


def closer_heights(
    brief: Brief, builders: Sequence[Callable[[Context], Stack]], context: Context, narrow: Context, pages: int
) -> list[Closer]:
    """What closes a sheet of so many pages, as the rails ask for it: in a `narrow` rail, or across the page."""
    count = len(brief.content.closing)
    return [
        Closer(build(narrow).height, 0 if number < count else pages - 1, partial(_height, build, context))
        for number, build in enumerate(builders)
    ]


def _height(build: Callable[[Context], Stack], context: Context) -> float:
    return build(context).height


def _without_rail(builders: Sequence[Callable[[Context], Stack]], rails: Rails, context: Context) -> list[Stack]:
    return [build(context) for build, home in zip(builders, rails.closers, strict=True) if home is None]


LEADING, AMONG, CLOSING = range(3)
"""Ranks in a rail: what comes before the sections, is one of them, or closes the sheet."""


def _into_rail(sheet: Sheet, stack: Stack, rank: int, gap: float) -> None:
    sheet.railed.append((rank, stack))
    sheet.rail_top += stack.height + gap


def place_rail(sheet: Sheet, rail: Region, gap: float) -> None:
    """Put the boxes of a rail one below the other, `gap` apart, in the order in which they are read."""
    block = sheet.top
    for _, stack in sorted(sheet.railed, key=lambda each: each[0]):
        sheet.placed.append((stack, rail, block))
        block += stack.height + gap


def place_asides(brief: Brief, context: Context, sheets: Sequence[Sheet]) -> frozenset[str]:
    """Callouts from among the sections into what room the rails have left; the ids of all that is not in the text."""
    if brief.style != "sidebar":
        return frozenset(sheets[0].beside)
    rail, longest = rail_region(brief), longest_line(brief)
    narrow = context._replace(measure=rail.rect.width)
    gap = context.scale.gap
    reached, ends = [sheet.rail_top for sheet in sheets], [sheet.bottom for sheet in sheets]
    for run in filterfalse(leads_rail, runs_aside(brief.content.parts)):
        stacks = [closing_box(part, longest, narrow) for part in run]
        homes = stand_run(reached, ends, [stack.height for stack in stacks], gap)
        for part, stack, home in zip(run, stacks, homes or (), strict=False):
            _into_rail(sheets[home], stack, AMONG, gap)
            sheets[home].beside.add(part.id)
    return frozenset(each for sheet in sheets for each in sheet.beside)


def plan_row(brief: Brief, context: Context) -> Row | None:
    """'Your plan' as one row of a set height, where there is one."""
    content = brief.content
    if content.plan is None:
        return None
    ahead = page_region(brief).rect.width - context.measure if has_side_heads(brief) else 0.0
    wide = context._replace(measure=context.measure + ahead)
    height = plan_height(content.plan, wide, content.heights, brief.em_per_character)
    return area_row(PLAN, height, context, ahead)


def _closing_box(brief: Brief, part: PartBox, context: Context) -> Stack:
    """A callout by itself, as the style has it."""
    if has_side_heads(brief):
        return side_closing_box(part, context, text_shape(brief, context.scale).measure)
    return closing_box(part, longest_line(brief), context)


def _further(brief: Brief, context: Context) -> Stack:
    """Where to read more, as the style has it."""
    ahead = context.measure - text_shape(brief, context.scale).measure if has_side_heads(brief) else 0.0
    return further(brief.content, brief.pictures.qr, context, ahead)


def _first_page(brief: Brief, context: Context, pages: int) -> Sheet:
    content, page = brief.content, page_region(brief)
    longest = longest_line(brief)
    narrow = context._replace(measure=min(context.measure, longest * context.scale.lead.size))
    air, gap = context.scale.air, context.scale.gap
    sheet = Sheet()
    stacks = [(masthead(content, brief.pictures.logo, context), air(8.0))]
    number, count = page_number(brief, 1, pages)
    if content.identified:
        stacks.append((whose(content, context, number), 2.0))
    stacks.append((title_block(content, context), air(5.0) if content.lead else gap))
    if content.lead:
        stacks.append((lead(content, narrow), air(8.0)))
    if content.fast_facts:
        stacks.append((fast_facts(content.fast_facts, context, longest), 0.0))
    for stack, space in stacks:
        sheet.placed.append((stack, page, sheet.top))
        sheet.top += stack.height + space
    sheet.top += gap
    below = footer(content, context, page_labels(content, number, count), first=True)
    sheet.bottom = page.rect.height - MARGIN_BLOCK - below.height
    sheet.placed.append((below, page, sheet.bottom))
    band = help_band(content, context)
    sheet.bottom -= band.height + air(8.0)
    sheet.placed.append((band, page, sheet.bottom))
    sheet.bottom -= gap
    _place_plan_across(brief, context, sheet)
    return sheet


def _place_plan_across(brief: Brief, context: Context, sheet: Sheet) -> None:
    """'Your plan' across the page where no column is tall enough for it; below no section, so that it is first."""
    shape = text_shape(brief, context.scale)
    if shape.columns == 1 or any(part.protected for part in brief.content.parts):
        return
    narrow, wide = (plan_row(brief, context._replace(measure=each)) for each in (shape.measure, context.measure))
    if narrow and wide and narrow.height > sheet.bottom - sheet.top:
        sheet.placed.append((Stack(wide.height, wide.inks), page_region(brief), sheet.top))
        sheet.top += wide.height + context.scale.gap
        sheet.beside.add(PLAN)


def whose(content: Content, context: Context, number: int) -> Stack:
    """Room for the line that says whose sheet it is; on the page of another language, for the sheet's mark alone."""
    if number == 1:
        height = identity_height(content, context)
        return Stack(height, (AreaInk(0.0, 0.0, context.measure, height, IDENTITY),))
    setting = context.furniture.running
    width = content.again.mark.width * setting.size if content.again.mark else 0.0
    return Stack(setting.leading, (AreaInk(0.0, 0.0, width, setting.leading, MARK_BEHIND),))


def _later_page(brief: Brief, context: Context, own: int, pages: int) -> Sheet:
    content, page = brief.content, page_region(brief)
    head = running_head(content, context, MARK_BEHIND if brief.side == 2 else MARK)
    number, count = page_number(brief, own, pages)
    below = footer(content, context, page_labels(content, number, count), first=False)
    bottom = page.rect.height - MARGIN_BLOCK - below.height
    placed = [(head, page, MARGIN_BLOCK), (below, page, bottom)]
    gap = context.scale.gap
    return Sheet(placed, MARGIN_BLOCK + head.height + gap, bottom - gap - 2.0)


def page_labels(content: Content, number: int, pages: int) -> Labels:
    """A page's number, and 'Turn over' on the front of a leaf that has more on its back."""
    words = content.again
    page = content.artifact(words.page_of.format(page=number, pages=pages))
    return Labels(page, content.artifact(words.turn_over, BOLD) if number % 2 and number < pages else None)
