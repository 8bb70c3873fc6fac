"""What can be known before a run: a sample, counts, every fault, and reviews that will be due soon."""

import csv
import io
import json
import os
import re
from pathlib import Path

import openpyxl
import pytest
from quick import grid, some, thinned
from tables import CLINIC, HEADER, NAME, batch, everything, line, made, table

from handout.cli.main import main

ROOT = Path(__file__).parents[2]
PATIENTS = Path(os.environ.get("HANDOUT_CORPUS") or "corpus-not-stated") / "patients"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def test_a_sample_is_the_first_of_each_kind(capsys):
    header = HEADER.replace("note", "note,edition")
    lines = [line(n).replace("\n", f",{edition}\n") for n, edition in enumerate(["", "", "large-print", "standard"], 1)]
    Path("rows.csv").write_text(header + "".join(lines), encoding="utf-8")
    assert batch("--sample", folder="look") == 0
    assert set(made("look")) == {"P1.anakinra.en.pdf", "P3.anakinra.en.pdf"}
    assert not Path("look/ledger.sqlite").exists()
    assert batch("--quiet") == 0
    assert batch("--sample") == 2
    assert "in another folder" in capsys.readouterr().err


@pytest.mark.parametrize("more", [["--only", "P2"], ["--only", "1-2"], ["--resume"]])
def test_a_sample_is_not_of_what_only_names(more, capsys):
    """It would have made other sheets than these."""
    table([line(1), line(2)])
    assert batch("--sample", *more, folder="look") == 2
    assert f"leave {more[0]} or --sample out" in capsys.readouterr().err
    assert not Path("look").exists()


@pytest.mark.parametrize("more", [[], ["--jobs", "2"], ["--merge", "look/print.pdf"]])
def test_a_sample_takes_the_first_row_that_can_be_made(more, capsys):
    """One is refused by what it asks for, others by what the page says; and all that was said counts."""
    table(
        [
            line(1).replace("1950-01-02", "1950-13-02"),
            line(2).replace("anakinra", "gouut"),
            line(3, note="word " * 400),
            line(4),
            line(5, note="word " * 400),
            line(6).replace("anakinra", "gouut"),
        ]
    )
    assert batch("--sample", "--date", "2026-11-24", *more, folder="look") == 3
    said = capsys.readouterr()
    assert "1 sheet made, 4 rows failed" in said.err
    assert re.findall(r"error: row (\d)", said.err) == ["2", "6", "1", "3"]
    assert "P4.anakinra.en.pdf" in said.out or more[:1] == ["--merge"]
    assert len(made("look")) == 1


def test_a_sample_has_sheets_that_another_language_serves_beside_its_own(capsys):
    words = re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", CLINIC.read_text(encoding="utf-8"))
    Path("served.yaml").write_text(f"{words}\nlanguage_fallback: {{fi: en}}\n", encoding="utf-8")
    table([line(1).replace(",en,", ",fi,"), line(2).replace(",en,", ",fi,"), line(3), line(4)])
    assert batch("--sample", "--clinic", "served.yaml", folder="look") == 0
    assert set(made("look")) == {"P1.anakinra.en.pdf", "P3.anakinra.en.pdf"}


