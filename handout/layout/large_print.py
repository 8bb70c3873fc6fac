"""The large-print edition: one column at one size, on as many pages as it takes.

What other editions put in columns, in a rail or at the foot of the last page runs on here in the order of reading.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

from handout.diagnostics import HandoutError, Span
from handout.document import READING_ORDER, Place
from handout.layout.brief import Brief, page_region, text_shape
from handout.layout.content import PartBox, count_words
from handout.layout.fit import Fitted, closer
from handout.layout.flow import Column, Group, distribute, group_rows
from handout.layout.foot import QR_SIZE
from handout.layout.frame import AreaInk, FillInk, PictureInk, Stack
from handout.layout.head import large_footer, large_running_head, masthead, title_block
from handout.layout.help_band import stacked_help_band
from handout.layout.identity_line import identity_height
from handout.layout.large_print_faults import off_page_one, too_much, too_wide
from handout.layout.over import Over
from handout.layout.pages import Attempt, finish
from handout.layout.plan_parts import joined, parted
from handout.layout.rows import (
    BAR,
    Context,
    Row,
    block_rows,
    boxed_rows,
    stack_rows,
    text_rows,
)
from handout.layout.sections import body_rows
from handout.layout.sheets import Sheet, page_labels, plan_row
from handout.layout.stand_ins import IDENTITY
from handout.layout.style import HAIRLINE, MARGIN_BLOCK, large_print
from handout.record import NamedTuple
from handout.text.linebreak import Breaker, optimum_fit
from handout.text.paragraph import Prepared

MOST_PAGES = 40
"""Beyond these it is a book, which wants another form than loose leaves."""

WHOLE_TABLES = 3
"""Of a page, the part that a table may take at most to stay whole: what it leaves empty before it is no more."""

SHORT_BAR = 48.0


class Flow(NamedTuple):
    """All rows in the order of reading; those that page one must hold are the first `held` of them."""

    rows: list[Row]
    held: int


def fit_large_print(brief: Brief, span: Span) -> Fitted:
    """The pages. Raises HandoutError for what must be on page one and is not, and for what no page can hold."""
    made = attempt_large_print(brief)
    if made.over and (close := attempt_large_print(closer(brief))).fits:
        return Fitted(finish(close), close.scale.body_size, close.brief.spacing)
    if made.over:
        if wide := too_wide(brief, made.scale.body_size):
            raise HandoutError([wide])
        flow = flow_rows(brief, made.context)
        height = stack_rows(flow.rows[: flow.held]).height
        if height > made.sheets[0].bottom - made.sheets[0].top:
            raise HandoutError([off_page_one(made, brief, height, span)])
        raise HandoutError([too_much(made, brief, made.over, span)])
    return Fitted(finish(made), made.scale.body_size)


def attempt_large_print(brief: Brief, breaker: Breaker = optimum_fit) -> Attempt:
    """The fewest pages that hold everything; `over` says what MOST_PAGES, or page one, can't hold."""
    scale = large_print(brief.script, brief.spacing)
    context = Context(scale, brief.palette, breaker, text_shape(brief, scale).measure)
    flow = flow_rows(brief, context)
    # Every style is one column here, without a rail.
    made = Attempt(brief._replace(style="columns"), scale, [], context)
    for pages in range(1, MOST_PAGES + 1):
        made.sheets = _furnish(brief, context, pages)
        room = [max(0.0, sheet.bottom - sheet.top) for sheet in made.sheets]
        rows = parted(_tables_let_go(flow.rows, max(room) / WHOLE_TABLES), max(room), brief, context)
        columns, rest = distribute(group_rows(rows, max(room)), room, 1)
        if not rest:
            break
    first = sum(len(group.rows) for group in columns[0])
    made.columns = [[joined(_without_mark(column))] for column in columns]
    over = [*flow.rows[first : flow.held], *(row for group in rest for row in group.rows)]
    if over:
        made.over_by = partial(Over, sum(row.lines for row in over), sum(row.words for row in over))
    return made


