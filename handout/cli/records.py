"""What ledgers know, once a run is over: reports, who has a wording, and copies deleted once they are old."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from handout.batch.ledger import Ledger
from handout.batch.shards import WHOLE
from handout.cli.arguments import UsageError
from handout.cli.ledgers import ledger_path, shard_ledgers
from handout.cli.left_over import doubts, not_deleted
from handout.cli.output import Output, leave_standard_output
from handout.cli.purge import purge
from handout.cli.reports import STANDARD_OUTPUT, check_place, check_report, write_report
from handout.cli.who_has import who_has
from handout.diagnostics import warning

_SECONDS = {"d": 86_400, "h": 3_600}


def run_records(options: argparse.Namespace) -> int:
    """`--report`, `--who-has` and `--purge` of runs that were made before; the exit status."""
    if options.output is None and options.ledger is None:
        raise UsageError(("whose ledger?", "add -o FOLDER, or --ledger FILE"))
    _refuse_others(options)
    check_report(options)
    output = Output(options.format, lists=options.report != STANDARD_OUTPUT)
    if options.who_has and options.report == STANDARD_OUTPUT:
        raise UsageError(("--who-has and --report - would both write to standard output", "ask for one of them"))
    status, unsaid = 0, None
    with _opened(options) as ledgers:
        check_place(options.report)
        if options.who_has:
            try:
                status = who_has(options.who_has, ledgers, output)
            except OSError as fault:  # of standard output: what else is asked for does not depend on it
                leave_standard_output()
                unsaid = fault
        if options.purge:
            status = purge(options, ledgers, output) or status
        if len({each.run.of_table for each in ledgers if each.run and each.run.of_table}) > 1:
            hint = "a row may be in none of them: --resume each with the same table"
            output.tell([warning("other-table", "the shards of this run had different tables", None, hint)])
        if options.report:
            write_report(options.report, ledgers)
            if not options.who_has:  # which has told them
                output.tell(doubts(ledgers))
            _name(options.report, output)
        if (lying := not_deleted(ledgers)) and not (options.purge and not options.dry_run):  # which has told it
            output.tell([lying])
    if unsaid:
        raise unsaid
    return status


def _name(report: Path, output: Output) -> None:
    """A report that was written, on standard output. Where nobody reads that, nothing is lost."""
    try:
        output.made(report)
        output.end()
    except BrokenPipeError:
        leave_standard_output()


_OF_RUNS = ("only", "shard", "sample", "resume", "scheduler", "handout", "language", "second", "edition")
"""Options that say which sheets a run makes, or how. Beside a command about all sheets they would seem to narrow it."""

_NOT_GIVEN = (None, False, WHOLE, "standard")


def _refuse_others(options: argparse.Namespace) -> None:
    """UsageError for each option that would not be heeded, before anything is done."""
    command = "--purge" if options.purge else "--who-has" if options.who_has else "--report without RECIPIENTS"
    given = [each for each in _OF_RUNS if getattr(options, each) not in _NOT_GIVEN]
    given += ["dry-run"] if options.dry_run and not options.purge else []
    said = f"does nothing beside {command}, which is about all sheets of the folder"
    names = [f"--{'with' if each == 'second' else each}" for each in given]
    if names:
        raise UsageError(*[(f"{each} {said}", f"leave {each} out") for each in names])


def older_than(word: str) -> int:
    """Seconds of an age such as 7d or 12h."""
    found = re.fullmatch(r"([0-9]{1,5})([dh])", word)
    if not found:
        raise argparse.ArgumentTypeError(f"'{word}' is no age · hint: write days or hours, such as 7d or 12h")
    return int(found[1]) * _SECONDS[found[2]]


@contextlib.contextmanager
def _opened(options: argparse.Namespace) -> Iterator[list[Ledger]]:
    first = ledger_path(options)
    paths = [each for each in (first, *shard_ledgers(first)) if each.exists()]
    if not paths:
        raise UsageError((f"there is no ledger '{first}'", "look at -o and --ledger"))
    with contextlib.ExitStack() as stack:
        ledgers = []
        for each in paths:
            to_read = each == first and len(paths) > 1
            ledgers.append(Ledger(each, to_read=to_read, written=options.purge and not options.dry_run))
            stack.callback(ledgers[-1].close)
        yield ledgers
