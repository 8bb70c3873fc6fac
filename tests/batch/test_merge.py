"""Print files: whose sheets are in them, in which order, on which leaf; and nothing of anybody in what names them."""

import re
import shutil
import time
from pathlib import Path

import pypdf
import pytest
from print_tables import names, prints, rows, sheets_in
from quick import some, thinned
from readers import page_texts, poppler_is_there, poppler_struct_text, validate
from tables import CLINIC, NAME, NOTE, batch, everything, line, made, started, table

from handout.cli.main import main
from handout.cli.print_files import stretches

ROWS = 12
COLDS = "format: 1\nid: colds\nlanguage: en\ntitle: Colds\nfast_facts:\n  - Rest, and drink water.\n"
MARK = re.compile(r"[2-9A-Z]{6} · (\d+)")
RANGE = re.compile(r"[2-9A-Z]{6} · (\d[^\n+]*)\n(?=.*[2-9A-Z]{6} · \d+\+)", re.DOTALL)
"""Which sheets follow, on a separator: the mark at its foot has a '+'."""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")


def test_each_sheet_begins_on_a_fresh_leaf_and_has_its_mark(whole_handout):
    rows([""] * 4, large=[2])
    assert batch("--merge", "print.pdf", "--quiet") == 0
    assert list(prints()) == ["print.pdf"]
    marks = [MARK.search(text) for text in page_texts("out/print.pdf")]
    fronts, backs = ([int(mark[1]) if mark else None for mark in marks[side::2]] for side in (0, 1))
    assert list(dict.fromkeys(fronts)) == [1, 2, 3, 4]
    assert all(back in (front, None) for front, back in zip(fronts, backs, strict=True))
    assert names("out/print.pdf")[0] == 1
    assert (Path("out/print.pdf").stat().st_mode & 0o777) == 0o600


def test_the_back_of_a_sheet_of_one_page_is_blank():
    rows([""] * 2)
    short = ["--handout", "colds", "--library", "library"]
    Path("library/colds").mkdir(parents=True)
    Path("library/colds/en.yaml").write_text(COLDS, encoding="utf-8")
    Path("rows.csv").write_text("id,name,birth_date,dose\nP1,Ana,1950-01-02,1\nP2,Bo,1951-01-02,2\n", encoding="utf-8")
    assert batch(*short, "--merge", "print.pdf", "--quiet") == 0
    pages = pypdf.PdfReader("out/print.pdf").pages
    assert [bool(text.strip()) for text in page_texts("out/print.pdf")] == [True, False, True, False]
    assert [page.mediabox for page in pages] == [pages[0].mediabox] * 4
    for profile in ("ua1", "2a"):
        assert validate(Path("out/print.pdf"), profile) == []


def test_what_is_in_a_print_file_is_what_each_sheet_says_alone(whole_handout):
    if not poppler_is_there():
        pytest.skip("poppler's pdfinfo is not installed")
    rows([""] * 3, large=[3])
    assert batch("--quiet") == 0
    assert batch("--merge", "print.pdf", "--quiet", folder="merged") == 0
    alone = [poppler_struct_text(path) for path in sorted(Path("out").rglob("*.pdf"), key=lambda each: each.name)]
    assert poppler_struct_text(Path("merged/print.pdf")) == [line for each in alone for line in each]


def test_print_files_are_valid(whole_handout):
    rows(["", "Ward 1", "Ward 1", ""], large=[2])
    assert batch("--merge", "print.pdf", "--quiet", "--split", "4") == 0
    assert len(prints()) > 1
    for path in Path("out").glob("*.pdf"):
        assert validate(path, "ua1") == []
        assert validate(path, "2a") == []


