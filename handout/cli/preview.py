"""Draw the pages as PNG, to look at.

The pictures are named HANDOUT.LANGUAGE-PAGE.png; those of an earlier preview are replaced.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.cli import arguments
from handout.cli.arguments import Parser
from handout.cli.files import make_folder, write_file
from handout.cli.output import Output
from handout.diagnostics import Span, warning

EXAMPLES = ("handout preview anakinra --clinic clinic.yaml -o pictures",)

RESOLUTION = 110
"""Pixels an inch: a whole page on most screens, with its small print still to be read."""


def add_options(parser: Parser) -> None:
    """The options of `handout preview`."""
    parser.add_argument("handout", metavar="HANDOUT", help="an id of the library, or a YAML file")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="where to write; made if it is not there (default: this folder)",
    )
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    parser.add_argument("--language", metavar="TAG", help="the language, such as en, where a handout has several")
    arguments.add_page(parser)
    arguments.add_date(parser)
    arguments.add_require_reviewed(parser)


def run(options: argparse.Namespace) -> int:
    """Write the pictures; the exit status."""
    arguments.check_page(options)
    from handout.api import render  # noqa: PLC0415
    from handout.cli.inputs import read_inputs, source_file  # noqa: PLC0415
    from handout.preview import page_pictures  # noqa: PLC0415

    inputs = read_inputs(source_file(options), options)
    handout = inputs.handout
    result = render(
        handout,
        inputs.clinic,
        pages=options.pages,
        paper=options.paper,
        style=options.style,
        edition=options.edition,
        date=inputs.day,
        require_reviewed=options.require_reviewed,
    )
    output = Output(options.format)
    output.tell((*inputs.warnings, *result.diagnostics))
    make_folder(options.output)
    stem = f"{handout.id}.{handout.language}"
    for number, png in enumerate(page_pictures(result.pdf, RESOLUTION), 1):
        target = options.output / f"{stem}-{number}.png"
        write_file(target, png, replace=True)
        output.made(target, page=number)
    _tell_of_older(options.output / f"{stem}-{result.pages + 1}.png", output)
    return 0


def _tell_of_older(beyond: Path, output: Output) -> None:
    if beyond.exists():
        message = "this picture is of an earlier preview, which had more pages"
        output.tell([warning("older-file", message, Span(str(beyond)), "remove it")])
