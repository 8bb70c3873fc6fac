"""List the library: id, title, languages, review state.

The libraries of --library and HANDOUT_LIBRARY come before the program's own; of two handouts with the same id and
language the first one found counts.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from handout.cli import arguments
from handout.cli.arguments import Parser
from handout.cli.output import Output, near
from handout.diagnostics import HandoutError

if TYPE_CHECKING:
    from pathlib import Path

    from handout.source.library import Entry

EXAMPLES = ("handout list", "handout list --library my-handouts --format json")

_HEADS = ("id", "title", "languages", "review")


def add_options(parser: Parser) -> None:
    """The options of `handout list`."""
    arguments.add_library(parser)
    arguments.add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Print the list; the exit status, which is 1 where a file of the library is at fault."""
    from handout.cli.inputs import day_of  # noqa: PLC0415
    from handout.source.library import list_library  # noqa: PLC0415

    folders = arguments.library_folders(options)
    day = day_of(options)
    output = Output(options.format)
    rows: list[dict[str, Any]] = []
    faulty = False
    for entry in list_library(folders):
        try:
            rows.append(_row(entry, folders, day))
        except HandoutError as fault:
            output.tell(fault.diagnostics)
            faulty = True
    for line in map(_json, rows) if output.json else _table(rows):
        print(line)
    return 1 if faulty else 0


def _row(entry: Entry, folders: Sequence[Path], day: datetime.date) -> dict[str, Any]:
    from handout.review import review_state  # noqa: PLC0415
    from handout.source.library import load_handout  # noqa: PLC0415
    from handout.translation import needs_review  # noqa: PLC0415

    handout = load_handout(entry.path, folders).value
    review = handout.review
    state = review_state(handout, day)
    who = state.approval or state.outdated
    return {
        "id": entry.id,
        "language": entry.language,
        "title": handout.title.text,
        "status": state.status,
        "changed_since_review": state.outdated is not None,
        "past_review": state.overdue is not None,
        "unreviewed_translation": needs_review(handout),
        "reviewed_by": who.by.text if who else None,
        "reviewed_on": who.day.isoformat() if who else None,
        "updated": review.updated.isoformat() if review.updated else None,
        "review_by": review.review_by.isoformat() if review.review_by else None,
        "file": near(str(entry.path)),
    }


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _table(rows: Iterable[dict[str, Any]]) -> list[str]:
    """A line a handout; all its languages in it."""
    lines = [_HEADS, *(_line(id_, list(group)) for id_, group in groupby(rows, key=lambda row: str(row["id"])))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
    return ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]


def _line(id_: str, rows: Sequence[dict[str, Any]]) -> tuple[str, str, str, str]:
    first = next((row for row in rows if row["language"] == "en"), rows[0])
    states: dict[str, list[str]] = {}
    for row in rows:
        states.setdefault(_state(row), []).append(row["language"])
    if len(states) == 1:
        review = next(iter(states))
    else:
        review = "; ".join(f"{state} ({', '.join(languages)})" for state, languages in states.items())
    return id_, first["title"], " ".join(row["language"] for row in rows), review


def _state(row: dict[str, Any]) -> str:
    state = str(row["status"])
    if row["unreviewed_translation"]:
        state += ", translation not reviewed"
    if row["changed_since_review"]:
        state += f", changed since its review of {row['reviewed_on']}"
    if row["past_review"]:
        return f"{state}, past its review of {row['review_by']}"
    return f"{state}, review by {row['review_by']}" if row["review_by"] else state
