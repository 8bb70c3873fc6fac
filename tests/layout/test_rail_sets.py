"""What the rail leaves to the text: for all sets at once the same as for each by itself."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from handout.layout.rail_sets import Form, Page, texts
from handout.layout.rails import Closer, settle, stand

laws = settings(deadline=None, derandomize=True, max_examples=200)

height = st.sampled_from([0.0, 10.0, 25.5, 40.0, 90.0, 130.0, math.inf])
a_form = st.tuples(height, st.sampled_from([5.0, 30.0, 70.0]))
a_box = st.tuples(a_form, st.sampled_from(["whole", "left out", (12.0, 8.0), (60.0, 20.0)]))


def forms(boxes, first):
    """Each box whole and, for the sets that have its bit, short or left out."""
    made, bit = [], first
    for whole, short in boxes:
        made.append([Form(0, *whole)])
        if short != "whole":
            made[-1].append(Form(bit, None) if short == "left out" else Form(bit, *short))
            bit <<= 1
    return made, bit


def one_by_one(page, chosen, groups):
    """Where the text ends and how tall it is, as the page itself is made."""
    ahead, closers, rest = ([form for forms in group if (form := taken(forms, chosen))] for group in groups)
    closing = [Closer(form.aside, 0, lambda form=form: form.elsewhere) for form in closers]
    rails = settle([page.top], [page.bottom], [form.aside for form in ahead], closing, page.legal)
    text = sum(form.elsewhere for form, home in zip(ahead, rails.ahead, strict=True) if home is None)
    text += sum(form.elsewhere for form in rest if stand(rails.reached, rails.ends, form.aside) is None)
    return rails.ends[0], text


def taken(forms, chosen):
    form = next((form for form in forms if form.bit & chosen), forms[0])
    return None if form.aside is None else form


@laws
@given(
    st.lists(a_box, max_size=3), st.lists(a_box, max_size=3), st.lists(a_box, max_size=3), st.sampled_from([0.0, 30.0])
)
def test_all_sets_at_once_are_as_each_alone(ahead, closers, rest, legal):
    page = Page(36.0, 250.0, legal)
    groups, bit = [], 1
    for boxes in (ahead, closers, rest):
        made, bit = forms(boxes, bit)
        groups.append(made)
    found = {chosen: (end, text) for chosen, end, text in texts(page, *groups)}
    alone = {chosen: one_by_one(page, chosen, groups) for chosen in range(bit)}
    assert found == {chosen: (end, text) for chosen, (end, text) in alone.items() if end >= page.top}
