"""Writes the tables of handout/text from the Unicode Character Database: make_unicode.py [FOLDER].

FOLDER holds the UCD files of one version, as the package unicode-data of Debian puts them into /usr/share/unicode.
"""

from __future__ import annotations

import re
import sys
import textwrap
from itertools import groupby
from pathlib import Path

BIDI = '''"""Bidi_Class and Bidi_Paired_Bracket of Unicode {version}. Written by tests/make_unicode.py."""

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

SCRIPTS = '''"""Script of Unicode {version} (UAX #24). Written by tests/make_unicode.py."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

# Where a stretch of one script begins, and that script.
_STRETCHES = """
{stretches}
"""


@cache
def _table() -> tuple[list[int], list[str]]:
    words = _STRETCHES.split()
    return [int(each, 16) for each in words[::2]], words[1::2]


@cache
def script(character: str) -> str:
    """The ISO 15924 code of a character's script: Latn, Arab, Zyyy (common), Zinh (inherited), Zzzz (unassigned)."""
    starts, scripts = _table()
    return scripts[bisect_right(starts, ord(character)) - 1]
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


def scripts(folder: Path) -> list[str]:
    """The script of each code point."""
    aliases = (folder / "PropertyValueAliases.txt").read_text("utf-8")
    short = dict(re.findall(r"^sc ; (\w+)\s*; (\w+)", aliases, re.MULTILINE))
    codes = {name: code for code, name in short.items()}
    found = ["Zzzz"] * 0x110000
    for line in (folder / "Scripts.txt").read_text("utf-8").splitlines():
        if match := re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line):
            start, end, name = match.groups()
            for code in range(int(start, 16), int(end or start, 16) + 1):
                found[code] = codes[name]
    return found


def _stretches(values: list[str]) -> str:
    words, code = [], 0
    for name, same in groupby(values):
        words += [f"{code:X}", name]
        code += len(list(same))
    return textwrap.fill(" ".join(words), 119)


def modules(folder: Path) -> dict[str, str]:
    """The text of each module of handout/text that is a table, by file name."""
    first = (folder / "extracted/DerivedBidiClass.txt").read_text("utf-8").splitlines()[0]
    version = first.split("-")[1].removesuffix(".txt")
    bidi = BIDI.format(
        version=version,
        stretches=_stretches(classes(folder)),
        brackets=textwrap.fill(" ".join(brackets(folder)), 119),
    )
    return {
        "bidi_classes.py": bidi,
        "script_table.py": SCRIPTS.format(version=version, stretches=_stretches(scripts(folder))),
    }


if __name__ == "__main__":
    for file_name, text in modules(Path(*sys.argv[1:2] or ["/usr/share/unicode"])).items():
        (Path(__file__).parents[1] / "handout/text" / file_name).write_text(text, "utf-8")
