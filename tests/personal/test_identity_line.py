"""The line that says whose sheet it is: whatever a patient's name, all else on the sheet stays as and where it is."""

from functools import cache

import pymupdf
import pytest
from making import FURNITURE, handout_of, paragraphs, section, sections
from quick import grid, some
from recipients import DAY, NOTES, PLAN, clinic, handout, nobody_to_blame, recipient

import handout as program
from handout.diagnostics import HandoutError
from handout.verify import read_back

SHORT, USUAL = "Jo Ng", "Rosa Ibáñez-Okafor"
LONG = "Maria-Theresia Wolfeschlegelsteinhausenbergerdorff de la Concepción y Montenegro von Hohenzollern"
MANY = PLAN.replace("[name, birth_date]", "[name, birth_date, ward, record]")
TITLE = 28.0
"""How far the title reaches above its foot, at least."""

LARGE = {"edition": "large-print"}


@cache
def made(name, more=PLAN + NOTES, of=None, **options):
    row = recipient(id="P-17", name=name, ward="7 West", record="0042-17")
    return program.render(of or handout(6, 90), clinic(more), date=DAY, recipient=row, **options)


def others(result):
    """What stands on the pages, and where, but for the line that says whose sheet it is."""
    with pymupdf.open("pdf", result.pdf) as pdf:
        above, below = identity_of(pdf[0])
        return [
            (page.number, span["text"], round(span["size"], 2), [round(each, 1) for each in span["origin"]])
            for page in pdf
            for span in spans_of(page)
            if page.number or not above < span["origin"][1] < below
        ]


def spans_of(page):
    lines = (line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()))
    return [span for line in lines for span in line["spans"]]


def identity_of(page):
    """Between which heights the line stands on page one."""
    return masthead_of(page), title_of(page) - TITLE


def title_of(page):
    """The foot of the title."""
    return page.search_for("Anakinra")[0][3]


def masthead_of(page):
    """The hairline below it."""
    return min(each["rect"].y1 for each in page.get_drawings() if each["rect"].height < 1 < each["rect"].width)


def whose(result):
    with pymupdf.open("pdf", result.pdf) as pdf:
        above, below = identity_of(pdf[0])
        return [span for span in spans_of(pdf[0]) if above < span["origin"][1] < below and span["text"].strip()]


@pytest.mark.parametrize(
    ("style", "more", "pages"), grid(["columns", "sidebar", "single"], [PLAN + NOTES, MANY], ["1", "2"], together=1)
)
def test_a_long_name_moves_nothing(style, more, pages):
    of = handout(3, 30) if pages == "1" else None
    results = [made(name, more, of, style=style, pages=pages) for name in (SHORT, USUAL, LONG)]
    short, *rest = (others(each) for each in results)
    assert all(each == short for each in rest)
    assert len({(each.body_pt, each.pages) for each in results}) == 1
    same = next(at for at, (a, b) in enumerate(zip(results[0].pdf, results[-1].pdf, strict=False)) if a != b)
    assert same > 0.6 * len(results[0].pdf)


def test_a_long_name_moves_nothing_in_large_print():
    short, long = made(SHORT, **LARGE), made(LONG[:46], **LARGE)
    assert others(short) == others(long)
    assert {span["size"] for result in (short, long) for span in whose(result)} == {18.0}


def test_large_print_has_more_lines_for_a_name_that_is_longer_and_never_smaller_type():
    spans = whose(made(LONG, **LARGE))
    assert {span["size"] for span in spans} == {18.0}
    assert len({round(span["origin"][1]) for span in spans}) > 2


def test_a_usual_name_has_the_usual_type_and_a_long_one_is_smaller_but_never_below_the_least():
    assert {span["size"] for span in whose(made(USUAL))} == {11.0}
    assert all(9.0 <= span["size"] < 11.0 for span in whose(made(LONG)))
    assert any(line.startswith(f"{LONG} · Date of birth: ") for line in read_back(made(LONG).pdf).lines)


@pytest.mark.long
@pytest.mark.law
def test_which_sections_are_short_is_the_same_for_all_names():
    """At each length, though at some of them one line more or less would decide."""
    short = "    short: Keep it cold.\n"
    seen = set()
    for length in some(range(100, 220, 10), 2):
        body = FURNITURE + sections(
            section("a", "A", paragraphs(length)), section("b", "B", paragraphs(60)) + short, section("c", "C", "Go.")
        )
        results = [of_one_page(name, handout_of(body)) for name in (SHORT, LONG)]
        assert results[0] == results[1], length
        seen.add(results[0])
    assert len(seen - {None}) > 1


def of_one_page(name, of):
    """Which sections are short and how large the type is; None of what is refused."""
    try:
        result = made(name, PLAN, of, pages="1")
    except HandoutError:
        return None
    return result.shortened, result.body_pt


@pytest.mark.parametrize(("options", "name"), [({}, LONG * 3), (LARGE, LONG * 3)])
def test_a_name_that_its_room_does_not_hold_is_refused_by_its_column(options, name):
    with pytest.raises(HandoutError) as caught:
        made(name, **options)
    (fault,) = caught.value.diagnostics
    assert fault.message == "row 1, column 'name': too long for its room in the line that says whose sheet it is"
    assert "Maria" not in str(fault)


@pytest.mark.long
def test_a_sheet_that_is_full_has_one_line_for_it_and_says_so_of_a_name_that_is_longer():
    """What fits with one line is not refused for the room that a longer name would have."""
    low, high = 40, 1200
    with nobody_to_blame():
        while low + 1 < high:
            middle = (low + high) // 2
            low, high = (middle, high) if fits(USUAL, middle) else (low, middle)
    assert fits(USUAL, low)
    with pytest.raises(HandoutError) as caught:
        on_full_page(LONG, low)
    (fault,) = caught.value.diagnostics
    assert fault.message.startswith("row 1, column 'name': too long for its room in the line that says whose sheet ")
    assert fault.message.endswith("and the sheet is too full to give it more")


def on_full_page(name, length):
    of = handout_of(FURNITURE + sections(section("only", "All there is", paragraphs(length))))
    return made(name, PLAN, of, pages="1", style="single")


def fits(name, length):
    try:
        on_full_page(name, length)
    except HandoutError:
        return False
    return True


def test_a_name_that_is_kept_in_several_lines_stands_in_one_like_any_other():
    assert made("Rosa \n\n Ibáñez-Okafor").pdf == made("Rosa Ibáñez-Okafor").pdf
