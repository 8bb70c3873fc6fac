"""Make a PDF for each recipient of a table.

RECIPIENTS is a file of CSV, of TSV or of JSON Lines, a row a recipient; '-' is standard input. One bad row never stops
the others. The folder keeps a ledger of what became of each row, so that a run that was ended can be resumed.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import re
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import NamedTuple

from handout.batch import pool
from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger, Run
from handout.batch.plan import Defaults, Sheet, sheet_of
from handout.batch.register import WHOLE, Register, Shard
from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError, library_folders
from handout.cli.choice import chosen_sheets
from handout.cli.key_file import add_opaque_ids, read_key_file
from handout.cli.maker import Maker, Outcome, Setting, Task, lost, maker_of
from handout.cli.output import Output
from handout.cli.records import older_than, run_records, write_report
from handout.cli.run_ledger import opened_run
from handout.cli.tally import Tally
from handout.cli.tasks import Tasks
from handout.cli.whose import STANDARD_INPUT
from handout.clock import now
from handout.diagnostics import Diagnostic, HandoutError, nearest
from handout.model import Clinic, Handout
from handout.source.clinic import load_clinic
from handout.source.library import list_library, load_handout
from handout.source.reading import Loaded, read_file
from handout.source.table import LARGEST, BadRow, Table

EXAMPLES = (
    "handout batch recipients.csv -o tonight --clinic clinic.yaml",
    "handout batch recipients.csv -o tonight --handout anakinra --dry-run",
    "handout batch recipients.csv -o tonight --clinic clinic.yaml --resume",
    "handout batch recipients.csv -o tonight --clinic clinic.yaml --only 412-430",
)

SOME_FAILED = 3

CHUNK = 32
"""Sheets between two commits of the ledger: what is made again, at most, after a run was killed."""


def add_options(parser: Parser) -> None:
    """The options of `handout batch`."""
    parser.add_argument("recipients", metavar="RECIPIENTS", nargs="?", help="the table; '-' is standard input")
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, help="the folder to write into")
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    parser.add_argument("--handout", metavar="ID", help="the handout of rows that name none")
    parser.add_argument("--language", metavar="TAG", help="the language of rows that name none")
    arguments.add_page(parser)
    arguments.add_second(parser)
    arguments.add_date(parser)
    arguments.add_require_reviewed(parser)
    parser.add_argument("--jobs", metavar="N", type=jobs, default=1, help="so many processes (default: 1)")
    parser.add_argument("--resume", action="store_true", help="go on with this folder's run: what lacks or has changed")
    parser.add_argument(
        "--only", metavar="ID,…", help="make these alone: ids, or ranges of sheet numbers such as 412-430"
    )
    parser.add_argument("--dry-run", action="store_true", help="try every row and count, but write no file")
    parser.add_argument(
        "--ledger", metavar="FILE", type=Path, help="where the run's ledger lies (default: FOLDER/ledger.sqlite)"
    )
    add_opaque_ids(parser, "names, marks and the ledger have an HMAC-SHA256 of the id with this key, not the id")
    parser.add_argument(
        "--shard", metavar="K/N", type=shard, default=WHOLE, help="make the Kth of N parts: for jobs on many machines"
    )
    parser.add_argument(
        "--report", metavar="FILE", type=Path, help="write what became of each row, as JSON Lines or as .csv"
    )
    parser.add_argument(
        "--who-has", metavar="HANDOUT@HASH", help="list the sheets of this wording (the hash is in the footer)"
    )
    parser.add_argument("--purge", action="store_true", help="delete sheets that are older than --older-than")
    parser.add_argument("--older-than", metavar="7d", type=older_than, help="an age in days (d) or hours (h)")
    parser.add_argument("--quiet", action="store_true", help="print no line for each file")
    parser.add_argument("--force", action="store_true", help="replace files that are there; begin a new run")


def shard(word: str) -> Shard:
    """A part of a run, such as 2/8."""
    found = re.fullmatch(r"([0-9]{1,5})/([0-9]{1,5})", word)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise argparse.ArgumentTypeError(f"'{word}' is no part · hint: write K/N, such as 2/8, with K from 1 to N")
    return Shard(int(found[1]), int(found[2]))


def jobs(word: str) -> int:
    """A number of processes."""
    if not re.fullmatch(r"[1-9][0-9]{0,2}", word):
        raise argparse.ArgumentTypeError(f"'{word}' is no number of processes · hint: write 2, or as many as cores")
    return int(word)


class Stock(NamedTuple):
    """What sheets can be made of, from the clinic's file and the libraries."""

    clinic: Loaded[Clinic] | None
    languages: dict[str, list[str]]
    paths: dict[tuple[str, str], Path]
    folders: tuple[Path, ...]


