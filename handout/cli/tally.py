"""What is said while and after a batch is made: each file, each fault once, and counts to compare with the export."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from handout.batch.entries import Entry
from handout.batch.ledger import Ledger
from handout.cli.alike import Alike
from handout.cli.first_few import MOST_NAMED, FirstFew
from handout.cli.held import Held
from handout.cli.left_over import left_over, on_paper
from handout.cli.maker import Outcome, place_of
from handout.cli.output import Output, counted, near
from handout.cli.places import name_of
from handout.cli.progress import Progress
from handout.cli.tasks import Tasks
from handout.diagnostics import Diagnostic, MachineError, warning

_COUNTED = frozenset({"blank-field"})
"""Kinds of warnings that are told once of all their rows: which these are anybody sees in the table."""

_KEYS = ("handout", "language", "with", "edition", "asked", "body_pt")


_Kind = tuple[str, str, str, str, str, float]
"""What sheets are counted by: `_KEYS`, with no word for what they have not."""


class Tally:
    """Counts outcomes and tells what there is to say of each; what is said of all copies alike, once."""

    def __init__(
        self, output: Output, options: argparse.Namespace, failed: int, total: int, held: Held, unused: Sequence[str]
    ) -> None:
        self._output = output
        self._dry, self._sample = options.dry_run, options.sample
        self._held = held
        self._alike = Alike()
        self._unused = unused
        self._quiet = options.quiet
        self._folder: Path = options.output
        self._kinds: Counter[_Kind] = Counter()
        self._said: set[Diagnostic] = set()
        self._progress = Progress(total, not output.json and (self._quiet or not sys.stdout.isatty()))
        self._total = 0 if self._dry or self._sample else total
        self._goes_on = "" if options.only else ": --resume goes on there"
        self.made = self._anew = 0
        self._first_anew: list[int] = []
        self._locked = 0
        self.failed = failed

    def add(self, outcome: Outcome, kept: int) -> None:
        """One more outcome; so many sheets were there already."""
        self._tell(outcome)
        if outcome.task.trial:
            return
        if outcome.made:
            self._count(outcome)
        elif outcome.stops != MachineError.exit_status:
            self.failed += 1
        self._progress.step(self.made, kept, self.failed)

    def _count(self, outcome: Outcome) -> None:
        self.made += 1
        if outcome.anew:
            self._anew += 1
            self._first_anew = sorted([*self._first_anew, outcome.task.number])[:MOST_NAMED]
        self._locked += outcome.locked
        sheet = outcome.task.sheet
        languages = (sheet.language, sheet.second or "")
        self._kinds[sheet.handout, *languages, sheet.edition, sheet.asked or "", outcome.body_pt] += 1
        if outcome.target and not self._quiet:
            self._output.made(outcome.target, row=sheet.recipient.row)

    def tell_of_rows(self) -> None:
        """The warnings that rows have in common, which are told at the end, however that comes."""
        self._progress.clear()
        self._alike.tell(self._output)

    def interrupted(self, printed: int | None) -> None:
        """What there is when Ctrl-C ends the batch; of print files, so many sheets are in whole ones."""
        self.tell_of_rows()
        number = self.made if printed is None else printed
        made = f"interrupted after {counted(number, 'sheet')} of this command"
        hint = "begin it again" if self._dry or self._sample else "--resume goes on where it was"
        self._output.tell([warning("interrupted", made, None, hint)])

    def stopped(self, known: int) -> None:
        """Only so many are in print files that are whole, or in the ledger; which kinds these were was not counted."""
        if known != self.made:
            self.made = known
            self._kinds.clear()

    def sum_up(self, tasks: Tasks, ledger: Ledger, *, ended: bool) -> None:
        """Counts of this command, and what the table no longer has but the folder does.

        Where it was `ended` before the last row, also how many are still to be made, or to be looked at.
        """
        to_go = max(self._total - self.made - tasks.kept - tasks.purged - self.failed, 0) if ended else 0
        as_before = tasks.not_to_make(to_go)
        to_go -= as_before
        self._progress.clear()
        self._held.tell(self._output)
        self._alike.tell(self._output)
        if unused := self._unused:
            told = f"columns that no sheet shows: {', '.join(unused)}"
            self._output.tell([warning("unused-columns", told, None, "look at their names, or leave them out")])
        number = self.made
        gone, failing = FirstFew[Entry](), FirstFew[Entry]()
        for entry, fails in left_over(ledger):
            (failing if fails else gone).add(entry)
        deleted = len(on_paper(ledger))
        if self._output.json:
            counts = [_counted_kind(kind, each) for kind, each in sorted(self._kinds.items())]
            self._output.sum_up(
                **{"could_be_made" if self._dry else "made": number},
                locked=self._locked,
                anew=self._anew,
                first_anew=[self._where(each, ledger) for each in self._named_anew(ledger)],
                kept=tasks.kept,
                purged=tasks.purged,
                failed=self.failed,
                to_go=to_go,
                counts=counts,
                left_over=gone.number,
                first_left_over=[self._where(each, ledger) for each in gone.first],
                left_over_of_failed=failing.number,
                first_left_over_of_failed=[self._where(each, ledger) for each in failing.first],
                deleted_of_failed=deleted,
            )
            return
        done = "could be made" if self._dry else "made"
        kept = f", {tasks.kept:,} as before" if tasks.kept else ""
        kept += f", {tasks.purged:,} purged before" if tasks.purged else ""
        self._output.remark(f"{counted(number, 'sheet')} {done}{kept}, {counted(self.failed, 'row')} failed")
        if self._locked:
            with_, without = ("with", "without") if self._dry else ("locked with", "not")
            self._output.remark(f"  {self._locked:,} {with_} a password, {number - self._locked:,} {without}")
        if to_go:
            self._output.remark(f"  {counted(to_go, 'row')} still to be made, or to be looked at{self._goes_on}")
        if as_before:
            was = "it was made" if as_before == 1 else "they were made"
            self._output.remark(f"  {counted(as_before, 'more sheet')} not printed again: {was} before")
        if self._anew:
            what = f"{self._anew:,} of them anew, since what they say or how they look has changed"
            self._output.remark(f"  {what}: do not hand out the older ones")
            self._name(self._named_anew(ledger), self._anew, "under 'anew'", ledger)
        for (handout, language, second, edition, asked, size), number in sorted(self._kinds.items()):
            served = f" (in place of {asked})" if asked else ""
            both = _both(language, second)
            self._output.remark(f"  {number:,} {handout} {both} {edition}, type of {size:g} points{served}")
        self._sum_by_language()
        self._count_failed(ledger)
        self._name_older(gone, "that the table no longer has", "delete them", ledger)
        self._name_older(failing, "that fail now", "delete them, or mend the rows, then --resume", ledger)
        if deleted:
            made = f"{counted(deleted, 'sheet')} of rows that fail now {'was' if deleted == 1 else 'were'} made"
            told = "--report has the wording, under 'left_over_hash'"
            self._output.remark(f"{made} and deleted since: do not hand out what is on paper; {told}")

    def _sum_by_language(self) -> None:
        """Sheets by handout and language, as an export counts them, where one stands in several lines."""
        sums: Counter[tuple[str, str]] = Counter()
        for (handout, language, second, *_), number in sorted(self._kinds.items()):
            sums[handout, _both(language, second)] += number
        if len(sums) < len(self._kinds):
            counts = ", ".join(f"{number:,} {handout} {both}" for (handout, both), number in sums.items())
            self._output.remark(f"  in all: {counts}")

    def _count_failed(self, ledger: Ledger) -> None:
        """Rows that failed by handout and the language asked for, where the ledger's are those of this command."""
        found = ledger.count_failed() if self.failed else []
        known = [f"{number:,} {handout} {language}" for handout, language, number in found if handout and language]
        if known and sum(number for *_, number in found) == self.failed:
            others = sum(number for handout, language, number in found if not (handout and language))
            unknown = [f"{others:,} whose handout or language is not known"] if others else []
            self._output.remark(f"  failed: {', '.join([*known, *unknown])}")

    def _name_older(self, older: FirstFew[Entry], which: str, hint: str, ledger: Ledger) -> None:
        """Which older sheets must not be taken for some of this run."""
        if older.number:
            made = f"{counted(older.number, 'sheet')} made before for rows {which}"
            self._output.remark(f"{made}: do not hand them out; {hint}")
            self._name(older.first, older.number, "under 'left_over'", ledger)

    def _named_anew(self, ledger: Ledger) -> list[Entry]:
        """The first of the sheets that this command made anew."""
        return [each for each in map(ledger.entry_of, self._first_anew) if each]

    def _name(self, first: Sequence[Entry], number: int, how: str, ledger: Ledger) -> None:
        """Where the first of so many sheets are, and how a report tells all of them."""
        for each in first:
            self._output.remark(f"  {self._where(each, ledger)}")
        if number > len(first):
            self._output.remark(f"  and {number - len(first):,} more: --report names them, {how}")

    def _where(self, entry: Entry, ledger: Ledger) -> str:
        """How a person finds a sheet."""
        if not (ledger.run and ledger.run.merged):
            return near(str(place_of(self._folder, name_of(entry))))
        run, number = ledger.number_before(entry) or ("", entry.sheet)
        return f"sheet number {number}" + (f" of run {run}" if run else "")

    def _tell(self, outcome: Outcome) -> None:
        number = outcome.task.sheet.recipient.row
        told = [each for each in outcome.told if each not in self._said]
        of_row = [each for each in told if each.message.startswith(f"row {number}")]
        if outcome.made:  # what is said of a row beside why it fails stands there
            later = [each for each in of_row if each.code in _COUNTED and self._alike.add(number, each)]
            told, of_row = ([each for each in some if each not in later] for some in (told, of_row))
        if self._dry:
            self._held.add(number, of_row)
            told = [each for each in told if each not in of_row]
        if told:
            self._progress.clear()
        self._output.tell(told)
        # What names its row is said once anyway; to remember it would take memory for each.
        self._said.update(each for each in told if each not in of_row)


def _both(language: str, second: str) -> str:
    """The languages of a sheet in words."""
    return f"{language} with {second}" if second else language


def _counted_kind(kind: _Kind, number: int) -> dict[str, Any]:
    """So many sheets of a kind, for machines."""
    facts = dict(zip(_KEYS, kind, strict=True))
    return facts | {"fell_back": bool(facts["asked"]), "sheets": number}
