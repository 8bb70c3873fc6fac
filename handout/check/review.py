"""Rules about a handout's review: whether somebody vouches for this wording, and whether that is still in date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handout.check.rule import Finding, RuleBook
from handout.diagnostics import Span
from handout.model import Handout
from handout.review import review_state
from handout.wording import Change, called, changes, wording_of

REVIEW_RULES: RuleBook[Handout] = RuleBook()

CONTEXT = 2
MOST_WORDS = 14
"""Words that are shown around a difference, and of it: enough to know the place."""


@REVIEW_RULES.rule("past-review")
def past_review(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout should not be given out after the day by which it had to be reviewed.

    Why: what it says may no longer be true. 'handout build' warns of this too, and each page says it. `--date` sets
    what counts as today.

    Example: 'review_by: 2025-01-31', built in November 2026. Read the sources again, then move the date.
    """
    due = review_state(handout, day).overdue
    if due is not None:
        yield f"the handout had to be reviewed by {due}", handout.review.span, "review it, then move 'review_by'"


@REVIEW_RULES.rule("unproven-review")
def unproven_review(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """'status: reviewed' should stand only where 'handout approve' wrote it, with the hash of the wording.

    Why: without the hash nobody can tell whether the words on the page are the ones that were read. The pages say
    'Draft' until then.

    Example: 'reviewed_by: Jane Roe, MD' written by hand. Write 'status: draft', then let the reviewer run

        handout approve anakinra en --by "Jane Roe, MD"
    """
    state = review_state(handout, day)
    if handout.review.status == "reviewed" and state.approval is None and state.outdated is None:
        message = "'reviewed' needs the record of the review with the hash of the wording; the pages say draft"
        yield message, handout.review.span, "write 'status: draft'; 'handout approve' records a review"


@REVIEW_RULES.rule("changed-since-review")
def changed_since_review(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout's wording should be the one that was reviewed; each part that is not is shown, as it was and is.

    Why: one changed digit can be a wrong dose. Any change returns a handout to draft, and its pages say so. A change of
    comments, of the order of keys, or of line ends in the file is none.

    Example: a dose was '100 mg' when it was reviewed and is '200 mg' now. Have the new wording read, then approve it:

        handout approve anakinra en --by "Jane Roe, MD"
    """
    approval = review_state(handout, day).outdated
    if approval is None:
        return
    since = f"since the review by {approval.by.text} on {approval.day}"
    hint = f"have it read, then 'handout approve {handout.id} {handout.language} --by …'"
    if not approval.wording:
        yield f"the wording changed {since}; the wording of then was not kept", handout.review.span, hint
        return
    for change in changes(approval.wording, wording_of(handout)):
        yield f"{called(change.part)} changed {since}: {difference(change)}", _place(handout, change.part), hint


def difference(change: Change) -> str:
    """A part as it was and as it is, as far as they differ."""
    if change.before is None:
        return f"new is '{_cut(_words(change.after))}'"
    if change.after is None:
        return f"gone is '{_cut(_words(change.before))}'"
    before, after = _words(change.before), _words(change.after)
    if before == after:
        return "the words are the same, but not the lines or paragraphs"
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    end = next((n for n in range(shorter - start) if before[-1 - n] != after[-1 - n]), shorter - start)
    old, new = (_around(words, start, len(words) - end) for words in (before, after))
    return f"'{old}' is now '{new}'"


def _around(words: list[str], start: int, end: int) -> str:
    first, last = max(start - CONTEXT, 0), min(end + CONTEXT, len(words))
    return f"{'… ' if first else ''}{_cut(words[first:last])}{' …' if last < len(words) else ''}"


def _cut(words: list[str]) -> str:
    """The words, or of many the first and last."""
    if len(words) <= MOST_WORDS:
        return " ".join(words)
    half = MOST_WORDS // 2
    return f"{' '.join(words[:half])} … {' '.join(words[-half:])}"


def _words(text: str | None) -> list[str]:
    return (text or "").split()


def _place(handout: Handout, part: str) -> Span:
    """Where a part stands in the file; the whole handout's place for one that is gone."""
    places = {f"section {section.id}": section.span for section in handout.sections}
    places |= {"title": handout.title.span}
    if handout.disclaimer:
        places["disclaimer"] = handout.disclaimer.span
    if handout.copyright:
        places["copyright"] = handout.copyright.span
    if handout.resources:
        places["resources"] = handout.resources[0].span
    if handout.brand_names:
        places["brand_names"] = handout.brand_names[0].span
    if handout.intro:
        places["intro"] = handout.intro[0].span
    return places.get(part, handout.span)
