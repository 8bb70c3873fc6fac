"""What `import handout` offers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

import handout
from handout.press import Press
from handout.source.values import recipient_of

ROOT = Path(__file__).resolve().parents[1]
RIVERBEND = ROOT / "content" / "clinics" / "riverbend"
DAY = date(2026, 11, 22)


@pytest.fixture
def clinic_file(tmp_path: Path) -> Path:
    shutil.copytree(RIVERBEND, tmp_path / "clinic")
    return tmp_path / "clinic" / "clinic.yaml"


def test_from_an_id_to_a_pdf() -> None:
    sheet = handout.load("anakinra")
    assert (sheet.id, sheet.language) == ("anakinra", "en")
    result = handout.render(sheet, handout.load_clinic(RIVERBEND / "clinic.yaml"), date=DAY)
    assert isinstance(result, handout.Result)
    assert result.pdf.startswith(b"%PDF-")
    assert result.pages in (1, 2)
    assert result.body_pt >= 10
    assert all(isinstance(each, handout.Diagnostic) for each in result.diagnostics)


def test_a_path_a_string_and_a_language_mean_the_same() -> None:
    path = ROOT / "content" / "anakinra" / "en.yaml"
    assert handout.load(path) == handout.load(str(path))
    assert handout.load("anakinra", "en").title.text == handout.load(path).title.text


def test_a_library_of_ones_own_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "anakinra" / "en.yaml"
    own.parent.mkdir()
    own.write_text("format: 1\nid: anakinra\nlanguage: en\ntitle: Ours\nintro: Ours.\n", encoding="utf-8")
    assert handout.load("anakinra", folders=[tmp_path]).title.text == "Ours"


def test_options_are_heard() -> None:
    sheet = handout.load("anakinra")
    letter, a4, single = (
        handout.render(sheet, date=DAY, paper=paper, style=style).pdf
        for paper, style in (("letter", "columns"), ("a4", "columns"), ("letter", "single"))
    )
    assert len({letter, a4, single}) == 3
    assert handout.render(sheet, date=DAY).pdf == letter
    assert handout.render(sheet, date=DAY, pages="2").pages == 2
    assert handout.render(sheet, date=DAY, pages=2).pdf == handout.render(sheet, date=DAY, pages="2").pdf
    assert handout.render(sheet, date=DAY, pages=1).pages == 1
    large = handout.render(sheet, date=DAY, pages="2", edition="large-print")
    assert (large.pages > 2, large.body_pt) == (True, 18.0)


def test_the_day_is_told_or_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = handout.load("anakinra")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    assert handout.render(sheet).pdf == handout.render(sheet, date=DAY).pdf
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        handout.render(sheet)


def test_past_review_is_a_diagnostic() -> None:
    sheet = handout.load("anakinra")
    assert "past-review" in {each.code for each in handout.render(sheet, date=date(2039, 1, 1)).diagnostics}
    assert "past-review" not in {each.code for each in handout.render(sheet, date=DAY).diagnostics}


def test_the_second_time_no_file_is_opened() -> None:
    """Fonts, logo and QR code are remembered, so that a loop costs only what differs."""
    script = (
        "import sys, datetime, handout\n"
        "sheet = handout.load('anakinra')\n"
        f"clinic = handout.load_clinic({str(RIVERBEND / 'clinic.yaml')!r})\n"
        "day = datetime.date(2026, 11, 22)\n"
        "first = handout.render(sheet, clinic, date=day)\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(args[0]) if event == 'open' else None)\n"
        "assert handout.render(sheet, clinic, date=day) == first\n"
        "assert not opened, opened\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_a_logo_that_changes_is_read_again(clinic_file: Path) -> None:
    sheet = handout.load("anakinra")
    clinic = handout.load_clinic(clinic_file)
    before = handout.render(sheet, clinic, date=DAY).pdf
    logo = clinic_file.parent / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>',
        encoding="utf-8",
    )
    assert handout.render(sheet, clinic, date=DAY).pdf != before
    logo.unlink()
    with pytest.raises(handout.HandoutError, match="logo"):
        handout.render(sheet, clinic, date=DAY)


def test_copies_of_one_press_have_the_logo_of_the_first(clinic_file: Path) -> None:
    sheet, press = handout.load("anakinra"), Press()
    clinic = handout.load_clinic(clinic_file)
    before = handout.render(sheet, clinic, recipient={"id": "P-17"}, date=DAY, press=press).pdf
    (clinic_file.parent / "logo.svg").unlink()
    assert handout.render(sheet, clinic, recipient={"id": "P-17"}, date=DAY, press=press).pdf == before


def test_faults_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: 1\nid: a\nlanguage: en\ntitel: A\ncolour: red\nintro: B\n", encoding="utf-8")
    with pytest.raises(handout.HandoutError) as caught:
        handout.load(path)
    assert {each.span.line for each in caught.value.diagnostics if each.span} >= {4, 5}


PLAN = RIVERBEND / "plan.yaml"
ROSA = {"id": "P-17", "name": "Rosa Ibáñez", "birth_date": date(1961, 5, 3), "dose": "100 mg", "note": "Call me."}


def personal(values: object) -> handout.Result:
    return handout.render(handout.load("anakinra"), handout.load_clinic(PLAN), date=DAY, recipient=values)  # type: ignore[arg-type]


def test_a_mapping_is_a_recipient_as_a_files_row_is(tmp_path: Path) -> None:
    path = tmp_path / "row.json"
    path.write_text(json.dumps(ROSA, default=str), encoding="utf-8")
    row = handout.load_recipient(path)
    assert isinstance(row, handout.Recipient)
    assert personal(ROSA).pdf == personal(row).pdf == personal(MappingProxyType(ROSA)).pdf


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (100, "100"),
        (0.1, "0.1"),
        (Decimal("0.50"), "0.50"),
        (datetime(2027, 1, 15), "January 15, 2027"),
        (datetime(2027, 1, 15, 9, 30), "2027-01-15 09:30"),
        (time(9, 30), "09:30"),
    ],
)
def test_values_are_words_numbers_days_and_times(value: object, said: str) -> None:
    from handout.verify import read_back

    assert said in read_back(personal(ROSA | {"dose": value}).pdf).lines


@pytest.mark.parametrize("value", [None, " "])
def test_what_has_no_value_is_left_to_the_hand(value: object) -> None:
    assert "blank-field" in {each.code for each in personal(ROSA | {"dose": value}).diagnostics}


@pytest.mark.parametrize("value", [True, ["secret"], {"a": "secret"}, float("nan"), b"secret", "sec\u202eret"])
def test_what_no_page_can_show_is_refused_by_its_field_and_never_told(value: object) -> None:
    with pytest.raises(handout.HandoutError) as caught:
        personal(ROSA | {"dose": value})
    (fault,) = caught.value.diagnostics
    assert fault.message.startswith("row 1, column 'dose': ")
    assert "secret" not in str(caught.value)


def test_a_slip_in_a_fields_name_is_told() -> None:
    told = personal({key.replace("dose", "doze"): value for key, value in ROSA.items()}).diagnostics
    assert any("'doze'" in each.message and "did you mean 'dose'?" in each.hints for each in told)


def test_names_that_are_not_there() -> None:
    with pytest.raises(AttributeError, match="handout"):
        handout.nothing  # noqa: B018
    assert set(dir(handout)) == set(handout.__all__)


def test_render_stays_a_function_whatever_is_imported() -> None:
    """A module of the same name would take its place."""
    script = (
        "import handout, pkgutil\n"
        "names = [each.name for each in pkgutil.iter_modules(handout.__path__)]\n"
        "assert not set(names) & set(handout.__all__), names\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


@pytest.mark.parametrize("name", ["House-Regular.ttf", "House.ttf", "House Sans[wght].ttf"])
def test_fonts_of_a_folder_of_ones_own_stand_behind_the_programs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from boxes import box_font

    (tmp_path / name).write_bytes(box_font((0x13A0,)))  # a Cherokee letter, which no other face has
    sheet = handout.load("anakinra")
    sheet = sheet._replace(title=sheet.title._replace(text="Ꭰ"))
    with pytest.raises(handout.HandoutError, match=r"U\+13A0.*HANDOUT_FONTS"):
        handout.render(sheet, date=DAY)
    monkeypatch.setenv("HANDOUT_FONTS", str(tmp_path))
    assert handout.render(sheet, date=DAY).pages


@pytest.mark.parametrize(
    ("wrong", "known"),
    [
        ({"pages": 3}, "pages=3: it is one of 'auto', '1', '2'"),
        ({"paper": "A4"}, "paper='A4': it is one of 'letter', 'a4'"),
        ({"style": "two"}, "style='two': it is one of 'columns', 'sidebar', 'single'"),
        ({"edition": "large"}, "edition='large': it is one of 'standard', 'large-print'"),
        ({"edition": None}, "edition=None: it is one of 'standard', 'large-print'"),
    ],
)
def test_a_word_that_an_option_does_not_know_is_refused_with_those_that_it_does(wrong, known):
    with pytest.raises(ValueError, match=re.escape(known)):
        handout.render(handout.load("anakinra"), **wrong)


@pytest.mark.parametrize("wrong", [[], "Rosa", {1: "Rosa"}, 7])
def test_what_is_no_mapping_from_words_is_no_recipient(wrong):
    with pytest.raises(TypeError, match="a recipient is a mapping from the names of fields"):
        handout.render(handout.load("anakinra"), recipient=wrong)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.00001, "0.00001"), (-2.5e-7, "-0.00000025"), (1e16, "1" + "0" * 16), (-0.0, "0"), (1.5, "1.5")],
)
def test_a_float_is_written_with_all_its_digits(value, words):
    """Python's 1e-05 is no dose that anybody reads."""
    assert recipient_of({"dose": value}).get("dose").text == words


HUGE = [10**5000, -(10**5000), Decimal("1e5000"), Decimal("1e-5000"), Decimal("NaN")]


@pytest.mark.parametrize("value", HUGE, ids=["long", "negative", "far", "near", "none"])
def test_a_number_that_no_paper_holds_is_a_fault_of_its_field(value):
    with pytest.raises(handout.HandoutError) as caught:
        handout.render(handout.load("anakinra"), recipient={"name": "Rosa", "dose": value})
    (fault,) = caught.value.diagnostics
    assert "'dose'" in fault.message
    assert "cannot stand here" in fault.message
