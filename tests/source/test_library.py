"""The library: which file a handout's name means, and what may be read at all."""

import os
from pathlib import Path

import pytest
from reports import faults_of, places

from handout.source import library
from handout.source.clinic import load_clinic
from handout.source.library import data_folder, find, list_library, load_handout
from handout.source.reading import read_file


def write(folder: Path, id_: str, language: str, text: str | None = None) -> Path:
    path = folder / id_ / f"{language}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"format: 1\nid: {id_}\nlanguage: {language}\ntitle: T\nintro: x\n", "utf-8")
    return path


@pytest.fixture
def builtin(tmp_path, monkeypatch):
    folder = tmp_path / "builtin"
    write(folder, "anakinra", "en")
    write(folder, "anakinra", "es")
    write(folder, "gout", "en")
    (folder / "clinics" / "riverbend").mkdir(parents=True)
    (folder / "clinics" / "clinic.yaml").write_text("format: 1\nname: N\n")
    (folder / "README.md").write_text("x")
    monkeypatch.setattr(library, "data_folder", lambda name: folder)
    return folder


@pytest.fixture
def own(tmp_path):
    return tmp_path / "own"


def test_list_names_handouts_and_nothing_else(builtin):
    assert [(entry.id, entry.language) for entry in list_library()] == [
        ("anakinra", "en"),
        ("anakinra", "es"),
        ("gout", "en"),
    ]


def test_own_folder_comes_first_and_the_rest_stays(builtin, own):
    mine = write(own, "anakinra", "en")
    assert find("anakinra", "en", [own]) == mine
    assert find("anakinra", "es", [own]) == builtin / "anakinra" / "es.yaml"
    assert len(list_library([own])) == 3


def test_a_language_that_is_not_named(builtin, own):
    assert find("anakinra", None) == builtin / "anakinra" / "en.yaml"
    spanish = write(own, "lupus", "es")
    assert find("lupus", None, [own]) == spanish
    write(own, "lupus", "de")
    faults = faults_of(lambda: find("lupus", None, [own]))
    assert places(faults) == ["no-language"]
    assert "de, es" in faults[0].hints[0]


def test_a_language_that_is_not_there(builtin):
    faults = faults_of(lambda: find("anakinra", "fr"))
    assert places(faults) == ["no-language"]
    assert "en, es" in faults[0].hints[0]


@pytest.mark.parametrize("name", ["anakinara", "Anakinra", "anakira"])
def test_a_handout_that_is_not_there(builtin, name):
    faults = faults_of(lambda: find(name, "en"))
    assert places(faults) == ["no-handout"]
    assert faults[0].hints == ("did you mean 'anakinra'?",)


@pytest.mark.parametrize("name", ["..", "", "\0", "a" * 10_000, "clinics", "."])
def test_names_that_are_no_ids(builtin, name):
    assert places(faults_of(lambda: find(name, "en"))) == ["no-handout"]


def test_a_path_is_taken_as_it_is():
    assert find("some/where.yaml") == Path("some/where.yaml")
    assert find("mine.yml", "es") == Path("mine.yml")


def test_id_and_language_are_those_of_folder_and_name(builtin, own):
    text = "format: 1\nid: other\nlanguage: es\ntitle: T\nintro: x\n"
    path = write(builtin, "gout", "fr", text)
    assert places(faults_of(lambda: load_handout(path))) == ["1:1 misplaced", "1:1 misplaced"]
    mine = write(own, "gout", "fr", text)
    assert places(faults_of(lambda: load_handout(mine, [own]))) == ["1:1 misplaced", "1:1 misplaced"]
    assert load_handout(mine).value.id == "other"


def test_a_library_that_is_not_there(builtin, tmp_path):
    faults = faults_of(lambda: list_library([tmp_path / "nowhere"]))
    assert places(faults) == ["no-library"]


def test_what_is_no_file(tmp_path):
    empty = tmp_path / "empty.yaml"
    empty.touch()
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(10_000_000_000)
    os.mkfifo(tmp_path / "pipe.yaml")
    expected = {
        tmp_path / "none.yaml": "no-file",
        tmp_path: "not-a-file",
        large: "too-large",
        tmp_path / "pipe.yaml": "not-a-file",
        Path("/dev/zero"): "not-a-file",
        Path("nul\0.yaml"): "no-file",
        Path("x" * 5_000): "no-file",
        empty: "empty-file",
    }
    for path, code in expected.items():
        assert [fault.code for fault in faults_of(lambda path=path: load_handout(path))] == [code], path
        assert [fault.code for fault in faults_of(lambda path=path: load_clinic(path))] == [code], path


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.yaml"
    path.touch(mode=0o000)
    assert places(faults_of(lambda: read_file(path, 10))) == ["no-permission"]


def test_data_folder_finds_the_content_that_comes_with_the_program():
    assert (data_folder("content") / "anakinra" / "en.yaml").is_file()
    assert places(faults_of(lambda: data_folder("nothing"))) == ["not-installed"]


def test_what_comes_with_the_program_loads():
    assert load_handout(find("anakinra", "en")).value.id == "anakinra"