def test_labels_and_outline_name_sheets_not_people():
    rows([""] * 3)
    assert batch("--merge", "print.pdf", "--quiet") == 0
    pdf = pypdf.PdfReader("out/print.pdf")
    assert pdf.page_labels == ["1-1", "1-2", "2-1", "2-2", "3-1", "3-2"]
    top, sheets = pdf.outline
    assert top.title == "1 – 3"
    assert [each.title for each in sheets] == ["1", "2", "3"]
    assert [pdf.get_destination_page_number(each) for each in sheets] == [0, 2, 4]
    assert NAME not in str(pdf.metadata)
    assert NAME not in str(pdf.xmp_metadata.stream.get_data())
    assert NAME.encode() not in everything()


def test_fonts_and_pictures_are_in_it_once():
    rows([""] * 5)
    assert batch("--quiet") == 0
    assert batch("--merge", "print.pdf", "--quiet", folder="merged") == 0
    programs = [len(re.findall(rb"/Length1 ", data)) for data in (*made().values(), prints("merged")["print.pdf"])]
    assert set(programs[:-1]) == {programs[0]}
    assert programs[-1] == programs[0] + 1  # the marks'
    sizes = [len(data) for data in made().values()]
    assert len(prints("merged")["print.pdf"]) < 2 * max(sizes)


def test_a_group_is_printed_together_where_its_first_row_stands(whole_handout):
    rows(["", "B", "", "A", "B", "A", "A", "B", ""])
    assert batch("--merge", "print.pdf", "--quiet") == 0
    order = names("out/print.pdf")[::1]
    assert list(dict.fromkeys(order)) == [1, 2, 5, 8, 3, 4, 6, 7, 9]
    marks = [int(MARK.search(text)[1]) for text in page_texts("out/print.pdf")]
    assert marks == sorted(marks)


def test_blanks_that_nobody_sees_make_no_other_group():
    rows(["Ward A", "B", "Ward  A", " Ward\u00a0A "])
    assert batch("--merge", "print.pdf", "--quiet", "--separators") == 0
    assert leaves_in() == [["1+-1", "1-1", "2-1", "3-1", "4+-1", "4-1"]]
    assert sheets_in() == [[1, 3, 4, 2]]


def test_neither_a_group_nor_a_sheet_is_split():
    rows(["", "", "A", "A", "A", "", "", ""], large=[7])
    assert batch("--merge", "print.pdf", "--quiet", "--split", "4") == 0
    found = {name: list(dict.fromkeys(names(f"out/{name}"))) for name in prints()}
    assert list(found.values())[:2] == [[1, 2], [3, 4, 5, 6]]
    assert sorted(number for each in found.values() for number in each) == list(range(1, 9))


def test_a_group_of_more_than_a_file_holds_is_split_between_sheets():
    rows(["A"] * 7)
    assert batch("--merge", "print.pdf", "--quiet", "--split", "3") == 0
    found = [list(dict.fromkeys(names(f"out/{name}"))) for name in prints()]
    assert [number for each in found for number in each] == list(range(1, 8))
    assert all(len(each) <= 3 for each in found)


def test_a_group_of_many_files_fills_each_of_them():
    rows(["A"] * 12 + ["B"] * 2)
    assert batch("--merge", "print.pdf", "--quiet", "--split", "3") == 0
    assert [len(each) for each in sheets_in()] == [3, 3, 3, 3, 2]


