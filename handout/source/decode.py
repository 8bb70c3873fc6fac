"""From a file's bytes to its lines: encoding, characters that no text may hold, normal form."""

from __future__ import annotations

import codecs

from handout.characters import composed, forbidden, without_forbidden
from handout.diagnostics import Diagnostic, Span, error
from handout.record import NamedTuple
from handout.source.nodes import Lines

MOST_TOLD = 10
"""Faults of one sort that are told singly; a broken file has thousands."""

_FIRST_ESCAPED = 0xDC80
_LAST_ESCAPED = 0xDCFF


class Decoded(NamedTuple):
    """The lines of a file, None when its bytes are no text, and its faults."""

    lines: Lines | None
    faults: tuple[Diagnostic, ...]


def decode(data: bytes, file: str, largest: int) -> Decoded:
    """The lines of a file in UTF-8 (with or without a mark) or in UTF-16 with a mark."""
    if len(data) > largest:
        return _refused(
            "too-large", f"the file has more than {largest:,} bytes", file, "split it, or look what is in it"
        )
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _refused("encoding", "the file is written in UTF-32", file, "save it as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as fault:
            message = f"the file starts like UTF-16, but is not (byte {fault.start + 1})"
            return _refused("encoding", message, file, "save it as UTF-8")
    else:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults = _character_faults(text, file)
    return Decoded(_lines(without_forbidden(text), file), faults)


def _lines(text: str, file: str) -> Lines:
    written = tuple(text.split("\n"))
    normal = composed(text)
    if normal == text:
        return Lines(file, written)
    return Lines(file, tuple(normal.split("\n")), written)


def _refused(code: str, message: str, file: str, hint: str) -> Decoded:
    return Decoded(None, (error(code, message, Span(file, 1, 1), hint),))


def _character_faults(text: str, file: str) -> tuple[Diagnostic, ...]:
    faults = []
    found = list(forbidden(text))
    if text.count("\0") * 4 > len(text):
        # UTF-16 without its mark has a zero byte for every Latin letter.
        return (error("encoding", "the file is not text in UTF-8", Span(file, 1, 1), "save it as UTF-8"),)
    for offset, name in found[:MOST_TOLD]:
        span = _place(text, offset, file)
        code = ord(text[offset])
        if _FIRST_ESCAPED <= code <= _LAST_ESCAPED:
            faults.append(_bad_byte(code - 0xDC00, span))
        else:
            faults.append(error("forbidden-character", f"the file holds {name}", span, "remove it"))
    if len(found) > MOST_TOLD:
        message = f"{len(found) - MOST_TOLD} more characters that do not belong in a text"
        faults.append(error("forbidden-character", message, _place(text, found[MOST_TOLD][0], file), "remove them"))
    return tuple(faults)


def _bad_byte(byte: int, span: Span) -> Diagnostic:
    try:
        guess = bytes([byte]).decode("cp1252")
        reading = f"; in Windows-1252 that byte is '{guess}'" if guess.isprintable() else ""
    except UnicodeDecodeError:
        reading = ""
    return error("encoding", f"byte 0x{byte:02X} is not UTF-8", span, f"save the file as UTF-8{reading}")


def _place(text: str, offset: int, file: str) -> Span:
    start = text.rfind("\n", 0, offset) + 1
    return Span(file, text.count("\n", 0, offset) + 1, offset - start + 1)
