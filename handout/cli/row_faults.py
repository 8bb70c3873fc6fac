"""What is wrong with a row beside what it asks for, so that all its faults are told in one pass."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from handout.cli.whose import not_locked, not_made
from handout.diagnostics import Diagnostic
from handout.model import Clinic, Recipient
from handout.own_words import faults_of_row
from handout.record import NamedTuple


class Use(NamedTuple):
    """What rows become: a day's sheets with a clinic's words, of that file; in a file each or all `for_print`."""

    clinic: Clinic | None
    clinic_file: Path | None
    for_print: bool
    day: date


def faults_on_any_sheet(recipient: Recipient, use: Use, unread: Collection[str] = ()) -> list[Diagnostic]:
    """Faults of a row that has no sheet, whichever it is to get. Columns that are `unread` have theirs already."""
    from handout.api import lacking_letters  # noqa: PLC0415 - fonts only once a row is refused

    told = not_locked(recipient) if use.for_print else []
    if other := not_made(recipient, use.clinic_file, use.clinic):
        return [*other, *told]  # what another clinic's sheets show is not known
    return [*told, *faults_of_row(use.clinic, recipient, unread, use.day), *lacking_letters(recipient, use.clinic)]
