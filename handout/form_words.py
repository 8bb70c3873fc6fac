"""What form fields are called on a sheet to fill in on screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from handout.blanks import NAME_BLANK, WHOSE_BLANK, BlankWords, FieldWords, FormWords, field_name
from handout.clinic_words import ClinicWords, field_label
from handout.document import Document, Part, inline_fields
from handout.labels import Labels
from handout.model import ListBlock, PlanField, column_key

LETTER, UNDERSCORE, LINE = 0.5, 0.44, 25.0
"""In em: about what a letter and the sign of a blank take, and what a line of large print holds."""

NO_BREAK_SPACE = "\u00a0"

EXAMPLE = date(2027, 1, 15)
"""A day that shows the form of dates: no number in it can be taken for the month."""


def form_words(parts: Sequence[Part], words: ClinicWords, labels: Labels) -> FormWords:
    """The names of all fields that a sheet may have. `parts` are its sections with the clinic's notes."""
    clinic = words.clinic
    plan, identify = (clinic.plan, clinic.identify or ()) if clinic else ((), ())
    named = (
        *(("plan", each.field.text, _described(each, words, labels)) for each in plan),
        *(("identity", each.field.text, field_label(each, words, labels).text) for each in identify),
        *(("blank", each.name, labels.field(each.name)) for part in parts for each in inline_fields(part.blocks)),
    )
    facts: dict[str, FieldWords] = {}
    for group, name, said in named:
        facts.setdefault(column_key(name), FieldWords(field_name(group, name), said))
    return FormWords(
        facts=tuple(facts.items()),
        plan=tuple(each.field.text for each in plan),
        note=labels["form_note"],
        line=labels["form_line"],
    )


def blanks_of_identity(words: ClinicWords, labels: Labels) -> Iterator[BlankWords]:
    """The blanks for what the clinic's file says identifies a patient. A short label stays on the line of its blank."""
    for number, field in enumerate(words.clinic.identify or () if words.clinic else ()):
        name, label = field.field.text, field_label(field, words, labels).text
        blank = WHOSE_BLANK if number else NAME_BLANK
        before, _, after = labels.fill("identity", label=label, value=blank).partition(blank)
        if LETTER * len(before) + UNDERSCORE * len(blank) <= LINE:
            before = before.replace(" ", NO_BREAK_SPACE)
        yield BlankWords(name, f" · {before}" if number else before, blank, after)


def has_fields(document: Document) -> bool:
    """Whether a sheet has anything to fill in."""
    return document.plan is not None or any(part.personal or _has_boxes(part) for part in document.parts)


def _has_boxes(part: Part) -> bool:
    return part.style == "checklist" and any(isinstance(block, ListBlock) for block in part.blocks)


def _described(field: PlanField, words: ClinicWords, labels: Labels) -> str:
    label = field_label(field, words, labels).text
    if field.type == "text":
        return label
    return labels.fill("form_date", label=label, date=labels.date(EXAMPLE))
