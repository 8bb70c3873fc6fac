"""Words of a workbook: what is struck out or set higher is refused, and what XML escapes is what it stands for."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font

from handout.source.table import BadRow, Table

STRUCK = "what is struck out, in whole or in part, cannot stand here"
HIGHER = "what is set higher or lower than the line, in whole or in part, cannot stand here"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def run(text, look=""):
    return f"<r>{f'<rPr>{look}</rPr>' if look else ''}<t xml:space='preserve'>{text}</t></r>"


def plain(text):
    return f"<t xml:space='preserve'>{text}</t>"


def table_of(*lines, shared, formulas=False):
    """A workbook of these lines of strings, as XML, which stand in the cells or are shared by them."""
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    strings = [string for line in lines for string in line]
    rows = []
    for number, line in enumerate(lines, 1):
        cells = []
        for string in line:
            cell = (
                f"<c t='s'><v>{strings.index(string)}</v></c>" if shared else f"<c t='inlineStr'><is>{string}</is></c>"
            )
            cells.append(cell)
        cells += ["<c t='str'><f>A1</f><v>a_x000D_b</v></c>"] if formulas and number > 1 else []
        rows.append(f"<row r='{number}'>{''.join(cells)}</row>")
    changed = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                assert "<sheetData" in data
                data = f"<worksheet xmlns='{MAIN}'><sheetData>{''.join(rows)}</sheetData></worksheet>"
            if name == "[Content_Types].xml" and STRINGS not in data:
                data = data.replace(
                    "</Types>", f"<Override PartName='/xl/sharedStrings.xml' ContentType='{STRINGS}'/></Types>"
                )
            if name != "xl/sharedStrings.xml":
                new.writestr(name, data)
        items = "".join(f"<si>{each}</si>" for each in strings)
        new.writestr("xl/sharedStrings.xml", f"<sst xmlns='{MAIN}'>{items}</sst>")
    return Table(changed, "rows.xlsx")


def said(table):
    """What each row says, or why it is refused."""
    return [
        [each.message.partition(", ")[2] for each in row.faults]
        if isinstance(row, BadRow)
        else {name: cell.text for name, cell in row.cells}
        for row in table.rows()
    ]


HEADER = [plain("id"), plain("dose")]
EITHER = pytest.mark.parametrize("shared", [False, True])


@EITHER
@pytest.mark.parametrize(
    ("string", "wrong"),
    [
        (run("5 x 10") + run("6", "<vertAlign val='superscript'/>") + run(" IU"), HIGHER),
        (run("H") + run("2", "<b/><vertAlign val='subscript'/>"), HIGHER),
        (run("200 mg ", "<strike/>") + run("100 mg"), STRUCK),
        (run("100 mg ") + run("200 mg", "<i/><strike val='1'/>"), STRUCK),
        (run("200 mg", "<strike val='true'/><vertAlign val='superscript'/>"), STRUCK),
        (run("Take ") + run("no", "<b/><strike val='0'/><vertAlign val='baseline'/>") + run(" more"), None),
        (run("Take") + run(" ", "<strike/>") + run("no more", "<strike val='false'/><u/>"), None),
        (run("Take no more") + "<rPh sb='0' eb='1'><t>read so</t></rPh><phoneticPr fontId='1'/>", None),
    ],
)
def test_words_of_which_some_are_struck_out_or_set_higher_are_refused(string, wrong, shared):
    """10⁶ would be 106 on paper, and a dose that was taken back one to take."""
    table = table_of(HEADER, [plain("P1"), string], [plain("P2"), plain("1 mg")], shared=shared)
    first, second = said(table)
    assert first == ([f"column 'dose': {wrong}"] if wrong else {"id": "P1", "dose": "Take no more"})
    assert second == {"id": "P2", "dose": "1 mg"}
    unshown = table.rows(lambda key: key != "dose")
    assert not any(isinstance(each, BadRow) for each in unshown)


@EITHER
@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a_x000D_\nb", "a\nb"),
        ("a_x000d_b", "a\nb"),
        ("a_x0009_b", "a b"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x005F_", "_"),
        ("_xD83D__xDE00_", "😀"),
        ("x005F_ _x00D_ x_000D_", "x005F_ _x00D_ x_000D_"),
        ("a_x0007_b", ["column 'dose': a control character cannot stand here (character 2)"]),
        ("a_xD83D_b", ["column 'dose': half of a character cannot stand here (character 2)"]),
    ],
)
def test_what_xml_escapes_is_the_character_that_it_stands_for(written, words, shared):
    for string in (plain(written), run(written, "<b/>")):
        (found,) = said(table_of(HEADER, [plain("P1"), string], shared=shared))
        assert found == (words if isinstance(words, list) else {"id": "P1", "dose": words})


@EITHER
def test_a_header_and_what_a_formula_gives_are_unescaped_too(shared):
    header = [plain("id"), plain("the_x0020_dose"), run("a") + run("2", "<vertAlign val='subscript'/>"), plain("of")]
    table = table_of(header, [plain("P1"), plain("x"), plain("y")], shared=shared, formulas=True)
    assert said(table) == [{"id": "P1", "the dose": "x", "a2": "y", "of": "a\nb"}]


@pytest.mark.parametrize(
    ("font", "wrong"),
    [
        (Font(strike=True), STRUCK),
        (Font(vertAlign="superscript"), HIGHER),
        (Font(vertAlign="subscript"), HIGHER),
        (Font(bold=True, strike=False, vertAlign="baseline"), None),
    ],
)
@pytest.mark.parametrize("value", ["200 mg", 200, 1.5])
def test_a_cell_whose_font_strikes_it_out_or_sets_it_higher_is_refused(font, wrong, value):
    book = openpyxl.Workbook()
    for line in (["id", "dose", "note"], ["P1", value, None], ["P2", value, "x"]):
        book.active.append(line)
    for place in ("A1", "B1", "B2", "C2"):
        book.active[place].font = font
    book.active["C2"].value = " "
    stream = io.BytesIO()
    book.save(stream)
    first, second = said(Table(stream, "rows.xlsx"))
    assert first == ([f"column 'dose': {wrong}"] if wrong else {"id": "P1", "dose": str(value)})
    assert second == {"id": "P2", "dose": str(value), "note": "x"}
