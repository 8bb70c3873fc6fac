"""One page where two are too many: the sections that are shortened are those that a trial of every set finds best."""

from bisect import bisect_left
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import CLINIC, FURNITURE, PAPERS, STYLES, clinic_of, handout_of, made_of, section, sections, words
from quick import examples, grid, is_quick, some, thinned

from handout.abridge import MOST_FORMS, Page, abridge
from handout.compose import compose
from handout.diagnostics import HandoutError
from handout.layout import choice, fit
from handout.layout.fit import largest, sizes
from handout.layout.pages import fits
from handout.layout.style import CLOSE
from handout.spoken import text_lines

laws = settings(deadline=None, derandomize=True, max_examples=examples(25))
FORMS = ("", 2, 9, 20, 60)
"""What a section may say instead: nothing, or so many words."""


def said(id_, count, short=None, style="plain", *, protected=False):
    """A section of so many words; `short` is how many it may say instead, '' for none, None where it may not."""
    made = section(id_, f"About {id_}", words(count), style)
    if short is not None:
        made += f"    short: |\n      {words(short, 7)}\n" if short else "    short: ''\n"
    return made + ("    protected: true\n" if protected else "")


class Sheet:
    """A handout in one style on one paper, composed with any sections shortened."""

    def __init__(self, *made, style="columns", paper="letter", clinic=None, furniture=FURNITURE):
        self.handout = handout_of(furniture + sections(*made))
        self.look = {"style": style, "paper": paper}
        self.clinic = clinic_of(clinic) if clinic else None

    def page(self, ids):
        document = compose(self.handout, self.clinic, shortened=ids)[0]
        return Page(document, made_of(document, **self.look).brief, tuple(ids))

    def abridged(self, floor=10.0):
        composed = []
        page = abridge(self.handout, self.page(()), floor, lambda ids: composed.append(ids) or self.page(ids))
        assert len(composed) <= 2, "the shortest and the chosen: no trial said that a page holds what it does not"
        return page

    def fits(self, ids, size):
        return fits(self.page(ids).brief._replace(spacing=CLOSE), size, 1)

    @property
    def free(self):
        return [each for each in self.handout.sections if each.short is not None and not each.protected]

    def by_trial(self, floor=10.0):
        """The ids that the rule asks for, found by trying every set; all of them where none fits."""
        order = [each.id for each in self.free]
        length = {each.id: len(each.blocks[0].inlines[0].text.split()) for each in self.free}
        for least in (max(11.0, floor), floor):
            size = min(sizes(least))
            if largest([self.page(()).brief], 1, least):
                return ()
            every = [ids for count in range(1, len(order) + 1) for ids in combinations(order, count)]
            holding = [ids for ids in every if self.fits(ids, size)]
            if holding:
                return min(holding, key=lambda ids: (sum(map(length.get, ids)), len(ids), [*map(order.index, ids)]))
        return tuple(order)


a_section = st.tuples(
    st.sampled_from([8, 30, 60, 60, 90]),
    st.sampled_from([None, *FORMS]),
    st.sampled_from(["plain", "plain", "steps", "callout", "warning"]),
    st.sampled_from([False, False, False, True]),
)


OURS = (
    CLINIC
    + """\
plan: [dose, start_date]
notes:
  - {handout: "*", place: start, text: Bring this sheet.}
  - {handout: made, place: after s1, heading: Our room, text: It is on the first floor.}
"""
)
"""A clinic with 'Your plan', and notes among the sections."""


@st.composite
def sheets(draw, style):
    own = draw(st.lists(a_section, min_size=2, max_size=5))
    made = [said(f"s{number}", *each[:3], protected=each[3]) for number, each in enumerate(own)]
    made.append(said("filler", draw(st.integers(10, 200))))
    if draw(st.booleans()):
        made.append(said("last", 25, draw(st.sampled_from([None, *FORMS])), "callout"))
    clinic = draw(st.sampled_from([None, CLINIC, OURS]))
    furniture = draw(st.sampled_from([FURNITURE, ""]))
    return Sheet(*made, style=style, paper=draw(st.sampled_from(PAPERS)), clinic=clinic, furniture=furniture)


