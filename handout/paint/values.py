"""PDF values as they stand in a file (ISO 32000-1 7.3).

Each is written as soon as it is made, since nothing here changes one later: a template keeps bytes alone.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

Value = bytes | int
"""Bytes that are PDF already, or a whole number. What is measured in points is made of `number`."""

_UNSAFE = re.compile(rb"[^!-~]|[()<>\[\]{}/%#]")


def written(value: Value) -> bytes:
    """A value as a file has it."""
    return value if isinstance(value, bytes) else b"%d" % value


def reference(number: int) -> bytes:
    """An indirect reference."""
    return b"%d 0 R" % number


def name(text: str) -> bytes:
    """A name; what may not stand in one is written by its code (ISO 32000-1 7.3.5)."""
    return b"/" + _UNSAFE.sub(lambda found: b"#%02X" % found[0][0], text.encode())


def text(words: str) -> bytes:
    """A text string: ASCII as it is, all else as UTF-16BE, so that no reader has to guess (ISO 32000-1 7.9.2.2)."""
    if words.isascii() and words.isprintable():
        plain = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + plain.encode() + b")"
    return b"<" + (codecs.BOM_UTF16_BE + words.encode("utf-16-be")).hex().encode() + b">"


def dictionary(entries: Mapping[str, Value | None] | None = None, /, **more: Value | None) -> bytes:
    """A dictionary; entries that are None are left out."""
    return b"<<" + pairs({**(entries or {}), **more}) + b">>"


def pairs(entries: Mapping[str, Value | None]) -> bytes:
    """The entries of a dictionary without its brackets, for one that has more."""
    return b"".join(name(key) + b" " + written(value) for key, value in entries.items() if value is not None)


def array(*values: Value) -> bytes:
    """An array."""
    return b"[" + b" ".join(map(written, values)) + b"]"


def number(value: float) -> bytes:
    """A number of points, to a hundredth, as short as it can be written."""
    return _shortest(b"%.2f" % value)


def fine_number(value: float) -> bytes:
    """A number within a drawing, to a hundred-thousandth, since its matrix may enlarge it. Never with an exponent."""
    return _shortest(b"%.5f" % value)


def _shortest(digits: bytes) -> bytes:
    digits = digits.rstrip(b"0").rstrip(b".")
    return b"0" if digits in (b"-0", b"") else digits
