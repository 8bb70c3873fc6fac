"""Tables that write day and month in another order than the clinic's file states."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tables import HEADER, batch, line, made

from handout.batch.day_orders import DayOrders
from handout.days import order_of
from handout.diagnostics import Span
from handout.model import Cell, Recipient

AMERICAN = "MM/DD/YYYY"
DOUBT = "rows of this column can only be read as day before month, so nobody knows what this one is"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def row(number, text):
    span = Span("rows.csv", number + 1)
    return Recipient(number, (("Birth_Date", Cell(text, None, span)),), span)


@pytest.mark.parametrize(
    ("text", "form", "order"),
    [
        ("12/25/1961", AMERICAN, "stated"),
        ("25/12/1961", AMERICAN, "exchanged"),
        ("5/31/1961", "DD/MM/YYYY", "exchanged"),
        ("03/05/1961", AMERICAN, "either"),
        ("3.5.1961", "D.M.YYYY", "either"),
        ("1961/05/31", "YYYY/MM/DD", "stated"),
        ("1961/31/05", "YYYY/MM/DD", "exchanged"),
        ("05/05/1961", AMERICAN, None),
        ("31/02/1961", AMERICAN, None),
        ("02/30/1961", AMERICAN, None),
        ("03.05.1961", AMERICAN, None),
        ("1961-03-05", AMERICAN, None),
        ("1961-03-05", "YYYY-M-D", None),
        ("19610305", AMERICAN, None),
        ("1961-03-05T00:00:00Z", "YYYY-M-D", None),
        ("3 May 1961", AMERICAN, None),
        ("25/12/1961 0:00:00", AMERICAN, "exchanged"),
        ("5/3/1961 12:00:00 AM", AMERICAN, "either"),
        ("12/25/1961 8:30", AMERICAN, "stated"),
    ],
)
def test_in_which_order_a_day_can_be_read(text, form, order):
    assert order_of(row(1, text), "birth_date", form) == order


@pytest.mark.parametrize(
    ("exchanged", "stated", "doubtful"), [(1, 0, 1), (1, 19, 1), (1, 20, 0), (5, 96, 0), (0, 9, 0)]
)
def test_few_slips_among_many_right_ones_make_no_other_row_doubtful(exchanged, stated, doubtful):
    orders = DayOrders(["birth_date"], AMERICAN)
    texts = ["03/05/1961", "05/05/1961", *["13/05/1961"] * exchanged, *["05/13/1961"] * stated]
    for number, text in enumerate(texts, 1):
        orders.add(row(number, text))
    assert [row for row, _ in orders.faults()] == [1] * doubtful


def test_each_form_names_the_other_order_and_one_row_is_one():
    orders = DayOrders(["birth_date"], "DD/MM/YYYY")
    for number, text in enumerate(["03/05/1961", "05/13/1961"], 1):
        orders.add(row(number, text))
    ((_, fault),) = orders.faults()
    assert "'birth_date': 1 row of this column can only be read as month before day" in fault.message
    assert fault.span == Span("rows.csv", 2)
    assert "03/05" not in str(fault)


BIRTHS = ["13/05/1961", "03/05/1961", "05/05/1961", "1961-03-05", "25/12/1970", "04/03/1958"]


def table(births=BIRTHS, **second):
    lines = [line(n, **(second if n == 2 else {})).replace("1950-01-02", birth) for n, birth in enumerate(births, 1)]
    Path("rows.csv").write_text(HEADER + "".join(lines), encoding="utf-8")


RIGHT = {"P3.anakinra.en.pdf", "P4.anakinra.en.pdf"}


@pytest.mark.parametrize("more", [[], ["--jobs", "2"], ["--merge", "print.pdf"], ["--opaque-ids", "ids.key"]])
def test_what_the_table_itself_contradicts_is_not_printed(more, capsys):
    """'03/05' would be a day of March on paper, and is one of May."""
    Path("ids.key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("ids.key").chmod(0o600)
    table()
    assert batch("--quiet", "--report", "report.jsonl", *more) == 3
    said = capsys.readouterr().err
    assert re.findall(f"error: row (.), column 'birth_date': 2 {DOUBT}", said) == ["2", "6"]
    assert f"look at 'dates_in: {AMERICAN}' in the clinic's file, or mend those rows" in said
    assert "2 sheets made, 4 rows failed" in said
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["fault"] for each in rows] == ["bad-date", "day-or-month", None, None, "bad-date", "day-or-month"]
    if not more:
        assert set(made()) == RIGHT


def test_a_dry_run_tells_what_else_is_wrong_with_such_a_row_and_reports_it(capsys):
    table(id_="P6", note="word " * 400)
    assert batch("--dry-run", "--report", "report.jsonl") == 3
    said = capsys.readouterr().err
    assert "2 sheets could be made, 4 rows failed" in said
    assert "row 2, column 'note': too long" in said
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["state"] for each in rows] == [
        "failed",
        "failed",
        "could-be-made",
        "could-be-made",
        "failed",
        "failed",
    ]
    assert rows[1]["fault"] == "day-or-month own-too-long twice"
    assert rows[5]["fault"] == "twice day-or-month"


def test_the_whole_table_decides_also_where_a_part_is_asked_for(capsys):
    table()
    assert batch("--sample", folder="look") == 3
    assert set(made("look")) == {"P3.anakinra.en.pdf"}
    capsys.readouterr()
    for shard in ("1/3", "2/3", "3/3"):
        batch("--quiet", "--shard", shard, folder="parts")
    assert set(made("parts")) == RIGHT
    assert len(re.findall(DOUBT, capsys.readouterr().err)) == 2, "one part tells it of each row"
    assert batch("--quiet") == 3
    assert batch("--quiet", "--resume") == 3
    capsys.readouterr()
    assert batch("--quiet", "--only", "P2") == 2
    assert "row 2 is at fault (day-or-month)" in capsys.readouterr().err
    assert set(made()) == RIGHT


def test_once_the_rows_are_mended_the_others_are_made():
    table()
    assert batch("--quiet") == 3
    table([f"{each[3:5]}/{each[:2]}/{each[6:]}" if "/" in each else each for each in BIRTHS])
    assert batch("--quiet", "--resume") == 0
    assert len(made()) == len(BIRTHS)


def test_a_row_that_asks_for_no_sheet_counts_and_is_told_it_once_for_each_column(capsys):
    table(["25/12/1970", "03/05/1961"])
    text = Path("rows.csv").read_text("utf-8").replace("anakinra", "gouut")
    text = text.replace("2027-01-01", "31/01/2027", 1).replace("2027-01-01", "02/01/2027")
    Path("rows.csv").write_text(text + line(3).replace("1950-01-02", "03/05/1961"), encoding="utf-8")
    assert batch("--quiet", "--report", "report.jsonl") == 3
    told = re.findall("error: row 2, column '(.*)': 1 row of this column", capsys.readouterr().err)
    assert sorted(told) == ["birth_date", "next_visit"]
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["fault"] for each in rows] == [
        "bad-date unknown-handout",
        "unknown-handout day-or-month",
        "day-or-month",
    ]


def test_a_column_that_no_sheet_shows_is_not_looked_at():
    table(["1961-05-03"])
    text = f"{HEADER[:-1]},seen_date\n" + "".join(f"{line(n)[:-1]},{n + 10}/05/2026\n" for n in range(9))
    Path("rows.csv").write_text(text, encoding="utf-8")
    assert batch("--quiet") == 0


def typed(number, text):
    day = date.fromisoformat(text) if "-" in text else None
    span = Span("rows.xlsx", number + 1)
    return Recipient(number, (("birth_date", Cell(text, day, span)),), span)


@pytest.mark.parametrize(
    ("texts", "doubtful"),
    [
        (["13/05/1961", "1961-03-05", "31.12.61", "1961-11-02"], [2, 4]),
        (["5/13/1961", "1961-03-05", "1961-05-05"], [2]),
        (["13/05/1961", "1961-03-05", "1961-03-15"], []),
        (["13/05/1961", "1961-03-05", "11/05/1961"], []),
        (["1961-03-05", "1961-11-02", "in May"], []),
        (["1961-03-05", "1961-11-02", "13/05/1961 0:00:00"], [1, 2]),
        (["1961-03-05", "1961-11-02", "19610513", "19610305"], []),
        (["13/05/1961", "1961-05-05"], []),
    ],
)
@pytest.mark.parametrize("dates_in", [None, "DD/MM/YYYY"])
def test_days_that_a_spreadsheet_of_another_country_typed_are_known_by_those_that_it_left(texts, doubtful, dates_in):
    """What was 05/03 is typed as the third of May there, and 13/05, which it cannot read, stays words."""
    orders = DayOrders(["birth_date"], dates_in)
    for number, text in enumerate(texts, 1):
        orders.add(typed(number, text))
    faults = list(orders.faults())
    assert [number for number, _ in faults] == doubtful
    assert all("a spreadsheet may have exchanged day and month" in each.message for _, each in faults)
    assert all(text not in each.message for _, each in faults for text in texts)


def test_such_rows_of_a_workbook_are_not_made(capsys):
    openpyxl = pytest.importorskip("openpyxl", reason="workbooks are an extra")
    book = openpyxl.Workbook()
    names = HEADER.split(",")
    book.active.append(names)
    for number, day in enumerate((date(1961, 5, 3), "13/05/1961", date(1961, 5, 5)), 1):
        values = line(number).replace('"', "").split(",")
        values[names.index("birth_date")] = day
        book.active.append(values)
    book.save("rows.xlsx")
    assert batch("--quiet", file="rows.xlsx") == 3
    assert "row 1, column 'birth_date': 1 row of this column has words" in capsys.readouterr().err
    assert [name.partition(".")[0] for name in made()] == ["P3"]
