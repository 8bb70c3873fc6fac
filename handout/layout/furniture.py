"""What stands around the text: masthead, title, Fast Facts, help band, running head, foot, footer. Each a Stack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handout.layout import icons
from handout.layout.flow import balance, column_height, group_rows
from handout.layout.frame import FillInk, Ink, PictureInk, Stack, StrokeInk, TextInk
from handout.layout.rows import BAR, Context, Row, baseline, block_rows, boxed_rows, stack_rows, text_rows
from handout.layout.style import (
    AFTER_HOURS,
    BRANDS,
    CALL,
    CLINIC,
    DETAIL,
    EMERGENCY,
    FOOTER,
    GUTTER,
    LEGAL,
    NOTICE,
    PHONE,
    RULED_LINE,
    RUNNING,
    TITLE,
    TURN_OVER,
    Setting,
)
from handout.layout.typeset import Content, NumberBox, PanelBox, PartBox
from handout.picture import Color, Picture
from handout.text.paragraph import Prepared

LOGO = (150.0, 39.6)
"""The most that a logo takes: 0.55 inch high."""

STAMP = (190.0, 39.6)
BRANDS_GAP = 10.0
HAIRLINE = 0.75
BLANK_LINE = 120.0
QR_SIZE = 61.2
BAND_BORDER = 1.5
BAND_INLINE, BAND_BLOCK = 10.0, 7.0
ICON_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a sheet: the clinic's logo and the QR code, where there are any."""

    logo: Picture | None = None
    qr: Picture | None = None


def one_line(
    prepared: Prepared, setting: Setting, context: Context, color: Color, width: float
) -> tuple[TextInk, float]:
    """A line that does not break, and its width; set smaller where it is too long for `width`."""
    natural = prepared.width * setting.size
    size = setting.size if natural <= width else max(setting.size * width / natural, 6.0)
    line = prepared.lines(1e6, context.breaker)[0]
    return TextInk(0.0, baseline(setting, prepared), size, color, color, line), prepared.width * size


def _at_end(ink: TextInk, width: float, measure: float, block: float) -> TextInk:
    return ink._replace(inline=measure - width, block=ink.block + block)


def masthead(content: Content, pictures: Pictures, context: Context) -> Stack:
    """Logo, name and address at the start; the telephone number at the end; a hairline below."""
    palette, measure = context.palette, context.measure
    inks: list[Ink] = []
    start = 0.0
    height = LOGO[1]
    if pictures.logo:
        size = pictures.logo.size
        ratio = min(LOGO[0] / size.width, LOGO[1] / size.height)
        width = size.width * ratio
        inks.append(PictureInk(0.0, 0.0, width, size.height * ratio, pictures.logo, content.logo_slot))
        start = width + 10.0
    if content.name is None:
        inks.extend(_stamp(content, context))
    phone_width = _phone(content.phone, context, inks)
    if content.name is not None:
        inner = replace(context, measure=measure - start - phone_width - 12.0)
        rows = text_rows(content.name, CLINIC, inner, palette.ink)
        for detail in content.details:
            rows += text_rows(detail, DETAIL, inner, palette.quiet)
        block = stack_rows(rows)
        inks.extend(block.moved(start, max(0.0, (height - block.height) / 2)))
        height = max(height, block.height)
    inks.append(FillInk(0.0, height + 6.0, measure, HAIRLINE, palette.rule))
    return Stack(height + 6.0 + HAIRLINE, tuple(inks))


def _stamp(content: Content, context: Context) -> list[Ink]:
    palette = context.palette
    label, _ = one_line(content.stamp, DETAIL, context, palette.quiet, STAMP[0])
    frame = StrokeInk(0.0, 0.0, *STAMP, palette.rule, 0.5, 3.0)
    return [frame, label._replace(inline=6.0, block=label.block + 2.0)]


def _phone(number: NumberBox, context: Context, inks: list[Ink]) -> float:
    """The label above the number, both at the end of the line; gives the width taken."""
    palette, measure = context.palette, context.measure
    label, label_width = one_line(number.label, DETAIL, context, palette.quiet, 150.0)
    if number.value is None:
        inks.append(label._replace(inline=measure - 150.0, block=label.block + 4.0))
        inks.append(FillInk(measure - 150.0, 36.0, 150.0, 0.6, palette.quiet))
        return 150.0
    value, value_width = one_line(number.value, PHONE, context, palette.ink, measure * 0.4)
    width = max(value_width, label_width)
    inks.append(_at_end(label, label_width, measure, 3.0))
    inks.append(_at_end(value, value_width, measure, 15.5))
    return width


