"""From a handout's file to a Handout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handout.diagnostics import Diagnostic, HandoutError, error
from handout.model import (
    HELP_SECTIONS,
    Approval,
    Handout,
    Origin,
    Phrase,
    Resource,
    Review,
    Section,
    Source,
    Stated,
    Translation,
)
from handout.source import yaml
from handout.source.maps import Record
from handout.source.nodes import Mapping, Node, Sequence
from handout.source.reading import Loaded, in_order
from handout.source.schema import read_record

MOST_CHARACTERS = 60_000
"""Characters of all values of a file: beyond, reading their Markdown would take longer than it is worth."""


def read_handout(data: bytes, file: str) -> Loaded[Handout]:
    """The handout that a file's bytes hold; HandoutError with all faults otherwise. `file` is what faults call it."""
    parsed = yaml.read(data, file)
    faults = list(parsed.faults)
    record = None
    if parsed.node is not None and _characters(parsed.node) > MOST_CHARACTERS:
        message = f"the file holds more than {MOST_CHARACTERS} characters; two pages hold a tenth of that"
        raise HandoutError([error("too-long", message, parsed.node.span, "cut the text to about 700 words")])
    if parsed.node is not None:
        record, wrong = read_record("handout", parsed.node)
        faults += wrong
        if record is not None:
            faults += _cross_checks(record)
    if faults or record is None:
        raise HandoutError(in_order(faults))
    return Loaded(_handout(record), parsed.warnings)


def _characters(node: Node) -> int:
    """Of all values below a node."""
    match node:
        case Mapping():
            return sum(_characters(value) for _, value in node.entries)
        case Sequence():
            return sum(map(_characters, node.items))
        case _:
            return len(node.text)


def _cross_checks(record: Record) -> list[Diagnostic]:
    """What is wrong between values that are each well in themselves."""
    review = record["review"]
    faults = [] if review is None else _review_faults(review)
    known = len(review["sources"] or ()) if review is not None else 0
    first: dict[str, Phrase] = {}
    for section in record["sections"] or ():
        faults += _section_faults(section, known)
        id_ = section["id"]
        if id_ is None:
            continue
        if id_.text in first:
            message = f"a section '{id_.text}' stands on line {first[id_.text].span.line} already"
            faults.append(error("duplicate-section", message, id_.span, "give it an id of its own"))
        first.setdefault(id_.text, id_)
    return faults


def _section_faults(section: Record, known: int) -> list[Diagnostic]:
    faults = []
    for number, span in section["sources"] or ():
        if number > known:
            message = f"there is no source {number}; 'review.sources' lists {known}"
            faults.append(error("unknown-source", message, span, "add it there, or mend the number"))
    id_ = section["id"]
    if id_ is not None and id_.text in HELP_SECTIONS and section["protected"] is False:
        message = f"'{id_.text}' is always protected"
        hint = "remove the line; patients must find this part on the first page"
        faults.append(error("unprotected-help", message, section.spans["protected"], hint))
    return faults


def _review_faults(review: Record) -> list[Diagnostic]:
    faults = []
    if review["status"] == "reviewed" and "reviewed_by" not in review.spans:
        hint = "'handout approve' records a review; until then write 'status: draft'"
        message = "a handout is reviewed only with 'reviewed_by'"
        faults.append(error("reviewed-by-nobody", message, review.spans["status"], hint))
    updated, due = review["updated"], review["review_by"]
    if updated is not None and due is not None and due <= updated:
        message = f"the next review ({due}) is not later than the last change ({updated})"
        faults.append(error("review-order", message, review.spans["review_by"], "mend one of the dates"))
    return faults


def _handout(record: Record) -> Handout:
    return Handout(
        id=record["id"].text,
        language=record["language"].text,
        kind=record["kind"] or "general",
        title=record["title"],
        brand_names=record["brand_names"] or (),
        codes=tuple((system, tuple(code.text for code in codes)) for system, codes in record["codes"] or ()),
        intro=record["intro"] or (),
        fast_facts=record["fast_facts"] or (),
        sections=tuple(_section(each) for each in record["sections"] or ()),
        resources=tuple(_resource(each) for each in record["resources"] or ()),
        review=_review(record),
        disclaimer=record["disclaimer"],
        copyright=record["copyright"],
        span=record.span,
        origin=_origin(record["origin"]),
        translation=_translation(record),
    )


def _origin(record: Record | None) -> Origin | None:
    return None if record is None else Origin(record["id"].text, record["source_hash"], record.span)


def _translation(handout: Record) -> Translation | None:
    record: Any = handout["translation"]
    if record is None:
        return None
    return Translation(
        of=record["of"],
        method=record["method"] or "machine",
        translator=record["translator"],
        reviewed_by=record["reviewed_by"],
        hashes=record["source_hash"] or (),
        span=record.span,
        stated=tuple(_stated(handout)),
    )


def _stated(handout: Record) -> Iterator[Stated]:
    """What a translation says although its source does, so that the two can be held against each other."""
    if handout["kind"] is not None:
        yield "kind", None, handout["kind"], handout.spans["kind"]
    if handout["brand_names"] is not None:
        yield "brand_names", None, tuple(each.text for each in handout["brand_names"]), handout.spans["brand_names"]
    if handout["codes"] is not None:
        codes = tuple((system, tuple(code.text for code in codes)) for system, codes in handout["codes"])
        yield "codes", None, codes, handout.spans["codes"]
    for section in handout["sections"] or ():
        for key in ("style", "protected", "sources"):
            if section[key] is not None:
                said = _numbers(section) if key == "sources" else section[key]
                yield key, section["id"].text, said, section.spans[key]


def _section(record: Record) -> Section:
    id_: str = record["id"].text
    return Section(
        id=id_,
        heading=record["heading"],
        style=record["style"] or "plain",
        blocks=record["text"],
        short=record["short"],
        protected=id_ in HELP_SECTIONS or bool(record["protected"]),
        sources=_numbers(record),
        span=record.span,
    )


def _numbers(section: Record) -> tuple[int, ...]:
    """Of the sources that a section rests on."""
    return tuple(number for number, _ in section["sources"] or ())


def _resource(record: Record) -> Resource:
    return Resource(record["name"], record["about"], record["url"].text, record.span)


def _review(handout: Record) -> Review:
    record: Any = handout["review"]
    if record is None:
        return Review("draft", None, None, None, None, (), handout.span)
    reviewed_by, approvals = _reviewed_by(record["reviewed_by"])
    return Review(
        status=record["status"] or "draft",
        written_by=record["written_by"],
        reviewed_by=reviewed_by,
        updated=record["updated"],
        review_by=record["review_by"],
        sources=tuple(_source(each) for each in record["sources"] or ()),
        span=record.span,
        approvals=approvals if record["status"] == "reviewed" else (),
    )


def _reviewed_by(said: Phrase | Record | None) -> tuple[Phrase | None, tuple[Approval, ...]]:
    """Who reviewed, and the approval; words alone are none, since they do not say of what."""
    if not isinstance(said, Record):
        return said, ()
    by = Phrase(f"{said['name'].text}, {said['credentials'].text}", said.span)
    return by, (Approval(by, said["date"], said["hash"].text),)


def _source(record: Record) -> Source:
    url = record["url"]
    return Source(record["title"].text, url.text if url else None, record["read"], record.span)
