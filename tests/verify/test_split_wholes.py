"""A table and a callout that go on in the next column or overleaf: whole in the tags, the header once."""

import pytest
import readers
from quick import thinned
from sheets import Made, make

from handout.source.content import read_handout
from handout.verify import read_back

ROWS = "".join(f"      | Food {number} | A portion of number {number} |\n" for number in range(38))
ITEMS = "".join(f"      - Take tablet {number} with a glass of water each morning.\n" for number in range(20))
SPLIT = f"""\
format: 1
id: split
language: en
title: Split
sections:
  - id: foods
    heading: Foods
    text: |
      | Food | How much |
      | --- | --- |
{ROWS}
  - id: know
    heading: Know this
    style: callout
    text: |
{ITEMS}
"""


@pytest.fixture(scope="module", params=thinned(["columns", "sidebar", "single", "large-print"], 3))
def made(request, riverbend) -> Made:
    content = read_handout(SPLIT.encode(), "split.yaml").value
    large = request.param == "large-print"
    how = {"edition": "large-print", "pages": 9} if large else {"style": request.param, "pages": 2}
    return make(content, riverbend, **how)


def test_the_header_is_said_once_and_printed_above_each_part(made):
    read = read_back(made.pdf)
    assert read.faults == ()
    assert list(read.lines) == made.lines
    assert made.lines.count("How much") == 1


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_validators_find_nothing(made, saved, profile):
    pytest.importorskip("page", reason="page-validation is not installed")
    assert readers.validate(saved(made.pdf), profile) == []


def test_other_programs_read_the_same(made, saved):
    pytest.importorskip("pymupdf", reason="PyMuPDF is not installed")
    import pymupdf

    with pymupdf.open(saved(made.pdf)) as pdf:
        printed = [page.get_text().count("How much") for page in pdf]
    assert sum(printed) > 1
    assert readers.mupdf_struct_text(saved(made.pdf)) == made.printed_lines
