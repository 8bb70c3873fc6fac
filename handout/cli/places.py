"""In which folder the files of a run lie: the ledger knows it, so that no command has to be told it again."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from handout.batch.entries import Entry
from handout.batch.ledger import Ledger
from handout.batch.names import fan, file_name
from handout.cli.arguments import UsageError
from handout.cli.ledgers import NAME, ledger_path
from handout.cli.maker import place_of
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


def name_of(entry: Entry) -> str:
    """What the file of a sheet is called."""
    return file_name(entry.id or "", entry.handout or "", entry.language or "")


def place_of_run(ledger: Ledger) -> Path:
    """The folder in which the files of a ledger's run lie."""
    assert ledger.path is not None
    return ledger.path.parent / (ledger.run.folder if ledger.run else "")


def check_no_others(options: argparse.Namespace, output: Output) -> None:
    """That a run which is begun finds no sheets in its folder: no ledger here knows whose they are or which are right.

    UsageError where there are some; with `--force` a warning. Print files have names of their own, held elsewhere.
    """
    folder = place_of_files(options)
    # Looked for before the ledger is: a shard that begins at the same moment makes its first sheet behind that.
    if options.merge or not _has_sheets(folder) or ledger_path(options).exists():
        return
    shown = near(str(folder))
    if options.force:
        message = f"sheets of another run lie in '{shown}': those of this table's rows are replaced, the others stay"
        output.tell([warning("other-sheets", message, None, "delete them; do not hand them out")])
        return
    message = f"in '{shown}' lie sheets of another run, or of one whose ledger is lost"
    own = folder / NAME
    where = f"leave out --ledger, since it is '{near(str(own))}'" if own.exists() else "name its ledger with --ledger"
    hint = f"to go on with that run, add --resume and {where}; else name another folder, or begin here with --force"
    raise UsageError((message, hint))


def _has_files(ledger: Ledger, folder: Path) -> bool:
    """Whether any of the run's files lies in a folder."""
    if ledger.run and ledger.run.merged:
        return any((folder / each.name).exists() for each in ledger.print_files())
    made = (each for each in ledger.entries() if each.key is not None and each.state == "made")
    return any(place_of(folder, name_of(each)).exists() for each in made)


def _has_sheets(folder: Path) -> bool:
    """Whether sheets lie in a folder as a batch lays them there."""
    for inner in folder.glob("[0-9a-f][0-9a-f]"):
        if any(fan(each.name) == inner.name for each in inner.glob("*.pdf")):
            return True
    return False


def check_place(ledger: Ledger, options: argparse.Namespace, output: Output) -> None:
    """That the command goes on in the folder that the run's files lie in, or that they were moved to.

    UsageError where it names another. With `--force` the run goes on there, and where the older files lie is told.
    """
    run = ledger.run
    assert run is not None
    assert ledger.path is not None
    if options.only and (options.merge or run.merged):
        _check_reprint(ledger, options)  # what it makes is no file of the run
        return
    then, now = place_of_run(ledger), place_of_files(options)
    if os.path.realpath(then) == os.path.realpath(now):
        return
    what = "print files" if run.merged else "sheets"
    if _has_files(ledger, then) or not _has_files(ledger, now):
        if options.only or not options.force:
            anew = "" if options.only else "; to make all of them anew in the other, add --force"
            hint = f"give {'--merge' if run.merged else '-o'} as then{anew}"
            raise UsageError((f"the {what} of this run lie in '{near(str(then))}'", hint))
        message = f"the older {what} of this run lie in '{near(str(then))}'"
        message += ", where neither --resume nor --purge looks now"
        output.tell([warning("other-folder", message, None, "delete them; do not hand them out")])
    ledger.place_anew(place_kept(ledger.path, now))


def _check_reprint(ledger: Ledger, options: argparse.Namespace) -> None:
    """UsageError where a reprint would have a name of the run's own print files, which it must not replace."""
    if not options.merge or os.path.realpath(place_of_run(ledger)) != os.path.realpath(options.merge.parent):
        return
    stem = options.shard.named(options.merge.stem)
    may_be = re.compile(rf"{re.escape(stem)}(-[0-9]{{3,}})?\.pdf", re.IGNORECASE)
    own = options.shard.named(ledger.run.merged) if ledger.run and ledger.run.merged else None
    names = [f"{own}.pdf"] if own else []
    # Also of files that are purged, or to come, which the ledger does not name.
    is_to_be = own and re.fullmatch(rf"{re.escape(own)}-[0-9]{{3,}}", stem, re.IGNORECASE)
    if is_to_be or any(may_be.fullmatch(each) for each in (*names, *(each.name for each in ledger.print_files()))):
        message = f"'{options.merge.name}' is a name of the run's own print files, which a reprint does not replace"
        raise UsageError((message, "give it another name: --merge again.pdf"))