def title_block(content: Content, context: Context) -> Stack:
    """The title, the brand names behind it or below, the notice at the end of the line or above."""
    palette = context.palette
    pill = notice_pill(content.notice, context) if content.notice else None
    width = content.title.width * TITLE.size
    brands = content.brands.width * BRANDS.size + BRANDS_GAP if content.brands else 0.0
    beside = pill is not None and width + pill.width + BRANDS_GAP <= context.measure
    inks: list[Ink] = []
    top = 0.0
    if pill and beside:
        inks.extend(pill.moved(context.measure - pill.width, (TITLE.leading - pill.height) / 2))
    elif pill:
        inks.extend(pill.inks)
        top = pill.height + 4.0
    title = stack_rows(text_rows(content.title, TITLE, context, palette.ink))
    inks.extend(title.moved(0.0, top))
    height = top + title.height
    if content.brands is None:
        return Stack(height, tuple(inks))
    taken = pill.width + BRANDS_GAP if pill and beside else 0.0
    if width + brands + taken <= context.measure:
        ink, _ = one_line(content.brands, BRANDS, context, palette.quiet, context.measure)
        inks.append(ink._replace(inline=width + BRANDS_GAP, block=top + baseline(TITLE, content.title)))
        return Stack(height, tuple(inks))
    below = stack_rows(text_rows(content.brands, BRANDS, context, palette.quiet))
    return Stack(height + below.height, (*inks, *below.moved(0.0, height)))


def notice_pill(notice: Prepared, context: Context) -> Stack:
    """A warning about the sheet itself, in an outline: an office printer shows it without colour as well."""
    color = context.palette.accent
    ink, width = one_line(notice, NOTICE, context, color, context.measure - 16.0)
    box = StrokeInk(0.0, 0.0, width + 14.0, NOTICE.leading + 3.0, color, 0.9, 3.0)
    return Stack(NOTICE.leading + 3.0, (box, ink._replace(inline=7.0, block=ink.block + 1.2)), width + 14.0)


def lead(content: Content, context: Context) -> Stack:
    """The paragraph below the title, larger than the body."""
    return stack_rows(block_rows(content.lead, context.scale.lead, context))


def fast_facts(part: PartBox, context: Context, longest: float) -> Stack:
    """The callout that the eye meets first: a tint, a bar, larger type. `longest` is the longest line, in em."""
    scale, palette = context.scale, context.palette
    start, pad = BAR + 12.0, 7.5
    inner = replace(context, measure=min(context.measure - start - 12.0, longest * scale.facts.size))
    rows = text_rows(part.heading, scale.facts_heading, inner, palette.primary)
    rows += block_rows(part.blocks, scale.facts, inner)
    text = stack_rows(rows)
    height = text.height + 2 * pad
    ground = [
        FillInk(0.0, 0.0, context.measure, height, palette.primary_tint),
        FillInk(0.0, 0.0, BAR, height, palette.primary),
    ]
    return Stack(height, (*ground, *text.moved(start, pad - 1.0)))


