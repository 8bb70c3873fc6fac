"""Characters that no text may hold: a page cannot show them, or they change what other text seems to say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_FORBIDDEN = (
    "["
    "\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f"  # controls; tab and line ends are white space, the rest is nothing
    "\u2028\u2029"  # line ends that most editors do not show as such
    "\u202a-\u202e\u2066-\u2069"  # they turn the order of what stands around them
    "\ud800-\udfff"  # halves of characters
    "\ufeff\ufffd-\uffff"  # marks of an encoding, and what stands for a letter that was lost
    "]"
)

_UNSEEN = frozenset(
    "\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
"""Joiners, marks of direction and forms of the letter before."""

_CONTROL_NAMES = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
}


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Each forbidden character of a text: where it stands, and what it is called (`U+202E RIGHT-TO-LEFT OVERRIDE`)."""
    if not _is_plain(text):
        for match in re.finditer(_FORBIDDEN, text):
            yield match.start(), named(match.group())


def without_forbidden(text: str) -> str:
    """A text of the same length, in which an x stands for each forbidden character."""
    return text if _is_plain(text) else re.sub(_FORBIDDEN, "x", text)


def _is_plain(text: str) -> bool:
    """Whether a look at the text's categories rules forbidden characters out, which spares compiling their pattern."""
    return text.replace("\n", "").replace("\t", "").isprintable() and "\ufffd" not in text


def named(character: str) -> str:
    """A character's code point and name."""
    code = ord(character)
    default = "a control character" if code < 0xA0 else "which is no character"
    if 0xD800 <= code <= 0xDFFF:
        default = "half of a surrogate pair"
    name = _CONTROL_NAMES.get(code) or unicodedata.name(character, default)
    return f"U+{code:04X} {name}"


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: white space, joiners, marks of direction."""
    return all(each in _UNSEEN or each.isspace() for each in text)


_UNSPACED = (
    ("\u0e00", "\u109f"),  # Thai, Lao, Tibetan, Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u2e80", "\u312f"),
    ("\u3190", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff01", "\uff9f"),
    ("\U00020000", "\U0003ffff"),
)
_HANGUL = (("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\uac00", "\ud7ff"))
"""First and last characters of blocks."""


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that writes no spaces between words, or a sign of one."""
    return character >= "\u0e00" and any(first <= character <= last for first, last in _UNSPACED)


def is_glued(character: str) -> bool:
    """Whether words run on at a character without a space: those scripts, and Korean, which writes endings so."""
    return is_unspaced(character) or any(first <= character <= last for first, last in _HANGUL)


def composed(text: str) -> str:
    """The text in Unicode's normal form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
