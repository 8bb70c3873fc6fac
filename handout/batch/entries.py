"""What a ledger knows: of a run, of each of its rows, of its print files."""

from __future__ import annotations

from datetime import date
from typing import Literal

from handout.record import NamedTuple

State = Literal["planned", "begun", "made", "failed", "purged", "replaced"]
"""`begun` stands where the file may be there or not: the run was ended before it could say so. `replaced` is
no entry of its own: a sheet was made with other words since, or by another run."""


class Run(NamedTuple):
    """What all rows of a run share.

    Where there are several `shards`, shard 0 is what they all begin with. `secret` keys the hashes of rows and files;
    it is empty where a key file does (`key_check` then tells that one from others). `rows` is how many the table had.
    `merged` is the name of the print files, which a number is added to; empty where each sheet has a file. `split` is
    how many leaves one holds, and `separators` whether groups have leaves before them. `first_rows` is how many rows
    the table had when the run began: later ones have numbers beyond. `look` tells by which options all sheets are made,
    `folder` where they lie, or the print files (`place_kept`).
    `of_table` tells the table that it was made of last from others (`Register.mark`).
    """

    number: str
    day: date
    shard: int = 1
    shards: int = 1
    secret: bytes = b""
    key_check: bytes = b""
    rows: int = 0
    merged: str = ""
    split: int = 0
    separators: bool = False
    first_rows: int = 0
    look: str = ""
    folder: str = ""
    of_table: str = ""


class Planned(NamedTuple):
    """What a row asks for. `key` tells its file from others; it is None, and `fault` says why, where none is made.

    What else of such a row can be known stands there all the same. `asked` is the language that was asked for, where
    another one serves it; `second` that of a sheet in two.
    """

    row: int
    key: str | None = None
    id: str | None = None
    handout: str | None = None
    language: str | None = None
    edition: str | None = None
    fault: str | None = None
    asked: str | None = None
    second: str | None = None


class Entry(NamedTuple):
    """What became of a row. `row` is None once the table no longer has it.

    `fault` names kinds of faults. `basis` is a keyed hash of all that decides the file's bytes, `output` one of these.
    `time` counts seconds from 1970. `print_file` is the number of the one that the sheet is in, negative where it has
    been printed again with other words since; 0 if that file is gone, and None if the sheet has never been in any.
    `anew` is when it was last made in place of one that the run had made with other words or another look. `made_at` is
    when the sheet was made that `content_hash` tells of, also where the row fails since; that is `locked` with a
    password or not. `asked` and `second` are as in `Planned`.
    """

    sheet: int
    row: int | None
    key: str | None
    id: str | None
    handout: str | None
    language: str | None
    edition: str | None
    state: State
    fault: str | None = None
    basis: bytes | None = None
    content_hash: str | None = None
    pages: int | None = None
    body_pt: float | None = None
    output: bytes | None = None
    time: int | None = None
    print_file: int | None = None
    anew: int | None = None
    locked: bool | None = None
    made_at: int | None = None
    asked: str | None = None
    second: str | None = None


class Printed(NamedTuple):
    """A print file: its number, counted from 1, its name, and a keyed hash of its bytes.

    `last` tells that it ended with the run, not because another sheet did not fit. It takes so many `leaves` of paper.
    """

    number: int
    name: str
    output: bytes
    last: bool
    leaves: int


class Reprint(NamedTuple):
    """A print file of some sheets of a run: its folder as seen from the ledger's, and what its name begins with.

    `name` is empty while it is only begun; `time` counts seconds from 1970.
    """

    folder: str
    stem: str
    name: str
    time: int
