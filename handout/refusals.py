"""What is said of a sheet that does not fit, or fits with a price: figures, the cause, what would help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from handout.abridge import Page, longest_without_short
from handout.diagnostics import Diagnostic, Span, error, warning
from handout.document import Document
from handout.layout.brief import Brief
from handout.layout.content import Content, TableBox, count_words
from handout.layout.fit import DENSEST, STEP, STYLES, Budget, Fitted, TooLong, holding, largest, lines_over
from handout.layout.sections import wide_table_at
from handout.layout.word_count import counted
from handout.model import HELP_SECTIONS, Clinic, Handout, PageStyle

LEAD = "title and intro"


class Holds(Protocol):
    """Whether a sheet that does not fit does so in another style, or on so many pages."""

    def __call__(self, *, style: PageStyle | None = None, pages: Budget | None = None) -> bool: ...


def far_too_long(span: Span) -> Diagnostic:
    """A text that no search for a size is worth."""
    return error("too-long", "the words would fill a book, not two pages", span, "cut the text to about 700 words")


def nothing_to_fill_in(handout: Handout, clinic: Clinic | None) -> Diagnostic:
    """A sheet without a place for anybody's words."""
    file = f"'{clinic.span.file}'" if clinic else "the clinic's file, and name it with --clinic"
    return error(
        "nothing-to-fill-in",
        "there is nothing to fill in on this sheet: no plan, no check boxes, no blanks",
        handout.span,
        f"add 'plan:' or 'write_in_lines:' to {file}, or a section with 'style: checklist' to the handout",
    )


def no_note_room(content: Content, handout: Handout) -> tuple[Diagnostic, ...]:
    """A warning where a plan to fill in on screen has no field for a note, since that would not fit."""
    if content.plan is None or content.plan.fields is None or content.plan.fields.note:
        return ()
    message = "the sheet is too full for room to type a note below the plan"
    return (warning("no-note-room", message, handout.span, "cut words"),)


def no_letters(document: Document, letters: str, handout: Handout) -> tuple[Diagnostic, ...]:
    """A warning where a form's fonts, which have these letters, are not for the language of the sheet."""
    if not document.form or all(each in letters for each in document.form.note if each.isalpha()):
        return ()
    message = f"the form's own fonts have no letters of '{document.language}': typed ones may look wrong or be lost"
    return (warning("form-letters", message, handout.span, "a sheet made with --recipient has the letters of all"),)


def no_identity_room(content: Content, handout: Handout) -> tuple[Diagnostic, ...]:
    """A warning where a sheet that is nobody's yet has no line to write whose it is, since that would not fit."""
    if content.heights.identity:
        return ()
    message = "the sheet is too full for a line to write whose it is, as 'identify' asks"
    return (warning("no-identity-room", message, handout.span, "cut words"),)


def too_wide(long: TooLong, brief: Brief) -> Diagnostic | None:
    """A table of which no cutting of other words makes room."""
    table = wide_table_at(brief, long.floor)
    if table is None:
        return None
    style = holding(brief, STYLES, long.floor, long.pages)
    return _wide(table, long.floor, *([f"or use the style '{style}', which holds it"] if style else []))


def _wide(table: TableBox, floor: float, *others: str) -> Diagnostic:
    message = f"this table is too wide: at {floor:g} pt its longest words do not fit side by side"
    return error("wide-table", message, table.span, "use fewer columns or shorter words, or make it a list", *others)


def too_long(long: TooLong, page: Page, handout: Handout, others: Sequence[str]) -> Diagnostic:
    """The refusal, with the figures, the longest sections, and what would help beside cutting, as in `others`."""
    brief = page.brief
    if long.off_page_one:
        return _off_page_one(long, brief.content, handout)
    held = {*HELP_SECTIONS, *(part.id for part in brief.content.parts if part.protected)}
    lengths = sorted(_lengths(brief.content), reverse=True)
    free = [each for each in lengths if each[1] not in held]
    # What is protected is named where it is most of what the sheet says.
    longest = (free if 2 * sum(words for words, _ in free) > sum(words for words, _ in lengths) else lengths)[:3]
    parts = ", ".join(f"{name} ({counted(words, 'word')})" for words, name in longest)
    sheets = "one page" if long.pages == 1 else "two pages"
    used = ", even with every 'short' used" if page.shortened else ""
    hints = [f"cut about {counted(long.words, 'word')}; the longest parts are {parts}"]
    if long.pages == 1 and (whole := longest_without_short(handout)):
        hints.append(f"or say in 'short' what one page may say instead; the longest without it are {whole}")
    return error(
        "too-long",
        f"too long for {sheets} at {long.floor:g} pt, the smallest type allowed{used}: "
        f"about {counted(long.lines, 'line')}, {counted(long.words, 'word')} over",
        handout.span,
        *hints,
        *others,
    )


def without_cutting(long: TooLong, brief: Brief, clinic: Clinic | None, holds: Holds) -> list[str]:
    """What would help beside cutting: tried with the very words that the sheet is to say."""
    hints = ["or allow two pages"] if long.pages == 1 and holds(pages="2") else []
    if style := next((each for each in DENSEST if each != brief.style and holds(style=each)), None):
        hints.append(f"or use the style '{style}', which holds it")
    if clinic and clinic.smallest_type and clinic.smallest_type > brief.script.floor:
        hints.append("or lower 'smallest_type' in the clinic's file")
    return hints


