"""Read PDFs back: which handout, version and language each one is, and whether its text and tags are whole.

A line a file on standard output; what is wrong with a file on standard error. Of a print file each sheet is looked at.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.key_file import add_opaque_ids
from handout.cli.output import Output, near
from handout.diagnostics import Diagnostic, HandoutError
from handout.identity import is_print_file

if TYPE_CHECKING:
    from handout.verify import ReadBack

EXAMPLES = (
    "handout verify anakinra.en.pdf",
    "handout verify printed/*.pdf --format json",
    "handout verify sheet.pdf --recipient row.csv --clinic clinic.yaml",
)

LARGEST = 200_000_000
"""Bytes of a file that is read at all; a handout has some forty thousand."""


def add_options(parser: Parser) -> None:
    """The options of `handout verify`."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a PDF that this program made")
    parser.add_argument(
        "--recipient",
        type=arguments.name_of("file"),
        metavar="FILE",
        help="hold the sheet's personal words against this row; '-' is standard input",
    )
    arguments.add_encoding(parser)
    arguments.add_clinic(parser)
    add_opaque_ids(parser, "the key that hides the id in the sheet's mark, as 'batch' was given it")


def run(options: argparse.Namespace) -> int:
    """Print what each file is; the exit status, which is 1 where anything is wrong with any."""
    if options.recipient and len(options.files) > 1:
        raise UsageError(("--recipient is of one sheet", "name one FILE"))
    output = Output(options.format)
    return max(_verify(file, options, output) for file in options.files)


def _verify(file: str, options: argparse.Namespace, output: Output) -> int:
    from handout.source.reading import read_file  # noqa: PLC0415
    from handout.verify import read_back, summary  # noqa: PLC0415

    try:
        pdf = read_file(Path(file), LARGEST)
        if is_print_file(pdf):
            from handout.cli.verify_prints import verify_print_file  # noqa: PLC0415 - most files are one sheet

            return verify_print_file(pdf, file, options, output)
        read = read_back(pdf, file)
    except HandoutError as fault:
        output.tell(fault.diagnostics)
        return fault.exit_status
    others = _other_words(read, file, options) if options.recipient else ()
    output.tell((*read.faults, *others))
    whose = {"of_recipient": not others} if options.recipient else {}
    if output.json:
        facts = {"id": read.id, "version": read.version, "language": read.language, "title": read.title}
        facts |= {"content_hash": read.content_hash, **({"second_language": read.second} if read.second else {})}
        filled = {"fields_filled_in": read.filled} if read.filled else {}
        print(
            json.dumps({"file": near(file), **facts, "pages": read.pages, "whole": not read.faults, **filled, **whose})
        )
    else:
        print(f"{near(file)}: {summary(read)}" + ("; all personal words are the row's" if whose and not others else ""))
    return 1 if read.faults or others else 0


def _other_words(read: ReadBack, file: str, options: argparse.Namespace) -> tuple[Diagnostic, ...]:
    from handout.cli.wanted import check_clinic, read_wanted  # noqa: PLC0415
    from handout.whose_sheet import Sheet, Stretch, other_words  # noqa: PLC0415

    wanted = read_wanted(options)
    personal = tuple(Stretch(*each) for each in read.personal)
    sheet = Sheet(read.id, read.language, read.day, personal, read.second)
    others = other_words(sheet, wanted.recipient, wanted.clinic)
    if others:
        check_clinic(wanted.clinic, read.clinic, file)
    return others
