"""Where the files of a run lie: the ledger knows it, and no command goes on elsewhere in silence."""

import shutil
from pathlib import Path

import pytest
from print_tables import prints, rows
from quick import grid
from tables import batch, line, made, table

from handout.cli.main import main

PRINTS = ("--merge", "press/print.pdf", "--quiet", "--split", "2")
OTHER = ("--merge", "other/print.pdf", "--quiet", "--split", "2")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")


def purge(capsys, *more, folder="out"):
    capsys.readouterr()
    assert main(["batch", "-o", folder, "--purge", "--older-than", "0d", *more]) == 0
    return capsys.readouterr().err


@pytest.mark.long
@pytest.mark.parametrize("of", [1, 2])
def test_print_files_in_another_folder_are_purged_without_being_told_where(of, capsys):
    rows([""] * 4)
    for number in range(1, of + 1):
        assert batch(*PRINTS, *(["--shard", f"{number}/{of}"] if of > 1 else [])) == 0
    left = Path(f"press/.print{'-2' * (of > 1)}.0a1b2c3d.tmp")
    left.write_bytes(b"%PDF-")
    assert len(prints("press")) == 2
    assert "4 sheets deleted" in purge(capsys)
    assert not list(Path("press").iterdir())


def test_a_folder_that_is_moved_with_its_ledger_is_known(capsys):
    rows([""] * 4)
    assert batch("--merge", "night/press/print.pdf", *PRINTS[2:], folder="night") == 0
    shutil.move("night", "archive")
    shutil.copytree("archive", "night")
    assert batch("--merge", "archive/press/print.pdf", *PRINTS[2:], "--resume", folder="archive") == 0
    assert "0 sheets made, 4 as before" in capsys.readouterr().err
    assert "4 sheets deleted" in purge(capsys, folder="archive")
    assert not prints("archive/press")
    assert len(prints("night/press")) == 2, "a copy is nobody's but its own ledger's"


def test_a_ledger_that_is_moved_alone_finds_its_print_files(capsys):
    rows([""] * 4)
    assert batch(*PRINTS) == 0
    shutil.move("out", "kept")
    assert batch(*PRINTS, "--resume", folder="kept") == 0
    assert "0 sheets made, 4 as before" in capsys.readouterr().err
    assert "4 sheets deleted" in purge(capsys, folder="kept")


def test_print_files_that_were_moved_are_missed_and_found_where_they_are_named(capsys):
    rows([""] * 4)
    assert batch(*PRINTS) == 0
    shutil.move("press", "other")
    said = purge(capsys)
    assert "0 sheets deleted" in said
    assert "2 print files of this run not found in 'press' · hint: if they were moved, name them there" in said
    assert batch(*OTHER, "--resume") == 0
    assert "0 sheets made, 4 as before" in capsys.readouterr().err
    said = purge(capsys)
    assert "4 sheets deleted" in said
    assert "not found" not in said
    assert "not found" not in purge(capsys)


def test_a_ledger_that_is_taken_out_of_its_folder_goes_on_there(capsys):
    table([line(1), line(2)])
    assert batch("--quiet") == 0
    Path("out/ledger.sqlite").rename("kept.sqlite")
    assert batch("--quiet", "--ledger", "kept.sqlite", "--resume", folder="other") == 2
    assert batch("--quiet", "--ledger", "kept.sqlite", "--resume") == 0
    assert "0 sheets made, 2 as before" in capsys.readouterr().err
    assert batch("--quiet", "--ledger", "kept.sqlite", "--only", "P1") == 0


def test_print_files_are_not_made_a_second_time_elsewhere(capsys):
    rows([""] * 4)
    assert batch(*PRINTS) == 0
    assert batch(*OTHER, "--resume") == 2
    assert "the print files of this run lie in 'press' · hint: give --merge as then" in capsys.readouterr().err
    assert not Path("other").exists()
    assert batch(*OTHER, "--resume", "--force") == 0
    said = capsys.readouterr().err
    assert "the older print files of this run lie in 'press', where neither --resume nor --purge looks now" in said
    assert prints("other") == prints("press")
    assert batch(*OTHER, "--resume") == 0
    assert "4 sheets deleted" in purge(capsys)
    assert not prints("other")