def two_too_long(handouts: Sequence[Handout], pages: Sequence[Page], budget: Budget, floor: float) -> Diagnostic:
    """Two languages that one leaf does not hold, and what would."""
    tags = [handout.language for handout in handouts]
    apart = f"make two sheets, one with '--language {tags[0]}' and one with '--language {tags[1]}'"
    for page in pages:
        if table := wide_table_at(page.brief, floor + page.brief.more, facing=budget == "1"):
            return _wide(table, floor + page.brief.more)
    if budget == "1":
        message = f"'{tags[0]}' and '{tags[1]}' do not fit side by side on one page at {floor:g} pt"
        return error("two-too-long", message, handouts[0].span, f"allow two pages, or {apart}")
    own = 1 if budget == "2" else 2
    over = " and ".join(
        f"'{tag}' is about {counted(count, 'line')} over"
        for tag, page in zip(tags, pages, strict=True)
        if (count := lines_over(page.brief, floor + page.brief.more, own))
    )
    used = ", even with every 'short' used" if pages[0].shortened else ""
    message = (
        f"'{tags[0]}' and '{tags[1]}' do not fit {'one leaf' if budget == '2' else 'two leaves'} at {floor:g} pt, the "
        f"smallest type allowed: side by side they take more than two pages, and with {counted(own, 'page')} "
        f"each{used}, {over}"
    )
    if budget == "auto":
        return error("two-too-long", message, handouts[0].span, "cut words in both", f"or {apart}")
    hints = ["leave --pages out: they may then take two leaves", f"or {apart}"]
    if longest := longest_without_short(handouts[0]):
        hints.append(f"or say in 'short', in both, what one page may say instead; the longest without it: {longest}")
    return error("two-too-long", message, handouts[0].span, *hints)


def two_leaves(handouts: Sequence[Handout]) -> tuple[Diagnostic, ...]:
    """A warning that a sheet is two leaves of paper, of which each is in both languages."""
    first, second = (handout.language for handout in handouts)
    message = f"'{first}' and '{second}' take two leaves of paper, four pages: one leaf does not hold all words of both"
    hint = "hand out both leaves; '--pages 2' takes one, on which what has a 'short' may be shortened or left out"
    return (warning("two-leaves", message, handouts[0].span, hint),)


def _off_page_one(long: TooLong, content: Content, handout: Handout) -> Diagnostic:
    """Protected sections that do not all stand on page one, and what else takes its room."""
    if long.filled:
        return _filled(long, content, handout)
    held = [(part.words, f"'{part.id}'") for part in content.parts if part.protected]
    held += [(count_words(content.plan.heading, ()), "'Your plan'")] if content.plan else []
    names = ", ".join(name for _, name in held)
    first = next((each for each in handout.sections if each.protected and each.id not in HELP_SECTIONS), handout)
    return error(
        "off-page-one",
        f"at {long.floor:g} pt, the smallest type allowed, page one does not hold what must stand there: {names}; "
        f"about {counted(long.off_page_one, 'line')} {'is' if long.off_page_one == 1 else 'are'} over",
        first.span,
        f"shorten these, or what stands in the way: {_around(content)}",
    )


def _filled(long: TooLong, content: Content, handout: Handout) -> Diagnostic:
    """A first page that what stands around its text is too much for."""
    return error(
        "off-page-one",
        f"at {long.floor:g} pt, the smallest type allowed, page one does not hold what stands around its text; "
        f"about {counted(long.off_page_one, 'line')} {'is' if long.off_page_one == 1 else 'are'} over",
        handout.span,
        f"shorten these: {_around(content)}",
    )


def _around(content: Content) -> str:
    """What stands around the text of page one, the longest first."""
    around = [(words, name) for words, name in _lengths(content) if name in (*HELP_SECTIONS, "fast_facts", LEAD)]
    return ", ".join(f"{name} ({counted(words, 'word')})" for words, name in sorted(around, reverse=True))


def words_on(content: Content) -> int:
    """How many words the sheet says, in its sections and around them."""
    return sum(words for words, _ in _lengths(content))


def _lengths(content: Content) -> list[tuple[int, str]]:
    """Words of each part, and its name as the file has it."""
    parts = [(part.words, part.id) for part in (*content.parts, *content.closing)]
    parts += [(count_words(panel.heading, panel.blocks), panel.id) for panel in content.panels if panel.blocks]
    if content.fast_facts:
        parts.append((content.fast_facts.words, "fast_facts"))
    return [*parts, (count_words(content.title, content.lead), LEAD)]


def small_type(fitted: Fitted, briefs: Sequence[Brief], span: Span, larger: PageStyle | None) -> tuple[Diagnostic, ...]:
    """A warning where the type is smaller than it should be; a style may have it `larger`."""
    size, aim = fitted.body_size, briefs[0].script.aim
    if size >= aim:
        return ()
    facing = len(briefs) > 1 and briefs[0].side is None
    held = (wide_table_at(brief, size + STEP + brief.more, facing=facing) for brief in briefs)
    if table := next(filter(None, held), None):
        where = f"on line {table.span.line}" + ("" if table.span.file == span.file else f" of '{table.span.file}'")
        hints = [f"the table {where} holds the type at {size:g} pt: use fewer columns or shorter words in it"]
    else:
        hints = ["cut words"]
        if len(fitted.frames) == 1 and (len(briefs) > 1 or largest(briefs, 2, size + STEP)):
            hints.append("or allow two pages")
    if larger:
        hints.append(f"or use the style '{larger}', which holds it in larger type")
    message = f"the body type is {size:g} pt, below the {aim:g} pt that patients read with ease"
    return (warning("small-type", message, span, *hints),)
