"""Sheets in two languages, of a short handout that is there in English, French and Arabic."""

import datetime
from functools import cache
from operator import itemgetter
from pathlib import Path

import pytest
import readers

import handout as program
from handout.diagnostics import Span
from handout.model import Cell, Recipient
from handout.source.content import read_handout
from handout.verify import read_back

DAY = datetime.date(2026, 11, 23)
FOLDER = Path(__file__).parent
LIBRARY = FOLDER / "library"
CLINIC = FOLDER / "clinic.yaml"

VALUES = {"id": "r-1", "name": "Rosa Ibáñez", "dose": "100 mg once a day", "start_date": "2026-12-01", "nurse": "Tom"}

LONG = "Take it with water at the same time each day and ask us before you change what you take. "


def text_of(language: str) -> str:
    return (LIBRARY / "made" / f"{language}.yaml").read_text(encoding="utf-8")


def handout_in(language: str, *changes: tuple[str, str]):
    """The handout, other words put in place of some."""
    text = text_of(language)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read_handout(text.encode(), f"made/{language}.yaml").value


def lengthened(language: str, times: int, short: str | None = None):
    """The handout with a section more, of so many sentences; `short` is what it may say instead."""
    lines = ["  - id: more", "    heading: More", *([f"    short: {short!r}"] if short is not None else [])]
    section = "\n".join([*lines, f"    text: {LONG * times}", ""])
    return handout_in(language, ("  - id: uses\n", f"{section}  - id: uses\n"))


def clinic():
    return program.load_clinic(CLINIC)


def without_notes():
    return clinic()._replace(notes=())


def recipient(**values: str | None) -> Recipient:
    where = Span("rows.csv", 2)
    cells = {key: value for key, value in (VALUES | values).items() if value is not None}
    return Recipient(1, tuple((key, Cell(value, None, where)) for key, value in cells.items()), where)


def leaf(first="fr", second="en", **options):
    """A sheet; languages by name or as handouts."""
    one, two = (handout_in(each) if isinstance(each, str) else each for each in (first, second))
    options = {"clinic": clinic(), "date": DAY, **options}
    return _rendered(one, two, tuple(sorted(options.items(), key=itemgetter(0))))


@cache
def _rendered(one, two, options):
    """Many tests look at the same sheet."""
    return program.render(one, second=two, **dict(options))


def assert_valid(sheet, profile, folder):
    pytest.importorskip("page", reason="page-validation is not installed")
    (folder / "sheet.pdf").write_bytes(sheet.pdf)
    assert readers.validate(folder / "sheet.pdf", profile) == []


def assert_poppler_reads_the_same(sheet, folder, figures):
    """All lines in their order, but for so many that are a figure's words alone, and on no page."""
    (folder / "sheet.pdf").write_bytes(sheet.pdf)
    said = [line for line in read_back(sheet.pdf).lines if line]
    theirs = readers.poppler_struct_text(folder / "sheet.pdf")
    assert [line for line in said if line in set(theirs)] == theirs
    assert len(said) - len(theirs) <= figures


KEPT = ("alarm", "more", "uses", "call-us", "emergency")


def slim(language: str, times: int, short: str | None = None):
    """A handout with fewer sections, so that a page holds it, and one more that is too long for two columns."""
    long = lengthened(language, times, short)
    return long._replace(sections=tuple(each for each in long.sections if each.id in KEPT))


def back_to_back(first="fr", second="en", times=40, short=True, **options):
    """A leaf with a side for each language."""
    said = {"fr": "Demandez-nous.", "en": "Ask us.", "ar": "اسألنا."}
    one, two = (slim(each, times, said[each] if short else None) for each in (first, second))
    return leaf(one, two, **{"pages": "2", **options})
