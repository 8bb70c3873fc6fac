"""The ledger of a batch: whether this command goes on with the run that it is of."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import os
from collections.abc import Iterator
from pathlib import Path

from handout.batch.entries import Run
from handout.batch.keys import LEAST_KEY, Secrets, key_check
from handout.batch.ledger import Ledger
from handout.batch.ledger_file import run_in
from handout.batch.shards import WHOLE, Shard
from handout.cli.arguments import UsageError
from handout.cli.files import machine_faults
from handout.cli.inputs import day_of
from handout.cli.ledgers import ledger_path, no_run, shard_ledgers
from handout.cli.look import differences
from handout.cli.output import Output
from handout.cli.places import check_no_others, check_place, place_kept, place_of_files
from handout.diagnostics import HandoutError

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@contextlib.contextmanager
def opened_run(
    options: argparse.Namespace, key_file: bytes | None, look: str, output: Output
) -> Iterator[tuple[Ledger, Run, Secrets]]:
    """The ledger, its run, and the run's keys. `look` tells by which options this command makes sheets.

    A ledger that was not there before goes again where nothing comes of it. A dry run, or a sample, has one that
    nobody sees.
    """
    if options.sample and ledger_path(options).exists():
        raise UsageError(("this folder has a run already", "make the sample in another folder"))
    if options.dry_run or options.sample:
        run = _new_run(options, key_file, look)
        ledger = Ledger(None)
        ledger.start(run)
        try:
            yield ledger, run, Secrets(run.secret, key_file)
        finally:
            ledger.abandon()
        return
    path = ledger_path(options)
    # One that is there without a run is of a command that was killed before it could begin.
    if _goes_on(options) and not path.exists():
        raise no_run(path)
    check_no_others(options, output)
    folders = _make_folders(path.parent)
    try:
        found, path = _founded(path, options, key_file, look)
        ledger = Ledger(path, to_read=bool(shard_ledgers(path)))
    except HandoutError:
        _remove(folders)
        raise
    try:
        run = _run_of(ledger, options, key_file, found, look, output)
        yield ledger, run, Secrets(run.secret, key_file)
        ledger.close()
    except BaseException:
        if ledger.is_new:
            ledger.abandon()
            path.unlink(missing_ok=True)
            _remove(folders)
        else:
            _keep(ledger)
        raise


def _founded(path: Path, options: argparse.Namespace, key_file: bytes | None, look: str) -> tuple[Run | None, Path]:
    """For a shard, what all shards begin with, and the shard's own ledger.

    Whichever shard comes first writes the former, and nobody writes it again: shards run at the same time, on several
    machines, and SQLite's locks do not hold on each network share.
    """
    shard: Shard = options.shard
    if shard == WHOLE:
        return None, path
    if not path.exists():
        beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
        ledger = Ledger(beside, to_read=True)
        ledger.start(_new_run(options, key_file, look)._replace(shard=0, shards=shard.of))
        ledger.close()
        with machine_faults(path):
            try:
                os.link(beside, path)
            except FileExistsError:
                pass
            except OSError:  # a file system without links
                os.replace(beside, path)
            beside.unlink(missing_ok=True)
    run = run_in(path)
    if run is None or run.shards != shard.of or run.shard:
        what = f"in {run.shards} shards" if run and run.shards > 1 else "not in shards"
        raise UsageError((f"the run of this folder is {what}", "give the same --shard K/N, or name another folder"))
    own = path.with_name(f"{path.stem}.{shard.number}-of-{shard.of}{path.suffix}")
    return run._replace(shard=shard.number), own


def _run_of(
    ledger: Ledger,
    options: argparse.Namespace,
    key_file: bytes | None,
    found: Run | None,
    look: str,
    output: Output,
) -> Run:
    run = ledger.run
    if run and not run.shard:
        raise UsageError((f"the run of this folder is in {run.shards} shards", f"say which: --shard 1/{run.shards}"))
    if run is None and options.only and not options.force:
        raise no_run(ledger_path(options))
    if run is None or (options.force and not (options.resume or options.only)):
        if run:
            check_key(run, key_file)  # else ids that are hidden so far would be in the clear beside the others
        run = found or _new_run(options, key_file, look)
        run = run._replace(folder=place_kept(ledger_path(options), place_of_files(options)))
        _check(run, options, key_file)
        _check_look(run, options, look)
        if not options.only:
            _check_prints(run, options)
        ledger.start(run)
        return run
    rows = f"rows of part {run.shard}" if run.shards > 1 else "rows"
    begun = f"of {run.day}, {ledger.count('made')} of {ledger.count_all()} {rows} made"
    if not (options.resume or options.only):
        hints = "go on with it: --resume; begin anew and replace its sheets: --force; or name another folder"
        raise UsageError((f"this folder has a run already, number {run.number} {begun}", hints))
    _check(run, options, key_file)
    _check_look(run, options, look)
    if not options.only:
        _check_prints(run, options)
        ledger.look_anew(look)
    check_place(ledger, options, output)
    return run


def _goes_on(options: argparse.Namespace) -> bool:
    """Whether the command is about sheets that a run has made. `--only` with `--force` may begin one."""
    return bool(options.resume or (options.only and not options.force))


def _merged(options: argparse.Namespace) -> str:
    return options.merge.stem if options.merge else ""


def _check(run: Run, options: argparse.Namespace, key_file: bytes | None) -> None:
    """That the command is of one day and one key with the run."""
    if options.date and options.date != run.day:
        message = f"this run is of {run.day}, and all of it keeps that day"
        raise UsageError((message, "leave --date out"))
    check_key(run, key_file)


def check_key(run: Run, key_file: bytes | None) -> None:
    """UsageError where the run was begun with another key file, or one of both has none."""
    if run.key_check != (key_check(key_file) if key_file else b""):
        what = "with another key file" if key_file and run.key_check else "with" if run.key_check else "without"
        hint = f"{'give --opaque-ids as then' if run.key_check else 'leave --opaque-ids out'}, or name another folder"
        raise UsageError((f"this run was begun {what}{'' if 'key' in what else ' --opaque-ids'}", hint))


def _check_look(run: Run, options: argparse.Namespace, look: str) -> None:
    """That sheets are made as the others of the run, unless it is forced."""
    different = differences(run.look, look)
    if different and not options.force:
        hint = "give them as then, or begin another run in another folder"
        anew = "to make all anew that becomes another, add --force; then do not hand out the older sheets"
        raise UsageError((f"this run was begun otherwise: {', '.join(different)}", f"{hint}; {anew}"))


def _check_prints(run: Run, options: argparse.Namespace) -> None:
    """That the command makes print files as those that the run has, or a file for each sheet as it did."""
    if run.merged != _merged(options):
        what = f"print files '{run.merged}'" if run.merged else "a file for each sheet"
        raise UsageError((f"this run makes {what}", f"{'give --merge as then' if run.merged else 'leave --merge out'}"))
    if run.merged and run.split != options.split:
        raise UsageError((f"this run's print files hold {run.split} leaves", f"give --split {run.split} as then"))
    if run.separators != bool(options.separators):
        what, hint = ("with", "add") if run.separators else ("without", "leave out")
        raise UsageError((f"this run was begun {what} leaves between groups", f"{hint} --separators as then"))


def _new_run(options: argparse.Namespace, key_file: bytes | None, look: str) -> Run:
    number = "".join(_LETTERS[each % len(_LETTERS)] for each in os.urandom(6))
    secret = b"" if key_file else os.urandom(LEAST_KEY)
    day: datetime.date = day_of(options)
    check = key_check(key_file) if key_file else b""
    leaves = options.split or 0
    return Run(number, day, 1, 1, secret, check, 0, _merged(options), leaves, bool(options.separators), look=look)


def _make_folders(folder: Path) -> list[Path]:
    """A folder and those above it; the ones that were not there, the innermost first."""
    lacking = [each for each in (folder, *folder.parents) if not each.exists()]
    with machine_faults(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return lacking


def _keep(ledger: Ledger) -> None:
    """What is known so far is kept, if the disk still takes it."""
    try:
        ledger.close()
    except HandoutError:
        ledger.abandon()


def _remove(folders: list[Path]) -> None:
    for each in folders:
        with contextlib.suppress(OSError):
            each.rmdir()
