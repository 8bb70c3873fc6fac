"""A sheet that is too long with what a clinic or a recipient adds: what is blamed, where, and what would do."""

from bisect import bisect_left
from functools import cache, partial

import pytest
from making import CLINIC, FURNITURE, handout_of, paragraphs, plain_sections, section, sections, words
from quick import thinned
from recipients import DAY, PLAN, ROW, clinic, nobody_to_blame, recipient

import handout as program
from handout.diagnostics import HandoutError

SHORT, LONG = "Bring the form.", "Bring the form. " * 36
ONE_NOTE = "notes:\n  - {handout: '*', place: end, text: " + "We are here for you. " * 12 + "}\n"


def made(length, more, **values):
    """The last of the sections has so many words, so that there is no leap from one length to the next."""
    body = plain_sections(5, 120) + section("last", "At last", paragraphs(length))
    return program.render(
        handout_of(FURNITURE + body), clinic(more), date=DAY, recipient=recipient(**values), pages="2"
    )


def on_one_page(length, more, style="single", **values):
    """The same of one section, in the style that holds least."""
    body = sections(section("only", "All there is", paragraphs(length)))
    return program.render(
        handout_of(FURNITURE + body), clinic(more), date=DAY, recipient=recipient(**values), pages="1", style=style
    )


