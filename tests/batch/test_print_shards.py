"""Print files of a run in parts: each part has a stretch of the order of print, and none another's."""

import os
import re
import shutil
from pathlib import Path

import pypdf
import pytest
from print_tables import names, prints, resorted, rows, sheets_in
from quick import thinned
from readers import page_texts
from tables import NAME, batch, everything, made, started

from handout.batch.shards import Shard
from handout.cli.main import main

PARTS = 3
GROUPS = ["", "B", "", "A", "B", "A", "A", "B", "", "", "C"]
"""Printed in this order: 1, 2 5 8, 3, 4 6 7, 9, 10, 11; places 4 and 8 would be cuts within groups."""
ORDER = [1, 2, 5, 8, 3, 4, 6, 7, 9, 10, 11]
ARGUMENTS = ("--merge", "print.pdf", "--quiet")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")


def parts(*more, of=PARTS, folder="out", table=True):
    if table:
        rows(GROUPS)
    return [batch(*ARGUMENTS, "--shard", f"{n}/{of}", *more, folder=folder) for n in range(1, of + 1)]


def marks(folder="out"):
    """Run and sheet number on each page that is not blank, the files in the order of their names."""
    texts = [text for name in prints(folder) for text in page_texts(f"{folder}/{name}")]
    return [found.group(1, 2) for text in texts if (found := re.search(r"([2-9A-Z]{6}) · (\d+)", text))]


@pytest.mark.parametrize("of", thinned([2, 3, 5, 11, 20], 3))
def test_all_parts_together_are_the_whole_run_in_its_order(of):
    assert parts(of=of) == [0] * of
    assert [number for each in sheets_in() for number in each] == ORDER
    found = marks()
    assert list(dict.fromkeys(int(number) for _, number in found)) == list(range(1, len(ORDER) + 1))
    assert len({run for run, _ in found}) == 1


def test_a_group_is_in_one_part_and_what_is_called_says_which():
    parts()
    assert [sorted(each) for each in sheets_in()] == [[1, 2, 5, 8], [3, 4, 6, 7], [9, 10, 11]]
    assert list(prints()) == [f"print-{n}.pdf" for n in range(1, 4)]
    assert "part 2 of 3, print file 1: sheets 5 to 8" in pypdf.PdfReader("out/print-2.pdf").metadata.title
    assert NAME.encode() not in everything()
    assert Path("out/ledger.order").stat().st_mode & 0o777 == 0o600


def test_files_of_parts_are_in_their_order_by_name():
    names_of = [Shard(n, 12).named("print") for n in (2, 11, 12)]
    assert names_of == sorted(names_of) == ["print-02", "print-11", "print-12"]
    parts("--split", "2")
    assert list(prints())[:3] == ["print-1-001.pdf", "print-1-002.pdf", "print-1-003.pdf"]
    assert [number for each in sheets_in() for number in each] == ORDER


@pytest.mark.parametrize("of", range(1, 12))
def test_each_place_is_in_one_part_and_parts_have_stretches(of):
    shards = [Shard(number, of) for number in range(1, of + 1)]
    whose = [[shard.number for shard in shards if shard.has_place(place, 7)] for place in range(1, 8)]
    assert all(len(each) == 1 for each in whose)
    assert whose == sorted(whose)


@pytest.mark.long
def test_parts_begun_at_one_moment_agree(whole_handout):
    rows(GROUPS)
    running = [started(*ARGUMENTS, "--shard", f"{n}/{PARTS}") for n in range(1, PARTS + 1)]
    assert [each.wait() for each in running] == [0] * PARTS, [each.stderr.read() for each in running]
    for each in running:
        each.communicate()
    assert [number for each in sheets_in() for number in each] == ORDER
    assert len({run for run, _ in marks()}) == 1


@pytest.mark.long
def test_a_part_that_begins_with_sheets_of_no_group_says_so():
    """The part before it may end in a group, and both are one stack when they are printed."""
    rows(["A", "A", "", ""])
    for n in (1, 2):
        assert batch(*ARGUMENTS, "--separators", "--shard", f"{n}/2") == 0
    labels = [pypdf.PdfReader(f"out/{name}").page_labels[::2] for name in prints()]
    assert labels == [["1+-1", "1-1", "2-1"], ["3+-1", "3-1", "4-1"]]
    assert batch("--merge", "again.pdf", "--quiet", "--separators", "--only", "4-4", "--shard", "2/2") == 0
    assert pypdf.PdfReader("out/again-2.pdf").page_labels[::2] == ["4-1"]


@pytest.mark.long
def test_a_part_is_resumed_by_itself(capsys):
    parts()
    before = prints()
    for n in range(1, PARTS + 1):
        shutil.copytree("out", f"lost-{n}")
        Path(f"lost-{n}/print-{n}.pdf").unlink()
        for again in range(1, PARTS + 1):
            assert batch(*ARGUMENTS, "--resume", "--shard", f"{again}/{PARTS}", folder=f"lost-{n}") == 0
        assert prints(f"lost-{n}") == before
    assert "0 sheets made, 3 as before" in capsys.readouterr().err


