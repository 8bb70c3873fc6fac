"""What decides a sheet's bytes beside its words: this program, and the libraries and fonts whose work is seen."""

from __future__ import annotations

import sys
from importlib.metadata import version
from zlib import ZLIB_RUNTIME_VERSION

from handout import __version__
from handout.cli.program import digest_of_program

LIBRARIES = ("reportlab", "uharfbuzz", "icu4py", "Babel", "markdown-it-py", "zxing-cpp", "Pillow", "svglib")

BUILD = "build"
_PROGRAM, _FONTS = "handout", "fonts"


def versions() -> dict[str, str]:
    """Of the program, with a hash of it, of the libraries, and of Python, whose tables of characters are used."""
    return {
        _PROGRAM: __version__,
        **{each: version(each) for each in LIBRARIES},
        "zlib": ZLIB_RUNTIME_VERSION,
        BUILD: digest_of_program(),
        "Python": ".".join(map(str, sys.version_info[:3])),
    }


def what_decides_bytes() -> dict[str, str]:
    """All of it by name, with a hash of the fonts."""
    from handout.api import hash_of_fonts  # noqa: PLC0415 - reads all fonts

    return versions() | {_FONTS: hash_of_fonts()}


def differences(here: dict[str, str], there: dict[str, str]) -> tuple[str, ...]:
    """What another machine has otherwise, for people; nothing of what it calls its own is repeated."""
    return tuple(_difference(name, here) for name in _differing(here, there))


def _differing(here: dict[str, str], there: dict[str, str]) -> list[str]:
    others = [name for name in here if there.get(name) != here[name]]
    # Another version is another build by itself.
    return [name for name in others if name != BUILD or _PROGRAM not in others]


def _difference(name: str, here: dict[str, str]) -> str:
    if name == BUILD:
        return f"{_PROGRAM}: another build of {here[_PROGRAM]}"
    return "other fonts" if name == _FONTS else f"{name}: not {here[name]}"
