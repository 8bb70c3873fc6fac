"""A print file that is not made of just the sheets that were put in is noticed before it has its name."""

import datetime
import io

import pytest

import handout
from handout.api import face_of_marks
from handout.diagnostics import MachineError
from handout.model import Cell, Recipient, Span
from handout.paint import print_file, sheet_copy
from handout.paint.print_file import PrintFile, Title
from handout.paint.sheet_file import Key, Name
from handout.verify.print_file import Expected, prove_print_file, sheet_fingerprint

DAY = datetime.date(2026, 11, 24)


def sheet(number, note):
    columns = {"id": f"P{number}", "name": f"Ana {number}", "birth_date": "1950-01-02", "note": note}
    cells = tuple((name, Cell(text, None, Span("rows.csv", number + 1))) for name, text in columns.items())
    recipient = Recipient(number, cells, Span("rows.csv", number + 1))
    return handout.render(handout.load("anakinra"), recipient=recipient, date=DAY).pdf


@pytest.fixture(scope="module")
def sheets():
    return [sheet(1, "See you soon"), sheet(2, "Bring your card"), sheet(3, "Ω is no Latin letter")]


def merged(sheets):
    out = io.BytesIO()
    file = PrintFile(out, Title("ABC234", DAY), face_of_marks())
    for number, pdf in enumerate(sheets, 1):
        file.add(pdf, f"ABC234 · {number}", str(number))
    file.finish("Run ABC234")
    return out


def expected(sheets):
    return [
        Expected(*sheet_fingerprint(pdf), b"(%d)" % number, f"ABC234 · {number}")
        for number, pdf in enumerate(sheets, 1)
    ]


def test_a_good_one_is_proven(sheets):
    prove_print_file(merged(sheets), expected(sheets))


def test_two_sheets_that_differ_in_a_letter_have_other_fingerprints(sheets):
    assert sheet_fingerprint(sheets[0]) != sheet_fingerprint(sheet(1, "See you sooN"))
    assert sheet_fingerprint(sheets[0]) == sheet_fingerprint(sheet(1, "See you soon"))


@pytest.mark.parametrize(
    "change",
    [
        lambda found: [found[1], found[0], found[2]],
        lambda found: found[:2],
        lambda found: [*found, found[0]],
        lambda found: [found[0]._replace(label=b"(2)"), *found[1:]],
        lambda found: [found[0]._replace(pages=1), *found[1:]],
        lambda found: [found[0]._replace(mark="ABC234 · 2"), *found[1:]],
    ],
    ids=["order", "one too many", "one too few", "label", "pages", "mark"],
)
def test_other_sheets_are_noticed(sheets, change):
    with pytest.raises(MachineError, match="read back"):
        prove_print_file(merged(sheets), change(expected(sheets)))


def wrong_name(copy, piece):
    """An element that names the one after the right one."""
    return piece._replace(number=piece.number + 1) if isinstance(piece, Name) and piece.number == 20 else piece


def wrong_key(copy, piece):
    return piece._replace(number=piece.number + 1) if isinstance(piece, Key) else piece


def lost_words(copy, piece):
    return piece.replace(b"/T", b"/U") if isinstance(piece, bytes) else piece


@pytest.mark.parametrize("plant", [wrong_name, wrong_key, lost_words])
def test_objects_that_are_put_otherwise_are_noticed(sheets, plant, monkeypatch):
    right = sheet_copy.SheetCopy._renamed
    monkeypatch.setattr(sheet_copy.SheetCopy, "_renamed", lambda copy, piece: right(copy, plant(copy, piece)))
    broken = merged(sheets)
    monkeypatch.undo()
    with pytest.raises(MachineError, match="read back"):
        prove_print_file(broken, expected(sheets))


def test_words_of_another_are_noticed(sheets, monkeypatch):
    """One sheet's own stream in place of another's, as a key that is too short would have it."""
    right = sheet_copy.SheetCopy.share
    known = {}

    def share(copy, value, data=None):
        if data is not None and len(data) < 400:
            value, data = known.setdefault(b"Length", (value, data))
        return right(copy, value, data)

    monkeypatch.setattr(sheet_copy.SheetCopy, "share", share)
    broken = merged(sheets)
    monkeypatch.undo()
    with pytest.raises(MachineError, match="read back"):
        prove_print_file(broken, expected(sheets))


def test_parents_of_another_are_noticed(sheets, monkeypatch):
    monkeypatch.setattr(sheet_copy.SheetCopy, "_moved", lambda copy, key: key[0])
    broken = merged(sheets)
    monkeypatch.undo()
    with pytest.raises(MachineError, match="read back"):
        prove_print_file(broken, expected(sheets))


def test_more_than_a_mark_at_the_foot_is_noticed(sheets, monkeypatch):
    right = print_file.PrintFile._mark_code
    code = b"BT /Run 9 Tf 1 0 0 1 9 9 Tm [<0001>] TJ ET\n"
    monkeypatch.setattr(print_file.PrintFile, "_mark_code", lambda *about: right(*about) + code)
    broken = merged(sheets)
    monkeypatch.undo()
    with pytest.raises(MachineError, match="at its foot"):
        prove_print_file(broken, expected(sheets))


def test_a_page_with_the_mark_of_another_sheet_is_noticed(sheets, monkeypatch):
    right = print_file.PrintFile._put_page
    marks = []

    def put_page(file, sheet, copy, page, mark):
        marks.append(mark)
        right(file, sheet, copy, page, marks[0])

    monkeypatch.setattr(print_file.PrintFile, "_put_page", put_page)
    with pytest.raises(MachineError, match="something else at its foot than its mark"):
        prove_print_file(merged(sheets), expected(sheets))


def test_an_offset_that_is_wrong_is_noticed(sheets):
    data = merged(sheets).getvalue()
    place = data.index(b"\n", 2_000)
    shifted = io.BytesIO(data[:place] + b"\n" + data[place:])
    with pytest.raises(MachineError, match="read back"):
        prove_print_file(shifted, expected(sheets))


def test_a_file_that_breaks_off_is_noticed(sheets):
    data = merged(sheets).getvalue()
    for end in (0, 10, len(data) // 2, len(data) - 30):
        with pytest.raises(MachineError, match="read back"):
            prove_print_file(io.BytesIO(data[:end]), expected(sheets))


def test_what_lies_behind_the_last_page_is_noticed(sheets, monkeypatch):
    """The back of a leaf is blank, and there is no page that is nobody's."""
    monkeypatch.setattr(PrintFile, "leaves", property(lambda file: 0))
    right = PrintFile.finish

    def finish(file, title):
        file._pages.append(file._pages[0])
        right(file, title)

    monkeypatch.setattr(PrintFile, "finish", finish)
    broken = merged(sheets)
    with pytest.raises(MachineError, match="more than was put into it"):
        prove_print_file(broken, expected(sheets))
