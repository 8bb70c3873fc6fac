"""Warnings that rows have in common, counted: a thousand rows with an empty cell are told in a line."""

from __future__ import annotations

from bisect import insort

from handout.cli.output import Output
from handout.diagnostics import Diagnostic, Span

_MOST_KINDS = 200
"""So many different ones are counted; the names of columns may make more, and memory stays as it is."""

_MOST_ROWS = 5
"""So many rows are named: enough to see what is meant."""


class _Rows:
    """The rows of one warning: how many, the first of them, and the warning of the very first."""

    def __init__(self, row: int, told: Diagnostic) -> None:
        self.number = 0
        self.first: list[int] = []
        self.told = told
        self.add(row, told)

    def add(self, row: int, told: Diagnostic) -> None:
        self.number += 1
        insort(self.first, row)
        if self.first[0] == row:
            self.told = told
        del self.first[_MOST_ROWS:]


class Alike:
    """Warnings of rows that differ in nothing but the row."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str, str, tuple[str, ...]], _Rows] = {}

    def add(self, row: int, told: Diagnostic) -> bool:
        """Whether a warning whose message begins with its row is counted, and so is to be told later."""
        file = told.span.file if told.span else ""
        kind = (file, told.code, told.message.removeprefix(f"row {row}"), told.hints)
        if known := self._kinds.get(kind):
            known.add(row, told)
        elif len(self._kinds) < _MOST_KINDS:
            self._kinds[kind] = _Rows(row, told)
        else:
            return False
        return True

    def tell(self, output: Output) -> None:
        """Say each once, in the order of their first rows; that of one row as the row's own."""
        for (file, _, what, _), rows in sorted(self._kinds.items(), key=lambda each: (each[1].first, each[0])):
            if rows.number == 1:
                output.tell([rows.told])
                continue
            more = " and more" if rows.number > len(rows.first) else ""
            shown = ", ".join(map(str, rows.first))
            message = f"{rows.number:,} rows{what} (row {shown}{more})"
            span = Span(file) if file else None
            output.tell([rows.told._replace(message=message, span=span)], rows=rows.number, first_rows=rows.first)
        self._kinds.clear()
