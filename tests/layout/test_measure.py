"""Lines of 40 to 75 characters, and baselines on one grid."""

import pytest
from making import FURNITURE, PAPERS, STYLES, clinic_of, make, paragraphs, section, sections, words

from handout.layout.brief import text_shape
from handout.layout.flow import balance, column_height
from handout.layout.frame import TextInk
from handout.layout.pages import attempt, ended, finish
from handout.text.linebreak import optimum_fit

SIZES = [10.0 + 0.25 * number for number in range(15)]
BODY = FURNITURE + sections(
    section("a", "Uses", paragraphs(160)),
    section("b", "How it works", paragraphs(90)),
    section("c", "Points to remember", words(60), "callout"),
)
HOW = [pytest.param(style, paper, id=f"{style}-{paper}") for style in STYLES for paper in PAPERS]


def measures(made, size):
    """For each paragraph, by the identity of its positions, the measures at which it was broken, in em."""
    found: dict[int, set[float]] = {}

    def recording(positions, breaks, measure):
        found.setdefault(id(positions), set()).add(measure)
        return optimum_fit(positions, breaks, measure)

    attempt(made.brief, size, 2, recording)
    return found


def running_text(made):
    """What has to keep the law: rails, cells and the panels of the help band are exempt."""
    content = made.content
    texts = [*content.lead, *content.fast_facts.blocks[0].items[0].blocks, *content.legal]
    texts += [box for part in content.parts for box in part.blocks]
    if made.brief.style != "sidebar":
        texts += [box for part in content.closing for box in part.blocks]
    return texts


@pytest.mark.parametrize(("style", "paper"), HOW)
def test_lines_of_40_to_75_characters(style, paper):
    made = make(BODY, clinic_of(), style=style, paper=paper)
    assert made.content.closing
    for size in SIZES:
        found = measures(made, size)
        texts = running_text(made)
        # What stands on one line is not broken, at whatever measure.
        assert sum(id(text.positions) in found for text in texts) > len(texts) / 2
        for text in texts:
            for measure in found.get(id(text.positions), ()):
                characters = measure / made.brief.em_per_character
                assert characters >= 40 - 0.01, (size, text.text)
                assert characters <= 75 + 0.01, (size, text.text)


@pytest.mark.parametrize(("style", "paper"), HOW)
def test_body_lines_stand_on_one_grid_in_all_columns(style, paper):
    made = make(
        FURNITURE
        + sections(
            section("a", "Uses", paragraphs(200)),
            section("b", "A heading that is so long that it takes two lines of its column", paragraphs(120)),
            section("c", "Know", words(30), "callout"),
            section("d", "Steps", "\n".join(f"{n}. {words(12, n)}" for n in range(1, 6)), "steps"),
            section("e", "After", paragraphs(150)),
        ),
        clinic_of(),
        style=style,
        paper=paper,
    )
    fitted = made.fitted("2")
    plain = {id(box) for part in made.content.parts if part.style == "plain" for box in part.blocks}
    slots = {tag for part in made.content.parts for box in part.blocks if id(box) in plain for tag in tags(box)}
    unit = made.at(fitted.body_size, 2).scale.unit
    for frame in fitted.frames:
        baselines = [item.y for item in frame.texts if item.slot in slots]
        steps = [(y - baselines[0]) / unit for y in baselines]
        assert all(abs(step - round(step)) < 0.01 for step in steps), sorted({round(step % 1, 3) for step in steps})


def tags(prepared):
    return {run.tag for run, _ in prepared.runs}


def test_a_paragraph_that_begins_in_another_face_stands_on_the_same_grid():
    made = make(sections(section("a", "A", f"{words(12)}\n\nαβγ {words(12)}")))
    fitted = made.fitted("1")
    first, second = made.content.parts[0].blocks
    unit = made.at(fitted.body_size).scale.unit
    lines = {item.slot: item.y for frame in fitted.frames for item in frame.texts}
    (one,), (other,) = tags(first), tags(second)
    steps = (lines[other] - lines[one]) / unit
    assert abs(steps - round(steps)) < 0.01


@pytest.mark.parametrize("style", ["checklist", "steps", "plain"])
def test_a_label_stands_on_the_baseline_of_its_item(style):
    sign = "1." if style == "steps" else "-"
    made = make(sections(section("a", "A", f"{sign} {words(4)}", style)))
    (row,) = [row for _, row in flow_rows(made) if len(row.inks) > 1]
    label, text = (ink for ink in row.inks if isinstance(ink, TextInk))
    assert label.block == pytest.approx(text.block, abs=0.01)


def flow_rows(made):
    tried = made.at(12.0)
    return [(n, row) for n, column in enumerate(tried.columns[0]) for group in column for row in group.rows]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", range(5, 13))
def test_columns_of_the_last_page_end_level(count, paper):
    """Within a grid step, where a column's gaps have the room to grow."""
    made = make(FURNITURE + sections(*short_sections(count)), clinic_of(), paper=paper)
    tried = made.at(made.size("2"), 2, optimum_fit)
    frame = finish(tried)[-1]
    groups = [group for column in ended(tried)[-1] for group in column]
    unit, shape = tried.scale.unit, text_shape(made.brief, tried.scale)
    columns = balance(groups, shape.columns, tried.sheets[-1].bottom - tried.sheets[-1].top)
    if not all(columns):
        return
    heights = [column_height(column) for column in columns]
    air = [sum(row.air for group in column for row in group.rows) - column[0].rows[0].air for column in columns]
    slots = {tag for part in made.content.parts for box in part.blocks for tag in tags(box)}
    middle = frame.size.width / 2
    ends = [max(item.y for item in frame.texts if item.slot in slots and (item.x > middle) == side) for side in (0, 1)]
    lacking = (max(heights) - min(heights)) / unit
    if lacking <= air[heights.index(min(heights))]:
        assert abs(ends[0] - ends[1]) <= unit + 0.01


def short_sections(count):
    return (section(f"s{n}", f"Section {n}", paragraphs(45 + 7 * (n % 3), n)) for n in range(count))


def test_the_small_print_is_nine_points():
    made = make(BODY, clinic_of())
    slots = {tag for text in made.content.legal for tag in tags(text)}
    sizes = {item.size for frame in made.fitted("2").frames for item in frame.texts if item.slot in slots}
    assert sizes == {9.0}