def help_band(content: Content, context: Context) -> Stack:
    """When to call and whom, in a border: two panels side by side, the way to an interpreter below."""
    palette, measure = context.palette, context.measure
    cells = _cells(content.panels, context)
    width = measure / len(cells)
    inner = replace(context, measure=width - 2 * BAND_INLINE)
    texts = [stack_rows(cell.text(inner)) for cell in cells]
    beside = _note_fits_beside(content, inner)
    numbers = [_numbers(cell, inner, content.help_note if beside else None) for cell in cells]
    text_height = max(text.height for text in texts)
    height = BAND_BLOCK + max(
        text_height + max(number.height for number in numbers) if len(content.panels) > 1 else 0.0,
        *(text.height + number.height for text, number in zip(texts, numbers, strict=True)),
    )
    inks: list[Ink] = []
    for order, (cell, text, number) in enumerate(zip(cells, texts, numbers, strict=True)):
        inline = order * width + BAND_INLINE
        inks.extend(text.moved(inline, BAND_BLOCK))
        inks.extend(cell.icon(context, inline))
        inks.extend(number.moved(inline, height - number.height))
    height += BAND_BLOCK - 2.0
    if len(content.panels) > 1:
        inks.append(FillInk(width, BAND_BLOCK, HAIRLINE, height - 2 * BAND_BLOCK + 2.0, palette.rule))
    if content.help_note and not beside:
        note = stack_rows(text_rows(content.help_note, context.scale.body, context.narrower(2 * BAND_INLINE)))
        inks.append(FillInk(BAND_INLINE, height, measure - 2 * BAND_INLINE, HAIRLINE, palette.rule))
        inks.extend(note.moved(BAND_INLINE, height + 4.0))
        height += note.height + 8.0
    border = StrokeInk(0.0, 0.0, measure, height, palette.accent, BAND_BORDER, 4.0)
    return Stack(height, (border, *inks))


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of the band: a panel's words, its numbers, or both."""

    panel: PanelBox
    words: bool = True
    numbers: bool = True

    @property
    def urgent(self) -> bool:
        return self.panel.id == "emergency"

    def text(self, context: Context) -> list[Row]:
        if not self.words:
            return []
        scale, palette = context.scale, context.palette
        indent = scale.facts.leading + ICON_GAP
        color = palette.accent if self.urgent else palette.primary
        rows = text_rows(self.panel.heading, scale.facts, context.narrower(indent), color, indent)
        blocks = block_rows(self.panel.blocks, scale.body, context)
        if blocks:
            blocks[0] = blocks[0]._replace(before=2.0)
        return rows + blocks

    def icon(self, context: Context, inline: float) -> list[Ink]:
        if not self.words:
            return []
        palette = context.palette
        side = context.scale.facts.leading
        drawing = icons.emergency(palette.accent) if self.urgent else icons.telephone(palette.primary)
        return [PictureInk(inline, BAND_BLOCK, side, side, drawing)]


def _cells(panels: Sequence[PanelBox], context: Context) -> list[_Cell]:
    if len(panels) > 1:
        return [_Cell(panel) for panel in panels]
    return [_Cell(panels[0], numbers=False), _Cell(panels[0], words=False)]


def _note_fits_beside(content: Content, context: Context) -> bool:
    """Whether the way to an interpreter is a line short enough to stand under the emergency number."""
    note = content.help_note
    urgent = any(panel.id == "emergency" for panel in content.panels) and len(content.panels) > 1
    return note is not None and urgent and note.width * context.scale.body_size <= context.measure


def _numbers(cell: _Cell, context: Context, note: Prepared | None) -> Stack:
    """The telephone numbers, each behind its label, the largest type on the page after the title."""
    if not cell.numbers:
        return Stack(0.0)
    inks: list[Ink] = []
    block = 3.0
    settings = (EMERGENCY,) if cell.urgent else (CALL, AFTER_HOURS)
    for number, setting in zip(cell.panel.numbers, settings, strict=True):
        inks.extend(_number(number, setting, context, block))
        block += setting.leading
    if note and cell.urgent:
        rows = text_rows(note, context.scale.body, context)
        inks.extend(stack_rows(rows).moved(0.0, block))
        block += context.scale.body.leading
    return Stack(block, tuple(inks))


def _number(number: NumberBox, setting: Setting, context: Context, block: float) -> list[Ink]:
    palette = context.palette
    label_setting = Setting(context.scale.body_size, setting.leading)
    label, width = one_line(number.label, label_setting, context, palette.ink, context.measure * 0.5)
    rise = block + baseline(setting, number.value or number.label)
    inks: list[Ink] = [label._replace(block=rise)]
    width += 0.35 * context.scale.body_size
    if number.value is None:
        inks.append(FillInk(width, rise + 2.0, context.measure - width, 0.6, palette.quiet))
    else:
        value, _ = one_line(number.value, setting, context, palette.ink, context.measure - width)
        inks.append(value._replace(inline=width, block=rise))
    return inks


def running_head(content: Content, context: Context) -> Stack:
    """The head of a later page: what it is and whom to call. It repeats page one, so it is an artifact."""
    palette = context.palette
    half = context.measure * 0.62
    title, _ = one_line(content.again.title, RUNNING, context, palette.ink, half)
    inks: list[Ink] = [title]
    if content.again.phone:
        phone, width = one_line(content.again.phone, RUNNING, context, palette.ink, context.measure - half - 12.0)
        inks.append(_at_end(phone, width, context.measure, 0.0))
    inks.append(FillInk(0.0, RUNNING.leading + 4.0, context.measure, HAIRLINE, palette.rule))
    return Stack(RUNNING.leading + 4.0 + HAIRLINE, tuple(inks))


