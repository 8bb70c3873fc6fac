"""The files and the day that a command line names."""

from __future__ import annotations

import argparse
import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from handout.cli.arguments import UsageError, library_folders
from handout.clock import today
from handout.diagnostics import Diagnostic, HandoutError, Span, error, nearest, warning
from handout.languages import match
from handout.model import Clinic, Handout, Local
from handout.record import NamedTuple
from handout.source.clinic import load_clinic, load_local
from handout.source.library import find, is_path, list_library, load_handout
from handout.source.reading import Loaded, read_file, together
from handout.source.yaml import LARGEST

T = TypeVar("T")


class Inputs(NamedTuple):
    """What a sheet is made of, and warnings about it. `second` is the handout in the language of `--with`."""

    handout: Handout
    clinic: Clinic | None
    day: datetime.date
    warnings: tuple[Diagnostic, ...]
    second: Handout | None = None


def source_file(options: argparse.Namespace) -> Path:
    """The file that HANDOUT and `--language` mean. HandoutError for a file in another language than that."""
    path = find(options.handout, options.language, library_folders(options))
    own = _value(path, "language") if options.language and is_path(options.handout) else None
    if own and not match(options.language, [own]):
        message = f"this file is in '{own}', and --language asks for '{options.language}'"
        hint = "leave --language out, or name the file that is in it"
        raise HandoutError([error("no-language", message, Span(str(path)), hint)])
    return path


class Served(NamedTuple):
    """A file, the language that was asked for and that it serves, and what there is to say of that."""

    path: Path
    asked: str
    warning: Diagnostic


def served_file(options: argparse.Namespace, asked: str | None) -> Served | None:
    """The file of a handout that serves a language by the clinic's `language_fallback`.

    None where none is needed, and where `--language` names one that is neither.
    """
    if not (asked and options.clinic):
        return None
    files = _files(options)
    if not files or match(asked, files):
        return None
    clinic = load_clinic(options.clinic).value
    fallbacks = dict(clinic.language_fallback)
    fallback = match(asked, fallbacks)
    served = match(fallbacks[fallback], files) if fallback else None
    named = options.language or asked
    if served is None or not (match(named, [served]) or match(named, [asked])):
        return None
    message = f"there is no '{options.handout}' in this language, so it is in '{served}', as 'language_fallback' says"
    return Served(files[served], asked, warning("language-fallback", message, clinic.span))


def _files(options: argparse.Namespace) -> dict[str, Path]:
    """The files that HANDOUT may mean, by language: those of an id, or the one that is named."""
    if is_path(options.handout):
        path = Path(options.handout)
        own = _value(path, "language")
        return {own: path} if own else {}
    return {each.language: each.path for each in list_library(library_folders(options)) if each.id == options.handout}


def shown_file(options: argparse.Namespace) -> tuple[Path, Served | None]:
    """The file that HANDOUT and `--language` mean, or that serves the language, and then what there is to say of it."""
    try:
        return source_file(options), None
    except HandoutError:
        served = served_file(options, options.language)
        if served is None:
            raise
    return served.path, served


def read_inputs(path: Path, options: argparse.Namespace) -> Inputs:
    """The handout of a file, and the clinic and day of the options. The faults of both files are told together."""
    folders = library_folders(options)
    faults: list[Diagnostic] = []
    handout = _read(lambda: load_handout(path, folders), faults)
    clinic = _clinic_for(handout, options.clinic, folders, faults) if options.clinic else None
    tag = getattr(options, "second", None)
    second = _read(lambda: load_handout(beside(path, options.handout, tag, folders), folders), faults) if tag else None
    if faults or handout is None:
        raise HandoutError(faults)
    warnings = tuple(word for each in (handout, clinic, second) if each for word in each.warnings)
    if clinic:
        warnings += _for_nothing(clinic.value, handout.value, folders)
    return Inputs(
        handout.value, clinic.value if clinic else None, day_of(options), warnings, second.value if second else None
    )


def _clinic_for(
    handout: Loaded[Handout] | None, path: Path, folders: tuple[Path, ...], faults: list[Diagnostic]
) -> Loaded[Clinic] | None:
    """The clinic; of a file at fault also what is wrong between the rest of it and the handouts."""
    told: list[Diagnostic] = []
    clinic = _read(lambda: load_clinic(path), told)
    faults += together(told, _between(load_local(path), handout.value, folders)) if told and handout else told
    return clinic


def _between(local: Local, handout: Handout, folders: tuple[Path, ...]) -> list[Diagnostic]:
    """What a handout cannot take; a warning of what is for one that is not there, as the file may serve others too."""
    from handout.check.local import check_local  # noqa: PLC0415 - only for a file at fault

    ids = {handout.id, *(entry.id for entry in list_library(folders))}
    found = check_local(local, [handout], ids)
    return [each._replace(severity="warning") if each.code == "no-handout" else each for each in found]


def _for_nothing(clinic: Clinic, handout: Handout, folders: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
    """Warnings of what the clinic says to handouts that no library has: a slip in an id would drop it in silence."""
    if not (clinic.notes or clinic.hide):
        return ()
    from handout.check.local import named_handouts, no_handout  # noqa: PLC0415 - few clinics' files name any

    ids = {handout.id}
    if any(each.text not in ids for each in named_handouts(clinic)):
        ids |= {entry.id for entry in list_library(folders)}
    lost = [each for each in named_handouts(clinic) if each.text not in ids]
    return tuple(no_handout(each, ids)._replace(severity="warning") for each in lost)


def beside(path: Path, handout: str, language: str, folders: tuple[Path, ...]) -> Path:
    """The file of the same handout in another language: of the library, or beside the file that was named."""
    if not is_path(handout):
        return find(handout, language, folders)
    tags = sorted(each.stem for each in path.parent.glob("*.yaml") if each.stem != path.stem)
    found = next((tag for tag in tags if tag.casefold() == language.casefold()), None)
    if found:
        return path.with_name(f"{found}.yaml")
    near = nearest(language, tags)
    hint = f"did you mean '{near}'?" if near else f"there are {', '.join(tags)}" if tags else "write it there"
    raise HandoutError([error("no-language", f"there is no '{language}.yaml' beside it", Span(str(path)), hint)])


def file_name(id_: str, language: str, second: str | None = None) -> str:
    """What a sheet's file is called. One in two languages never takes the place of one in the first alone."""
    return f"{id_}.{language}+{second}.pdf" if second else f"{id_}.{language}.pdf"


def day_of(options: argparse.Namespace) -> datetime.date:
    """The day that counts as today."""
    try:
        return options.date or today(os.environ)
    except ValueError as fault:
        raise UsageError((str(fault), "set it right, or unset it")) from None


def usual_name(path: Path, second: str | None = None) -> str | None:
    """`ID.LANGUAGE.pdf` as a handout's file says it, even where the rest of that file is at fault."""
    id_, language = (_value(path, key) for key in ("id", "language"))
    return file_name(id_, language, second) if id_ and language else None


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


def logo_of(clinic: Clinic | None) -> bytes:
    """The clinic's logo as its file has it; nothing where there is none, or it cannot be read."""
    if clinic is None or clinic.logo is None:
        return b""
    try:
        return (Path(clinic.span.file).parent / clinic.logo.text).read_bytes()
    except OSError:
        return b""  # each sheet says what is wrong
