"""The file of a translation: its skeleton, which parts of the source it was made of, and that somebody checked them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from collections.abc import Mapping as Map
from pathlib import Path

from handout.diagnostics import HandoutError, error
from handout.model import Handout
from handout.source import yaml
from handout.source.content import read_handout
from handout.source.edits import Edit, Unfit, behind, in_front, in_place, placeless, spliced
from handout.source.nodes import Mapping, Node, Scalar, Sequence
from handout.source.reading import read_file

RECORD_FORMAT = 1
LARGEST = 1_000_000
"""Bytes of a record: a handout's largest wording, with every character written as an escape."""

LEFT_TO_SOURCE = ("kind", "brand_names", "codes", "origin", "translation", "review", "format", "id", "language")
OF_SOURCE = ("style", "protected", "sources")

Hashes = Map[str, str]
"""Parts of the source, and the hashes of their words."""


def skeleton(data: bytes, file: str, language: str, hashes: Hashes) -> str:
    """A translation's file with nothing translated yet: what is to be translated stands in comments.

    It is not to be built before its words are there: each is an empty value, which is a fault by name.
    """
    source = read_handout(data, file).value
    root = yaml.parse(data, file)
    assert isinstance(root, Mapping)  # so the schema asks
    lines = [
        "format: 1",
        f"id: {source.id}",
        f"language: {language}",
        "translation:",
        f"  of: {source.language}",
        "  method: human  # or machine",
        "  # translator: your name",
        "  # reviewed_by: # the qualified translator who read it against its source",
        "  source_hash:",
        *(f'    {part}: "{digest}"' for part, digest in hashes.items()),
        "# Below, translate what stands behind each '#'. Numbers, links and names of medicines stay as they are.",
        *_keys(root),
    ]
    return "\n".join(lines) + "\n"


def _keys(root: Mapping) -> Iterator[str]:
    for key, value in root.entries:
        if key.text == "sections" and isinstance(value, Sequence):
            yield "sections:"
            for section in value.items:
                if isinstance(section, Mapping):
                    yield from section_skeleton(section)
        elif key.text == "resources" and isinstance(value, Sequence):
            yield "resources:"
            for resource in value.items:
                if isinstance(resource, Mapping):
                    yield from _resource(resource)
        elif key.text == "fast_facts" and isinstance(value, Sequence):
            yield "fast_facts:"
            for item in value.items:
                yield from _commented(_words(item), "  ")
                yield "  -"
        elif key.text not in LEFT_TO_SOURCE:
            yield from _translatable(key.text, value, "")


def section_skeleton(section: Mapping) -> Iterator[str]:
    """One section with nothing translated yet."""
    values = {key.text: value for key, value in section.entries}
    yield f"  - id: {_words(values['id'])}"
    for key, value in section.entries:
        if key.text != "id" and key.text not in OF_SOURCE:
            yield from _translatable(key.text, value, "    ")


def _resource(resource: Mapping) -> Iterator[str]:
    values = {key.text: _words(value) for key, value in resource.entries}
    yield f"  - name: {json.dumps(values['name'], ensure_ascii=False)}"
    if "about" in values:
        yield from _commented(values["about"], "    ")
        yield "    about:"
    yield f"    url: {json.dumps(values['url'])}"


def _translatable(key: str, value: Node, indent: str) -> Iterator[str]:
    words = _words(value)
    yield from _commented(words, indent)
    many = isinstance(value, Scalar) and value.style in ("literal", "folded")
    empty = key == "short" and not words
    yield f"{indent}{key}: {'|' if many else chr(39) * 2 if empty else ''}".rstrip()
    if many:
        yield f"{indent}  "


def _commented(words: str, indent: str) -> Iterator[str]:
    return (f"{indent}# {line}".rstrip() for line in words.rstrip("\n").split("\n"))


