"""What became of each row, as a file for machines, and where such a file may be written."""

from __future__ import annotations

import argparse
import contextlib
import csv
import datetime
import fnmatch
import json
import os
import sys
from collections.abc import Iterable, Iterator
from glob import escape
from pathlib import Path
from typing import Any

from handout.batch.entries import Entry, Run
from handout.batch.ledger import Ledger
from handout.cli.arguments import UsageError
from handout.cli.files import is_same, machine_faults
from handout.cli.ledgers import ledger_path
from handout.cli.left_over import file_of, is_reprinted, left_over, older_file, on_paper, purged_file
from handout.diagnostics import HandoutError, Span, error

_HIDDEN = ("key", "basis", "made_at")
"""What tells nothing to anybody but the program, or what `time` tells of a sheet that is made."""

_CALLED = {"second": "with"}
"""What is called as the table's column is."""

_NAMES = (
    *("run", "day"),
    *(_CALLED.get(name, name) for name in Entry._fields if name not in _HIDDEN),
    *("file", "left_over", "left_over_hash", "left_over_time", "table"),
)
_KNOWN_BY = _NAMES[:3]
"""What each report begins with, whichever version wrote it."""

_OF_TABLE = 16
"""Digits of a table's mark: people compare them."""

STANDARD_OUTPUT = Path("-")

_FORMULAS = frozenset("=+-@\t\r\n'")
"""What a cell begins with that spreadsheets compute (OWASP, CSV Injection), and the sign that keeps them from it."""

_LONGEST_LINE = 4096
"""Bytes, more than any line of a report."""


def check_report(options: argparse.Namespace, inputs: Iterable[Path] = ()) -> None:
    """That `--report` names no file that the run reads or writes itself, nor anybody's that is no report.

    UsageError for the former, HandoutError for the latter where `--force` is not given.
    """
    path: Path | None = options.report
    if path is None or path == STANDARD_OUTPUT:
        return
    if path.suffix.lower() == ".pdf":
        raise UsageError(("a report is no PDF", "let its name end in .csv or .jsonl"))
    own = (Path(options.recipients or ""), options.clinic, options.opaque_ids, *inputs)
    if any(is_same(path, each) for each in own if each) or _is_of_ledger(path, options):
        raise UsageError(
            (f"'{path}' is a file of the run itself, and a report would replace it", "give --report another name")
        )
    _refuse_folder(path)
    if path.is_file() and not options.force and not _is_report(path):
        message = "there is a file of this name that is no report, and it still lies there as it was"
        raise HandoutError([error("file-exists", message, Span(str(path)), "give --report another name")])


def check_place(path: Path | None) -> None:
    """That a report can be written, before the first sheet rather than after the last; UsageError, MachineError.

    By now the run's own folder is there, whose name it may have.
    """
    if path is None or path == STANDARD_OUTPUT:
        return
    _refuse_folder(path)
    if path.exists() and not path.is_file():
        return
    with machine_faults(path), _beside(Path(os.path.realpath(path))) as (descriptor, _):
        os.close(descriptor)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise UsageError((f"'{path}' is a folder", "name the file to write in it"))


def write_report(path: Path, ledgers: list[Ledger], *, tried: bool = False) -> None:
    """Each row of the ledgers: CSV where the name ends in it, else a JSON object a line; '-' is standard output.

    What was only `tried`, in a dry run, is said to be nothing more.
    """
    # Closed before the ledgers are, also when whoever reads the report goes away.
    with contextlib.closing(facts for each in ledgers for facts in _reported(each)) as rows:
        _write(path, map(_tried, rows) if tried else rows)


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    if path == STANDARD_OUTPUT:
        sys.stdout.writelines(_lines(rows))
        sys.stdout.flush()
        return
    place = Path(os.path.realpath(path))  # a link stays one
    with machine_faults(path):
        if place.exists() and not place.is_file():
            place.write_text("".join(_lines(rows)), encoding="utf-8")  # a device or a pipe
            return
        with _beside(place) as (descriptor, beside):
            with open(descriptor, "w", encoding="utf-8", newline="") as file:
                if path.suffix.lower() == ".csv":
                    table = csv.DictWriter(file, _NAMES)
                    table.writeheader()
                    table.writerows(map(_without_formulas, rows))
                else:
                    file.writelines(_lines(rows))
            os.replace(beside, place)


