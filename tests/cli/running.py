"""The program as its users start it: another process, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

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
    command = [sys.executable, "-m", "handout", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, env=environment(**variables), check=False)
    return Done(done.returncode, done.stdout, done.stderr.decode().splitlines())
