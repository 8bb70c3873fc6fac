"""Which encoding a recipients' file has: UTF-8, UTF-16 or UTF-32, or the one that it is said to have.

Any other would be a guess, and a wrong one prints a wrong name.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from itertools import chain

from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.record import NamedTuple

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


_FEW = 10
"""Letters: in GBK, a Chinese name of two letters may be UTF-8 as well, and means something else there."""

KEEPS_BYTES = "surrogateescape"
"""How Python reads bytes that are no text (PEP 383): a sign for each, so that lines and cells end where they do."""

LOST = "\udc80-\udcff"
"""These signs, as a pattern has them."""

_LOST = re.compile(f"[{LOST}]")
_LETTER = re.compile(f"[^\0-\x7f{LOST}]")


class Damage(NamedTuple):
    """What of a file is no text: from which line on, in how many of them, and how many bytes; and how many letters
    beyond ASCII are whole. In the bytes of another encoding few are so by chance.
    """

    line: int
    lines: int
    bytes: int
    letters: int


class Reading(NamedTuple):
    """An encoding, by Python's name, and what of the file is damaged."""

    encoding: str
    damage: Damage | None = None

    @property
    def errors(self) -> str:
        """How bytes that are no text are read, by Python's name for it."""
        return KEEPS_BYTES if self.damage else "strict"


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
    """The encoding of a file, as `reading_of` gives it. HandoutError where any of its bytes are no text."""
    found = reading_of(pieces, file, named)
    if found.damage:
        raise HandoutError([_no_text(file, named, found.damage)])
    return found.encoding


def reading_of(pieces: Callable[[], Iterable[bytes]], file: str, named: str | None = None) -> Reading:
    """How to read a file that `pieces` gives from its start, once more each time. HandoutError for no text.

    An encoding that is `named` is taken, unless the file's bytes say otherwise: letters beyond ASCII are UTF-8 all over
    by no chance. A file that is UTF-8 for certain,
    by its mark or since most of its letters beyond ASCII are, may be damaged here and there.
    """
    first = next(iter(pieces()), b"")
    if first.startswith(WORKBOOK):
        message = "this is a workbook or an archive, not text"
        raise HandoutError([error("encoding", message, Span(file), "save the sheet as CSV (UTF-8)")])
    marked = next((encoding for mark, encoding in _MARKS if first.startswith(mark)), None)
    if named is not None and marked is not None and not _is_of(named, marked):
        raise HandoutError([_is_in_truth(marked[:6].rstrip("-").upper(), named, file)])
    name = marked or named or _without_mark(first, file)
    plain = "utf-8" if name == "utf-8-sig" else name
    is_utf8 = codecs.lookup(plain).name == "utf-8"
    if named is not None and not marked and not is_utf8 and _is_utf8_all_over(pieces, named):
        raise HandoutError([_is_in_truth("UTF-8", named, file)])
    found = Reading("utf-8-sig" if is_utf8 else name)
    if not (bad_line := _bad_line(pieces(), plain)):
        return found
    damage = _damage(pieces()) if is_utf8 else Damage(bad_line, 1, 0, 0)
    if not is_utf8 or not (marked or damage.letters > damage.bytes):
        raise HandoutError([_no_text(file, named, damage)])
    return found._replace(damage=damage)


def _is_in_truth(encoding: str, named: str, file: str) -> Diagnostic:
    return error("encoding", f"the file is text in {encoding}, not in '{named}'", Span(file), "leave --encoding out")


def _is_utf8_all_over(pieces: Callable[[], Iterable[bytes]], named: str) -> bool:
    """Whether a file has letters beyond ASCII, and all are UTF-8. In encodings of several bytes a few may be so."""
    if _bad_line(pieces(), "utf-8"):
        return False
    letters = _damage(pieces()).letters
    return letters > (0 if _has_a_byte_each(named) else _FEW)


def _has_a_byte_each(named: str) -> bool:
    """Whether each letter is one byte in an encoding."""
    return len(bytes(range(256)).decode(named, "replace")) == 256


def _is_of(named: str, marked: str) -> bool:
    """Whether an encoding that was named is the one that a mark is of, in whichever order of bytes."""
    return codecs.lookup(named).name.startswith(marked.removesuffix("-sig"))


def _without_mark(first: bytes, file: str) -> str:
    """UTF-16 without its mark, where each Latin letter and comma has a zero byte on the same side; else UTF-8."""
    even, odd = first[::2].count(0), first[1::2].count(0)
    if (even + odd) * 4 <= len(first):
        return "utf-8"
    if even and odd:
        raise HandoutError([_no_text(file, None, Damage(0, 0, 0, 0))])
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


def _damage(pieces: Iterable[bytes]) -> Damage:
    """What of a file is not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")(KEEPS_BYTES)
    first = last = lines = damaged = letters = lost = 0
    for piece in chain(pieces, [b""]):
        text = decoder.decode(piece, not piece)
        at = 0
        for found in _LOST.finditer(text):
            lines += text.count("\n", at, found.start())
            at = found.start()
            first = first or lines + 1
            damaged += lines + 1 != last
            last = lines + 1
            lost += 1
        lines += text.count("\n", at)
        letters += len(_LETTER.findall(text))
    return Damage(first, damaged, lost, letters)


def _no_text(file: str, named: str | None, damage: Damage) -> Diagnostic:
    span = Span(file, damage.line) if damage.line else Span(file)
    more = f", in this line and {damage.lines - 1:,} more" if damage.lines > 1 else ""
    if named is not None:
        hint = "look which one the program that saved it names, or save it as UTF-8"
        return error("encoding", f"the file is not text in '{named}'{more}", span, hint)
    return error("encoding", f"the file is not text in UTF-8{more}", span, _NAME_IT)
