"""Which encoding a recipients' file has: UTF-8, UTF-16 with its mark, or, with a warning, Windows-1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from handout.diagnostics import Diagnostic, HandoutError, Span, error, warning

WORKBOOK = b"PK\x03\x04"
"""How a workbook, or another archive, begins."""

_UTF8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_UNLIKE_WINDOWS = re.compile(r"[^\x00-\x7f]{3}|[^\W\d_][¡-©«-³¶¸¹»-¿×÷€‚„…†‡ˆ‰‹›“”•˜™][^\W\d_]")

_OVERLAP = 3
"""Bytes: what the patterns above have to see together, also where a piece ends."""


class Encoding(NamedTuple):
    """An encoding by Python's name, whether a line feed ends any line, and what there is to know about it."""

    name: str
    line_feeds: bool
    warnings: tuple[Diagnostic, ...] = ()


def decode(data: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file's bytes, and warnings."""
    encoding = encoding_of(lambda: [data], file)
    return data.decode(encoding.name).lstrip("\ufeff"), encoding.warnings


def encoding_of(pieces: Callable[[], Iterable[bytes]], file: str) -> Encoding:
    """The encoding of a file that `pieces` gives from its start, once more each time. HandoutError for no text."""
    first = next(iter(pieces()), b"")
    if first.startswith(WORKBOOK):
        message = "this is a workbook or an archive, not text"
        raise HandoutError([error("encoding", message, Span(file), "save the sheet as CSV (UTF-8)")])
    if first.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _no_text(file)
    utf16 = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # UTF-16 without its mark has a zero byte for every Latin letter.
    if not utf16 and first.count(0) * 4 > len(first):
        raise _no_text(file)
    # Python's decoder that drops a mark takes the beginning of one for no text at all.
    line_feeds = _line_feeds(pieces(), "utf-16" if utf16 else "utf-8")
    if line_feeds is not None:
        return Encoding("utf-16" if utf16 else "utf-8-sig", line_feeds)
    line_feeds = None if utf16 else _line_feeds(_windows(pieces()), "cp1252")
    if line_feeds is None:
        raise _no_text(file)
    message = "the file is not UTF-8; it was read as Windows-1252"
    told = warning("encoding", message, Span(file), "look at accents on the page, or save it as UTF-8")
    return Encoding("cp1252", line_feeds, (told,))


def _line_feeds(pieces: Iterable[bytes], encoding: str) -> bool | None:
    """Whether a text in this encoding has line feeds; None where it is in another."""
    decoder = codecs.getincrementaldecoder(encoding)()
    found = False
    try:
        for piece in pieces:
            found |= "\n" in decoder.decode(piece)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return None
    return found


def _windows(pieces: Iterable[bytes]) -> Iterable[bytes]:
    """The pieces, as long as they do not read like another encoding than Windows-1252; then a byte that has no sign.

    Those of Greek or Cyrillic give whole words of accents, those of eastern Europe signs within words, and broken
    UTF-8 has pairs of its own.
    """
    before = b""
    for piece in pieces:
        seen = before + piece
        if _UTF8_PAIR.search(seen) or _UNLIKE_WINDOWS.search(seen.decode("cp1252", errors="replace")):
            yield b"\x81"
        yield piece
        before = seen[-_OVERLAP:]


def _no_text(file: str) -> HandoutError:
    return HandoutError([error("encoding", "the file is not text in UTF-8", Span(file), "save it as UTF-8")])
