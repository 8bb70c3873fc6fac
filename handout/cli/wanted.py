"""What `handout verify --recipient` holds sheets against."""

from __future__ import annotations

import argparse

from handout.batch.keys import Secrets
from handout.batch.unused import shown_columns
from handout.cli.arguments import UsageError
from handout.cli.key_file import read_key_file
from handout.cli.output import near
from handout.cli.whose import read_row
from handout.model import Clinic, Recipient
from handout.record import NamedTuple
from handout.source.clinic import load_clinic
from handout.whose_sheet import is_of


class Wanted(NamedTuple):
    """The row, and the clinic that its sheet was made for."""

    recipient: Recipient
    clinic: Clinic | None


def read_wanted(options: argparse.Namespace) -> Wanted:
    """What `--recipient`, `--clinic` and `--opaque-ids` name."""
    clinic = load_clinic(options.clinic).value if options.clinic else None
    row = read_row(options.recipient, options.encoding, shown_columns(clinic).__contains__).value
    return Wanted(Secrets(b"", read_key_file(options)).known(row), clinic)


def check_clinic(clinic: Clinic | None, name: str, file: str) -> None:
    """UsageError where a file was made for another clinic: that is no alarm, since its file says what stands where."""
    if not is_of(clinic, name):
        made = f"with the clinic's file of '{name}'" if name else "without a clinic's file"
        hint = "name that file with --clinic" if name else "leave --clinic out"
        raise UsageError((f"'{near(file)}' was made {made}, so nothing can be compared", hint))
