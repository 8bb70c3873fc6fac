"""Changes to a YAML file as it was written: a value or a line here and there, and everything else as it is."""

from __future__ import annotations

import re
from typing import Any

from handout.diagnostics import Span
from handout.record import NamedTuple
from handout.source.nodes import Mapping, Node, Position, Scalar


class Edit(NamedTuple):
    """Text in place of what stands between two positions."""

    start: Position
    end: Position
    text: str


class Unfit(Exception):
    """A file that is written in a way that no line can be put into safely."""


def in_place(node: Node, line: str) -> Edit:
    """A line's value in place of another."""
    one_place = node.style in ("plain", "single", "double") if isinstance(node, Scalar) else node.flow
    if not one_place:
        raise Unfit
    return Edit(node.start, node.end, line.partition(": ")[2])


def in_front(mapping: Mapping, lines: tuple[str, ...], line_end: str) -> Edit:
    """Lines before the first key of a map."""
    line, column = mapping.start
    if mapping.flow:
        place = (line, column + 1)
        return Edit(place, place, ", ".join(lines) + (", " if mapping.entries else ""))
    place = mapping.entries[0][0].start
    return Edit(place, place, "".join(f"{each}{line_end}{' ' * place[1]}" for each in lines))


def behind(mapping: Mapping, value: Node, line: str, line_end: str) -> Edit:
    """A line behind a value of a map and the comment that may stand there."""
    if mapping.flow:
        return Edit(value.end, value.end, f", {line}")
    place = (value.end[0], len(value.lines[value.end[0]]))
    return Edit(place, place, f"{line_end}{' ' * mapping.entries[0][0].start[1]}{line}")


def spliced(text: str, edits: list[Edit], root: Mapping) -> str:
    """The text with all edits, from the last to the first so that no place moves before its turn."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    for edit in sorted(edits, reverse=True):
        # Places are those of the text in normal form C; the file may be written in another.
        begin, end = (
            starts[line] + root.lines.span(line, column).column - 1 for line, column in (edit.start, edit.end)
        )
        text = text[:begin] + edit.text + text[end:]
    return text


def placeless(value: Any) -> Any:
    """A value apart from the places of things, to be held against one of another file."""
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return (type(value), *map(placeless, value))
    return value
