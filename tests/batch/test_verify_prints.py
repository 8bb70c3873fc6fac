"""`handout verify` of print files: each sheet's wording, and whose it is; never a word of anybody."""

import json
import re
from pathlib import Path

import pypdf
import pytest
from print_tables import prints, rows
from readers import validate
from tables import CLINIC, NAME, NOTE, batch, made

from handout.batch import merge
from handout.cli import print_files
from handout.cli.main import main
from handout.paint.print_file import PrintFile

ARGUMENTS = ("--merge", "print.pdf", "--quiet")
COLDS = "format: 1\nid: colds\nlanguage: {}\ntitle: {}\nfast_facts:\n  - {}\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")


def verify(capsys, *more, file="out/print.pdf"):
    capsys.readouterr()
    status = main(["verify", file, *more])
    said = capsys.readouterr()
    for word in (NAME, NOTE):
        assert word not in said.out + said.err
    return status, said.out, said.err


def row_of(number, **others):
    """A file with one row of the table."""
    header, *lines = Path("rows.csv").read_text(encoding="utf-8").splitlines()
    line = lines[number - 1]
    for before, after in others.items():
        line = line.replace(before, after)
    Path("row.csv").write_text(f"{header}\n{line}\n", encoding="utf-8")
    return ("--recipient", "row.csv", "--clinic", str(CLINIC))


def test_each_sheet_is_read_and_said_to_be_whole(capsys):
    rows(["", "A", "A"], large=[3])
    assert batch(*ARGUMENTS, "--separators") == 0
    status, out, err = verify(capsys)
    assert (status, err) == (0, "")
    assert re.fullmatch(
        r"out/print.pdf: print file of run [2-9A-Z]{6}, 3 sheets, \d+ pages: text and tags of each are whole\n", out
    )
    status, out, _ = verify(capsys, "--format", "json")
    said = json.loads(out)
    assert [each["sheet"] for each in said["sheets"]] == ["1", "2", "3"]
    assert [each["edition"] for each in said["sheets"]] == ["standard", "standard", "large-print"]
    assert all(each["whole"] and each["id"] == "anakinra" for each in said["sheets"])
    assert batch("--quiet", folder="alone") == 0
    alone = next(Path("alone").rglob("P1.*.pdf"))
    _, single, _ = verify(capsys, "--format", "json", file=str(alone))
    for fact in ("content_hash", "version", "language", "pages"):
        assert json.loads(single)[fact] == said["sheets"][0][fact]


def test_a_sheet_in_two_languages_has_both_of_its_hashes(capsys):
    for language, title, fact in (("en", "Colds", "Rest."), ("es", "Resfriado", "Descanse.")):
        Path("library/colds").mkdir(parents=True, exist_ok=True)
        Path(f"library/colds/{language}.yaml").write_text(COLDS.format(language, title, fact), encoding="utf-8")
    Path("rows.csv").write_text(
        f"id,handout,language,with,name,birth_date,dose\nP1,colds,es,en,{NAME},1950-01-02,1\n", encoding="utf-8"
    )
    assert batch(*ARGUMENTS, "--library", "library") == 0
    status, out, err = verify(capsys, "--format", "json")
    assert (status, err) == (0, "")
    (sheet,) = json.loads(out)["sheets"]
    assert (sheet["language"], sheet["second_language"]) == ("es", "en")
    assert len(sheet["content_hash"].split()) == 2


def test_a_row_is_found_by_its_mark_and_held_against_its_own_sheet(capsys):
    rows([""] * 3)
    assert batch(*ARGUMENTS) == 0
    status, out, _ = verify(capsys, *row_of(2))
    assert status == 0
    assert "; all personal words of sheet 2 are the row's" in out
    status, out, err = verify(capsys, *row_of(2, **{NOTE: "Another"}))
    assert status == 1
    assert "sheet 2: row 1: the note on the sheet is not the row's" in err
    status, _, err = verify(capsys, *row_of(2, P2="P9"))
    assert status == 1
    assert "no sheet in it has this row's mark" in err
    assert main(["verify", "out/print.pdf", *row_of(2)[:2]]) == 2
    assert "was made with the clinic's file of 'Riverbend Rheumatology'" in capsys.readouterr().err


