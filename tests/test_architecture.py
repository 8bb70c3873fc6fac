"""The house stands as handout/README.md says, and its rules have teeth."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from architecture import HOMES, MAY_KNOW, PACKAGE, breaches, rooms


def test_no_breach() -> None:
    assert breaches(PACKAGE) == []


def test_every_room_is_known() -> None:
    assert rooms(PACKAGE) == set(MAY_KNOW)


def test_the_picture_of_the_house_is_true() -> None:
    drawn = re.search(r"```\nhandout/\n(.*?)```", (PACKAGE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert drawn is not None
    names = re.findall(r"^  ([a-z_]+)(?:/|\.py)", drawn[1], re.MULTILINE)
    assert sorted(names) == sorted(set(MAY_KNOW) - {"__init__", "__main__"})


def test_homes_are_lived_in() -> None:
    """A rule about a library that nobody imports guards nothing."""
    everything = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for library in HOMES:
        assert re.search(rf"^\s*(?:import|from) {library}\b", everything, re.MULTILINE), library


@pytest.mark.parametrize(
    ("place", "source", "breach"),
    [
        ("text/shape.py", "from handout.model import Handout", "text may not know model"),
        ("text/shape.py", "def f():\n    import handout.model", "text may not know model"),
        ("text/shape.py", "from ..model import Handout", "text may not know model"),
        ("text/shape.py", "from handout import model", "text may not know model"),
        ("layout/flow.py", "from handout.paint.pdf import paint", "layout may not know paint"),
        ("source/clinic.py", "from handout.text import fonts", "source may not know text"),
        ("paint/pdf.py", "from handout.layout.flow import flow", "paint may not know layout.flow"),
        ("paint/pdf.py", "from handout.model import Clinic", "paint may not know model"),
        ("pipeline.py", "import handout.cli.main", "pipeline may not know cli"),
        ("check/parts.py", "from handout import render", "check may not know render"),
        ("newroom/a.py", "from handout.model import Clinic", "newroom may not know model"),
        ("source/schema.py", "import yaml", "yaml has its home in source/yaml.py"),
        ("layout/rows.py", "from uharfbuzz import Face", "uharfbuzz has its home in text/"),
        ("compose.py", "import requests", "requests has no home"),
        ("compose.py", "import datetime\nday = datetime.date.today()", "date.today belongs in clock.py"),
        ("compose.py", "import os\nhome = os.environ['HOME']", "os.environ belongs in api.py"),
        ("compose.py", "print('done')", "print belongs in cli/"),
        ("compose.py", "\n" * 451, "longer than 450 lines"),
    ],
)
def test_a_planted_breach_is_found(tmp_path: Path, place: str, source: str, breach: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert any(breach in each for each in breaches(tmp_path)), breaches(tmp_path)


def test_what_is_allowed_is_no_breach(tmp_path: Path) -> None:
    (tmp_path / "paint").mkdir()
    (tmp_path / "paint" / "fontfile.py").write_text(
        "import zlib\nimport uharfbuzz\nfrom handout.layout.frame import Frame\n"
        "from handout.layout import structure\nfrom handout.diagnostics import error\n",
        encoding="utf-8",
    )
    assert breaches(tmp_path) == []


SLOW = ("reportlab", "uharfbuzz", "yaml", "markdown_it", "pypdf", "pypdfium2", "PIL", "lxml", "zxingcpp", "svglib")


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["build", "--help"], ["buidl"], ["build", "--papr", "a4"], ["check", "--help"], []],
    ids=" ".join,
)
def test_help_and_faults_of_usage_import_nothing_slow(words: list[str]) -> None:
    script = f"import sys; from handout.cli.main import main; main({words!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "handout" in loaded
    assert loaded.isdisjoint(SLOW), loaded.intersection(SLOW)


def test_import_handout_imports_nothing_slow() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, handout; dir(handout); print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert {name.partition(".")[0] for name in done.stdout.split()}.isdisjoint(SLOW)


SELDOM = ("markdown_it", "logging", "pypdf", "handout.verify.print_file", "handout.verify.typed", "handout.guard")


def test_a_build_imports_nothing_that_few_need(tmp_path: Path) -> None:
    words = ["build", "anakinra", "--clinic", "content/clinics/riverbend/clinic.yaml", "-o", str(tmp_path / "a.pdf")]
    script = f"import sys; from handout.cli.main import main; main({words!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    assert "handout.verify.proof" in done.stderr.split()
    assert set(done.stderr.split()).isdisjoint(SELDOM)
