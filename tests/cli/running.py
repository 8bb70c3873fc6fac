"""The program in a folder of its own: its command lines in this process, or as its users start it, in another."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from handout.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
CLINIC = str(ROOT / "content" / "clinics" / "riverbend" / "clinic.yaml")


class Done(NamedTuple):
    """How a command ended. `out` are bytes, since that may be a PDF."""

    status: int
    out: bytes
    err: list[str]

    @property
    def lines(self) -> list[str]:
        return self.out.decode().splitlines()


def environment(**variables: str) -> dict[str, str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("HANDOUT_", "SOURCE_DATE"))}
    return {**clean, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables}


def handout(folder: Path, *words: str, **variables: str) -> Done:
    """A command line in this process: what it says, and the status that it ends with."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with as_started(folder, variables), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(list(words))
    return Done(status, out.buffer.getvalue(), err.buffer.getvalue().decode().splitlines())


@contextlib.contextmanager
def as_started(folder: Path, variables: dict[str, str]) -> Iterator[None]:
    """The folder and the environment that a process would be started with; afterwards all is as before."""
    before = dict(os.environ)
    with contextlib.chdir(folder):
        try:
            os.environ.clear()
            os.environ.update(environment(**variables))
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def process(folder: Path, *words: str, **variables: str) -> Done:
    """A command line in a process of its own, with pipes, imports and an end of its own."""
    command = [sys.executable, "-m", "handout", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, env=environment(**variables), check=False)
    return Done(done.returncode, done.stdout, done.stderr.decode().splitlines())
