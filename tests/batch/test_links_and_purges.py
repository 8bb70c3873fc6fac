"""A batch writes and deletes its own files alone: never what a link leads to, nor more than was asked for."""

import os
import shutil
from pathlib import Path

import pytest
from quick import grid
from tables import batch, line, made, table

from handout.batch.ledger import Ledger
from handout.cli.main import main

pytestmark = pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="the system has no links for all")
STRANGER = b"somebody else's words"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
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
    for dry in (["--dry-run"], []):
        capsys.readouterr()
        assert purge(*dry) == 0
        said = capsys.readouterr().err
        assert "1 sheet " in said
        assert f"{sheet(2)}: warning: this is not the file that the run made, so it is left" in said
        assert said.count("not the file that the run made") == 1
        assert "does not know" not in said, "it is named already"
    assert sheet(2).is_symlink()
    assert Path("stranger.pdf").read_bytes() == STRANGER
    assert len(list(Path("elsewhere").iterdir())) == 1


def test_a_folder_that_is_a_link_itself_is_as_good_as_any():
    Path("disk").mkdir()
    Path("out").symlink_to(Path("disk").absolute())
    assert batch("--quiet") == 0
    assert len(list(Path("disk").rglob("*.pdf"))) == 3


@pytest.mark.parametrize(
    ("command", "option"),
    grid(
        ["--purge --older-than 0d", "--who-has anakinra@12345678", "--report r.csv"],
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
        together=1,
    ),
)
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
    assert purge() == 0
    assert "0 sheets deleted\n" in capsys.readouterr().err
    assert not list(Path("out").rglob("*.pdf"))


def test_a_dry_run_goes_with_a_purge_alone(capsys):
    assert batch("--quiet") == 0
    assert main(["batch", "-o", "out", "--who-has", "anakinra@12345678", "--dry-run"]) == 2
    assert "--dry-run does nothing beside --who-has" in capsys.readouterr().err


def swapped(path):
    """A file of somebody else's under a name of the run's, as old as that one."""
    path.write_bytes(STRANGER)
    return path


def test_a_purge_leaves_and_names_what_the_run_has_not_made(capsys):
    assert batch("--quiet") == 0
    other = swapped(sheet(2))
    for dry in (["--dry-run"], []):
        capsys.readouterr()
        assert purge(*dry) == 0
        said = capsys.readouterr().err
        assert f"{other}: warning: this is not the file that the run made, so it is left" in said
        assert "2 sheets " in said
        assert "does not know" not in said, "it is named already"
    assert other.read_bytes() == STRANGER
    assert list(Path("out").rglob("*.pdf")) == [other]
    assert batch("--quiet", "--resume") == 0
    assert other.read_bytes() != STRANGER, "what was not deleted is still the run's to make"


def test_a_purge_leaves_a_print_file_and_a_reprint_that_the_run_has_not_made(capsys):
    assert batch("--quiet", "--merge", "print.pdf") == 0
    assert batch("--quiet", "--merge", "again.pdf", "--only", "1-2") == 0
    others = [swapped(Path("out", name)) for name in ("print.pdf", "again.pdf")]
    capsys.readouterr()
    assert purge() == 0
    said = capsys.readouterr().err
    assert said.count("this is not the file that the run made, so it is left") == 2
    assert "0 sheets deleted" in said
    assert all(each.read_bytes() == STRANGER for each in others)


