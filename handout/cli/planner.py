"""What the rows of a table ask for, held against the clinic's file and the libraries."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from handout.batch.day_orders import DAY_OR_MONTH, DayOrders
from handout.batch.groups import Groups
from handout.batch.keys import Secrets
from handout.batch.plan import Defaults, Refused, Sheet, other_faults, refused, sheet_of
from handout.batch.register import Register
from handout.batch.unused import (
    fields_of,
    no_known_column,
    places_in_header,
    places_in_rows,
    shown_columns,
    unidentified,
    unlocked,
    unused_columns,
)
from handout.cli.arguments import UsageError, library_folders
from handout.cli.held import Held
from handout.cli.output import Output
from handout.cli.row_faults import Use, faults_on_any_sheet
from handout.cli.table_doubts import TableDoubts
from handout.diagnostics import Diagnostic, HandoutError, Span, error, nearest
from handout.model import Clinic, Handout
from handout.own_words import day_columns
from handout.record import NamedTuple
from handout.source.clinic import load_clinic
from handout.source.library import list_library, load_handout
from handout.source.reading import Loaded
from handout.source.recipients import clean_name
from handout.source.table import BadRow, Table


class Stock(NamedTuple):
    """What sheets can be made of, from the clinic's file and the libraries."""

    clinic: Loaded[Clinic] | None
    languages: dict[str, list[str]]
    paths: dict[tuple[str, str], Path]
    folders: tuple[Path, ...]


def stock_of(options: argparse.Namespace) -> Stock:
    """The clinic's file, and what the libraries have. HandoutError where that file, a font or a logo is at fault."""
    clinic = load_clinic(options.clinic) if options.clinic else None
    if clinic and (clinic.value.font or clinic.value.logo):
        from handout.api import look_faults  # noqa: PLC0415 - reads fonts

        if wrong := look_faults(clinic.value):
            raise HandoutError(wrong)
    languages: dict[str, list[str]] = {}
    paths: dict[tuple[str, str], Path] = {}
    folders = library_folders(options)
    for entry in list_library(folders):
        languages.setdefault(entry.id, []).append(entry.language)
        paths[entry.id, entry.language] = entry.path
    if options.handout is not None and options.handout not in languages:
        near = nearest(options.handout, languages)
        hint = f"did you mean '{near}'?" if near else "'handout list' shows all"
        raise UsageError((f"the library has no '{options.handout}'", hint))
    return Stock(clinic, languages, paths, folders)


Handouts = dict[tuple[str, str], Handout | tuple[Diagnostic, ...]]


def load_handouts(kinds: set[tuple[str, str]], stock: Stock, output: Output) -> Handouts:
    """The handouts that the run is of. What is wrong with one is told once, and its rows are refused in a line each."""
    found: Handouts = {}
    for kind in sorted(kinds):
        try:
            found[kind] = load_handout(stock.paths[kind], stock.folders).value
        except HandoutError as fault:
            output.tell(fault.diagnostics)
            message = f"the file of '{kind[0]}' ({kind[1]}) is at fault, as was told"
            found[kind] = (error("bad-handout", message, Span(str(stock.paths[kind])), "mend it, then --resume"),)
    return found


