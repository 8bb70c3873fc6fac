"""Laws of personal sheets, for any words of a recipient."""

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quick import examples
from recipients import DAY, NOTES, PLAN, clinic, handout, protected_handout, recipient

import handout as program
from handout.diagnostics import HandoutError
from handout.no_value import stands_for_none
from handout.press import Press
from handout.verify import read_back

STYLES = ("columns", "sidebar", "single")
HANDOUT, PROTECTED = handout(), protected_handout()

laws = settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def folded(text):
    return " ".join(text.split())


letters = st.characters(codec="latin-1", exclude_categories=("Cc", "Cf"), exclude_characters="\xa0\xad")


def is_said(text):
    """Whether it is words, and none that programs write in place of a value, of which Hypothesis tries some."""
    return bool(text) and not stands_for_none(text.strip())


values = st.text(letters, min_size=1, max_size=60).map(folded).filter(is_said)
notes = st.lists(st.text(letters, min_size=1, max_size=90), min_size=1, max_size=5).map("\n".join)
notes = notes.filter(lambda text: not stands_for_none(text.strip()))
names = values.filter(lambda text: "?" not in text)
"""Where one stands in a name, letters were lost."""

styles = st.sampled_from(STYLES)


def refused_for(fault, codes):
    assert {each.code for each in fault.diagnostics} <= codes


CLINIC = clinic(PLAN + NOTES)
PRESSES = {style: Press() for style in STYLES}
"""What a press makes is what a sheet is alone (test_press.py); what copies share need not be made for each example."""


def render(row, style, of, press=None):
    return program.render(of, CLINIC, date=DAY, recipient=row, style=style, press=press)


@cache
def alone(style):
    return render(recipient(), style, HANDOUT)


@laws
@given(names, values, values, notes, styles)
def test_a_recipients_words_come_back_letter_for_letter(name, dose, nurse, note, style):
    row = recipient(name=name, dose=dose, nurse=nurse, note=note)
    try:
        read = read_back(render(row, style, HANDOUT, PRESSES[style]).pdf)
    except HandoutError as refused:
        refused_for(refused, {"own-too-long"})
        return
    assert read.faults == ()
    if folded(note):
        assert folded(note) in read.lines
    assert dose in read.lines
    assert any(line.startswith(f"{name} · ") for line in read.lines)
    assert any(f"Your nurse is {nurse}. " in line for line in read.lines)


one_word = st.text(letters, min_size=1, max_size=5).map(folded).filter(is_said)
few_words = st.lists(st.text(letters, min_size=1, max_size=5), min_size=1, max_size=3).map(" ".join).map(folded)


@laws
@given(few_words.filter(lambda text: is_said(text) and "?" not in text), one_word, styles)
def test_nothing_shared_changes_with_the_words(name, dose, style):
    """All that a file has before its own words, which take no more room, is the same byte for byte.

    A name always has the same room; of five letters a value takes one line, however wide they are.
    """
    one, other = alone(style), render(recipient(name=name, dose=dose), style, HANDOUT)
    same = next((at for at, (a, b) in enumerate(zip(one.pdf, other.pdf, strict=False)) if a != b), len(one.pdf))
    assert same > 0.6 * min(len(one.pdf), len(other.pdf))
    assert (one.pages, one.body_pt) == (other.pages, other.body_pt)


@laws
@given(notes, styles)
def test_protected_text_is_whole_and_on_page_one(note, style):
    try:
        result = render(recipient(note=note), style, PROTECTED, PRESSES[style])
    except HandoutError as refused:
        refused_for(refused, {"own-too-long", "too-long"})
        return
    from pymupdf import open as open_pdf

    read = read_back(result.pdf)
    words = read.lines[read.lines.index("Never do this") + 1]
    with open_pdf("pdf", result.pdf) as pdf:
        assert folded(words).replace(" ", "") in pdf[0].get_text().replace("\n", "").replace(" ", "")
