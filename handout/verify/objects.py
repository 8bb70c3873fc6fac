"""A PDF's objects, each asked for by the type that it must have.

A file that is just as the program writes it is parsed by `strict`; any other one, such as a handout that another
program saved anew, by pypdf, which is imported then: that takes three times as long as to read the file. All objects
are parsed at once, under limits, so that only `open_file` and `File.stream` meet what pypdf does on a damaged file.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TypeVar

from handout.identity import NAMESPACE
from handout.verify.strict import MOST_INFLATED, MOST_PACKED, OtherwiseWritten, parse

if TYPE_CHECKING:
    from pypdf import PdfReader

T = TypeVar("T")

MARKER = NAMESPACE.encode()
"""The namespace of the program's own properties. It stands in the XMP packet, which is never compressed."""

LARGEST = 32_000_000
"""Bytes of a file: far more than a sheet with photographs has."""

MOST_OBJECTS = 100_000

DEEPEST = 60
"""Levels of any tree in the file. The program writes about ten."""

Dictionary = dict[str, object]


class UnreadableError(Exception):
    """The file is not the program's, or is damaged. `code` and `hint` are for the diagnostic."""

    def __init__(self, code: str, message: str, hint: str = "make the PDF again") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def damaged(what: str) -> UnreadableError:
    """A fault in the file that leaves nothing sensible to read."""
    return UnreadableError("damaged-pdf", f"the file is damaged: {what}")


class File:
    """A PDF's objects by number. Values are plain: dict, list, str, int, float; names begin with a slash."""

    def __init__(
        self,
        objects: dict[int, object],
        trailer: Dictionary,
        limits: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self.objects = objects
        self._limits = limits
        self.trailer = trailer
        self.catalog = self.dictionary(entry(trailer, "/Root"), "no catalog")

    def resolve(self, value: object) -> object:
        """A value, or what a reference refers to."""
        for _ in range(DEEPEST):
            number = reference(value)
            if number is None:
                return value
            value = self.objects.get(number)
        raise damaged("references in a circle")

    def dictionary(self, value: object, what: str) -> Dictionary:
        """A dictionary; otherwise `what` is the damage."""
        return self._typed(value, dict, what)

    def array(self, value: object, what: str) -> list[object]:
        """An array; otherwise `what` is the damage."""
        return self._typed(value, list, what)

    def maybe(self, value: object, kind: type[T]) -> T | None:
        """The value if it is of that type."""
        found = self.resolve(value)
        return found if isinstance(found, kind) else None

    def text(self, value: object) -> str:
        """A text string or a name; empty where there is none."""
        return self.maybe(value, str) or ""

    def number(self, value: object) -> float:
        """A number; 0 where there is none."""
        found = self.resolve(value)
        return float(found) if isinstance(found, (int, float)) else 0.0

    def stream(self, value: object, what: str) -> bytes:
        """A stream's data, unpacked."""
        found = self.resolve(value)
        read = getattr(found, "get_data", None)
        if read is None:
            raise damaged(what)
        try:
            with self._limits():
                return bytes(read())
        except Exception:
            raise damaged(what) from None

    def _typed(self, value: object, kind: type[T], what: str) -> T:
        found = self.resolve(value)
        if not isinstance(found, kind):
            raise damaged(what)
        return found


def entry(entries: Dictionary, key: str) -> object:
    """An entry as it stands in the file, references not followed; pypdf's own `get` would follow them."""
    return dict.get(entries, key)


def items(values: list[object]) -> Iterator[object]:
    """An array's values as they stand in the file."""
    return list.__iter__(values)


def reference(value: object) -> int | None:
    """The object number of a reference."""
    number = getattr(value, "idnum", None)
    return number if isinstance(number, int) else None


def open_file(pdf: bytes) -> File:
    """The objects of a PDF that the program made; UnreadableError for any other bytes."""
    _look_before(pdf)
    try:
        return File(*parse(pdf))
    except OtherwiseWritten:
        return _open_with_pypdf(pdf)


def open_as_made(pdf: bytes) -> File:
    """The objects of a PDF that the program has just made; UnreadableError for one that it would write otherwise."""
    try:
        return File(*parse(pdf))
    except OtherwiseWritten as fault:
        raise damaged(str(fault)) from None


def _open_with_pypdf(pdf: bytes) -> File:
    import logging  # noqa: PLC0415 - only to silence pypdf

    import pypdf  # noqa: PLC0415 - takes 150 ms

    # Without a handler of its own, Python prints pypdf's warnings on standard error.
    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    # A parser in Python meets damage with any exception there is; none of them is worth telling.
    try:
        with _limits():
            reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
            encrypted = reader.is_encrypted
            objects = {} if encrypted else _objects(reader)
    except Exception:
        raise damaged("it breaks off, or its parts do not fit together") from None
    if encrypted:
        raise _encrypted()
    return File(objects, reader.trailer, _limits)


def _look_before(pdf: bytes) -> None:
    """Refuse cheaply, before any parsing."""
    if not pdf.startswith(b"%PDF-"):
        raise UnreadableError("not-a-pdf", "this is not a PDF", "name a PDF that handout made")
    if len(pdf) > LARGEST:
        raise UnreadableError("too-large", f"the file has more than {LARGEST:,} bytes", "a handout is much smaller")
    if MARKER not in pdf:
        if b"/Encrypt" in pdf:
            raise _encrypted()
        if b"%%EOF" not in pdf[-1024:]:
            raise damaged("it breaks off")
        raise UnreadableError(
            "not-ours",
            "this PDF was not made by handout, or another program saved it anew",
            "use the PDF as it was made",
        )


def _encrypted() -> UnreadableError:
    return UnreadableError(
        "encrypted", "the file is encrypted, so it cannot be read back", "use a copy without a password"
    )


def _objects(reader: PdfReader) -> dict[int, object]:
    from pypdf.generic import IndirectObject  # noqa: PLC0415

    numbers = {number for table in reader.xref.values() for number in table} | reader.xref_objStm.keys()
    packed = {stream for stream, _ in reader.xref_objStm.values()}
    if len(numbers) > MOST_OBJECTS or len(packed) > MOST_PACKED:
        raise ValueError(len(numbers))
    return {number: reader.get_object(IndirectObject(number, 0, reader)) for number in sorted(numbers) if number}


def _limits() -> AbstractContextManager[object]:
    import pypdf  # noqa: PLC0415

    return pypdf.apply_configuration(zlib_maximum_output_length=MOST_INFLATED)
