"""What ledgers know after the run: reports, recalls, purges; and runs in parts."""

import csv
import json
import os
import re
from contextlib import closing
from pathlib import Path

import pytest
from quick import thinned
from tables import CLINIC, NAME, NOTE, batch, line, made, started, table

from handout.batch.ledger import Ledger
from handout.batch.shards import Shard
from handout.cli.main import main
from handout.diagnostics import MachineError, error

LINES = [line(number) for number in range(1, 7)]
DATE = ("--date", "2026-11-24")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    table(LINES)


def records(*words):
    return main(["batch", "-o", "out", *words])


def report():
    assert records("--report", "report.jsonl") == 0
    return [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_report_has_a_line_for_each_row_and_no_word_of_any(whole_handout):
    table([*LINES, line(7).replace("1950-01-02", "1950-13-02")])
    assert batch("--quiet", *DATE, "--report", "report.csv") == 3
    with Path("report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["state"] for row in rows] == ["made"] * 6 + ["failed"]
    assert [row["sheet"] for row in rows] == list("1234567")
    assert (rows[0]["id"], rows[0]["day"], rows[0]["pages"], rows[6]["fault"]) == ("P1", "2026-11-24", "2", "bad-date")
    assert re.fullmatch("[0-9a-f]{64}", rows[0]["content_hash"])
    shown = [{key: "" if value is None else str(value) for key, value in row.items()} for row in report()]
    assert shown == rows
    for path in ("report.csv", "report.jsonl"):
        assert NAME not in (said := Path(path).read_text(encoding="utf-8"))
        assert NOTE not in said
        assert Path(path).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize(
    "name",
    [
        "rows.csv",
        "link.csv",
        "ids.key",
        "clinic.yaml",
        "mine/gout/en.yaml",
        "out/ledger.sqlite",
        "out/ledger.sqlite-wal",
    ],
)
def test_a_report_replaces_no_file_of_the_run_itself(name, force, capsys):
    Path("ids.key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("ids.key").chmod(0o600)
    Path("clinic.yaml").write_text("format: 1\nname: Riverbend\n", encoding="utf-8")
    Path("mine/gout").mkdir(parents=True)
    Path("mine/gout/en.yaml").write_text("format: 1\nid: gout\nlanguage: en\ntitle: Gout\n", encoding="utf-8")
    Path("link.csv").symlink_to("rows.csv")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    words = ["batch", "rows.csv", "-o", "out", "--clinic", "clinic.yaml", "--library", "mine"]
    assert main([*words, "--opaque-ids", "ids.key", "--report", name, *force]) == 2
    assert "is a file of the run itself" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_report_of_parts_replaces_no_ledger_of_a_part():
    ledger = ("--ledger", "night.sqlite")
    assert batch("--quiet", *ledger, "--shard", "1/2", "--report", "night.2-of-2.sqlite") == 2
    assert batch("--quiet", *ledger, "--shard", "1/2", "--report", "night.1-of-2.csv") == 0


@pytest.mark.parametrize("name", ["notes.txt", "notes.csv"])
def test_a_report_replaces_an_earlier_one_and_nothing_else(name, capsys):
    mine = Path(name)
    mine.write_text('{"run": 1, "mine": 2}\n', encoding="utf-8")
    assert batch("--quiet", "--report", name) == 1
    assert "there is a file of this name that is no report" in capsys.readouterr().err
    assert not Path("out").exists()
    assert batch("--quiet", "--report", "out/print.pdf") == 2
    assert batch("--quiet") == 0
    assert records("--report", name) == 1
    assert mine.read_text(encoding="utf-8") == '{"run": 1, "mine": 2}\n'
    assert records("--report", name, "--force") == 0
    first = mine.read_text(encoding="utf-8")
    assert records("--purge", "--older-than", "0d", "--report", name) == 0
    assert mine.read_text(encoding="utf-8") != first


def test_a_report_that_cannot_be_written_stops_the_run_before_its_first_sheet(capsys):
    assert batch("--quiet", "--report", "nowhere/report.csv") == 4
    assert "the folder is not there" in capsys.readouterr().err
    assert not Path("out").exists()
    assert batch("--quiet", "--report", "out/report.csv") == 0
    assert {path.name for path in Path("out").iterdir() if path.is_file()} == {"ledger.sqlite", "report.csv"}
    assert records("--purge", "--older-than", "0d", "--report", "nowhere/report.csv") == 4
    assert len(made()) == 6


def test_a_report_to_standard_output_is_all_that_is_there(capsys):
    for more in ([], ["--resume", "--format", "json"]):
        assert batch("--report", "-", *more) == 0
        said = capsys.readouterr()
        assert [json.loads(each)["id"] for each in said.out.splitlines()] == [f"P{n}" for n in range(1, 7)]
        assert "made" in said.err
    assert batch("--quiet", "--merge", "p.pdf", "--report", "-", folder="prints") == 0
    assert [json.loads(each)["print_file"] for each in capsys.readouterr().out.splitlines()] == [1] * 6
    assert records("--report", "-") == 0
    assert len(capsys.readouterr().out.splitlines()) == 6
    assert records("--report", "-", "--who-has", "anakinra@00000000") == 2
    assert not Path("-").exists()


@pytest.mark.parametrize("more", [[], ["--merge", "print.pdf"]])
def test_a_report_of_a_dry_run_says_of_no_sheet_that_it_was_made(more, capsys):
    table([*LINES, line(7).replace("1950-01-02", "1950-13-02")])
    for name in ("report.jsonl", "report.csv"):
        assert batch("--quiet", "--dry-run", *more, "--report", name, "--format", "json") == 3
        summary = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (summary["could_be_made"], "made" in summary) == (6, False)
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["state"] for row in rows] == ["could-be-made"] * 6 + ["failed"]
    assert {(row["run"], row["output"], row["print_file"]) for row in rows} == {(None, None, None)}
    assert rows[0]["content_hash"]
    assert "made" not in Path("report.csv").read_text(encoding="utf-8").replace("could-be-made", "")
    assert not Path("out").exists()


def test_a_report_names_no_print_file_for_a_sheet_whose_file_is_gone():
    assert batch("--quiet", "--merge", "print.pdf", "--split", "2") == 0
    table([*LINES[:2], *LINES[3:]])
    assert batch("--quiet", "--merge", "print.pdf", "--split", "2", "--resume") == 0
    assert [(row["sheet"], row["print_file"]) for row in report() if row["state"] == "left-over"] == [(3, None)]


def test_a_report_to_a_device_leaves_it_one():
    os.mkfifo("pipe")
    assert batch("--quiet") == 0
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert records("--report", "pipe") == 0
    assert os.read(reader, 1 << 20).count(b"\n") == 6
    os.close(reader)
    assert Path("pipe").is_fifo()


def test_a_recall_lists_who_has_a_wording(capsys):
    assert batch("--quiet", *DATE) == 0
    wording = report()[0]["content_hash"]
    capsys.readouterr()
    assert records("--who-has", f"anakinra@{wording[:8]}") == 0
    said = capsys.readouterr()
    assert [each.split("  ")[1:3] for each in said.out.splitlines()] == [[str(n), f"P{n}"] for n in range(1, 7)]
    assert records("--who-has", "anakinra") == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("anakinar@{}", "this run has no handout 'anakinar' · hint: did you mean 'anakinra'?"),
        ("xyz@{}", "this run has no handout 'xyz' · hint: it has anakinra"),
        ("anakinra@00000000", "no sheet of 'anakinra' with the wording '00000000' · hint: those that it knows: {} (6 "),
    ],
)
def test_a_slip_in_a_recall_is_not_answered_with_nobody(asked, told, capsys):
    assert batch("--quiet", *DATE) == 0
    wording = report()[0]["content_hash"][:8]
    capsys.readouterr()
    assert records("--who-has", asked.format(wording)) == 1
    said = capsys.readouterr()
    assert told.format(wording) in said.err
    assert "0 sheets" not in said.err + said.out


