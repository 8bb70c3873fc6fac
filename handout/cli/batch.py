"""Make a PDF for each recipient of a table.

RECIPIENTS is a file of CSV, of TSV or of JSON Lines, a row a recipient; '-' is standard input. One bad row never stops
the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handout.batch.names import fan
from handout.batch.plan import Defaults, Sheet, plan
from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError, library_folders
from handout.cli.files import machine_faults, write_file
from handout.cli.inputs import day_of
from handout.cli.output import Output
from handout.cli.whose import STANDARD_INPUT, not_made
from handout.diagnostics import Diagnostic, HandoutError, MachineError, Span, error, nearest
from handout.model import Clinic, Handout, Recipient
from handout.source.clinic import load_clinic
from handout.source.library import list_library, load_handout
from handout.source.reading import read_file
from handout.source.recipient_file import decode, read_rows
from handout.source.recipients import recipient

if TYPE_CHECKING:
    from handout.pipeline import Press

EXAMPLES = (
    "handout batch recipients.csv -o tonight --clinic clinic.yaml",
    "handout batch recipients.csv -o tonight --handout anakinra --dry-run",
)

SOME_FAILED = 3
LARGEST = 200_000_000
"""Bytes of a table: a million rows of two hundred."""

_OF_ONE_ROW = frozenset({"row-length", "not-an-object"})
"""Faults around a row that leave the rows after it readable. Behind any other, no row is where it seems to be."""


class Rows(NamedTuple):
    """The recipients of a table, and what is wrong with its other rows, by their numbers as far as they have one."""

    recipients: tuple[Recipient, ...]
    failed: int
    faults: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]


def add_options(parser: Parser) -> None:
    """The options of `handout batch`."""
    parser.add_argument("recipients", metavar="RECIPIENTS", help="the table; '-' is standard input")
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, help="the folder to write into")
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    parser.add_argument("--handout", metavar="ID", help="the handout of rows that name none")
    parser.add_argument("--language", metavar="TAG", help="the language of rows that name none")
    arguments.add_second(parser)
    arguments.add_page(parser)
    arguments.add_date(parser)
    arguments.add_require_reviewed(parser)
    parser.add_argument("--only", metavar="ID,…", help="make the sheets of these ids alone")
    parser.add_argument("--dry-run", action="store_true", help="try every row and count, but write no file")
    parser.add_argument("--quiet", action="store_true", help="print no line for each file")
    parser.add_argument("--force", action="store_true", help="replace files that are there")


def run(options: argparse.Namespace) -> int:
    """Make the sheets; the exit status."""
    arguments.check_page(options)
    if options.output is None and not options.dry_run:
        raise UsageError(("a batch needs a folder", "add -o FOLDER, or try it with --dry-run"))
    clinic = load_clinic(options.clinic) if options.clinic else None
    rows = _read(options.recipients)
    library: dict[str, list[str]] = {}
    paths: dict[tuple[str, str], Path] = {}
    folders = library_folders(options)
    for entry in list_library(folders):
        library.setdefault(entry.id, []).append(entry.language)
        paths[entry.id, entry.language] = entry.path
    if options.handout is not None and options.handout not in library:
        near = nearest(options.handout, library)
        hint = f"did you mean '{near}'?" if near else "'handout list' shows all"
        raise UsageError((f"the library has no '{options.handout}'", hint))
    output = Output(options.format)
    output.tell((*(clinic.warnings if clinic else ()), *rows.warnings, *rows.faults))
    defaults = Defaults(
        options.handout,
        options.language,
        options.edition,
        dict(clinic.value.language_fallback) if clinic else {},
        options.second,
    )
    sheets, faults = plan(rows.recipients, library, defaults)
    output.tell(faults)
    planned = len(sheets)
    chosen = _only(sheets, options)
    maker = _Maker(options, clinic.value if clinic else None, paths, folders)
    made, failed = _make_all(chosen, maker, options, output)
    failed += rows.failed + len(rows.recipients) - planned
    _sum_up(made, failed, options, output)
    return SOME_FAILED if failed else 0


def _read(file: str) -> Rows:
    """The rows. HandoutError where the table itself cannot be read: then nothing is made of any of it."""
    name = STANDARD_INPUT if file == "-" else file
    data = sys.stdin.buffer.read(LARGEST + 1) if file == "-" else read_file(Path(file), LARGEST)
    if len(data) > LARGEST:
        raise HandoutError([error("too-large", f"more than {LARGEST:,} bytes", Span(name), "split the table")])
    text, warnings = decode(data, name)
    recipients: list[Recipient] = []
    faults: list[Diagnostic] = []
    failed = 0
    for each in read_rows(text, name):
        if isinstance(each, Diagnostic):
            if each.code not in _OF_ONE_ROW:
                raise HandoutError([each])
            faults.append(each)
            failed += 1
            continue
        found, wrong = recipient(*each)
        faults += wrong
        failed += found is None
        recipients += [found] if found else []
    if not recipients and not faults:
        hint = "write the fields' names in the first row and a recipient in each of the next"
        raise HandoutError([error("no-recipient", "there is no recipient in the file", Span(name), hint)])
    return Rows(tuple(recipients), failed, tuple(faults), warnings)


def _only(sheets: Sequence[Sheet], options: argparse.Namespace) -> list[Sheet]:
    """The sheets of the ids that `--only` names; a name that no row has is a fault of the command."""
    if options.only is None:
        return list(sheets)
    asked = [each.strip() for each in options.only.split(",") if each.strip()]
    by_id = {_id(sheet): sheet for sheet in sheets}
    lacking = sum(each not in by_id for each in asked)
    if lacking or not asked:
        raise UsageError(
            (
                f"no row that can be made has {lacking} of the ids of --only",
                "look at the column 'id', and at the faults",
            )
        )
    return [sheet for sheet in sheets if _id(sheet) in asked]


def _id(sheet: Sheet) -> str:
    cell = sheet.recipient.get("id")
    return cell.text if cell else str(sheet.recipient.row)


class _Maker:
    """Makes one sheet after the other. What it remembers comes from files of the library alone."""

    def __init__(
        self,
        options: argparse.Namespace,
        clinic: Clinic | None,
        paths: dict[tuple[str, str], Path],
        folders: tuple[Path, ...],
    ) -> None:
        self._options = options
        self._clinic = clinic
        self._paths = paths
        self._folders = folders
        self._day = day_of(options)
        self._press: Press | None = None
        self._handouts: dict[tuple[str, str], Handout | HandoutError] = {}

    def make(self, sheet: Sheet) -> tuple[bytes, tuple[Diagnostic, ...]]:
        """The PDF and its warnings; HandoutError with everything that keeps it from being made."""
        from handout import api, pipeline  # noqa: PLC0415 - fonts and PDF only once there is work for them

        if wrong := not_made(sheet.recipient, self._options.clinic):
            raise HandoutError(wrong)
        options = self._options
        self._press = self._press or pipeline.Press()
        result = api.render(
            self._handout(sheet.handout, sheet.language),
            self._clinic,
            pages=options.pages if sheet.edition == "standard" else "auto",
            paper=options.paper,
            style=options.style,
            edition=sheet.edition,
            date=self._day,
            recipient=sheet.recipient,
            require_reviewed=options.require_reviewed,
            press=self._press,
            second=self._handout(sheet.handout, sheet.second) if sheet.second else None,
        )
        return result.pdf, result.diagnostics

    def _handout(self, id_: str, language: str) -> Handout:
        key = (id_, language)
        if key not in self._handouts:
            try:
                self._handouts[key] = load_handout(self._paths[key], self._folders).value
            except HandoutError as fault:
                self._handouts[key] = fault
        found = self._handouts[key]
        if isinstance(found, HandoutError):
            raise HandoutError(found.diagnostics)
        return found


def _make_all(
    sheets: Sequence[Sheet], maker: _Maker, options: argparse.Namespace, output: Output
) -> tuple[list[Sheet], int]:
    """The sheets that were made, and how many rows failed. What is said of all copies alike is said once."""
    made: list[Sheet] = []
    said: set[Diagnostic] = set()
    for sheet in sheets:
        try:
            pdf, told = _guarded(maker, sheet)
            target = None if options.dry_run else _write(options, sheet, pdf)
        except HandoutError as fault:
            if fault.exit_status == HandoutError.exit_status:
                output.tell(_of_row(each, sheet) for each in fault.diagnostics)
                continue
            raise
        output.tell(each for each in told if each not in said)
        said.update(told)
        made.append(sheet)
        if target and not options.quiet:
            output.made(target, row=sheet.recipient.row)
    return made, len(sheets) - len(made)


def _guarded(maker: _Maker, sheet: Sheet) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """A sheet, or a fault of its row, also where the program itself is at fault or its read-back differs."""
    try:
        return maker.make(sheet)
    except HandoutError as fault:
        raise HandoutError(fault.diagnostics) from None
    except Exception as fault:
        message = f"{type(fault).__name__}; this is a fault of the program itself"
        raise HandoutError([error("crash", message, sheet.recipient.span, "please report it")]) from None


def _of_row(fault: Diagnostic, sheet: Sheet) -> Diagnostic:
    start = f"row {sheet.recipient.row}"
    return fault if fault.message.startswith(start) else fault._replace(message=f"{start}: {fault.message}")


def _write(options: argparse.Namespace, sheet: Sheet, pdf: bytes) -> Path:
    folder: Path = options.output / fan(sheet.name)
    with machine_faults(folder):
        for each in (options.output, folder):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / sheet.name
    try:
        write_file(target, pdf, replace=options.force, private=True)
    except MachineError as fault:
        raise MachineError(each._replace(span=Span(str(folder))) for each in fault.diagnostics) from None
    except HandoutError:
        # A file's name has the row's id, which no message repeats.
        message = "there is an older sheet of this row, and it still lies there as it was"
        raise HandoutError([error("file-exists", message, sheet.recipient.span, "--force replaces it")]) from None
    return target


def _sum_up(made: Sequence[Sheet], failed: int, options: argparse.Namespace, output: Output) -> None:
    """Counts to compare with the export."""
    kinds = Counter((each.handout, each.language, each.second or "", each.edition, each.fell_back) for each in made)
    if output.json:
        keys = ("handout", "language", "with", "edition", "fell_back", "sheets")
        counts = [dict(zip(keys, (*kind, number), strict=True)) for kind, number in sorted(kinds.items())]
        print(json.dumps({"made": len(made), "failed": failed, "counts": counts}))
        return
    done = "could be made" if options.dry_run else "made"
    output.remark(f"{_count(len(made), 'sheet')} {done}, {_count(failed, 'row')} failed")
    for (handout, language, second, edition, fell_back), number in sorted(kinds.items()):
        served = " (in place of the row's language)" if fell_back else ""
        both = f"{language} with {second}" if second else language
        output.remark(f"  {number} {handout} {both} {edition}{served}")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