def test_a_dry_run_finds_what_only_the_page_can_tell(capsys):
    table([line(1), line(2, note="word " * 400), line(3, note="\u0f40\u1e00\U00012345"), line(4)])
    assert batch("--dry-run") == 3
    said = capsys.readouterr().err
    assert "2 sheets could be made, 2 rows failed" in said
    assert "row 2, column 'note': too long for its room in 'Your plan'" in said
    assert said.count("row 3, column 'note': ") == 1
    assert not Path("out").exists()


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--format", "json"]])
def test_columns_that_no_sheet_shows_are_told(more, capsys):
    header = HEADER.replace("note", "notes").replace("language", "languge").replace("name,", "name,ward,")
    Path("rows.csv").write_text(header + line(1).replace(",1950", ",West,1950"), encoding="utf-8")
    assert batch("--quiet", *more) == 0
    said = capsys.readouterr().err
    shown = "'languge' (did you mean 'language'?), number 5, 'notes' (did you mean 'note'?)"
    assert f"columns that no sheet shows: {shown}" in said
    table([line(1)])
    assert batch("--quiet", *more, folder="other") == 0
    assert "no sheet shows" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("dose:", "'dose:' (did you mean 'dose'?)"),
        ("\u200bnote", "'note' with signs that are not seen (did"),
        ("#", "r 9"),
    ],
)
def test_a_column_whose_name_no_field_has_is_told_too(column, told, capsys):
    Path("rows.csv").write_text(HEADER[:-1] + f",{column}\n" + line(1)[:-1] + ",Zebra\n", encoding="utf-8")
    assert batch("--quiet", "--dry-run") == 0
    said = capsys.readouterr().err
    assert "columns that no sheet shows: " in said
    assert told in said
    assert "Zebra" not in said


SEEM_PASSWORDS = [
    "password:",
    "passwort",
    "Pass word",
    "\ufeffpassword",
    "user_password",
    "file_password",
    "pdf-password",
]
SEEM_PASSWORDS += [
    "pdf_password",
    "pwd",
    "PDF pwd",
    "pw",
    "file_pw",
    "passwd",
    "filePassword",
    "passwords",
    "user_pasword",
    "pass",
]
SEEM_PASSWORDS += [
    "Contraseña",
    "contrasen\u0303a",
    "mot de passe",
    "Mot_de_passe",
    "пароль",
    "密码",
    "비밀번호",
    "passcode",
]


@pytest.mark.parametrize(("column", "value"), grid(SEEM_PASSWORDS, ["Zebra", ""], together=1))
def test_a_column_that_seems_the_password_leaves_no_file_open(column, value, capsys):
    Path("rows.csv").write_text(HEADER[:-1] + f",{column}\n" + line(1)[:-1] + f",{value}\n", encoding="utf-8")
    assert batch("--quiet") == 1
    assert "a column's name is nearly 'password', or means that, and no file would be" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_column_that_seems_the_password_is_told_by_its_number(capsys):
    Path("rows.csv").write_text(HEADER[:-1] + ",ward,Zebra pwd\n" + line(1)[:-1] + ",4,Hid-den7\n", encoding="utf-8")
    assert batch("--quiet") == 1
    said = capsys.readouterr().err
    assert "rows.csv:1" in said
    assert "no file would be locked: number 10 · " in said
    assert "Zebra" not in said


