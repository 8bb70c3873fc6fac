"""Make one PDF.

HANDOUT is an id of the library, such as anakinra, or a YAML file.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.files import is_ours, is_same, write_file
from handout.cli.output import Output
from handout.diagnostics import Diagnostic, HandoutError, Span, warning

if TYPE_CHECKING:
    from handout.cli.inputs import Served
    from handout.model import Clinic, Recipient
    from handout.source.reading import Loaded

EXAMPLES = (
    "handout build anakinra --clinic clinic.yaml",
    "handout build my-handout/en.yaml --pages 1 --paper a4 -o sheet.pdf",
    "handout build anakinra --clinic clinic.yaml --recipient row.csv -o sheet.pdf",
    "handout build anakinra --clinic clinic.yaml --edition large-print -o large.pdf",
    "handout build anakinra --clinic clinic.yaml --fillable -o fillable.pdf",
    "handout build anakinra --language es --with en",
)


def add_options(parser: Parser) -> None:
    """The options of `handout build`."""
    parser.add_argument("handout", metavar="HANDOUT", help="an id of the library, or a YAML file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write; '-' is standard output (default: HANDOUT.LANGUAGE.pdf in this folder)",
    )
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    parser.add_argument(
        "--language",
        type=arguments.name_of("language"),
        metavar="TAG",
        help="the language, such as en, where a handout has several",
    )
    arguments.add_second(parser)
    arguments.add_recipient(parser)
    parser.add_argument(
        "--fillable",
        action="store_true",
        help="make plan, check boxes and blanks form fields, to be filled in on screen and printed",
    )
    arguments.add_page(parser)
    arguments.add_date(parser)
    arguments.add_require_reviewed(parser)
    parser.add_argument("--force", action="store_true", help="replace a file of that name even if it is no handout")


def run(options: argparse.Namespace) -> int:
    """Make the PDF; the exit status."""
    arguments.check_page(options)
    if options.output == "":
        raise UsageError(("-o names no file", "write its name behind -o, or leave -o out"))
    if options.output == "-" and sys.stdout.isatty():
        raise UsageError(("a PDF is nothing to show in a terminal", "name a file with -o, or pipe it on"))
    if options.output and options.output.endswith(("/", os.sep)):
        raise UsageError((f"-o names a file, and '{options.output}' is a folder", "add the file's name"))
    if options.fillable and is_personal(options):
        raise UsageError(
            ("a sheet to fill in on screen is for nobody yet", "leave out --fillable, or --recipient, --set and --note")
        )
    if options.fillable and options.second:
        raise UsageError(("a sheet to fill in on screen is in one language", "leave out --fillable or --with"))
    if is_personal(options) and not options.output:
        raise UsageError(
            ("a recipient's sheet needs a file's name", "add -o FILE; no name is made of a patient's words")
        )
    from handout.cli.inputs import served_file, source_file  # noqa: PLC0415 - YAML only once there is a file to read

    whose = None
    if is_personal(options):
        from handout.cli.whose import read_whose  # noqa: PLC0415 - tables and settings only for a recipient

        whose = read_whose(options)
    cell = whose.value.get("language") if whose else None
    served = served_file(options, cell.text if cell else options.language)
    path = served.path if served else source_file(options)
    try:
        return _build(path, options, whose, served)
    except HandoutError as fault:
        if all(each.code not in ("file-exists", "usage") for each in fault.diagnostics):
            fault.diagnostics += _older_file(path, options)
        raise


def is_personal(options: argparse.Namespace) -> bool:
    """Whether the sheet is for one recipient."""
    return bool(options.recipient or options.set or options.note is not None)


def _build(path: Path, options: argparse.Namespace, whose: Loaded[Recipient] | None, served: Served | None) -> int:
    from handout.api import render  # noqa: PLC0415 - fonts and PDF only once there is work for them
    from handout.cli.inputs import file_name, read_inputs  # noqa: PLC0415

    inputs = read_inputs(path, options)
    handout = inputs.handout
    if whose:
        from handout.batch.unused import not_shown, unlocked  # noqa: PLC0415
        from handout.cli.whose import fits_sheet  # noqa: PLC0415

        fits_sheet(whose.value, handout, options, inputs.clinic, served is not None)
        if fault := unlocked((name for name, _ in whose.value.cells), inputs.clinic, whose.value.span):
            raise HandoutError([fault])
        whose = whose._replace(warnings=(*whose.warnings, *not_shown(whose.value, inputs.clinic)))
    with _told_with(inputs.warnings):
        result = render(
            handout,
            inputs.clinic,
            pages=options.pages,
            paper=options.paper,
            style=options.style,
            edition=options.edition,
            date=inputs.day,
            recipient=whose.value if whose else None,
            require_reviewed=options.require_reviewed,
            fillable=options.fillable,
            second=inputs.second,
            asked=served.asked if served else None,
        )
    output = Output(options.format)
    output.tell(
        (
            *((served.warning,) if served else ()),
            *inputs.warnings,
            *(whose.warnings if whose else ()),
            *result.diagnostics,
        )
    )
    if options.edition == "large-print":
        output.remark(f"large print, {result.pages} pages" if result.pages > 1 else "large print, 1 page")
    if options.output == "-":
        sys.stdout.buffer.write(result.pdf)
        return 0
    target = Path(options.output or file_name(handout.id, handout.language, options.second))
    _spare_sources(target, path, options, inputs.clinic)
    write_file(
        target, result.pdf, replace=options.force or (whose is None and is_ours(target)), private=whose is not None
    )
    output.made(target, pages=result.pages, body_pt=result.body_pt)
    return 0


def _spare_sources(target: Path, path: Path, options: argparse.Namespace, clinic: Clinic | None) -> None:
    """UsageError where the sheet would take the place of what it is made of, which --force never means."""
    logo = options.clinic.parent / clinic.logo.text if clinic and clinic.logo else None
    row = Path(options.recipient) if options.recipient else None
    if any(each and is_same(target, each) for each in (path, options.clinic, logo, row)):
        raise UsageError((f"the sheet is made of '{target}', and would take its place", "name another file with -o"))


@contextlib.contextmanager
def _told_with(warnings: tuple[Diagnostic, ...]) -> Iterator[None]:
    """A refusal is told with the warnings of what the sheet is made of."""
    try:
        yield
    except HandoutError as fault:
        fault.diagnostics += warnings
        raise


def _older_file(path: Path, options: argparse.Namespace) -> tuple[Diagnostic, ...]:
    """A word about a file that a failed build has left alone: nobody should hand it out as the new one."""
    from handout.cli.inputs import usual_name  # noqa: PLC0415

    target = options.output or usual_name(path, options.second)
    if target in (None, "-") or not os.path.isfile(target):
        return ()
    message = "this build failed; the file of this name is an older one, and lies there as it was"
    return (warning("older-file", message, Span(str(target))),)
