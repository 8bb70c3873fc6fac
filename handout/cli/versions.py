"""What decides a sheet's bytes beside its words: this program, and the libraries and fonts whose work is seen."""

from __future__ import annotations

import sys
from importlib.metadata import version
from zlib import ZLIB_RUNTIME_VERSION

from handout import __version__

LIBRARIES = ("reportlab", "uharfbuzz", "icu4py", "Babel", "markdown-it-py")


def library_versions() -> tuple[str, ...]:
    """Of the program and of the libraries."""
    return (__version__, *map(version, LIBRARIES), ZLIB_RUNTIME_VERSION)


def what_decides_bytes() -> tuple[str, ...]:
    """All of it, with Python, whose tables of characters are used, and a hash of the fonts."""
    from handout.api import hash_of_fonts  # noqa: PLC0415 - reads all fonts

    return (*library_versions(), ".".join(map(str, sys.version_info[:3])), hash_of_fonts())