def run(options: argparse.Namespace) -> int:
    """Make the sheets; the exit status."""
    # What one sheet leaves behind is collected before the next thousand; `console` is for commands that live briefly.
    gc.enable()
    arguments.check_page(options)
    records = options.purge or options.who_has is not None
    if records and options.recipients is not None:
        raise UsageError(("--purge and --who-has are about sheets that were made before", "leave RECIPIENTS out"))
    if records or (options.report and options.recipients is None):
        return run_records(options)
    if options.recipients is None:
        raise UsageError(("a batch needs a table", "name RECIPIENTS; '-' is standard input"))
    if options.output is None and not options.dry_run:
        raise UsageError(("a batch needs a folder", "add -o FOLDER, or try it with --dry-run"))
    stock = _stock(options)
    key_file = read_key_file(options)
    table = _table(options.recipients)
    output = Output(options.format)
    with opened_run(options, key_file) as (ledger, this_run, secrets):
        output.tell((*(stock.clinic.warnings if stock.clinic else ()), *table.warnings))
        planner = _Planner(table, stock, options, secrets)
        register = planner.register(output)
        ledger.adopt(register.planned(options.shard), register.rows)
        chosen = chosen_sheets(options.only, ledger, secrets)
        ledger.commit()
        handouts = _load({*register.kinds(), *planner.seconds}, stock)
        register.close()
        setting = _setting(options, stock, this_run, secrets, handouts)
        tasks = Tasks(planner.sheets(), ledger, setting, chosen, options)
        failed = 0 if chosen else ledger.count("failed")
        tally = Tally(output, options, failed, chosen.number() if chosen else ledger.count_all())
        stops = _make_all(tasks, setting, ledger, tally, options.jobs)
        tally.sum_up(tasks, ledger)
        if options.report:
            write_report(options.report, [ledger])
        return stops or (SOME_FAILED if tally.failed else 0)


class _Planner:
    """Goes through the table, as often as is asked for, and says which sheet each row asks for."""

    def __init__(self, table: Table, stock: Stock, options: argparse.Namespace, secrets: Secrets) -> None:
        self._table = table
        self._languages = stock.languages
        self._secrets = secrets
        self._shard: Shard = options.shard
        fallback = dict(stock.clinic.value.language_fallback) if stock.clinic else {}
        self._defaults = Defaults(options.handout, options.language, options.edition, fallback, options.second)
        self.seconds: set[tuple[str, str]] = set()

    def register(self, output: Output) -> Register:
        """The plan of all rows; what is wrong with any is told."""
        register = Register(self._table.file)
        for row, found in self._rows():
            if isinstance(found, Sheet):
                register.add(found)
            else:
                register.refuse(row, found)
                output.tell(found if self._shard.has(None, row) else ())
        output.tell(fault for row, fault in register.settle() if self._shard.has(None, row))
        return register

    def sheets(self) -> Iterator[Sheet]:
        """The sheets of those rows that have one, also where several are in each other's way."""
        return (found for _, found in self._rows() if isinstance(found, Sheet))

    def _rows(self) -> Iterator[tuple[int, Sheet | tuple[Diagnostic, ...]]]:
        for each in self._table.rows():
            if isinstance(each, BadRow):
                yield each
            else:
                found = sheet_of(self._secrets.known(each), self._languages, self._defaults)
                if isinstance(found, Sheet) and found.second:
                    self.seconds.add((found.handout, found.second))
                yield each.row, found if isinstance(found, Sheet) else tuple(found)


