"""The large-print edition as numbers: no small type, one column, what is protected on page one, all else after it."""

from itertools import pairwise

import pytest
from boxes_of import by_slot, frames_of, words_of
from columns_of import paragraphs_in, part_spots, prepared_in, spots_of
from hypothesis import given, settings
from hypothesis import strategies as st
from making import (
    FURNITURE,
    HEAD,
    PAPERS,
    STYLES,
    clinic_of,
    enlarged,
    make,
    paragraphs,
    plain_sections,
    restyled,
    section,
    sections,
    words,
)
from quick import examples, grid, some, thinned
from random_documents import LONG, documents
from table_places import PLACES, placed
from test_keeps_laws import CHECKS, TESTED

from handout.compose import content_hash
from handout.diagnostics import HandoutError
from handout.document import READING_ORDER
from handout.layout.brief import page_region
from handout.layout.frame import ARTIFACT
from handout.layout.large_print import MOST_PAGES, attempt_large_print
from handout.layout.sections import tables_at
from handout.spoken import text_lines

TEXT, HEADING, FOOTER = 18.0, 22.0, 14.0
laws = settings(deadline=None, derandomize=True, max_examples=examples(60))

FOOT = 100.0
"""The foot of a page, in points, within which alone there may be smaller type."""

HELP = (
    section("call-us", "Call us today if", "- Fever or chills\n- A lasting cough"),
    section("emergency", "Get help now if", "You cannot breathe well."),
)
BODY = FURNITURE + sections(
    section("uses", "Uses", paragraphs(160)),
    section("first", "Know this first", words(30)) + "    protected: true\n",
    section("warning", "Beware", words(40), "warning"),
    section("steps", "How to inject", "\n".join(f"{n}. {words(9, n)}" for n in range(1, 7)), "steps"),
    section("table", "When", "| Day | Dose |\n| --- | --- |\n| Monday | 1 |"),
    section("stress", "Stress", "Never _shake_ it, **_ever_**."),
    section("points", "Points to remember", words(60), "callout"),
    *HELP,
)
HOW = [pytest.param(style, paper, id=f"{style}-{paper}") for style in STYLES for paper in PAPERS]


def large(body=BODY, clinic=True, **how):
    return enlarged(make(body, clinic_of() if clinic else None, **how))


def slots_in(*prepared):
    return {run.tag for each in prepared for run, _ in each.runs}


def pages_of(frames, slots):
    return {page for page, frame in enumerate(frames) for item in frame.texts if item.slot in slots}


def refusal(made):
    with pytest.raises(HandoutError) as caught:
        made.fitted()
    (fault,) = caught.value.diagnostics
    return fault


def held_slots(content):
    """Of what has to be on page one."""
    panels = [each for panel in content.panels for each in (panel.heading, *prepared_in(panel.blocks))]
    numbers = [each for panel in content.panels for number in panel.numbers for each in number if each]
    parts = [each for part in content.parts if part.protected for each in (part.heading, *prepared_in(part.blocks))]
    head = [content.title, content.phone.label, *filter(None, (content.name, content.notice, content.help_note))]
    return slots_in(*panels, *numbers, *parts, *head, content.imprint)


def check_sizes(frames):
    for frame in frames:
        for item in frame.texts:
            least = FOOTER if item.y > frame.size.height - FOOT else TEXT
            assert item.size >= least, words_of(item)


def check_page_one(made, frames):
    if frames:
        assert pages_of(frames, held_slots(made.content)) == {0}


def check_order(made, frames):
    """Below the title each piece stands further down or overleaf than those read before it."""
    begins = [items[0] for slot, items in sorted(by_slot(frames).items()) if slot != ARTIFACT]
    placed = [(page, item.y) for page, item in begins if item.slot not in head_slots(made.content)]
    for before, after in pairwise(placed):
        assert after >= (before[0], before[1] - TEXT), (before, after)


@laws
@given(st.one_of(documents(), documents(most=9)).map(enlarged))
def test_large_type_page_one_and_the_order_of_reading(made):
    """No text under 18 points but the footer; what is protected whole on page one; one column, in order."""
    frames = frames_of(made)
    check_sizes(frames)
    check_page_one(made, frames)
    check_order(made, frames)


def head_slots(content):
    """What stands side by side in the masthead, and at the foot of page one though it is read last."""
    head = (content.name, content.phone.label, content.phone.value, content.notice, content.title, content.brands)
    return slots_in(*filter(None, head), content.imprint) | table_slots(content)


def table_slots(content):
    """Cells stand side by side."""
    return {slot for slot, element in enumerate(content.structure.slots) if element.role in ("TH", "TD")}