def _words(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def sections_of(data: bytes, file: str) -> dict[str, Mapping]:
    """The sections of a file by id, as they are written."""
    root = yaml.parse(data, file)
    values = {key.text: value for key, value in root.entries} if isinstance(root, Mapping) else {}
    listed = values.get("sections")
    items = [each for each in listed.items if isinstance(each, Mapping)] if isinstance(listed, Sequence) else []
    return {_words({key.text: value for key, value in each.entries}["id"]): each for each in items}


def enter_hashes(data: bytes, file: str, hashes: Hashes) -> bytes:
    """A translation's bytes with these hashes of its source's parts, comments kept.

    What was written is read again: where anything else is not as before, it is a HandoutError that says what to write.
    """
    before = read_handout(data, file).value
    wanted = {**_hashes(before), **hashes}
    try:
        edited = _edited(data, file, hashes)
        after = read_handout(edited, file).value
    except (Unfit, HandoutError, UnicodeDecodeError):
        raise _by_hand(before, hashes) from None
    if _hashes(after) != wanted or _apart(before) != _apart(after):
        raise _by_hand(before, hashes)
    return edited


def _hashes(handout: Handout) -> dict[str, str]:
    return {part: said.text for part, said in handout.translation.hashes} if handout.translation else {}


def _apart(handout: Handout) -> object:
    translation = handout.translation
    return placeless(handout._replace(translation=translation._replace(hashes=()) if translation else None))


def _by_hand(handout: Handout, hashes: Hashes) -> HandoutError:
    written = ", ".join(f'{part}: "{digest}"' for part, digest in hashes.items())
    span = handout.translation.span if handout.translation else handout.span
    message = "the hashes cannot be written into this file without changing something else"
    return HandoutError([error("cannot-edit", message, span, f"write under 'source_hash', in UTF-8: {written}")])


def _edited(data: bytes, file: str, hashes: Hashes) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode("utf-8")
    line_end = "\r\n" if "\r\n" in text else "\n"
    root = yaml.parse(data, file)
    translation = _value_of(root, "translation")
    recorded = _value_of(translation, "source_hash")
    assert isinstance(root, Mapping)
    if not isinstance(translation, Mapping):
        raise Unfit
    if not isinstance(recorded, Mapping):
        listed = ", ".join(f'{part}: "{digest}"' for part, digest in hashes.items())
        return mark + spliced(text, [in_front(translation, (f"source_hash: {{{listed}}}",), line_end)], root).encode()
    there = {key.text: value for key, value in recorded.entries}
    edits: list[Edit] = [in_place(there[part], f'{part}: "{hashes[part]}"') for part in hashes if part in there]
    new = [f'{part}: "{digest}"' for part, digest in hashes.items() if part not in there]
    if new and recorded.flow:
        edits.append(in_front(recorded, tuple(new), line_end))
    elif new:
        edits.append(behind(recorded, recorded.entries[-1][1], (line_end + _indent(recorded)).join(new), line_end))
    return mark + spliced(text, edits, root).encode()


def _indent(mapping: Mapping) -> str:
    return " " * mapping.entries[0][0].start[1]


def _value_of(node: Node | None, key: str) -> Node | None:
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for name, value in entries if name.text == key), None)


def record_beside(file: Path) -> Path:
    """Where the record of what a translation was made of lies."""
    return file.with_name(f"{file.stem}.source.json")


def record_text(handout: Handout, of: str, parts: Map[str, str]) -> str:
    """The words of a source's parts as they were translated, as a file holds them."""
    record = {"format": RECORD_FORMAT, "id": handout.id, "language": handout.language, "of": of, "parts": dict(parts)}
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def read_record(file: Path) -> dict[str, str]:
    """The parts of a record by name; nothing where there is none that can be used, since it only helps to explain."""
    try:
        record = json.loads(read_file(file, LARGEST)) if file.is_file() else {}
    except (HandoutError, ValueError, RecursionError):
        return {}
    parts = record.get("parts") if isinstance(record, dict) else None
    return {str(part): str(words) for part, words in parts.items()} if isinstance(parts, dict) else {}
