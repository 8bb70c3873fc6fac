"""Records of approvals: `LANGUAGE.review.json`, who found which wording right, and that wording itself.

Beside a handout's file the record only keeps the wording that was reviewed, so that what has changed since can be
shown; the file's own block `review` says whether it was. In a library folder without that handout
(`FOLDER/ID/LANGUAGE.review.json`) the record is an approval in itself: of a handout that lies elsewhere.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from handout.characters import composed, forbidden, is_blank
from handout.diagnostics import Diagnostic, HandoutError, Span, error, warning
from handout.model import Approval, Handout, Phrase
from handout.source.reading import Loaded, read_file
from handout.wording import wording_hash

RECORD_FORMAT = 1
LARGEST = 1_000_000
"""Bytes of a record: a handout's largest wording, with every character written as an escape."""

LONGEST_NAME = 200
"""Characters of a reviewer's name and credentials together; they stand on one line of small print."""


def reviewer(text: str) -> tuple[str, str]:
    """Name and credentials of "NAME, CREDENTIALS". Raises ValueError that says what is wrong."""
    text = composed(re.sub(r"[ \t\n]+", " ", text).strip(" "))
    name, _, credentials = (each.strip(" ") for each in text.partition(","))
    if is_blank(name) or is_blank(credentials):
        raise ValueError("a reviewer has a name and credentials, with a comma between them")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"name and credentials have {len(text)} characters; at most {LONGEST_NAME} can stand here")
    if found := next(forbidden(text), None):
        raise ValueError(f"name and credentials hold {found[1]}")
    return name, credentials


def record_beside(file: Path) -> Path:
    """Where the record of a handout's own file lies."""
    return file.with_name(f"{file.stem}.review.json")


def record_in(folder: Path, id_: str, language: str) -> Path:
    """Where a library folder has its record of a handout that lies elsewhere."""
    return folder / id_ / f"{language}.review.json"


def record_text(handout: Handout, approval: Approval) -> str:
    """The record of an approval of a handout, as a file holds it."""
    record = {
        "format": RECORD_FORMAT,
        "id": handout.id,
        "language": handout.language,
        "reviewed_by": approval.by.text,
        "date": approval.day.isoformat(),
        "hash": approval.hash,
        "wording": dict(approval.wording),
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def read_record(data: bytes, file: str, id_: str, language: str) -> Approval:
    """The approval that a record's bytes hold. HandoutError where they are not what `record_text` writes."""
    try:
        record = json.loads(data)
        if not isinstance(record, dict) or record.get("format") != RECORD_FORMAT:
            raise ValueError("it is no record of a review")
        if (record.get("id"), record.get("language")) != (id_, language):
            raise ValueError(f"it is the record of another handout than '{id_}' in '{language}'")
        return _approval(record, file)
    except (ValueError, RecursionError, KeyError, TypeError) as fault:
        reason = str(fault) if type(fault) is ValueError else "it is not as 'handout approve' wrote it"
        hint = "approve the handout again"
        raise HandoutError([error("bad-record", f"this record does not count: {reason}", Span(file), hint)]) from None


def with_approvals(loaded: Loaded[Handout], file: Path, folders: Sequence[Path]) -> Loaded[Handout]:
    """A handout with the approvals of library folders, and with the wordings that its own were of.

    A record that cannot be used is a warning: the handout is then a draft, which is safe.
    """
    handout = loaded.value
    warnings = list(loaded.warnings)
    own = handout.review.approvals
    if own and (record := _read(record_beside(file), handout, warnings)):
        own = tuple(each._replace(wording=record.wording) if each.hash == record.hash else each for each in own)
    theirs = []
    for folder in folders:
        path = record_in(folder, handout.id, handout.language)
        if not os.path.exists(path.with_name(f"{handout.language}.yaml")) and (
            record := _read(path, handout, warnings)
        ):
            theirs.append(record)
    review = handout.review._replace(approvals=(*theirs, *own))
    return Loaded(handout._replace(review=review), tuple(warnings))


def _read(path: Path, handout: Handout, warnings: list[Diagnostic]) -> Approval | None:
    if not os.path.exists(path):
        return None
    try:
        return read_record(read_file(path, LARGEST), str(path), handout.id, handout.language)
    except HandoutError as fault:
        warnings += [warning(each.code, each.message, each.span, *each.hints) for each in fault.diagnostics]
        return None


def _approval(record: dict[str, Any], file: str) -> Approval:
    by, day, digest, wording = (record[key] for key in ("reviewed_by", "date", "hash", "wording"))
    if not all(isinstance(each, str) for each in (by, day, digest, *wording.keys(), *wording.values())):
        raise TypeError
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
        raise TypeError
    name, credentials = reviewer(by)
    parts = tuple(wording.items())
    if wording_hash(parts) != digest:
        raise ValueError("its wording is not the one that its hash is of")
    return Approval(Phrase(f"{name}, {credentials}", Span(file)), date.fromisoformat(day), digest, parts)
