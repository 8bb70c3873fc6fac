"""`handout build`, and what becomes of the file that it writes."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import CLINIC, environment, handout, process

from handout.cli.main import main

SMALL = """\
format: 1
id: small
language: en
title: A small one
intro: Drink water.
"""
WRONG = SMALL + "colour: red\n"
needs_unix = pytest.mark.skipif(os.name == "nt", reason="no such thing on Windows")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_handout_of_the_library_for_a_clinic(tmp_path: Path) -> None:
    done = process(tmp_path, "build", "anakinra", "--clinic", CLINIC)
    assert (done.status, done.lines) == (0, ["anakinra.en.pdf"])
    assert all(": warning: " in line for line in done.err)
    assert (tmp_path / "anakinra.en.pdf").read_bytes().startswith(b"%PDF-")
    assert names(tmp_path) == ["anakinra.en.pdf"]


def test_a_note_for_a_handout_that_no_library_has_is_told(small: Path) -> None:
    clinic = "format: 1\nname: A\nnotes:\n  - {handout: [anakinra, small, smal], place: end, text: Hello.}\n"
    small.with_name("clinic.yaml").write_text(clinic, encoding="utf-8")
    done = handout(small.parent, "build", "small.yaml", "--clinic", "clinic.yaml")
    assert done.status == 0
    hint = "hint: did you mean 'small'?"
    assert done.err == [f"clinic.yaml:4:33: warning: the library has no 'smal' · {hint}"]


def test_large_print_says_how_many_pages_it_takes(small: Path, tmp_path: Path) -> None:
    done = handout(tmp_path, "build", "anakinra", "--clinic", CLINIC, "--edition", "large-print")
    assert (done.status, done.lines) == (0, ["anakinra.en.pdf"])
    assert done.err == ["large print, 6 pages"]
    assert b"<h:edition>large-print<" in (tmp_path / "anakinra.en.pdf").read_bytes()
    words = ("build", "small.yaml", "--edition", "large-print", "-o", "-")
    assert handout(small.parent, *words).err == ["large print, 1 page"]
    assert handout(small.parent, *words, "--format", "json").err == []


@pytest.mark.parametrize("command", ["build", "preview"])
def test_large_print_has_no_budget_of_pages(small: Path, command: str) -> None:
    done = handout(small.parent, command, "small.yaml", "--edition", "large-print", "--pages", "2")
    assert done.status == 2
    assert done.err == ["error: large print takes as many pages as it needs · hint: leave --pages out"]
    assert names(small.parent) == ["small.yaml"]


def test_what_large_print_cannot_have_is_refused_and_leaves_no_file(small: Path) -> None:
    many = "".join(f"      - A sign of harm, number {number}\n" for number in range(40))
    help_ = f"sections:\n  - id: call-us\n    heading: Call us\n    text: |\n{many}"
    small.write_text(SMALL + help_, encoding="utf-8")
    assert handout(small.parent, "build", "small.yaml").status == 0
    (small.parent / "small.en.pdf").unlink()
    done = handout(small.parent, "build", "small.yaml", "--edition", "large-print")
    assert done.status == 1
    (line,) = done.err
    assert line.startswith("small.yaml:4:8: error: in large print these do not fit on page one")
    assert "'call-us' (242 words)" in line
    assert names(small.parent) == ["small.yaml"]


def test_one_page_tells_what_it_left_out(tmp_path: Path) -> None:
    done = handout(tmp_path, "build", "anakinra", "--pages", "1", "--clinic", CLINIC)
    assert (done.status, done.lines) == (0, ["anakinra.en.pdf"])
    assert any("warning: 'uses' is left out, to fit one page at " in line for line in done.err)
    assert all("/anakinra/en.yaml:" in line for line in done.err)
    whole = handout(tmp_path, "build", "anakinra", "--pages", "2", "--clinic", CLINIC)
    assert not any("to fit one page" in line for line in whole.err)


def test_a_file_is_named_by_its_id_and_language(small: Path) -> None:
    done = handout(small.parent, "build", "small.yaml")
    assert (done.status, done.lines, done.err) == (0, ["small.en.pdf"], [])


def test_standard_output(small: Path) -> None:
    done = process(small.parent, "build", "small.yaml", "-o", "-")
    assert (done.status, done.err) == (0, [])
    assert done.out.startswith(b"%PDF-")
    assert names(small.parent) == ["small.yaml"]


def test_the_date_is_told_or_taken_from_the_environment(small: Path) -> None:
    told = handout(small.parent, "build", "small.yaml", "-o", "-", "--date", "2026-11-22").out
    taken = handout(small.parent, "build", "small.yaml", "-o", "-", SOURCE_DATE_EPOCH="1795348800").out
    other = handout(small.parent, "build", "small.yaml", "-o", "-", "--date", "2026-11-23").out
    assert told == taken != other


@pytest.mark.long
def test_the_same_bytes_elsewhere(small: Path, tmp_path: Path) -> None:
    there = tmp_path / "another place"
    there.mkdir()
    words = ("--date", "2026-11-22", "-o", "-")
    here = process(small.parent, "build", "small.yaml", *words, PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    elsewhere = process(there, "build", "../small.yaml", *words, PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C")
    assert here.out == elsewhere.out


def test_past_review_is_a_warning(tmp_path: Path) -> None:
    done = handout(tmp_path, "build", "anakinra", "-o", "-", "--date", "2039-01-01")
    assert done.status == 0
    assert any("had to be reviewed by" in line for line in done.err)


def test_faults_have_a_place_and_a_hint_and_both_files_are_told(small: Path) -> None:
    small.write_text(WRONG, encoding="utf-8")
    (small.parent / "clinic.yaml").write_text("format: 1\nname: A\nfone: 5\n", encoding="utf-8")
    done = process(small.parent, "build", "small.yaml", "--clinic", "clinic.yaml")
    assert done.status == 1
    assert done.out == b""
    assert [line.split(": ")[0:2] for line in done.err] == [["small.yaml:6:1", "error"], ["clinic.yaml:3:1", "error"]]
    assert all(" · hint: " in line for line in done.err)


def test_json_for_machines(small: Path) -> None:
    made = handout(small.parent, "build", "small.yaml", "--format", "json")
    assert json.loads(made.out) == {"file": "small.en.pdf", "pages": 1, "body_pt": 13.5}
    small.write_text(WRONG, encoding="utf-8")
    (fault, older) = map(json.loads, handout(small.parent, "build", "small.yaml", "--format=json").err)
    assert (fault["severity"], fault["file"], fault["line"], fault["column"]) == ("error", "small.yaml", 6, 1)
    assert (older["severity"], older["code"], older["file"]) == ("warning", "older-file", "small.en.pdf")


def test_a_file_that_is_there_stays_without_force(small: Path) -> None:
    target = small.parent / "small.en.pdf"
    target.write_bytes(b"something else")
    done = handout(small.parent, "build", "small.yaml")
    assert (done.status, done.out) == (1, b"")
    assert done.err == [
        "small.en.pdf: error: there is an older file of this name, and it still lies there as it was"
        " · hint: --force replaces it; -o names another"
    ]
    assert target.read_bytes() == b"something else"
    assert handout(small.parent, "build", "small.yaml", "--force").status == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert names(small.parent) == ["small.en.pdf", "small.yaml"]


def test_the_very_same_file_may_be_built_again(small: Path) -> None:
    words = ("build", "small.yaml", "--date", "2026-11-22")
    assert handout(small.parent, *words).status == 0
    again = handout(small.parent, *words)
    assert (again.status, again.lines, again.err) == (0, ["small.en.pdf"], [])


def test_an_older_handout_is_replaced(small: Path) -> None:
    target = small.parent / "small.en.pdf"
    assert handout(small.parent, "build", "small.yaml", "--date", "2026-11-22").status == 0
    before = target.read_bytes()
    assert handout(small.parent, "build", "small.yaml", "--date", "2026-11-23").status == 0
    assert target.read_bytes() != before


@pytest.mark.parametrize("words", [(), ("-o", "small.en.pdf"), ("--force",)], ids=" ".join)
def test_a_failed_build_leaves_the_older_file_and_says_so(small: Path, words: tuple[str, ...]) -> None:
    assert handout(small.parent, "build", "small.yaml").status == 0
    target = small.parent / "small.en.pdf"
    before = target.read_bytes()
    small.write_text(WRONG, encoding="utf-8")
    done = handout(small.parent, "build", "small.yaml", *words)
    assert done.status == 1
    assert done.err[-1].startswith("small.en.pdf: warning: this build failed; the file of this name is an older one")
    assert target.read_bytes() == before


def test_a_failed_build_without_an_older_file_says_nothing_of_one(small: Path) -> None:
    small.write_text(WRONG, encoding="utf-8")
    done = handout(small.parent, "build", "small.yaml")
    assert len(done.err) == 1
    assert names(small.parent) == ["small.yaml"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("nowhere/x.pdf", "the folder is not there"),
        (".", "this is a folder"),
        ("a" * 300 + ".pdf", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_the_machines_fault(small: Path, target: str, said: str) -> None:
    done = handout(small.parent, "build", "small.yaml", "-o", target)
    assert done.status == 4
    assert len(done.err) == 1
    assert said in done.err[0]
    assert names(small.parent) == ["small.yaml"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="the system has no such folder")
def test_a_folder_that_takes_no_files_is_not_said_to_be_missing(small: Path) -> None:
    done = process(small.parent, "build", "small.yaml", "-o", "/proc/x.pdf")
    assert done.status == 4
    assert done.err[0].startswith("/proc/x.pdf: error: no file can be made in this folder")


@needs_unix
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    done = process(tmp_path, "build", "pipe.yaml")
    assert (done.status, len(done.err)) == (1, 1)


@needs_unix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(small: Path) -> None:
    locked = small.parent / "locked"
    locked.mkdir(mode=0o500)
    done = handout(small.parent, "build", "small.yaml", "-o", "locked/x.pdf")
    assert done.status == 4
    assert "Permission denied" in done.err[0]


@needs_unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk(small: Path) -> None:
    done = handout(small.parent, "build", "small.yaml", "-o", "/dev/full")
    assert (done.status, len(done.err)) == (4, 1)
    with Path("/dev/full").open("wb") as full:
        piped = subprocess.run(
            [sys.executable, "-m", "handout", "build", "small.yaml", "-o", "-"],
            cwd=small.parent, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False,
        )  # fmt: skip
    assert piped.returncode == 4
    assert b"Traceback" not in piped.stderr
    assert b"No space left" in piped.stderr


@needs_unix
def test_a_disk_that_fills_up_half_way_leaves_nothing(small: Path) -> None:
    """A limit on the size of files stands in for the disk."""
    import resource

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    (small.parent / "x.pdf").write_bytes(b"older")
    done = subprocess.run(
        [sys.executable, "-B", "-m", "handout", "build", "small.yaml", "-o", "x.pdf", "--force"],
        cwd=small.parent, capture_output=True, env=environment(), preexec_fn=limit, check=False,
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert b"File too large" in done.stderr
    assert b"older one" in done.stderr
    assert names(small.parent) == ["small.yaml", "x.pdf"]
    assert (small.parent / "x.pdf").read_bytes() == b"older"


@needs_unix
def test_rights_follow_the_umask_and_a_link_stays_one(small: Path) -> None:
    (small.parent / "far").mkdir()
    link = small.parent / "x.pdf"
    link.symlink_to("far/real.pdf")
    assert handout(small.parent, "build", "small.yaml", "-o", "x.pdf").status == 0
    assert link.is_symlink()
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((small.parent / "far" / "real.pdf").stat().st_mode) == 0o666 & ~mask


@needs_unix
@pytest.mark.parametrize("after", [0.05, 0.15, 0.25, 0.35, 0.45])
def test_killed_half_way_leaves_the_older_file_or_the_whole_new_one(small: Path, after: float) -> None:
    target = small.parent / "x.pdf"
    target.write_bytes(b"older")
    process = subprocess.Popen(
        [sys.executable, "-m", "handout", "build", "small.yaml", "-o", "x.pdf", "--force"],
        cwd=small.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(),
    )  # fmt: skip
    time.sleep(after)
    process.kill()
    process.wait()
    found = target.read_bytes()
    assert found == b"older" or (found.startswith(b"%PDF-") and found.rstrip().endswith(b"%%EOF"))
    assert all(name.startswith(".") for name in names(small.parent) if name not in ("small.yaml", "x.pdf"))


@needs_unix
def test_interrupted(small: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED, "build", "small.yaml"],
        cwd=small.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert names(small.parent) == ["small.yaml"]


_INTERRUPTED = """
import os, signal, sys
from handout.cli import main
import handout.api
handout.api.render = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)
sys.exit(main.main())
"""


def test_a_sheet_to_fill_in_on_screen(tmp_path: Path) -> None:
    done = handout(tmp_path, "build", "anakinra", "--clinic", str(Path(CLINIC).with_name("plan.yaml")), "--fillable")
    assert (done.status, done.lines) == (0, ["anakinra.en.pdf"])
    assert handout(tmp_path, "verify", "anakinra.en.pdf").status == 0


def test_a_sheet_to_fill_in_is_for_nobody_yet(tmp_path: Path, small: Path) -> None:
    done = handout(tmp_path, "build", str(small), "--fillable", "--set", "name=Rosa", "-o", "sheet.pdf")
    assert done.status == 2
    (said,) = done.err
    assert "for nobody yet" in said
    assert "Rosa" not in said
    assert names(tmp_path) == ["small.yaml"]


def test_nothing_to_fill_in(tmp_path: Path, small: Path) -> None:
    done = handout(tmp_path, "build", str(small), "--fillable")
    assert done.status == 1
    assert "there is nothing to fill in" in done.err[0]
    assert names(tmp_path) == ["small.yaml"]


@pytest.mark.parametrize("target", ["made.yaml", "clinic.yaml", "logo.svg", "row.csv", "link.yaml"])
def test_a_sheet_never_takes_the_place_of_what_it_is_made_of(target, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("made.yaml").write_text("format: 1\nid: made\nlanguage: en\ntitle: T\nintro: Hi.\n", "utf-8")
    Path("clinic.yaml").write_text("format: 1\nname: C\nlogo: logo.svg\nlogo_alt: C\nidentify: [name]\n", "utf-8")
    Path("logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>', "utf-8"
    )
    Path("row.csv").write_text("id,name\n1,Ann\n", "utf-8")
    Path("link.yaml").symlink_to("made.yaml")
    before = {each.name: each.read_bytes() for each in Path().iterdir()}
    command = ["build", "made.yaml", "--clinic", "clinic.yaml", "--recipient", "row.csv", "--force", "-o"]
    assert main([*command, target]) == 2
    assert f"the sheet is made of '{target}', and would take its place" in capsys.readouterr().err
    assert {each.name: each.read_bytes() for each in Path().iterdir()} == before
    assert main([*command, "sheet.pdf"]) == 0