def test_without_a_header_it_is_told_by_its_name_and_the_first_row_that_has_it(capsys):
    rows = [
        {"id": f"P{at}", "name": "Ann"} | ({"pw": "Hid-den7", "Passwort": None} if at > 2 else {}) for at in range(1, 5)
    ]
    rows[3]["Passwort"] = "Hid-den7"
    Path("rows.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    assert batch("--quiet", "--handout", "anakinra", file="rows.jsonl") == 1
    said = capsys.readouterr().err
    assert "no file would be locked: 'pw', first in row 3, 'Passwort', first in row 4 · " in said
    assert "Hid-den7" not in said


@pytest.mark.parametrize(
    "column", ["passport", "passport_no", "password_hint", "compass code", "keyword", "bypass date"]
)
def test_a_column_that_the_clinic_uses_or_that_means_something_else_is_no_password(column, capsys):
    Path("rows.csv").write_text(HEADER[:-1] + f",{column}\n" + line(1)[:-1] + ",Zebra\n", encoding="utf-8")
    Path("own.yaml").write_text(
        "format: 1\nname: Own\nphone: 555-0100\nidentify: [name]\nplan: [dose, password_hint]\n"
    )
    assert main(["batch", "rows.csv", "-o", "out", "--clinic", "own.yaml", "--dry-run"]) == 0
    assert "did you mean 'password'" not in capsys.readouterr().err


@pytest.mark.parametrize("blank", thinned(["", "\u200b", " "], 3))
def test_rows_without_an_id_are_told_where_others_have_one(blank, capsys):
    table([line(1), line(2), *(line(number, id_=blank) for number in range(3, 15))])
    assert batch("--quiet", "--dry-run") == 0
    said = capsys.readouterr().err
    assert "12 rows have no id, and their number names the file: row 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more" in said
    Path("rows.csv").write_text("handout,name,birth_date,dose\nanakinra,Ann,1961-05-03,1 mg\n", encoding="utf-8")
    assert batch("--quiet", "--dry-run") == 0
    assert "no id" not in capsys.readouterr().err


ROW = "P-9,anakinra,en,Rosa Ibanez,1961-05-03,100 mg,2027-01-15,Zebra"
WORDS = ("Rosa", "1961", "Zebra", "Gaffer")


@pytest.mark.parametrize("more", [["--dry-run"], [], ["--merge", "print.pdf"], ["--format", "json"]])
@pytest.mark.parametrize(
    "words",
    [
        f"{ROW}\n{ROW.replace('P-9', 'P-8')}\n",
        f"Gaffer ward\n{HEADER}{ROW}\n",
        f"Gaffer ward,,,,,,,\n{HEADER}{ROW}\n",
        f"Gaffer ward, tonight\n{HEADER}{ROW}\n",
        f"{HEADER}{ROW}\n".replace(",", "^"),
        f"{ROW}\x07\n".replace("Rosa", "\x07Rosa") * 2,
        '{"Gaffer": "Rosa", "ward": "1961"}\n',
    ],
)
def test_a_table_without_a_known_column_makes_nothing_and_repeats_no_word(words, more, capsys):
    Path("rows.csv").write_text(words, encoding="utf-8")
    assert batch(*more, "--handout", "anakinra") == 1
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert "none of the columns is id, handout, language, name, note or a field of the clinic's file" in said.err
    assert not any(each in said.out + said.err for each in WORDS)
    assert not Path("out").exists()


def test_a_field_of_the_clinic_is_a_known_column(capsys):
    """Of a clinic that identifies nobody by name, or of a workbook, a table may have no other."""
    words = CLINIC.read_text(encoding="utf-8")
    plain = re.sub(r"(?m)^identify:.*$", "identify: []", re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", words))
    Path("plain.yaml").write_text(plain, encoding="utf-8")
    options = ["--handout", "anakinra", "--quiet", "--clinic", "plain.yaml"]
    Path("rows.csv").write_text("ward,Dose\nWest,100 mg\n", encoding="utf-8")
    assert batch(*options) == 0
    assert "columns that no sheet shows: number 1" in capsys.readouterr().err
    Path("rows.jsonl").write_text('{"ward": "West"}\n{"ward": "West", "dose": "100 mg"}\n', encoding="utf-8")
    assert batch(*options, file="rows.jsonl", folder="lines") == 0
    assert "columns that no sheet shows: 'ward'" in capsys.readouterr().err
    book = openpyxl.Workbook()
    for each in (["Gaffer"], ["id", "handout"], ["P-9", "anakinra"]):
        book.active.append(each)
    book.save("rows.xlsx")
    assert batch(*options, file="rows.xlsx", folder="book") == 1
    said = capsys.readouterr().err
    assert "rows.xlsx:1: error: none of the columns is" in said
    assert "Gaffer" not in said


def test_what_a_page_cannot_take_is_told_by_column(capsys):
    odd = "\U00012345"
    header = HEADER.replace("name,", "name,ward,")
    lines = [
        line(1).replace(NAME, NAME + odd),
        line(2, dose=f"1 mg {odd}"),
        line(3, dose="mg " * 300),
        line(4).replace(NAME, "name " * 100),
        line(5, note=odd).replace(NAME, odd),
        line(6).replace(NAME + " 6", ""),
    ]
    Path("rows.csv").write_text(header + "".join(each.replace(",1950", ",West,1950") for each in lines), "utf-8")
    assert batch("--dry-run") == 3
    said = capsys.readouterr().err
    found = re.findall(r"error: row (\d), column ((?:'\w+'| and )+): ", said)
    assert found == [
        ("1", "'name'"),
        ("2", "'dose'"),
        ("3", "'dose'"),
        ("4", "'name'"),
        ("5", "'name'"),
        ("5", "'note'"),
        ("6", "'name'"),
    ]
    assert NAME not in said
    assert odd not in said


@pytest.mark.parametrize("more", thinned([["--merge", "print.pdf"], ["--jobs", "2"]]))
def test_a_dry_run_tells_all_faults_in_the_order_of_the_rows(more, capsys):
    twice = line(1, id_="twin")
    table(
        [line(1, note="word " * 400), line(2).replace("anakinra", "gouut"), twice, line(4, dose="\x07"), line(5), twice]
    )
    assert batch("--dry-run", *more) == 3
    told = re.findall(r"error: row (\d+)", capsys.readouterr().err)
    assert told == ["1", "2", "3", "4", "6"]


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_row_that_asks_for_no_sheet_is_told_its_other_faults_too(more, capsys):
    bad = line(1).replace("anakinra", "gouut").replace(f"{NAME} 1", "").replace("1950-01-02", "1950-13-02")
    table([bad.replace("2027-01-01", "soon"), line(2).replace("anakinra", "gouut")])
    assert batch(*more) == 3
    told = re.findall(r"error: row (\d), column '(\w+)'", capsys.readouterr().err)
    assert told == [("1", "handout"), ("1", "next_visit"), ("1", "name"), ("1", "birth_date"), ("2", "handout")]


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_visit_before_the_run_is_told_of_its_row(more, capsys):
    table([line(1).replace("2027-01-01", "2017-01-01"), line(2)])
    assert batch("--quiet", "--date", "2026-11-24", *more) == 0
    told = re.findall(r"warning: (row .*?): this day is before the sheet's own day", capsys.readouterr().err)
    assert told == ["row 1, column 'next_visit'"]


@pytest.mark.long
@pytest.mark.parametrize(("day", "left"), [("2027-10-01", "in 50 days"), ("2027-11-20", "today"), ("2027-09-20", None)])
def test_a_review_that_is_due_soon_is_told_once(day, left, capsys):
    words = (ROOT / "content/anakinra/en.yaml").read_text(encoding="utf-8")
    Path("mine/anakinra").mkdir(parents=True)
    due = re.sub("review_by: [0-9-]+", "review_by: 2027-11-20", words)
    Path("mine/anakinra/en.yaml").write_text(due, encoding="utf-8")
    table([line(1), line(2)])
    assert batch("--quiet", "--date", day, "--library", "mine") == 0
    told = [each for each in capsys.readouterr().err.splitlines() if "has to be reviewed again by 2027-11-20" in each]
    assert len(told) == (1 if left else 0)
    assert all(left in each for each in told)


def test_a_handout_at_fault_is_told_once_and_its_rows_by_number(capsys):
    Path("mine/gout").mkdir(parents=True)
    Path("mine/gout/en.yaml").write_text("format: 1\nid: gout\nlanguage: en\ntitle: Gout\nintor: x\n", encoding="utf-8")
    table([line(1), line(2).replace("anakinra", "gout"), line(3).replace("anakinra", "gout")])
    assert batch("--quiet", "--library", "mine") == 3
    said = capsys.readouterr().err
    assert said.count("intor") == 1
    assert [said.count(f"row {number}: the file of 'gout' (en) is at fault") for number in (1, 2, 3)] == [0, 1, 1]


def test_a_table_whose_encoding_is_not_told_is_not_guessed(capsys):
    table([line(1), line(2)])
    assert batch("--quiet", "--date", "2026-11-24") == 0
    Path("rows.csv").write_text((HEADER + line(1, note="für Zoë") + line(2)), encoding="cp1252")
    assert batch("--quiet", folder="guessed") == 1
    assert "rows.csv:2" in (said := capsys.readouterr().err)
    assert "name its encoding, such as --encoding cp1252" in said
    assert not Path("guessed").exists()
    assert batch("--quiet", "--date", "2026-11-24", "--encoding", "cp1252", folder="named") == 0
    assert made("named")["P2.anakinra.en.pdf"] == made()["P2.anakinra.en.pdf"]


@pytest.mark.parametrize("more", [["--dry-run"], []])
def test_a_bad_byte_and_a_bad_quote_are_their_rows_faults_and_all_are_told(more, capsys):
    good = HEADER + line(1, note="für Zoë") + line(2) + line(3) + line(4) + line(5, note="naïve")
    bad = good.replace(f"{NAME} 2", f"{NAME} \udcfc").replace('"P4"', '"P"4').replace(f"{NAME} 5", "\udce9")
    Path("rows.csv").write_bytes(bad.encode("utf-8", "surrogateescape"))
    assert batch("--quiet", *more) == 3
    said = capsys.readouterr().err
    assert re.findall(r"rows.csv:(\d): error: row (\d)", said) == [("3", "2"), ("5", "4"), ("6", "5")]
    assert "2 sheets " in said
    assert "3 rows failed" in said
    assert NAME not in said
    assert {name[:2] for name in made()} == (set() if more else {"P1", "P3"})


def test_a_workbook_makes_the_bytes_of_the_same_table():
    rows = list(csv.reader(io.StringIO(HEADER + line(1) + line(2))))
    table([line(1), line(2)])
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save("rows.xlsx")
    assert batch("--quiet", "--date", "2026-11-24") == 0
    assert batch("--quiet", "--date", "2026-11-24", file="rows.xlsx", folder="workbook") == 0
    assert made("workbook") == made()


@pytest.mark.skipif(not PATIENTS.exists(), reason="the corpus of made-up patients is not here")
@pytest.mark.law
@pytest.mark.parametrize("file", thinned(["patients-diacritics.csv", "patients.csv"]))
def test_all_made_up_patients_are_made_and_nobody_is_named_elsewhere(file, capsys):
    with (PATIENTS / file).open(encoding="utf-8", newline="") as source:
        patients = some(list(csv.DictReader(source)), 16)
    with Path("rows.jsonl").open("w", encoding="utf-8") as rows:
        for each in patients:
            name = f"{each['FIRST']} {each['LAST']}"
            row = {"id": each["Id"], "handout": "anakinra", "name": name, "birth_date": each["BIRTHDATE"]}
            rows.write(json.dumps(row | {"dose": "100 mg", "next_visit": "2027-01-15"}) + "\n")
    assert main(["batch", "rows.jsonl", "-o", "out", "--clinic", str(CLINIC), "--jobs", "2"]) == 0
    said = capsys.readouterr()
    assert set(made()) == {f"{each['Id']}.anakinra.en.pdf" for each in patients}
    rest = everything()
    for each in patients:
        assert each["LAST"] not in said.out + said.err
        assert each["LAST"].encode() not in rest


def test_odd_ids_are_made_or_refused_by_name(capsys):
    ids = ["../x", "CON", "x" * 300, "Twin", "twin", "a/b\\c", "-o", "%00", "🙂", " ", "P;rm -rf"]
    table([line(number, id_=id_) for number, id_ in enumerate(ids, 1)])
    assert batch() == 3
    said = capsys.readouterr().err
    assert all(f"row {number}, column 'id'" in said for number in (3, 4, 5))
    assert len(made()) == len(ids) - 3
    assert all(path.resolve().is_relative_to(Path("out").resolve()) for path in Path().rglob("*.pdf"))
    assert NAME not in said


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_what_a_workbook_hides_is_told_once_and_printed(more, capsys):
    book = openpyxl.Workbook()
    book.active.title = "Export"
    for each in [HEADER.strip(), *(line(n).strip().replace('"', "") for n in range(1, 4))]:
        book.active.append(each.split(","))
    book.active.row_dimensions[3].hidden = True
    book.save("rows.xlsx")
    assert batch("--quiet", *more, file="rows.xlsx") == 0
    said = capsys.readouterr().err
    assert said.count("hidden or filtered out") == 1
    assert "rows.xlsx:3: warning: 1 row of the sheet 'Export' is hidden or filtered out there" in said
    assert NAME not in said
    assert len(made()) == (0 if more else 3)


@pytest.mark.parametrize(
    ("value", "more"), grid(["true", "[1, 2]", '{"a": "b"}', "NaN"], [[], ["--dry-run"]], together=1)
)
def test_what_is_no_words_is_no_fault_in_a_column_that_no_sheet_shows(value, more, capsys):
    """Record systems export flags; what a sheet shows, or follows from one, must be words all the same."""
    row = {"id": "P1", "handout": "anakinra", "name": NAME, "birth_date": "1950-01-02", "dose": "1 mg"}
    row |= {"next_visit": "2027-01-01"}
    lines = [json.dumps(row)[:-1] + f', "{column}": {value}}}\n' for column in ("active", "note", "Dose", "group")]
    lines = [each.replace("P1", f"P{number}") for number, each in enumerate(lines, 1)]
    lines[2] = lines[2].replace('"dose": "1 mg", ', "")
    Path("rows.jsonl").write_text("".join(lines), encoding="utf-8")
    assert batch("--quiet", *more, file="rows.jsonl") == 3
    found = re.findall(r"error: row (\d), column '(\w+)': .* cannot stand here", capsys.readouterr().err)
    assert found == [("2", "note"), ("3", "Dose")]
    if not more:
        assert batch("--quiet", "--merge", "print.pdf", file="rows.jsonl", folder="printed") == 3
        found = re.findall(r"error: row (\d), column '(\w+)': .* cannot stand here", capsys.readouterr().err)
        assert found == [("2", "note"), ("3", "Dose"), ("4", "group")], "it says where its sheet lies"
    for number, status in ((1, 0), (2, 1)):
        Path("row.json").write_text(lines[number - 1], encoding="utf-8")
        words = ["build", "anakinra", "--clinic", str(CLINIC), "--recipient", "row.json", "-o", f"{number}.pdf"]
        assert main(words) == status
    assert main(["verify", "1.pdf", "--recipient", "row.json", "--clinic", str(CLINIC)]) == 1
    Path("row.json").write_text(lines[0], encoding="utf-8")
    assert main(["verify", "1.pdf", "--recipient", "row.json", "--clinic", str(CLINIC)]) == 0


def test_pages_are_about_the_standard_edition_and_the_help_says_so(capsys):
    lines = [line(n).replace("\n", f",{edition}\n") for n, edition in enumerate(["", "large-print"], 1)]
    Path("rows.csv").write_text(HEADER.replace("\n", ",edition\n") + "".join(lines), encoding="utf-8")
    assert batch("--quiet", "--pages", "1", "--report", "report.jsonl") == 0
    standard, large = [json.loads(each)["pages"] for each in Path("report.jsonl").read_text("utf-8").splitlines()]
    assert (standard, large > 1) == (1, True)
    capsys.readouterr()
    assert main(["batch", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "of the standard edition: a row's large print takes as many as it needs" in said
    assert main(["build", "--help"]) == 0
    assert "a row's" not in capsys.readouterr().out


def test_a_group_that_no_reader_takes_is_nobodys_fault_where_nothing_is_printed_together(capsys):
    Path("rows.csv").write_text(HEADER[:-1] + ",group\n" + line(1)[:-1] + ",#REF!\n", encoding="utf-8")
    assert batch("--quiet") == 0
    assert batch("--quiet", "--merge", "print.pdf", folder="printed") == 3
    assert "row 1, column 'group': an error of the spreadsheet" in capsys.readouterr().err
