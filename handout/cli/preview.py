"""Draw the pages as PNG, to look at.

The pictures are named HANDOUT.LANGUAGE-PAGE.png; those of an earlier preview are replaced. With --watch they are drawn
anew whenever the handout, the clinic's file or its logo is saved. HANDOUT.LANGUAGE.html shows them in a browser and
reloads itself; while something is at fault it says what, above the last good pages. Ctrl-C ends it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.cli import arguments
from handout.cli.arguments import Parser
from handout.cli.files import make_folder, write_file
from handout.cli.output import Output
from handout.diagnostics import Diagnostic, Span, warning
from handout.record import NamedTuple

EXAMPLES = (
    "handout preview anakinra --clinic clinic.yaml -o pictures",
    "handout preview my-handout/en.yaml --watch",
)

RESOLUTION = 110
"""Pixels an inch: a whole page on most screens, with its small print still to be read."""


class Drawn(NamedTuple):
    """The pages of one handout as PNG, and what there is to say about them. `name` is that of the PDF."""

    name: str
    pictures: tuple[bytes, ...]
    body_pt: float
    diagnostics: tuple[Diagnostic, ...]


def add_options(parser: Parser) -> None:
    """The options of `handout preview`."""
    parser.add_argument("handout", metavar="HANDOUT", help="an id of the library, or a YAML file")
    parser.add_argument(
        "-o",
        "--output",
        type=arguments.folder,
        default=Path(),
        metavar="FOLDER",
        help="where to write; made if it is not there (default: this folder)",
    )
    parser.add_argument("--watch", action="store_true", help="draw again whenever a file is saved, until Ctrl-C")
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    parser.add_argument(
        "--language",
        type=arguments.name_of("language"),
        metavar="TAG",
        help="the language, such as en, where a handout has several",
    )
    arguments.add_second(parser)
    arguments.add_page(parser)
    arguments.add_date(parser)
    arguments.add_require_reviewed(parser)


def run(options: argparse.Namespace) -> int:
    """Write the pictures; the exit status."""
    arguments.check_page(options)
    if options.watch:
        from handout.cli.watch import watch  # noqa: PLC0415

        return watch(options)
    drawn = draw(options)
    output = Output(options.format)
    output.tell(drawn.diagnostics)
    make_folder(options.output)
    for number, target in enumerate(write_pictures(drawn, options.output), 1):
        output.made(target, page=number)
    _tell_of_older(_picture(drawn, options.output, len(drawn.pictures) + 1), output)
    return 0


def draw(options: argparse.Namespace) -> Drawn:
    """The pages as the files are now; HandoutError with what is at fault."""
    from handout.api import render  # noqa: PLC0415
    from handout.cli.inputs import file_name, read_inputs, shown_file  # noqa: PLC0415
    from handout.preview import page_pictures  # noqa: PLC0415

    path, served = shown_file(options)
    inputs = read_inputs(path, options)
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
        second=inputs.second,
        asked=served.asked if served else None,
    )
    pictures = tuple(page_pictures(result.pdf, RESOLUTION))
    name = file_name(handout.id, handout.language, options.second).removesuffix(".pdf")
    told = (*((served.warning,) if served else ()), *inputs.warnings, *result.diagnostics)
    return Drawn(name, pictures, result.body_pt, told)


def write_pictures(drawn: Drawn, folder: Path) -> list[Path]:
    """The files of the pages, each replaced as a whole."""
    targets = []
    for number, png in enumerate(drawn.pictures, 1):
        targets.append(_picture(drawn, folder, number))
        write_file(targets[-1], png, replace=True)
    return targets


def _picture(drawn: Drawn, folder: Path, page: int) -> Path:
    return folder / f"{drawn.name}-{page}.png"


def _tell_of_older(beyond: Path, output: Output) -> None:
    if beyond.exists():
        message = "this picture is of an earlier preview, which had more pages"
        output.tell([warning("older-file", message, Span(str(beyond)), "remove it")])
