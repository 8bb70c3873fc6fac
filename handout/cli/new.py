"""Write a commented starter that builds as it stands.

'handout new ID' writes ID/en.yaml below this folder, which thereby is a library for --library.
'handout new --clinic FILE' writes a clinic's file. Nothing is ever overwritten.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.cli.arguments import Parser, UsageError, add_date
from handout.cli.files import write_new
from handout.cli.output import Output

EXAMPLES = ("handout new after-surgery", "handout new --clinic clinic.yaml")


def add_options(parser: Parser) -> None:
    """The options of `handout new`."""
    parser.add_argument(
        "id", metavar="ID", nargs="?", help="the new handout's name: lower-case letters, digits, hyphens"
    )
    parser.add_argument("--clinic", type=Path, metavar="FILE", help="the clinic's file to write")
    add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file; the exit status."""
    if (options.id is None) == (options.clinic is None):
        raise UsageError(("name either a new handout or a new clinic's file", "such as 'handout new after-surgery'"))
    target, text = _starter(options)
    write_new(target, text)
    Output(options.format).made(target)
    return 0


def _starter(options: argparse.Namespace) -> tuple[Path, str]:
    from handout.cli.inputs import day_of  # noqa: PLC0415
    from handout.source.starters import starter_clinic, starter_handout  # noqa: PLC0415

    if options.clinic:
        return options.clinic, starter_clinic()
    return Path(options.id) / "en.yaml", starter_handout(options.id, day_of(options))
