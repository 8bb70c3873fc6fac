"""One page where two are too many: shortens what it must, and says what and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, HandoutError, error, warning
from handout.document import Document, block_lines
from handout.layout.brief import Brief
from handout.layout.fit import closer, largest, smallest
from handout.layout.pages import fits
from handout.layout.word_count import counted, words_of
from handout.model import Handout, Section
from handout.record import NamedTuple

if TYPE_CHECKING:
    from handout.layout.choice import Form

WHOLE_LEAST = 11.0
"""Rather than smaller type, a shorter text: at this size or above whatever fits whole stays whole."""

MOST_FORMS = 16
"""Sections with a `short` that the choice is made among: each doubles the sets to compare."""


class Page(NamedTuple):
    """What is to be set: its words, the sections of them that are shortened, and the brief for layout."""

    document: Document
    brief: Brief
    shortened: tuple[str, ...] = ()


def abridge(handout: Handout, whole: Page, floor: float, recompose: Callable[[Collection[str]], Page]) -> Page:
    """The page with as many words of the full text as one page holds at 11 points, or else at `floor`.

    Whole where that fits. Where nothing does, all that may be is shortened, so that what is still over can be told.
    Raises HandoutError for more sections with a `short` than can be chosen among.
    """
    return abridge_alike([handout], [whole], floor, lambda ids: [recompose(ids)])[0]


def abridge_alike(
    handouts: Sequence[Handout],
    whole: Sequence[Page],
    floor: float,
    recompose: Callable[[Collection[str]], Sequence[Page]],
) -> Sequence[Page]:
    """The same for one handout in several languages, a page each: the same sections are short in all of them.

    The first language is the one whose words count.
    """
    briefs = [page.brief for page in whole]
    unhurt = max(floor, WHOLE_LEAST)
    if largest(briefs, 1, unhurt):
        return whole
    sections = _that_may_be_short(handouts, whole[0].document)
    if not sections:
        return whole
    if len(sections) > MOST_FORMS:
        raise HandoutError([_too_many(sections)])
    from handout.layout.choice import choices  # noqa: PLC0415 - only where one page is asked for

    shortest = recompose([each.id for each in sections])
    (brief, forms), *others = (
        _both(page.brief, short.brief, _named(handout, sections), handout.language)
        for handout, page, short in zip(handouts, whole, shortest, strict=True)
    )
    spaced, *spaced_others = ((closer(each), forms) for each, forms in ((brief, forms), *others))
    for least in sorted({unhurt, floor}, reverse=True):
        if least < unhurt and largest(briefs, 1, least, below=unhurt):
            return whole
        size = smallest(brief, least)
        for chosen in choices(*spaced, size, *spaced_others):
            pages = recompose(chosen)
            if all(fits(closer(page.brief), size + page.brief.more, 1) for page in pages):
                return pages
    return shortest


def _named(handout: Handout, sections: Sequence[Section]) -> list[Section]:
    """A handout's own sections of the same ids, in the same order."""
    by_id = {each.id: each for each in handout.sections}
    return [by_id[each.id] for each in sections]


def _that_may_be_short(handouts: Sequence[Handout], document: Document) -> list[Section]:
    """Sections that have a `short` in every language."""
    printed = {part.id for part in (*document.parts, *document.closing) if part.origin is None}
    for handout in handouts:
        printed &= {each.id for each in handout.sections if each.short is not None and not each.protected}
    return [each for each in handouts[0].sections if each.id in printed]


def _both(whole: Brief, shortest: Brief, sections: Sequence[Section], language: str) -> tuple[Brief, list[Form]]:
    """The brief of a sheet that is to be shortened, with every section whole; and what they may say instead."""
    from handout.layout.choice import Form  # noqa: PLC0415 - as above

    short = {part.id: part for part in (*shortest.content.parts, *shortest.content.closing) if not part.local}
    content = shortest.content._replace(parts=whole.content.parts, closing=whole.content.closing)
    forms = [Form(each.id, short.get(each.id), words_of(block_lines(each.blocks), language)) for each in sections]
    return shortest._replace(content=content), forms


def _too_many(sections: Sequence[Section]) -> Diagnostic:
    message = f"one page is too short for everything, and {len(sections)} sections with 'short' are too many to choose"
    hint = f"take 'short' from sections that should stay whole, until at most {MOST_FORMS} have one"
    return error("too-many-short", f"{message} among", sections[MOST_FORMS].span, hint)


def shortenings(
    handout: Handout, shortened: Collection[str], body_size: float, *, two: bool = False
) -> tuple[Diagnostic, ...]:
    """A warning for each section that is short or left out, and why; `two` languages have a page each."""
    return tuple(
        warning(
            "left-out" if each.short == () else "shortened",
            f"'{each.id}' is {'left out' if each.short == () else 'short'}, to fit one page at {body_size:g} pt",
            each.span,
            "leave --pages out for the full text, on two leaves" if two else "allow two pages for the full text",
        )
        for each in handout.sections
        if each.id in shortened
    )


def longest_without_short(handout: Handout) -> str:
    """The longest sections that one page has to print whole although they are not protected."""
    sections = [each for each in handout.sections if each.short is None and not each.protected]
    counts = [(words_of(block_lines(each.blocks), handout.language), each.id) for each in sections]
    return ", ".join(f"{id_} ({counted(count, 'word')})" for count, id_ in sorted(counts, reverse=True)[:3])
