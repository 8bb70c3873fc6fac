"""A handout's file as a copy under another id: its text as it was written, comments and all, with its origin noted."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from handout.diagnostics import HandoutError, Span, error
from handout.record import NamedTuple
from handout.source import yaml
from handout.source.content import read_handout
from handout.source.decode import decode
from handout.source.nodes import Mapping, Node, Position, Scalar, Sequence

KEPT = {
    "review": ("status", "written_by", "updated", "review_by", "sources"),
    "translation": ("of", "method", "translator", "source_hash"),
}
"""What a copy keeps of these maps. All else in them records a review, and that was one of the original."""

_WHY = "'handout check' says what has changed there since"

Hashes = Collection[tuple[str, str]]
"""The parts of a handout and the hashes of their words."""


class _Edit(NamedTuple):
    """Characters of the file from `start` up to `end`, and what stands there instead."""

    start: int
    end: int
    words: str


def copied(data: bytes, file: str, id_: str, origin: str, hashes: Hashes) -> str:
    """The text of a handout's file as a draft with the id `id_`, copied from the handout `origin` of a library.

    `hashes` are those of the original's parts. HandoutError with the file's faults, or where it is laid out in a way
    that cannot be copied line by line.
    """
    read_handout(data, file)
    root = yaml.parse(data, file)
    assert isinstance(root, Mapping)  # so the schema asks
    sheet = _Sheet(data, file)
    edits = [*sheet.removal(root, ["origin"]), sheet.record(root, origin, hashes)]
    for key, value in root.entries:
        if key.text == "id":
            edits.append(sheet.value(value, id_))
        elif key.text in KEPT and isinstance(value, Mapping):
            edits += _as_draft(sheet, value, KEPT[key.text])
    text = sheet.edited(edits)
    _prove(text, file, id_, origin)
    return text


def _as_draft(sheet: _Sheet, value: Mapping, kept: Collection[str]) -> list[_Edit]:
    reviewed = [key.text for key, _ in value.entries if key.text not in kept]
    if len(reviewed) == len(value.entries):
        return [_Edit(sheet.offset(value.start), sheet.close(value), "{status: draft}")] if reviewed else []
    drafts = [sheet.value(each, "draft") for key, each in value.entries if key.text == "status"]
    return [*drafts, *sheet.removal(value, reviewed)]


def _prove(text: str, file: str, id_: str, origin: str) -> None:
    """The copy reads as what it should be; YAML may be written in more ways than anybody thinks of."""
    try:
        copy = read_handout(text.encode(), file).value
    except HandoutError:
        copy = None
    if copy is None or copy.id != id_ or copy.origin is None or copy.origin.id != origin:
        message = "the way in which this file is laid out keeps it from being copied"
        raise HandoutError(
            [error("cannot-copy", message, Span(file, 1, 1), "start each of its keys on a line of its own")]
        )


class _Sheet:
    """The text of a file with the offsets of its places."""

    def __init__(self, data: bytes, file: str) -> None:
        lines = decode(data, file, yaml.LARGEST).lines
        assert lines is not None  # it was read before
        self._lines = lines
        self._newline = "\r\n" if b"\r\n" in data else "\n"
        self._written = lines.written or lines.lines
        self._text = self._newline.join(self._written)
        self._starts = [0]
        for line in self._written:
            self._starts.append(self._starts[-1] + len(line) + len(self._newline))

    def offset(self, place: Position) -> int:
        """Of a place as nodes name it; the end of the text for one behind it."""
        line, column = place
        if line >= len(self._written):
            return len(self._text)
        return self._starts[line] + self._lines.span(line, column).column - 1

    def value(self, node: Node, words: str) -> _Edit:
        """Another word for a value of one word, in quotes as that was."""
        quote = {"single": "'", "double": '"'}.get(node.style, "") if isinstance(node, Scalar) else ""
        return _Edit(self.offset(node.start), self.close(node), f"{quote}{words}{quote}")

    def close(self, node: Node) -> int:
        """Where the words of a value end. A block's end, as the parser has it, is where the next thing starts."""
        if isinstance(node, Mapping | Sequence) and not node.flow:
            return self.close(node.entries[-1][1] if isinstance(node, Mapping) else node.items[-1])
        line, column = node.end
        while line > node.start[0] and not self._lines[line][:column].strip():
            line, column = line - 1, len(self._lines[line - 1])
        return self.offset((line, column))

    def removal(self, parent: Mapping, names: Collection[str]) -> list[_Edit]:
        """A map without some of its keys: whole lines of a block, or words and their comma within brackets."""
        edits = []
        for index, (key, value) in enumerate(parent.entries):
            if key.text not in names:
                continue
            if not parent.flow:
                stop = self._end_of_line(self.close(value))
                edits.append(_Edit(self._starts[key.start[0]], stop, ""))
            elif index + 1 < len(parent.entries):
                edits.append(_Edit(self.offset(key.start), self.offset(parent.entries[index + 1][0].start), ""))
            else:
                before = self.offset(parent.entries[index - 1][1].end) if index else self.offset(key.start)
                edits.append(_Edit(before, self.offset(value.end), ""))
        return edits

    def record(self, root: Mapping, origin: str, hashes: Hashes) -> _Edit:
        """The origin as the last of a file's keys, in lines of its own or within the file's brackets."""
        last = self.close(root.entries[-1][1])
        if root.flow:
            record = json.dumps({"id": origin, "source_hash": dict(hashes)})
            return _Edit(last, last, f', "origin": {record}')
        lines = [
            f"origin:  # {_WHY}",
            f"  id: {origin}",
            "  source_hash:",
            *(f'    {part}: "{digest}"' for part, digest in hashes),
        ]
        margin = " " * root.start[1]
        place = self._end_of_line(last)
        broken = "" if self._text[:place].endswith("\n") else self._newline
        return _Edit(place, place, broken + "".join(f"{margin}{line}{self._newline}" for line in lines))

    def edited(self, edits: Iterable[_Edit]) -> str:
        """The text with all edits in it, from the last to the first, so that each finds its place."""
        text = self._text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.words + text[edit.end :]
        return text

    def _end_of_line(self, offset: int) -> int:
        """Behind the line's end, comment and all."""
        found = self._text.find("\n", offset)
        return len(self._text) if found < 0 else found + 1
