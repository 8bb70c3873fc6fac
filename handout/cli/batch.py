"""Make a PDF for each recipient of a table.

RECIPIENTS is a file of CSV, TSV, XLSX or JSON Lines, a row a recipient; '-' is standard input. One bad row never stops
the others. The folder keeps a ledger of what became of each row, so that a run that was ended can be resumed.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

from handout.batch.entries import Run
from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger
from handout.batch.plan import Sheet
from handout.cli import arguments
from handout.cli.arguments import UsageError
from handout.cli.batch_options import add_options
from handout.cli.choice import Choice
from handout.cli.cores import leave_no_core
from handout.cli.interrupts import whole
from handout.cli.key_file import read_key_file
from handout.cli.left_over import doubts, not_deleted
from handout.cli.look import look_of
from handout.cli.maker import Maker, Outcome, Setting
from handout.cli.outcomes import check_scheduler, connected, outcomes
from handout.cli.output import Output, leave_standard_output
from handout.cli.planned import Plan, planned
from handout.cli.planner import Handouts, Stock, stock_of
from handout.cli.print_files import Kept, PrintFiles, place_of_prints, settle_options
from handout.cli.print_tasks import Standing, files_that_stand, remove_others
from handout.cli.recorder import Recorder
from handout.cli.records import run_records
from handout.cli.reports import STANDARD_OUTPUT, check_place, check_report, write_report
from handout.cli.run_ledger import opened_run
from handout.cli.sample import Sample
from handout.cli.tally import Tally
from handout.cli.tasks import Tasks
from handout.cli.whose import STANDARD_INPUT
from handout.diagnostics import MachineError, error, warning
from handout.source.table import Table, open_table, spooled_table

__all__ = ["EXAMPLES", "add_options", "run"]

EXAMPLES = (
    "handout batch recipients.csv -o tonight --clinic clinic.yaml",
    "handout batch recipients.csv -o tonight --handout anakinra --dry-run",
    "handout batch recipients.csv -o tonight --clinic clinic.yaml --resume",
    "handout batch recipients.csv -o tonight --clinic clinic.yaml --only 412-430",
)

SOME_FAILED = 3


def run(options: argparse.Namespace) -> int:
    """Make the sheets; the exit status."""
    # What one sheet leaves behind is collected before the next thousand; `console` is for commands that live briefly.
    gc.enable()
    leave_no_core()
    arguments.check_page(options)
    settle_options(options)
    if options.scheduler:
        check_scheduler(options.scheduler)
    records = options.purge or options.who_has is not None
    if records and options.recipients is not None:
        raise UsageError(("--purge and --who-has are about sheets that were made before", "leave RECIPIENTS out"))
    if options.older_than is not None and not options.purge:
        raise UsageError(("--older-than says what --purge deletes, and nothing is deleted without that", "add --purge"))
    if records or (options.report and options.recipients is None):
        return run_records(options)
    _refuse_incomplete(options)
    return _batch(options)


def _batch(options: argparse.Namespace) -> int:
    stock = stock_of(options)
    check_report(options, stock.paths.values())
    key_file = read_key_file(options)
    output = Output(options.format, lists=options.report != STANDARD_OUTPUT, goes_on=True)
    look = look_of(options, stock.clinic.value if stock.clinic else None)
    with (
        _table(options) as table,
        connected(options) as client,
        opened_run(options, key_file, look, output) as (ledger, this_run, secrets),
    ):
        output.tell(stock.clinic.warnings if stock.clinic else ())
        check_place(options.report)
        try:
            plan = planned(table, stock, ledger, this_run, secrets, options, output)
        except KeyboardInterrupt:
            output.tell([warning("interrupted", "interrupted before the first sheet", None)])
            raise
        status = _made(plan, stock, client, ledger, this_run, secrets, options, output)
        if options.report:
            _report(options.report, ledger, tried=options.dry_run)
        output.end()
        return MachineError.exit_status if output.lost else status


def _made(
    plan: Plan,
    stock: Stock,
    client: Any,
    ledger: Ledger,
    this_run: Run,
    secrets: Secrets,
    options: argparse.Namespace,
    output: Output,
) -> int:
    """Makes what is planned and says what came of it; the exit status."""
    sample = Sample() if options.sample else None
    chosen = Choice(((1, plan.rows),)) if sample else plan.chosen
    setting = _setting(options, stock, this_run, secrets, plan.handouts)

    def sheets() -> Iterator[Sheet]:
        found = plan.groups.together(plan.planner.rows()) if plan.groups else plan.planner.sheets()
        found = map(plan.planner.to_make, found)
        return sample.lacking(found) if sample else found

    prints = _print_files(options, ledger, setting, this_run, output, sheets, chosen)
    tasks = Tasks(sheets(), ledger, setting, chosen, options, prints.kept if prints else 0)
    failed = chosen.refused(ledger) if chosen else ledger.count("failed")
    total = failed + plan.kinds if sample else chosen.number(ledger) if chosen else ledger.count_all()
    tally = Tally(output, options, failed, total, plan.held, plan.planner.unused())
    came = outcomes(options, client, tasks, setting, ledger, this_run)
    try:
        stops = _make_all(tasks, ledger, tally, sample.learning(came) if sample else came, prints)
        ledger.commit()  # what is said to be made is known to --resume
    except KeyboardInterrupt:
        tally.interrupted(prints.done if prints else None)
        _tell_of_others(ledger, output)
        raise
    except MachineError as fault:
        _sum_up_ended(fault, tally, tasks, ledger, prints, output)
        raise MachineError([]) from None  # it is told
    tally.sum_up(tasks, ledger, ended=stops is not None)
    if tasks.purged and ledger.path and (lying := not_deleted([ledger])):
        output.tell([lying])
    if stops:
        _tell_of_others(ledger, output)
    return stops or (SOME_FAILED if tally.failed else 0)


def _tell_of_others(ledger: Ledger, output: Output) -> None:
    """What lies there beside the sheets that were counted; nobody keeps the ledger of a dry run, or of a sample."""
    if ledger.path:
        output.tell(doubts([ledger]))


def _sum_up_ended(
    fault: MachineError, tally: Tally, tasks: Tasks, ledger: Ledger, prints: PrintFiles | None, output: Output
) -> None:
    """Why no more can be made, and what there is. The ledger may be what cannot be used."""
    tally.tell_of_rows()
    output.tell(fault.diagnostics)
    with contextlib.suppress(MachineError):
        forgotten = ledger.settle()
        tally.stopped(prints.done if prints else tally.made - forgotten)
        tally.sum_up(tasks, ledger, ended=True)
        _tell_of_others(ledger, output)


def _report(path: Path, ledger: Ledger, *, tried: bool) -> None:
    try:
        write_report(path, [ledger], tried=tried)
    except BrokenPipeError:
        leave_standard_output()
        message = "standard output was closed before the report was whole; the sheets are made"
        hint = "to write it again, leave RECIPIENTS out"
        raise MachineError([error("closed-output", message, None, hint)]) from None


def _refuse_incomplete(options: argparse.Namespace) -> None:
    if options.sample and (options.only is not None or options.resume):
        other = "--resume" if options.only is None else "--only"
        message = f"--sample makes the first sheet of each kind, of no run, and {other} is about a run's sheets"
        raise UsageError((message, f"leave {other} or --sample out"))
    if options.recipients is None:
        raise UsageError(("a batch needs a table", "name RECIPIENTS; '-' is standard input"))
    if options.output is None and not options.dry_run:
        hint = "add -o FOLDER or --merge FILE, or try it with --dry-run"
        raise UsageError(("a batch needs a folder", hint))


def _table(options: argparse.Namespace) -> contextlib.AbstractContextManager[Table]:
    file, encoding = options.recipients, options.encoding
    return (
        spooled_table(sys.stdin.buffer, STANDARD_INPUT, encoding) if file == "-" else open_table(Path(file), encoding)
    )


def _setting(
    options: argparse.Namespace,
    stock: Stock,
    this_run: Run,
    secrets: Secrets,
    handouts: Handouts,
) -> Setting:
    return Setting(
        folder=None if options.dry_run or options.merge else options.output,
        handouts=handouts,
        clinic=stock.clinic.value if stock.clinic else None,
        clinic_file=options.clinic,
        day=this_run.day,
        pages=options.pages,
        paper=options.paper,
        style=options.style,
        require_reviewed=options.require_reviewed,
        secrets=secrets,
        merges=bool(options.merge) and not options.dry_run,
        for_print=bool(options.merge),
        language=options.language,
    )


def _print_files(
    options: argparse.Namespace,
    ledger: Ledger,
    setting: Setting,
    this_run: Run,
    output: Output,
    sheets: Callable[[], Iterable[Sheet]],
    chosen: Choice | None,
) -> PrintFiles | None:
    """The print files that this command makes. Those of the run that are not as they should be are removed."""
    if not options.merge or options.dry_run:
        return None
    place, kept = place_of_prints(options), Kept()
    paper = setting.paper or (setting.clinic.paper if setting.clinic else None) or "letter"
    if not chosen:
        basis = Tasks(iter(()), ledger, setting, None, options).basis
        standing = Standing(sheets(), basis, Maker(setting).make)
        kept = Kept() if options.force else files_that_stand(standing, ledger, place, setting.secrets)
        remove_others(ledger, place, setting.secrets, kept.files)
    clinic = next((each.text for _, each in setting.clinic.name.by_language), "") if setting.clinic else ""
    return PrintFiles(
        options, ledger, this_run, setting.secrets, output, of_run=not chosen, kept=kept, paper=paper, clinic=clinic
    )


def _make_all(
    tasks: Tasks, ledger: Ledger, tally: Tally, outcomes: Generator[Outcome], prints: PrintFiles | None
) -> int | None:
    """Makes the sheets and keeps the ledger; the exit status where the batch has to stop."""
    recorder = Recorder(ledger)
    with contextlib.closing(outcomes), contextlib.ExitStack() as stack:
        if prints:
            stack.callback(prints.abandon)
        for outcome in outcomes:
            if prints and outcome.made:
                prints.add(outcome)
                tally.add(outcome, tasks.kept + tasks.purged)
            else:
                _note(outcome, recorder, tally, tasks)
            if outcome.stops:
                if prints:
                    tally.stopped(prints.done)
                return outcome.stops
        if prints:
            prints.finish()
    return None


@whole
def _note(outcome: Outcome, recorder: Recorder, tally: Tally, tasks: Tasks) -> None:
    """What is told of a batch that was interrupted are the files that lie there: each is known to both, or to none."""
    recorder.add(outcome)
    tally.add(outcome, tasks.kept + tasks.purged)
