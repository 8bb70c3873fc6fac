"""What a sheet says, line by line: the words of a Document in reading order, as its structure tree has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial, reduce
from itertools import chain

from handout.document import (
    Document,
    Further,
    Help,
    Label,
    Number,
    Own,
    Part,
    Place,
    in_both,
    spoken_blocks,
)
from handout.model import Phrase
from handout.points import spaced


def text_lines(document: Document, own: Own | None = None) -> Iterator[str]:
    """The logical text in reading order, a line a paragraph, heading, list item's part or table cell.

    Without `own` the text that all copies share: a line that is a recipient's alone is not there.
    """
    return (line for line in spoken_lines(document, own) if not isinstance(line, Label))


def spoken_lines(document: Document, own: Own | None = None) -> Iterator[str]:
    """The same, and the labels of lists in their places: all that the structure tree of a sheet says."""
    return said(stretches(document), own)


Stretch = tuple[str, ...] | Callable[[Own | None], Iterable[str]]
"""Lines that each copy says alike; or what gives those of one copy for its own words."""


def stretches(document: Document) -> tuple[Stretch, ...]:
    """What `spoken_lines` gives, with only the lines left open that depend on a copy's own words."""
    return tuple(stretch for place in document.reading_order for stretch in _stretches(document, place))


def said(stretches: Iterable[Stretch], own: Own | None) -> Iterator[str]:
    """The lines of one copy."""
    return chain.from_iterable(each if isinstance(each, tuple) else each(own) for each in stretches)


def _stretches(document: Document, place: Place) -> Iterator[Stretch]:
    if place in _OWN_LINES:
        yield partial(_OWN_LINES[place], document)
    elif place in _PARTS:
        for part in _PARTS[place](document):
            yield partial(_part, part) if part.personal else tuple(_part(part, None))
    else:
        yield tuple(_LINES[place](document))


def _phrases(*phrases: Phrase | None) -> Iterator[str]:
    return (phrase.text for phrase in phrases if phrase)


def _number(number: Number) -> Iterator[str]:
    yield reduce(spaced, _phrases(number.label, number.value))


def _part(part: Part, own: Own | None) -> Iterator[str]:
    yield reduce(spaced, _phrases(part.label, part.heading))
    if part.origin != part.heading:
        yield from _phrases(part.origin)
    yield from spoken_blocks(part.blocks, part.style, dict(own.fields) if own else {})


def _plan(document: Document, own: Own | None) -> Iterator[str]:
    plan = document.plan
    if plan is None:
        return
    heading, *rows = (in_both(one.text, other and other.text) for one, other in plan.labels())
    yield heading
    for number, label in enumerate(rows):
        yield label
        if own:
            yield own.in_both(number)
    if own and own.note:
        yield own.note


def _identity(document: Document, own: Own | None) -> Iterator[str]:
    if own and own.identity:
        yield own.identity


def _help(help_: Help) -> Iterator[str]:
    for panel in help_.panels:
        yield panel.heading.text
        yield from spoken_blocks(panel.blocks)
        for number in panel.numbers:
            yield from _number(number)
    yield from _phrases(help_.note)


def _further(further: Further | None) -> Iterator[str]:
    if further is None:
        return
    yield further.heading.text
    for address in further.addresses:
        yield f"{address.name.text}{address.what}{address.short.text}"
    yield from _phrases(further.qr_alt)


def _imprint(phrases: tuple[Phrase, ...]) -> Iterator[str]:
    if phrases:
        yield " · ".join(_phrases(*phrases))


_LINES: dict[Place, Callable[[Document], Iterator[str]]] = {
    "name": lambda document: _phrases(document.masthead.logo_alt, document.masthead.name),
    "details": lambda document: _phrases(*document.masthead.details),
    "phone": lambda document: _number(document.masthead.phone),
    "title": lambda document: _phrases(document.notice, document.title, document.brands),
    "lead": lambda document: spoken_blocks(document.lead),
    "help": lambda document: _help(document.help),
    "further": lambda document: _further(document.further),
    "legal": lambda document: _phrases(document.abridged, *document.legal),
    "imprint": lambda document: _imprint(document.imprint),
}

_PARTS: dict[Place, Callable[[Document], Iterable[Part]]] = {
    "fast_facts": lambda document: [document.fast_facts] if document.fast_facts else [],
    "protected": lambda document: document.protected,
    "parts": lambda document: document.unprotected,
    "closing": lambda document: document.closing,
}

_OWN_LINES: dict[Place, Callable[[Document, Own | None], Iterator[str]]] = {"identity": _identity, "plan": _plan}
