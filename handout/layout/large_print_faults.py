"""Why a document can't be had in large print, for the people who can change it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handout.diagnostics import Diagnostic, Span, error
from handout.layout.brief import Brief
from handout.layout.content import count_words
from handout.layout.over import Over
from handout.layout.pages import Attempt
from handout.layout.rows import block_rows
from handout.layout.sections import tables_at, wide_table_at
from handout.layout.word_count import counted

WORDS_A_LINE = 8
"""At 18 points in the measure of a page, about."""


def off_page_one(made: Attempt, brief: Brief, height: float, span: Span) -> Diagnostic:
    """What page one must hold, `height` points of it, is more than it can."""
    room = made.sheets[0].bottom - made.sheets[0].top
    lines = math.ceil((height - room) / made.scale.body.leading)
    names = [f"'{name}' ({counted(words, 'word')})" for name, words in _held(brief)]
    return error(
        "off-page-one",
        f"in large print these do not fit on page one, where they must be: {', '.join(names)}; "
        f"about {counted(lines, 'line')} too many",
        span,
        f"cut about {lines * WORDS_A_LINE} words from them",
        "or shorten the title" + (", or what 'identify' prints" if brief.content.personal else ""),
    )


def too_wide(brief: Brief, size: float) -> Diagnostic | None:
    """A table that no cutting of other words makes room for: its height says nothing."""
    table = wide_table_at(brief, size)
    if table is None:
        return None
    message = f"this table is too wide: at {size:g} pt a label and a word of its column do not fit side by side"
    return error("wide-table", message, table.span, "use shorter words, or make it a list")


def too_much(made: Attempt, brief: Brief, over: Over, span: Span) -> Diagnostic:
    """A table of which a row is more than a page can hold, or more pages than anybody wants to read."""
    size = made.scale.body_size
    tallest = max(sheet.bottom - sheet.top for sheet in made.sheets)
    for table, measure in tables_at(brief, made.scale):
        header, *rows = block_rows((table,), made.scale.body, made.context._replace(measure=measure))
        if header.height + max(row.height for row in rows) > tallest:
            message = f"a row of this table is too tall: at {size:g} pt a page does not hold it below the header"
            return error("tall-table", message, table.span, "make it two rows, or make the table a list")
    return error(
        "too-long",
        f"too long for {len(made.sheets)} pages of large print: "
        f"about {counted(over.lines, 'line')}, {counted(over.words, 'word')} over",
        span,
        f"cut about {counted(over.words, 'word')}, or make two handouts of it",
    )


def _held(brief: Brief) -> Iterator[tuple[str, int]]:
    """What page one must hold, and its words."""
    for panel in brief.content.panels:
        yield panel.id, count_words(panel.heading, panel.blocks)
    for part in brief.content.parts:
        if part.protected:
            yield part.id, part.words