@contextlib.contextmanager
def _beside(place: Path) -> Iterator[tuple[int, Path]]:
    """An open file beside another, which goes again where it is not given that one's name."""
    beside = place.with_name(f".{place.name[:100]}.{os.urandom(4).hex()}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        yield descriptor, beside
    finally:
        beside.unlink(missing_ok=True)


def _reported(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """What became of each row, and which older file lies there that the run does not stand behind.

    What is known of that one is no fact of a row that failed, and its state is no row's that the table lacks. It may be
    on paper also where no file has it any more.
    """
    run = ledger.run
    prints = {each.number: each.name for each in ledger.print_files()}
    older = {entry.sheet: entry for entry, _ in left_over(ledger)}
    deleted = on_paper(ledger)
    told_with_row = {each.sheet for each in deleted.values()} - set(deleted)
    for entry in ledger.entries():
        if entry.sheet in told_with_row:
            continue
        known = entry
        if entry.state == "failed":
            known = entry._replace(content_hash=None, pages=None, body_pt=None, output=None, anew=None, locked=None)
        facts = facts_of_entry(run, known)
        if entry.row is None and entry.state in ("made", "begun"):
            facts["state"] = "left-over"
        facts |= _files(entry, older.get(entry.sheet), ledger, prints)
        before = older.get(entry.sheet) or deleted.get(entry.sheet)
        facts["left_over_hash"] = before.content_hash if before else None
        facts["left_over_time"] = _shown(before.made_at) if before else None
        yield facts | {"table": run.of_table[:_OF_TABLE] if run else None}


def _files(entry: Entry, older: Entry | None, ledger: Ledger, prints: dict[int, str]) -> dict[str, Any]:
    """Where a row's sheet lies, and an older one of it; `older` is there where the run does not stand behind that."""
    is_made = entry.state == "made" and entry.row is not None
    if entry.state == "purged":
        before = purged_file(entry, ledger, prints) if ledger.path else None
    else:
        before = older_file(entry, ledger, prints) if older or is_reprinted(entry) else None
    return {"file": file_of(entry, ledger, prints) if is_made else None, "left_over": before}


def _tried(facts: dict[str, Any]) -> dict[str, Any]:
    """What a dry run says of a row: it is of no run, and there is no file."""
    state = "could-be-made" if facts["state"] == "made" else facts["state"]
    return facts | {"run": None, "state": state, "output": None, "file": None}


def facts_of_entry(run: Run | None, entry: Entry) -> dict[str, Any]:
    """What machines get to know of a row."""
    facts = {_CALLED.get(name, name): value for name, value in entry._asdict().items() if name not in _HIDDEN}
    facts["time"], facts["anew"] = _shown(entry.time), _shown(entry.anew)
    facts["output"] = entry.output.hex() if entry.output else None
    facts["locked"] = None if entry.locked is None else bool(entry.locked)
    facts["print_file"] = None if is_reprinted(entry) else entry.print_file or None  # one that is gone has no number
    return {"run": run.number if run else None, "day": run.day.isoformat() if run else None, **facts}


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _without_formulas(row: dict[str, Any]) -> dict[str, Any]:
    """A row for CSV, in which no cell is taken for a formula: an apostrophe stands before it, which can be taken off.

    So that it can, one stands before a cell that begins with an apostrophe too.
    """
    return {
        name: f"'{value}" if isinstance(value, str) and value[:1] in _FORMULAS else value for name, value in row.items()
    }


def _shown(time: int | None) -> str | None:
    if time is None:
        return None
    return datetime.datetime.fromtimestamp(time, datetime.UTC).isoformat().replace("+00:00", "Z")


def _is_of_ledger(path: Path, options: argparse.Namespace) -> bool:
    """Whether this is the run's ledger, one of a shard, or what SQLite writes beside them, also before they are."""
    if options.output is None and options.ledger is None:
        return False
    ledger = Path(os.path.realpath(ledger_path(options)))
    place = Path(os.path.realpath(path))
    shards = f"{escape(ledger.stem)}.*-of-*{escape(ledger.suffix)}*"
    names = place.name.startswith(ledger.name) or fnmatch.fnmatch(place.name, shards)
    return place.parent == ledger.parent and names


def _is_report(path: Path) -> bool:
    """Whether a file is an earlier report, by its beginning. An empty one is: of a run without rows."""
    with machine_faults(path), path.open("rb") as file:
        first = file.readline(_LONGEST_LINE)
    if not first or first.startswith((",".join(_KNOWN_BY) + ",").encode()):
        return True
    try:
        found = json.loads(first)
    except ValueError:
        return False
    return isinstance(found, dict) and tuple(found)[: len(_KNOWN_BY)] == _KNOWN_BY
