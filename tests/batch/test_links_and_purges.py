"""A batch writes and deletes its own files alone: never what a link leads to, nor more than was asked for."""

import os
import shutil
from pathlib import Path

import pytest
from tables import batch, line, made, table

from handout.cli.main import main

pytestmark = pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="the system has no links for all")
STRANGER = b"somebody else's words"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    table([line(1), line(2), line(3)])


def sheet(number):
    (found,) = Path("out").rglob(f"P{number}.*.pdf")
    return found


def purge(*more):
    return main(["batch", "-o", "out", "--purge", "--older-than", "0d", *more])


def linked(path, target):
    if path.exists():
        path.unlink()
    path.symlink_to(target)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_a_sheets_place_is_replaced_and_what_it_leads_to_stays(there):
    assert batch("--quiet") == 0
    before = made()
    stranger = Path("stranger.txt").absolute()
    if there:
        stranger.write_bytes(STRANGER)
    linked(sheet(2), stranger)
    assert batch("--quiet", "--resume") == 0
    assert made() == before
    assert not sheet(2).is_symlink()
    assert stranger.exists() == there
    assert not there or stranger.read_bytes() == STRANGER


def test_a_link_to_the_right_bytes_is_no_sheet():
    """Who owns the other file can change it once the run is over."""
    assert batch("--quiet") == 0
    kept = Path("kept.pdf").absolute()
    shutil.copyfile(sheet(2), kept)
    linked(sheet(2), kept)
    assert batch("--quiet", "--resume") == 0
    assert not sheet(2).is_symlink()


def test_a_new_run_stops_at_a_link_unless_it_is_told_to_replace(capsys):
    assert batch("--quiet") == 0
    where = sheet(2)
    Path("stranger.txt").write_bytes(STRANGER)
    linked(where, Path("stranger.txt").absolute())
    Path("out/ledger.sqlite").unlink()
    assert batch("--quiet", "--force") == 0
    assert not where.is_symlink()
    assert Path("stranger.txt").read_bytes() == STRANGER


def test_no_sheet_is_written_through_a_folder_that_is_a_link(capsys):
    assert batch("--quiet") == 0
    inner = sheet(2).parent
    shutil.rmtree(inner)
    Path("elsewhere").mkdir()
    linked(inner, Path("elsewhere").absolute())
    assert batch("--quiet", "--resume") == 4
    assert "this is a link to another folder, and no sheet is written through it" in capsys.readouterr().err
    assert list(Path("elsewhere").iterdir()) == []
    inner.unlink()
    assert batch("--quiet", "--resume") == 0


def test_a_purge_deletes_no_link_nor_what_it_leads_to(capsys):
    assert batch("--quiet") == 0
    Path("stranger.pdf").write_bytes(STRANGER)
    linked(sheet(2), Path("stranger.pdf").absolute())
    folder = sheet(3).parent
    shutil.copytree(folder, "elsewhere")
    shutil.rmtree(folder)
    linked(folder, Path("elsewhere").absolute())
    capsys.readouterr()
    assert purge() == 0
    said = capsys.readouterr().err
    assert "1 sheet deleted" in said
    assert "1 PDF left in 'out' of which the ledger does not know" in said
    assert Path("stranger.pdf").read_bytes() == STRANGER
    assert len(list(Path("elsewhere").iterdir())) == 1


def test_a_folder_that_is_a_link_itself_is_as_good_as_any():
    Path("disk").mkdir()
    Path("out").symlink_to(Path("disk").absolute())
    assert batch("--quiet") == 0
    assert len(list(Path("disk").rglob("*.pdf"))) == 3


@pytest.mark.parametrize(
    "option",
    [
        ["--only", "P2"],
        ["--shard", "1/2"],
        ["--sample"],
        ["--resume"],
        ["--handout", "anakinra"],
        ["--language", "en"],
        ["--with", "es"],
        ["--edition", "large-print"],
    ],
)
@pytest.mark.parametrize("command", ["--purge --older-than 0d", "--who-has anakinra@12345678", "--report r.csv"])
def test_what_would_not_be_heeded_is_refused_before_anything_is_done(option, command, capsys):
    assert batch("--quiet") == 0
    assert main(["batch", "-o", "out", *command.split(), *option]) == 2
    assert f"{option[0]} does nothing beside {command.split()[0]}" in capsys.readouterr().err
    assert len(made()) == 3
    assert not Path("r.csv").exists()


@pytest.mark.parametrize("more", [[], ["--merge", "out/print.pdf"]])
def test_a_dry_run_says_what_a_purge_would_delete(more, capsys):
    assert batch("--quiet", *more) == 0
    before = {path: path.read_bytes() for path in Path("out").rglob("*.pdf")}
    assert purge("--dry-run") == 0
    said = capsys.readouterr().err
    assert "3 sheets would be deleted\n" in said
    assert "does not know" not in said
    assert {path: path.read_bytes() for path in Path("out").rglob("*.pdf")} == before
    assert purge() == 0
    assert "3 sheets deleted; the ledger still knows of them" in capsys.readouterr().err
    assert not list(Path("out").rglob("*.pdf"))


def test_a_dry_run_goes_with_a_purge_alone(capsys):
    assert batch("--quiet") == 0
    assert main(["batch", "-o", "out", "--who-has", "anakinra@12345678", "--dry-run"]) == 2
    assert "--dry-run does nothing beside --who-has" in capsys.readouterr().err
