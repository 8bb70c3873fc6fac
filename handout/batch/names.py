"""Names of files that hold one recipient's sheet: made of the row's id and nothing else of theirs."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

LONGEST = 200
"""Bytes of a file's name; file systems end at 255, and what is written aside has a longer one."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
"""What Windows takes for a device, whatever stands behind its first dot."""


def file_name(id_: str, handout: str, language: str) -> str:
    """`ID.HANDOUT.LANGUAGE.pdf`, its id percent-encoded (RFC 3986 2.1), so no folder, device or hidden file."""
    encoded = quote(id_, safe="")
    if encoded.startswith(".") or encoded.partition(".")[0].casefold() in _DEVICES:
        encoded = f"%{ord(encoded[0]):02X}{encoded[1:]}"
    return f"{encoded}.{handout}.{language}.pdf"


def fan(name: str) -> str:
    """One of 256 folders for a name, so that a million files are no burden to any of them."""
    return hashlib.sha256(name.encode()).hexdigest()[:2]
