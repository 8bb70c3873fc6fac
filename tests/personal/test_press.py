"""Copies that share a press: the bytes of `render()` alone, in any order, and nobody's words on another's sheet."""

import datetime
import gc
import re
import sys
import zlib
from contextlib import suppress
from functools import _lru_cache_wrapper, cache
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from quick import examples, is_quick

from handout.api import load, load_clinic, render
from handout.diagnostics import HandoutError, Span
from handout.pipeline import paint
from handout.press import Press
from handout.source.recipients import recipient

CLINIC = load_clinic(Path(__file__).parents[2] / "content/clinics/riverbend/plan.yaml")
HANDOUT = load("anakinra")
DAY = datetime.date(2026, 11, 24)


def row(number, note="", name="Qwertz", **more):
    cells = {"id": f"P{number}", "name": f"{name} {number}", "birth_date": "1950-01-02", "dose": "100 mg", **more}
    found, faults = recipient(number, (*cells.items(), ("note", note)), Span("rows.csv", number + 1))
    assert not faults
    return found


ROWS = (
    row(1),
    row(2, "Ring the bell."),
    row(3, "word " * 90),
    row(4, "word " * 400),
    row(5, "Ring the bell twice.", name="Łukasz Ω"),
    row(6, birth_date="1950-13-02"),
    row(7, "word " * 88, next_visit="2027-01-15"),
    row(8, "Ring the bell.", dose="100 mg in the morning and 50 mg " * 3),
    row(9, "Ring the bell.\nThen wait.", name="Maria da Conceição Albuquerque de Vasconcelos e Sousa " * 2),
    row(10, "Ring the bell.", name="דנה כהן", dose=""),
)


def copy(whose, press=None, day=DAY):
    """A copy's bytes and what is said of it, or why there is none."""
    try:
        result = render(HANDOUT, CLINIC, recipient=whose, date=day, press=press)
    except HandoutError as refusal:
        return refusal.diagnostics
    return result.pdf, result.diagnostics


@settings(max_examples=examples(8), deadline=None)
@given(st.lists(st.sampled_from(ROWS), min_size=2, max_size=4 if is_quick() else 8))
def test_copies_are_what_each_is_alone_whatever_came_before(rows):
    press = Press()
    for whose in rows:
        assert copy(whose, press) == alone(whose)


@cache
def alone(whose):
    return copy(whose)


def test_rows_that_are_refused_are_refused_each_by_its_own_number():
    press = Press()
    assert [copy(ROWS[3], press)[0].message[:5], copy(ROWS[5], press)[0].message[:5]] == ["row 4", "row 6"]


def test_another_day_is_another_file():
    press = Press()
    copy(ROWS[0], press)
    later = DAY + datetime.timedelta(days=1)
    assert copy(ROWS[0], press, later) == copy(ROWS[0], day=later)


def texts_of_its_own(whose, press):
    """How many texts a copy paints itself on page one: all but what each copy has alike."""
    pdf, _ = copy(whose, press)
    return PdfReader(BytesIO(pdf)).pages[0]["/Contents"][1].get_object().get_data().count(b"TJ")


def test_labels_are_painted_by_each_copy_only_where_its_values_move_them():
    press = Press()
    dated = row(9, "Ring the bell.", next_visit="2027-01-15")
    blank, filled, long = (texts_of_its_own(each, press) for each in (ROWS[1], dated, ROWS[7]))
    assert filled == blank + 1
    assert long > filled + 2


def reached(thing):
    """All that a thing holds, but for what is the program's own: modules, classes, and what functions remember."""
    seen, waiting = {}, [thing]
    shared = {id(vars(module)) for module in sys.modules.values() if isinstance(module, ModuleType)}
    while waiting:
        each = waiting.pop()
        if id(each) in seen or id(each) in shared or isinstance(each, (ModuleType, type, _lru_cache_wrapper)):
            continue
        seen[id(each)] = each
        waiting += gc.get_referents(each)
    return seen.values()


def written(thing):
    """Words that a thing holds itself, also packed as in a file, or as letters one by one."""
    if isinstance(thing, bytes):
        with suppress(zlib.error):
            yield zlib.decompress(thing).decode("latin-1")
        yield thing.decode("latin-1")
    elif isinstance(thing, (list, tuple)) and thing and all(isinstance(each, str) for each in thing):
        yield "".join(thing)
    elif isinstance(thing, str):
        yield thing


def own_lines(pdf):
    """The lines that a copy's own streams show, as they are written there."""
    for page in PdfReader(BytesIO(pdf)).pages:
        own = page["/Contents"][1].get_object().get_data().decode("latin-1")
        yield from re.findall(r"\[(<\w{16}.*?)\] TJ", own)


@pytest.mark.parametrize("name", ["Zebrafink", "Zebrafink Ω"])
def test_no_words_of_a_copy_are_kept(name):
    press = Press()
    own = {"Zebrafink", "Wagtail", "Xylophon"}
    for number, note in enumerate(["Wagtail sings", "Wagtail sings " * 20, ""], 1):
        pdf, _ = copy(row(number, note, name=name, dose="Xylophon 5 mg", next_visit="2031-01-15"), press)
        own |= {*own_lines(pdf)}
    assert len(own) >= 7
    kept = "\n".join(words for each in reached(press) for words in written(each))
    assert "anakinra" in kept
    assert not [words for words in own if words in kept]


def test_what_is_kept_is_made_once(monkeypatch):
    made = []
    monkeypatch.setattr("handout.stamped.paint", lambda *args: made.append(1) or paint(*args))
    press = Press()
    for number in range(1, 6):
        copy(row(number, "Ring the bell."), press)
    assert len(made) == 1


@pytest.mark.long
@pytest.mark.parametrize("style", ["columns", "sidebar", "single"])
def test_options_do_not_mix(style):
    press = Press()
    render(HANDOUT, CLINIC, recipient=ROWS[0], date=DAY, press=press)
    shared = render(HANDOUT, CLINIC, recipient=ROWS[0], date=DAY, style=style, edition="large-print", press=press)
    alone = render(HANDOUT, CLINIC, recipient=ROWS[0], date=DAY, style=style, edition="large-print")
    assert shared == alone