def test_single_files_are_not_made_a_second_time_elsewhere(capsys):
    table([line(1), line(2)])
    ledger = ("--ledger", "night.sqlite", "--quiet")
    assert batch(*ledger) == 0
    capsys.readouterr()
    for words in (["--resume"], ["--only", "P1"], ["--only", "P1", "--force"]):
        assert batch(*ledger, *words, folder="other") == 2
        assert "the sheets of this run lie in 'out' · hint: give -o as then" in capsys.readouterr().err
    assert not made("other")
    assert batch(*ledger, "--resume", "--force", folder="other") == 0
    assert "the older sheets of this run lie in 'out'" in capsys.readouterr().err
    assert made("other") == made()


def test_a_reprint_may_lie_anywhere():
    rows([""] * 4)
    assert batch(*PRINTS) == 0
    assert batch("--merge", "other/again.pdf", "--quiet", "--only", "1-2") == 0
    assert batch("--quiet", "--only", "P1") == 0
    assert batch(*PRINTS, "--resume") == 0


@pytest.mark.parametrize(
    "more", [("--merge", "press/others.pdf", "--split", "2"), ("--merge", "press/print.pdf", "--split", "3"), ()]
)
def test_a_part_that_begins_makes_print_files_as_the_first_does(more, capsys):
    rows([""] * 4)
    assert batch(*PRINTS, "--shard", "1/2") == 0
    before = prints("press")
    assert batch("--quiet", *more, "--shard", "2/2") == 2
    assert "this run" in capsys.readouterr().err
    assert prints("press") == before


def test_a_run_is_not_begun_among_sheets_that_no_ledger_here_knows(capsys):
    """Of a lost ledger, or of another: some of them would be handed out with this run's."""
    table([line(1), line(2)])
    assert batch("--quiet") == 0
    before = made()
    Path("out/ledger.sqlite").rename("lost.sqlite")
    table([line(2, dose="50 mg"), line(3)])
    capsys.readouterr()
    assert batch("--quiet") == 2
    said = capsys.readouterr().err
    assert "in 'out' lie sheets of another run, or of one whose ledger is lost" in said
    assert "add --resume and name its ledger with --ledger" in said
    assert "P1" not in said
    assert batch("--quiet", "--shard", "1/2") == 2
    assert {path.name for path in Path("out").iterdir() if path.is_file()} == set()
    Path("lost.sqlite").rename("out/ledger.sqlite")
    assert batch("--quiet", "--ledger", "other.sqlite") == 2
    assert f"leave out --ledger, since it is '{Path('out/ledger.sqlite')}'" in capsys.readouterr().err
    assert not Path("other.sqlite").exists()
    assert made() == before
    assert batch("--quiet", "--ledger", "other.sqlite", "--force") == 0
    said = capsys.readouterr().err
    assert "sheets of another run lie in 'out': those of this table's rows are replaced, the others stay" in said
    assert len(made()) == 3
    assert made()["P1.anakinra.en.pdf"] == before["P1.anakinra.en.pdf"]
    assert made()["P2.anakinra.en.pdf"] != before["P2.anakinra.en.pdf"]
    assert batch("--quiet", "--ledger", "other.sqlite", "--resume") == 0
    assert "another run" not in capsys.readouterr().err


def test_what_else_lies_in_a_folder_is_in_no_runs_way():
    table([line(1)])
    for name in ("out/ab/mine.pdf", "out/notes/P1.anakinra.en.pdf", "out/print.pdf"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"%PDF-")
    assert batch("--quiet") == 0


@pytest.mark.parametrize(
    ("split", "name", "force", "there"),
    grid(["500", "2"], ["print.pdf", "print-001.pdf", "again.pdf"], [[], ["--force"]], [True, False], together=1),
)
def test_a_reprint_never_has_a_name_of_the_runs_own_print_files(split, name, force, there, capsys):
    rows([""] * 4)
    assert batch("--merge", "print.pdf", "--quiet", "--split", split) == 0
    own = prints()
    if not there:
        for each in own:
            Path("out", each).rename(each)
    before = prints()
    asked = ["--merge", name, "--quiet", "--only", "2-3", *force]
    # With a longer table the run has more files, in whichever number it was parted before.
    if name != "again.pdf":
        assert batch(*asked) == 2
        assert f"'{name}' is a name of the run's own print files" in capsys.readouterr().err
        assert prints() == before
    else:
        assert batch(*asked) == 0
