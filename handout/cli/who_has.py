"""Which sheets have a wording, for a recall: those that ledgers know, also such as are not there any more."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from handout.batch.entries import Entry, Run
from handout.batch.ledger import Ledger
from handout.cli.arguments import UsageError
from handout.cli.left_over import doubts
from handout.cli.output import Output, counted
from handout.cli.reports import facts_of_entry
from handout.diagnostics import Diagnostic, HandoutError, error, nearest

_MOST_NAMED = 10

_ESCAPED = '"\\'

_DIGITS = 8
"""Of a hash, as many as a sheet's footer has."""


def who_has(asked: str, ledgers: list[Ledger], output: Output) -> int:
    """The sheets of one wording, a line each; the exit status, which tells whether these are all.

    A name or hash that the ledgers do not know is a fault: to answer a slip with 'nobody' would end a recall.
    """
    found = re.fullmatch(r"([^@]+)@([0-9a-fA-F]{8,64})", asked)
    if not found:
        hint = "write HANDOUT@HASH with the eight digits in the sheet's footer, or more: anakinra@1a2b3c4d"
        raise UsageError((f"'{asked}' names no wording", hint))
    handout, start = found[1].casefold(), found[2].lower()
    number = 0
    known: dict[str, Counter[str]] = {}
    for run, run_number, entry in _all_entries(ledgers):
        of_handout = known.setdefault(entry.handout or "", Counter())
        hashes = (entry.content_hash or "").split()
        of_handout.update(hashes)
        if (entry.handout or "").casefold() != handout or not any(each.startswith(start) for each in hashes):
            continue
        number += 1
        then = entry._replace(time=entry.made_at or entry.time)  # not when its row failed
        _list(facts_of_entry(run, then) | {"run": run_number, "state": _state_of_sheet(entry)}, output)
    output.end()
    faults = [] if number else [each for each in [_unknown(found[1], start, known)] if each]
    if not faults:
        output.remark(f"{number:,} {'sheet has' if number == 1 else 'sheets have'} this wording")
    faults += [each._replace(severity="error") for each in doubts(ledgers, found[1])]
    output.tell(faults)
    return HandoutError.exit_status if faults else 0


def _all_entries(ledgers: list[Ledger]) -> Iterator[tuple[Run | None, str | None, Entry]]:
    """What is there now and was before, each with its ledger's run and the number of the run that made it."""
    for ledger in ledgers:
        run = ledger.run
        now_there = ((run.number if run else None, entry) for entry in ledger.entries())
        for number, entry in chain(now_there, ledger.earlier()):
            yield run, number, entry


def _list(facts: dict[str, object], output: Output) -> None:
    told = facts | {"id": _in_a_line(str(facts["id"]))}
    shown = (told[name] for name in ("run", "sheet", "id", "language", "time", "state"))
    print(json.dumps(facts, ensure_ascii=False) if output.json else "  ".join(map(str, shown)))


def _in_a_line(id_: str) -> str:
    """An id that can be told from what stands beside it: in quotes, as JSON writes it, where it would mislead."""
    if id_.isprintable() and "  " not in id_ and id_ == id_.strip() and not id_.startswith('"'):
        return id_
    return f'"{"".join(each if each.isprintable() and each not in _ESCAPED else _escape(each) for each in id_)}"'


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1]


def _unknown(handout: str, start: str, known: dict[str, Counter[str]]) -> Diagnostic | None:
    """Why nobody has a wording; None where that is sure, since no sheet of the handout was ever made."""
    names = sorted(filter(None, known))
    name = next((each for each in names if each.casefold() == handout.casefold()), None)
    if name is None:
        near = nearest(handout.casefold(), names)
        hint = f"did you mean '{near}'?" if near else f"it has {', '.join(names) or 'none'}"
        return error("unknown-handout", f"this run has no handout '{handout}'", None, hint)
    if not known[name]:
        return None
    most = known[name].most_common(_MOST_NAMED)
    first = ", ".join(f"{each[:_DIGITS]} ({counted(count, 'sheet')})" for each, count in most)
    more = len(known[name]) - _MOST_NAMED
    hint = f"those that it knows: {first}" + (f" and {more} more" if more > 0 else "")
    return error("unknown-wording", f"this run has no sheet of '{name}' with the wording '{start}'", None, hint)


def _state_of_sheet(entry: Entry) -> str:
    """What became of a sheet that was made once; its row may have failed since, or be gone."""
    is_gone = entry.row is None and entry.state in ("made", "begun")
    return "left-over" if is_gone or entry.state == "failed" else entry.state
