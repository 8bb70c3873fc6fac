"""The options of `handout batch`, and what they take."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from handout.batch.shards import WHOLE, Shard
from handout.cli import arguments
from handout.cli.arguments import Parser
from handout.cli.key_file import add_opaque_ids
from handout.cli.records import older_than


def add_options(parser: Parser) -> None:
    """The options of `handout batch`."""
    parser.add_argument("recipients", metavar="RECIPIENTS", nargs="?", help="the table; '-' is standard input")
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, help="the folder to write into")
    arguments.add_encoding(parser)
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    parser.add_argument(
        "--handout", type=arguments.name_of("handout"), metavar="ID", help="the handout of rows that name none"
    )
    parser.add_argument(
        "--language", type=arguments.name_of("language"), metavar="TAG", help="the language of rows that name none"
    )
    arguments.add_page(parser, by_row=True)
    arguments.add_second(parser)
    arguments.add_date(parser)
    arguments.add_require_reviewed(parser)
    parser.add_argument("--jobs", metavar="N", type=jobs, default=1, help="so many processes (default: 1)")
    parser.add_argument(
        "--merge",
        metavar="FILE",
        type=Path,
        help="make print files in place of a file each: print.pdf or, of several, print-001.pdf and so on; a mere name "
        "is in the folder of -o, any other is seen from here",
    )
    parser.add_argument("--split", metavar="N", type=leaves, help="leaves of paper in a print file (default: 500)")
    parser.add_argument("--separators", action="store_true", help="a leaf with its name before each group of rows")
    parser.add_argument(
        "--scheduler",
        type=arguments.name_of("scheduler"),
        metavar="ADDRESS",
        help="let a Dask cluster make the sheets: tls://HOST:PORT",
    )
    parser.add_argument("--resume", action="store_true", help="go on with this folder's run: what lacks or has changed")
    parser.add_argument(
        "--only", metavar="ID,…", help="make these alone: ids, or ranges of sheet numbers such as 412-430"
    )
    parser.add_argument(
        "--sample", action="store_true", help="make the first of each handout, language and edition alone, to look at"
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="try every row and count, but write no file beside that of --report; with --purge, delete none",
    )
    parser.add_argument(
        "--ledger", metavar="FILE", type=Path, help="where the run's ledger lies (default: FOLDER/ledger.sqlite)"
    )
    add_opaque_ids(parser, "names, marks and the ledger have an HMAC-SHA256 of the id with this key, not the id")
    parser.add_argument(
        "--shard", metavar="K/N", type=shard, default=WHOLE, help="make the Kth of N parts: for jobs on many machines"
    )
    parser.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help="write what became of each row, as JSON Lines or as .csv; '-' is standard output",
    )
    parser.add_argument(
        "--who-has", metavar="HANDOUT@HASH", help="list the sheets of this wording (the hash is in the footer)"
    )
    parser.add_argument("--purge", action="store_true", help="delete sheets that are older than --older-than")
    parser.add_argument("--older-than", metavar="7d", type=older_than, help="an age in days (d) or hours (h)")
    parser.add_argument("--quiet", action="store_true", help="print no line for each sheet's file")
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace files that are there; begin a new run or, with --resume and --only, go on though sheets "
        "become others",
    )


def shard(word: str) -> Shard:
    """A part of a run, such as 2/8."""
    found = re.fullmatch(r"([0-9]{1,5})/([0-9]{1,5})", word)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise argparse.ArgumentTypeError(f"'{word}' is no part · hint: write K/N, such as 2/8, with K from 1 to N")
    return Shard(int(found[1]), int(found[2]))


def leaves(word: str) -> int:
    """A number of leaves of paper."""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", word):
        raise argparse.ArgumentTypeError(f"'{word}' is no number of leaves · hint: write 500, or what a tray holds")
    return int(word)


def jobs(word: str) -> int:
    """A number of processes."""
    if not re.fullmatch(r"[1-9][0-9]{0,2}", word):
        raise argparse.ArgumentTypeError(f"'{word}' is no number of processes · hint: write 2, or as many as cores")
    return int(word)