@pytest.mark.long
def test_a_group_of_many_files_has_a_separator_in_each_which_counts():
    """Who has one pile of paper alone sees whose it is."""
    rows(["", *(["Ward A"] * 7), "B"])
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "3", "--separators"]
    assert batch(*arguments) == 0
    assert sheets_in() == [[1], [2, 3], [4, 5], [6, 7], [8], [9]]
    assert [len(pypdf.PdfReader(f"out/{name}").pages) for name in prints()] == [2, 6, 6, 6, 4, 4]
    assert leaves_in()[1:4] == [["2+-1", "2-1", "3-1"], ["4+-1", "4-1", "5-1"], ["6+-1", "6-1", "7-1"]]
    firsts = [page_texts(f"out/{name}")[0] for name in list(prints())[1:5]]
    assert all(each.startswith("Ward A") for each in firsts)
    found = [re.search(r"[2-9A-Z]{6} · (.*\d.*)\n", each)[1].strip() for each in firsts]
    assert found == ["2 – …", "… 4 – 5 …", "… 6 – 7 …", "… 8"]
    for name in prints():
        assert validate(Path("out", name), "ua1") == []
    assert batch(*arguments[:1], "again.pdf", *arguments[2:], "--only", "4-8") == 0
    assert leaves_in()[:3] == [["4+-1", "4-1", "5-1"], ["6+-1", "6-1", "7-1"], ["8+-1", "8-1"]]


@pytest.mark.long
def test_a_separator_is_never_alone_in_a_file(capsys, whole_handout):
    """Where it and its first sheet do not fit together, the file is larger, as it is for a sheet that does not fit."""
    rows(["", "A", "A", "B", ""])
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "1"]
    assert batch(*arguments, folder="without") == 0
    assert batch(*arguments, "--separators") == 0
    assert sheets_in() == [[1], [2], [3], [4], [5]]
    assert [len(pypdf.PdfReader(f"out/{name}").pages) for name in prints()] == [2, 4, 4, 4, 4]
    whole = prints()
    for name in list(whole)[2:]:
        Path("out", name).unlink()
    assert batch("--resume", *arguments, "--separators") == 0
    assert prints() == whole
    rows(["A", "A"], large=[1, 2])
    assert batch(*arguments[:-1], "2", "--separators", folder="large") == 0
    assert sheets_in("large") == [[1], [2]]


@pytest.mark.long
@pytest.mark.law
@pytest.mark.parametrize("more", thinned([["--separators"], []]))
def test_resumed_in_the_midst_of_a_large_group_it_ends_in_the_same_bytes(more):
    rows(["", *(["A"] * 9), "B", "B", "C"])
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "3", *more]
    assert batch(*arguments, folder="whole") == 0
    before = prints("whole")
    for kept in some(range(1, 6)):
        folder = f"kept-{kept}"
        shutil.copytree("whole", folder)
        for name in list(before)[kept:]:
            Path(folder, name).unlink()
        assert batch("--resume", *arguments, folder=folder) == 0
        assert prints(folder) == before


@pytest.mark.long
def test_a_row_that_was_refused_holds_its_place_in_its_group(capsys):
    """Whether its kind is unknown, or one of its cells cannot be read, or it is the first of its group."""
    groups = ["A", "B", "A", "B", "A", "", "A"]
    rows(groups)
    good = Path("rows.csv").read_text(encoding="utf-8")
    bad = good.replace("P1,anakinra", "P1,nothing").replace("P5,anakinra,en", "P5,anakinra,xx")
    Path("rows.csv").write_text(bad.replace(f"{NOTE} 3", f"{NOTE}\x07"), encoding="utf-8")
    arguments = ["--merge", "print.pdf", "--quiet", "--separators"]
    assert batch(*arguments) == 3
    assert sheets_in() == [[7, 2, 4, 6]]
    texts = page_texts("out/print.pdf")
    assert [each.group(1) for each in map(RANGE.search, texts) if each] == ["4", "5 – 6", "7 – …"]
    Path("rows.csv").write_text(good, encoding="utf-8")
    assert batch("--resume", *arguments) == 0
    assert sheets_in() == [[1, 3, 5, 7, 2, 4, 6]]
    found = [MARK.search(text) for text in page_texts("out/print.pdf")]
    marks = [int(each[1]) for each in found if each]
    assert marks == sorted(marks)
    resumed = prints()
    rows(groups)
    assert batch("--merge", "again.pdf", "--quiet", "--only", "1-3") == 0
    assert list(dict.fromkeys(names("out/again.pdf"))) == [1, 3, 5]
    assert prints()["print.pdf"] == resumed["print.pdf"]


