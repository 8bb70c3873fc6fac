"""The plan of a batch: what its rows ask for, told of and kept in the ledger."""

from __future__ import annotations

import argparse

from handout.batch.entries import Run
from handout.batch.groups import Groups
from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger
from handout.batch.register import Register
from handout.cli.choice import Choice, chosen_sheets
from handout.cli.held import Held
from handout.cli.output import Output
from handout.cli.planner import Handouts, Planner, Stock, load_handouts
from handout.cli.table_order import check_moved, check_shards
from handout.clock import now
from handout.model import Handout
from handout.record import NamedTuple
from handout.review import soon_due
from handout.source.table import Table


class Plan(NamedTuple):
    """What all rows ask for. `held` is what is still to be told of some, `rows` and `kinds` count them."""

    planner: Planner
    groups: Groups | None
    held: Held
    chosen: Choice | None
    rows: int
    kinds: int
    handouts: Handouts


def planned(
    table: Table,
    stock: Stock,
    ledger: Ledger,
    this_run: Run,
    secrets: Secrets,
    options: argparse.Namespace,
    output: Output,
) -> Plan:
    """What the rows ask for, once all that is wrong with them is told and the ledger has them."""
    planner = Planner(table, stock, options, secrets, this_run.day)
    groups = Groups() if options.merge or this_run.merged else None
    held = Held()
    register = _registered(planner, held, groups, output, options, bool(this_run.merged))
    output.tell((*table.warnings, *planner.doubts()))
    planner.check_locks()
    chosen = _adopted(ledger, this_run, register, options, secrets, output)
    if chosen:
        held.leave(chosen.rows(ledger))
        if not options.dry_run:
            held.tell(output)
    kinds = register.count_kinds()
    handouts = load_handouts({*register.kinds(), *planner.seconds}, stock, output)
    register.close()
    due = (soon_due(each, this_run.day) for each in handouts.values() if isinstance(each, Handout))
    output.tell(filter(None, due))
    return Plan(planner, groups, held, chosen, register.rows, kinds, handouts)


def _registered(
    planner: Planner,
    held: Held,
    groups: Groups | None,
    output: Output,
    options: argparse.Namespace,
    in_order: bool,
) -> Register:
    """The plan of all rows. What is wrong with them is told now; a dry run tells it with what the pages say.

    With `--only` it waits until the rows are known that it is about.
    """
    try:
        register = planner.register(held, groups)
    except BaseException:
        held.tell(output)
        raise
    if options.shard.of > 1:
        # Of several shards, one tells what is wrong with a row.
        held.leave(each.row for _, each in register.planned(options.shard, in_order=in_order) if each.fault)
    if not options.dry_run and options.only is None:
        held.tell(output)
    return register


def _adopted(
    ledger: Ledger,
    this_run: Run,
    register: Register,
    options: argparse.Namespace,
    secrets: Secrets,
    output: Output,
) -> Choice | None:
    """What `--only` chooses, once the ledger has the table's rows. Of all others it goes on to say what it said."""
    try:
        if options.only is not None:
            ledger.note_states()
        in_order = bool(this_run.merged)
        mark = register.mark(in_order=in_order)
        if options.shard.of > 1 and ledger.path:
            check_shards(mark, options, output, in_order=in_order)
        if options.only is None:
            ledger.made_of(mark)
        moved = ledger.adopt(register.planned(options.shard, in_order=in_order), register.rows, now())
        if in_order or options.merge:
            check_moved(moved, options, output)
        chosen = chosen_sheets(options.only, ledger, secrets, output)
        if chosen:
            ledger.leave_but(chosen.ranges)
    except BaseException:
        ledger.take_back()
        raise
    ledger.commit()
    return chosen
