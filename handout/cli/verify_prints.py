"""`handout verify` of a print file: each sheet in it, and the one that is a row's."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from functools import cache

from handout.cli.output import Output, counted, near
from handout.cli.wanted import check_clinic, read_wanted
from handout.diagnostics import Diagnostic, HandoutError, error
from handout.own_words import sheet_mark
from handout.verify.printed_sheets import PrintedSheet, PrintReadBack
from handout.whose_sheet import Sheet, Stretch, other_words


def verify_print_file(pdf: bytes, file: str, options: argparse.Namespace, output: Output) -> int:
    """Print what it is; the exit status, which is 1 where anything is wrong with any sheet."""
    read = PrintReadBack(pdf, file)
    whose = _Whose(read, file, options) if options.recipient else None
    sheets, faults = [], 0
    for sheet in read.sheets():
        told = (*sheet.faults, *(whose.other_words(sheet) if whose else ()))
        output.tell(told)
        faults += len(told)
        if not sheet.separates:
            sheets.append(_facts(sheet))
    lacking = list(whose.lacking()) if whose else []
    output.tell(lacking)
    faults += len(lacking)
    found = whose.found if whose else []
    if output.json:
        facts = {"file": near(file), "run": read.about.run, "day": read.about.day, "whole": not faults}
        print(json.dumps(facts | {"sheets": sheets} | ({"of_recipient": found} if whose else {})))
    else:
        pages = sum(int(str(each["pages"])) for each in sheets)
        state = counted(faults, "fault") if faults else "text and tags of each are whole"
        who = f"; all personal words of sheet {', '.join(found)} are the row's" if found and not faults else ""
        what = f"{counted(len(sheets), 'sheet')}, {counted(pages, 'page')}"
        print(f"{near(file)}: print file of run {read.about.run}, {what}: {state}{who}")
    return 1 if faults else 0


class _Whose:
    """Finds the sheets of a row by their mark, and holds them against it. `found` are their numbers."""

    def __init__(self, read: PrintReadBack, file: str, options: argparse.Namespace) -> None:
        self._about, self._file = read.about, file
        self._wanted = read_wanted(options)
        self.found: list[str] = []
        # Of a row without an id a mark takes a while.
        self._mark = cache(lambda id_, language: sheet_mark(self._wanted.recipient, id_, language, self._day()))

    def other_words(self, sheet: PrintedSheet) -> tuple[Diagnostic, ...]:
        """What of a sheet that has the row's mark is not the row's."""
        if sheet.separates or not any(self._mark(sheet.id, sheet.language) in each for each in _first_lines(sheet)):
            return ()
        self.found.append(sheet.number)
        personal = tuple(Stretch(*each) for each in sheet.personal)
        one = Sheet(sheet.id, sheet.language, self._about.day, personal, sheet.second)
        others = other_words(one, self._wanted.recipient, self._wanted.clinic)
        if others:
            check_clinic(self._wanted.clinic, self._about.clinic, self._file)
        return tuple(each._replace(message=f"sheet {sheet.number}: {each.message}") for each in others)

    def lacking(self) -> Iterator[Diagnostic]:
        """A fault where no sheet is the row's."""
        if not self.found:
            recipient = self._wanted.recipient
            message = f"row {recipient.row}: no sheet in it has this row's mark"
            yield error("no-sheet", message, recipient.span, "look at the row's id, and at the other print files")

    def _day(self) -> date:
        try:
            return date.fromisoformat(self._about.day)
        except ValueError:
            message = "the print file does not say of which day it is"
            raise HandoutError([error("damaged-pdf", message, None, "use the file as it was made")]) from None


def _first_lines(sheet: PrintedSheet) -> Iterator[str]:
    """The line that says whose a sheet is."""
    return (each.text for each in sheet.personal[:1])


def _facts(sheet: PrintedSheet) -> dict[str, object]:
    second = {"second_language": sheet.second} if sheet.second else {}
    facts = {"sheet": sheet.number, "id": sheet.id, "version": sheet.version, "language": sheet.language, **second}
    facts |= {"edition": sheet.edition, "content_hash": sheet.content_hash}
    return {**facts, "pages": sheet.pages, "whole": not sheet.faults}
