"""The record of a shelf: which files it wrote, so that it never replaces or removes anybody else's."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from handout.record import NamedTuple

RECORD = "shelf.json"
PAGE = "index.html"

FORMAT = 1

_OWN = re.compile(r"index\.html|[a-z0-9-]+/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\.pdf")
"""Names that a shelf writes. A record that somebody edited can then lead to no file outside of it."""


class Written(NamedTuple):
    """One state of a file: the SHA-256 of its bytes, and the day that it was made on."""

    digest: str
    day: date


Record = Mapping[str, tuple[Written, ...]]
"""The states of each file that are the shelf's own: one, or two while one is being replaced by the other."""


def digest_of(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def record_bytes(record: Record) -> bytes:
    """The record as its file has it: sorted, so that the same shelf has the same record."""
    files = {
        name: [{"sha256": written.digest, "made": written.day.isoformat()} for written in record[name]]
        for name in sorted(record)
    }
    return (json.dumps({"format": FORMAT, "shelf": "handout", "files": files}, indent=1) + "\n").encode()


def read_record(data: bytes) -> Record:
    """What a record's file says; ValueError where it is no record of a shelf."""
    try:
        said: Any = json.loads(data)
        if said["format"] != FORMAT or said["shelf"] != "handout":
            raise ValueError("not a record of this format")
        return {_own(name): tuple(map(_written, states)) for name, states in said["files"].items()}
    except (AttributeError, KeyError, TypeError, RecursionError) as fault:
        raise ValueError("not a record of a shelf") from fault


def _own(name: str) -> str:
    if not _OWN.fullmatch(name):
        raise ValueError("not a name of a shelf's file")
    return name


def _written(state: Mapping[str, str]) -> Written:
    return Written(str(state["sha256"]), date.fromisoformat(state["made"]))
