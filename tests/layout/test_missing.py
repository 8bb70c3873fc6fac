"""Characters that cannot be set: what is told of them."""

import datetime

import pytest
from making import FURNITURE, handout_of

from handout import HandoutError, render

DAY = datetime.date(2026, 11, 23)


def faults(intro: str):
    with pytest.raises(HandoutError) as caught:
        render(handout_of(FURNITURE.replace("intro: |\n", f"intro: |\n  {intro}\n\n", 1)), date=DAY)
    return caught.value.diagnostics


def test_too_many_marks_are_told_once_and_what_stands_behind_them_too():
    lacking, marks = faults("Take z" + "\u0301" * 200 + " and \U00013000 daily.")
    assert "too many marks" in marks.message
    assert marks.hints == ("write it another way",)
    assert "'\U00013000' (U+13000)" in lacking.message
    assert "HANDOUT_FONTS" in lacking.hints[1]


@pytest.mark.parametrize(("count", "last"), [(11, "and one more character"), (37, "and 27 more characters")])
def test_of_many_ten_are_told_and_how_many_more_there_are(count, last):
    *told, more = faults("\U00013000 " * count)
    assert len(told) == 10
    assert more.message == f"{last} of this part, which no font has"
    assert more.span.column == told[-1].span.column + 2


def test_ten_are_all():
    assert len(faults("\U00013000 " * 10)) == 10
