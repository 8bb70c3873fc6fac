"""The files and the day that a command line names."""

from __future__ import annotations

import argparse
import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from handout.cli.arguments import UsageError, library_folders
from handout.clock import today
from handout.diagnostics import Diagnostic, HandoutError
from handout.model import Clinic, Handout
from handout.source.clinic import load_clinic
from handout.source.library import find, load_handout
from handout.source.reading import Loaded, read_file
from handout.source.yaml import LARGEST

T = TypeVar("T")


class Inputs(NamedTuple):
    """What a sheet is made of, and warnings about it."""

    handout: Handout
    clinic: Clinic | None
    day: datetime.date
    warnings: tuple[Diagnostic, ...]


def source_file(options: argparse.Namespace) -> Path:
    """The file that HANDOUT and `--language` mean."""
    return find(options.handout, options.language, library_folders(options))


def read_inputs(path: Path, options: argparse.Namespace) -> Inputs:
    """The handout of a file, and the clinic and day of the options. The faults of both files are told together."""
    folders = library_folders(options)
    faults: list[Diagnostic] = []
    handout = _read(lambda: load_handout(path, folders), faults)
    clinic = _read(lambda: load_clinic(options.clinic), faults) if options.clinic else None
    if faults or handout is None:
        raise HandoutError(faults)
    warnings = (*handout.warnings, *(clinic.warnings if clinic else ()))
    return Inputs(handout.value, clinic.value if clinic else None, day_of(options), warnings)


def day_of(options: argparse.Namespace) -> datetime.date:
    """The day that counts as today."""
    try:
        return options.date or today(os.environ)
    except ValueError as fault:
        raise UsageError((str(fault), "set it right, or unset it")) from None


def usual_name(path: Path) -> str | None:
    """`ID.LANGUAGE.pdf` as a handout's file says it, even where the rest of that file is at fault."""
    values = [_value(path, key) for key in ("id", "language")]
    return f"{values[0]}.{values[1]}.pdf" if all(values) else None


def is_clinic(path: Path) -> bool:
    """Whether a file is a clinic's rather than a handout's, as far as its first keys tell."""
    return _value(path, "name") is not None and _value(path, "id") is None


def _value(path: Path, key: str) -> str | None:
    """What follows a key at the start of a line, in a file that may be at fault otherwise."""
    try:
        text = read_file(path, LARGEST).decode(errors="replace")
    except HandoutError:
        return None
    found = re.search(rf"^{key}:[ \t]*([A-Za-z0-9-]+)", text, re.MULTILINE)
    return found[1] if found else None


def _read(load: Callable[[], Loaded[T]], faults: list[Diagnostic]) -> Loaded[T] | None:
    try:
        return load()
    except HandoutError as fault:
        faults += fault.diagnostics
        return None
