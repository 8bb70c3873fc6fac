"""What stands at the head and the foot of every page: masthead, title, running head, footer."""

from __future__ import annotations

from functools import lru_cache

from handout.layout.content import Content, NumberBox
from handout.layout.fitted import SMALLEST_NUMBER, fitted
from handout.layout.frame import AreaInk, FillInk, Ink, PictureInk, Stack, StrokeInk, TextInk
from handout.layout.rows import Context, baseline, stack_rows, text_rows
from handout.layout.stand_ins import MARK
from handout.layout.style import HAIRLINE, Setting
from handout.picture import Picture
from handout.record import NamedTuple
from handout.text.paragraph import Prepared
from handout.text.shape import ink_box

LOGO = (150.0, 39.6)
"""The most that a logo takes: 0.55 inch high."""

STAMP = (190.0, 50.0)
NAME_ROOM = 0.4
"""The least share of the measure in which name and address stand beside the logo."""

BRANDS_GAP = 10.0
BLANK_NUMBER = 150.0


class Labels(NamedTuple):
    """A page's own fixed words, as artifacts."""

    page: Prepared
    turn_over: Prepared | None


def masthead(content: Content, logo: Picture | None, context: Context) -> Stack:
    """Logo, name and address at the start; the telephone number at the end; a hairline below.

    Where logo and number leave the name too little room, it stands below them.
    """
    palette, measure = context.palette, context.measure
    phone = _phone(content.phone, context)
    inks: list[Ink] = list(phone.inks)
    start = 0.0
    height = max(LOGO[1], phone.height)
    if logo:
        ratio = min(LOGO[0] / logo.size.width, LOGO[1] / logo.size.height)
        width, tall = logo.size.width * ratio, logo.size.height * ratio
        inks.append(PictureInk(0.0, (height - tall) / 2, width, tall, logo, content.logo_slot))
        start = width + 10.0
    if content.name is None:
        inks.extend(_stamp(content, context))
        height = max(height, STAMP[1])
    else:
        room = measure - start - phone.width - 12.0
        beside = room >= NAME_ROOM * measure
        name = _name(content, context._replace(measure=room) if beside else context)
        inks.extend(
            name.moved(start, max(0.0, (height - name.height) / 2)) if beside else name.moved(0.0, height + 4.0)
        )
        height = max(height, name.height) if beside else height + 4.0 + name.height
    inks.append(FillInk(0.0, height + 6.0, measure, HAIRLINE, palette.rule))
    return Stack(height + 6.0 + HAIRLINE, tuple(inks))


def _name(content: Content, context: Context) -> Stack:
    sizes, palette = context.furniture, context.palette
    rows = text_rows(content.name, sizes.clinic, context, palette.ink) if content.name else []
    for detail in content.details:
        rows += text_rows(detail, sizes.detail, context, palette.quiet)
    return stack_rows(rows)


def _stamp(content: Content, context: Context) -> list[Ink]:
    palette, setting = context.palette, context.furniture.detail
    label = fitted(content.stamp, setting, context._replace(measure=STAMP[0] - 12.0), palette.quiet)
    return [StrokeInk(0.0, 0.0, *STAMP, palette.rule, 0.5, 3.0), *label.moved(6.0, 2.0)]


def _phone(number: NumberBox, context: Context) -> Stack:
    """The label above the number or above a blank, both at the end of the line."""
    palette, measure, sizes = context.palette, context.measure, context.furniture
    if number.value is None:
        label = fitted(number.label, sizes.detail, context._replace(measure=BLANK_NUMBER), palette.quiet)
        line = 23.5 + sizes.detail.leading
        blank = FillInk(measure - BLANK_NUMBER, line, BLANK_NUMBER, 0.6, palette.quiet)
        return Stack(line + 0.6, (blank, *label.moved(measure - BLANK_NUMBER, 4.0)), BLANK_NUMBER)
    room = measure * 0.4
    inner = context._replace(measure=room)
    label = fitted(number.label, sizes.detail, inner, palette.quiet, at_end=True)
    whole = room / number.value.longest_word
    least = max(sizes.smallest, min(SMALLEST_NUMBER, whole))
    value = fitted(number.value, sizes.phone, inner, palette.ink, least, at_end=True, apart=True)
    top = 3.0 + label.height
    inks = [*label.moved(measure - room, 3.0), *value.moved(measure - room, top)]
    return Stack(top + value.height, tuple(inks), max(label.width, value.width))


def title_block(content: Content, context: Context) -> Stack:
    """The title, the brand names behind it or below, the notice at the end of the line or above."""
    palette, measure, sizes = context.palette, context.measure, context.furniture
    title = stack_rows(text_rows(content.title, sizes.title, context, palette.ink))
    pill = notice_pill(content.notice, context) if content.notice else None
    width = content.title.width * sizes.title.size + BRANDS_GAP
    beside = pill is not None and width + pill.width <= measure + 0.01
    inks: list[Ink] = []
    top = _ink_above(title)
    if pill and beside:
        inks.extend(pill.moved(measure - pill.width, top + (sizes.title.leading - pill.height) / 2))
    elif pill:
        inks.extend(pill.inks)
        top += pill.height + 4.0
    inks.extend(title.moved(0.0, top))
    height = top + title.height
    if content.brands is None:
        return Stack(height, tuple(inks))
    brands = stack_rows(text_rows(content.brands, sizes.brands, context, palette.quiet))
    taken = pill.width + BRANDS_GAP if pill and beside else 0.0
    if width + content.brands.width * sizes.brands.size + taken <= measure:
        drop = baseline(sizes.title, content.title) - baseline(sizes.brands, content.brands)
        return Stack(height, (*inks, *brands.moved(width, top + drop)))
    return Stack(height + brands.height, (*inks, *brands.moved(0.0, height)))