class Planner:
    """Goes through the table, as often as is asked for, and says which sheet each row asks for. All that is wrong with
    a row is found for the plan alone.

    `seconds` are the second languages that rows ask for, `columns` those that any row fills, as far as it has
    gone, with the first row that does.
    """

    def __init__(self, table: Table, stock: Stock, options: argparse.Namespace, secrets: Secrets, day: date) -> None:
        self._table = table
        self._languages = stock.languages
        self._clinic = stock.clinic.value if stock.clinic else None
        # Where nothing is printed in an order, no group decides it.
        self._shown = shown_columns(self._clinic) - (frozenset() if options.merge else {"group"})
        self._secrets = secrets
        dates_in = self._clinic.dates_in if self._clinic else None
        self._orders = DayOrders(day_columns(self._clinic, fields_of(self._clinic)), dates_in)
        self._use = Use(self._clinic, options.clinic, bool(options.merge), day)
        self._tells = True
        fallback = dict(stock.clinic.value.language_fallback) if stock.clinic else {}
        self._defaults = Defaults(options.handout, options.language, options.edition, fallback, options.second)
        self.seconds: set[tuple[str, str]] = set()
        self.columns: dict[str, int] = {}
        self._for_print = bool(options.merge)
        self._doubts = TableDoubts(table, self._clinic, options)
        self._lacking: frozenset[str] = frozenset()

    def register(self, held: Held, groups: Groups | None = None) -> Register:
        """The plan of all rows. `held` gets what is wrong with any, and `groups` learns which rows are of one.

        HandoutError, before anything is said of a row, where the table is none of recipients.
        """
        register = Register(self._table.file)
        for each in self._of_recipients(self.rows()):
            leader = groups.leader(each) if groups else None
            if isinstance(each, Sheet):
                register.add(each, leader)
            else:
                register.refuse(each, leader)
                held.add(each.row, each.faults)
        for row, fault in register.settle():
            held.add(row, (fault,))
        for row, fault in self._orders.faults():
            register.refuse_for_others(row, DAY_OR_MONTH)
            held.add(row, (fault,))
        self._tells = False
        self._lacking = self._doubts.lacking()
        return register

    def rows(self) -> Iterator[Sheet | Refused]:
        """What each row asks for; a sheet also where several are in each other's way."""
        for each in self._table.rows(self._shown.__contains__):
            if isinstance(each, BadRow):
                yield self._bad(each)
                continue
            for name, _ in each.cells:
                self.columns.setdefault(name, each.row)
            if self._tells:
                self._doubts.add(each)
                self._orders.add(each)
            recipient = self._secrets.known(each)
            found = sheet_of(recipient, self._languages, self._defaults)
            if isinstance(found, Sheet) and found.second:
                self.seconds.add((found.handout, found.second))
            if isinstance(found, Sheet):
                if self._tells:
                    self._doubts.add_sheet(found)
                yield found
            else:
                others = faults_on_any_sheet(recipient, self._use) if self._tells else []
                yield refused(recipient, (*found, *others), self._languages, self._defaults)

    def sheets(self) -> Iterator[Sheet]:
        """The sheets of those rows that have one."""
        return (each for each in self.rows() if isinstance(each, Sheet))

    def unused(self) -> list[str]:
        """The columns that no sheet shows."""
        header = [clean_name(each) for each in self._table.header.names] if self._table.header else None
        return unused_columns(self.columns, header, self._clinic)

    def doubts(self) -> list[Diagnostic]:
        """Warnings of what rows leave out that others have, or all of them, or the clinic has otherwise."""
        return self._doubts.told()

    def check_locks(self) -> None:
        """That files can be locked, where any row asks for that, before the first is made; MachineError."""
        if self._doubts.asking and not self._for_print:
            from handout.api import check_locks  # noqa: PLC0415 - few runs have any

            check_locks(self._doubts.asking)

    def to_make(self, sheet: Sheet) -> Sheet:
        """A sheet whose row is not told what was told of the whole table."""
        return sheet._replace(recipient=sheet.recipient._replace(lacking=self._lacking)) if self._lacking else sheet

    def _of_recipients(self, rows: Iterator[Sheet | Refused]) -> Iterator[Sheet | Refused]:
        """The same rows. Without a header a table is known by what its rows fill."""
        sheets = False
        for number, each in enumerate(rows):
            if header := self._table.header if number == 0 else None:
                self._check_columns(places_in_header(map(clean_name, header.names)), header.span, whole=True)
            sheets |= isinstance(each, Sheet)
            yield each
        if sheets and not self._table.header:
            self._check_columns(places_in_rows(self.columns), Span(self._table.file))

    def _check_columns(self, places: Mapping[str, str], span: Span, *, whole: bool = False) -> None:
        """That the columns, each with its place, are a recipient's; a `whole` header has all that sheets need."""
        if fault := no_known_column(places, self._clinic, span):
            raise HandoutError([fault])
        open_ = unlocked(places, self._clinic, span, places)
        lacking = unidentified(places, self._clinic, span) if whole else []
        if faults := [*([open_] if open_ else []), *lacking]:
            raise HandoutError(faults)

    def _bad(self, row: BadRow) -> Refused:
        """A row of which not all can be read, with what is wrong with the rest of it."""
        if row.readable is None:
            return Refused(row.row, row.faults)
        recipient, unread = self._secrets.known(row.readable.recipient), row.readable.unread
        others = []
        if self._tells:
            self._doubts.add_readable(recipient, unread)
            self._orders.add(recipient)
            others = other_faults(recipient, unread, self._languages, self._defaults)
            others += faults_on_any_sheet(recipient, self._use, unread)
        return refused(recipient, (*row.faults, *others), self._languages, self._defaults, unread)