def test_nobody_has_a_wording_of_which_no_sheet_was_made(capsys):
    table([line(1).replace("1950-01-02", "1950-13-02")])
    assert batch("--quiet", *DATE) == 3
    assert records("--who-has", "anakinra@00000000") == 0
    assert "0 sheets have this wording" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--merge", "print.pdf", "--split", "2"]])
def test_a_recall_tells_of_files_that_a_run_left_before_its_ledger_knew_them(more, monkeypatch, capsys):
    """The machine went down between the file and the ledger: such a sheet may be in a patient's hands."""

    def ended(*_, **__):
        raise MachineError([error("ended", "the machine went down", None)])

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "made", ended)
        assert batch("--quiet", *DATE, *more) == 4
    assert len(made()) == 1
    capsys.readouterr()
    assert records("--who-has", "anakinra@00000000") == 1
    said = capsys.readouterr().err
    assert "the run did not end, and 1 more file lies there of which nobody knows which wording it has" in said
    assert "hint: go on with --resume first" in said
    assert batch("--quiet", "--resume", *more) == 0
    assert records("--who-has", f"anakinra@{report()[0]['content_hash']}") == 0
    assert "did not end" not in capsys.readouterr().err


def test_a_report_tells_kinds_of_faults_apart_and_what_is_known_of_their_rows():
    faults = [
        line(1).replace("anakinra", "gouut"),
        line(2).replace("en", "xx", 1),
        line(3, id_="twin"),
        line(4, id_="Twin"),
        line(5, dose="\x07"),
        line(6).replace("1950-01-02", "1950-13-02"),
        '"P7",anakinra\n',
    ]
    table(faults)
    assert batch("--quiet", *DATE) == 3
    found = report()
    assert [each["fault"] for each in found] == [
        "unknown-handout",
        "unknown-language",
        "twice",
        "twice",
        "bad-text",
        "bad-date",
        "row-length",
    ]
    assert [each["id"] for each in found] == ["P1", "P2", "twin", "Twin", "P5", "P6", None]
    assert [each["handout"] for each in found] == [None, *["anakinra"] * 5, None]
    assert [each["language"] for each in found] == [None, None, *["en"] * 4, None]
    assert all(each["time"] for each in found)