def footer(content: Content, context: Context, labels: Labels, *, first: bool) -> Stack:
    """Dates and version on page one, the notice again on later ones; the page number and 'Turn over' at the end."""
    palette, measure = context.palette, context.measure
    page, width = one_line(labels.page, FOOTER, context, palette.quiet, measure / 2)
    inks: list[Ink] = [_at_end(page, width, measure, 2.0)]
    if labels.turn_over:
        turn, turn_width = one_line(labels.turn_over, TURN_OVER, context, palette.ink, measure / 2)
        width += turn_width + 12.0
        inks.append(_at_end(turn, turn_width, measure - (width - turn_width), 0.6))
    if first:
        imprint = stack_rows(text_rows(content.imprint, FOOTER, context.narrower(width + 12.0), palette.quiet))
        inks.extend(imprint.moved(0.0, 2.0))
        return Stack(max(imprint.height, FOOTER.leading) + 2.0, tuple(inks))
    if content.again.notice:
        inks.extend(notice_pill(content.again.notice, context).moved(0.0, -4.0))
    return Stack(FOOTER.leading + 2.0, tuple(inks))


@dataclass(frozen=True, slots=True)
class Labels:
    """A page's own fixed words, as artifacts."""

    page: Prepared
    turn_over: Prepared | None


def closing_box(part: PartBox, context: Context) -> Stack:
    """What to remember, on its ground."""
    rows = boxed_rows(part, context)
    text = stack_rows(rows)
    return Stack(text.height, (*ground_inks(rows[0], context.measure, text.height), *text.inks))


def ground_inks(row: Row, measure: float, height: float) -> list[Ink]:
    """The tint and the bar under the rows of a callout."""
    if row.box is None:
        return []
    return [FillInk(0.0, 0.0, measure, height, row.box.tint), FillInk(0.0, 0.0, BAR, height, row.box.bar)]


def further(content: Content, pictures: Pictures, context: Context) -> Stack:
    """Where to read more: addresses at the start, the QR code at the end."""
    if content.further_heading is None:
        return Stack(0.0)
    scale, palette = context.scale, context.palette
    beside = pictures.qr is not None and context.measure > 240.0
    inner = context.narrower(QR_SIZE + 10.0) if beside else context
    rows = text_rows(content.further_heading, scale.heading, inner, palette.primary)
    for address in content.addresses:
        own = text_rows(address, scale.body, inner)
        own[0] = own[0]._replace(before=2.0)
        rows += own
    text = stack_rows(rows)
    inks = list(text.inks)
    height = text.height
    if pictures.qr:
        inline = context.measure - QR_SIZE if beside else 0.0
        block = 0.0 if beside else height + 6.0
        inks.append(PictureInk(inline, block, QR_SIZE, QR_SIZE, pictures.qr, content.qr_slot))
        height = max(height, block + QR_SIZE)
    return Stack(height, tuple(inks))


def legal(content: Content, context: Context) -> Stack:
    """The small print in two columns, since one would make lines that nobody can follow."""
    measure = (context.measure - GUTTER) / 2
    inner = replace(context, measure=measure)
    rows: list[Row] = []
    for paragraph in content.legal:
        own = text_rows(paragraph, LEGAL, inner, context.palette.quiet)
        own[0] = own[0]._replace(before=3.0)
        rows += own
    if not rows:
        return Stack(0.0)
    columns = balance(group_rows(rows, 1e6), 2, 1e6)
    inks: list[Ink] = []
    for order, column in enumerate(columns):
        stack = stack_rows([row for group in column for row in group.rows])
        inks.extend(stack.moved(order * (measure + GUTTER), 0.0))
    return Stack(max(map(column_height, columns)), tuple(inks))


def ruled(heading: Prepared, context: Context, height: float) -> Stack:
    """A heading over as many ruled lines to write on as there is room for; nothing where that is fewer than three."""
    palette, scale = context.palette, context.scale
    head = scale.heading.leading
    count = int((height - head) / RULED_LINE)
    if count < 3:
        return Stack(0.0)
    label, _ = one_line(heading, scale.heading, context, palette.primary, context.measure)
    lines = [FillInk(0.0, head + RULED_LINE * (n + 1), context.measure, 0.5, palette.rule) for n in range(count)]
    return Stack(head + RULED_LINE * count + 0.5, (label, *lines))
