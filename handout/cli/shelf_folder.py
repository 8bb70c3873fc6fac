"""A shelf as it lies in a folder: which files there are its own, and how a new state takes the old one's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from handout.cli.files import machine_faults, make_folder, write_file
from handout.diagnostics import HandoutError, Span, error
from handout.record import NamedTuple
from handout.shelf.record import PAGE, RECORD, Record, Written, digest_of, read_record, record_bytes
from handout.source.reading import read_file

LARGEST = 50_000_000
"""Bytes of a file that may be the shelf's own; a sheet has some fifty thousand."""

_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini"}
"""What file managers leave in folders that are empty to their users, beside names that begin with a dot."""


class New(NamedTuple):
    """A file as the new state of a shelf has it; `data` is None where it lies there already."""

    written: Written
    data: bytes | None


class Shelf:
    """The folder and its record. `force` lets it take files that somebody else has written or changed."""

    def __init__(self, folder: Path, record: Record, force: bool) -> None:
        self.folder = folder
        self.record = record
        self.force = force

    def written(self, name: str) -> Written | None:
        """How the shelf wrote the file of that name; None where there is none or its bytes are not the shelf's."""
        path = self.folder / name
        states = self.record.get(name)
        if not states or not path.is_file() or path.stat().st_size > LARGEST:
            return None
        digest = digest_of(read_file(path, LARGEST))
        return next((each for each in states if each.digest == digest), None)

    def is_foreign(self, name: str) -> bool:
        """Whether something lies under that name which the shelf may not touch."""
        path = self.folder / name
        return not self.force and (path.exists() or path.is_symlink()) and self.written(name) is None

    def new(self, name: str, data: bytes, day: date) -> New:
        """The new state of a file, with its bytes only if they are other than those that lie there."""
        digest = digest_of(data)
        before = self.written(name)
        return New(before, None) if before and before.digest == digest else New(Written(digest, day), data)

    def gone(self, wanted: Iterable[str]) -> list[str]:
        """The shelf's own files that are no longer wanted, as far as they lie there unchanged."""
        unwanted = sorted(set(self.record) - set(wanted))
        return [name for name in unwanted if (self.folder / name).is_file() and not self.is_foreign(name)]

    def changed(self, wanted: Iterable[str]) -> list[str]:
        """Files that the shelf wrote and no longer wants, but somebody has changed."""
        return [name for name in sorted(set(self.record) - set(wanted)) if self.is_foreign(name)]

    def publish(self, files: Mapping[str, New]) -> None:
        """Put a new state in the place of the old one. Cut short at any point, the next run finds its own files.

        The page comes after the sheets that it leads to, and before those go that it no longer leads to.
        """
        kept = {name: self.record[name] for name in (*self.gone(files), *self.changed(files))}
        between = {name: self._states(name, new.written) for name, new in files.items()}
        make_folder(self.folder)
        if any(new.data is not None for new in files.values()):
            self._write(RECORD, record_bytes({**kept, **between}))
        for name, new in sorted(files.items(), key=lambda each: each[0] == PAGE):
            if new.data is not None:
                make_folder((self.folder / name).parent)
                write_file(self.folder / name, new.data, replace=True)
        for name in self.gone(files):
            self._remove(name)
        left = {name: self.record[name] for name in self.changed(files)}
        self._write(RECORD, record_bytes({**left, **{name: (new.written,) for name, new in files.items()}}))

    def _states(self, name: str, new: Written) -> tuple[Written, ...]:
        before = self.written(name)
        return (new,) if before in (None, new) else (before, new)

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        if not path.is_file() or read_file(path, LARGEST) != data:
            write_file(path, data, replace=True)

    def _remove(self, name: str) -> None:
        path = self.folder / name
        with machine_faults(path):
            path.unlink()
            if path.parent != self.folder and not any(path.parent.iterdir()):
                path.parent.rmdir()


def open_shelf(folder: Path, force: bool) -> Shelf:
    """The shelf in a folder, or an empty one where the folder is empty or not there yet.

    Raises HandoutError where the folder has other files, or the page is not the shelf's.
    """
    with machine_faults(folder):
        if folder.exists() and not folder.is_dir():
            raise HandoutError([error("not-a-shelf", "this is a file", Span(str(folder)), "name a folder")])
        others = [path for path in folder.iterdir() if not _of_the_system(path.name)] if folder.is_dir() else []
    shelf = Shelf(folder, _record(folder, force), force)
    if others and not shelf.record and not force:
        message = "the folder has files in it, and is no shelf"
        hint = "name an empty folder; --force puts the shelf among them, over files that have its names"
        raise HandoutError([error("not-a-shelf", message, Span(str(folder)), hint)])
    if shelf.is_foreign(PAGE):
        message = "somebody has changed this page since the shelf wrote it"
        raise HandoutError(
            [error("not-ours", message, Span(str(folder / PAGE)), "move it away, or add --force to replace it")]
        )
    return shelf


def _record(folder: Path, force: bool) -> Record:
    path = folder / RECORD
    if not path.exists():
        return {}
    try:
        return read_record(read_file(path, LARGEST))
    except ValueError:
        if force:
            return {}
    message = "this is not the record of a shelf, or somebody has changed it"
    raise HandoutError([error("not-a-shelf", message, Span(str(path)), "bring it back, or add --force")])


def _of_the_system(name: str) -> bool:
    return name.startswith(".") or name.lower() in _OF_THE_SYSTEM