def flow_rows(brief: Brief, context: Context) -> Flow:
    """Everything below the title."""
    rows: list[Row] = []
    held = 0
    for place in READING_ORDER["large-print"]:
        build, start = _ROWS.get(place), len(rows)
        for own in build(brief, context) if build else ():
            if own:
                own[0] = own[0]._replace(before=max(own[0].before, context.scale.body.leading))
            # Space stays the same on all pages: what grows and shrinks is harder to follow at this size.
            rows += [row._replace(air=0) for row in own]
        if place in ("help", "protected"):
            held = len(rows)
        if place == "legal" and len(rows) > start:
            # Nobody misses the leaf that has nothing but whose the words are, nor reads one.
            rows = _not_alone(rows, start, held)
    return Flow(rows, held)


def _not_alone(rows: list[Row], start: int, held: int) -> list[Row]:
    """Rows of which those from `start` on stay together, below two lines of what goes before, the `held` ones apart."""
    lines = 0
    for number in range(start - 1, held - 1, -1):
        lines += rows[number].lines
        start = number
        if lines >= 2:
            break
    return [row._replace(keep=True) if start <= number < len(rows) - 1 else row for number, row in enumerate(rows)]


def _tables_let_go(rows: Sequence[Row], tallest: float) -> list[Row]:
    """Rows of which those of tables that are taller need not stay together; their headers stand again overleaf."""
    made: list[Row] = []
    table: list[Row] = []
    for row in rows:
        if row.whole and row.box is None:
            table.append(row)
            continue
        let_go = sum(each.height for each in table) > tallest
        made += [each._replace(whole=False) for each in table] if let_go else table
        made.append(row)
        table = []
    return made + table


def _help(brief: Brief, context: Context) -> list[list[Row]]:
    band = stacked_help_band(brief.content, context)
    lines = math.ceil(band.height / context.scale.body.leading)
    words = sum(count_words(panel.heading, panel.blocks) for panel in brief.content.panels)
    return [[Row(band.height, band.inks, lines=lines, words=words)]]


def _parts(brief: Brief, context: Context, parts: Sequence[PartBox]) -> list[list[Row]]:
    """Sections; steps stay on one page, which lies there while both hands are busy."""
    made = [_marked(body_rows(brief, part, context), part, brief, context) for part in parts]
    return [_whole(rows) if part.style == "steps" else rows for part, rows in zip(parts, made, strict=True)]


def _whole(rows: list[Row]) -> list[Row]:
    """Rows that stay on one page where a page can hold them."""
    return [*(row._replace(keep=True) for row in rows[:-1]), *rows[-1:]]


def _marked(rows: list[Row], part: PartBox, brief: Brief, context: Context) -> list[Row]:
    """What is left of a style: a rule above the heads of `single`, a short bar above those of `sidebar`."""
    palette, unit = context.palette, context.scale.unit
    if brief.style == "columns" or part.local or part.style in ("callout", "warning"):
        return rows
    rule = FillInk(0.0, 0.0, context.measure, HAIRLINE, palette.quiet)
    bar = FillInk(0.0, 0.0, SHORT_BAR, BAR, palette.primary)
    top = Row(2 * unit, (rule if brief.style == "single" else bar,), keep=True, lines=0)
    return [top, rows[0]._replace(before=0.0), *rows[1:]]


def _without_mark(column: Column) -> Column:
    """A page's rows; what divides a section from the one before has nothing to divide at a page's head."""
    if not column or column[0].rows[0].box or not _is_mark(column[0].rows[0]):
        return column
    return [Group(column[0].rows[1:]), *column[1:]]


def _is_mark(row: Row) -> bool:
    return bool(row.inks) and all(isinstance(ink, FillInk) for ink in row.inks)