@pytest.mark.law
@pytest.mark.parametrize("style", STYLES)
def test_the_sections_are_those_that_a_trial_of_every_set_finds_best(style):
    answers = set()

    @laws
    @given(sheets(style), st.sampled_from([10.0, 10.0, 10.6, 12.0]))
    def law(sheet, floor):
        ids = sheet.abridged(floor).shortened
        assert ids == sheet.by_trial(floor)
        answers.add((bool(ids), len(ids) < len(sheet.free)))

    law()
    assert is_quick() or answers >= {(True, True), (True, False)}  # some of those that may be, and all


@pytest.mark.long
@pytest.mark.law
@pytest.mark.parametrize("last", thinned(["callout", "plain"]))
def test_in_the_rail_too(last):
    """Boxes that may stand aside, of every height, some as a run, so that which of them do depends on the set."""
    numbers = []
    for count in some(range(260, 520, 20), 2):
        boxes = [said(f"s{n}", 20 + 9 * n, "" if n % 2 else 5, ("callout", "warning")[n % 2]) for n in range(4)]
        made = [
            *boxes[:1],
            said("filler", count),
            *boxes[1:3],
            said("half", 16, ""),
            *boxes[3:],
            said("last", 40, 9, last),
        ]
        sheet = Sheet(*made, style="sidebar", furniture="")
        ids = sheet.abridged().shortened
        assert ids == sheet.by_trial()
        numbers.append(len(ids))
    assert len(set(numbers)) > 2


@pytest.mark.long
@pytest.mark.law
@pytest.mark.parametrize("paper", thinned(PAPERS))
def test_around_a_table_across_the_page_too(paper):
    """Whatever stands above it and below."""
    cells = "| ".join(["", words(9), words(12, 3), words(10, 5), "90 / 290 "]) + "|\n"
    foods = section("foods", "Foods", "| Food | Choose | Limit | mg |\n|---|---|---|---|\n" + cells * 3)
    numbers = []
    for count in some(range(240, 560, 20)):
        boxes = [said(f"s{n}", 20 + 9 * n, "" if n % 2 else 5, ("callout", "plain")[n % 2]) for n in range(4)]
        sheet = Sheet(*boxes[:2], said("filler", count), foods, *boxes[2:], paper=paper, furniture="")
        ids = sheet.abridged().shortened
        assert ids == sheet.by_trial()
        numbers.append(len(ids))
    assert len(set(numbers)) > 2


def test_equal_sections_give_way_in_their_order():
    sheet = Sheet(*(said(f"s{number}", 75, "") for number in range(7)))
    ids = sheet.abridged().shortened
    assert ids == tuple(f"s{number}" for number in range(len(ids)))
    assert 0 < len(ids) < 7


def test_one_section_gives_way_rather_than_two_of_as_many_words():
    made = [said("half", 40, ""), said("other", 40, ""), said("whole", 80, "")]
    counts = range(100, 400, 4)
    first = bisect_left(counts, True, key=lambda count: not Sheet(*made, said("filler", count)).fits(("half",), 11.0))
    sheet = Sheet(*made, said("filler", counts[first]))
    assert sheet.fits(("whole",), 11.0)
    assert not sheet.fits((), 11.0)
    assert sheet.fits(("half", "other"), 11.0)
    assert sheet.abridged().shortened == ("whole",)


def test_what_fits_whole_at_eleven_is_not_shortened():
    sheet = Sheet(said("a", 30, ""), said("b", 30, 2))
    page = sheet.abridged()
    assert page.shortened == ()
    assert page.document.abridged is None


def test_what_fits_whole_only_below_eleven_is_shortened_to_eleven():
    def is_long(count):
        return not largest([Sheet(said("a", count), said("b", 20, 3)).page(()).brief], 1, 11.0)

    counts = range(100, 600, 4)
    count = counts[bisect_left(counts, True, key=is_long)]
    sheet = Sheet(said("a", count), said("b", 20, 3))
    assert sheet.fits((), 10.0)
    assert sheet.abridged().shortened == (("b",) if sheet.fits(("b",), 11.0) else ())
    assert Sheet(said("a", count), said("b", 20)).abridged().shortened == ()


