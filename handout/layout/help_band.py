"""The help band of page one: when to call and whom, in a border that the eye finds at once."""

from __future__ import annotations

from collections.abc import Sequence

from handout.layout import icons
from handout.layout.content import Content, NumberBox, PanelBox
from handout.layout.fitted import SMALLEST_NUMBER, fitted, numbers_apart
from handout.layout.frame import FillInk, Ink, PictureInk, Stack, StrokeInk, TextInk
from handout.layout.rows import ICON_GAP, Context, Row, block_rows, stack_rows, text_rows
from handout.layout.style import HAIRLINE, Setting
from handout.record import NamedTuple
from handout.text.paragraph import Prepared

BORDER = 1.5
INLINE, BLOCK = 10.0, 7.0
LEAST_FOOT = 0.75
"""Between the last line and the border, in steps of the grid: its letters reach down, and must not touch."""

MOST_ICON = 1.4
"""The side of an icon beside a heading, in em of it."""


def help_band(content: Content, context: Context) -> Stack:
    """Two panels side by side; the way to an interpreter under the emergency number, or below where it is long."""
    palette, measure = context.palette, context.measure
    cells = _cells(content.panels)
    width = measure / len(cells)
    inner = context._replace(measure=panel_measure(content, measure))
    beside = _note_fits_beside(content, inner)
    texts = [stack_rows(cell.text(inner, even=True)) for cell in cells]
    numbers = [numbers_of(cell, inner, content.help_note if beside else None) for cell in cells]
    pad = context.scale.air(BLOCK)
    height = pad + _height(texts, numbers, aligned=len(content.panels) > 1)
    inks: list[Ink] = []
    for order, (cell, text, number) in enumerate(zip(cells, texts, numbers, strict=True)):
        inline = order * width + INLINE
        inks.extend(text.moved(inline, pad))
        inks.extend(cell.icon(context, inline, pad))
        inks.extend(number.moved(inline, height - number.height))
    height += _foot(context)
    if len(content.panels) > 1:
        inks.append(FillInk(width, pad, HAIRLINE, height - pad - _foot(context), palette.rule))
    if content.help_note and not beside:
        note = stack_rows(text_rows(content.help_note, context.scale.body, context.narrower(2 * INLINE)))
        inks.append(FillInk(INLINE, height, measure - 2 * INLINE, HAIRLINE, palette.rule))
        inks.extend(note.moved(INLINE, height + 4.0))
        height += note.height + 8.0
    border = StrokeInk(0.0, 0.0, measure, height, palette.accent, BORDER, 4.0)
    return Stack(height, (border, *inks))


def stacked_help_band(content: Content, context: Context) -> Stack:
    """The panels one below the other, each with its numbers, and the way to an interpreter last: for large type."""
    palette, inner = context.palette, context.narrower(2 * INLINE)
    inks: list[Ink] = []
    block = pad = context.scale.air(BLOCK)
    for order, panel in enumerate(content.panels):
        if order:
            inks.append(FillInk(INLINE, block, inner.measure, HAIRLINE, palette.rule))
            block += pad
        cell = Cell(panel)
        text = stack_rows(cell.text(inner))
        inks.extend(text.moved(INLINE, block))
        inks.extend(cell.icon(context, INLINE, block))
        numbers = numbers_of(cell, inner, None)
        inks.extend(numbers.moved(INLINE, block + text.height))
        block += text.height + numbers.height + pad
    if content.help_note:
        note = stack_rows(text_rows(content.help_note, context.scale.body, inner))
        inks.append(FillInk(INLINE, block, inner.measure, HAIRLINE, palette.rule))
        inks.extend(note.moved(INLINE, block + pad))
        block += note.height + 2 * pad
    border = StrokeInk(0.0, 0.0, context.measure, block, palette.accent, BORDER, 4.0)
    return Stack(block, (border, *inks))


def panel_measure(content: Content, measure: float) -> float:
    """What the words of a panel have of the band's measure where panels stand side by side."""
    return measure / len(_cells(content.panels)) - 2 * INLINE


def _foot(context: Context) -> float:
    """The air below the last line, however close things stand."""
    return max(context.scale.air(BLOCK) - 2.0, LEAST_FOOT * context.scale.unit + BORDER / 2)