def _stock(options: argparse.Namespace) -> Stock:
    clinic = load_clinic(options.clinic) if options.clinic else None
    languages: dict[str, list[str]] = {}
    paths: dict[tuple[str, str], Path] = {}
    folders = library_folders(options)
    for entry in list_library(folders):
        languages.setdefault(entry.id, []).append(entry.language)
        paths[entry.id, entry.language] = entry.path
    if options.handout is not None and options.handout not in languages:
        near = nearest(options.handout, languages)
        hint = f"did you mean '{near}'?" if near else "'handout list' shows all"
        raise UsageError((f"the library has no '{options.handout}'", hint))
    return Stock(clinic, languages, paths, folders)


def _table(file: str) -> Table:
    data = sys.stdin.buffer.read(LARGEST + 1) if file == "-" else read_file(Path(file), LARGEST)
    return Table(data, STANDARD_INPUT if file == "-" else file)


def _load(kinds: set[tuple[str, str]], stock: Stock) -> dict[tuple[str, str], Handout | tuple[Diagnostic, ...]]:
    """The handouts that the run is of, each once, or what is wrong with them."""
    found: dict[tuple[str, str], Handout | tuple[Diagnostic, ...]] = {}
    for kind in sorted(kinds):
        try:
            found[kind] = load_handout(stock.paths[kind], stock.folders).value
        except HandoutError as fault:
            found[kind] = fault.diagnostics
    return found


def _setting(
    options: argparse.Namespace,
    stock: Stock,
    this_run: Run,
    secrets: Secrets,
    handouts: dict[tuple[str, str], Handout | tuple[Diagnostic, ...]],
) -> Setting:
    return Setting(
        folder=None if options.dry_run else options.output,
        handouts=handouts,
        clinic=stock.clinic.value if stock.clinic else None,
        clinic_file=options.clinic,
        day=this_run.day,
        pages=options.pages,
        paper=options.paper,
        style=options.style,
        require_reviewed=options.require_reviewed,
        secrets=secrets,
    )


def _make_all(tasks: Tasks, setting: Setting, ledger: Ledger, tally: Tally, jobs: int) -> int | None:
    """Makes the sheets and keeps the ledger; the exit status where the batch has to stop."""
    with contextlib.closing(_outcomes(tasks, setting, ledger, jobs)) as outcomes:
        for outcome in outcomes:
            _record(outcome, ledger)
            tally.add(outcome, tasks.kept)
            if outcome.stops:
                return outcome.stops
    return None


def _outcomes(tasks: Tasks, setting: Setting, ledger: Ledger, jobs: int) -> Generator[Outcome]:
    """What becomes of each task, made here or in other processes. The ledger knows of each before its file is there."""

    def begin(chunk: list[Task]) -> None:
        ledger.begin([task.number for task in chunk if task.reprint_of is None])

    if jobs > 1:
        yield from pool.outcomes(pool.Makers(maker_of, setting), jobs, tasks.chunks(CHUNK), begin, lost)
        return
    maker = Maker(setting)
    for chunk in tasks.chunks(CHUNK):
        begin(chunk)
        for task in chunk:
            yield maker.make(task)


def _record(outcome: Outcome, ledger: Ledger) -> None:
    task = outcome.task
    if outcome.made:
        ledger.made(
            task.number,
            basis=task.basis,
            content_hash=outcome.content_hash,
            pages=outcome.pages,
            body_pt=outcome.body_pt,
            output=outcome.output,
            time=now(),
        )
    elif not outcome.stops:
        ledger.failed(task.number, (each.code for each in outcome.told if each.severity == "error"), now())
