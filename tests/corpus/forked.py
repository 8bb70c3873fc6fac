"""Runs command lines of the program, each in a process of its own, and says how each ended and what it took.

Reads lists of arguments from standard input, a JSON list a line; prints a JSON object a line. It forks, so that a run
does not wait for the imports; the memory counts those too.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
from typing import Any

SECONDS = 60
"""Only so that a hang ends. How fast the program is, other tests say."""

MEGABYTE = 1_000_000
MOST_ADDRESSES = 4_000 * MEGABYTE
"""Keeps a fault from filling the machine; what is asserted is the memory that was used."""


def run(words: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            _become(words, errors.fileno())
        _, status, used = os.wait4(child, 0)
        seconds = time.monotonic() - start
        errors.seek(0)
        told = errors.read().decode().splitlines()
    unit = 1 if sys.platform == "darwin" else 1024
    code = os.waitstatus_to_exitcode(status)
    return {"status": code, "told": told, "seconds": seconds, "megabytes": used.ru_maxrss * unit / MEGABYTE}


def _become(words: list[str], errors: int) -> None:
    status = 70
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(errors, 2)
        signal.alarm(SECONDS)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
        from handout.cli.main import main

        status = main(words)
        sys.stderr.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    import handout.api  # noqa: F401

    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
