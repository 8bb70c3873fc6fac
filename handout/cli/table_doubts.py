"""What a table's rows leave out that others have, that none has, or that the clinic has otherwise: told once of all."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator

from handout.batch.plan import FIRST_LANGUAGE, Sheet
from handout.cli.first_few import FirstFew
from handout.cli.output import counted
from handout.diagnostics import Diagnostic, Span, warning
from handout.languages import match
from handout.model import Clinic, Recipient, column_key
from handout.source.recipients import clean_name
from handout.source.table import Table


class TableDoubts:
    """Counts row by row what there is to doubt of a table. `asking` is how many rows ask for a password."""

    def __init__(self, table: Table, clinic: Clinic | None, options: argparse.Namespace) -> None:
        self._table = table
        self._clinic = clinic
        self._plan = clinic.plan if clinic else ()
        self._language = options.language
        self._for_print = bool(options.merge)
        self._filled: set[str] = set()
        self._languages: set[str] = set()
        self._without_language, self._in_first = FirstFew[int](), FirstFew[int]()
        self._without_id, self._open = FirstFew[int](), FirstFew[int]()
        self._sheets = self._naming = self.asking = 0

    def add(self, row: Recipient) -> None:
        """One more row of which all can be read."""
        if not row.get("id"):
            self._without_id.add(row.row)
        self.add_readable(row)

    def add_readable(self, row: Recipient, unread: Collection[str] = ()) -> None:
        """What can be read of one more row, in which the columns of some keys are `unread`."""
        keys = {column_key(name) for name, _ in row.cells} | {*unread}
        self._filled |= keys
        self._naming += "language" in keys
        if "password" in keys:
            self.asking += 1
        else:
            self._open.add(row.row)

    def add_sheet(self, sheet: Sheet) -> None:
        """What a row gets, of one that was added."""
        self._sheets += 1
        if (self._language or sheet.recipient.get("language")) is None:
            self._without_language.add(sheet.recipient.row)
            self._languages.add(sheet.language)
            if sheet.language == FIRST_LANGUAGE:
                self._in_first.add(sheet.recipient.row)

    def lacking(self) -> frozenset[str]:
        """The keys of the plan's fields that no row has, once all rows are there."""
        return frozenset(column_key(each.field.text) for each in self._plan) - self._filled

    def told(self) -> list[Diagnostic]:
        """The warnings, once all rows are there."""
        return [*self._of_plan(), *self._of_language(), *self._of_ids(), *self._of_locks()]

    def _of_plan(self) -> Iterator[Diagnostic]:
        """Fields that each sheet leaves to a hand: a line a row would hide what is wrong with single rows."""
        lacking = self.lacking() if self._sheets else ()
        for key, name in {column_key(each.field.text): each.field.text for each in self._plan}.items():
            if key in lacking:
                there = self._has(key)
                message = f"no row has a '{name}'" if there else f"there is no column '{name}'"
                hint = f"{'fill' if there else 'add'} the column '{name}', or write it by hand"
                message += "; 'Your plan' has a line to write on instead, on each sheet"
                yield warning("blank-field", message, Span(self._table.file), hint)

    def _of_language(self) -> Iterator[Diagnostic]:
        """Rows name no language, nor does the command, where others do, or where they get another than the clinic's."""
        own = self._clinic.language if self._clinic else FIRST_LANGUAGE
        rows = self._without_language if self._naming else self._in_first
        languages = sorted(self._languages) if self._naming else [FIRST_LANGUAGE]
        is_another = match(own, languages) is None
        if not rows.number or not (self._naming or is_another):
            return
        message = f"{counted(rows.number, 'row')} {'names' if rows.number == 1 else 'name'} no language"
        message += ", where others do" if self._naming else ""
        message += f", so that {'its sheet is' if rows.number == 1 else 'sheets are'} in "
        message += " or ".join(f"'{each}'" for each in languages)
        message += f", not in the clinic's '{own}'" if is_another else ""
        span = self._clinic.span if self._clinic and is_another else Span(self._table.file)
        hint = "fill the column 'language', or name one for all such rows with --language"
        yield warning("no-language", f"{message}: row {_named(rows)}", span, hint)

    def _of_ids(self) -> Iterator[Diagnostic]:
        """A table has ids, but not for these rows: a number is soon taken for somebody's."""
        rows = self._without_id
        if not rows.number or not self._has("id"):
            return
        have, theirs = ("has", "its") if rows.number == 1 else ("have", "their")
        message = f"{counted(rows.number, 'row')} {have} no id, and {theirs} number names the file: row {_named(rows)}"
        yield warning("no-id", message, Span(self._table.file), "fill the column 'id'")

    def _of_locks(self) -> Iterator[Diagnostic]:
        """A table has passwords, but not for these rows: an export may have lost theirs."""
        rows = self._open
        if self._for_print or not rows.number or not self._has("password"):
            return
        message, these = "there is a column 'password', and no row asks for one", ""
        if self.asking:
            asks, do = "asks" if self.asking == 1 else "ask", "does" if rows.number == 1 else "do"
            message = (
                f"{counted(self.asking, 'row')} {asks} for a password, {rows.number:,} {do} not: row {_named(rows)}"
            )
            these = " for these too"
        hint = f"fill the column 'password'{these}, if anybody is not to open their files"
        yield warning("no-password", message, Span(self._table.file), hint)

    def _has(self, key: str) -> bool:
        header = self._table.header.names if self._table.header else ()
        return key in self._filled or any(column_key(clean_name(each)) == key for each in header)


def _named(rows: FirstFew[int]) -> str:
    more = rows.number - len(rows.first)
    return ", ".join(map(str, rows.first)) + (f" and {more:,} more" if more else "")
