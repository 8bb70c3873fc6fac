"""A finished file says what its Document says: word for word, in the order of reading."""

import pytest
from sheets import make

from handout.verify import faults, read_back, summary


def test_every_word_in_order(sheet):
    assert list(read_back(sheet.pdf).lines) == sheet.lines


def test_the_file_is_whole(sheet):
    assert faults(sheet.pdf) == ()


@pytest.mark.parametrize("style", ["columns", "sidebar", "single"])
@pytest.mark.parametrize("branded", [True, False])
def test_whole_in_every_style(everything, riverbend, style, branded):
    sheet = make(everything, riverbend if branded else None, style=style, pages=2, paper="a4")
    read = read_back(sheet.pdf)
    assert read.faults == ()
    assert list(read.lines) == sheet.lines


def test_metadata(sheet):
    read = read_back(sheet.pdf)
    document = sheet.document
    assert (read.id, read.language, read.version) == ("everything", "en", document.version)
    assert (read.content_hash, read.title) == (document.content_hash, document.title.text)
    assert read.pages == sheet.pages


def test_labels_are_apart(sheet):
    labels = read_back(sheet.pdf).labels
    assert {"1.", "2.", "•", "☐"} == set(labels)


def test_empty_cells_are_lines(sheet):
    lines = read_back(sheet.pdf).lines
    place = lines.index("Monday")
    assert lines[place : place + 6] == ("Monday", "1 tablet", "", "Tuesday", "", "2 tablets")


def test_a_link_is_part_of_its_line(sheet):
    line = "Read the leaflet (medlineplus.gov/druginfo) or call us (+18005550142)."
    assert line in read_back(sheet.pdf).lines


def test_summary(sheet, short):
    version = sheet.document.version
    pages = "1 page" if sheet.pages == 1 else f"{sheet.pages} pages"
    told = f"everything, version {version}, en, standard, {pages}: text and tags are whole"
    assert summary(read_back(sheet.pdf)) == told
    one = make(short, None, pages=1)
    assert ", 1 page: text and tags are whole" in summary(read_back(one.pdf))
