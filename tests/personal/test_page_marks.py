"""The number of each page and its sheet mark are read back too: no page of one sheet is taken for another's."""

import re

import pytest
from making import clinic_of, handout_of, plain_sections
from quick import thinned
from recipients import DAY, PLAN, clinic, handout, recipient

import handout as program
from handout import stamped
from handout.diagnostics import MachineError
from handout.labels import catalogues, labels_for
from handout.layout import sheets
from handout.layout.frame import ARTIFACT
from handout.page_marks import PageMarks
from handout.pipeline import Press
from handout.verify.edges import wrong_edges
from handout.verify.objects import open_as_made
from handout.verify.pages import read_pages

LONG = handout(8, 120)


def copy(press, number, **options):
    row = recipient(id=f"P-{number}")
    return program.render(LONG, clinic(), date=DAY, recipient=row, press=press, **options)


def stamps(monkeypatch, change):
    """From now on, what a copy adds to its pages goes through `change` before it is painted."""
    real = stamped.stamp
    monkeypatch.setattr(stamped, "stamp", lambda template, own=(): real(template, change(own)))


def of_the_one_before(kept=()):
    """Gives each sheet the marks at the edges of the sheet before it."""
    kept = list(kept)

    def change(own):
        before = kept[-1] if kept else own
        kept.append([[text for text in frame.texts if text.slot == ARTIFACT] for frame in own])
        for frame, marks in zip(own, before if before is not own else kept[-1], strict=True):
            frame.texts[:] = [*(text for text in frame.texts if text.slot != ARTIFACT), *marks]
        return own

    return change


@pytest.mark.parametrize("edition", ["standard", "large-print"])
@pytest.mark.parametrize("kept", [True, False], ids=["copies of one press", "each alone"])
def test_a_page_with_the_mark_of_another_sheet_is_not_given_out(monkeypatch, kept, edition):
    stamps(monkeypatch, of_the_one_before())
    press = Press()
    assert copy(press, 1, edition=edition).pages > 1
    with pytest.raises(MachineError, match="page 2: its sheet mark is not the one that should stand there") as caught:
        copy(press if kept else Press(), 2, edition=edition)
    assert not re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", str(caught.value))


def test_a_page_without_its_mark_is_not_given_out(monkeypatch):
    def change(own):
        own[1].texts[:] = [text for text in own[1].texts if text.slot != ARTIFACT]
        return own

    stamps(monkeypatch, change)
    with pytest.raises(MachineError, match="page 2: its sheet mark"):
        copy(Press(), 1)


@pytest.mark.parametrize("personal", [True, False])
def test_a_page_with_another_number_is_not_given_out(monkeypatch, personal):
    right = sheets.page_labels
    monkeypatch.setattr(sheets, "page_labels", lambda content, number, pages: right(content, 1, pages))
    with pytest.raises(MachineError, match="page 2: its number is not the one that should stand there"):
        program.render(LONG, clinic(), date=DAY, recipient=recipient() if personal else None)


@pytest.mark.parametrize("language", thinned(catalogues(), 4))
def test_in_each_language_they_are_found(language):
    """Words of two directions are painted in pieces; so are those of two scripts."""
    labels = labels_for(language)
    head = f"format: 1\nid: made\nlanguage: {language}\ntitle: Anakinra\n"
    of = handout_of(plain_sections(8, 120), head)
    clinic = clinic_of("format: 1\nname: Bend\n" + PLAN.replace(", label: Start on", ""))
    made = program.render(of, clinic, date=DAY, recipient=recipient(), edition="large-print")
    pages = read_pages(open_as_made(made.pdf))
    assert len(pages) == made.pages > 1
    numbers = [labels.fill("page_of", page=n + 1, pages=made.pages) for n in range(made.pages)]
    assert not list(wrong_edges(pages, [PageMarks(each, "") for each in numbers]))
    assert len(list(wrong_edges(pages, [PageMarks(each, "") for each in reversed(numbers)]))) >= made.pages - 1


def test_a_number_within_another_is_another():
    class Content:
        artifacts = ("11", "/12ページ")

    class Page:
        ordinal = 1
        content = Content()

    assert list(wrong_edges([Page()], [("1/12ページ", "")]))
    assert not list(wrong_edges([Page()], [("11/12ページ", "")]))
    assert list(wrong_edges([Page()], [])) == []
