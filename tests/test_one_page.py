"""One page, asked for: what is shortened is told, what cannot be is refused with what would help."""

from datetime import date
from pathlib import Path

import pytest
from quick import grid

import handout
from handout.source.content import read_handout
from handout.verify import read_back

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 11, 22)
LONG = "Take your medicine at the same time each day and call us if you feel unwell. " * 12


def written(*sections):
    head = "format: 1\nid: made\nlanguage: en\ntitle: Made\nsections:\n"
    return read_handout((head + "".join(sections)).encode(), "made.yaml").value


def section(id_, text=LONG, short=None, more=""):
    said = "" if short is None else f"    short: '{short}'\n"
    return f"  - id: {id_}\n    heading: About {id_}\n    text: '{text}'\n{said}{more}"


SECTIONS = [section(f"s{number}") for number in range(2)]
GIVING_WAY = [section("gone", short=""), section("brief", short="Ask us.")]


def diagnostics(result, *codes):
    return [each for each in result.diagnostics if each.code in codes]


def test_each_section_that_gave_way_is_told_with_its_place_and_why():
    result = handout.render(written(*SECTIONS, *GIVING_WAY, section("last")), pages="1", date=DAY)
    assert (result.pages, result.shortened) == (1, ("gone", "brief"))
    told = diagnostics(result, "left-out", "shortened")
    why = f"to fit one page at {result.body_pt:g} pt"
    assert [each.message for each in told] == [f"'gone' is left out, {why}", f"'brief' is short, {why}"]
    assert [each.span.line for each in told] == [12, 16]
    assert {each.severity for each in told} == {"warning"}


def test_the_page_says_it_too():
    lines = read_back(handout.render(written(*SECTIONS, *GIVING_WAY, section("last")), pages="1", date=DAY).pdf).lines
    assert "This is a short version. Ask us for the full handout." in lines
    assert "Ask us." in lines
    assert "About brief" in lines
    assert "About gone" not in lines


@pytest.mark.parametrize("pages", ["auto", "2"])
def test_nothing_gives_way_where_two_pages_are_allowed(pages):
    result = handout.render(written(*SECTIONS, *GIVING_WAY, section("last")), pages=pages, date=DAY)
    assert result.shortened == ()
    assert not diagnostics(result, "left-out", "shortened")
    assert "This is a short version. Ask us for the full handout." not in read_back(result.pdf).lines


def refused(*sections):
    with pytest.raises(handout.HandoutError) as caught:
        handout.render(written(*sections), pages="1", date=DAY)
    (fault,) = caught.value.diagnostics
    return fault


def test_what_is_too_long_in_every_form_names_the_longest_without_a_shorter_one():
    protected = section("whole", LONG * 2, short="", more="    protected: true\n")
    fault = refused(protected, section("a", LONG * 3), section("b", LONG * 2), *GIVING_WAY)
    assert "too long for one page at 10 pt" in fault.message
    assert "even with every 'short' used" in fault.message
    assert any("the longest without it are a (576 words), b (384 words)" in hint for hint in fault.hints)


def test_the_figures_are_those_of_the_shortest_version():
    with_none = refused(*SECTIONS, section("a", LONG * 4), section("b", LONG * 2))
    with_some = refused(*SECTIONS, section("a", LONG * 4), section("b", LONG * 2, short=""))
    cut = [int(fault.message.rsplit(" words over", 1)[0].split()[-1]) for fault in (with_none, with_some)]
    assert cut[0] - cut[1] == pytest.approx(384, abs=40)
    assert "even with" not in with_none.message


def test_a_clinic_that_wants_larger_type_gets_shorter_text():
    sheet = handout.load(ROOT / "content/anakinra/en.yaml")
    clinic = handout.load_clinic(ROOT / "content/clinics/riverbend/clinic.yaml")
    small = written(*SECTIONS[:1], section("brief", short="Ask us."), section("last"))
    assert handout.render(small, clinic, pages="1", date=DAY).shortened == ()
    result = handout.render(small, clinic._replace(smallest_type=12.5), pages="1", date=DAY)
    assert result.shortened == ("brief",)
    assert result.body_pt >= 12.5
    with pytest.raises(handout.HandoutError):
        handout.render(sheet, clinic._replace(smallest_type=13.0), pages="1", date=DAY)


@pytest.mark.parametrize(
    ("style", "paper", "branded"), grid(["columns", "sidebar", "single"], ["letter", "a4"], [True, False], together=1)
)
def test_anakinra_fits_one_page(style, paper, branded):
    clinic = handout.load_clinic(ROOT / "content/clinics/riverbend/clinic.yaml") if branded else None
    sheet = handout.load(ROOT / "content/anakinra/en.yaml")
    result = handout.render(sheet, clinic, pages="1", style=style, paper=paper, date=DAY)
    assert result.pages == 1
    assert result.body_pt >= 10
    assert not {"call-us", "emergency", "missed-dose"} & set(result.shortened)
    kept = {each.id for each in sheet.sections if each.id not in result.shortened or each.short}
    assert kept >= {"how-to-inject", "before-you-start", "interactions", "side-effects", "missed-dose"}