def test_a_hidden_id_is_found_with_its_key(capsys):
    Path("ids.key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("ids.key").chmod(0o600)
    rows([""] * 2)
    assert batch(*ARGUMENTS, "--opaque-ids", "ids.key") == 0
    assert verify(capsys, *row_of(2))[0] == 1
    assert verify(capsys, *row_of(2), "--opaque-ids", "ids.key")[0] == 0


def test_words_that_are_not_those_of_their_hash_are_told_by_sheet(capsys, monkeypatch):
    """As if a sheet of another wording had come into the file under this one's hash."""
    rows([""] * 3)
    right = print_files.PrintFiles.add

    def add(self, outcome):
        if outcome.task.number == 2:
            outcome = outcome._replace(content_hash=outcome.content_hash[::-1])
        right(self, outcome)

    monkeypatch.setattr(print_files.PrintFiles, "add", add)
    assert batch(*ARGUMENTS) == 0
    status, _, err = verify(capsys)
    assert status == 1
    assert "out/print.pdf: error: sheet 2: the words on the pages" in err
    assert re.findall(r"error: sheet (\d)", err) == ["2"] * err.count("error")


def test_a_page_with_another_number_at_its_foot_is_told(capsys, monkeypatch, whole_handout):
    right = PrintFile._put_page
    pages = []

    def put_page(file, sheet, copy, page, mark):
        pages.append(mark)
        right(file, sheet, copy, page, mark.replace("\u00b7 1", "\u00b7 12") if len(pages) == 2 else mark)

    monkeypatch.setattr(PrintFile, "_put_page", put_page)
    monkeypatch.setattr(merge, "prove_print_file", lambda *_: None)
    rows([""] * 2)
    assert batch(*ARGUMENTS) == 0
    status, _, err = verify(capsys)
    assert status == 1
    assert "sheet 1: page 2: run and sheet number at its foot are not its own" in err


def test_a_back_that_is_not_blank_is_told(capsys, monkeypatch):
    words = COLDS.format("en", "Colds", "Rest.")
    Path("library/colds").mkdir(parents=True)
    Path("library/colds/en.yaml").write_text(words, encoding="utf-8")
    Path("rows.csv").write_text("id,name,birth_date,dose\nP1,Ana,1950-01-02,1\nP2,Bo,1951-01-02,2\n", encoding="utf-8")
    short = ("--handout", "colds", "--library", "library")
    monkeypatch.setattr(merge, "prove_print_file", lambda *_: None)

    def put_blank(file, page):
        file._pages.append(file._objects.put(re.sub(rb"/StructParents ?\d+", b"", page)))

    monkeypatch.setattr(PrintFile, "_put_blank", put_blank)
    assert batch(*ARGUMENTS, *short) == 0
    status, _, err = verify(capsys)
    assert status == 1
    assert "the back of its last leaf is not blank" in err


def test_a_file_that_is_damaged_or_was_saved_anew_is_told_and_is_no_crash(capsys):
    rows([""] * 2)
    assert batch(*ARGUMENTS) == 0
    data = prints()["print.pdf"]
    for name, changed in {
        "short.pdf": data[: len(data) - 40],
        "shifted.pdf": data[:3000] + b"\n" + data[3000:],
        "half.pdf": data[: len(data) // 2] + data[-3000:],
    }.items():
        Path(name).write_bytes(changed)
        status, _, err = verify(capsys, file=name)
        assert status == 1
        assert "crash" not in err
        assert f"{name}: error: " in err
    writer = pypdf.PdfWriter(clone_from="out/print.pdf")
    writer.write("anew.pdf")
    assert verify(capsys, file="anew.pdf")[0] == 1


def test_what_is_said_of_each_sheet_keeps_the_file_valid():
    rows(["", "A"])
    assert batch(*ARGUMENTS, "--separators") == 0
    reader = pypdf.PdfReader("out/print.pdf")
    assert reader.trailer["/Root"]["/MarkInfo"]["/UserProperties"]
    for profile in ("ua1", "2a"):
        assert validate(Path("out/print.pdf"), profile) == []
    assert NAME.encode() not in made()["print.pdf"]