@pytest.mark.long
@settings(laws, max_examples=examples(40))
@given(documents(most=9))
def test_what_belongs_together_stays_together(made):
    # The rail, from which the checks of the standard edition exempt, is not there.
    made = enlarged(restyled(made, "columns", made.brief.paper))
    tried = attempt_large_print(made.brief)
    if tried.fits:
        spots = spots_of(tried)
        for check in CHECKS:
            check(made, tried, spots)


@pytest.mark.law
@pytest.mark.parametrize("tested", TESTED)
def test_wherever_the_page_ends(tested):
    ends = {style: set() for style in STYLES}
    for filler in some(range(1, 30)):
        before = section("a", "Before", "\n\n".join(words(3) for _ in range(filler)))
        made = large(sections(before, tested, section("c", "After", words(12))))
        for style in STYLES:
            ends[style].add(last_column(restyled(made, style)))
    assert all(len(each) > 1 for each in ends.values()), ends


def last_column(made):
    """The column in which the text ends, where all is as it should be."""
    tried = attempt_large_print(made.brief)
    spots = spots_of(tried)
    for check in CHECKS:
        check(restyled(made, "columns") if made.brief.style == "sidebar" else made, tried, spots)
    return spots[-1].column


@pytest.mark.parametrize(("style", "paper"), HOW)
def test_sizes_leading_and_measure(style, paper):
    made = large(style=style, paper=paper)
    frames = made.fitted().frames
    check_sizes(frames)
    (uses,) = (part for part in made.content.parts if part.id == "uses")
    items = [item for frame in frames for item in frame.texts if item.slot in slots_in(*uses.blocks)]
    assert {item.size for item in items} == {TEXT}
    lines = {(page, item.y) for page, frame in enumerate(frames) for item in frame.texts if item in items}
    gaps = {round(b[1] - a[1], 2) for a, b in pairwise(sorted(lines)) if a[0] == b[0]}
    assert min(gaps) == 1.25 * TEXT
    (heading,) = {item.size for frame in frames for item in frame.texts if item.slot in slots_in(uses.heading)}
    assert heading == HEADING
    characters = page_region(made.brief).rect.width / (made.brief.em_per_character * TEXT)
    assert 40 <= characters <= 75


@pytest.mark.parametrize(("style", "paper"), HOW)
def test_everything_keeps_an_inch_from_both_sides(style, paper):
    for frame in large(style=style, paper=paper).fitted().frames:
        assert min(item.x for item in frame.texts) >= 72.0 - 0.01
        rects = [item.rect for item in (*frame.fills, *frame.strokes, *frame.pictures)]
        assert all(rect.x >= 72.0 - 0.01 and rect.right <= frame.size.width - 72.0 + 0.01 for rect in rects)


def test_nothing_is_in_italics():
    made = large()
    faces = {item.piece.face.name for frame in made.fitted().frames for item in frame.texts}
    assert not [name for name in faces if "Italic" in name]
    (stress,) = (part for part in made.content.parts if part.id == "stress")
    bold = [run for run, _ in stress.blocks[0].runs if "Bold" in run.face.name]
    assert [stress.blocks[0].text[run.start : run.end] for run in bold] == ["shake", "ever"]


def test_what_is_protected_comes_first_in_tags_as_on_paper():
    made = large()
    lines = list(text_lines(made.document))
    order = ["Anakinra", "Call us today if", "Get help now if", "Know this first", "Fast Facts", "Uses", "Beware"]
    places = [next(n for n, line in enumerate(lines) if line.endswith(each)) for each in order]
    assert places == sorted(places)
    headings = [item for frame in made.fitted().frames for item in frame.texts if item.size >= HEADING]
    printed = [words_of(item).strip() for item in headings]
    for before, after in pairwise(order[1:4]):
        assert printed.index(before) < printed.index(after)


def test_both_editions_say_the_same_in_another_order():
    made = make(BODY, clinic_of())
    assert sorted(text_lines(enlarged(made).document)) == sorted(text_lines(made.document))
    assert sorted(READING_ORDER["large-print"]) == sorted(READING_ORDER["standard"])
    assert content_hash(enlarged(made).document) != content_hash(made.document)


@pytest.mark.parametrize("count", [0, 3, 9, 30])
def test_as_many_pages_as_it_takes_and_each_says_which(count):
    frames = large(FURNITURE + plain_sections(count, 90)).fitted().frames
    for number, frame in enumerate(frames, 1):
        said = "".join(words_of(item) for item in frame.texts if item.slot == ARTIFACT)
        assert f"Page {number} of {len(frames)}" in said
        # On the front of a leaf with more on its back.
        assert ("Turn over" in said) == (number % 2 == 1 and number < len(frames))
    places = {page_number(frame) for frame in frames}
    assert len(places) == 1, "the page number stands elsewhere on some page"
    assert len(frames) >= count * 90 / 200


