"""The wording that a review is of: a handout's own words, part by part, in one form of writing, and their hash.

Of the wording is all that a patient may read, and what changes how it is shown: title, brand names, intro, fast facts,
each section (heading, style, whether it is protected, text, short text), the order of the sections, resources,
disclaimer, copyright and the language. Of it is not: the block `review`, `kind`, `codes`, a section's `sources`,
comments, the order of keys, and how lines are broken in the file.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator

from handout.model import (
    Block,
    Blocks,
    Emphasis,
    Field,
    Handout,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Resource,
    Section,
    Strong,
    Table,
    Text,
)
from handout.record import NamedTuple

Wording = tuple[tuple[str, str], ...]
"""The name of each part and what it says."""

ORDER = "order of sections"
_SECTION = "section "
_ALIGNED = {"start": "---", "center": ":-:", "end": "--:"}


class Change(NamedTuple):
    """A part that one wording says otherwise than another; None where a wording has no such part."""

    part: str
    before: str | None
    after: str | None


def wording_of(handout: Handout) -> Wording:
    """The wording of a handout. Text is written as Markdown, in which different text is written differently."""
    parts = [
        ("language", handout.language),
        ("title", _folded(handout.title.text)),
        ("brand_names", "\n".join(_folded(name.text) for name in handout.brand_names)),
        ("intro", _blocks(handout.intro)),
        ("fast_facts", "\n".join(f"- {_inlines(fact)}" for fact in handout.fast_facts)),
        (ORDER, ", ".join(section.id for section in handout.sections)),
        *((_SECTION + section.id, _section(section)) for section in handout.sections),
        ("resources", "\n".join(map(_resource, handout.resources))),
        ("disclaimer", _folded(handout.disclaimer.text) if handout.disclaimer else ""),
        ("copyright", _folded(handout.copyright.text) if handout.copyright else ""),
    ]
    return tuple((name, text) for name, text in parts if text)


def wording_hash(wording: Wording) -> str:
    """SHA-256 of a wording as JSON, in 64 hex digits. The order in which a file has its parts does not matter."""
    return hashlib.sha256(json.dumps(sorted(wording), ensure_ascii=False).encode()).hexdigest()


def changes(before: Wording, after: Wording) -> tuple[Change, ...]:
    """The parts that differ, in the order of the later wording; those that are gone come last."""
    old, new = dict(before), dict(after)
    differing = [
        Change(part, old.get(part), new.get(part)) for part in {**new, **old} if old.get(part) != new.get(part)
    ]
    # A section that came or went changes the order of them too, which says nothing more.
    return tuple(each for each in differing if each.part != ORDER or _reordered(each))


def called(part: str) -> str:
    """A part's name as a sentence has it."""
    return (
        f"the section '{part.removeprefix(_SECTION)}'" if part.startswith(_SECTION) else f"the {part}".replace("_", " ")
    )


def _reordered(change: Change) -> bool:
    old, new = ((ids or "").split(", ") for ids in (change.before, change.after))
    return [each for each in old if each in new] != [each for each in new if each in old]


def _section(section: Section) -> str:
    lines = [
        f"heading: {_folded(section.heading.text)}",
        f"style: {section.style}",
        f"protected: {'true' if section.protected else 'false'}",
        "text:",
        *_indented(_blocks(section.blocks)),
    ]
    if section.short is not None:
        lines += ["short:", *_indented(_blocks(section.short))]
    return "\n".join(lines)


def _resource(resource: Resource) -> str:
    lines = [f"- name: {_folded(resource.name.text)}"]
    if resource.about:
        lines.append(f"  about: {_folded(resource.about.text)}")
    return "\n".join([*lines, f"  url: {resource.url}"])


def _indented(text: str) -> Iterator[str]:
    return (f"  {line}".rstrip() for line in text.split("\n"))


def _blocks(blocks: Blocks) -> str:
    return "\n\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            # What only looks like the start of a list or a table.
            return re.sub(r"^(?=[-|]|[0-9]+\.)", r"\\", _inlines(block.inlines))
        case ListBlock():
            labels = [f"{block.start + number}. " if block.ordered else "- " for number in range(len(block.items))]
            return "\n".join(
                label + "\n".join(_indented(_blocks(item.blocks)))[2:]
                for label, item in zip(labels, block.items, strict=True)
            )
        case Table():
            rows = [*map(_cells, (block.header, *block.rows))]
            return "\n".join([rows[0], "|" + "|".join(_ALIGNED[each] for each in block.aligns) + "|", *rows[1:]])


def _cells(row: tuple[Inlines, ...]) -> str:
    return "|" + "|".join(f" {_inlines(cell)} " for cell in row) + "|"


def _inlines(inlines: Inlines) -> str:
    return _folded("".join(map(_inline, inlines)))


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return re.sub(r"([\\*_\[\]|{}])", r"\\\1", inline.text)
        case Strong():
            return f"**{''.join(map(_inline, inline.children))}**"
        case Emphasis():
            return f"_{''.join(map(_inline, inline.children))}_"
        case Link():
            return f"[{''.join(map(_inline, inline.children))}]({inline.url})"
        case LineBreak():
            return "\\ "
        case Field():
            return f"{{{inline.name}}}"


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
