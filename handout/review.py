"""Whether a handout's wording, as it stands, was reviewed, and whether that is still in date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from handout.diagnostics import Diagnostic, error, warning
from handout.model import Approval, Handout
from handout.record import NamedTuple
from handout.wording import called, changes, wording_hash, wording_of


class ReviewState(NamedTuple):
    """What is known of a handout's review on a day.

    `approval` is of the wording as it stands; without one the handout is a draft. `outdated` is then the latest
    approval of another wording. `overdue` is the day by which the handout had to be reviewed again, once that is past.
    """

    approval: Approval | None = None
    outdated: Approval | None = None
    overdue: date | None = None

    @property
    def status(self) -> Literal["draft", "reviewed"]:
        return "reviewed" if self.approval else "draft"


DRAFT = ReviewState()

NOTICE = timedelta(days=60)
"""How long before a review is due a batch says so: nobody reviews a handout in a night."""


def review_state(handout: Handout, day: date) -> ReviewState:
    """The state of a handout's review; `day` is what counts as today."""
    due = handout.review.review_by
    overdue = due if due is not None and due < day else None
    approvals = sorted(handout.review.approvals, key=lambda each: each.day, reverse=True)
    if not approvals:
        return ReviewState(overdue=overdue)
    digest = wording_hash(wording_of(handout))
    approval = next((each for each in approvals if each.hash == digest), None)
    return ReviewState(approval, None if approval else approvals[0], overdue)


def soon_due(handout: Handout, day: date) -> Diagnostic | None:
    """A warning where a handout has to be reviewed again within sixty days."""
    due = handout.review.review_by
    if due is None or not day <= due <= day + NOTICE:
        return None
    left = (due - day).days
    when = f"in {left} {'day' if left == 1 else 'days'}" if left else "today"
    message = f"'{handout.id}' ({handout.language}) has to be reviewed again by {due}, {when}"
    return warning("review-soon", message, handout.review.span, "have it read, then move 'review_by'")


def changed_parts(handout: Handout, approval: Approval) -> str:
    """The parts that have changed since an approval, for a sentence; '' where its wording was not kept."""
    if not approval.wording:
        return ""
    return ", ".join(called(each.part) for each in changes(approval.wording, wording_of(handout)))


def review_faults(handout: Handout, day: date) -> tuple[Diagnostic, ...]:
    """Why a handout may not be given out as reviewed; nothing where it may."""
    state = review_state(handout, day)
    told = []
    if state.approval is None:
        hint = f"have a clinician read it; 'handout approve {handout.id} {handout.language} --by …' records that"
        told.append(error("not-reviewed", _draft(handout, state.outdated), handout.review.span, hint))
    if state.overdue:
        message = f"the handout had to be reviewed by {state.overdue}, and only reviewed ones are asked for"
        told.append(error("not-reviewed", message, handout.review.span, "review it, then move 'review_by'"))
    if handout.translation is None:
        return tuple(told)
    from handout.translation import review_faults as translation_faults  # noqa: PLC0415 - only translations need it

    return (*told, *translation_faults(handout))


def _draft(handout: Handout, outdated: Approval | None) -> str:
    if outdated is None:
        return "the handout is a draft, and only reviewed ones are asked for"
    changed = changed_parts(handout, outdated)
    since = f"changed since the review by {outdated.by.text} on {outdated.day}"
    return f"the handout {since}{f': {changed}' if changed else ''}"
