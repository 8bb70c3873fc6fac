"""The files that `handout new` writes: commented, and building as they stand."""

from __future__ import annotations

import re
from datetime import date, timedelta

from handout.diagnostics import HandoutError, error
from handout.source.schema import ID_PATTERN

_HANDOUT = """\
# yaml-language-server: $schema=handout.schema.json
#
# A handout in one language. The first line lets an editor complete and check this file, once
# 'handout schema handout > handout.schema.json' has written that file beside it.
# A comment stands on a line of its own, or two spaces behind a value.
# Words that hold ': ' or ' #', or start with a sign such as * or [, go in quotes.

format: 1
id: {id}  # the name in the library: lower-case letters, digits, hyphens
language: en  # BCP 47: en, es, zh-Hant
kind: general  # medicine, condition, procedure or general
title: {title}
# brand_names: [Kineret]  # of a medicine
# codes: {{rxnorm: ["72435"]}}  # how a record system names it

# Text is Markdown: paragraphs, lists, **bold**, *italics*, [links](https://example.org) and tables.
intro: |
  Say in two or three short sentences what this is and why it matters to the person who reads it.

fast_facts:  # what matters most, one line each
  - "**Say the most important thing first.** Use words that you would say aloud."
  - Say what to do, when, and how often.

sections:
  - id: what-to-do  # the same in every language
    heading: What to do
    style: steps  # plain, callout, warning, steps or checklist
    text: |
      1. Write one step a line.
      2. Start each with what to do.
    short: |  # what a one-page handout may say instead; '' lets it be left out
      Write one step a line, each starting with what to do.
    sources: [1]  # which of review.sources this rests on

  # These two are always on the first page, beside the clinic's numbers.
  - id: call-us
    heading: Call us if
    text: |
      - You have a question about this handout
      - You feel worse
  - id: emergency
    heading: Get help at once if
    text: |
      - You have trouble breathing
      - You have chest pain

resources:
  - name: MedlinePlus
    about: Health information for patients
    url: https://medlineplus.gov/

review:
  status: draft  # 'handout approve' records a review
  written_by: Your name
  updated: {updated}
  review_by: {review_by}
  sources:  # what the facts rest on, and when it was read
    - {{title: "The page or paper that says so", url: "https://medlineplus.gov/", read: {updated}}}

disclaimer: |
  This handout is for general education. It does not replace the advice of your own care team.
# copyright: © the year and your name
"""

_CLINIC = """\
# yaml-language-server: $schema=clinic.schema.json
#
# A clinic's own file: what its handouts say and look like. The first line lets an editor complete and check it,
# once 'handout schema clinic > clinic.schema.json' has written that file beside it.
# What patients read may be one string, in the clinic's language, or a map: {en: Call us, es: Llámenos}.

format: 1
name: Your Clinic
# logo: logo.svg  # PNG, JPEG or SVG, beside this file or below it
# logo_alt: What the logo shows
# phone: your number  # without one the page has a blank to write on
# after_hours: the number for nights and weekends
emergency: "911"
interpreter: Need an interpreter? It is free.
# address: ["Street and number", "Town"]
# website: https://www.your-clinic.org
colors: {primary: "#0b5d7a", accent: "#a64b16"}  # a colour needs its quotes
# font: Atkinson Hyperlegible Next
paper: letter  # letter or a4
style: columns  # columns, sidebar or single
# smallest_type: 12  # points; refuse, rather than warn, below this size
language: en  # of the words in this file
# language_fallback: {pdc: de}  # which language serves which; nothing else falls back

# A recipient is one row of a file with a column for each field.
# dates_in: MM/DD/YYYY  # how such files write dates, beside 2026-11-20; D and M may have one digit
# identify: [name, birth_date]  # printed on page one to say whose sheet it is; [] for nothing
#                               # as in 'plan', {field: ward, label: Ward} says what the page calls a field
# plan: [dose, {field: start_date, type: date, label: {en: Start on, es: Empiece el}}]
# write_in_lines: 3  # empty lines to write on
# hide: [{handout: anakinra, section: find-rheumatologist}]  # never a protected section

# Notes are the clinic's own words: Markdown, where {dose} is a recipient's field, {{ and }} are braces.
# 'handout' is an id, a list of ids, or "*" for all; 'place' is start, end, or 'after' and a section's id.
# notes:
#   - handout: anakinra
#     place: after dosing
#     heading: Our infusion room
#     text:
#       en: Your dose is **{dose}**. We show you how to inject it.
#       es: Su dosis es **{dose}**. Le mostramos cómo inyectarla.
"""

_UNTIL_REVIEW = timedelta(days=365)


def check_id(id_: str) -> None:
    """HandoutError when a new handout cannot have this id."""
    if len(id_) > 60 or not re.fullmatch(ID_PATTERN, id_):
        hint = "use up to 60 lower-case letters, digits and single hyphens, such as after-surgery"
        raise HandoutError([error("bad-value", f"'{id_[:60]}' is not an id", None, hint)])


def starter_handout(id_: str, today: date) -> str:
    """The text of a new handout's file; HandoutError when the id is none."""
    check_id(id_)
    title = id_.replace("-", " ").capitalize()
    return _HANDOUT.format(id=id_, title=title, updated=today, review_by=today + _UNTIL_REVIEW)


def starter_clinic() -> str:
    """The text of a new clinic's file."""
    return _CLINIC
