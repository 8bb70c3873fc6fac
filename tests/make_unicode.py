"""Writes handout/text/bidi_classes.py from the Unicode Character Database: make_unicode.py FOLDER > FILE.

FOLDER holds the UCD files of one version, as the package unicode-data of Debian puts them into /usr/share/unicode.
"""

from __future__ import annotations

import re
import sys
import textwrap
from itertools import groupby
from pathlib import Path

HEAD = '''"""Bidi_Class and Bidi_Paired_Bracket of Unicode {version}. Written by tests/make_unicode.py."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

# Where a stretch of one class begins, and that class.
_STRETCHES = """
{stretches}
"""

# Opening bracket, closing bracket.
_BRACKETS = """
{brackets}
"""

# Canonical equivalents, which pair with each other (BD16).
_EQUIVALENT = {{0x2329: 0x3008, 0x232A: 0x3009}}


@cache
def _table() -> tuple[list[int], list[str]]:
    words = _STRETCHES.split()
    return [int(each, 16) for each in words[::2]], words[1::2]


@cache
def _brackets() -> dict[str, tuple[str, bool]]:
    codes = [int(each, 16) for each in _BRACKETS.split()]
    found: dict[str, tuple[str, bool]] = {{}}
    for opening, closing in zip(codes[::2], codes[1::2], strict=True):
        pair = chr(_EQUIVALENT.get(opening, opening))
        found[chr(opening)] = (pair, True)
        found[chr(closing)] = (pair, False)
    return found


@cache
def bidi_class(character: str) -> str:
    """The short name of a character's Bidi_Class: L, R, AL, EN, ..."""
    starts, classes = _table()
    return classes[bisect_right(starts, ord(character)) - 1]


def bracket(character: str) -> tuple[str, bool] | None:
    """For a paired bracket: what both of its pair have in common, and whether it opens."""
    return _brackets().get(character)
'''

LONG_NAMES = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
    "Boundary_Neutral": "BN",
}


def classes(folder: Path) -> list[str]:
    """The class of each code point; the lines `@missing` give that of the unassigned."""
    found = ["L"] * 0x110000
    lines = (folder / "extracted/DerivedBidiClass.txt").read_text("utf-8").splitlines()
    for missing in (True, False):
        for line in lines:
            data = line.removeprefix("# @missing: ") if missing else line
            if missing != line.startswith("# @missing: "):
                continue
            if match := re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", data):
                start, end, name = match.groups()
                for code in range(int(start, 16), int(end or start, 16) + 1):
                    found[code] = LONG_NAMES.get(name, name)
    return found


def brackets(folder: Path) -> list[str]:
    """Opening, closing, opening, closing ... in hexadecimal."""
    text = (folder / "BidiBrackets.txt").read_text("utf-8")
    return [code for pair in re.findall(r"^([0-9A-F]+); ([0-9A-F]+); o", text, re.MULTILINE) for code in pair]


def module(folder: Path) -> str:
    """The text of handout/text/bidi_classes.py."""
    first = (folder / "extracted/DerivedBidiClass.txt").read_text("utf-8").splitlines()[0]
    stretches, code = [], 0
    for name, same in groupby(classes(folder)):
        stretches += [f"{code:X}", name]
        code += len(list(same))
    return HEAD.format(
        version=first.split("-")[1].removesuffix(".txt"),
        stretches=textwrap.fill(" ".join(stretches), 119),
        brackets=textwrap.fill(" ".join(brackets(folder)), 119),
    )


if __name__ == "__main__":
    sys.stdout.write(module(Path(sys.argv[1])))
