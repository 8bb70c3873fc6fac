"""Which sheets of a run `--only` names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger
from handout.cli.arguments import UsageError
from handout.cli.output import Output
from handout.diagnostics import Diagnostic, warning
from handout.record import NamedTuple

_MOST_NAMED = 10

_ANOTHER_NUMBER = "where its handout or language has changed, or is at fault, it has another number: name it by its id"


class Choice(NamedTuple):
    """Sheets by their numbers, each pair the first and the last of a range; no number is in two of them."""

    ranges: tuple[tuple[int, int], ...]

    def number(self, ledger: Ledger) -> int:
        """How many of them the table has rows of."""
        return sum(1 for _ in self.rows(ledger))

    def refused(self, ledger: Ledger) -> int:
        """How many of them cannot be made."""
        return sum(ledger.refused_between(first, last) for first, last in self.ranges)

    def to_make(self, ledger: Ledger) -> int:
        """How many of them were never made."""
        return sum(ledger.to_make_between(first, last) for first, last in self.ranges)

    def rows(self, ledger: Ledger) -> Iterator[int]:
        """The rows that they are of."""
        return (row for first, last in self.ranges for row in ledger.rows_between(first, last))

    def has(self, sheet: int) -> bool:
        return any(first <= sheet <= last for first, last in self.ranges)


def chosen_sheets(only: str | None, ledger: Ledger, secrets: Secrets, output: Output) -> Choice | None:
    """What `--only` names, None where it is not given. An id or range that nothing is of is a fault of the command.

    What is an id is taken as one, also where it reads like a range. A lone number is an id: a slip in an id must not
    print another's sheet.
    """
    if only is None:
        return None
    asked = [each.strip() for each in only.split(",") if each.strip()]
    if not asked:
        raise UsageError(("--only names nothing", "write ids, or ranges of sheet numbers such as 412-430"))
    words = [_Word(each, place, secrets) for place, each in enumerate(asked, 1)]
    found = [word.sheets(ledger) for word in words]
    faults = [word.lacking(ledger) for word, sheets in zip(words, found, strict=True) if not sheets]
    if faults:
        *others, (message, hint) = faults
        raise UsageError(*others, (message, f"{hint}; nothing was made"))
    choice = Choice(_apart(each for sheets in found for each in sheets))
    for word, sheets in zip(words, found, strict=True):
        output.tell(word.doubts(sheets, ledger, choice))
    return choice


def _apart(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same numbers in ranges that have none in common."""
    apart: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if apart and first <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(apart[-1][1], last)
        else:
            apart.append((first, last))
    return tuple(apart)


class _Word:
    """One of the words of `--only`: an id, or a range of sheet numbers."""

    def __init__(self, word: str, place: int, secrets: Secrets) -> None:
        # Where ids are hidden, no log is to have one.
        self._shown = f"number {place} of --only" if secrets.opaque else f"'{word}'"
        self._id = secrets.opaque_id(word)
        found = re.fullmatch(r"([0-9]{1,9})(?:\s*[-–]\s*([0-9]{1,9}))?", word)
        self._is_range = bool(found and found[2])
        self._numbers = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)

    def sheets(self, ledger: Ledger) -> list[tuple[int, int]]:
        """The sheets that it is of, as ranges."""
        of_id = [(sheet, sheet) for sheet in ledger.sheets_of(self._id)]
        return of_id or ([self._numbers] if self._is_range and self._has_sheets(ledger) else [])

    def lacking(self, ledger: Ledger) -> tuple[str, str]:
        """Why it is of none, and what to do."""
        if refused := ledger.refused_of(self._id):
            rows = ", ".join(f"row {row} is at fault ({kinds})" for row, kinds in refused)
            return f"{self._shown} cannot be made: {rows}", "mend the row; --dry-run says where"
        if self._is_range:
            return self._lacking_range(ledger)
        if self._has_sheets(ledger):
            number = self._numbers[0]
            return f"no row has the id {self._shown}", f"sheet number {number} is written {number}-{number}"
        row = "row of this shard" if _is_shard(ledger) else "row"
        return f"no {row} has the id {self._shown}", "look at the column 'id'; a range of sheets is written 412-430"

    def _lacking_range(self, ledger: Ledger) -> tuple[str, str]:
        first, last = self._numbers
        if first > last:
            # The numbers are not turned round for the reader: they may be somebody's id.
            return f"{self._shown} is no id, and as a range it is the wrong way round", "write the lower number first"
        if ledger.refused_between(first, last):
            return f"none of {self._shown} can be made: all rows are at fault", "mend them; --dry-run says where"
        if gone := ledger.gone_between(first, last):
            return f"{self._shown}: {_of_no_row(gone)}", _ANOTHER_NUMBER
        whose = "shard" if _is_shard(ledger) else "run"
        return f"{self._shown} is neither an id nor a range of this {whose}'s sheet numbers", _extent(ledger)

    def doubts(self, sheets: list[tuple[int, int]], ledger: Ledger, choice: Choice) -> list[Diagnostic]:
        """What else it could have meant, or means and is not there."""
        first, last = self._numbers
        if sheets != [self._numbers] and self._has_sheets(ledger):
            hint = f"if sheets by their numbers are meant, write {first}-{last}"
            if self._is_range:
                hint = f"if sheets by their numbers are meant, write {first}-{first}, and so on"
            return [warning("only-id", f"{self._shown} is taken as an id, not as a sheet number", None, hint)]
        if sheets != [self._numbers] or not self._is_range:
            return []
        start, end = ledger.extent()
        if _is_shard(ledger) and (first < start or last > end):
            message = f"{self._shown}: this shard has but some of these sheets"
            return [warning("only-range", message, None, _extent(ledger)), *self._others(ledger, choice)]
        told = []
        if not first:
            told.append(warning("only-range", f"{self._shown}: there is no sheet 0", None, "they are counted from 1"))
        if last > end:
            message = f"{self._shown}: there are no sheets {end + 1}-{last}"
            told.append(warning("only-range", message, None, _extent(ledger)))
        return [*told, *self._others(ledger, choice)]

    def _others(self, ledger: Ledger, choice: Choice) -> list[Diagnostic]:
        """Sheets that are not there any more, and such as came later and lie among these on paper."""
        told = []
        if gone := ledger.gone_between(*self._numbers):
            told.append(warning("only-range", f"{self._shown}: {_of_no_row(gone)}", None, _ANOTHER_NUMBER))
        if late := [each for each in ledger.late_beside(*self._numbers) if not choice.has(each)]:
            message = f"{self._shown}: {_named(late)} came later, and may lie among these in the print file"
            hint = f"to print it too, add {late[0]}-{late[0]}"
            told.append(warning("only-range", message, None, hint))
        return told

    def _has_sheets(self, ledger: Ledger) -> bool:
        return self._numbers[0] <= self._numbers[1] and ledger.has_between(*self._numbers)


def _of_no_row(sheets: list[int]) -> str:
    return f"the table has no row any more for {_named(sheets)}"


def _named(sheets: list[int]) -> str:
    """Sheets by their numbers; of many, how many more."""
    more = f" and {len(sheets) - _MOST_NAMED} more" if len(sheets) > _MOST_NAMED else ""
    return f"sheet number {', '.join(map(str, sheets[:_MOST_NAMED]))}{more}"


def _is_shard(ledger: Ledger) -> bool:
    return ledger.run is not None and ledger.run.shards > 1


def _extent(ledger: Ledger) -> str:
    first, last = ledger.extent()
    if _is_shard(ledger):
        return f"the sheet numbers of this shard go from {first} to {last}"
    return f"the last sheet number is {last}"
