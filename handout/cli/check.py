"""Say what is wrong with handouts and a clinic's file, without making a PDF.

Errors are what 'handout build' would refuse. Warnings are what a handout of its kind should carry and does not, what
has changed since its review or is past it, what has changed in the original of a copy, and which of the clinic's
colours are too light for text; their rules stand in brackets, and --explain RULE says what one is for. Without HANDOUT
all of the library is checked.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.output import Output
from handout.diagnostics import Diagnostic, HandoutError, nearest

if TYPE_CHECKING:
    from pathlib import Path

    from handout.model import Clinic, Handout, Local

EXAMPLES = (
    "handout check",
    "handout check my-handout/en.yaml --clinic clinic.yaml",
    "handout check --explain brand-contrast",
)


def add_options(parser: Parser) -> None:
    """The options of `handout check`."""
    parser.add_argument(
        "handouts", metavar="HANDOUT", nargs="*", help="an id of the library, or a YAML file (a clinic's too)"
    )
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    arguments.add_date(parser)
    parser.add_argument("--explain", metavar="RULE", help="what a rule does, why, and an example; 'all' lists them")


def run(options: argparse.Namespace) -> int:
    """Print what is wrong; the exit status, which is 1 where anything is an error."""
    if options.explain:
        return _explain(options.explain)
    from handout.check.run import explanations  # noqa: PLC0415
    from handout.cli.inputs import day_of  # noqa: PLC0415

    folders = arguments.library_folders(options)
    day = day_of(options)
    found = dict.fromkeys(_all_findings(options, folders, day))  # each once, however many handouts share it
    output = Output(options.format)
    output.tell(found if output.json else _named(found, explanations()))
    return 1 if any(each.severity == "error" for each in found) else 0


def _all_findings(options: argparse.Namespace, folders: Sequence[Path], day: datetime.date) -> Iterator[Diagnostic]:
    from handout.cli.inputs import is_clinic  # noqa: PLC0415

    paths = _paths(options.handouts, folders)
    clinics = [path for path in paths if options.handouts and is_clinic(path)]
    sheets = [path for path in paths if path not in clinics]
    clinic = None
    if options.clinic:
        clinic, found = _clinic_findings(options.clinic, sheets, folders, day)
        yield from found
    for path in paths:
        if path in clinics:
            yield from _clinic_findings(path, sheets, folders, day)[1]
        else:
            yield from _findings(path, clinic, folders, day)


def _clinic_findings(
    path: Path, sheets: Sequence[Path], folders: Sequence[Path], day: datetime.date
) -> tuple[Clinic | None, list[Diagnostic]]:
    """A clinic's file, unless it is at fault, and what is wrong with it, also beside the library and `sheets`."""
    from handout.check.run import check_clinic, check_logo  # noqa: PLC0415
    from handout.source.assets import read_logo  # noqa: PLC0415
    from handout.source.clinic import load_clinic, load_local  # noqa: PLC0415
    from handout.source.darkest import darkest  # noqa: PLC0415
    from handout.source.reading import in_order, together  # noqa: PLC0415

    try:
        loaded = load_clinic(path)
        logo = loaded.value.logo
        seen = [*check_logo(logo, darkest(read_logo(path.parent, logo)), day)] if logo else []
    except HandoutError as fault:
        return None, together(fault.diagnostics, _local_findings(load_local(path), sheets, folders))
    clinic = loaded.value
    found = [*loaded.warnings, *seen, *check_clinic(clinic, day)]
    return clinic, found + in_order(_local_findings(clinic, sheets, folders))


def _local_findings(clinic: Clinic | Local, sheets: Sequence[Path], folders: Sequence[Path]) -> Iterator[Diagnostic]:
    """What the clinic says to handouts that are not there, or cannot take it."""
    from handout.check.local import check_local  # noqa: PLC0415
    from handout.source.library import list_library  # noqa: PLC0415

    if clinic.notes or clinic.hide:
        handouts = _handouts(sheets, folders)
        # A handout that is at fault is there all the same.
        ids = {entry.id for entry in list_library(folders)} | {each.id for each in handouts}
        yield from check_local(clinic, handouts, ids)


