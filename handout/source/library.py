"""Where handouts lie: folders with `ID/LANGUAGE.yaml`, the user's own before the one that comes with the program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from handout.diagnostics import Diagnostic, HandoutError, MachineError, Span, error, nearest
from handout.languages import match
from handout.model import Handout, Translation
from handout.record import NamedTuple
from handout.source.approvals import with_approvals
from handout.source.content import read_handout
from handout.source.languages import fault_in_tag
from handout.source.reading import Loaded, in_order, read_file
from handout.source.schema import ID_PATTERN
from handout.source.yaml import LARGEST

FIRST_LANGUAGE = "en"
"""What is taken when no language is named and the handout has several."""

_PACKAGE = Path(__file__).resolve().parents[1]


class Entry(NamedTuple):
    """A handout of the library in one language."""

    id: str
    language: str
    path: Path


def data_folder(name: str) -> Path:
    """The folder `content` or `fonts`: within the installed package, or beside it in a checkout."""
    for folder in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise MachineError([error("not-installed", f"the program's folder '{name}' is missing", None, "install it again")])


def library_folders(folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders to search, in order: those given, then the one that comes with the program."""
    return (*folders, data_folder("content"))


def list_library(folders: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """All handouts by id and language; of two with the same, the one whose folder is searched first."""
    found: dict[tuple[str, str], Entry] = {}
    for folder in library_folders(folders):
        for entry in _entries(folder):
            found.setdefault((entry.id, entry.language), entry)
    return tuple(found[key] for key in sorted(found))


def find(handout: str, language: str | None = None, folders: Sequence[Path] = ()) -> Path:
    """The file of a handout: an id of the library, in a language, or a path to a YAML file."""
    if is_path(handout):
        return Path(handout)
    entries = list_library(folders)
    languages = {entry.language: entry.path for entry in entries if entry.id == handout}
    if not languages:
        raise HandoutError([_no_handout(handout, entries)])
    if language is None:
        return _only(handout, languages)
    if tag := match(language, languages):
        return languages[tag]
    listed = ", ".join(languages)
    raise HandoutError(
        [error("no-language", f"there is no '{handout}' in '{language}'", None, f"its languages: {listed}")]
    )


def is_path(handout: str) -> bool:
    """Whether words that name a handout are a file's name, rather than an id of the library."""
    return handout.lower().endswith((".yaml", ".yml")) or "/" in handout or "\\" in handout


def load_handout(path: Path | str, folders: Sequence[Path] = ()) -> Loaded[Handout]:
    """The handout of a file, with its approvals in that file and in `folders`.

    In a library, its id and language must be those of its folder and name.
    """
    path = Path(path)
    loaded = read_handout(read_file(path, LARGEST), str(path))
    if faults := _misplaced(loaded.value, path, folders):
        raise HandoutError(faults)
    return with_approvals(_with_source(loaded, path, folders), path, folders)


def source_of(handout: Handout, translation: Translation, path: Path, folders: Sequence[Path] = ()) -> Path:
    """The file that a translation is of: beside it, else in the library. HandoutError where there is none."""
    of = translation.of
    if of.text == handout.language:
        message = f"a translation into '{of.text}' cannot be of '{of.text}'"
        raise HandoutError([error("no-source", message, of.span, "name the language that was translated from")])
    beside = path.with_name(f"{of.text}.yaml")
    if beside.is_file():
        return beside
    try:
        return find(handout.id, of.text, folders)
    except HandoutError as fault:
        message = f"there is no '{handout.id}' in '{of.text}', of which this is a translation"
        hint = f"put {beside.name} beside it, or mend 'of'"
        raise HandoutError([error("no-source", message, of.span, hint)]) from fault


def _with_source(loaded: Loaded[Handout], path: Path, folders: Sequence[Path]) -> Loaded[Handout]:
    """A translation with what is its source's to say. A fault of the source itself is told as the source's."""
    handout = loaded.value
    translation = handout.translation
    if translation is None:
        return loaded
    found = source_of(handout, translation, path, folders)
    source = read_handout(read_file(found, LARGEST), str(found))
    if source.value.translation is not None:
        message = f"'{translation.of.text}' is itself a translation, of '{source.value.translation.of.text}'"
        hint = f"translate from '{source.value.translation.of.text}'"
        raise HandoutError([error("no-source", message, translation.of.span, hint)])
    from handout.translation import follow  # noqa: PLC0415 - only translations need it

    merged, faults = follow(handout, translation, source.value)
    if faults:
        raise HandoutError(in_order(faults))
    return Loaded(merged, loaded.warnings)


def comes_with_program(path: Path) -> bool:
    """Whether a file is part of the installed program, where the next version would replace it."""
    return (_PACKAGE / "data").resolve() in path.resolve().parents


def in_own_library(path: Path) -> bool:
    """Whether a file is one of the program's own handouts, installed or in a checkout."""
    return data_folder("content").resolve() in path.resolve().parents


def originals(id_: str, folders: Sequence[Path] = ()) -> dict[str, Path]:
    """The files of a handout that may be copied, by language: the first found that is no copy under the same id itself.

    HandoutError with the faults of a file on the way, and where there is none.
    """
    found: dict[str, Path] = {}
    for folder in library_folders(folders):
        for entry in _entries(folder):
            if entry.id != id_ or entry.language in found:
                continue
            origin = load_handout(entry.path, folders).value.origin
            if origin is None or origin.id != id_:
                found[entry.language] = entry.path
    if not found:
        raise HandoutError([_no_handout(id_, [each for each in list_library(folders) if each.id != id_])])
    return found


def _entries(folder: Path) -> list[Entry]:
    """The handouts of one folder. What is named like neither an id nor a language is something else (`clinics/`)."""
    try:
        paths = sorted(folder.glob("*/*.yaml")) if folder.is_dir() else None
    except (OSError, ValueError):
        paths = None
    if paths is None:
        hint = "name a folder that can be read, with handouts as ID/LANGUAGE.yaml in it"
        raise HandoutError([error("no-library", "there is no such library", Span(str(folder)), hint)])
    return [
        Entry(path.parent.name, path.stem, path)
        for path in paths
        if re.fullmatch(ID_PATTERN, path.parent.name) and not fault_in_tag(path.stem)
    ]


def _only(handout: str, languages: dict[str, Path]) -> Path:
    if len(languages) == 1:
        return next(iter(languages.values()))
    if FIRST_LANGUAGE in languages:
        return languages[FIRST_LANGUAGE]
    hint = f"choose with --language: {', '.join(languages)}"
    raise HandoutError([error("no-language", f"'{handout}' has several languages", None, hint)])


def _no_handout(handout: str, entries: Sequence[Entry]) -> Diagnostic:
    ids = sorted({entry.id for entry in entries})
    near = nearest(handout.lower().replace("_", "-").replace(" ", "-"), ids)
    hint = f"did you mean '{near}'?" if near else "'handout list' shows all; a file's name ends in .yaml"
    return error("no-handout", f"the library has no '{handout}'", None, hint)


def _misplaced(handout: Handout, path: Path, folders: Sequence[Path]) -> list[Diagnostic]:
    libraries = {folder.resolve() for folder in library_folders(folders)}
    place = path.resolve()
    if place.parent.parent not in libraries:
        return []
    faults = []
    if handout.id != place.parent.name:
        message = f"the file says id '{handout.id}', but lies in the folder '{place.parent.name}'"
        faults.append(error("misplaced", message, handout.span, f"write 'id: {place.parent.name}', or move the file"))
    if handout.language != place.stem:
        message = f"the file says language '{handout.language}', but is named '{place.name}'"
        faults.append(error("misplaced", message, handout.span, f"write 'language: {place.stem}', or rename the file"))
    return faults
