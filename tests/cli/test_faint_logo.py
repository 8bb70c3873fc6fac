"""A logo that nobody sees on paper is told of, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import handout

SHEET = "format: 1\nid: small\nlanguage: en\ntitle: A small one\nintro: Drink water.\n"
CLINIC = "format: 1\nname: A\nlogo: logo.svg\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="{}"/></svg>'
COMMANDS = [
    ["build", "small/en.yaml", "--clinic", "clinic.yaml"],
    ["check", "small/en.yaml", "--clinic", "clinic.yaml"],
    ["check", "clinic.yaml"],
    ["batch", "rows.csv", "--handout", "small", "--library", ".", "--clinic", "clinic.yaml", "-o", "out"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small").mkdir()
    for name, text in (("small/en.yaml", SHEET), ("clinic.yaml", CLINIC), ("rows.csv", "id,name\n1,A\n2,B\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_is_told_once_with_its_place(folder: Path, words: list[str]) -> None:
    (folder / "logo.svg").write_text(LOGO.format("#fdfdfd"), encoding="utf-8")
    done = handout(folder, *words)
    said = [line for line in [*done.lines, *done.err] if "'logo.svg' is too light for paper, 1:1 at most" in line]
    assert len(said) == 1
    assert said[0].startswith("clinic.yaml:3:7: warning: ")
    assert done.status == 0


@pytest.mark.parametrize("words", COMMANDS[:3], ids=" ".join)
def test_one_that_is_seen_is_not_told_of(folder: Path, words: list[str]) -> None:
    (folder / "logo.svg").write_text(LOGO.format("#0b5d7a"), encoding="utf-8")
    done = handout(folder, *words)
    assert not [line for line in [*done.lines, *done.err] if "logo.svg" in line and "light" in line]


def test_the_rule_is_explained(folder: Path) -> None:
    assert "white paper" in handout(folder, "check", "--explain", "faint-logo").lines[2]
