"""The key that hides ids, in a file that nobody else may read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from handout.batch.keys import LEAST_KEY, is_weak
from handout.cli.arguments import Parser
from handout.diagnostics import HandoutError, Span, error
from handout.source.reading import read_file

LARGEST = 4096
"""Bytes."""

_MAKE_ONE = "make one with: (umask 077; python3 -c 'import secrets; print(secrets.token_hex(32))' > ids.key)"


def add_opaque_ids(parser: Parser, use: str) -> None:
    """`--opaque-ids`."""
    parser.add_argument("--opaque-ids", metavar="KEYFILE", type=Path, help=f"{use}; {_MAKE_ONE}")


def read_key_file(options: argparse.Namespace) -> bytes | None:
    """The key of `--opaque-ids`, None where it is not given; HandoutError where it is no safe one."""
    path: Path | None = options.opaque_ids
    if path is None:
        return None
    key = read_file(path, LARGEST).strip()
    place = Span(str(path))
    if os.name != "nt" and path.stat().st_mode & 0o077:
        message = "others on this machine may read or change the key"
        raise HandoutError([error("open-key", message, place, f"chmod 600 '{path}'")])
    if is_weak(key):
        message = f"this is no key: it needs {LEAST_KEY} random bytes or more"
        raise HandoutError([error("weak-key", message, place, _MAKE_ONE)])
    return key