def test_a_file_of_one_sheet_says_its_number_once():
    rows([""])
    assert batch("--merge", "print.pdf", "--quiet") == 0
    reader = pypdf.PdfReader("out/print.pdf")
    assert [each.title for each in reader.outline if not isinstance(each, list)] == ["1"]
    assert reader.metadata.title.endswith("print file 1: sheet 1")


def test_a_separator_states_which_sheets_follow():
    """Rows that failed leave gaps, and one that came later has a number of its own."""
    rows(["A"] * 5, notes={3: "word " * 900})
    arguments = ["--merge", "print.pdf", "--quiet", "--separators"]
    assert batch(*arguments) == 3
    assert "1 – 2, 4 – 5" in page_texts("out/print.pdf")[0]
    assert stretches([9, 2, 3, 4]) == "2 – 4, 9"
    assert stretches(range(1, 21, 2)) == "1 – 19 (10)"


def leaves_in(folder="out"):
    """Labels of the first pages of all leaves that print files have, one list for each."""
    return [pypdf.PdfReader(f"{folder}/{name}").page_labels[::2] for name in prints(folder)]


@pytest.mark.long
def test_sheets_of_no_group_that_follow_a_group_have_a_leaf_without_a_name_before_them(whole_handout):
    """Who sorts what the printer gives out would put them with the group."""
    rows(["", "", "A", "", "", "B", "C", ""])
    arguments = ["--merge", "print.pdf", "--quiet", "--separators"]
    assert batch(*arguments) == 0
    labels = ["1-1", "2-1", "3+-1", "3-1", "4+-1", "4-1", "5-1", "6+-1", "6-1", "7+-1", "7-1", "8+-1", "8-1"]
    assert leaves_in() == [labels]
    words = page_texts("out/print.pdf")[8].splitlines()
    assert words[0].strip() == "4 – …"
    assert RANGE.search(page_texts("out/print.pdf")[8]).group(1) == "4 – …"
    for profile in ("ua1", "2a"):
        assert validate(Path("out/print.pdf"), profile) == []
    assert batch(*arguments, "--split", "2", folder="small") == 0
    assert [label for each in leaves_in("small") for label in each] == labels
    whole = prints("small")
    for name in list(whole)[2:]:
        Path("small", name).unlink()
    assert batch("--resume", *arguments, "--split", "2", folder="small") == 0
    assert prints("small") == whole
    assert batch(*arguments[:-1], folder="without") == 0
    assert len(leaves_in("without")[0]) == 8


@pytest.mark.long
def test_a_mended_row_between_two_print_files_goes_where_its_group_is():
    rows(["", "A", "A", "A", *("BBBBB")], notes={4: "word " * 900})
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "5"]
    assert batch(*arguments) == 3
    assert sheets_in() == [[1, 2, 3], [5, 6, 7, 8, 9]]
    rows(["", "A", "A", "A", *("BBBBB")])
    assert batch("--resume", *arguments) == 0
    assert sheets_in() == [[1, 2, 3, 4], [5, 6, 7, 8, 9]]


def test_a_bad_row_is_left_out_and_told(capsys):
    rows([""] * 3, notes={2: "word " * 900})
    assert batch("--merge", "print.pdf", "--quiet") == 3
    assert "row 2" in capsys.readouterr().err
    assert list(dict.fromkeys(names("out/print.pdf"))) == [1, 3]


@pytest.mark.long
def test_two_processes_make_the_same_bytes(whole_handout):
    rows([["", "A"][number % 3 == 0] for number in range(ROWS)])
    assert batch("--merge", "print.pdf", "--quiet", "--split", "5") == 0
    before = prints()
    for each in Path("out").glob("*.pdf"):
        each.unlink()
    assert batch("--merge", "print.pdf", "--quiet", "--split", "5", "--resume", "--jobs", "2") == 0
    assert prints() == before


