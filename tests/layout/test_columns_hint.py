"""That the style 'columns' would help is said where it does, and nowhere else."""

import pytest
from making import handout_of, make, plain_sections
from quick import some, thinned

from handout.api import render
from handout.diagnostics import HandoutError

COUNTS = range(6, 25)


def hints_of(body, style):
    """Of the refusal or the warning of small type; none where all is well."""
    try:
        told = render(handout_of(body), style=style, pages="2").diagnostics
    except HandoutError as refusal:
        told = refusal.diagnostics
    return [hint for each in told if each.code in ("too-long", "small-type") for hint in each.hints]


@pytest.mark.law
@pytest.mark.parametrize("style", thinned(["sidebar", "single"]))
def test_columns_are_named_where_they_hold_more(style):
    seen = set()
    for count in some(COUNTS, 2):
        body = plain_sections(count, 70)
        own, other = make(body, style=style).size("2"), make(body, style="columns").size("2")
        if own is not None and own >= 12.0:
            continue
        better = other is not None and (own is None or other > own)
        named = any("'columns'" in hint for hint in hints_of(body, style))
        assert named == better, (count, own, other)
        seen.add((own is None, better))
    assert {(False, True), (True, True), (True, False)} <= seen


@pytest.mark.long
@pytest.mark.law
def test_columns_are_not_named_in_columns():
    for count in some(COUNTS):
        assert not any("'columns'" in hint for hint in hints_of(plain_sections(count, 70), "columns"))
