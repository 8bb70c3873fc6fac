"""The rows of 'Your plan' on paper: a label or a value of several lines stands clear of the rules."""

import pymupdf
import pytest
from quick import grid
from recipients import DAY, clinic, recipient

import handout as program

LONG_LABEL = """\
font: Noto Sans
plan:
  - dose
  - {field: next_visit, type: date, label: Your next visit with the nurse at the clinic}
  - {field: nurse, label: Who sees you then and answers what you ask}
"""


def crossings(page: pymupdf.Page) -> list[str]:
    """Words that a ruled line goes through, between the top of their small letters and the foot of their tails."""
    rules = [each["rect"] for each in page.get_drawings() if each["rect"].height < 2 and each["rect"].width > 50]
    lines = [line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())]
    return [
        span["text"]
        for line in lines
        for span in line["spans"]
        for rule in rules
        if span["bbox"][0] < rule.x1 and rule.x0 < span["bbox"][2]
        if span["origin"][1] - 0.5 * span["size"] < rule.y0 < span["origin"][1] + 0.3 * span["size"]
    ]


@pytest.mark.parametrize(
    ("style", "pages", "filled"), grid(["columns", "sidebar", "single"], ["1", "2"], [True, False], together=1)
)
def test_no_rule_of_the_plan_goes_through_a_label(style, pages, filled):
    row = recipient(nurse="Tom Okonkwo-Fernández of the infusion room") if filled else None
    made = program.render(
        program.load("anakinra"), clinic(LONG_LABEL), date=DAY, recipient=row, style=style, pages=pages
    )
    with pymupdf.open(stream=made.pdf) as pdf:
        assert "at the clinic" in " ".join(pdf[0].get_text().split()), "the label is on page one"
        assert [word for page in pdf for word in crossings(page)] == []
