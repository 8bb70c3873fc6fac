"""What the rail leaves to the text: for all sets at once the same as for each by itself."""

import math
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from handout.layout.rail_sets import Form, Page, Run, texts
from handout.layout.rails import Closer, settle, stand_run

laws = settings(deadline=None, derandomize=True, max_examples=200)

height = st.sampled_from([0.0, 10.0, 25.5, 40.0, 90.0, 130.0, math.inf])
a_form = st.tuples(height, st.sampled_from([5.0, 30.0, 70.0]))
a_box = st.tuples(a_form, st.sampled_from(["whole", "left out", (12.0, 8.0), (60.0, 20.0)]), st.booleans())


def forms(boxes, first):
    """Each box whole and, for the sets that have its bit, short or left out; some lead the rail."""
    made, bit = [], first
    for whole, short, leads in boxes:
        made.append([Form(0, *whole, leads)])
        if short != "whole":
            made[-1].append(Form(bit, None) if short == "left out" else Form(bit, *short, leads))
            bit <<= 1
    return made, bit


def one_by_one(page, plan, chosen, sections, closers):
    """Where the text ends and how tall it is, as the page itself is made."""
    said, closing = ([form for each in group if (form := taken(each, chosen))] for group in (sections, closers))
    text = sum(form.elsewhere for form in said if form.aside == math.inf)
    runs = [list(run) for aside, run in groupby(said, lambda form: form.aside != math.inf) if aside]
    ahead = [run for run in runs if any(form.leads for form in run)]
    tall = [[form.aside for form in run] for run in ahead]
    boxes = [Closer(form.aside, 0, lambda form=form: form.elsewhere) for form in closing]
    rails = settle([page.top], [page.bottom], [*(run.heights for run in plan), *tall], boxes, page.legal)
    told = [run.elsewhere for run in plan] + [sum(form.elsewhere for form in run) for run in ahead]
    text += sum(each for each, homes in zip(told, rails.ahead, strict=True) if homes is None)
    for run in runs:
        if run not in ahead and stand_run(rails.reached, rails.ends, [form.aside for form in run]) is None:
            text += sum(form.elsewhere for form in run)
    return rails.ends[0], text


def taken(forms, chosen):
    form = next((form for form in forms if form.bit & chosen), forms[0])
    return None if form.aside is None else form


@laws
@given(
    st.sampled_from([[], [Run((40.0,), 30.0)], [Run((130.0,), 5.0)]]),
    st.lists(a_box, max_size=5),
    st.lists(a_box, max_size=3),
    st.sampled_from([0.0, 30.0]),
)
def test_all_sets_at_once_are_as_each_alone(plan, sections, closers, legal):
    page = Page(36.0, 250.0, legal)
    among, bit = forms(sections, 1)
    last, bit = forms(closers, bit)
    found = {chosen: (end, text) for chosen, end, text in texts(page, plan, among, last)}
    alone = {chosen: one_by_one(page, plan, chosen, among, last) for chosen in range(bit)}
    assert found == {chosen: (end, text) for chosen, (end, text) in alone.items() if end >= page.top}
