"""Which sheets of a run `--only` names."""

from __future__ import annotations

import re

from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger
from handout.cli.arguments import UsageError
from handout.record import NamedTuple


class Choice(NamedTuple):
    """Sheets by their numbers, each pair the first and the last of a range."""

    ranges: tuple[tuple[int, int], ...]

    def number(self) -> int:
        """How many there are at most."""
        return sum(last - first + 1 for first, last in self.ranges)

    def refused(self, ledger: Ledger) -> int:
        """How many of them cannot be made."""
        return sum(ledger.refused_between(first, last) for first, last in self.ranges)

    def has(self, sheet: int) -> bool:
        return any(first <= sheet <= last for first, last in self.ranges)


def chosen_sheets(only: str | None, ledger: Ledger, secrets: Secrets) -> Choice | None:
    """What `--only` names, None where it is not given. An id or range that nothing is of is a fault of the command.

    What is an id is taken as one, also where it reads like a range. A lone number is an id: a slip in an id must not
    print another's sheet.
    """
    if only is None:
        return None
    asked = [each.strip() for each in only.split(",") if each.strip()]
    ranges: list[tuple[int, int]] = []
    lacking = 0
    for each in asked:
        found = [(sheet, sheet) for sheet in ledger.sheets_of(secrets.opaque_id(each))]
        found = found or _range(each, ledger)
        lacking += not found
        ranges += found
    if lacking or not asked:
        message = f"no row that can be made has {lacking} of the ids or sheet numbers of --only"
        raise UsageError((message, "look at the column 'id', and at the faults; a range is written 412-430"))
    return Choice(tuple(ranges))


def _range(word: str, ledger: Ledger) -> list[tuple[int, int]]:
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", word)
    first, last = (int(found[1]), int(found[2])) if found else (1, 0)
    return [(first, last)] if first <= last and ledger.has_between(first, last) else []
