"""Whether this wording was reviewed: what the state is, what the page says of it, and what `check` shows."""

from __future__ import annotations

from datetime import date

import pytest
from making import clinic_of, handout_of

from handout.api import render
from handout.check.review import difference
from handout.check.run import check_handout
from handout.compose import compose
from handout.diagnostics import HandoutError, Span
from handout.model import Approval, Handout, Phrase
from handout.review import review_faults, review_state
from handout.wording import Change, wording_hash, wording_of

BODY = "intro: Take 100 mg once a day.\nreview: {updated: 2026-01-01, review_by: 2026-05-01}\n"
IN_TIME, LATE = date(2026, 5, 1), date(2026, 5, 2)
DRAFT, PAST = "Draft: not yet reviewed by a clinician", "Past its review date (May 1, 2026)"


def approved(
    handout: Handout, of: Handout | None = None, day: date = date(2026, 1, 2), by: str = "Jane Roe, MD"
) -> Handout:
    """A handout with one more approval: of its own wording, or of another handout's."""
    wording = wording_of(of or handout)
    approval = Approval(Phrase(by, Span("record")), day, wording_hash(wording), wording)
    review = handout.review
    return handout._replace(review=review._replace(approvals=(*review.approvals, approval)))


def changed(text: str = BODY) -> tuple[Handout, Handout]:
    """A handout, and what it was when it was approved."""
    now = handout_of(text.replace("100 mg", "200 mg"))
    return approved(now, handout_of(text)), handout_of(text)


def notice(handout: Handout, day: date) -> str | None:
    said = compose(handout, None, review=review_state(handout, day))[0].notice
    return said.text if said else None


def codes(handout: Handout, day: date = IN_TIME) -> set[str]:
    rules = {"past-review", "unproven-review", "changed-since-review"}
    return {each.code for each in check_handout(handout, day)} & rules


@pytest.mark.parametrize(
    ("handout", "day", "said"),
    [
        (handout_of(BODY), IN_TIME, DRAFT),
        (handout_of(BODY), LATE, f"{DRAFT} · {PAST}"),
        (approved(handout_of(BODY)), IN_TIME, None),
        (approved(handout_of(BODY)), LATE, PAST),
        (changed()[0], IN_TIME, DRAFT),
        (approved(changed()[0]), IN_TIME, None),
    ],
    ids=["draft", "draft, past", "reviewed", "reviewed, past", "changed", "changed and reviewed again"],
)
def test_the_notice(handout: Handout, day: date, said: str | None) -> None:
    assert notice(handout, day) == said


def test_what_nobody_said_is_reviewed_is_a_draft() -> None:
    said = compose(approved(handout_of(BODY)), None)[0].notice
    assert said is not None
    assert said.text == DRAFT


def test_the_small_print_names_who_reviewed_this_wording() -> None:
    def legal(handout: Handout) -> list[str]:
        return [line.text for line in compose(handout, None, review=review_state(handout, IN_TIME))[0].legal]

    assert legal(approved(handout_of(BODY))) == ["Reviewed by Jane Roe, MD on January 2, 2026."]
    assert legal(changed()[0]) == []
    by_hand = BODY.replace("{updated", "{status: reviewed, reviewed_by: 'A, MD', written_by: B, updated")
    assert legal(handout_of(by_hand)) == ["Written by B."]


def test_the_latest_of_several_approvals_counts() -> None:
    handout = approved(approved(handout_of(BODY), by="Old, MD"), day=date(2026, 2, 2), by="New, MD")
    approval = review_state(handout, IN_TIME).approval
    assert approval is not None
    assert approval.by.text == "New, MD"


def test_an_approval_of_this_wording_outweighs_a_later_one_of_another() -> None:
    other = handout_of(BODY.replace("100", "50"))
    assert review_state(approved(approved(handout_of(BODY)), other, day=date(2026, 3, 3)), IN_TIME).status == "reviewed"


LONG = (
    BODY
    + "sections:\n"
    + "".join(f"  - {{id: s{n}, heading: H, text: '{'Take it with water every day. ' * 12}'}}\n" for n in range(8))
)


