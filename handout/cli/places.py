"""In which folder the files of a run lie: the ledger knows it, so that no command has to be told it again."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from handout.batch.ledger import Ledger
from handout.cli.arguments import UsageError
from handout.cli.output import Output, near
from handout.diagnostics import warning


def place_of_files(options: argparse.Namespace) -> Path:
    """The folder in which a command makes print files, or else a file for each sheet."""
    folder: Path = options.merge.parent if options.merge else options.output
    return folder


def place_kept(ledger: Path, folder: Path) -> str:
    """A folder as the ledger of that path keeps it: one within the ledger's own as seen from there, so that both can be
    moved together; any other by its whole name, so that a ledger that is moved alone still finds it.
    """
    home, place = (Path(os.path.realpath(each)) for each in (ledger.parent, folder))
    return str(place.relative_to(home) if place.is_relative_to(home) else place)


def place_of_run(ledger: Ledger) -> Path:
    """The folder in which the files of a ledger's run lie."""
    assert ledger.path is not None
    return ledger.path.parent / (ledger.run.folder if ledger.run else "")


def check_place(ledger: Ledger, options: argparse.Namespace, output: Output) -> None:
    """That the command goes on in the folder that the run's files lie in, or that this one was moved to.

    UsageError where it names another. With `--force` the run goes on there, and where the older files lie is told.
    """
    run = ledger.run
    assert run is not None
    assert ledger.path is not None
    if options.only and (options.merge or run.merged):
        return  # what it makes is no file of the run
    then, now = place_of_run(ledger), place_of_files(options)
    if os.path.realpath(then) == os.path.realpath(now):
        return
    what = "print files" if run.merged else "sheets"
    if then.is_dir() or not now.is_dir():
        if options.only or not options.force:
            anew = "" if options.only else "; to make all of them anew in the other, add --force"
            hint = f"give {'--merge' if run.merged else '-o'} as then{anew}"
            raise UsageError((f"the {what} of this run lie in '{near(str(then))}'", hint))
        message = f"the older {what} of this run lie in '{near(str(then))}'"
        message += ", where neither --resume nor --purge looks now"
        output.tell([warning("other-folder", message, None, "delete them; do not hand them out")])
    ledger.place_anew(place_kept(ledger.path, now))
