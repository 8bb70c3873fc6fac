"""The program's own files: which build of it this is, and whether they lie there as this process found them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handout.record import NamedTuple

PACKAGE = Path(__file__).resolve().parents[1]

_ELSEWHERE = "data"
"""Fonts and handouts of an installed package: what a sheet is set in and says is compared, or sent, by itself."""

_NO_PART = ("__pycache__",)
_PROSE = (".md",)


class _Found(NamedTuple):
    digest: str
    state: tuple[tuple[str, int, int, int], ...]


def digest_of_program() -> str:
    """SHA-256 of the code and tables of the package, by name, as this process first found them.

    Whatever lies in the package counts, of whichever kind: one file too many refuses a worker, one too few prints other
    words.
    """
    return _found(PACKAGE).digest


def has_changed() -> bool:
    """Whether the files are others since: what is loaded of them from now on would be of another build."""
    return _state(PACKAGE) != _found(PACKAGE).state


@cache
def _found(package: Path) -> _Found:
    state = _state(package)  # first, so that what changes while it is read is seen
    digest = hashlib.sha256()
    for name, path in _files(package):
        data = path.read_bytes()
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return _Found(digest.hexdigest(), state)


def _state(package: Path) -> tuple[tuple[str, int, int, int], ...]:
    """What differs where a file was replaced, without reading them all."""
    stats = ((name, path.stat()) for name, path in _files(package))
    return tuple((name, status.st_ino, status.st_size, status.st_mtime_ns) for name, status in stats)


def _files(package: Path) -> Iterator[tuple[str, Path]]:
    found = {path.relative_to(package): path for path in package.rglob("*")}
    named = sorted((name.as_posix(), path) for name, path in found.items() if _counts(name))
    yield from ((name, path) for name, path in named if path.is_file())


def _counts(name: Path) -> bool:
    if name.parts[0] == _ELSEWHERE or name.suffix in _PROSE:
        return False
    return not any(part in _NO_PART or part.startswith(".") for part in name.parts)