@pytest.mark.parametrize(
    ("handout", "day", "said"),
    [
        (handout_of(LONG), IN_TIME, DRAFT),
        (approved(handout_of(LONG)), LATE, PAST),
        (approved(handout_of(LONG)), IN_TIME, None),
    ],
    ids=["draft", "past", "reviewed"],
)
def test_the_notice_is_on_every_page_of_the_pdf(handout: Handout, day: date, said: str | None) -> None:
    import pymupdf

    with pymupdf.open(stream=render(handout, clinic_of(), date=day, pages="2").pdf) as pdf:
        pages = [" ".join(page.get_text().split()) for page in pdf]
    assert len(pages) == 2
    for page in pages:
        assert (said in page) if said else (DRAFT not in page and "Past its" not in page)


class TestCheck:
    def test_nothing_to_say_of_what_is_reviewed_or_an_honest_draft(self) -> None:
        assert codes(handout_of(BODY)) == codes(approved(handout_of(BODY))) == set()

    def test_past_review(self) -> None:
        assert codes(approved(handout_of(BODY)), LATE) == {"past-review"}

    def test_reviewed_by_hand_is_unproven(self) -> None:
        by_hand = handout_of(BODY.replace("{updated", "{status: reviewed, reviewed_by: 'A, MD', updated"))
        assert codes(by_hand) == {"unproven-review"}
        assert review_state(by_hand, IN_TIME).status == "draft"
        assert codes(approved(by_hand)) == set()

    def test_a_forged_hash_is_a_change(self) -> None:
        by = f"{{name: A, credentials: MD, date: 2026-01-01, hash: {'0' * 64}}}"
        forged = f"{{status: reviewed, reviewed_by: {by}, updated"
        handout = handout_of(BODY.replace("{updated", forged))
        assert codes(handout) == {"changed-since-review"}
        assert notice(handout, IN_TIME) == DRAFT

    def test_the_difference_is_shown_where_it_stands(self) -> None:
        (finding,) = (each for each in check_handout(changed()[0], IN_TIME) if each.code == "changed-since-review")
        assert finding.message == (
            "the intro changed since the review by Jane Roe, MD on 2026-01-02: "
            "'Take 100 mg once …' is now 'Take 200 mg once …'"
        )
        assert str(finding.span) == "made.yaml:5:8"

    @pytest.mark.parametrize(
        ("before", "after", "shown"),
        [
            ("a b c d e f g", "a b c x e f g", "'… b c d e f …' is now '… b c x e f …'"),
            ("a b", "a b c", "'a b' is now 'a b c'"),
            ("a a a", "a a", "'a a a' is now 'a a'"),
            ("a\n\nb", "a b", "the words are the same, but not the lines or paragraphs"),
            (None, "a b", "new is 'a b'"),
            ("a b", None, "gone is 'a b'"),
            ("a", " ".join("bcdefghijklmnopqrstuvwxyz"), "'a' is now 'b c d e f g h … t u v w x y z'"),
        ],
    )
    def test_a_difference_is_short(self, before: str | None, after: str | None, shown: str) -> None:
        assert difference(Change("intro", before, after)) == shown


class TestRequired:
    def test_what_is_reviewed_and_in_date_is_made(self) -> None:
        assert review_faults(approved(handout_of(BODY)), IN_TIME) == ()
        assert render(approved(handout_of(BODY)), date=IN_TIME, require_reviewed=True).pages == 1

    @pytest.mark.parametrize(
        ("handout", "day", "why"),
        [
            (handout_of(BODY), IN_TIME, ["is a draft"]),
            (handout_of(BODY), LATE, ["is a draft", "had to be reviewed by 2026-05-01"]),
            (approved(handout_of(BODY)), LATE, ["had to be reviewed by 2026-05-01"]),
            (changed()[0], IN_TIME, ["changed since the review by Jane Roe, MD on 2026-01-02: the intro"]),
        ],
    )
    def test_what_is_not_is_refused_with_every_reason(self, handout: Handout, day: date, why: list[str]) -> None:
        with pytest.raises(HandoutError) as refused:
            render(handout, date=day, require_reviewed=True)
        told = refused.value.diagnostics
        assert len(told) == len(why)
        assert all(reason in each.message for reason, each in zip(why, told, strict=True))
        assert {str(each.span) for each in told} == {"made.yaml:6:9"}