class Cell(NamedTuple):
    """One cell of the band: a panel's words, its numbers, or both."""

    panel: PanelBox
    words: bool = True
    numbers: bool = True

    @property
    def urgent(self) -> bool:
        return self.panel.id == "emergency"

    def text(self, context: Context, *, even: bool = False) -> list[Row]:
        """Heading and words; `even` beside another panel, so that the lines of both stand on one level."""
        if not self.words:
            return []
        scale, palette = context.scale, context.palette
        indent = _icon_side(context) + ICON_GAP
        color = palette.accent if self.urgent else palette.primary
        rows = text_rows(self.panel.heading, scale.facts, context.narrower(indent), color, indent)
        blocks = block_rows(self.panel.blocks, scale.body, context, even=even)
        if blocks:
            blocks[0] = blocks[0]._replace(before=scale.air(2.0))
        return rows + blocks

    def icon(self, context: Context, inline: float, block: float) -> list[Ink]:
        if not self.words:
            return []
        palette = context.palette
        side = _icon_side(context)
        drawing = icons.emergency(palette.accent) if self.urgent else icons.telephone(palette.primary)
        return [PictureInk(inline, block + (context.scale.facts.leading - side) / 2, side, side, drawing)]


def _icon_side(context: Context) -> float:
    """An icon is as tall as its heading's line, unless lines stand far apart."""
    return min(context.scale.facts.leading, MOST_ICON * context.scale.facts.size)


def _cells(panels: Sequence[PanelBox]) -> list[Cell]:
    """A cell a panel; a lone panel has its numbers beside its words."""
    if len(panels) > 1:
        return [Cell(panel) for panel in panels]
    return [Cell(panels[0], numbers=False), Cell(panels[0], words=False)]


def _height(texts: Sequence[Stack], numbers: Sequence[Stack], *, aligned: bool) -> float:
    """Of the tallest cell. Where each cell has words and numbers, the numbers stand on one line across the band."""
    if aligned:
        return max(text.height for text in texts) + max(number.height for number in numbers)
    return max(text.height + number.height for text, number in zip(texts, numbers, strict=True))


def _note_fits_beside(content: Content, context: Context) -> bool:
    """Whether the way to an interpreter is a line short enough to stand under the emergency number."""
    note = content.help_note
    urgent = any(panel.id == "emergency" for panel in content.panels) and len(content.panels) > 1
    return note is not None and urgent and note.width * context.scale.body_size <= context.measure


def numbers_of(cell: Cell, context: Context, note: Prepared | None) -> Stack:
    """The telephone numbers, each behind its label, the largest type on the page after the title."""
    if not cell.numbers:
        return Stack(0.0)
    inks: list[Ink] = []
    block = context.scale.air(3.0)
    sizes = context.furniture
    settings = (sizes.emergency,) if cell.urgent else (sizes.call, sizes.after_hours)
    most = settings[0].size
    for number, setting in zip(cell.panel.numbers, settings, strict=True):
        stack, most = _number(number, _at_most(most, setting), context)
        inks.extend(stack.moved(0.0, block))
        block += stack.height
    if note and cell.urgent:
        stack = stack_rows(text_rows(note, context.scale.body, context))
        inks.extend(stack.moved(0.0, block))
        block += stack.height
    return Stack(block, tuple(inks))


def _at_most(size: float, setting: Setting) -> Setting:
    """No number is larger than the one above it, which is to be called first."""
    share = min(1.0, size / setting.size)
    return setting._replace(size=setting.size * share, leading=setting.leading * share)


def _number(number: NumberBox, setting: Setting, context: Context) -> tuple[Stack, float]:
    """A number on its label's line, or below it where the line has no room; a rule where there is no number.

    Several numbers stand on a line each where one line is too short. With their size.
    """
    palette, body = context.palette, context.scale.body_size
    label = fitted(number.label, context.scale.body._replace(leading=setting.leading), context, palette.ink, body)
    start = label.width + 0.35 * body
    room = context.narrower(start)
    if number.value is None:
        rise = setting.leading * 0.75
        line = FillInk(start, rise + 2.0, room.measure, 0.6, palette.quiet)
        return Stack(label.height, (*label.inks, line)), setting.size
    least = max(body, SMALLEST_NUMBER)
    if number.value.width * least <= room.measure or numbers_apart(number.value, setting, room):
        value = fitted(number.value, setting, room, palette.ink, least, apart=True)
        height = max(setting.leading, value.height)
        return Stack(height, (*_on_baseline(label, value), *value.moved(start, 0.0))), _size_of(value)
    value = fitted(number.value, setting, context, palette.ink, least, apart=True)
    return Stack(label.height + value.height, (*label.inks, *value.moved(0.0, label.height))), _size_of(value)


def _size_of(value: Stack) -> float:
    return max(ink.size for ink in value.inks if isinstance(ink, TextInk))


def _on_baseline(label: Stack, value: Stack) -> list[Ink]:
    """A label brought down to the baseline of the larger number behind it."""
    drop = value.inks[0].block
    return [ink._replace(block=drop) if isinstance(ink, TextInk) else ink for ink in label.inks]
