"""Which build of the program this is, by its own files."""

import os
import shutil

import pytest

from handout.cli import program
from handout.cli.program import PACKAGE, _found, digest_of_program, has_changed
from handout.cli.versions import differences, what_decides_bytes


@pytest.fixture
def copy(tmp_path):
    """A small package."""
    folder = tmp_path / "handout"
    (folder / "labels").mkdir(parents=True)
    (folder / "labels" / "en.json").write_text('{"dose": "Dose"}', "utf-8")
    (folder / "compose.py").write_text("WORDS = 1\n", "utf-8")
    return folder


def digest(folder):
    _found.cache_clear()
    return _found(folder).digest


@pytest.fixture(autouse=True)
def forgotten():
    yield
    _found.cache_clear()


def test_a_copy_is_the_same_build_wherever_it_lies_and_however_it_was_installed(tmp_path):
    there = tmp_path / "site-packages" / "handout"
    shutil.copytree(PACKAGE, there, ignore=shutil.ignore_patterns("__pycache__"))
    (there / "data" / "fonts").mkdir(parents=True)
    (there / "data" / "fonts" / "some.ttf").write_bytes(b"font")
    assert digest(there) == digest(PACKAGE) == digest_of_program()


def _other_label(folder):
    (folder / "labels" / "en.json").write_text('{"dose": "Dose per week"}', "utf-8")


def _other_code(folder):
    (folder / "compose.py").write_text("WORDS = 2\n", "utf-8")


def _other_line_ends(folder):
    (folder / "compose.py").write_bytes(b"WORDS = 1\r\n")


def _another_name(folder):
    (folder / "labels" / "en.json").rename(folder / "labels" / "es.json")


def _one_more(folder):
    (folder / "labels" / "en.bin").write_bytes(b"")


def _a_module_for_no_source(folder):
    (folder / "compose.pyc").write_bytes(b"")


def _one_less(folder):
    (folder / "compose.py").unlink()


@pytest.mark.parametrize(
    "change",
    [_other_label, _other_code, _other_line_ends, _another_name, _one_more, _a_module_for_no_source, _one_less],
)
def test_whatever_may_decide_bytes_is_another_build(copy, change):
    before = digest(copy)
    change(copy)
    assert digest(copy) != before


def test_what_decides_no_bytes_is_the_same_build(copy):
    before = digest(copy)
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "compose.cpython-311.pyc").write_bytes(b"compiled")
    (copy / "README.md").write_text("The house", "utf-8")
    (copy / ".DS_Store").write_bytes(b"of a Mac")
    assert digest(copy) == before


def test_a_program_that_is_replaced_has_changed(copy, monkeypatch):
    monkeypatch.setattr(program, "PACKAGE", copy)
    before = digest_of_program()
    assert not has_changed()
    other = copy / "compose.new"
    shutil.copy2(copy / "compose.py", other)
    os.replace(other, copy / "compose.py")
    assert has_changed(), "it has the same size and time, but is another file"
    assert digest_of_program() == before, "what this process has loaded is the former one"


def test_what_differs_is_told_without_what_the_other_machine_says():
    here = what_decides_bytes()
    assert differences(here, dict(here)) == ()
    version = here["handout"]
    assert differences(here, {**here, "build": "\x1b[2J"}) == (f"handout: another build of {version}",)
    assert differences(here, {**here, "build": "b", "handout": "9"}) == (f"handout: not {version}",)
    fonts = {**here, "fonts": "f", "Python": "3.0.0"}
    assert differences(here, fonts) == (f"Python: not {here['Python']}", "other fonts")
    assert len(differences(here, {})) == len(here) - 1
