"""Writes a review into a handout's file: a line or two under `review`, and everything else stays as it is."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, NamedTuple

from handout.diagnostics import HandoutError, Span, error
from handout.model import Approval, Handout
from handout.source import yaml
from handout.source.content import read_handout
from handout.source.nodes import Mapping, Node, Position, Scalar


class _Edit(NamedTuple):
    """Text in place of what stands between two positions."""

    start: Position
    end: Position
    text: str


class _Unfit(Exception):
    """A file that is written in a way that no line can be put into safely."""


def enter_review(data: bytes, file: str, approval: Approval) -> bytes:
    """A handout file's bytes with `status: reviewed` and `reviewed_by` as an approval says, comments kept.

    What was written is read again: where anything but the review is not as before, it is a HandoutError instead, which
    says what to write by hand.
    """
    before = read_handout(data, file).value
    try:
        edited = _edited(data, file, approval)
        after = read_handout(edited, file).value
    except (_Unfit, HandoutError, UnicodeDecodeError):
        raise _by_hand(before, approval) from None
    entered = [(each.by.text, each.day, each.hash) for each in after.review.approvals]
    if entered != [(approval.by.text, approval.day, approval.hash)] or _apart(before) != _apart(after):
        raise _by_hand(before, approval)
    return edited


def _by_hand(handout: Handout, approval: Approval) -> HandoutError:
    hint = f"write under 'review', in UTF-8: 'status: reviewed' and '{_reviewed_by(approval)}'"
    message = "the review cannot be written into this file without changing something else"
    return HandoutError([error("cannot-edit", message, handout.review.span, hint)])


def _apart(handout: Handout) -> Any:
    """A handout apart from its review by others and from the places of things."""
    review = handout.review._replace(status="draft", reviewed_by=None, approvals=())
    return _placeless(handout._replace(review=review))


def _placeless(value: Any) -> Any:
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return (type(value), *map(_placeless, value))
    return value


def _reviewed_by(approval: Approval) -> str:
    name, _, credentials = approval.by.text.partition(", ")
    pairs = {"name": name, "credentials": credentials}
    people = ", ".join(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in pairs.items())
    return f'reviewed_by: {{{people}, date: {approval.day}, hash: "{approval.hash}"}}'


def _edited(data: bytes, file: str, approval: Approval) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode("utf-8")
    root = yaml.parse(data, file)
    if not isinstance(root, Mapping):
        raise _Unfit
    line_end = "\r\n" if "\r\n" in text else "\n"
    review = {key.text: value for key, value in root.entries}.get("review")
    lines = ("status: reviewed", _reviewed_by(approval))
    if review is None and not root.flow:
        start = "" if text.endswith(("\n", "\r")) else line_end
        text += start + "".join(f"{each}{line_end}" for each in ("review:", *(f"  {line}" for line in lines)))
        return mark + text.encode()
    if review is None:
        edits = [_front(root, (f"review: {{{', '.join(lines)}}}",), line_end)]
    elif isinstance(review, Mapping):
        edits = _review_edits(review, lines, line_end)
    else:
        raise _Unfit
    return mark + _spliced(text, edits, root).encode()


def _review_edits(review: Mapping, lines: tuple[str, str], line_end: str) -> list[_Edit]:
    """What brings both lines into a block `review` that may have either, neither or both."""
    there = {key.text: value for key, value in review.entries}
    edits = [_value(there[line.partition(":")[0]], line) for line in lines if line.partition(":")[0] in there]
    if "status" not in there:
        missing = tuple(line for line in lines if line.partition(":")[0] not in there)
        return [*edits, _front(review, missing, line_end)]
    if "reviewed_by" not in there:
        edits.append(_behind(review, there["status"], lines[1], line_end))
    return edits


def _value(node: Node, line: str) -> _Edit:
    """A line's value in place of another."""
    one_place = node.style in ("plain", "single", "double") if isinstance(node, Scalar) else node.flow
    if not one_place:
        raise _Unfit
    return _Edit(node.start, node.end, line.partition(": ")[2])


def _front(mapping: Mapping, lines: tuple[str, ...], line_end: str) -> _Edit:
    """Lines before the first key of a map."""
    line, column = mapping.start
    if mapping.flow:
        place = (line, column + 1)
        return _Edit(place, place, ", ".join(lines) + (", " if mapping.entries else ""))
    place = mapping.entries[0][0].start
    return _Edit(place, place, "".join(f"{each}{line_end}{' ' * place[1]}" for each in lines))


def _behind(mapping: Mapping, value: Node, line: str, line_end: str) -> _Edit:
    """A line behind a value of a map and the comment that may stand there."""
    if mapping.flow:
        return _Edit(value.end, value.end, f", {line}")
    place = (value.end[0], len(value.lines[value.end[0]]))
    return _Edit(place, place, f"{line_end}{' ' * mapping.entries[0][0].start[1]}{line}")


def _spliced(text: str, edits: list[_Edit], root: Mapping) -> str:
    """The text with all edits, from the last to the first so that no place moves before its turn."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    for edit in sorted(edits, reverse=True):
        # Places are those of the text in normal form C; the file may be written in another.
        begin, end = (
            starts[line] + root.lines.span(line, column).column - 1 for line, column in (edit.start, edit.end)
        )
        text = text[:begin] + edit.text + text[end:]
    return text
