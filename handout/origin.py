"""What a copy of a handout holds on to of its original: a hash of each part's words, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from handout.diagnostics import Span
from handout.document import block_lines, hash_lines, inline_text
from handout.model import Handout, Phrase, Section
from handout.record import NamedTuple

HASH_DIGITS = 16
"""Hexadecimal digits of a part's hash: 64 bits, far more than the parts of any library could use up by chance."""


class Wording(NamedTuple):
    """The words of one part, a line a paragraph, list item or table cell, and where the part begins."""

    lines: tuple[str, ...]
    span: Span

    @property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of SHA-256 of the lines in NFC, their white space folded."""
        return hash_lines(self.lines)[:HASH_DIGITS]


class Change(NamedTuple):
    """One part of an original that is no longer what was copied.

    `added` are the original's lines that the copy does not have, `gone` those that only the copy has. `now` is the
    original's part, None where it has none any more; `recorded` is the hash that the copy remembers of it, if it does.
    """

    part: str
    kind: Literal["changed", "new", "removed"]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    now: Wording | None
    recorded: Phrase | None


def wordings(handout: Handout) -> dict[str, Wording]:
    """The words of each part that has some: title, intro, fast_facts …, and each section under its id."""
    found: dict[str, Wording] = {}
    for part, wording in _parts(handout):
        if part in found:  # a section may have the id 'intro'
            found[part] = Wording(found[part].lines + wording.lines, found[part].span)
        elif wording.lines:
            found[part] = wording
    return found


def changes(copy: Handout, original: Handout) -> Iterator[Change]:
    """What has changed in the original since it was copied, but for parts whose words the copy shares by now."""
    recorded = dict(copy.origin.hashes) if copy.origin else {}
    ours, theirs = wordings(copy), wordings(original)
    for part, now in theirs.items():
        then = recorded.get(part)
        if now.hash in {then.text if then else None, ours[part].hash if part in ours else None}:
            continue
        own = ours[part].lines if part in ours else ()
        added, gone = _without(now.lines, own), _without(own, now.lines)
        yield Change(part, "changed" if then else "new", added, gone, now, then)
    for part, then in recorded.items():
        if part not in theirs and part in ours:
            yield Change(part, "removed", (), ours[part].lines, None, then)


def _parts(handout: Handout) -> Iterator[tuple[str, Wording]]:
    yield "title", _phrases(handout.title)
    yield "brand_names", _phrases(*handout.brand_names)
    if handout.intro:
        yield "intro", Wording(tuple(block_lines(handout.intro)), handout.intro[0].span)
    yield "fast_facts", Wording(tuple(map(inline_text, handout.fast_facts)), handout.span)
    for section in handout.sections:
        yield section.id, Wording(tuple(_section(section)), section.span)
    for resource in handout.resources:
        words = (resource.name.text, *((resource.about.text,) if resource.about else ()), resource.url)
        yield "resources", Wording((", ".join(words),), resource.span)
    yield "disclaimer", _phrases(handout.disclaimer)
    yield "copyright", _phrases(handout.copyright)


def _phrases(*phrases: Phrase | None) -> Wording:
    there = [phrase for phrase in phrases if phrase]
    return Wording(tuple(phrase.text for phrase in there), there[0].span if there else Span(""))


def _section(section: Section) -> Iterator[str]:
    yield section.heading.text
    yield from block_lines(section.blocks)
    yield from block_lines(section.short or ())


def _without(lines: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if line not in others)
