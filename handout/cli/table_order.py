"""The order of a run's sheets in print files: a table that has another now must not bring it about in silence."""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.batch.keys import Secrets
from handout.batch.register import Register
from handout.cli.arguments import UsageError
from handout.cli.files import machine_faults, write_file
from handout.cli.ledgers import ledger_path
from handout.cli.output import Output
from handout.diagnostics import HandoutError, MachineError, warning


def check_moved(moved: tuple[int, int] | None, options: argparse.Namespace, output: Output) -> None:
    """UsageError where a row stands behind another than when the run began; with `--force` a warning."""
    if moved is None:
        return
    row, sheet = moved
    message = f"the table has its rows in another order than when the run began: row {row} is sheet {sheet}"
    if not options.force:
        hint = "give them in the order of then; to print in that of now, whatever the numbers say, add --force"
        raise UsageError((message, hint))
    output.tell([warning("table-order", message, None, "print files have the order of the table as it is now")])


def check_shards(register: Register, secrets: Secrets, options: argparse.Namespace) -> None:
    """UsageError where the rows are others, or in another order, than those that the first shard found.

    Which of them are in which shard follows from their order, so one would be in two shards, or in none. Whichever
    shard comes first writes a keyed hash of it beside the ledger.
    """
    path = _path(options)
    mark = secrets.pieces(register.order()).hex().encode()
    try:
        write_file(path, mark, replace=False, private=True)
    except MachineError:
        raise
    except HandoutError:
        pass  # another shard was first
    if _read(path) != mark:
        message = "the table has other rows, ids or groups, or another order, than the first shard of this run found"
        hint = "give all shards the same table, and later the same with its cells mended; or begin in another folder"
        raise UsageError((message, hint))


def _path(options: argparse.Namespace) -> Path:
    ledger = ledger_path(options)
    return ledger.with_name(f"{ledger.stem}.order")


def _read(path: Path) -> bytes:
    with machine_faults(path):
        return path.read_bytes()
