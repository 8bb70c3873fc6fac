"""The line that says whose sheet it is, in room of a set height: nothing below it moves with a patient's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handout.document import OWN, Document, Own
from handout.layout.areas import ROUNDING, Overflow, set_area
from handout.layout.content import Content
from handout.layout.frame import Stack
from handout.layout.rows import Context, stack_rows, text_rows
from handout.layout.stand_ins import IDENTITY
from handout.layout.style import Setting, quarter
from handout.text.fonts import REGULAR
from handout.text.itemize import StyledRange
from handout.text.paragraph import Prepared

if TYPE_CHECKING:
    from handout.layout.typesetter import Typesetter

STEP = 0.25


def set_identity(setter: Typesetter, document: Document, own: Own) -> Prepared:
    """The line that says whose sheet it is; on one that is nobody's yet blanks, as fields where it is a form."""
    if not document.whose:
        return setter.own(own.identity, "P")
    text, ranges = "", []
    with setter.tree.element("P", personal=True):
        for field, before, blank, after in document.whose:
            start, text = len(text), text + before
            ranges.append(StyledRange(start, len(text), REGULAR, setter.tree.slot()))
            with setter.tree.element("Span", personal=True):
                start, text = len(text), text + blank
                ranges.append(StyledRange(start, len(text), REGULAR, setter.tree.slot(), isolate=True))
                setter.form.identity(field)
            if after:
                start, text = len(text), text + after
                ranges.append(StyledRange(start, len(text), REGULAR, setter.tree.slot()))
    return setter.prepared(text, ranges, [(0, OWN)])


def identity_height(content: Content, context: Context) -> float:
    """Of a recipient's, as many lines in the smallest type as their name may take, or one in the usual type.

    On a sheet that is nobody's the words are the clinic's, and have the room that they take, or that a hand does.
    """
    settings = list(_settings(content, context))
    return max(settings[0].leading, content.heights.identity * settings[-1].leading)


def identity_stack(words: Prepared, content: Content, context: Context, height: float) -> Stack | Overflow:
    """In the largest type in which the words are no taller than their room, and in the middle of that."""
    for setting in _settings(content, context):
        rows = text_rows(words, setting, context, context.palette.ink)
        stack = stack_rows(rows)
        if stack.height <= height + ROUNDING:
            return Stack(height, tuple(stack.moved(0.0, max(0.0, height - stack.height) / 2)))
    return set_area(rows, height, IDENTITY)


def _settings(content: Content, context: Context) -> Iterator[Setting]:
    """The usual type, and for a recipient's words smaller ones, with lines as close for their size.

    Lines to write on are as far apart as others, but no more than the sheet's spacing allows.
    """
    usual = context.furniture.identity
    if content.writable:
        usual = usual._replace(leading=max(usual.leading, context.scale.air(context.furniture.ruled)))
    yield usual
    size = usual.size - STEP
    while content.personal and size >= context.furniture.smallest:
        yield usual._replace(size=size, leading=quarter(size * usual.leading / usual.size))
        size -= STEP