@pytest.mark.long
def test_killed_at_any_moment_it_ends_in_the_same_bytes(whole_handout):
    rows([["", "A"][number % 5 == 0] for number in range(ROWS)])
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "3", "--date", "2026-11-24"]
    for count in range(4):
        running = started(*arguments, *(["--resume"] if Path("out/ledger.sqlite").exists() else []))
        while len(prints()) < count and running.poll() is None:
            time.sleep(0.002)
        if count == 0:
            time.sleep(0.3)
        running.kill()
        running.communicate()
    assert batch("--resume", *arguments) == 0
    resumed = prints()
    assert not list(Path("out").glob(".*.tmp"))
    assert list(dict.fromkeys(number for name in resumed for number in names(f"out/{name}"))).__len__() == ROWS
    for each in Path("out").glob("*.pdf"):
        each.unlink()
    assert batch("--resume", *arguments) == 0
    assert prints() == resumed


def test_what_stands_is_not_made_again(capsys):
    rows([""] * 8)
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "2"]
    assert batch(*arguments) == 0
    before = prints()
    Path("out/print-003.pdf").write_bytes(b"%PDF-")
    capsys.readouterr()
    assert batch("--resume", *arguments) == 0
    assert "4 sheets made, 4 as before" in capsys.readouterr().err
    assert prints() == before
    assert batch("--resume", *arguments) == 0
    assert "0 sheets made, 8 as before" in capsys.readouterr().err


def test_changed_words_reach_their_print_file_and_those_behind_it(capsys):
    rows([""] * 6)
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "2"]
    assert batch(*arguments) == 0
    rows([""] * 6, notes={3: "another note"})
    capsys.readouterr()
    assert batch("--resume", *arguments) == 0
    assert "4 sheets made, 2 as before" in capsys.readouterr().err
    assert "another note" in page_texts("out/print-002.pdf")[0]


def test_a_row_that_was_mended_comes_into_its_place():
    rows([""] * 6, notes={4: "word " * 900})
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "2"]
    assert batch(*arguments) == 3
    first = prints()["print-001.pdf"]
    assert batch("--resume", *arguments) == 3
    rows([""] * 6)
    assert batch("--resume", *arguments) == 0
    assert prints()["print-001.pdf"] == first
    found = [number for name in prints() for number in dict.fromkeys(names(f"out/{name}"))]
    assert found == list(range(1, 7))


def test_print_files_of_fewer_rows_are_gone():
    rows([""] * 6)
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "2"]
    assert batch(*arguments) == 0
    rows([""] * 2)
    assert batch("--resume", *arguments) == 0
    assert len(prints()) == 1


def test_a_range_of_sheets_is_printed_again_into_a_file_of_its_own(capsys):
    rows([""] * 5)
    assert batch("--merge", "print.pdf", "--quiet") == 0
    before = prints()
    assert batch("--merge", "again.pdf", "--quiet", "--only", "2-4") == 0
    assert list(dict.fromkeys(names("out/again.pdf"))) == [2, 3, 4]
    assert prints()["print.pdf"] == before["print.pdf"]
    rows([""] * 5, notes={3: "another note"})
    capsys.readouterr()
    assert batch("--merge", "third.pdf", "--quiet", "--only", "2-4") == 1
    assert "would be another than the one that was made before" in (said := capsys.readouterr().err)
    assert "0 sheets made" in said
    assert "third.pdf" not in prints()


def merged(file, *more):
    return main(["batch", "rows.csv", "--merge", file, "--clinic", str(CLINIC), "--quiet", *more])


