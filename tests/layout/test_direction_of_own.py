"""What is one copy's alone is mirrored too: plan, note, identity, notes, lines to write on, fields; in each edition."""

from typing import NamedTuple

import pytest
from boxes import box_fonts
from making import CLINIC, STYLES, a_code, a_logo, clinic_of, handout_of, section, sections, words
from mirrors import BOXES, in_order, mirrored, places
from quick import thinned

from handout.compose import Occasion, compose
from handout.diagnostics import Span
from handout.document import Own
from handout.layout.brief import Brief, Pictures
from handout.layout.content import Heights
from handout.layout.fit import fit
from handout.layout.form import lay_fields
from handout.layout.forme import Formes
from handout.layout.large_print import fit_large_print
from handout.layout.own import fill_areas, merge, typeset_own
from handout.layout.typeset import typeset
from handout.own_words import blank_own
from handout.palette import derive

BODY = """\
intro: Take it each day.
fast_facts: ["One a day", "Call us"]
resources: [{name: DailyMed, url: "https://dailymed.nlm.nih.gov/"}]
disclaimer: Ask your own care team.
"""

PLAN = """\
write_in_lines: 2
logo: logo.svg
plan: [dose, {field: visit, label: "When you come to see us again in the clinic by the river"}]
notes:
  - {handout: "*", place: end, heading: Our class, text: "Bring it along."}
  - {handout: "*", place: after a, heading: Your nurse, text: "{nurse}"}
"""

OWN = Own("Rosa", "AAAA-BBBB", ("twice", None), "Bring it", (("nurse", "Tom"),))


class Case(NamedTuple):
    """A sheet: its edition, style and pages, and what it is for."""

    edition: str = "standard"
    style: str = "columns"
    pages: str = "2"
    occasion: Occasion = Occasion(personal=True, has_note=True)


NAMES = {
    **{style: Case(style=style) for style in STYLES},
    **{f"{style} on one page": Case(style=style, pages="1") for style in STYLES},
    **{f"{style} to fill in": Case(style=style, occasion=Occasion(fillable=True)) for style in STYLES},
    "large print": Case("large-print"),
    "large print, headings ruled off": Case("large-print", "single"),
    "large print to fill in": Case("large-print", occasion=Occasion(fillable=True)),
}


def pages_of(case, direction):
    """The pages of boxes, alike in both directions, with what fills the areas; and the areas."""
    short = case.pages == "1"
    body = BODY + sections(
        section("a", "Uses", words(9 if short else 60)),
        section("b", "Steps", f"1. {words(4)}\n2. {words(4)}", "steps"),
        *([] if short else [section("c", "Check", f"- {words(5)}\n- {words(3)}", "checklist")]),
    )
    clinic = clinic_of(CLINIC + PLAN)
    document, _ = compose(handout_of(body), clinic, case.occasion, edition=case.edition)
    document = document._replace(direction=direction)
    content, faults = typeset(document, box_fonts(), Heights(plan=1))
    assert not faults
    brief = Brief(content, Pictures(a_logo(), a_code()), derive(), "letter", case.style, 0.55, case.edition)
    fitted = fit_large_print(brief, Span("made.yaml")) if case.edition == "large-print" else fit(brief, case.pages, 4.0)
    own = OWN if case.occasion.personal else blank_own(document)
    boxes, faults = typeset_own(document, own, content, content.fonts)
    assert not faults
    spaced = brief._replace(spacing=fitted.spacing)
    pages = merge(fitted.frames, fill_areas(fitted.frames, spaced, fitted.body_size, boxes, Formes()))
    if document.form:
        lay_fields(pages, content.structure, direction)
    return pages, fitted.frames


@pytest.mark.parametrize("name", thinned(list(NAMES), 2))
def test_own_words_are_mirrored(name):
    case = NAMES[name]
    (here, areas), (there, turned) = (pages_of(case, direction) for direction in ("ltr", "rtl"))
    seen = {area.area for frame in areas for area in frame.areas}
    assert {"plan", "note-2"} <= seen
    assert ("identity" in seen) == case.occasion.personal
    assert any(frame.fields for frame in here) == case.occasion.fillable
    for kind in (*BOXES, "texts"):
        both = (areas, turned) if kind == "areas" else (here, there)
        for one, other in zip(*both, strict=True):
            expected = in_order(mirrored(places(one, kind), one.size.width))
            assert in_order(places(other, kind)) == pytest.approx(expected, abs=0.11), kind
