"""The pipeline of one handout: compose, typeset, fit, paint, stamp."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from handout.compose import compose
from handout.diagnostics import Diagnostic, HandoutError, Span, error, nearest, warning
from handout.document import Document
from handout.layout.fit import Budget, TooLong, fit
from handout.layout.sheets import SAMPLE, Brief, Pictures
from handout.layout.style import BODY_AIM, BODY_FLOOR
from handout.layout.typeset import Content, typeset
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
    content, faults = typeset(document, _fonts(assets, clinic))
    if faults:
        raise HandoutError(faults)
    brief = _brief(content, clinic, assets, options)
    floor = max(BODY_FLOOR, (clinic.smallest_type or 0.0) if clinic else 0.0)
    try:
        fitted = fit(brief, options.pages, floor)
    except TooLong as long:
        raise HandoutError([_too_long(long, content, handout)]) from None
    pdf = stamp(paint(fitted.frames, content.structure, _metadata(document, day)))
    return Result(pdf, len(fitted.frames), fitted.body_size, (*notes, *_small(fitted.body_size, handout.span)))


def _fonts(assets: Assets, clinic: Clinic | None) -> FontSet:
    family = clinic.font if clinic else None
    try:
        return fonts_for(assets.fonts, family.text if family else DEFAULT_FONT)
    except UnknownFamily as unknown:
        near = nearest(unknown.name.replace(" ", ""), unknown.known)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(unknown.known)}"
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


def _too_long(long: TooLong, content: Content, handout: Handout) -> Diagnostic:
    longest = sorted(content.parts, key=lambda part: part.words, reverse=True)[:3]
    names = ", ".join(f"{part.id} ({part.words} words)" for part in longest)
    sheets = "one page" if long.pages == 1 else "two pages"
    return error(
        "too-long",
        f"too long for {sheets} at {long.floor:g} pt, the smallest type allowed: "
        f"about {long.lines} lines, {long.words} words over",
        handout.span,
        f"cut about {long.words} words; the longest sections are {names}" if names else "cut some words",
    )


def _small(size: float, span: Span) -> tuple[Diagnostic, ...]:
    if size >= BODY_AIM:
        return ()
    return (
        warning(
            "small-type",
            f"the body type is {size:g} pt, below the {BODY_AIM:g} pt that patients read with ease",
            span,
            "cut words, or allow two pages",
        ),
    )
