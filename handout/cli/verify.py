"""Read PDFs back: which handout, version and language each one is, and whether its text and tags are whole.

A line a file on standard output; what is wrong with a file on standard error.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from handout.cli.arguments import Parser
from handout.cli.output import Output, near
from handout.diagnostics import HandoutError

EXAMPLES = ("handout verify anakinra.en.pdf", "handout verify printed/*.pdf --format json")

LARGEST = 200_000_000
"""Bytes of a file that is read at all; a handout has some forty thousand."""


def add_options(parser: Parser) -> None:
    """The options of `handout verify`."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a PDF that this program made")


def run(options: argparse.Namespace) -> int:
    """Print what each file is; the exit status, which is 1 where anything is wrong with any."""
    output = Output(options.format)
    return max(_verify(file, output) for file in options.files)


def _verify(file: str, output: Output) -> int:
    from handout.source.reading import read_file  # noqa: PLC0415
    from handout.verify import read_back, summary  # noqa: PLC0415

    try:
        read = read_back(read_file(Path(file), LARGEST), file)
    except HandoutError as fault:
        output.tell(fault.diagnostics)
        return fault.exit_status
    output.tell(read.faults)
    if output.json:
        facts = {"id": read.id, "version": read.version, "language": read.language, "title": read.title}
        facts |= {"content_hash": read.content_hash}
        print(json.dumps({"file": near(file), **facts, "pages": read.pages, "whole": not read.faults}))
    else:
        print(f"{near(file)}: {summary(read)}")
    return 1 if read.faults else 0
