"""The pipeline of one handout: compose, typeset, fit, paint, stamp."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from handout.compose import compose
from handout.diagnostics import Diagnostic, HandoutError, Span, error, nearest, warning
from handout.document import Document, text_lines
from handout.layout.content import Box, Content, TableBox, count_words
from handout.layout.fit import Budget, Fitted, TooLong, fit
from handout.layout.rows import least_table_width
from handout.layout.sheets import SAMPLE, Brief, Pictures, text_shape
from handout.layout.style import BODY_AIM, BODY_FLOOR, Scale
from handout.layout.typeset import typeset
from handout.model import Clinic, Handout, PageStyle, Paper
from handout.paint.metadata import Metadata
from handout.paint.pdf import paint, stamp
from handout.palette import derive
from handout.text.fonts import REGULAR, FontSet, UnknownFamily, font_set
from handout.text.itemize import StyledRange
from handout.text.paragraph import prepare

DEFAULT_FONT = "Atkinson Hyperlegible Next"


@dataclass(frozen=True, slots=True)
class Assets:
    """Bytes and pictures that a page needs beside its words: fonts by file name, the logo, the QR code."""

    fonts: Mapping[str, bytes]
    pictures: Pictures = field(default_factory=Pictures)


class Options(NamedTuple):
    """How to lay a sheet out; None means: as the clinic says, else Letter in columns."""

    pages: Budget = "auto"
    paper: Paper | None = None
    style: PageStyle | None = None


MOST_CHARACTERS = 60_000
"""Characters of a sheet that are still worth the trial: two pages hold a tenth."""

AS_THE_CLINIC_SAYS = Options()


class Result(NamedTuple):
    """A PDF, how many pages it has, its body size in points, and warnings."""

    pdf: bytes
    pages: int
    body_pt: float
    diagnostics: tuple[Diagnostic, ...]


def render_document(
    handout: Handout, clinic: Clinic | None, assets: Assets, day: date, options: Options = AS_THE_CLINIC_SAYS
) -> Result:
    """One sheet. Raises HandoutError with every fault there is."""
    document, notes = compose(handout, clinic)
    if sum(map(len, text_lines(document))) > MOST_CHARACTERS:
        raise HandoutError([_far_too_long(handout.span)])
    content, faults = typeset(document, _fonts(assets, clinic))
    if faults:
        raise HandoutError(faults)
    brief = _brief(content, clinic, assets, options)
    floor = max(BODY_FLOOR, (clinic.smallest_type or 0.0) if clinic else 0.0)
    try:
        fitted = fit(brief, options.pages, floor)
    except TooLong as long:
        raise HandoutError([_too_long(long, brief, handout, clinic)]) from None
    pdf = stamp(paint(fitted.frames, content.structure, _metadata(document, day)))
    return Result(pdf, len(fitted.frames), fitted.body_size, (*notes, *_small(fitted, brief, handout.span)))


def _fonts(assets: Assets, clinic: Clinic | None) -> FontSet:
    family = clinic.font if clinic else None
    try:
        return fonts_for(assets.fonts, family.text if family else DEFAULT_FONT)
    except UnknownFamily as unknown:
        known = [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) for name in unknown.known if "Symbols" not in name]
        near = nearest(unknown.name, known)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known)}"
        raise HandoutError(
            [error("unknown-font", f"no font family '{unknown.name}'", family.span if family else None, hint)]
        ) from None


MOST_FONT_SETS = 8
_font_sets: dict[tuple[int, str], FontSet] = {}


def fonts_for(files: Mapping[str, bytes], family: str) -> FontSet:
    """The faces of a family; the same object for the same files, so that what was shaped with it is remembered."""
    key = (id(files), family)
    if len(_font_sets) > MOST_FONT_SETS:
        _font_sets.clear()
    if key not in _font_sets:
        _font_sets[key] = font_set(files, family)
    return _font_sets[key]


def _brief(content: Content, clinic: Clinic | None, assets: Assets, options: Options) -> Brief:
    colors = clinic.colors if clinic else None
    return Brief(
        content=content,
        pictures=assets.pictures,
        palette=derive(colors.primary.text, colors.accent.text) if colors else derive(),
        paper=options.paper or (clinic.paper if clinic else None) or "letter",
        style=options.style or (clinic.style if clinic else None) or "columns",
        em_per_character=em_per_character(content.fonts),
    )


@lru_cache(maxsize=16)
def em_per_character(fonts: FontSet) -> float:
    """How wide a character of ordinary text is, in em."""
    return prepare(SAMPLE, [StyledRange(0, len(SAMPLE), REGULAR, 0)], fonts, "en", "ltr").width / len(SAMPLE)


def _metadata(document: Document, day: date) -> Metadata:
    name = document.masthead.name
    return Metadata(
        title=document.title.text,
        language=document.language,
        author=name.text if name else "",
        id=document.id,
        edition="standard",
        content_hash=document.content_hash,
        version=document.version,
        day=day,
    )


def _far_too_long(span: Span) -> Diagnostic:
    return error("too-long", "the words would fill a book, not two pages", span, "cut the text to about 700 words")


def _too_long(long: TooLong, brief: Brief, handout: Handout, clinic: Clinic | None) -> Diagnostic:
    """The refusal, with the figures, the longest sections, and what would help beside cutting."""
    table = next(filter(None, (_wide_table(part.blocks, brief, long.floor) for part in brief.content.parts)), None)
    if table:
        message = f"this table is too wide: at {long.floor:g} pt its longest words do not fit side by side"
        return error("wide-table", message, table.span, "use fewer columns or shorter words, or make it a list")
    longest = sorted(_lengths(brief.content), reverse=True)[:3]
    sheets = "one page" if long.pages == 1 else "two pages"
    hints = [f"cut about {long.words} words; the longest parts are {', '.join(f'{n} ({w} words)' for w, n in longest)}"]
    if long.pages == 1:
        hints.append("or allow two pages")
    if brief.style != "columns":
        hints.append("or use the style 'columns', which holds most")
    if clinic and clinic.smallest_type and clinic.smallest_type > BODY_FLOOR:
        hints.append("or lower 'smallest_type' in the clinic's file")
    return error(
        "too-long",
        f"too long for {sheets} at {long.floor:g} pt, the smallest type allowed: "
        f"about {long.lines} lines, {long.words} words over",
        handout.span,
        *hints,
    )


def _lengths(content: Content) -> list[tuple[int, str]]:
    """Words of each part, and its name as the file has it."""
    parts = [(part.words, part.id) for part in (*content.parts, *content.closing)]
    parts += [(count_words(panel.heading, panel.blocks), panel.id) for panel in content.panels]
    if content.fast_facts:
        parts.append((content.fast_facts.words, "fast_facts"))
    return [*parts, (count_words(content.title, content.lead), "title and intro")]


def _wide_table(boxes: Sequence[Box], brief: Brief, size: float) -> TableBox | None:
    measure = text_shape(brief, Scale(size)).measure
    tables = (box for box in boxes if isinstance(box, TableBox))
    return next((table for table in tables if least_table_width(table, size) > measure), None)


def _small(fitted: Fitted, brief: Brief, span: Span) -> tuple[Diagnostic, ...]:
    if fitted.body_size >= BODY_AIM:
        return ()
    hints = ["cut words"]
    if len(fitted.frames) == 1:
        hints.append("or allow two pages")
    if brief.style != "columns":
        hints.append("or use the style 'columns', which holds most")
    message = f"the body type is {fitted.body_size:g} pt, below the {BODY_AIM:g} pt that patients read with ease"
    return (warning("small-type", message, span, *hints),)
