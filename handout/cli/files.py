"""Writing files so that nobody ever finds half of one."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from handout.cli.interrupts import whole
from handout.diagnostics import Diagnostic, HandoutError, MachineError, Span, error
from handout.identity import is_handout, is_personal

_LARGEST_OF_OURS = 1 << 25
_BESIDE = re.compile(r"\.(.*)\.[0-9a-f]{8}\.tmp", re.DOTALL)
"""What a file is called that is written beside its target: the beginning of that one's name."""


def write_file(target: Path, data: bytes, *, replace: bool, private: bool = False, follow: bool = True) -> None:
    """Put a whole file where `target` says, or leave everything as it was.

    The bytes go into a file beside it, whose name begins with a dot, and are on the disk before that takes the name.
    Without `replace` a file that is there stays, and is a fault, unless it holds just these bytes. A `private` one is
    for its owner's eyes alone. With `follow` a link stays one, and the file that it leads to is written; without it the
    file takes the link's place, since nobody has said where that leads.
    """
    with machine_faults(target):
        place = Path(os.path.realpath(target)) if follow else target
        is_link = place.is_symlink()
        if not is_link and place.is_dir():
            raise MachineError(
                [error("cannot-write", "this is a folder", Span(str(target)), "name the file to write in it")]
            )
        elif not is_link and place.exists() and not place.is_file():
            place.write_bytes(data)  # a device or a pipe
        elif not replace and os.path.lexists(place):
            _leave(target, place, data)
        else:
            _write_beside(place, data, target, replace, private)


def is_same(path: Path, other: Path) -> bool:
    """Whether two names are of one file, by whichever link."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)


def sweep(target: Path) -> None:
    """Remove what was written beside a file by a process that was killed before it could give it the name."""
    with machine_faults(target.parent):
        for left in target.parent.glob(".*.tmp"):
            if (found := _BESIDE.fullmatch(left.name)) and found[1] == target.name[:100]:
                left.unlink(missing_ok=True)


class Leftovers:
    """What processes that were killed have left in a folder and those below it, found in one walk."""

    def __init__(self, folder: Path) -> None:
        self._found: dict[tuple[Path, str], list[Path]] = {}
        for place, _, names in os.walk(folder):
            for name in names:
                if found := _BESIDE.fullmatch(name):
                    self._found.setdefault((Path(place), found[1]), []).append(Path(place, name))

    def beside(self, target: Path) -> list[Path]:
        """What was written beside a file; nothing when it is asked for again."""
        return self._found.pop((target.parent, target.name[:100]), [])


def is_ours(target: Path) -> bool:
    """Whether a file is a PDF that this program made for nobody in particular: it may be made again any time."""
    try:
        with target.open("rb") as file:
            data = file.read(_LARGEST_OF_OURS)
    except OSError:
        return False
    return is_handout(data) and not is_personal(data)


def write_new(target: Path, text: str) -> None:
    """A file that was not there before; folders above it are made. Never replaces anything."""
    make_folder(target.parent)
    if faults := already_there([target]):
        raise HandoutError(faults)
    write_file(target, text.encode(), replace=False)


def already_there(targets: Iterable[Path]) -> list[Diagnostic]:
    """A fault for each new file whose name is taken."""
    return [
        error("file-exists", "there is such a file already", Span(str(target)), "use another name")
        for target in targets
        if os.path.lexists(target)
    ]


def make_folder(folder: Path) -> None:
    """A folder and those above it, where they are not there."""
    with machine_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _leave(target: Path, place: Path, data: bytes) -> None:
    if place.is_file() and not place.is_symlink() and place.stat().st_size == len(data) and place.read_bytes() == data:
        return
    raise _exists(target)


def _exists(target: Path) -> HandoutError:
    message = "there is an older file of this name, and it still lies there as it was"
    return HandoutError([error("file-exists", message, Span(str(target)), "--force replaces it; -o names another")])


@whole
def _write_beside(place: Path, data: bytes, target: Path, replace: bool, private: bool) -> None:
    beside = place.with_name(f".{place.name[:100]}.{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(beside, flags, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if replace:
            if not private:
                _keep_rights(beside, place)
            os.replace(beside, place)
        else:
            _name_once(beside, place, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def _keep_rights(beside: Path, place: Path) -> None:
    """Give a file the rights of the one that it replaces: a folder that several people write in stays one."""
    with contextlib.suppress(OSError):
        beside.chmod(stat.S_IMODE(place.stat().st_mode))


def close_to_others(target: Path) -> None:
    """A file that its owner alone is to read is so again, whatever copied it or changed its rights."""
    with contextlib.suppress(OSError):
        if os.name != "nt" and stat.S_IMODE(target.stat().st_mode) & 0o077:
            target.chmod(0o600)


def give_name(beside: Path, target: Path, *, replace: bool) -> None:
    """What was written beside takes the name; without `replace`, only if nobody has it."""
    with machine_faults(target):
        if replace:
            os.replace(beside, target)
            return
        _name_once(beside, target, target)
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def _name_once(beside: Path, place: Path, target: Path) -> None:
    """Give a file its name unless somebody took that name meanwhile."""
    try:
        os.link(beside, place)
    except FileExistsError:
        raise _exists(target) from None
    except OSError:  # a file system without links
        if place.exists():
            raise _exists(target) from None
        os.replace(beside, place)


@contextlib.contextmanager
def machine_faults(target: Path) -> Iterator[None]:
    """What the system refuses, as a fault of the machine."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileNotFoundError:
        fault = error("cannot-write", "the folder is not there", Span(str(target)), "make it first")
        if target.parent.is_dir():
            fault = error("cannot-write", "no file can be made in this folder", Span(str(target)), "name another")
        raise MachineError([fault]) from None
    except (FileExistsError, NotADirectoryError):
        fault = error("cannot-write", "a file lies where a folder has to be", Span(str(target)), "name another folder")
        raise MachineError([fault]) from None
    except (OSError, ValueError) as refused:
        reason = refused.strerror if isinstance(refused, OSError) and refused.strerror else "that is no file name"
        fault = error("cannot-write", f"the file cannot be written: {reason}", Span(str(target)))
        raise MachineError([fault]) from None