@pytest.mark.long
def test_a_reprint_without_a_folder_is_of_the_run_beside_it(capsys):
    rows([""] * 4)
    assert merged("night/again.pdf", "--only", "2-3") == 2
    assert "there is no run in 'night'" in capsys.readouterr().err
    assert merged("night/print.pdf") == 0
    assert merged("night/again.pdf", "--only", "2-3") == 0
    assert sorted(path.name for path in Path("night").iterdir()) == ["again.pdf", "print.ledger.sqlite", "print.pdf"]
    run = re.compile(r"([2-9A-Z]{6}) · 2")
    marks = {run.search(page_texts(f"night/{name}")[at])[1] for name, at in FOUND}
    assert len(marks) == 1
    rows([""] * 4, notes={2: "another note"})
    assert merged("night/third.pdf", "--only", "2-3") == 1
    assert "would be another" in capsys.readouterr().err
    assert merged("night/other.pdf") == 0
    assert merged("night/third.pdf", "--only", "2-3") == 2
    assert "name its ledger with --ledger" in capsys.readouterr().err
    assert merged("night/third.pdf", "--only", "2-3", "--ledger", "night/other.ledger.sqlite") == 0


FOUND = (("again.pdf", 0), ("print.pdf", 2))
"""Where sheet 2 begins in a run's print file and in a reprint of it."""


def test_older_files_stay(capsys):
    rows([""] * 2)
    Path("out").mkdir()
    Path("out/print.pdf").write_bytes(b"%PDF-somebody's")
    assert batch("--merge", "print.pdf", "--quiet") == 1
    assert "--force replaces it" in capsys.readouterr().err
    assert Path("out/print.pdf").read_bytes() == b"%PDF-somebody's"
    assert batch("--merge", "print.pdf", "--quiet", "--force") == 0
    assert len(names("out/print.pdf")) >= 2


def test_a_file_in_the_way_of_a_later_one_is_seen_at_once(capsys):
    rows([""] * 4)
    Path("out").mkdir()
    Path("out/print-002.pdf").write_bytes(b"%PDF-somebody's")
    Path("out/print-999.pdf").write_bytes(b"%PDF-of no run of four")
    assert batch("--merge", "print.pdf", "--quiet", "--split", "2") == 1
    assert "print-002.pdf: error: there is an older file" in (said := capsys.readouterr().err)
    assert "print-999" not in said
    assert set(prints()) == {"print-002.pdf", "print-999.pdf"}


def test_without_a_folder_the_ledger_lies_beside_the_print_file():
    rows([""] * 2)
    assert merged("night/print.pdf") == 0
    assert sorted(path.name for path in Path("night").iterdir()) == ["print.ledger.sqlite", "print.pdf"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--merge", "print.txt"], "end in .pdf"),
        (["--split", "5"], "add --merge"),
        (["--separators"], "add --merge"),
        (["--merge", "print.pdf", "--split", "0"], "is no number of leaves"),
    ],
)
def test_what_cannot_be_meant_is_refused(more, said, capsys):
    table([line(1)])
    assert batch(*more) == 2
    assert said in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_run_goes_on_as_it_was_begun(capsys):
    rows([""] * 2)
    assert batch("--merge", "print.pdf", "--quiet") == 0
    assert batch("--resume", "--quiet") == 2
    assert "this run makes print files 'print'" in capsys.readouterr().err
    assert batch("--resume", "--merge", "other.pdf", "--quiet") == 2
    assert batch("--resume", "--merge", "print.pdf", "--quiet", "--split", "7") == 2
    assert "this run's print files hold 500 leaves · hint: give --split 500" in capsys.readouterr().err
    assert batch("--resume", "--merge", "print.pdf", "--quiet", "--separators") == 2
    assert "begun without leaves between groups" in capsys.readouterr().err
    assert batch("--merge", "few.pdf", "--quiet", "--separators", "--split", "7", "--only", "1-2") == 0


def test_a_dry_run_makes_no_print_file():
    rows([""] * 2)
    assert batch("--merge", "print.pdf", "--dry-run", "--quiet") == 0
    assert not Path("out").exists()


