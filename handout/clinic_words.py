"""A clinic's own words in the language of a sheet: its strings, its notes, the rows of its plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from handout.diagnostics import Diagnostic, HandoutError, Span, error, warning
from handout.document import FIXED, Part, Plan, inline_fields
from handout.labels import Labels
from handout.languages import match
from handout.local import notes_for
from handout.model import Clinic, Handout, Localized, Note, Phrase, PlanField, column_key
from handout.printed import printed

T = TypeVar("T")


class ClinicWords:
    """A clinic's strings in one language. A string that lacks it is a fault; `faults` are told all at once."""

    def __init__(self, clinic: Clinic | None, language: str) -> None:
        self.clinic = clinic
        self.faults: list[Diagnostic] = []
        self._own = clinic.language if clinic else language
        self.language = language
        self._fallbacks = dict(clinic.language_fallback) if clinic else {}
        self._foreign: dict[Span, str] = {}
        self._served: dict[str, list[Span]] = {}

    def get(self, words: Localized[T] | None) -> T | None:
        """A name or a number: written once, it serves every language."""
        if words is not None and words.languages() == (self._own,):
            return words.get(self._own)
        return self.said(words)

    def said(self, words: Localized[T] | None) -> T | None:
        """What is to be read: in the sheet's language, or in the one that `language_fallback` names for it."""
        if words is None:
            return None
        tag = match(self.language, words.languages())
        if tag is not None:
            return words.get(tag)
        fallback = match(self.language, self._fallbacks)
        other = match(self._fallbacks[fallback], words.languages()) if fallback else None
        found = words.get(other) if other else None
        if other and found is not None:
            self._foreign[words.span] = other
            self._served.setdefault(other, []).append(words.span)
            if isinstance(found, Phrase):
                self._foreign[found.span] = other
            return found
        self.faults.append(
            error(
                "missing-language",
                f"no words in '{self.language}' here, only in {', '.join(words.languages())}",
                words.span,
                f"add '{self.language}: …', or name a language that serves it in 'language_fallback'",
            )
        )
        return None

    def languages(self) -> tuple[tuple[Span, str], ...]:
        """The language of each string that is not in the sheet's, by its place."""
        return tuple(self._foreign.items())

    def warnings(self) -> tuple[Diagnostic, ...]:
        """A word of what stands on the sheet in another language, which its reader may not know."""
        told = []
        for other, spans in self._served.items():
            lines = ", ".join(str(line) for line in sorted({span.line for span in spans if span.line}))
            message = f"on a sheet in '{self.language}' the clinic's words of these lines are in '{other}': {lines}"
            hint = f"add '{self.language}: …' to each; 'language_fallback' makes do with '{other}'"
            told.append(warning("clinic-words", message, min(spans, key=lambda span: span.line or 0), hint))
        return tuple(told)

    def raise_faults(self) -> None:
        if self.faults:
            raise HandoutError(dict.fromkeys(self.faults))  # a label is asked for here and there


def fixed(text: str) -> Phrase:
    """Words that the program brings."""
    return Phrase(text, FIXED)


def plan_of(words: ClinicWords, labels: Labels, *, has_note: bool) -> Plan | None:
    """'Your plan', where the clinic or the recipient has anything to put there."""
    clinic = words.clinic
    rows = tuple(field_label(field, words, labels) for field in clinic.plan) if clinic else ()
    write_in = clinic.write_in_lines if clinic else 0
    if not (rows or write_in or has_note):
        return None
    return Plan(fixed(labels["plan"]), rows, write_in, has_note)


def field_label(field: PlanField, words: ClinicWords, labels: Labels) -> Phrase:
    """What the page calls a field: in the clinic's words, here or where else it names that, else in the program's."""
    key = column_key(field.field.text)
    others = words.clinic.named if words.clinic else ()
    label = field.label or next(
        (each.label for each in others if each.label and column_key(each.field.text) == key), None
    )
    return words.said(label) or fixed(labels.field(field.field.text))


def unlabelled(words: ClinicWords, labels: Labels) -> tuple[Diagnostic, ...]:
    """A word of fields that a page in another language than the clinic's calls by the names of their columns."""
    clinic = words.clinic
    if clinic is None or match(words.language, (clinic.language,)):
        return ()
    named = {
        column_key(each.field.text): each.field
        for each in reversed(clinic.named)
        if not labels.has_field(each.field.text) and field_label(each, words, labels).span == FIXED
    }
    if not named:
        return ()
    names = ", ".join(f"'{each.text}'" for each in reversed(named.values()))
    message = f"a sheet in '{words.language}' has no words of that language for {names}, and prints the column's name"
    first = next(reversed(named.values()))
    hint = f"write {{field: {first.text}, label: {{{words.language}: …}}}} there"
    return (warning("field-label", message, first.span, hint),)


def with_notes(parts: Sequence[Part], handout: Handout, words: ClinicWords, labels: Labels) -> Sequence[Part]:
    """The sections with the clinic's notes among them; a note after a section that is not here stands at the end."""
    clinic = words.clinic
    if clinic is None:
        return parts
    name = words.get(clinic.name)
    origin = fixed(labels.fill("from_clinic", name=name.text)) if name else fixed("")
    starts: list[Part] = []
    ends: list[Part] = []
    after: dict[str, list[Part]] = {}
    for number, note in enumerate(notes_for(handout, clinic), 1):
        part = _note(note, f"note-{number}", origin, words)
        if part is None:
            continue
        if note.section is not None and any(each.id == note.section.text for each in parts):
            after.setdefault(note.section.text, []).append(part)
        else:
            (starts if note.place == "start" else ends).append(part)
    # What is protected stands first, so what follows it does so before all else.
    starts = [*(each for part in parts if part.protected for each in after.pop(part.id, ())), *starts]
    return [*starts, *(each for part in parts for each in (part, *after.get(part.id, ()))), *ends]


def _note(note: Note, id_: str, origin: Phrase, words: ClinicWords) -> Part | None:
    heading, blocks = words.said(note.heading), words.said(note.text)
    if blocks is None:
        return None
    language = dict(words.languages()).get(note.text.span)
    return Part(
        id=id_,
        label=None,
        heading=heading or origin,
        style="plain",
        blocks=printed(blocks),
        personal=bool(inline_fields(blocks)),
        origin=origin,
        language=language,
    )
