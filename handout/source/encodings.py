"""Which encoding a recipients' file has: UTF-8, UTF-16 or UTF-32, or the one that it is said to have.

Any other would be a guess, and a wrong one prints a wrong name.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable

from handout.diagnostics import Diagnostic, HandoutError, Span, error

WORKBOOK = b"PK\x03\x04"
"""How a workbook, or another archive, begins."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""How a text in Unicode may begin, the longer marks first (RFC 2781, RFC 3629)."""

_FOR_PROGRAMS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
"""What Python calls encodings, and no file of people has."""

_NAME_IT = "save it as UTF-8, or name its encoding, such as --encoding cp1252"


def is_encoding(name: str) -> bool:
    """Whether there is an encoding of texts by this name."""
    try:
        found = codecs.lookup(name)
        found.incrementaldecoder()
    except (LookupError, TypeError, UnicodeError, ValueError):
        return False
    return getattr(found, "_is_text_encoding", True) and found.name not in _FOR_PROGRAMS


def decode(data: bytes, file: str, named: str | None = None) -> str:
    """The text of a file's bytes."""
    return data.decode(encoding_of(lambda: [data], file, named)).lstrip("\ufeff")


def encoding_of(pieces: Callable[[], Iterable[bytes]], file: str, named: str | None = None) -> str:
    """The encoding, by Python's name, of a file that `pieces` gives from its start, once more each time.

    HandoutError for no text.
    One that is `named` is taken, unless the file's first bytes say otherwise.
    """
    first = next(iter(pieces()), b"")
    if first.startswith(WORKBOOK):
        message = "this is a workbook or an archive, not text"
        raise HandoutError([error("encoding", message, Span(file), "save the sheet as CSV (UTF-8)")])
    marked = next((encoding for mark, encoding in _MARKS if first.startswith(mark)), None)
    if named is not None and marked is not None and not _is_of(named, marked):
        message = f"the file begins as text in {marked[:6].rstrip('-').upper()} does, not in '{named}'"
        raise HandoutError([error("encoding", message, Span(file), "leave --encoding out")])
    name = marked or named or _without_mark(first, file)
    if bad_line := _bad_line(pieces(), "utf-8" if name == "utf-8-sig" else name):
        raise HandoutError([_no_text(Span(file, bad_line), named)])
    return "utf-8-sig" if codecs.lookup(name).name == "utf-8" else name


def _is_of(named: str, marked: str) -> bool:
    """Whether an encoding that was named is the one that a mark is of, in whichever order of bytes."""
    return codecs.lookup(named).name.startswith(marked.removesuffix("-sig"))


def _without_mark(first: bytes, file: str) -> str:
    """UTF-16 without its mark, where each Latin letter and comma has a zero byte on the same side; else UTF-8."""
    even, odd = first[::2].count(0), first[1::2].count(0)
    if (even + odd) * 4 <= len(first):
        return "utf-8"
    if even and odd:
        raise HandoutError([_no_text(Span(file), None)])
    return "utf-16-le" if odd else "utf-16-be"


def _bad_line(pieces: Iterable[bytes], encoding: str) -> int:
    """The line that has no text in this encoding; 0 where there is none."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    try:
        for piece in pieces:
            lines += decoder.decode(piece).count("\n")
        decoder.decode(b"", True)
    except UnicodeError as fault:
        good = fault.object[: fault.start] if isinstance(fault, UnicodeDecodeError) else b""
        return lines + good.count(b"\n") + 1
    return 0


def _no_text(span: Span, named: str | None) -> Diagnostic:
    if named is not None:
        hint = "look which one the program that saved it names, or save it as UTF-8"
        return error("encoding", f"the file is not text in '{named}'", span, hint)
    return error("encoding", "the file is not text in UTF-8", span, _NAME_IT)
