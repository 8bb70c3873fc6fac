"""Which wording the sheets in a file have, as the file itself says: it may be all that knows."""

from __future__ import annotations

import re
from pathlib import Path

from handout.diagnostics import HandoutError

_HASHES = re.compile(r"[0-9a-f]{64}( [0-9a-f]{64})?")


def wording_of_sheet(target: Path) -> str | None:
    """The content hash of a sheet, or of its two languages; None where that cannot be read, as of a locked file."""
    from handout.verify.metadata import read_about  # noqa: PLC0415 - seldom asked for
    from handout.verify.objects import UnreadableError, open_file  # noqa: PLC0415

    try:
        about = read_about(open_file(target.read_bytes()))
    except (OSError, UnreadableError):
        return None
    return _checked(" ".join(filter(None, (about.content_hash, about.second_hash))))


def wordings_of_prints(target: Path) -> dict[int, str] | None:
    """The content hash of each sheet in a print file, by its number; None where any of them cannot be read."""
    from handout.verify.printed_sheets import PrintReadBack  # noqa: PLC0415 - seldom asked for

    try:
        found = {int(number): _checked(hashes) for number, hashes in PrintReadBack(target.read_bytes()).wordings()}
    except (OSError, ValueError, HandoutError):
        return None
    known = {number: each for number, each in found.items() if each}
    return known if known and len(known) == len(found) else None


def _checked(hashes: str) -> str | None:
    return hashes if _HASHES.fullmatch(hashes) else None