def test_protected_sections_stay_whole():
    made = [said(f"s{number}", 84, "", protected=number % 2 == 0) for number in range(6)]
    sheet = Sheet(*made)
    page = sheet.abridged()
    assert page.shortened
    assert {each.id for each in sheet.free}.issuperset(page.shortened)
    whole = {part.id: part for part in sheet.page(()).document.parts if part.protected}
    assert {part.id: part for part in page.document.parts if part.protected} == whole
    assert len(whole) == 3


def test_not_even_when_asked_for():
    sheet = Sheet(said("a", 20, "", protected=True))
    assert sheet.page(["a"]).document.parts == sheet.page(()).document.parts


def test_a_shortened_sheet_says_where_the_full_text_is_to_be_had():
    sheet = Sheet(*(said(f"s{number}", 84, "") for number in range(6)))
    page = sheet.abridged()
    lines = list(text_lines(page.document))
    assert "This is a short version. Ask us for the full handout." in lines
    assert page.document.content_hash != sheet.page(()).document.content_hash
    assert not {f"About {id_}" for id_ in page.shortened} & set(lines)


def test_leaving_a_section_out_moves_no_other():
    """A callout before it does not become what closes the sheet."""
    sheet = Sheet(said("a", 60, 5), said("b", 20, None, "callout"), said("c", 60, ""), said("d", 9, 5, "callout"))
    document = sheet.page(["c", "d"]).document
    assert [part.id for part in document.parts] == ["a", "b"]
    assert [part.id for part in document.closing] == ["d"]


KINDS = {
    "plain": ["plain"],
    "callouts": ["callout"],
    "warnings": ["warning"],
    "text and callouts": ["plain", "callout"],
    "text, callouts and warnings": ["plain", "callout", "warning"],
    "callouts and warnings": ["callout", "warning"],
    "all": ["plain", "callout", "warning", "steps"],
}


@pytest.mark.parametrize(("style", "kinds", "length"), grid(STYLES, KINDS, (28, 44), together=1))
def test_among_sixteen_few_sets_are_tried(monkeypatch, style, kinds, length):
    """65,535 sets; sums rule most of them out, what the rail leaves some more, and few pages are composed."""
    looks = KINDS[kinds]
    made = [said(f"s{n}", length + n, "" if n % 2 else 4, looks[n % len(looks)]) for n in range(MOST_FORMS)]
    sheet = Sheet(*made, style=style)
    asked, tried, composed = [], [], []
    _remember(monkeypatch, "leaves_room", asked)
    _remember(monkeypatch, "holds", tried)
    page = abridge(sheet.handout, sheet.page(()), 10.0, lambda ids: composed.append(ids) or sheet.page(ids))
    assert page.shortened
    assert len(asked) < 1000
    assert len(tried) < 100
    assert len(composed) <= 3


def _remember(monkeypatch, name, sets):
    answer = getattr(choice._Trial, name)
    monkeypatch.setattr(choice._Trial, name, lambda trial, ids: sets.append(ids) or answer(trial, ids))


def test_no_size_is_tried_twice_for_the_whole_text(monkeypatch):
    tried = []
    monkeypatch.setattr(fit, "fitting", lambda brief, size, pages: tried.append((size, brief.spacing)))
    monkeypatch.setattr(fit, "is_hopeless", lambda brief, size, pages: False)
    Sheet(said("a", 900), said("b", 20, 3)).abridged()
    assert min(tried)[0] == 10.0
    assert len(tried) == len(set(tried))


def test_more_than_sixteen_are_refused():
    made = [said(f"s{number}", 60, "") for number in range(MOST_FORMS + 1)]
    with pytest.raises(HandoutError) as caught:
        Sheet(*made).abridged()
    (fault,) = caught.value.diagnostics
    assert fault.code == "too-many-short"
    assert "17 sections" in fault.message
    assert Sheet(*(said(f"s{n}", 1, "") for n in range(MOST_FORMS + 1)), furniture="").abridged().shortened == ()
