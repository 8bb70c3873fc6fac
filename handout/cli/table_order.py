"""Whether a run goes on with the table that it began with: what another one changes must not come about in silence."""

from __future__ import annotations

import argparse
from pathlib import Path

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


def check_shards(mark: str, options: argparse.Namespace, output: Output, *, in_order: bool) -> None:
    """UsageError where the rows are others than those that the first shard found; `in_order` also in another order.

    Which of them are in which shard follows from that, so one would be in two shards, or in none. Whichever shard
    comes first writes the table's mark beside the ledger. Of single files all shards can go on with another table,
    where that is forced once: none has a place that depends on the others.
    """
    path = _path(options)
    try:
        write_file(path, mark.encode(), replace=False, private=True)
    except MachineError:
        raise
    except HandoutError:
        pass  # another shard was first
    if _read(path) == mark.encode():
        return
    if in_order:
        message = "the table has other rows, ids or groups, or another order, than the first shard of this run found"
        hint = "give all shards the same table, and later the same with its cells mended; or begin in another folder"
        raise UsageError((message, hint))
    if not options.force:
        message = "the table has other rows or ids than the one that the shards of this run have had"
        hint = "give all shards the same table; to go on with this one, --resume --force here, then --resume each other"
        raise UsageError((message, hint))
    if not options.only:
        write_file(path, mark.encode(), replace=True, private=True)
        output.tell([warning("other-table", "the other shards had another table", None, "--resume each with this one")])


def _path(options: argparse.Namespace) -> Path:
    ledger = ledger_path(options)
    return ledger.with_name(f"{ledger.stem}.order")


def _read(path: Path) -> bytes:
    with machine_faults(path):
        return path.read_bytes()