@pytest.mark.parametrize("gives", [True, False])
def test_a_purge_of_hidden_ids_needs_no_key_but_leaves_what_is_no_sheet(gives, capsys):
    """A run of which the key is lost must still be one that can be deleted."""
    Path("ids.key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("ids.key").chmod(0o600)
    key = ["--opaque-ids", "ids.key"]
    assert batch("--quiet", *key) == 0
    other = swapped(min(Path("out").rglob("*.pdf")))
    assert purge(*(key if gives else [])) == 0
    assert "2 sheets deleted" in capsys.readouterr().err
    assert list(Path("out").rglob("*.pdf")) == [other]


@pytest.mark.long
@pytest.mark.parametrize("gives", [True, False])
@pytest.mark.parametrize("more", [[], ["--merge", "print.pdf"]])
def test_a_purge_of_hidden_ids_leaves_a_pdf_of_the_program_that_is_another(more, gives, capsys):
    """Whoever has put it there under a sheet's name may have it nowhere else."""
    Path("ids.key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("ids.key").chmod(0o600)
    key = ["--opaque-ids", "ids.key"]
    assert batch("--quiet", "--merge", "print.pdf", folder="prints") == 0
    assert batch("--quiet", "--edition", "large-print", folder="large") == 0
    assert main(["build", "anakinra", "-o", "shared.pdf"]) == 0
    others = [Path("prints/print.pdf"), next(Path("large").rglob("*.pdf")), Path("shared.pdf")]
    assert batch("--quiet", *key, *more) == 0
    here = sorted(Path("out").rglob("*.pdf"))
    for each, other in zip(here, others, strict=False):
        each.write_bytes(other.read_bytes())
    assert purge(*(key if gives else [])) == 0
    assert capsys.readouterr().err.count("this is not the file that the run made") == len(here)
    assert sorted(Path("out").rglob("*.pdf")) == here


def test_a_purge_with_another_key_is_refused_before_anything_is_deleted(capsys):
    assert batch("--quiet") == 0
    Path("ids.key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("ids.key").chmod(0o600)
    assert purge("--opaque-ids", "ids.key") == 2
    assert "begun without --opaque-ids" in capsys.readouterr().err
    assert len(made()) == 3


def test_a_purge_deletes_what_a_run_has_begun_that_was_killed(capsys):
    """The ledger knows no hash of it yet."""
    assert batch("--quiet") == 0
    ledger = Ledger(Path("out/ledger.sqlite"))
    ledger.begin([2])
    ledger._set(2, output=None)
    ledger.close()
    assert purge() == 0
    assert "3 sheets deleted" in capsys.readouterr().err
    assert not made()


def purged_prints():
    """The names of a run's two print files once these are deleted, and what goes on with it."""
    merged = ["--merge", "print.pdf", "--split", "2", "--quiet"]
    table([line(number) for number in (1, 2, 3)])
    assert batch(*merged) == 0
    assert sorted(made()) == ["print-001.pdf", "print-002.pdf"]
    assert purge() == 0
    return Path("out/print-001.pdf"), Path("out/print-002.pdf"), [*merged, "--resume"]


def test_another_file_under_the_name_of_a_purged_print_file_is_left():
    first, second, resumed = purged_prints()
    second.write_bytes(STRANGER)
    assert batch(*resumed) == 0
    assert batch(*resumed) == 0, "nothing is to be made, so nobody's name is in the way"
    table([line(number) for number in (1, 2, 3, 4)])
    assert batch(*resumed) == 0, "one sheet has no second print file"
    assert second.read_bytes() == STRANGER
    assert sorted(made()) == ["print-002.pdf", "print.pdf"]
    assert not first.exists()


def test_another_file_in_the_way_of_a_resumed_run_is_told_so_that_it_is_not_lost(capsys):
    _, second, resumed = purged_prints()
    second.write_bytes(STRANGER)
    table([line(number) for number in range(1, 7)])
    for _ in range(2):
        capsys.readouterr()
        assert batch(*resumed) == 1
        said = capsys.readouterr().err
        assert "print-002.pdf: error: this is a name for the run's next print files" in said
        assert "put it elsewhere, then --resume" in said
        assert "--force" not in said
        assert second.read_bytes() == STRANGER
    second.unlink()
    assert batch(*resumed) == 0
    assert sorted(made()) == ["print-001.pdf", "print-002.pdf"]


def test_a_sheet_that_was_purged_and_printed_again_is_not_printed_with_the_run_again(capsys):
    *_, resumed = purged_prints()
    reprint = ["--only", "3-3", "--quiet", "--merge"]
    assert batch(*reprint, "again.pdf") == 0
    assert batch(*resumed) == 0
    assert sorted(made()) == ["again.pdf"]
    table([line(1), line(2), line(3, dose="other")])
    assert batch(*reprint, "once-more.pdf", "--force") == 0
    capsys.readouterr()
    assert batch(*resumed) == 0
    assert "0 sheets made, 3 purged before" in capsys.readouterr().err
    assert sorted(made()) == ["again.pdf", "once-more.pdf"]


@pytest.mark.parametrize("name", ["print.pdf", "print-001.pdf", "Print-003.pdf"])
def test_a_reprint_has_no_name_of_print_files_that_were_purged_or_are_to_come(name, capsys):
    *_, resumed = purged_prints()
    assert batch(*resumed) == 0
    capsys.readouterr()
    assert batch("--quiet", "--only", "3-3", "--merge", name) == 2
    assert f"'{name}' is a name of the run's own print files" in capsys.readouterr().err
    assert not made()
