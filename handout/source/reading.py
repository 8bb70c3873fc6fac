"""What every reader of a file shares: the result with its warnings, and bytes that are safe to ask for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.record import NamedTuple

T = TypeVar("T")

MOST_TOLD = 100
"""Faults told of one file."""


class Loaded(NamedTuple, Generic[T]):
    """What was read, and what there is to know about it."""

    value: T
    warnings: tuple[Diagnostic, ...] = ()


def in_order(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults of one file from its top to its bottom, the first hundred: nobody reads more at once."""
    return sorted(faults, key=lambda fault: (fault.span.line, fault.span.column) if fault.span else (0, 0))[:MOST_TOLD]


def together(told: Sequence[Diagnostic], more: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is told of a file, with more of it, but one thing of a place."""
    places = {each.span for each in told}
    return in_order([*told, *(each for each in more if each.span not in places)])


def read_file(path: Path, largest: int, *, pipes: bool = False) -> bytes:
    """The bytes of a regular file, at most `largest`; HandoutError for all else, without waiting or filling memory.

    With `pipes` also those of a named pipe, such as a shell's `<(…)`, until its writer ends.
    """
    try:
        data = _bytes_of(path, largest, pipes)
    except (OSError, ValueError) as fault:
        raise HandoutError([_cannot_read(path, fault)]) from None
    if data is None:
        raise HandoutError([error("not-a-file", "this is a folder or a device", Span(str(path)), "name a file")])
    if len(data) > largest:
        hint = "look what is in it; a file for this program is much smaller"
        large = error("too-large", f"the file has more than {largest:,} bytes", Span(str(path), 1, 1), hint)
        raise HandoutError([large])
    return data


def open_file(path: Path) -> BinaryIO:
    """A regular file, to be read piece by piece; HandoutError for all else, without waiting."""
    try:
        file = _opened(path)
    except (OSError, ValueError) as fault:
        raise HandoutError([_cannot_read(path, fault)]) from None
    if file is None:
        raise HandoutError([error("not-a-file", "this is a folder or a device", Span(str(path)), "name a file")])
    return file


def _bytes_of(path: Path, largest: int, pipes: bool) -> bytes | None:
    """At most one byte more than `largest`; None when it is no regular file."""
    file = path.open("rb") if pipes and path.is_fifo() else _opened(path)
    if file is None:
        return None
    with file:
        return file.read(largest + 1)


def _opened(path: Path) -> BinaryIO | None:
    # Without O_NONBLOCK a pipe that nobody writes to would hold the program up.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return open(descriptor, "rb")
    os.close(descriptor)
    return None


def _cannot_read(path: Path, fault: Exception) -> Diagnostic:
    span = Span(str(path))
    if isinstance(fault, FileNotFoundError):
        return error("no-file", "there is no such file", span, "look at its name and folder")
    if isinstance(fault, PermissionError):
        return error("no-permission", "the file may not be read", span, "give yourself the right to read it")
    if isinstance(fault, IsADirectoryError):
        return error("not-a-file", "this is a folder", span, "name a file")
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else "the name is not a file's name"
    return error("no-file", f"the file cannot be read: {reason}", span)
