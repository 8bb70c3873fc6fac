"""A clinic's notes and hidden sections against all handouts that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from handout.diagnostics import Diagnostic, error, nearest
from handout.local import faults_between
from handout.model import Clinic, Handout, Local, Phrase


def check_local(clinic: Clinic | Local, handouts: Iterable[Handout], ids: Collection[str]) -> Iterator[Diagnostic]:
    """Errors: what names a handout that is not among `ids`, and what one of the handouts cannot take."""
    for phrase in named_handouts(clinic):
        if phrase.text not in ids:
            yield no_handout(phrase, ids)
    for handout in handouts:
        yield from faults_between(handout, clinic)


def named_handouts(clinic: Clinic | Local) -> list[Phrase]:
    """The handouts that a clinic's notes and hidden sections name."""
    return [each.handout for each in clinic.hide] + [each for note in clinic.notes for each in note.handouts]


def no_handout(phrase: Phrase, ids: Collection[str]) -> Diagnostic:
    """What is said of one that is not there."""
    near = nearest(phrase.text, ids)
    hint = f"did you mean '{near}'?" if near else "'handout list' shows all; --library names a folder of your own"
    return error("no-handout", f"the library has no '{phrase.text}'", phrase.span, hint)
