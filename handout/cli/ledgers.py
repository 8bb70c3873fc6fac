"""Where the ledgers of batches lie, and which of them a command can only mean."""

from __future__ import annotations

import argparse
import os
from glob import escape
from pathlib import Path

from handout.cli.arguments import UsageError
from handout.diagnostics import nearest

NAME = "ledger.sqlite"

_NEW = "to begin a run, leave --resume and --only out; to begin one with a few sheets alone, add --force to --only"


def ledger_path(options: argparse.Namespace) -> Path:
    """The file of `--ledger`, else the one in the folder of the sheets."""
    named: Path | None = options.ledger
    return named or options.output / NAME


def shard_ledgers(path: Path) -> list[Path]:
    """The ledgers of the shards of a run, beside the one that they begin with."""
    return sorted(path.parent.glob(f"{escape(path.stem)}.*-of-*{escape(path.suffix)}"))


def ledger_beside(print_file: Path) -> Path:
    """The ledger of a run whose first print file has that name, where no folder is given."""
    return print_file.with_suffix(f".{NAME}")


def ledger_of_reprint(print_file: Path, *, may_begin: bool) -> Path:
    """The ledger of the run of which a print file is to hold some sheets once more: its own, or the folder's only one.

    UsageError where the folder has several, or none and this command may not begin one.
    """
    own = ledger_beside(print_file)
    found = [own] if own.exists() else _ledgers_in(print_file.parent)
    if not found and may_begin:
        return own
    if len(found) == 1:
        return found[0]
    folder = print_file.parent
    what = f"there are {len(found)} runs in" if found else "there is no run in"
    raise UsageError((f"{what} '{folder}'; whose sheets are to be printed again?", "name its ledger with --ledger"))


def seen_from(folder: Path, other: Path) -> str:
    """The way from one folder to another, so that both can be moved together; on another drive, where it is."""
    try:
        return os.path.relpath(other, folder)
    except ValueError:
        return str(other.absolute())


def no_run(path: Path) -> UsageError:
    """That nothing can be gone on with, or printed again, since there is no run where one was looked for."""
    folders = [each for each in path.parent.parent.glob(f"*/{NAME}") if each.parent != path.parent]
    others = [each for each in _ledgers_in(path.parent) if each != path] or folders
    names = {str(each): each for each in others}
    near = nearest(str(path), names) or (str(others[0]) if len(others) == 1 else None)
    hint = f"did you mean that of '{near}'?" if near else "look at -o, --merge and --ledger"
    return UsageError((f"there is no run here: no ledger '{path}'", f"{hint}; {_NEW}"))


def _ledgers_in(folder: Path) -> list[Path]:
    """The ledgers of whole runs that lie in a folder, by their names."""
    return sorted(each for each in folder.glob(f"*{NAME}") if each.name == NAME or each.name.endswith(f".{NAME}"))
