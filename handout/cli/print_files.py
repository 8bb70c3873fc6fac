"""The print files of `handout batch --merge`: written aside, proven, then given their names."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Sequence
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from handout.batch.entries import Printed, Reprint, Run
from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger
from handout.batch.plan import group_of
from handout.cli.arguments import UsageError
from handout.cli.files import give_name, machine_faults
from handout.cli.interrupts import whole
from handout.cli.ledgers import ledger_beside, ledger_of_reprint, seen_from
from handout.cli.maker import Outcome, facts_of
from handout.cli.output import Output
from handout.clock import now
from handout.diagnostics import HandoutError, Span, error, warning
from handout.model import Paper
from handout.record import NamedTuple

if TYPE_CHECKING:
    from handout.batch.merge import Copy, PrintRun, Stretch


A_REAM = 500
"""Leaves of paper in a print file, unless another number is asked for."""

_MOST_STRETCHES = 4
"""What a separator's line has room for, also with large numbers."""


class PrintPlace(NamedTuple):
    """Where print files lie: `folder/name.pdf` where there is but one, else `name-001.pdf`, `name-002.pdf` …

    Those of a shard have its number in their name: `print-2.pdf`, or `print-2-001.pdf` …
    """

    folder: Path
    name: str

    def target(self, number: int, *, alone: bool = False) -> Path:
        """The file of that number, counted from 1."""
        return self.folder / (f"{self.name}.pdf" if alone else f"{self.name}-{number:03}.pdf")

    def sweep(self) -> None:
        """Remove what a command that was killed left beside."""
        with machine_faults(self.folder):
            for left in self.left_beside():
                left.unlink(missing_ok=True)

    def left_beside(self) -> list[Path]:
        """What a command that was killed left beside."""
        return list(self.folder.glob(f".{escape(self.name[:100])}.????????.tmp"))


class Kept(NamedTuple):
    """How many print files stay, counted from the first, and the group that the last of them ends in."""

    files: int = 0
    group: str | None = None


def settle_options(options: argparse.Namespace) -> None:
    """What `--merge FILE` means: a plain name lies in `-o FOLDER`; where that is not given, the ledger lies by FILE.

    A reprint is a file beside those of its run.
    """
    merge: Path | None = options.merge
    if merge is None:
        if options.separators or options.split is not None:
            raise UsageError(("--separators and --split are about print files", "add --merge FILE"))
        return
    options.split = options.split or A_REAM
    if merge.suffix.lower() != ".pdf":
        raise UsageError((f"'{merge.name}' is no name of a print file", "let it end in .pdf"))
    if options.output is None:
        options.output = merge.parent
        if options.only and not (options.ledger or options.dry_run):
            options.ledger = ledger_of_reprint(merge, may_begin=options.force)
        options.ledger = options.ledger or ledger_beside(merge)
    elif merge.parent == Path():
        options.merge = options.output / merge


def stretches(numbers: Sequence[int]) -> str:
    """Numbers of sheets as people write them: `2 – 5, 8`; of too many stretches, the ends and how many there are.

    Rows that failed leave gaps, and one that came later has a number beyond the others.
    """
    found: list[list[int]] = []
    for each in sorted(numbers):
        if found and each == found[-1][1] + 1:
            found[-1][1] = each
        else:
            found.append([each, each])
    if len(found) > _MOST_STRETCHES:
        return f"{found[0][0]} – {found[-1][1]} ({len(numbers)})"
    return ", ".join(f"{first} – {last}" if first < last else f"{first}" for first, last in found)


def stretch_in_words(stretch: Stretch) -> str:
    """What a separator says of the sheets behind it: `2 – 5`; `2 – …` of a group that begins here and fills more than a
    file; `… 6 – 9 …` or, in its last file, `… 10 – 12`, of one that began in an earlier file.
    """
    if stretch.goes_on:
        return f"… {stretches(stretch.numbers)}" + (" …" if stretch.is_open else "")
    return f"{stretch.numbers[0]} – …" if stretch.is_open else stretches(stretch.numbers)


def place_of_prints(options: argparse.Namespace) -> PrintPlace:
    """Where the command's print files lie."""
    return PrintPlace(options.merge.parent, options.shard.named(options.merge.stem))


