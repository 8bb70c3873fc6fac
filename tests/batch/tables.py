"""Tables of recipients, batches as commands in this process or another, and what lies there afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "cli"))

from running import environment

from handout.cli.main import main

CLINIC = Path(__file__).parents[2] / "content/clinics/riverbend/plan.yaml"
HEADER = "id,handout,language,name,birth_date,dose,next_visit,note\n"
NAME, NOTE = "Qwertzuiop", "Zebrafinken"
"""Words that stand in every row, to be searched for where they must not be."""


def line(number: int, note: str = "", dose: str = "100 mg", id_: str | None = None) -> str:
    who = f"P{number}" if id_ is None else id_
    return f'"{who}",anakinra,en,{NAME} {number},1950-01-02,{dose},2027-01-01,{NOTE} {number} {note}\n'


def table(lines: list[str], file: str = "rows.csv") -> str:
    Path(file).write_text(HEADER + "".join(lines), encoding="utf-8")
    return file


def words(*more: str, file: str = "rows.csv", folder: str = "out") -> list[str]:
    return ["batch", file, "-o", folder, "--clinic", str(CLINIC), *more]


def batch(*more: str, file: str = "rows.csv", folder: str = "out") -> int:
    return main(words(*more, file=file, folder=folder))


def started(*more: str, folder: str = "out") -> subprocess.Popen[bytes]:
    """The same in another process, which can be killed."""
    command = [sys.executable, "-m", "handout", *words(*more, folder=folder)]
    env = environment(HANDOUT_LIBRARY=os.environ.get("HANDOUT_LIBRARY", ""))
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)


def made(folder: str = "out") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).rglob("*.pdf")}


def everything(folder: str = "out") -> bytes:
    """Names and bytes of all that is not a sheet."""
    paths = [path for path in Path(folder).rglob("*") if path.suffix != ".pdf"]
    return b"".join(str(path).encode() + (path.read_bytes() if path.is_file() else b"") for path in paths)
