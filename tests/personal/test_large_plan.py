"""'Your plan' in large print, where a page does not hold it: it goes on overleaf, row by row, below its heading."""

from itertools import pairwise

import pymupdf
import pytest
from making import CLINIC, HEAD, clinic_of, handout_of, paragraphs, section, sections
from quick import grid
from recipients import DAY, recipient

import handout as program
from handout.diagnostics import HandoutError
from handout.verify import read_back

STYLES = ("columns", "sidebar", "single")
BODY = sections(section("uses", "Uses", paragraphs(90)))
NOTE = "Bring the form.\nCall before you fly."


def plan(count, lines=0):
    rows = "".join(f"  - {{field: f{n}, label: Row number {n}}}\n" for n in range(count))
    return f"identify: [name]\nplan:\n{rows}write_in_lines: {lines}\n"


def row(count, **more):
    return recipient(**{f"f{n}": f"value {n}." for n in range(count)} | more)


def made(count, lines=0, who=None, body=BODY, **options):
    return program.render(
        handout_of(body),
        clinic_of(CLINIC + plan(count, lines)),
        date=DAY,
        edition="large-print",
        recipient=who,
        **options,
    )


def pages_of(result):
    with pymupdf.open("pdf", result.pdf) as pdf:
        return [page.get_text().split("\n") for page in pdf]


def pages_with(result, words):
    return [number for number, lines in enumerate(pages_of(result)) if words in map(str.strip, lines)]


@pytest.mark.parametrize(("style", "paper", "lines"), grid(STYLES, ["letter", "a4"], [0, 20], together=1))
def test_each_row_is_whole_and_below_the_heading(style, paper, lines):
    result = made(20, lines, row(20, note=NOTE), style=style, paper=paper)
    places = [pages_with(result, f"Row number {n}") for n in range(20)]
    assert places == [pages_with(result, f"value {n}.") for n in range(20)]
    pages = [page for (page,) in places]
    assert pages == sorted(pages)
    assert len(set(pages)) > 1
    assert set(pages) <= set(pages_with(result, "Your plan"))
    # Two rows at least stand together at either end.
    assert pages[0] == pages[1]
    assert lines or pages[-1] == pages_with(result, "Call before you fly.")[0]


def test_the_heading_is_read_out_once_and_each_value_with_its_label():
    read = read_back(made(20, 2, row(20, note=NOTE)).pdf)
    assert read.faults == ()
    assert read.lines.count("Your plan") == 1
    at = read.lines.index("Your plan")
    cells = [words for n in range(20) for words in (f"Row number {n}", f"value {n}.")]
    assert read.lines[at + 1 :][:41] == (*cells, NOTE.replace("\n", " "))


@pytest.mark.parametrize(("count", "options"), grid([1, 9, 10, 11, 12, 20], [{}, {"fillable": True}], together=1))
def test_any_number_of_rows_and_lines(count, options):
    for lines in (0, 3):
        result = made(count, lines, **options)
        assert read_back(result.pdf).faults == ()
        if options:
            names = [each["/T"] for page in annotations(result) for each in page]
            asked = [f"f{n}" for n in range(count)] + ["note"] + [str(n) for n in range(1, lines + 1)]
            assert names == ["name", *asked]


def annotations(result):
    import io

    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(result.pdf)).pages
    return [[each.get_object() for each in page.get("/Annots", ()) if "/T" in each.get_object()] for page in pages]


def test_form_fields_do_not_meet_at_the_foot_of_a_page():
    result = made(20, 20, fillable=True)
    for page in annotations(result):
        boxes = [tuple(map(float, each["/Rect"])) for each in page]
        assert all(36 < bottom < top < 756 and top - bottom > 8 for _, bottom, _, top in boxes)
        for above, below in pairwise(boxes):
            assert above[1] >= below[3] or above[2] <= below[0]


def test_values_that_wrap_have_room_on_each_page_and_change_nothing_shared():
    long = "One tablet in the morning with some water"
    few = made(20, 2, row(20, note=NOTE, f2=long))
    many = made(20, 2, row(20, note=NOTE, f1=long, f12=long))
    assert made(20, 2, row(20, note=NOTE)).pages == few.pages == many.pages
    # Labels that a value moves are each copy's own; all copies of which that is so begin alike.
    same = next(at for at, (a, b) in enumerate(zip(few.pdf, many.pdf, strict=False)) if a != b)
    assert same > 0.6 * min(len(few.pdf), len(many.pdf))
    assert [line for line in read_back(many.pdf).lines if line == long] == [long, long]


@pytest.mark.long
@pytest.mark.parametrize("number", [0, 19])
def test_a_value_that_no_page_holds_is_named(number):
    with pytest.raises(HandoutError) as caught:
        made(20, 2, row(20, **{f"f{number}": "a tablet " * 300}))
    (fault,) = caught.value.diagnostics
    assert fault.message == f"row 1, column 'f{number}': too long for its room in 'Your plan'"
    assert 400 < int(fault.hints[0].split()[2]) < 600


def test_the_room_for_a_note_is_no_taller_than_a_page():
    """In Nastaliq, whose lines stand so far apart that a page does not hold the room for a long one."""
    clinic = clinic_of("format: 1\nname: R\nphone: '1'\nlanguage: ur\n" + plan(6, 1))
    result = program.render(
        handout_of(BODY, HEAD.replace("language: en", "language: ur")),
        clinic,
        date=DAY,
        edition="large-print",
        recipient=row(6, note="Bring the form. " * 30),
    )
    assert all(pages_with(result, f"value {n}.") for n in range(6))


def test_a_plan_that_a_page_holds_stays_on_one():
    result = made(5, 0, row(5))
    assert len({page for n in range(5) for page in pages_with(result, f"value {n}.")}) == 1