def test_a_separator_stands_before_each_group():
    rows(["", "Ward 1", "Ward 1", "عيادة", "", "\U00010380"])
    assert batch("--merge", "print.pdf", "--quiet", "--separators") == 0
    pdf = pypdf.PdfReader("out/print.pdf")
    texts = page_texts("out/print.pdf")
    first = [pdf.page_labels.index(each) for each in ("2+-1", "4+-1", "6+-1")]
    assert texts[first[0]].startswith("Ward 1")
    assert "2 – 3" in texts[first[0]]
    assert RANGE.search(texts[first[2]]).group(1) == "6"
    assert not any(texts[each + 1].strip() for each in first)
    assert "Ward" not in str(pdf.metadata) + str(pdf.xmp_metadata.stream.get_data())
    assert not [
        each.title for group in pdf.outline if isinstance(group, list) for each in group if "Ward" in each.title
    ]
    for profile in ("ua1", "2a"):
        assert validate(Path("out/print.pdf"), profile) == []


def test_print_files_are_purged_once_they_are_old():
    rows([""] * 4)
    arguments = ["--merge", "print.pdf", "--quiet", "--split", "2"]
    assert batch(*arguments) == 0
    assert main(["batch", "-o", "out", "--purge", "--older-than", "1d"]) == 0
    assert len(prints()) == 2
    assert main(["batch", "-o", "out", "--purge", "--older-than", "0d"]) == 0
    assert not prints()
    assert batch("--resume", *arguments) == 0
    assert not prints()


def purge(capsys, *more, age="0d"):
    capsys.readouterr()
    assert main(["batch", "--purge", "--older-than", age, *more]) == 0
    return capsys.readouterr().err


@pytest.mark.long
def test_reprints_are_purged_too_and_what_is_left_is_told(capsys, monkeypatch):
    rows([""] * 3)
    assert batch("--merge", "print.pdf", "--quiet") == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795600000")
    assert batch("--merge", "again.pdf", "--quiet", "--only", "1-2") == 0
    assert batch("--merge", "far/off.pdf", "--quiet", "--only", "P3") == 0
    left = Path("far/.off.0a1b2c3d.tmp")
    for path in (left, Path("out/mine.pdf")):
        path.write_bytes(b"%PDF-")
    said = purge(capsys, "-o", "out", age="1d")
    assert "0 sheets deleted" in said
    assert "3 files left, too young" in said
    assert "1 PDF left in 'out' of which the ledger does not know" in said
    said = purge(capsys, "-o", "out")
    assert "3 sheets deleted" in said
    assert "2 reprints deleted" in said
    assert "too young" not in said
    assert "1 PDF left in 'out'" in said
    assert [path.name for path in Path().rglob("*.pdf")] == ["mine.pdf"]
    assert not left.exists()


def test_names_that_read_like_patterns_are_purged_too(capsys):
    rows([""] * 2)
    assert merged("a[1]/b[2].pdf") == 0
    left = Path("a[1]/.b[2].0a1b2c3d.tmp")
    left.write_bytes(b"%PDF-")
    assert "2 sheets deleted" in purge(capsys, "--merge", "a[1]/b[2].pdf")
    assert [path.name for path in Path("a[1]").iterdir()] == ["b[2].ledger.sqlite"]


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_row_with_a_password_is_refused(more, capsys):
    words = "id,name,birth_date,dose,password\nP1,Ana,1950-01-02,1,hunter2hunter2\nP2,Bo,1950-01-02,1,\n"
    Path("rows.csv").write_text(words, encoding="utf-8")
    assert batch("--handout", "anakinra", "--merge", "print.pdf", "--quiet", *more) == 3
    said = capsys.readouterr().err
    assert "row 1, column 'password': a print file is not locked" in said
    assert f"1 sheet {'could be ' if more else ''}made, 1 row failed" in said
    assert "hunter2" not in said
    assert len(prints()) == (0 if more else 1)