class PrintFiles:
    """Takes a run's sheets in their order and makes print files of them. The first `kept` are there already.

    The ledger knows of each file before that has its name, and of its sheets once it has. Without `of_run` the files
    are a reprint, or a sample, and no part of what the ledger knows. `done` counts the sheets of whole files. What is
    not finished leaves nothing behind.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        ledger: Ledger,
        run: Run,
        secrets: Secrets,
        output: Output,
        *,
        of_run: bool,
        kept: Kept,
        paper: Paper,
        clinic: str,
    ) -> None:
        self._paper: Paper = paper
        self._clinic = clinic
        self._place = place_of_prints(options)
        self._options, self._run, self.kept, self._begun_group = options, run, kept.files, kept.group
        self._ledger, self._secrets, self._output = ledger, secrets, output
        self._of_run = of_run
        self._own = {each.name for each in ledger.print_files()} if of_run else set()
        self.done = 0
        self._facts: dict[int, dict[str, Any]] = {}
        self._open: tuple[Path, BinaryIO] | None = None
        self._prints: PrintRun | None = None
        if not options.force:
            self._check_names(most=kept.files + ledger.count_to_print(kept.files) if of_run else ledger.count_all())

    def add(self, outcome: Outcome) -> None:
        """A sheet that was made: the next one."""
        from handout.batch.merge import Copy  # noqa: PLC0415 - paints, which is slow to import

        task = outcome.task
        self._prints = self._prints or self._begun()
        self._facts[task.number] = facts_of(outcome)
        sheet = task.sheet
        languages = f"{sheet.language} {sheet.second}" if sheet.second else sheet.language
        about = (sheet.handout, languages, sheet.edition, outcome.content_hash)
        group = group_of(sheet.recipient)
        copy = Copy(task.number, outcome.pdf, outcome.pages, group, about=about, fingerprint=outcome.fingerprint)
        with machine_faults(self._place.folder):
            self._prints.add(copy)

    def finish(self) -> None:
        """All were there: the last file gets its name."""
        if self._prints:
            with machine_faults(self._place.folder):
                self._prints.finish()

    def abandon(self) -> None:
        """Remove what is not finished."""
        if self._open:
            (beside, file), self._open = self._open, None
            for remove in (file.close, beside.unlink):
                with contextlib.suppress(OSError):
                    remove()

    def _check_names(self, most: int) -> None:
        """HandoutError where others' files have names that this command may give: before the first sheet, not late."""
        alone = self._place.target(1, alone=True)
        taken = [alone] if most > self.kept and alone.exists() else []
        for file in sorted(self._place.folder.glob(f"{escape(self._place.name)}-[0-9][0-9][0-9]*.pdf")):
            number = file.stem.rpartition("-")[2]
            if number.isdecimal() and self.kept < int(number) <= most and file == self._place.target(int(number)):
                taken.append(file)
        message = "there is an older file of this name, and it still lies there as it was"
        hint = "--force replaces it"
        if self._options.resume:
            message = "this is a name for the run's next print files, and the file is none that the run has made"
            hint = "look whose it is; if it is needed, put it elsewhere, then --resume; if not, delete it"
        faults = [error("file-exists", message, Span(str(each)), hint) for each in taken if each.name not in self._own]
        if faults:
            raise HandoutError(faults)

    def _begun(self) -> PrintRun:
        from handout.api import face_of_marks  # noqa: PLC0415
        from handout.batch.merge import PrintRun, Title  # noqa: PLC0415

        options, run = self._options, self._run
        part = f"part {run.shard} of {run.shards}, " if run.shards > 1 else ""
        return PrintRun(
            Title(run.number, run.day, part, self._clinic),
            face_of_marks(),
            options.split,
            self._begin,
            self._end,
            self.kept + 1,
            self._separator if options.separators else None,
            self._begun_group,
            continues=self._of_run and run.shard > 1,
        )

    def _separator(self, stretch: Stretch) -> Copy:
        """The leaf before a group, or before sheets of none. Without a name that can be set it has numbers alone."""
        from handout.api import separator  # noqa: PLC0415
        from handout.batch.merge import Copy  # noqa: PLC0415

        first, sheets = stretch.numbers[0], stretch_in_words(stretch)
        count = f"{self._run.number} · {sheets}"
        try:
            pdf = separator(stretch.group or sheets, count, self._paper, self._run.day)
        except ValueError:
            message = f"the name of the group of sheet {first} is too long, or in no font's letters"
            told = warning("group-name", message, None, "its separator has the sheets' numbers alone")
            self._output.tell([told])
            pdf = separator(sheets, count, self._paper, self._run.day)
        return Copy(first, pdf, 1, stretch.group, separates=True)

    def _begin(self) -> BinaryIO:
        folder = self._place.folder
        self._tell_of_reprint("")
        beside = folder / f".{self._place.name[:100]}.{os.urandom(4).hex()}.tmp"
        with machine_faults(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            file = os.fdopen(os.open(beside, flags, 0o600), "w+b")
        self._open = beside, file
        return file

    def _tell_of_reprint(self, name: str) -> None:
        """The ledger knows of a reprint too, so that it is deleted with the run's sheets. A sample's has no path."""
        if not self._of_run and self._ledger.path:
            folder = seen_from(self._ledger.path.parent, self._place.folder)
            self._ledger.name_reprint(Reprint(folder, self._place.name, name, now()))

    def _end(self, number: int, sheets: list[int], leaves: int, last: bool) -> None:
        assert self._open is not None
        beside, file = self._open
        target = self._place.target(number, alone=last and number == 1)
        with machine_faults(target):
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            printed = Printed(number, target.name, self._secrets.file(file), last, leaves)
            file.close()
        self._name(beside, target, printed, sheets)
        self._output.made(target, print_file=number, sheets=len(sheets))

    @whole
    def _name(self, beside: Path, target: Path, printed: Printed, sheets: list[int]) -> None:
        if self._of_run:
            self._ledger.name_print_file(printed)
        self._tell_of_reprint(target.name)
        give_name(beside, target, replace=self._options.force or target.name in self._own)
        self._open = None
        for each in sheets:
            facts = self._facts.pop(each)
            if self._of_run:
                self._ledger.made(each, print_file=printed.number, **facts)
            else:
                self._ledger.reprinted(each, **facts)
        self._ledger.commit()
        self.done += len(sheets)