@pytest.mark.long
def test_a_mended_row_comes_into_its_place_in_its_part(capsys):
    rows(GROUPS, notes={6: "word " * 900})
    assert parts(table=False) == [0, 3, 0]
    assert capsys.readouterr().err.count("row 6, column 'note'") == 1
    before = prints()
    assert parts("--resume") == [0, 0, 0]
    assert [number for each in sheets_in() for number in each] == ORDER
    assert [name for name, data in prints().items() if before[name] != data] == ["print-2.pdf"]


def test_a_fault_is_told_by_the_part_that_has_the_row(capsys):
    rows(GROUPS)
    words = Path("rows.csv").read_text(encoding="utf-8")
    Path("rows.csv").write_text(words.replace("P5,anakinra", "P5,nothing").replace("P9,", "P10,"), encoding="utf-8")
    said = []
    for n in range(1, PARTS + 1):
        assert batch(*ARGUMENTS, "--shard", f"{n}/{PARTS}") == (0 if n == 2 else 3)
        said.append(re.findall(r"error: row (\d+)", capsys.readouterr().err))
    assert said == [["5"], [], ["9", "10"]]


@pytest.mark.long
def test_a_range_is_printed_again_from_the_part_that_has_it(capsys):
    parts()
    before = prints()
    again = ("--merge", "again.pdf", "--quiet")
    assert batch(*again, "--only", "6-7", "--shard", "2/3") == 0
    assert list(dict.fromkeys(names("out/again-2.pdf"))) == [4, 6]
    assert batch(*again, "--only", "P10", "--shard", "3/3") == 0
    assert list(dict.fromkeys(names("out/again-3.pdf"))) == [10]
    capsys.readouterr()
    assert batch(*again, "--only", "6-7", "--shard", "1/3") == 2
    assert "'6-7' is neither an id nor a range of this shard's sheet numbers" in (said := capsys.readouterr().err)
    assert "the sheet numbers of this shard go from 1 to 4" in said
    assert batch(*again, "--only", "P10", "--shard", "1/3") == 2
    assert "no row of this shard has the id 'P10'" in capsys.readouterr().err
    assert batch("--merge", "more.pdf", "--quiet", "--only", "3-6", "--shard", "1/3") == 0
    assert "this shard has but some of these sheets" in capsys.readouterr().err
    assert list(dict.fromkeys(names("out/more-1.pdf"))) == [5, 8]
    assert {name: prints()[name] for name in before} == before


@pytest.mark.long
@pytest.mark.parametrize("change", thinned(["moved", "added", "left out", "regrouped"], 2))
def test_another_table_is_refused_by_the_parts_to_come_and_by_those_that_were(change, capsys):
    """What is in which part follows from the order; with another one a row would be in two of them or in none."""
    rows(GROUPS)
    assert batch(*ARGUMENTS, "--shard", "1/3") == 0
    whole = list(range(1, len(GROUPS) + 1))
    orders = {"moved": whole[::-1], "left out": whole[:-1]}
    if change == "regrouped":
        rows(["B", *GROUPS[1:]])
    elif change == "added":
        rows([*GROUPS, ""])
    else:
        resorted(GROUPS, orders[change])
    before = made()
    reprint = ["--shard", "1/3", "--only", "1-2", "--merge", "again.pdf"]
    for words in (["--shard", "2/3"], ["--shard", "1/3", "--resume"], reprint):
        for force in ([], ["--force"]):
            assert batch(*ARGUMENTS, *words, *force) == 2
            assert "give all shards the same table" in capsys.readouterr().err
    assert made() == before
    rows(GROUPS, notes={5: "mended"})
    assert batch(*ARGUMENTS, "--shard", "2/3") == 0


def test_parts_are_reported_recalled_and_purged_together(capsys):
    parts()
    left = Path("out/.print-2.0a1b2c3d.tmp")
    left.write_bytes(b"%PDF-")
    os.utime(left)
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--report", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(ORDER)
    assert main(["batch", "-o", "out", "--purge", "--older-than", "0d"]) == 0
    assert f"{len(ORDER)} sheets deleted" in capsys.readouterr().err
    assert not prints()
    assert not left.exists()


def test_a_run_of_single_files_in_parts_is_reprinted_in_parts():
    """Its parts follow from the names of files, whatever the reprint is."""
    rows(GROUPS)
    for n in (1, 2):
        assert batch("--quiet", "--shard", f"{n}/2") == 0
    assert batch("--quiet", "--shard", "1/2", "--merge", "again.pdf", "--only", f"1-{len(GROUPS)}") == 0
    ledger = sorted(Path("out").glob("ledger.*-of-2.sqlite"))
    assert len(ledger) == 2
    assert 0 < len(set(names("out/again-1.pdf"))) < len(GROUPS)
