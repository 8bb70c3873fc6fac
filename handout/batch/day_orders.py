"""Whether a table writes days in the order that the clinic's file states, and a spreadsheet that typed them had read
them in theirs: all rows together tell, one cannot.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from handout.days import day_before_month, order_of, typed_as
from handout.diagnostics import Diagnostic, Span, error
from handout.model import Recipient

DAY_OR_MONTH = "day-or-month"
"""The kind of fault of a day that nobody can read, since others of its column are in another order than is stated."""

_FEW = 20
"""One in so many may be a slip of the finger; more of them are the way in which a program wrote the column."""


class DayOrders:
    """Counts the orders of day and month in the `columns` that hold days, those that are words in the form `dates_in`,
    row by row.

    Rows that can be read in either order are kept in SQLite's own temporary file: of a million they would fill the
    memory.
    """

    def __init__(self, columns: Sequence[str], dates_in: str | None) -> None:
        self._columns = columns
        self._form = dates_in or ""
        self._counts: Counter[tuple[int, str]] = Counter()
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(
            "CREATE TABLE either (row INTEGER, file TEXT, line INTEGER, place INTEGER, kind INTEGER)"
        )
        self._database.execute("BEGIN")

    def add(self, recipient: Recipient) -> None:
        """One more row of the table, whether or not it has a sheet."""
        for number, column in enumerate(self._columns):
            typed = typed_as(recipient, column)
            order = order_of(recipient, column, self._form) if self._form else None
            if typed == "early" or order == "either":
                values = (recipient.row, *recipient.span, 2 * number + (typed == "early"))
                self._database.execute("INSERT INTO either VALUES (?, ?, ?, ?, ?)", values)
            for found in filter(None, (typed, order)):
                self._counts[number, found] += 1

    def faults(self) -> Iterator[tuple[int, Diagnostic]]:
        """Once all rows are there, those that must not be made, each with why: by row, a fault a column."""
        doubtful = [kind for number in range(len(self._columns)) for kind in self._doubts(number)]
        marks = ", ".join("?" * len(doubtful))
        query = f"SELECT * FROM either WHERE kind IN ({marks}) ORDER BY row, kind"
        for row, file, line, place, kind in self._database.execute(query, doubtful):
            number, typed = divmod(kind, 2)
            fault = self._typed_fault if typed else self._fault
            yield row, fault(row, number, Span(file, line, place))

    def _doubts(self, number: int) -> Iterator[int]:
        """Which days of a column are in doubt: twice its number for words, one more for those that are typed."""
        stated, exchanged = self._counts[number, "stated"], self._counts[number, "exchanged"]
        if exchanged > 0 and exchanged * _FEW >= stated + exchanged:
            yield 2 * number
        if self._counts[number, "left"] and not self._counts[number, "late"] and not self._counts[number, "words"]:
            yield 2 * number + 1

    def _fault(self, row: int, number: int, span: Span) -> Diagnostic:
        count = self._counts[number, "exchanged"]
        rows = f"{count:,} row" + ("" if count == 1 else "s")
        order = "month before day" if day_before_month(self._form) else "day before month"
        what = f"{rows} of this column can only be read as {order}, so nobody knows what this one is"
        look = f"look at 'dates_in: {self._form}' in the clinic's file, or mend those rows, which are told too"
        return error(DAY_OR_MONTH, f"row {row}, column '{self._columns[number]}': {what}", span, look)

    def _typed_fault(self, row: int, number: int, span: Span) -> Diagnostic:
        count = self._counts[number, "left"]
        rows = f"{count:,} row{'' if count == 1 else 's'} of this column {'has' if count == 1 else 'have'} words"
        what = (
            f"{rows} for a day beyond the twelfth, and no typed day is: a spreadsheet may have exchanged day and month"
        )
        look = "export the column as YYYY-MM-DD, or open the export in the spreadsheet with that column's own order"
        return error(DAY_OR_MONTH, f"row {row}, column '{self._columns[number]}': {what}", span, look)
