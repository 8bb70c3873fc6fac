"""The recipient that a command line names: a row of a file or of standard input, and what is set over it."""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache
from pathlib import Path

from handout.cli.cores import leave_no_core
from handout.diagnostics import Diagnostic, HandoutError, error
from handout.model import Clinic, Handout, Recipient, column_key
from handout.source.reading import Loaded
from handout.source.recipient_file import LARGEST, load_recipient, read_recipient
from handout.source.recipients import Shown, any_column, recipient_from_settings

STANDARD_INPUT = "standard input"


def read_whose(options: argparse.Namespace) -> Loaded[Recipient]:
    """The recipient; HandoutError with all that is wrong with the row and the settings."""
    leave_no_core()
    shown = _shown_of(options.clinic)
    row = read_row(options.recipient, options.encoding, shown) if options.recipient else None
    if not options.set and options.note is None and row:
        return row
    recipient = recipient_from_settings(options.set, options.note, row.value if row else None)
    return Loaded(recipient, row.warnings if row else ())


def fits_sheet(
    recipient: Recipient,
    handout: Handout,
    options: argparse.Namespace,
    clinic: Clinic | None,
    served: bool = False,
) -> None:
    """HandoutError where the row is for another sheet than the one that is asked for, or asks for what is not done.

    `served` says that the handout's language serves the row's by `language_fallback`.
    """
    told = _other(recipient, "handout", handout.id)
    told += [] if served else _other_language(recipient, handout.language)
    told += _other_edition(recipient, options.edition)
    told += _other_second(recipient, options.second)
    told += not_made(recipient, options.clinic, clinic)
    if told:
        raise HandoutError(told)


def not_made(recipient: Recipient, file: Path | None, clinic: Clinic | None) -> list[Diagnostic]:
    """What a row asks for that another clinic's file has."""
    if not recipient.get("clinic") or (file and clinic and _is_named(recipient, file, clinic)):
        return []
    hint = "name that one with --clinic; if the column means something else, leave it out or rename it"
    return [_fault(recipient, "clinic", "the row is for another clinic's file", hint)]


def not_locked(recipient: Recipient) -> list[Diagnostic]:
    """That a row asks for a lock where its sheet is to be in a print file."""
    if recipient.get("password") is None:
        return []
    message = f"row {recipient.row}, column 'password': a print file is not locked"
    return [error("bad-password", message, recipient.span, "take the password out, or make a file for each sheet")]


def without(recipient: Recipient, column: str) -> Recipient:
    """The same row without a column."""
    return recipient._replace(cells=tuple(each for each in recipient.cells if column_key(each[0]) != column))


def _shown_of(clinic: Path | None) -> Shown:
    """Which columns sheets of a clinic's file show; that is read only where a row asks. At fault, it says so itself."""

    @cache
    def shown() -> Shown:
        from handout.batch.unused import shown_columns  # noqa: PLC0415 - few rows ask
        from handout.source.clinic import load_clinic  # noqa: PLC0415

        try:
            return shown_columns(load_clinic(clinic).value if clinic else None).__contains__
        except HandoutError:
            return any_column

    def is_shown(key: str) -> bool:
        return shown()(key)

    return is_shown


def read_row(file: str, encoding: str | None = None, shown: Shown = any_column) -> Loaded[Recipient]:
    """The row of a file, or of standard input where that is `-`."""
    leave_no_core()
    if file != "-":
        return load_recipient(file, encoding, shown)
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise HandoutError(
            [error("too-large", f"more than {LARGEST:,} bytes came from standard input", None, "give one row")]
        )
    return read_recipient(data, STANDARD_INPUT, encoding, shown)


def _other(recipient: Recipient, column: str, asked: str) -> list[Diagnostic]:
    cell = recipient.get(column)
    if cell is None or cell.text.casefold() == asked.casefold():
        return []
    return [
        _fault(recipient, column, f"the row is for another than '{asked}'", "look at the row, or ask for its own sheet")
    ]


def _other_second(recipient: Recipient, asked: str | None) -> list[Diagnostic]:
    """A row that names a second language is for a sheet in two."""
    if asked or recipient.get("with") is None:
        return _other(recipient, "with", asked or "")
    return [_fault(recipient, "with", "the row is for a sheet in two languages", "name the second with --with")]


def _other_language(recipient: Recipient, asked: str) -> list[Diagnostic]:
    """Nothing for a language that the sheet's serves: `en-US` and 'English' are served by `en` (RFC 4647 3.4)."""
    from handout.languages import match  # noqa: PLC0415 - few rows ask

    cell = recipient.get("language")
    return [] if cell and match(cell.text, [asked]) else _other(recipient, "language", asked)


def _other_edition(recipient: Recipient, asked: str) -> list[Diagnostic]:
    from handout.batch.plan import edition_named  # noqa: PLC0415 - few rows ask

    cell = recipient.get("edition")
    return [] if cell and edition_named(cell.text) == asked else _other(recipient, "edition", asked)


def _is_named(recipient: Recipient, file: Path, clinic: Clinic) -> bool:
    """Whether the row's clinic is the file's path, its name or that of its folder, or what the clinic is called in any
    language."""
    cell = recipient.get("clinic")
    if cell is None:
        return False
    if os.path.abspath(cell.text) == os.path.abspath(file) or cell.text in (file.name, file.stem, file.parent.name):
        return True
    return any(column_key(cell.text) == column_key(each.text) for _, each in clinic.name.by_language)


def _fault(recipient: Recipient, column: str, what: str, hint: str) -> Diagnostic:
    return error("other-sheet", f"row {recipient.row}, column '{column}': {what}", recipient.span, hint)