def who_has(wording, capsys):
    """Run, sheet and state of each that has a wording."""
    capsys.readouterr()
    assert records("--who-has", wording) == 0
    told = [each.split("  ") for each in capsys.readouterr().out.splitlines()]
    return [(each[0], each[1], each[5]) for each in told]


def test_a_recall_finds_wordings_that_were_handed_out_before(capsys):
    """The clinic's words changed and some sheets were made anew; patients have the older ones all the same."""
    clinic = CLINIC.read_text(encoding="utf-8").replace("555-0142", "555-0199")
    Path("other.yaml").write_text(re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", clinic), encoding="utf-8")
    assert batch("--quiet", *DATE) == 0
    first, run = (report()[0][name] for name in ("content_hash", "run"))
    assert batch("--quiet", "--only", "2-3", "--force", "--clinic", "other.yaml") == 0
    second = report()[1]["content_hash"]
    assert second != first
    made_then = [(run, str(n), "replaced" if n in (2, 3) else "made") for n in range(1, 7)]
    assert sorted(who_has(f"Anakinra@{first[:8]}", capsys), key=lambda each: each[1]) == made_then
    assert who_has(f"anakinra@{second[:8]}", capsys) == [(run, "2", "made"), (run, "3", "made")]
    assert batch("--quiet", "--force", *DATE) == 0
    again = report()[0]["run"]
    found = who_has(f"anakinra@{first[:8]}", capsys)
    assert {each[0] for each in found} == {run, again}
    assert [each[2] for each in found if each[0] == again] == ["made"] * 6
    assert [each[2] for each in found if each[0] == run] == ["replaced"] * 6
    assert len(who_has(f"anakinra@{second[:8]}", capsys)) == 2


def test_a_recall_finds_a_sheet_whose_row_failed_and_went(capsys):
    assert batch("--quiet", *DATE) == 0
    wording = report()[0]["content_hash"]
    table([*LINES[:5], line(6, "word " * 900)])
    assert batch("--quiet", "--resume") == 3
    states = ["made"] * 5 + ["left-over"]
    assert [each[2] for each in who_has(f"anakinra@{wording[:8]}", capsys)] == states
    table(LINES[:5])
    assert batch("--quiet", "--resume") == 0
    assert [each[2] for each in who_has(f"anakinra@{wording[:8]}", capsys)] == states


def test_a_purge_deletes_what_is_old_and_the_ledger_stays(capsys):
    assert batch("--quiet", *DATE) == 0
    before = made()
    other = Path("out/other.anakinra.en.pdf")
    other.write_bytes(b"%PDF-")
    assert records("--purge", "--older-than", "7d") == 0
    assert len(made()) == 7
    assert records("--purge", "--older-than", "0d") == 0
    assert "6 sheets deleted" in capsys.readouterr().err
    assert list(made()) == [other.name]
    assert [row["state"] for row in report()] == ["purged"] * 6
    capsys.readouterr()
    assert batch("--quiet", "--resume") == 0
    assert "0 sheets made, 6 purged before, 0 rows failed" in capsys.readouterr().err
    assert list(made()) == [other.name]
    assert batch("--quiet", "--only", "2-3") == 0
    assert made().items() >= {name: before[name] for name in ("P2.anakinra.en.pdf", "P3.anakinra.en.pdf")}.items()
    assert records("--purge") == 2


def test_shards_make_what_one_run_makes_in_any_order_and_on_any_day(monkeypatch, capsys):
    assert batch("--quiet", *DATE, folder="whole") == 0
    for part, day in (("2/3", "1795500000"), ("1/3", "1900000000"), ("3/3", "1900000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert batch("--quiet", "--shard", part, *(DATE if part == "2/3" else ())) == 0
    assert made() == made("whole")
    assert sorted(row["sheet"] for row in report()) == [1, 2, 3, 4, 5, 6]
    assert {row["run"] for row in report()} == {report()[0]["run"]}
    assert batch("--quiet", "--shard", "2/3") == 2
    with closing(Ledger(Path("out/ledger.2-of-3.sqlite"))) as ledger:
        rows = ledger.count_all()
    assert 0 < rows < len(LINES)
    assert f"{rows} of {rows} rows of part 2 made" in capsys.readouterr().err
    assert batch("--quiet", "--shard", "2/4") == 2
    assert batch("--quiet", "--resume") == 2
    assert batch("--quiet", "--resume", "--shard", "2/3") == 0


def test_shards_of_a_ledger_whose_name_reads_like_a_pattern_are_known(capsys):
    ledger = ("--ledger", "night[1].sqlite")
    for part in ("1/2", "2/2"):
        assert batch("--quiet", "--shard", part, *ledger) == 0
    assert batch("--quiet", "--resume", "--shard", "2/2", *ledger) == 0
    assert records("--report", "report.jsonl", *ledger) == 0
    assert len(Path("report.jsonl").read_text(encoding="utf-8").splitlines()) == 6
    assert records("--purge", "--older-than", "0d", *ledger) == 0
    assert not made()


@pytest.mark.long
def test_shards_that_begin_at_one_moment_share_their_run(whole_handout):
    running = [started("--quiet", "--shard", f"{n}/3") for n in (1, 2, 3)]
    assert [each.wait() for each in running] == [0, 0, 0], [each.stderr.read() for each in running]
    for each in running:
        each.communicate()
    assert len(made()) == 6
    assert len({row["run"] for row in report()}) == 1


def test_a_row_stays_in_its_shard_and_each_is_in_one():
    shards = [Shard(number, 5) for number in range(1, 6)]
    for key in ("a", "b", None):
        for row in range(20):
            assert sum(shard.has(key, row) for shard in shards) == 1
            assert key is None or [s.has(key, row) for s in shards] == [s.has(key, 99) for s in shards]


def test_shards_are_of_one_table_so_that_no_row_is_in_none_of_them(capsys):
    """A row whose id changed between two of them would be in the other, which is done."""
    shards = [Shard(number, 2) for number in (1, 2)]
    id_ = next(each for each in ("Q1", "Q2", "Q3", "Q4", "Q5") if shards[0].has(each, 6) != shards[0].has("P6", 6))
    done = next(shard.number for shard in shards if shard.has(id_, 6))
    mended = [*LINES[:5], line(6, id_=id_)]
    assert batch("--quiet", "--shard", f"{done}/2") == 0
    table(mended)
    other = 3 - done
    for words in ([], ["--resume"], ["--only", "P1"]):
        assert batch("--quiet", "--shard", f"{other}/2", *words) == 2
        said = capsys.readouterr().err
        assert "the table has other rows or ids than the one that the shards of this run have had" in said or words
    assert {row["state"] for row in report()} == {"made"}
    assert batch("--quiet", "--shard", f"{other}/2", "--resume", "--force") == 0
    assert "the other shards had another table · hint: --resume each with this one" in capsys.readouterr().err
    assert len({row["table"] for row in report()}) == 2
    assert "the shards of this run had different tables" in capsys.readouterr().err
    assert batch("--quiet", "--shard", f"{done}/2", "--resume") == 0
    assert {row["id"] for row in report() if row["row"]} == {"P1", "P2", "P3", "P4", "P5", id_}
    assert "different tables" not in capsys.readouterr().err
    table(LINES)
    assert batch("--quiet", "--shard", f"{done}/2", "--resume") == 2


@pytest.mark.long
@pytest.mark.parametrize("change", thinned([("1950-01-02", "\x07"), ("anakinra", "gouut"), (",en,", ",xx,")]))
def test_a_row_that_is_mended_between_two_shards_is_in_the_one_that_it_was_in(change):
    column, value = change
    """Its handout or language was unknown, or one of its cells no text."""
    table([*LINES[:5], LINES[5].replace(column, value)])
    first = [batch("--quiet", "--shard", f"{n}/3") for n in (1, 2, 3)]
    assert sorted(first) == [0, 0, 3]
    table(LINES)
    assert [batch("--quiet", "--resume", "--shard", f"{n}/3") for n in (1, 2, 3)] == [0, 0, 0]
    assert len(made()) == 6
    assert sorted(row["sheet"] for row in report()) == [1, 2, 3, 4, 5, 6]


def test_parts_on_machines_with_nothing_in_common_are_told_apart_by_their_reports():
    def of_table(folder):
        assert main(["batch", "-o", folder, "--report", f"{folder}.csv"]) == 0
        with Path(f"{folder}.csv").open(encoding="utf-8", newline="") as file:
            return {row["table"] for row in csv.DictReader(file)}

    assert batch("--quiet", "--shard", "1/2", folder="one") == 0
    table(LINES[::-1])
    assert batch("--quiet", "--shard", "2/2", folder="two") == 0
    table(LINES[:5])
    assert batch("--quiet", "--shard", "2/2", folder="three") == 0
    assert of_table("one") == of_table("two") != of_table("three")
    assert re.fullmatch("[0-9a-f]{16}", *of_table("one"))


@pytest.mark.parametrize("part", ["0/3", "4/3", "3", "a/b"])
def test_a_part_is_written_k_of_n(part):
    assert batch("--shard", part) == 2


def test_a_fault_is_told_by_one_shard(capsys):
    table([*LINES, line(7).replace("anakinra", "nothing"), line(8), line(8)])
    for part in ("1/2", "2/2"):
        batch("--quiet", "--shard", part)
    said = capsys.readouterr().err
    assert [said.count(f"row {number}, column") for number in (7, 8, 9)] == [1, 1, 1]


def test_a_ledger_that_is_written_is_not_read_meanwhile(capsys):
    assert batch("--quiet") == 0
    with closing(Ledger(Path("out/ledger.sqlite"))):
        assert records("--report", "report.csv") == 4
    assert "another batch is at work" in capsys.readouterr().err
    assert records("--report", os.path.join("nowhere", "report.csv")) == 4


def test_records_want_a_ledger_and_no_table(capsys):
    assert records("--who-has", "anakinra@00000000") == 2
    assert main(["batch", "rows.csv", "-o", "out", "--purge", "--older-than", "7d"]) == 2
    assert main(["batch", "-o", "out"]) == 2
    assert not Path("out").exists()


def test_an_age_without_a_purge_is_no_silent_purge(capsys):
    assert batch("--quiet") == 0
    for words in (("--older-than", "0d"), ("--older-than", "0d", "--report", "report.csv")):
        assert records(*words) == 2
        assert "add --purge" in capsys.readouterr().err
    assert batch("--quiet", "--resume", "--older-than", "0d") == 2
    assert len(made()) == 6


def test_a_purge_walks_the_folder_and_looks_for_nothing_row_by_row(monkeypatch, capsys):
    """What processes left that were killed goes with its sheet; what is called otherwise stays."""
    assert batch("--quiet", *DATE) == 0
    sheet = next(Path("out").rglob("P1.anakinra.en.pdf"))
    left = sheet.with_name(f".{sheet.name}.0123abcd.tmp")
    others = [sheet.with_name(".notes.0123abcd.tmp"), sheet.with_name(f".{sheet.name}.tmp")]
    for each in (left, *others):
        each.write_bytes(b"%PDF-")
    searched = []
    right = Path.glob
    monkeypatch.setattr(Path, "glob", lambda path, pattern: searched.append(path) or right(path, pattern))
    assert records("--purge", "--older-than", "0d") == 0
    assert searched == [Path("out")], "for the ledgers, and for nothing else"
    assert "6 sheets deleted" in capsys.readouterr().err
    assert not left.exists()
    assert all(each.exists() for each in others)


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", "plain", "a=1"]


def test_no_cell_of_a_report_is_a_formula_and_ids_can_be_read_back(capsys):
    table([line(number, id_=id_) for number, id_ in enumerate(FORMULAS, 1)])
    assert batch("--quiet", "--report", "report.csv") == 0
    with Path("report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert not [value for row in rows for value in row.values() if value[:1] and value[0] in "=+-@\t\r\n"]
    assert [row["id"].removeprefix("'") for row in rows] == FORMULAS
    assert [row["id"] for row in report()] == FORMULAS