def _further(brief: Brief, context: Context) -> list[list[Row]]:
    content = brief.content
    if content.further_heading is None:
        return []
    rows = _headline(content.further_heading, context)
    for address in content.addresses:
        own = text_rows(address, context.scale.body, context)
        own[0] = own[0]._replace(before=context.scale.unit)
        rows += own
    if brief.pictures.qr:
        code = PictureInk(0.0, 0.0, QR_SIZE, QR_SIZE, brief.pictures.qr, content.qr_slot)
        rows.append(Row(QR_SIZE, (code,), before=context.scale.apart, lines=0))
    return [_whole(rows)]


def _headline(heading: Prepared, context: Context) -> list[Row]:
    rows = text_rows(heading, context.scale.heading, context, context.palette.primary)
    return [row._replace(keep=True, words=0) for row in rows]


def _details(brief: Brief, context: Context) -> list[list[Row]]:
    """Address and website below the clinic's name, which only repeats what page one says."""
    content = brief.content
    if not content.details or content.again.name is None:
        return []
    rows = _headline(content.again.name, context)
    for detail in content.details:
        rows += text_rows(detail, context.furniture.detail, context)
    return [_whole(rows)]


def _legal(brief: Brief, context: Context) -> list[list[Row]]:
    return [text_rows(each, context.furniture.legal, context) for each in brief.content.legal]


def _protected(brief: Brief, context: Context) -> list[list[Row]]:
    return _parts(brief, context, [part for part in brief.content.parts if part.protected])


def _unprotected(brief: Brief, context: Context) -> list[list[Row]]:
    return _parts(brief, context, [part for part in brief.content.parts if not part.protected])


def _lead(brief: Brief, context: Context) -> list[list[Row]]:
    return [block_rows(brief.content.lead, context.scale.lead, context)]


def _facts(brief: Brief, context: Context) -> list[list[Row]]:
    facts = brief.content.fast_facts
    return [boxed_rows(facts, context)] if facts else []


def _plan(brief: Brief, context: Context) -> list[list[Row]]:
    plan = plan_row(brief, context)
    return [[plan]] if plan else []


def _closing(brief: Brief, context: Context) -> list[list[Row]]:
    return [boxed_rows(part, context) for part in brief.content.closing]


_ROWS: dict[Place, Callable[[Brief, Context], list[list[Row]]]] = {
    "help": _help,
    "protected": _protected,
    "lead": _lead,
    "fast_facts": _facts,
    "plan": _plan,
    "parts": _unprotected,
    "closing": _closing,
    "further": _further,
    "details": _details,
    "legal": _legal,
}
"""What runs on below the title; each list of rows stands a line apart from the one before."""


def _furnish(brief: Brief, context: Context, pages: int) -> list[Sheet]:
    return [_sheet(brief, context, number, pages) for number in range(1, pages + 1)]


def _sheet(brief: Brief, context: Context, number: int, pages: int) -> Sheet:
    """Head and footer of one page. The clinic's address is in the flow, since page one has no room for it."""
    content, page = brief.content, page_region(brief)
    context = context._replace(measure=page.rect.width)
    air, gap = context.scale.air, context.scale.gap
    sheet = Sheet()
    if number == 1:
        identity = identity_height(content, context) if content.identified else 0.0
        area = AreaInk(0.0, 0.0, context.measure, identity, IDENTITY)
        heads = [
            (masthead(content._replace(details=()), brief.pictures.logo, context), air(6.0)),
            *([(Stack(identity, (area,)), 2.0)] if content.identified else []),
            (title_block(content, context), air(6.0)),
        ]
    else:
        heads = [(large_running_head(content, context), gap)]
    for stack, space in heads:
        sheet.placed.append((stack, page, sheet.top))
        sheet.top += stack.height + space
    below = large_footer(content, context, page_labels(content, number, pages), first=number == 1)
    sheet.bottom = page.rect.height - MARGIN_BLOCK - below.height
    sheet.placed.append((below, page, sheet.bottom))
    sheet.bottom -= gap
    return sheet