@lru_cache(maxsize=64)
def _ink_above(stack: Stack) -> float:
    """How far words reach above the height that they stand in, as some in Nastaliq do by a third of an em and more."""
    tops = (
        ink_box(cluster, piece.face)[1] * ink.size - ink.block
        for ink in stack.inks
        if isinstance(ink, TextInk)
        for piece in ink.line.pieces()
        for cluster in piece.clusters
        if not cluster.text.isspace()
    )
    return max(max(tops, default=0.0), 0.0)


def notice_pill(notice: Prepared, context: Context, setting: Setting | None = None) -> Stack:
    """A warning about the sheet itself, in an outline: an office printer shows it without colour as well."""
    color = context.palette.accent
    words = fitted(notice, setting or context.furniture.notice, context.narrower(14.0), color)
    box = StrokeInk(0.0, 0.0, words.width + 14.0, words.height + 3.0, color, 0.9, 3.0)
    return Stack(words.height + 3.0, (box, *words.moved(7.0, 1.2)), words.width + 14.0)


def running_head(content: Content, context: Context, area: str = MARK) -> Stack:
    """The head of a later page: what it is and whom to call. It repeats page one, so it is an artifact.

    `area` is where the sheet's mark stands.
    """
    palette, measure = context.palette, context.measure
    room, setting = measure * 0.62, context.furniture.running
    mark = content.again.mark.width * setting.size if content.again.mark else 0.0
    title = fitted(content.again.title, setting, context._replace(measure=room - mark - 12.0), palette.ink)
    inks: list[Ink] = list(title.inks)
    height = title.height
    if mark:
        inks.append(AreaInk(room - mark, 0.0, mark, setting.leading, area))
    if content.again.phone:
        inner = context.narrower(room + 12.0)
        phone = fitted(content.again.phone, setting, inner, palette.ink, at_end=True)
        inks.extend(phone.moved(room + 12.0, 0.0))
        height = max(height, phone.height)
    inks.append(FillInk(0.0, height + 4.0, measure, HAIRLINE, palette.rule))
    return Stack(height + 4.0 + HAIRLINE, tuple(inks))


def footer(content: Content, context: Context, labels: Labels, *, first: bool) -> Stack:
    """Dates and version on page one, notice and version again on later ones; page number and 'Turn over' at the end."""
    palette, measure, small = context.palette, context.measure, context.furniture.footer
    page = fitted(labels.page, small, context, palette.quiet, at_end=True)
    inks: list[Ink] = page.moved(0.0, 2.0)
    width = page.width
    if labels.turn_over:
        inner = context.narrower(width + 12.0)
        turn = fitted(labels.turn_over, context.furniture.turn_over, inner, palette.ink, at_end=True)
        inks.extend(turn.moved(0.0, 0.6))
        width += turn.width + 12.0
    if first:
        imprint = stack_rows(text_rows(content.imprint, small, context.narrower(width + 12.0), palette.quiet))
        return Stack(max(imprint.height, small.leading) + 2.0, (*inks, *imprint.moved(0.0, 2.0)))
    version = fitted(content.again.version, small, context.narrower(width + 12.0), palette.quiet, at_end=True)
    inks.extend(version.moved(0.0, 2.0))
    width += version.width + 12.0
    if content.again.notice is None:
        return Stack(small.leading + 2.0, tuple(inks))
    pill = notice_pill(content.again.notice, context._replace(measure=measure - width - 12.0))
    shifted = [ink._replace(block=ink.block + pill.height - small.leading - 2.0) for ink in inks]
    return Stack(pill.height, (*shifted, *pill.inks))


def large_running_head(content: Content, context: Context) -> Stack:
    """The running head of large print, with the sheet's mark on a line of its own."""
    mark = content.again.mark
    head = running_head(content._replace(again=content.again._replace(mark=None)), context)
    if mark is None:
        return head
    leading = context.furniture.running.leading
    area = AreaInk(0.0, 0.0, mark.width * context.furniture.running.size, leading, MARK)
    return Stack(head.height + leading, (area, *head.moved(0.0, leading)))


def large_footer(content: Content, context: Context, labels: Labels, *, first: bool) -> Stack:
    """The same words in large print, one below the other where a line can't hold them; the page number last."""
    palette, measure, small = context.palette, context.measure, context.furniture.footer
    inks: list[Ink] = []
    block = 2.0
    if content.again.notice and not first:
        pill = notice_pill(content.again.notice, context, small)
        inks.extend(pill.moved(0.0, block))
        block += pill.height + 3.0
    page = fitted(labels.page, small, context, palette.ink, at_end=True)
    width = page.width + 18.0
    turn = (
        fitted(labels.turn_over, small, context.narrower(width), palette.ink, at_end=True) if labels.turn_over else None
    )
    rows = text_rows(content.imprint if first else content.again.version, small, context, palette.ink)
    words = stack_rows(rows)
    inks.extend(words.moved(0.0, block))
    block += words.height
    last = max(ink.line.width * ink.size for ink in rows[-1].inks if isinstance(ink, TextInk))
    if last + width + (turn.width + 18.0 if turn else 0.0) <= measure:
        block -= small.leading
    inks.extend(page.moved(0.0, block))
    inks.extend(turn.moved(0.0, block) if turn else ())
    return Stack(block + page.height, tuple(inks))