@cache
def longest(more, made=made, **values):
    """How many words the last section may have so that the sheet just fits."""
    low, high = 40, 1200
    with nobody_to_blame(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("handout.pipeline._with_causes", lambda full, *_: full)
        while low + 1 < high:
            middle = (low + high) // 2
            try:
                made(middle, more, **values)
                low = middle
            except HandoutError:
                high = middle
    return low


def refused(length, more, made=made, **values):
    with pytest.raises(HandoutError) as caught:
        made(length, more, **values)
    (fault,) = caught.value.diagnostics
    return fault


def test_a_recipients_note_is_told_at_the_row():
    fault = refused(longest(PLAN), PLAN, note=SHORT)
    assert fault.message.startswith("row 1, column 'note': with the recipient's note the sheet is too long")
    assert (fault.span, fault.hints[0]) == (ROW, "leave it out")


@pytest.mark.long
def test_a_long_note_where_a_short_one_fits_is_to_be_shortened():
    fault = refused(longest(PLAN, note=SHORT), PLAN, note=LONG)
    assert fault.message.startswith("row 1, column 'note': with the recipient's note the sheet is too long")
    assert (fault.span, fault.hints[0]) == (ROW, "shorten it to 200 characters in one paragraph")


def test_the_plan_is_told_at_its_line():
    fault = refused(longest(""), PLAN)
    assert fault.message.startswith("with 'Your plan' the sheet is too long")
    assert fault.span.line == (CLINIC + PLAN).splitlines().index("  - dose") + 1


@pytest.mark.long
def test_too_many_empty_lines_are_told_with_how_many_fit():
    lines = "write_in_lines: {}\n"
    length = longest(PLAN + lines.format(3))
    fault = refused(length, PLAN + lines.format(12))
    assert fault.message.startswith("with 'write_in_lines' the sheet is too long for")
    assert "word" not in fault.message
    (hint,) = fault.hints
    assert hint.startswith("write 'write_in_lines: ")
    most = int(hint.split()[2].rstrip("',"))
    assert made(length, PLAN + lines.format(most)).pages
    assert refused(length, PLAN + lines.format(most + 1))


@pytest.mark.long
def test_a_table_that_is_too_wide_is_told_and_no_words_to_cut():
    cells = " | ".join(["supercalifragilisticexpiali"] * 6)
    rows = f"      | {cells} |\n      |{' --- |' * 6}\n      | {cells} |\n"
    fault = refused(100, PLAN + "notes:\n  - handout: '*'\n    place: end\n    text: |\n" + rows)
    assert fault.message == "this table is too wide: at 10 pt its longest words do not fit side by side"
    assert fault.span.file.endswith("clinic.yaml")


def test_the_clinics_note_is_told_at_its_line():
    fault = refused(longest(PLAN), PLAN + ONE_NOTE)
    assert fault.message.startswith("with the clinic's note the sheet is too long")
    assert fault.span.line == len((CLINIC + PLAN + ONE_NOTE).splitlines())


@pytest.mark.long
def test_several_notes_are_told_together():
    two = ONE_NOTE + ONE_NOTE.removeprefix("notes:\n")
    fault = refused(longest(PLAN), PLAN + two)
    assert fault.message.startswith("with the clinic's notes the sheet is too long")


def test_what_helps_only_together_is_told_together():
    fault = refused(longest(PLAN), PLAN + ONE_NOTE, note=SHORT)
    assert fault.message.startswith("with the recipient's note and the clinic's note the sheet is too long")
    assert fault.hints[0] == "leave both out"


def test_a_handout_that_is_too_long_by_itself_is_to_blame():
    assert "with " not in refused(longest("") + 1, PLAN + ONE_NOTE, note=SHORT).message


@pytest.mark.long
def test_what_would_help_beside_cutting_is_told_of_what_is_added_too():
    most = longest(PLAN, on_one_page, note=SHORT)
    short, cut, *others = refused(most, PLAN, on_one_page, note=LONG).hints
    assert (short, cut[:12]) == ("shorten it to 200 characters in one paragraph", "or cut about")
    assert others == ["or allow two pages", "or use the style 'columns', which holds it"]
    assert on_one_page(most, PLAN, "columns", note=LONG).pages == 1


@pytest.mark.long
def test_larger_type_than_must_be_is_told_of_what_is_added_too():
    large = PLAN + "smallest_type: 12\n"
    fault = refused(longest(large, note=SHORT), large, note=LONG)
    assert fault.hints[-1] == "or lower 'smallest_type' in the clinic's file"
    assert "or allow two pages" not in fault.hints


@pytest.mark.long
@pytest.mark.parametrize("note", thinned([SHORT, None]))
@pytest.mark.parametrize("more", thinned([PLAN + ONE_NOTE, PLAN]))
def test_a_value_that_wraps_is_told_and_no_note_is_blamed(more, note):
    """It takes the next of the plan's heights; the sheet has no room for that, but for the one before."""
    usual = {"note": note} if note else {}
    dose = "100 mg once a day under the skin of the belly, at bedtime " * (3 if note else 1)
    fault = refused(longest(more, **usual), more, **usual, dose=dose.strip())
    assert fault.code == "own-too-long"
    where = "row 1, column 'dose': too long for its room in 'Your plan', and the sheet is too full to give it more"
    assert (fault.message, fault.span) == (where, ROW)
    assert fault.hints[0].startswith("cut about ")
    assert "belly" not in str(fault)


@pytest.mark.long
def test_a_value_in_the_clinics_note_that_needs_more_room_than_the_sheet_has_is_told():
    more = PLAN + "notes:\n  - {handout: '*', place: end, text: 'Ask for {nurse}.'}\n"
    fault = refused(longest(more), more, nurse="Tom Tailor of the infusion room, " * 4)
    assert fault.message.startswith("row 1, column 'nurse': too long for its room in the clinic's note, and the sheet")


def test_protected_words_are_not_named_as_what_to_cut():
    body = [section(f"s{n}", f"Section {n}", words(9, n)) for n in range(60)]
    body.append(section("alarm", "Never do this", words(40)) + "    protected: true\n")
    with pytest.raises(HandoutError) as caught:
        program.render(handout_of(FURNITURE + sections(*body)), date=DAY, pages="1")
    (fault,) = caught.value.diagnostics
    assert "the longest parts are fast_facts (" in fault.hints[0]
    assert "alarm" not in fault.hints[0]
    assert "call-us" not in fault.hints[0]


@pytest.mark.long
@pytest.mark.parametrize("style", ["single", "columns"])
def test_what_is_said_to_help_holds_a_long_note_too(style):
    """A long note takes the higher of the plan's rooms, where leaving something else out helps the lower alone."""
    more = PLAN + ONE_NOTE
    made_so = partial(on_one_page, style=style)
    for length in range(longest(PLAN, made_so, note=SHORT) - 60, longest("", made_so), 12):
        fault = refused(length, more, made_so, note=LONG)
        if "with the clinic's note the" in fault.message:
            assert made_so(length, PLAN, note=LONG).pages
        if "with the recipient's note the" in fault.message:
            assert made_so(length, more, note=SHORT if fault.hints[0].startswith("shorten") else None).pages
        if "or use the style 'columns', which holds it" in fault.hints:
            assert on_one_page(length, more, "columns", note=LONG).pages


@pytest.mark.long
def test_no_style_is_said_to_hold_a_long_note_that_it_does_not_hold(monkeypatch):
    more, seen = PLAN + ONE_NOTE, set()
    monkeypatch.setattr("handout.added.Added.blamed", lambda *_: ())  # the style is told the same, whatever is blamed
    for length in range(200, 460, 10):
        try:
            on_one_page(length, more, note=LONG)
        except HandoutError as refusal:
            said = "or use the style 'columns', which holds it" in refusal.diagnostics[0].hints
        else:
            continue
        with nobody_to_blame():
            try:
                on_one_page(length, more, "columns", note=LONG)
            except HandoutError:
                assert not said
                seen.add(False)
            else:
                assert said
                seen.add(True)
    assert seen == {True, False}


def first(lengths, is_full):
    """The first of some lengths at which a sheet is full; all that are longer are so too, or too long."""

    def is_full_or_refused(length):
        try:
            return is_full(length)
        except HandoutError:
            return True

    with nobody_to_blame():
        return lengths[bisect_left(lengths, True, key=is_full_or_refused)]


@cache
def full_sheet(length, more):
    """What is told of a sheet that is nobody's."""
    body = plain_sections(4, 120) + section("last", "At last", paragraphs(length))
    return {
        each.code: each for each in program.render(handout_of(FURNITURE + body), clinic(more), date=DAY).diagnostics
    }


LONG_NOTE = "notes:\n  - {handout: '*', place: end, text: " + "We are here for you. " * 150 + "}\n"


@pytest.mark.long
def test_a_sheet_that_is_full_with_the_clinics_note_alone_says_so_at_the_note():
    length = first(range(40, 700, 10), lambda each: "no-identity-room" in full_sheet(each, PLAN + LONG_NOTE))
    told = full_sheet(length, PLAN + LONG_NOTE)
    for code in ("small-type", "no-identity-room"):
        assert told[code].message.startswith("with the clinic's note ")
        assert told[code].span.line == len((CLINIC + PLAN + LONG_NOTE).splitlines())
        assert told[code].hints[0] == "cut words of it"
    assert not {"small-type", "no-identity-room"} & full_sheet(length, PLAN).keys()


def test_a_sheet_that_is_full_with_the_plan_alone_says_so_at_the_plan():
    length = first(range(40, 700, 30), lambda each: "small-type" in full_sheet(each, PLAN))
    assert "small-type" not in full_sheet(length, "")
    told = full_sheet(length, PLAN)["small-type"]
    assert told.message.startswith("with 'Your plan' the body type is ")
    assert told.span.line == (CLINIC + PLAN).splitlines().index("  - dose") + 1
    assert told.hints[0] == "leave it out"


@pytest.mark.long
def test_a_sheet_that_is_full_by_itself_blames_no_clinic():
    length = first(range(40, 900, 30), lambda each: "small-type" in full_sheet(each, ""))
    told = full_sheet(length, PLAN + ONE_NOTE)["small-type"]
    assert told.message.startswith("the body type is ")
    assert told.span.file == "made.yaml"


def test_type_that_only_a_recipients_note_makes_small_is_told_of_it():
    """Who makes the sheet at the front desk cannot cut the handout's words."""
    body = partial(plain_sections, 5)

    def small(length, note):
        sheet = handout_of(FURNITURE + body(length))
        whose = recipient(note=note) if note else recipient()
        made = program.render(sheet, clinic(""), date=DAY, recipient=whose, style="columns", pages="2")
        return [each for each in made.diagnostics if each.code == "small-type"]

    length = first(range(60, 200, 4), lambda each: bool(small(each, SHORT)))
    (told,) = small(length, SHORT)
    assert told.message.startswith("with the recipient's note the body type is ")
    assert told.hints[0].startswith("leave the note out")
    (told,) = small(length + 40, SHORT)
    assert told.message.startswith("the body type is ")


def test_what_is_protected_is_named_where_it_is_most_of_the_sheet():
    body = "fast_facts: [One]\n" + sections(section("held", "Held", words(900)) + "    protected: true\n")
    for pages in ("1", "2"):
        with pytest.raises(HandoutError) as fault:
            program.render(handout_of(body), None, date=DAY, pages=pages)
        (told,) = fault.value.diagnostics
        assert "held" in f"{told.message} {told.hints}"
        assert "call-us" not in f"{told.message} {told.hints}", "the handout has no such section"


@pytest.mark.long
def test_a_plan_that_is_taller_than_its_place_is_told_without_words_to_cut():
    fields = ", ".join(f"field {n}" for n in range(18))
    told = refused(40, f"plan: [{fields}]\nwrite_in_lines: 12\n", made=partial(on_one_page, style="sidebar"))
    assert "too long for one page at 10 pt" in told.message
    assert "words over" not in told.message
    assert not any("of the handout" in hint for hint in told.hints)