def _handouts(sheets: Sequence[Path], folders: Sequence[Path]) -> list[Handout]:
    """Those of the library and of the files, but those at fault, which are told where they are checked."""
    from handout.source.library import list_library, load_handout  # noqa: PLC0415

    handouts = []
    for path in dict.fromkeys([entry.path for entry in list_library(folders)] + list(sheets)):
        with contextlib.suppress(HandoutError):
            handouts.append(load_handout(path, folders).value)
    return handouts


def _findings(path: Path, clinic: Clinic | None, folders: Sequence[Path], day: datetime.date) -> Iterator[Diagnostic]:
    """What is wrong with one handout: its form, its parts, and whether it can be laid out."""
    from handout.api import render  # noqa: PLC0415
    from handout.check.run import check_handout  # noqa: PLC0415
    from handout.source.library import load_handout  # noqa: PLC0415

    try:
        loaded = load_handout(path, folders)
        yield from loaded.warnings
        yield from check_handout(loaded.value, day)
        yield from _copy_findings(loaded.value, folders, day)
        yield from _translation_findings(loaded.value, path, day)
        yield from render(loaded.value, clinic, date=day).diagnostics
    except HandoutError as fault:
        yield from (_of_language(each) for each in fault.diagnostics)


def _of_language(fault: Diagnostic) -> Diagnostic:
    """A fault; a warning where it is that a clinic has no words in a language: it may make no sheets in that one."""
    return fault._replace(severity="warning") if fault.code == "missing-language" else fault


def _copy_findings(handout: Handout, folders: Sequence[Path], day: datetime.date) -> Iterator[Diagnostic]:
    """What has changed in the handout that this one was copied from."""
    if handout.origin is None:
        return
    from handout.check.run import check_copy  # noqa: PLC0415
    from handout.source.library import load_handout, originals  # noqa: PLC0415

    try:
        found = originals(handout.origin.id, folders).get(handout.language)
        original = load_handout(found, folders).value if found else None
    except HandoutError as fault:
        if all(each.code != "no-handout" for each in fault.diagnostics):
            raise
        original = None
    yield from check_copy(handout, original, day)


def _translation_findings(handout: Handout, path: Path, day: datetime.date) -> Iterator[Diagnostic]:
    """What has changed in the source of a translation."""
    if handout.translation is None:
        return
    from handout.check.run import check_translation  # noqa: PLC0415
    from handout.source.translating import read_record, record_beside  # noqa: PLC0415

    yield from check_translation(handout, read_record(record_beside(path)), day)


def _paths(handouts: Sequence[str], folders: Sequence[Path]) -> list[Path]:
    """The files that are meant: of an id, those of all its languages."""
    from handout.source.library import find, list_library  # noqa: PLC0415

    entries = list_library(folders)
    if not handouts:
        return [entry.path for entry in entries]
    paths: list[Path] = []
    for handout in handouts:
        named = [entry.path for entry in entries if entry.id == handout]
        paths += named or [find(handout, None, folders)]
    return paths


def _named(found: Iterable[Diagnostic], rules: dict[str, str]) -> Iterator[Diagnostic]:
    """Findings with the names of their rules, for --explain."""
    for each in found:
        yield each._replace(message=f"{each.message} [{each.code}]") if each.code in rules else each


def _explain(code: str) -> int:
    from handout.check.run import explanations  # noqa: PLC0415

    rules = explanations()
    if code == "all":
        width = max(map(len, rules))
        for name, text in rules.items():
            print(f"{name.ljust(width)}  {' '.join(text.partition(chr(10) * 2)[0].split())}")
        return 0
    if code not in rules:
        near = nearest(code, rules)
        raise UsageError(
            (f"there is no rule '{code}'", f"did you mean '{near}'?" if near else "'--explain all' lists them")
        )
    print(f"{code}\n\n{rules[code]}")
    return 0
