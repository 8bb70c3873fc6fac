"""What the README tells a stranger to type, typed."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "cli"))

from running import handout

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:<!-- run: (?P<setup>\w+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)
BLOCKS = [match.groupdict() for match in BLOCK.finditer(README)]


def bodies(kind: str, setup: str | None = None) -> list[str]:
    return [block["body"] for block in BLOCKS if block["kind"] == kind and block["setup"] == setup]


def setup_line(name: str) -> str:
    (body,) = bodies("sh", name)
    (line,) = body.splitlines()
    return line


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the repository's content, and the command `handout` on the path."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    command = tmp_path / ".venv" / "bin" / "handout"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m handout "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


needs_shell = pytest.mark.skipif(os.name == "nt", reason="these are commands of a Unix shell")


SHELL = set("|&;<>()$`*?[]{}~#!\\")
"""Signs that a shell acts on, quotes aside."""


def typed(line: str, folder: Path) -> tuple[int, str]:
    """A line's exit status, and what it said. What is the program's alone runs in this process, all else in a shell."""
    words = shlex.split(line)
    if words[0] == "handout" and not SHELL & set(line):
        done = handout(folder, *words[1:])
        return done.status, "\n".join(done.err)
    ran = subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    return ran.returncode, ran.stderr


@needs_shell
def test_every_command_succeeds(place: Path) -> None:
    """In the order in which they stand: later ones use what earlier ones made."""
    lines = [setup_line("build").rpartition("&& ")[2]]
    lines += [line for body in bodies("sh") for line in body.splitlines()]
    for line in lines:
        status, said = typed(line, place)
        assert status == 0, f"{line}\n{said}"
    made = {
        "anakinra.en.pdf",
        "plain.pdf",
        "a4.pdf",
        "long.pdf",
        "large.pdf",
        "after-surgery.en.pdf",
        "mine.pdf",
        "ours.pdf",
        "rosa.pdf",
        "rosa-2.pdf",
        "reviewed.pdf",
        "approved.pdf",
        "walks.es+en.pdf",
    }
    assert made <= {path.name for path in place.glob("*.pdf")}
    assert (place / "piped.pdf").read_bytes().startswith(b"%PDF-")
    assert (place / "anakinra.en-1.png").read_bytes().startswith(b"\x89PNG")
    assert len(list((place / "tonight").rglob("P-1[78].anakinra.en.pdf"))) == 2
    assert len(list((place / "hidden").rglob("*.anakinra.en.pdf"))) == 2
    assert (place / "shelf" / "index.html").read_text(encoding="utf-8").count('type="application/pdf"') == 4
    assert (place / "after-surgery" / "handout.schema.json").read_text().startswith("{")


@needs_shell
def test_the_fault_that_is_shown_is_the_one_that_is_told(place: Path) -> None:
    shown = re.search(r"^    (after-surgery/en\.yaml:(\d+):.*)$", README, re.MULTILINE)
    assert shown is not None
    subprocess.run(["handout", "new", "after-surgery"], cwd=place, check=True)
    path = place / "after-surgery" / "en.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    wrong = int(shown[2]) - 1
    lines[wrong] = lines[wrong].replace("heading:", "headng:")
    path.write_text("\n".join(lines), encoding="utf-8")
    words = ["handout", "build", "after-surgery/en.yaml"]
    done = subprocess.run(words, cwd=place, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert shown[1] in done.stderr.splitlines()


def test_the_python_runs(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(place)
    (place / "row.csv").write_text("id,name,birth_date\nP-18,Li Wei,1958-11-30\n", encoding="utf-8")
    for body in bodies("python"):
        exec(compile(body, "README.md", "exec"), {})
    assert re.match(r"\d pages, [\d.]+ points, \d+ bytes\n", capsys.readouterr().out)


@pytest.mark.parametrize("name", ["build", "tests"])
def test_set_up_is_one_line_that_needs_python_and_pip_alone(name: str) -> None:
    steps = setup_line(name).split(" && ")
    assert steps[0] == "python3 -m venv --without-pip .venv"
    assert steps[1].startswith("python3 -m pip --python .venv install -q ")
    assert len(steps) == 3
    assert steps[2].startswith(".venv/bin/")


def test_windows_has_the_same_steps() -> None:
    (body,) = bodies("powershell")
    for line, name in zip(body.splitlines(), ("build", "tests"), strict=True):
        unix = setup_line(name).replace("python3", "py").replace(" && ", "; ")
        assert line.replace("\\", "/") == unix.replace(".venv/bin/", ".venv/Scripts/")


@needs_shell
def test_ci_runs_the_line_of_the_readme(tmp_path: Path) -> None:
    """What `.ci/run` cuts out of the README, with its own words, is the second set-up line."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    cut = re.search(r"^tests=.*$", script, re.MULTILINE)
    assert cut is not None
    assert 'bash -euo pipefail -c "$tests"' in script
    done = subprocess.run(
        ["bash", "-c", f'{cut[0]}\nprintf %s "$tests"'], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == setup_line("tests")


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
