"""Writes a review into a handout's file: a line or two under `review`, and everything else stays as it is."""

from __future__ import annotations

import codecs
import json
from typing import Any

from handout.diagnostics import HandoutError, error
from handout.model import Approval, Handout
from handout.source import yaml
from handout.source.content import read_handout
from handout.source.edits import Edit, Unfit, behind, in_front, in_place, placeless, spliced
from handout.source.nodes import Mapping


def enter_review(data: bytes, file: str, approval: Approval) -> bytes:
    """A handout file's bytes with `status: reviewed` and `reviewed_by` as an approval says, comments kept.

    What was written is read again: where anything but the review is not as before, it is a HandoutError instead, which
    says what to write by hand.
    """
    before = read_handout(data, file).value
    try:
        edited = _edited(data, file, approval)
        after = read_handout(edited, file).value
    except (Unfit, HandoutError, UnicodeDecodeError):
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
    return placeless(handout._replace(review=review))


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
        raise Unfit
    line_end = "\r\n" if "\r\n" in text else "\n"
    review = {key.text: value for key, value in root.entries}.get("review")
    lines = ("status: reviewed", _reviewed_by(approval))
    if review is None and not root.flow:
        start = "" if text.endswith(("\n", "\r")) else line_end
        text += start + "".join(f"{each}{line_end}" for each in ("review:", *(f"  {line}" for line in lines)))
        return mark + text.encode()
    if review is None:
        edits = [in_front(root, (f"review: {{{', '.join(lines)}}}",), line_end)]
    elif isinstance(review, Mapping):
        edits = _review_edits(review, lines, line_end)
    else:
        raise Unfit
    return mark + spliced(text, edits, root).encode()


def _review_edits(review: Mapping, lines: tuple[str, str], line_end: str) -> list[Edit]:
    """What brings both lines into a block `review` that may have either, neither or both."""
    there = {key.text: value for key, value in review.entries}
    edits = [in_place(there[line.partition(":")[0]], line) for line in lines if line.partition(":")[0] in there]
    if "status" not in there:
        missing = tuple(line for line in lines if line.partition(":")[0] not in there)
        return [*edits, in_front(review, missing, line_end)]
    if "reviewed_by" not in there:
        edits.append(behind(review, there["status"], lines[1], line_end))
    return edits
