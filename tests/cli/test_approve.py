"""`handout approve`, and what building, listing and checking make of it."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, environment

from handout.cli.main import main
from handout.source import library
from handout.source.library import load_handout

Capture = pytest.CaptureFixture[str]
BY = ("--by", "Jane Roe, MD", "--date", "2026-11-22")
FILE = Path("lib/made/en.yaml")
RECORD = Path("lib/made/en.review.json")
TEXT = """\
format: 1
id: made
language: en
title: Made
intro: Take 100 mg once a day.
review:
  status: draft  # for now
  review_by: 2027-11-22
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a library of one handout."""
    monkeypatch.chdir(tmp_path)
    for name in ("HANDOUT_LIBRARY", "SOURCE_DATE_EPOCH", "HANDOUT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    FILE.parent.mkdir(parents=True)
    FILE.write_text(TEXT, encoding="utf-8")


def approve(*words: str) -> int:
    return main(["approve", "made", "en", *(words or ("--library", "lib", *BY))])


def listed(capsys: Capture, *words: str, id_: str = "made") -> dict[str, object]:
    capsys.readouterr()
    main(["list", "--format", "json", *(words or ("--library", "lib", "--date", "2026-11-22"))])
    rows = map(json.loads, capsys.readouterr().out.splitlines())
    (row,) = (row for row in rows if (row["id"], row["language"]) == (id_, "en"))
    return row


def changed(old: str = "100 mg", new: str = "200 mg") -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    FILE.write_text(text.replace(old, new), encoding="utf-8")


def required(*words: str) -> int:
    words = words or ("made", "--library", "lib")
    return main(["build", *words, "--require-reviewed", "--date", "2026-11-22", "-o", "out.pdf"])


class TestOwn:
    def test_the_file_says_who_reviewed_it_and_the_record_keeps_what(self, capsys: Capture) -> None:
        assert approve() == 0
        assert capsys.readouterr().out.splitlines() == [str(RECORD), str(FILE)]
        line = FILE.read_text(encoding="utf-8").splitlines()[7]
        assert line.startswith('  reviewed_by: {name: "Jane Roe", credentials: "MD", date: 2026-11-22, hash: "')
        assert json.loads(RECORD.read_text(encoding="utf-8"))["wording"]["intro"] == "Take 100 mg once a day."

    def test_machines_are_told_what_was_approved(self, capsys: Capture) -> None:
        approve("--library", "lib", *BY, "--format", "json")
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [row["file"] for row in rows] == [str(RECORD), str(FILE)]
        for row in rows:
            assert (row["id"], row["language"], row["reviewed_by"], row["date"]) == (
                "made", "en", "Jane Roe, MD", "2026-11-22",
            )  # fmt: skip
            assert row["parts"] == ["language", "title", "intro"]
            assert row["hash"] in FILE.read_text(encoding="utf-8")

    def test_it_is_reviewed_everywhere(self, capsys: Capture) -> None:
        assert required() == 1
        approve()
        assert required() == 0
        assert listed(capsys)["status"] == "reviewed"
        assert main(["preview", "made", "--library", "lib", "--require-reviewed", "--date", "2026-11-22"]) == 0

    def test_the_same_again_changes_nothing(self) -> None:
        approve()
        before = FILE.read_bytes(), RECORD.read_bytes()
        assert approve() == 0
        assert (FILE.read_bytes(), RECORD.read_bytes()) == before

    def test_one_word_returns_it_to_draft_and_check_shows_which(self, capsys: Capture) -> None:
        approve()
        changed()
        row = listed(capsys)
        assert (row["status"], row["changed_since_review"], row["reviewed_by"]) == ("draft", True, "Jane Roe, MD")
        assert required() == 1
        assert "lib/made/en.yaml:7:3: error: the handout changed since the review" in capsys.readouterr().err
        assert main(["check", "made", "--library", "lib", "--date", "2026-11-22"]) == 0
        told = [line for line in capsys.readouterr().err.splitlines() if "[changed-since-review]" in line]
        assert len(told) == 1
        assert told[0].startswith("lib/made/en.yaml:5:8: warning: the intro changed since the review by Jane Roe, MD")
        assert "'Take 100 mg once …' is now 'Take 200 mg once …'" in told[0]
        approve()
        assert listed(capsys)["status"] == "reviewed"

    def test_a_comment_or_another_order_of_keys_does_not(self, capsys: Capture) -> None:
        approve()
        changed("  # for now", "  # reviewed")
        changed("id: made\nlanguage: en\n", "language: en\n# a comment\nid: made\n")
        assert listed(capsys)["status"] == "reviewed"

    def test_status_put_back_to_draft_is_a_draft(self, capsys: Capture) -> None:
        approve()
        changed("status: reviewed", "status: draft")
        assert listed(capsys)["status"] == "draft"

    @pytest.mark.long
    def test_the_day_decides_what_is_past(self, capsys: Capture) -> None:
        approve()
        row = listed(capsys, "--library", "lib", "--date", "2027-11-23")
        assert (row["status"], row["past_review"]) == ("reviewed", True)
        assert main(["build", "made", "--library", "lib", "--require-reviewed", "--date", "2027-11-23"]) == 1
        assert not Path("made.en.pdf").exists()
        assert main(["build", "made", "--library", "lib", "--require-reviewed", "--date", "2027-11-22"]) == 0

    def test_a_file_by_its_name(self, capsys: Capture) -> None:
        assert main(["approve", "./lib/made/en.yaml", "en", *BY]) == 0
        assert listed(capsys)["status"] == "reviewed"
        assert required("lib/made/en.yaml") == 0

    def test_the_files_rights_stay(self) -> None:
        FILE.chmod(0o664)
        approve()
        assert stat.S_IMODE(FILE.stat().st_mode) == 0o664


class TestLibraryOfOthers:
    @pytest.fixture(autouse=True)
    def _own(self) -> None:
        Path("own").mkdir()

    def test_a_clinic_approves_it_in_its_own_folder(self, capsys: Capture) -> None:
        before = (ROOT / "content" / "anakinra" / "en.yaml").read_bytes()
        day = str(load_handout(ROOT / "content" / "anakinra" / "en.yaml", ()).value.review.updated)
        assert main(["approve", "anakinra", "en", "--library", "own", *BY[:2], "--date", day]) == 0
        assert capsys.readouterr().out == f"{Path('own/anakinra/en.review.json')}\n"
        assert (ROOT / "content" / "anakinra" / "en.yaml").read_bytes() == before
        assert required("anakinra", "--library", "own") == 0
        assert required("anakinra") == 1
        assert listed(capsys, "--library", "own", "--date", day, id_="anakinra")["status"] == "reviewed"

    def test_a_new_version_of_the_library_is_a_draft_again(self, capsys: Capture) -> None:
        approve("--library", "own", "--library", "lib", *BY)
        assert FILE.read_text(encoding="utf-8") == TEXT
        assert required("made", "--library", "own", "--library", "lib") == 0
        changed()
        assert required("made", "--library", "own", "--library", "lib") == 1

    def test_the_folder_may_be_named_by_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HANDOUT_LIBRARY", os.pathsep.join(["own", "lib"]))
        assert approve(*BY) == 0
        assert Path("own/made/en.review.json").is_file()

    def test_a_file_that_is_named_is_the_one_that_says_so(self) -> None:
        assert main(["approve", "lib/made/en.yaml", "en", "--library", "own", *BY]) == 0
        assert "status: reviewed" in FILE.read_text(encoding="utf-8")
        assert list(Path("own").iterdir()) == []

    def test_the_programs_own_file_is_not_written(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        """Once installed, it lies within the package."""
        shutil.copytree("lib", "package/data/content")
        monkeypatch.setattr(library, "_PACKAGE", Path("package").absolute())
        assert approve(*BY) == 1
        assert "hint: approve it in your own folder: --library FOLDER" in capsys.readouterr().err
        assert approve("--library", "own", *BY) == 0
        assert Path("package/data/content/made/en.yaml").read_text(encoding="utf-8") == TEXT


class TestRefused:
    @pytest.mark.parametrize("by", [(), ("--by", "Jane Roe"), ("--by", ", MD"), ("--by", "")])
    def test_without_a_name_and_credentials(self, by: tuple[str, ...], capsys: Capture) -> None:
        assert approve("--library", "lib", *by) == 2
        assert '"Jane Roe, MD"' in capsys.readouterr().err
        assert FILE.read_text(encoding="utf-8") == TEXT

    @pytest.mark.parametrize(
        ("old", "new", "by", "said"),
        [
            ("title", "titel", "Jane Roe, MD", "did you mean 'title'?"),
            ("100 mg", "\U0001f48a", "Jane Roe, MD", "U+1F48A"),
            ("100 mg", "100 mg " * 2000, "Jane Roe, MD", "page one does not hold"),
            ("100 mg", "100 mg", "Jane \U0001f48a, MD", "U+1F48A"),
        ],
        ids=["form", "a character", "length", "a character of the name"],
    )
    def test_what_could_not_be_built(self, old: str, new: str, by: str, said: str, capsys: Capture) -> None:
        changed(old, new)
        before = FILE.read_bytes()
        assert approve("--library", "lib", "--by", by) == 1
        assert said in capsys.readouterr().err
        assert FILE.read_bytes() == before
        assert not RECORD.exists()

    def test_another_language_than_was_read(self, capsys: Capture) -> None:
        assert main(["approve", "lib/made/en.yaml", "es", *BY]) == 1
        assert "this handout is in 'en', not in 'es'" in capsys.readouterr().err
        assert main(["approve", "made", "es", "--library", "lib", *BY]) == 1
        assert not RECORD.exists()

    def test_what_the_system_will_not_write(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        def refuse(source: object, target: object) -> None:
            raise PermissionError(13, "Permission denied", str(target))

        monkeypatch.setattr("handout.cli.files.os.replace", refuse)
        assert approve() == 4
        assert "cannot be written: Permission denied" in capsys.readouterr().err
        assert sorted(path.name for path in FILE.parent.iterdir()) == ["en.yaml"]
        assert FILE.read_text(encoding="utf-8") == TEXT


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="no such signal on Windows")
def test_killed_before_the_last_step_the_file_is_as_it_was(capsys: Capture) -> None:
    script = (
        "import os, signal\n"
        "replace = os.replace\n"
        "def until(source, target):\n"
        "    if str(target).endswith('en.yaml'):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    replace(source, target)\n"
        "os.replace = until\n"
        "from handout.cli.main import main\n"
        f"main({['approve', 'made', 'en', '--library', 'lib', *BY]!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert RECORD.exists()
    assert FILE.read_text(encoding="utf-8") == TEXT
    assert listed(capsys)["status"] == "draft"
    assert approve() == 0
    assert listed(capsys)["status"] == "reviewed"


class TestDay:
    def test_no_review_is_of_a_day_to_come(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.datetime(2026, 11, 21, 12).timestamp())))
        assert approve("--library", "lib", *BY) == 1
        assert "--date: error: 2026-11-22 is still to come" in capsys.readouterr().err
        assert not RECORD.exists()

    def test_no_review_is_older_than_the_wording(self, capsys: Capture) -> None:
        changed("status: draft  # for now", "updated: 2026-11-23")
        assert approve("--library", "lib", *BY) == 1
        assert "this handout was last changed on 2026-11-23, which is after 2026-11-22" in capsys.readouterr().err
        assert not RECORD.exists()
        changed("updated: 2026-11-23", "updated: 2026-11-22")
        assert approve("--library", "lib", *BY) == 0
