"""What the rail leaves to the text: for any set as where its page is made; and no set that fits is ruled out."""

import math
from itertools import count, groupby, product
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import examples

from handout.layout import rail_bounds
from handout.layout.rail_bounds import FEW, may_hold
from handout.layout.rail_sets import Form, Page, RailSets
from handout.layout.rails import Closer, settle, stand_run

laws = settings(deadline=None, derandomize=True, max_examples=examples(200))

height = st.sampled_from([0.0, 10.0, 25.5, 40.0, 90.0, 130.0, math.inf])
a_form = st.tuples(height, st.sampled_from([5.0, 30.0, 70.0]))
a_box = st.tuples(a_form, st.sampled_from(["whole", "left out", (12.0, 8.0), (60.0, 20.0)]), st.booleans())


def forms(boxes, bits):
    """Each box whole and, for the sets that have its bit, short or left out; some lead the rail."""
    made = []
    for whole, short, leads in boxes:
        made.append([Form(0, *whole, leads)])
        if short != "whole":
            made[-1].append(Form(next(bits), None) if short == "left out" else Form(next(bits), *short, leads))
    return made


def one_by_one(page, plan, said, closing):
    """Where the text ends and how tall it is, as the page itself is made; both are of one form of each."""
    said, closing = ([form for form in group if form.aside is not None] for group in (said, closing))
    text = sum(form.elsewhere for form in said if form.aside == math.inf)
    runs = [list(run) for aside, run in groupby(said, lambda form: form.aside != math.inf) if aside]
    ahead = [run for run in runs if any(form.leads for form in run)]
    tall = [[form.aside for form in run] for run in ahead]
    boxes = [Closer(form.aside, 0, lambda form=form: form.elsewhere) for form in closing]
    rails = settle([page.top], [page.bottom], [*([box.aside] for box in plan), *tall], boxes, page.legal)
    told = [box.elsewhere for box in plan] + [sum(form.elsewhere for form in run) for run in ahead]
    text += sum(each for each, homes in zip(told, rails.ahead, strict=True) if homes is None)
    for run in runs:
        if run not in ahead and stand_run(rails.reached, rails.ends, [form.aside for form in run]) is None:
            text += sum(form.elsewhere for form in run)
    return rails.ends[0], text


@laws
@given(
    st.sampled_from([[], [Form(0, 40.0, 30.0)], [Form(0, 130.0, 5.0)]]),
    st.lists(a_box, max_size=5),
    st.lists(a_box, max_size=3),
    st.sampled_from([0.0, 30.0]),
)
def test_every_set_is_as_it_is_alone(plan, sections, closers, legal):
    page = Page(36.0, 250.0, legal, 8.0)
    bits = (1 << number for number in count())
    among, last = forms(sections, bits), forms(closers, bits)
    sets = RailSets(page, plan, among, last)
    with patch.object(rail_bounds, "FEW", -1):  # so that no weighing is left out
        held = may_hold(sets)
    for said in product(*among, *last):
        chosen = sum(form.bit for form in said)
        end, text = one_by_one(page, plan, said[: len(among)], said[len(among) :])
        if end < page.top:
            assert sets.text(chosen)[1] == math.inf
        else:
            assert sets.text(chosen) == (end, text)
            assert chosen in held or text > end - page.top + page.head


MANY = 16
"""As many as there may be sections with a short text."""


@pytest.mark.parametrize("leads", ["none", "each", "every other"])
def test_of_boxes_in_one_run_sums_leave_only_what_holds(monkeypatch, leads):
    """They stand in the rail or in the text together: of 65,536 sets those are tried that do."""
    first = {"none": [False], "each": [True], "every other": [True, False]}[leads]
    boxes = [Form(0, 60.0 + n, 30.0 + n / 2, first[n % len(first)]) for n in range(MANY)]
    among = [[box, Form(1 << n, box.aside / 2, box.elsewhere / 2, box.leads)] for n, box in enumerate(boxes)]
    sets = RailSets(Page(0.0, 300.0, 0.0, 0.0), [], among, [])
    weighed = []
    ended = rail_bounds._Weights.ended
    monkeypatch.setattr(rail_bounds._Weights, "ended", lambda *each: weighed.append(each) or ended(*each))
    left = may_hold(sets)
    assert 0 < len(left) < FEW
    assert all(text <= end + 1e-3 for end, text in map(sets.text, left))
    assert len(weighed) == 1


@pytest.mark.parametrize(("over", "sets"), [(0.0, {0}), (0.1, set())])
def test_what_just_fills_the_page_is_not_ruled_out(monkeypatch, over, sets):
    """A box on each side of the text, which are as tall as the rail with the space between them."""
    monkeypatch.setattr(rail_bounds, "FEW", -1)
    page = Page(0.0, 100.0, 0.0, 8.0, gap=9.0)
    among = [[Form(0, 45.0, 180.0)], [Form(0, math.inf, 108.0 + over)], [Form(0, 46.0 + over, 190.0)]]
    assert may_hold(RailSets(page, [], among, [])) == sets
