"""A clinic's notes and hidden sections held against a handout: which apply, and what is wrong between the two."""

from __future__ import annotations

from collections.abc import Iterator

from handout.diagnostics import Diagnostic, error, nearest, warning
from handout.model import HELP_SECTIONS, Clinic, Handout, Hidden, Local, Note


def notes_for(handout: Handout, clinic: Clinic | Local) -> tuple[Note, ...]:
    """The clinic's notes for this handout, in the order in which they are written."""
    return tuple(note for note in clinic.notes if _is_for(note, handout))


def hidden_in(handout: Handout, clinic: Clinic | Local) -> frozenset[str]:
    """The ids of the handout's sections that the clinic leaves out."""
    return frozenset(each.section.text for each in clinic.hide if each.handout.text == handout.id)


def faults_between(handout: Handout, clinic: Clinic | Local) -> tuple[Diagnostic, ...]:
    """What keeps the clinic's notes and hidden sections from this handout, each at its place in the clinic's file.

    A note is never dropped: one whose section is not there, or is hidden, is a fault, also where it is for all
    handouts.
    """
    hidden = hidden_in(handout, clinic)
    return (
        *(fault for each in clinic.hide if each.handout.text == handout.id for fault in _hide_faults(handout, each)),
        *(fault for note in notes_for(handout, clinic) for fault in _note_faults(handout, note, hidden)),
    )


def moved_notes(handout: Handout, clinic: Clinic | Local) -> tuple[Diagnostic, ...]:
    """A warning for each note that does not stand where the file has the section that it is to follow.

    A protected section moves up to page one with all others of its kind; no note stands among these, so that one after
    any of them is the first of what comes behind.
    """
    body = [each for each in handout.sections if each.id not in HELP_SECTIONS]
    protected = [each.id for each in body if each.protected]
    first = [each.id for each in body[: len(protected)]]
    told = []
    for note in notes_for(handout, clinic):
        id_ = note.section.text if note.section else ""
        if note.section is None or id_ not in protected or (id_ == protected[-1] and first == protected):
            continue
        message = (
            f"'{id_}' is protected in '{handout.id}', so this note stands behind all that is: at the head of the rest"
        )
        told.append(warning("note-moved", message, note.section.span, "write start, end, or after another section"))
    return tuple(told)


def _is_for(note: Note, handout: Handout) -> bool:
    return not note.handouts or any(each.text == handout.id for each in note.handouts)


def _hide_faults(handout: Handout, hidden: Hidden) -> Iterator[Diagnostic]:
    id_, span = hidden.section
    section = next((each for each in handout.sections if each.id == id_), None)
    if section is None:
        yield _no_section(handout, hidden.section.text, hidden)
    elif section.protected:
        hint = "remove this item; protected text is never left out"
        yield error("hidden-protected", f"'{id_}' is protected in '{handout.id}' and cannot be hidden", span, hint)


def _note_faults(handout: Handout, note: Note, hidden: frozenset[str]) -> Iterator[Diagnostic]:
    if note.section is None:
        return
    id_, span = note.section
    if id_ in HELP_SECTIONS:
        message = f"'{id_}' stands in the help band of page one, where no note follows"
        yield error("note-in-help", message, span, "write start, end, or after another section")
    elif id_ not in {each.id for each in handout.sections}:
        yield _no_section(handout, id_, note)
    elif id_ in hidden:
        message = f"'{id_}' is hidden in '{handout.id}', so no note can stand after it"
        yield error("note-after-hidden", message, span, "name another section, or take the item out of 'hide'")


def _no_section(handout: Handout, id_: str, subject: Note | Hidden) -> Diagnostic:
    ids = [each.id for each in handout.sections]
    near = nearest(id_, ids)
    hint = f"did you mean '{near}'?" if near else f"its sections: {', '.join(ids) or 'none'}"
    hints = [hint]
    if isinstance(subject, Note) and not subject.handouts:
        hints.append("or name the handouts that it is for, instead of '*'")
    span = subject.section.span if subject.section else subject.span
    return error("no-section", f"'{handout.id}' has no section '{id_}'", span, *hints)
