"""Rules about a handout that was copied from a library: what has happened to its original since."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handout.check.rule import Finding, RuleBook
from handout.model import HELP_SECTIONS, Handout
from handout.origin import Change, changes
from handout.record import NamedTuple

COPY_RULES: RuleBook[Copied] = RuleBook()


class Copied(NamedTuple):
    """A copy, and its original as the library has it now; None where it has none."""

    copy: Handout
    original: Handout | None


@COPY_RULES.rule("changed-upstream")
def changed_upstream(subject: Copied, day: datetime.date) -> Iterator[Finding]:
    """A copy should take over, or knowingly leave out, what has changed in the handout that it was copied from.

    Why: who corrects a dose in the library does not reach the copies of it. A copy remembers a hash of each part as it
    was when it was copied, so this rule can tell a change of the original from one that the clinic made. It is silent
    about a part once the copy says the same as the original, or remembers the hash of what the original says now.

    Example:

        origin:
          id: anakinra
          source_hash:
            dosing: "8d1f0a5c77e2b943"
    """
    copy, original = subject
    if copy.origin is None or original is None:
        return
    for change in changes(copy, original):
        span = change.recorded.span if change.recorded else copy.origin.span
        yield f"'{change.part}' of '{copy.origin.id}' {_what(change)}", span, _advice(change)


@COPY_RULES.rule("protection-lost")
def protection_lost(subject: Copied, day: datetime.date) -> Iterator[Finding]:
    """A section that is protected in the handout that this one was copied from should be in the copy, and protected.

    Why: no clinic's file can hide a protected section, shorten it or move it off page one; in a copy, to leave out one
    line or all of the section is enough. Nothing has changed in the library then, so that 'changed-upstream' has
    nothing to say of it; nor where the library has put the line in since.

    Example:

        - id: never-daily
          heading: Once a week only
          protected: true
    """
    copy, original = subject
    if copy.origin is None or original is None:
        return
    kept = {section.id for section in original.sections if section.protected and section.id not in HELP_SECTIONS}
    for section in copy.sections:
        if section.id in kept and not section.protected:
            message = f"'{section.id}' is protected in '{copy.origin.id}', and is not so in this copy"
            yield message, section.span, "add 'protected: true' to the section"
    there = {section.id for section in copy.sections}
    for section in original.sections:
        if section.id in kept - there:
            message = f"'{section.id}' is protected in '{copy.origin.id}', and this copy does not have it"
            yield message, copy.origin.span, f"take it over from {section.span}"


@COPY_RULES.rule("no-origin")
def no_origin(subject: Copied, day: datetime.date) -> Iterator[Finding]:
    """The handout that a copy was made from should be in the library, in the language of the copy.

    Why: while it is not there, nobody learns what has changed in it. It may have been taken back for a reason.

    Example: a copy of a handout in a folder of its own needs that folder as '--library FOLDER'.
    """
    copy, original = subject
    if copy.origin is not None and original is None:
        hint = "name its folder with --library, or remove 'origin' if it is gone for good"
        message = f"this is a copy of '{copy.origin.id}', which the library does not have in '{copy.language}'"
        yield message, copy.origin.span, hint


def _what(change: Change) -> str:
    if change.kind == "removed":
        return f"is no longer there; this copy says: {_lines(change.gone)}"
    verb = "is new" if change.kind == "new" else "has changed since it was copied"
    said = [f"it now says: {_lines(change.added)}"] if change.added else []
    if change.gone:
        said.append(f"this copy alone says: {_lines(change.gone)}")
    return f"{verb}; {'; '.join(said) or 'the same lines stand in another order'}"


def _advice(change: Change) -> str:
    if change.now is None:
        return f"take it out if it is no longer true; then remove the line '{change.part}: …' here"
    line = f'{change.part}: "{change.now.hash}"'
    settled = f"write here: {line}" if change.recorded else f"add under 'source_hash': {line}"
    return f"take over what you need from {change.now.span}; then {settled}"


def _lines(lines: tuple[str, ...]) -> str:
    return " / ".join(f"'{' '.join(line.split())}'" for line in lines)
