"""Handouts for these tests, and what a made sheet is."""

from datetime import date
from typing import NamedTuple

from handout.api import render
from handout.compose import compose
from handout.document import Document
from handout.spoken import text_lines

DAY = date(2026, 11, 22)

SHORT = """\
format: 1
id: short
language: en
title: Your blood test
intro: |
  A **blood test** shows how your *liver* and kidneys are.
fast_facts:
  - Drink water before you come.
sections:
  - id: where
    heading: Where to go
    text: |
      Go to the desk on the first floor.

      1. Say your name.
      2. Show your card.
resources:
  - {name: MedlinePlus, about: medical tests, url: "https://medlineplus.gov/lab-tests/"}
review: {status: draft, updated: 2026-11-20}
"""

EVERYTHING = """\
format: 1
id: everything
language: en
title: "Tests & “quotes” <100%>"
brand_names: [One, Two]
intro: |
  A first line\\
  and a second, with *emphasis*, **strong *both* words** and cafe\u0301.

  Read [the leaflet](https://medlineplus.gov/druginfo/) or call [us](tel:+18005550142).
fast_facts:
  - "Take 1 tablet, not 2 (one (two) three)."
  - See [this page](https://medlineplus.gov/).
sections:
  - id: table
    heading: When to take it
    text: |
      | Day | Morning | Evening |
      | --- | --- | --- |
      | Monday | 1 tablet | |
      | Tuesday | | **2** tablets |
  - id: list
    heading: What to bring
    style: checklist
    text: |
      - Your card
      - Your list:
        - medicines
        - allergies

        and a pen.
  - id: steps
    heading: How to take it
    style: steps
    text: |
      1. Wash your hands.
      2. Take it with water.

         Wait ten minutes.
  - id: warning
    heading: Before you start
    style: warning
    text: |
      Tell us of a cough that has lasted more than ten days.
  - id: call-us
    heading: Call us if you have
    protected: true
    text: |
      - Fever
  - id: remember
    heading: To remember
    style: callout
    text: |
      - Ask us before you stop.
resources:
  - {name: MedlinePlus, about: drug information, url: "https://medlineplus.gov/druginfo/meds/a502001.html"}
review: {status: draft, written_by: The writer, updated: 2026-11-20, review_by: 2027-11-20}
disclaimer: |
  This is for education.
copyright: © 2026
"""


class Made(NamedTuple):
    """A sheet as PDF, and the document that it was made of."""

    pdf: bytes
    document: Document
    pages: int

    @property
    def lines(self) -> list[str]:
        """The logical text, a line's white space folded, since a line's end on paper is a space."""
        return [" ".join(line.split()) for line in text_lines(self.document)]

    @property
    def printed_lines(self) -> list[str]:
        """Those that are painted as text: without the words that stand for pictures, without empty cells."""
        document = self.document
        alts = [document.masthead.logo_alt, document.further.qr_alt if document.further else None]
        left_out = [" ".join(alt.text.split()) for alt in alts if alt]
        return [line for line in self.lines if line and line not in left_out]


def make(handout, clinic, pages: int, **options) -> Made:
    """A sheet of so many pages; of large print as many as it takes."""
    budget = "auto" if options.get("edition") == "large-print" else str(pages)
    result = render(handout, clinic, date=DAY, pages=budget, **options)
    edition = options.get("edition", "standard")
    document = compose(handout, clinic, edition=edition, shortened=result.shortened)[0]
    return Made(result.pdf, document, result.pages)
