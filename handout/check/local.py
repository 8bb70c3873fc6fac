"""A clinic's notes and hidden sections against all handouts that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from handout.diagnostics import Diagnostic, error, nearest
from handout.local import faults_between
from handout.model import Clinic, Handout, Phrase


def check_local(clinic: Clinic, handouts: Iterable[Handout], ids: Collection[str]) -> Iterator[Diagnostic]:
    """Errors: what names a handout that is not among `ids`, and what one of the handouts cannot take."""
    named = [each.handout for each in clinic.hide] + [each for note in clinic.notes for each in note.handouts]
    for phrase in named:
        if phrase.text not in ids:
            yield _no_handout(phrase, ids)
    for handout in handouts:
        yield from faults_between(handout, clinic)


def _no_handout(phrase: Phrase, ids: Collection[str]) -> Diagnostic:
    near = nearest(phrase.text, ids)
    hint = f"did you mean '{near}'?" if near else "'handout list' shows all; --library names a folder of your own"
    return error("no-handout", f"the library has no '{phrase.text}'", phrase.span, hint)