def page_number(frame):
    """Where it ends."""
    (item,) = (item for item in frame.texts if words_of(item).startswith("Page "))
    return round(item.x + item.piece.width * item.size, 1), round(item.y, 1)


@pytest.mark.long
def test_too_many_pages_are_refused():
    fault = refusal(large(FURNITURE + plain_sections(100, 100)))
    assert fault.code == "too-long"
    assert f"{MOST_PAGES} pages" in fault.message


@pytest.mark.parametrize("style", STYLES)
def test_what_page_one_cannot_hold_is_refused_by_name(style):
    long = section("call-us", "Call us if", "\n".join(f"- {words(9, n)}" for n in range(16)))
    fault = refusal(large(FURNITURE + sections(long, HELP[1]), style=style))
    assert fault.code == "off-page-one"
    assert "'call-us' (147 words), 'emergency' (" in fault.message
    protected = section("keep", "Keep", paragraphs(300)) + "    protected: true\n"
    fault = refusal(large(FURNITURE + sections(protected), style=style))
    assert fault.code == "off-page-one"
    assert "'keep' (301 words)" in fault.message


@pytest.mark.law
def test_protected_is_on_page_one_or_refused():
    fit = []
    for count in some(range(10, 200, 10), 2):
        protected = section("keep", "Keep", paragraphs(count)) + "    protected: true\n"
        made = large(FURNITURE + sections(protected, *HELP))
        frames = frames_of(made)
        fit.append(bool(frames))
        assert not frames or pages_of(frames, held_slots(made.content)) == {0}
    assert fit == sorted(fit, reverse=True)
    assert len(fit) / 4 < fit.count(True) < len(fit)


@pytest.mark.long
def test_tables_that_no_page_can_hold_are_refused():
    wide, rule = " | ".join([LONG] * 4), " | ".join(["---"] * 4)
    assert refusal(large(sections(section("a", "A", f"| {wide} |\n| {rule} |\n| {wide} |")))).code == "wide-table"
    tall = refusal(large(sections(section("a", "A", f"| a | b |\n| --- | --- |\n| one | {words(400)} |\n"))))
    assert tall.code == "tall-table"
    assert tall.span.line


@pytest.mark.parametrize("place", thinned(PLACES, 3))
def test_a_table_that_is_too_wide_even_so_is_told_wherever_it_stands(place):
    body = placed(place, f"| {LONG} | Dose |\n| --- | --- |\n| 1 | {LONG} |")
    fault = refusal(large(body))
    assert fault.message == "this table is too wide: at 18 pt a label and a word of its column do not fit side by side"
    assert LONG in (HEAD + body).splitlines()[fault.span.line - 1]


WIDE = """\
| Medicine | Morning | Noon | Evening | Bedtime |
|---|---|---|---|---|
| Acetaminophen 500 mg | 2 tablets | 2 capsules | 2 shots | none |
| Hydroxychloroquine 200 mg | 1 tablet | 3 drops | 1 patch | none |
| Omeprazole 20 mg | 1 capsule | 4 drops | 5 drops | none |
"""


@pytest.mark.parametrize(("place", "paper"), grid(PLACES, PAPERS, together=1))
def test_a_table_that_is_too_wide_has_each_value_beside_its_label(place, paper):
    """All labels again for each row, of which none is parted; once as text and then as artifacts."""
    # On page one the help band takes all the room that it has for three.
    held = place in ("protected", "panel")
    made = large(placed(place, "\n".join(WIDE.splitlines()[: 4 if held else 5])), paper=paper)
    frames = made.fitted().frames
    items = [(page, item) for page, frame in enumerate(frames) for item in frame.texts]
    ((table, _),) = tables_at(made.brief, made.brief.scale_at(TEXT))
    header, *rows = table.rows
    for label, column in zip(header, zip(*rows, strict=True), strict=True):
        said = [(page, item) for page, item in items if words_of(item).strip() == label.text]
        values = [(page, item) for cell in column for page, item in items if item.slot in slots_in(cell)]
        assert [(page, item.y) for page, item in said] == [(page, item.y) for page, item in values[: len(said)]]
        assert len(said) == len(rows)
        assert {item.slot for _, item in said[:1]} == slots_in(label)
        assert {item.slot for _, item in said[1:]} == {ARTIFACT}
        assert len({round(item.x, 2) for _, item in said}) == len({round(item.x, 2) for _, item in values}) == 1
    for row in rows:
        assert len(pages_of(frames, slots_in(*row))) == 1


def test_a_table_taller_than_a_page_goes_on_overleaf_below_its_header():
    rows = "| one | two |\n" * 40
    frames = large(sections(section("a", "A", f"| Alpha | Beta |\n| --- | --- |\n{rows}"))).fitted().frames
    heads = [[item.slot for item in frame.texts if words_of(item).strip() == "Alpha"] for frame in frames]
    assert len(frames) >= 2
    assert all(len(head) == 1 for head in heads)
    assert heads[0][0] != ARTIFACT
    assert {slot for head in heads[1:] for slot in head} == {ARTIFACT}


@pytest.mark.parametrize(("rows", "parts"), [(4, False), (14, True)])
def test_a_table_that_would_leave_most_of_a_page_empty_goes_on_overleaf(rows, parts):
    """A small one stays whole, since what it leaves empty before it is little."""
    table = "| Alpha | Beta |\n| --- | --- |\n" + "| one | two |\n" * rows
    text = section("a", "A", "\n\n".join([words(12)] * 4))
    frames = large(sections(text, section("b", "Gamma", table))).fitted().frames
    said = [[words_of(item).strip() for item in frame.texts] for frame in frames]
    first = next(number for number, each in enumerate(said) if "Gamma" in each)
    held = [each.count("one") for each in said]
    assert sum(held) == rows
    assert (held[first] < rows) == parts
    assert not parts or said[first + 1].count("Alpha") == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_styles_differ_by_what_stands_above_a_heading(paper):
    """And in nothing else: all words are at the same place but for the room that a rule takes."""
    fills = {}
    for style in STYLES:
        frames = large(style=style, paper=paper).fitted().frames
        fills[style] = sorted((round(item.rect.width), item.rect.height) for frame in frames for item in frame.fills)
    assert len({str(each) for each in fills.values()}) == 3


@pytest.mark.law
@pytest.mark.parametrize("style", ["sidebar", "single"])
def test_no_rule_at_the_head_of_a_page(style):
    begun = 0
    for length in some(range(20, 80, 5)):
        made = large(FURNITURE + plain_sections(9, length), style=style)
        firsts = [column[0].rows[0] for (column,) in attempt_large_print(made.brief).columns]
        assert all(row.lines for row in firsts)
        headings = {id(part.heading) for part in made.content.parts}
        begun += sum(id(paragraph) in headings for row in firsts for paragraph in paragraphs_in(row))
    assert begun, "no page begins with a section"


@pytest.mark.law
@pytest.mark.parametrize("style", STYLES)
def test_steps_stay_on_one_page(style):
    steps = section("steps", "How to inject", "\n".join(f"{n}. {words(14, n)}" for n in range(1, 8)), "steps")
    ends = set()
    for length in some(range(20, 300, 20), 2):
        made = large(FURNITURE + sections(section("a", "A", paragraphs(length)), steps), style=style)
        columns = {spot.column for spot in part_spots(spots_of(attempt_large_print(made.brief)), made.content.parts[1])}
        assert len(columns) == 1
        ends |= columns
    assert len(ends) > 1


def test_lines_stand_alike_on_every_page():
    """Gaps are not stretched to fill a page."""
    made = large(FURNITURE + sections(*(section(f"s{n}", words(2), words(9)) for n in range(24))), clinic=False)
    slots = [(slots_in(part.heading).pop(), slots_in(*part.blocks)) for part in made.content.parts]
    gaps, pages = set(), set()
    at = {item.slot: (page, item.y) for page, frame in enumerate(made.fitted().frames) for item in frame.texts[::-1]}
    for (_, text), (heading, _) in pairwise(slots):
        (page, above), (beneath, below) = at[text.pop()], at[heading]
        pages.add(page)
        if page == beneath:
            gaps.add(round(below - above, 2))
    assert len(pages) > 3
    assert len(gaps) == 1


@pytest.mark.law
@pytest.mark.parametrize("written_by", ["", "review: {written_by: The handout project}\n"])
def test_small_print_has_no_page_to_itself(written_by):
    """However long what goes before is: two lines of it, or whatever of it stays together, go overleaf with it."""
    alone, seen = [], set()
    for count in some(range(20, 200, 4)):
        body = f"disclaimer: {words(12)}\n{written_by}" + sections(section("a", "A", words(count)))
        made = enlarged(make(body))
        frames = frames_of(made)
        small = pages_of(frames, slots_in(*made.content.legal))
        assert len(small) == 1
        text = [item for item in frames[max(small)].texts if item.slot != ARTIFACT]
        others = {round(item.y) for item in text if item.slot in slots_in(*prepared_in(made.content.parts[0].blocks))}
        alone += [count] if len(others) < 2 else []
        seen |= {len(frames)}
    assert not alone
    assert len(seen) > 1
