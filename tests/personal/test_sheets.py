"""A personal sheet from end to end: what stands where, and what no other word may do to it."""

import re

import pytest
from making import CLINIC, clinic_of, handout_of, section, sections, words
from recipients import DAY, NOTES, PLAN, PROTECTED, clinic, handout, protected_handout, recipient

import handout as program
from handout.compose import compose
from handout.diagnostics import HandoutError, Span
from handout.verify import read_back

STYLES = ("columns", "sidebar", "single")


def made(row=None, more=PLAN + NOTES, of=None, **options):
    return program.render(of or handout(), clinic(more), date=DAY, recipient=row, **options)


def lines(result):
    read = read_back(result.pdf)
    assert read.faults == ()
    return read.lines


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_all_of_a_copys_words_are_on_it(style, paper):
    said = lines(made(recipient(note="Bring the form.\nCall before you fly."), style=style, paper=paper))
    assert said[4].startswith("Rosa Ibáñez-Okafor · Date of birth: May 3, 1961 · Sheet ")
    at = said.index("Your plan")
    assert said[at : at + 8] == (
        "Your plan",
        "Dose",
        "100 mg once a day",
        "Start on",
        "December 1, 2026",
        "Next visit",
        "January 15, 2027",
        "Bring the form. Call before you fly.",
    )
    assert "Your nurse is Tom. Read about us (riverbend.example/us) before January 15, 2027." in said


def test_notes_stand_in_their_places_under_the_clinics_name():
    said = lines(made(recipient()))
    at = said.index("Our infusion room")
    assert said[at + 1 :][:2] == (
        "From Riverbend Rheumatology",
        "Park behind the building. We have juice and blankets.",
    )
    assert said.index("Section 1") < at < said.index("Section 2")
    assert said.index("Section 3") < said.index("From Riverbend Rheumatology", at + 2)


EATING = """\
notes:
  - handout: "*"
    place: start
    heading: What to eat
    text: |
      Ask {nurse}. WORDS

      | Food | Choose | Limit | Who to ask about it |
      |:---|:---|:---|:---|
      | Fruit | Apples, berries, grapes, pineapple | Bananas, oranges, melon, dried fruit | {nurse} |
      | Vegetables | Green beans, cabbage, cucumber, onions | Potatoes, tomatoes, spinach, squash | {nurse} |
""".replace("WORDS", words(36, 5))


def test_a_copys_words_around_a_table_across_the_page_have_lines_as_all_others():
    from pymupdf import open as open_pdf

    result = made(recipient(), more=PLAN + EATING, of=handout(9))
    assert f"Ask Tom. {words(36, 5)}" in lines(result)
    with open_pdf("pdf", result.pdf) as pdf:
        blocks = pdf[0].get_text("dict")["blocks"]
    printed = ["".join(span["text"] for span in line["spans"]) for block in blocks for line in block["lines"]]
    (first,) = [line for line in printed if line.startswith("Ask Tom. ")]
    assert 60 < len(first) < 85


@pytest.mark.parametrize("row", [None, recipient()])
def test_a_field_stands_where_it_does_within_a_links_words(row):
    link = "[book for **{nurse}** here](https://b.example)"
    said = lines(made(row, f"notes:\n  - handout: '*'\n    place: end\n    text: 'Do {link} today.'\n"))
    name = "Tom" if row else "_" * 20
    assert f"Do book for {name} here (b.example) today." in said


@pytest.mark.parametrize(
    ("order", "after", "is_moved"),
    [("pab", "p", False), ("apb", "p", True), ("pqa", "p", True), ("pqa", "q", False), ("pqa", "a", False)],
)
def test_a_note_after_a_section_that_moves_up_is_told(order, after, is_moved):
    body = [section(each, each, words(9)) + "    protected: true\n" * (each in "pq") for each in order]
    more = f"notes:\n  - {{handout: '*', place: after {after}, heading: Ours, text: Here.}}\n"
    result = made(None, more, handout_of(sections(*body)))
    told = [each for each in result.diagnostics if each.code == "note-moved"]
    assert bool(told) == is_moved
    said = lines(result)
    heads = [each for each in said if each in (*order, "Ours")]
    assert (heads[order.index(after) + 1 :][:1] == ["Ours"]) != is_moved
    if told:
        assert told[0].span.line == len((CLINIC + more).splitlines())


def test_digits_of_a_value_within_a_links_words_are_no_part_of_its_number():
    note = "'Call [{nurse} at 1-800-555-0142](tel:+1-800-555-0142).'"
    said = lines(made(recipient(nurse="Tom 7"), f"notes:\n  - {{handout: '*', place: end, text: {note}}}\n"))
    assert "Call Tom 7 at 1-800-555-0142." in said


def test_copies_share_hash_and_version_with_the_blank_sheet():
    whole = [read_back(made(row).pdf) for row in (None, recipient(), recipient(name="Jo Ng", note="Call me."))]
    assert len({read.content_hash for read in whole}) == 1


def test_another_wording_of_the_clinic_is_another_version():
    other = (PLAN + NOTES).replace("Your nurse is", "Your doctor is")
    assert read_back(made(recipient()).pdf).version != read_back(made(recipient(), other).pdf).version


def test_every_page_has_the_sheets_mark_and_its_number():
    import pymupdf

    result = made(recipient(), of=handout(8, 90), pages="2")
    assert result.pages == 2
    with pymupdf.open("pdf", result.pdf) as pdf:
        texts = [page.get_text() for page in pdf]
    mark = texts[0].split("Sheet ")[1][:9]
    assert all(f"Sheet {mark}" in text for text in texts)
    assert "Page 2 of 2" in texts[1]


@pytest.mark.parametrize("style", STYLES)
def test_protected_text_stays_whole_on_page_one_at_body_size(style):
    import pymupdf

    result = made(recipient(note="Bring the form. " * 10), of=protected_handout(), style=style)
    with pymupdf.open("pdf", result.pdf) as pdf:
        spans = [
            span
            for block in pdf[0].get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
    text = " ".join(span["text"].strip() for span in spans)
    assert "Never do this" in text
    said = lines(result)
    at = said.index("Never do this")
    assert said[at + 1] in " ".join(text.split())
    assert at < said.index("Your plan")
    sizes = [span["size"] for span in spans if span["text"].strip() and span["text"].strip() in said[at + 1]]
    assert min(sizes) >= result.body_pt - 0.01


def test_names_are_in_no_metadata_and_no_outline():
    pdf = made(recipient(name="Zyxw Vuts", note="Qponm")).pdf
    import pymupdf

    with pymupdf.open("pdf", pdf) as file:
        said = repr(file.metadata) + repr(file.get_toc()) + file.get_xml_metadata()
    assert "Zyxw" not in said
    assert "Qponm" not in said


def test_a_long_value_is_refused_with_how_much_to_cut():
    with pytest.raises(HandoutError) as caught:
        made(recipient(dose="a tablet " * 550))
    (fault,) = caught.value.diagnostics
    assert fault.message == "row 1, column 'dose': too long for its room in 'Your plan'"
    assert "cut about" in fault.hints[0]
    assert "tablet" not in str(fault)


def test_of_two_long_values_the_longest_is_named_where_it_comes_from():
    row = recipient(dose="a tablet " * 8, note="word " * 700)
    row = row._replace(cells=tuple((name, cell._replace(span=Span("--note"))) for name, cell in row.cells))
    with pytest.raises(HandoutError) as caught:
        made(row)
    (fault,) = caught.value.diagnostics
    assert fault.message == "row 1, column 'note': too long for its room in 'Your plan'"
    assert fault.span == Span("--note")
    assert 500 < int(re.search(r"cut about (\d+) words", fault.hints[0])[1]) < 650


CHINESE = "请带上您的验血单。如果发烧超过38°C，请致电我们。每12小时服用一次，每次5 mg。不要漏服。" * 13
"""A note in whose sentences no space parts words."""

CHINESE_PLAN = """\
language_fallback: {zh-Hans: en}
dates_in: MM/DD/YYYY
identify: [name]
plan: [{field: dose, label: {en: Dose, zh-Hans: 剂量}}]
"""


@pytest.mark.parametrize(("column", "most"), [("note", 600), ("dose", 500)])
def test_what_is_to_be_cut_of_a_chinese_value_is_told_in_characters_and_makes_it_fit(column, most):
    sheet = handout_of(
        sections(section("s1", "保存", "请放在冰箱冷藏。")), "format: 1\nid: made\nlanguage: zh-Hans\ntitle: 药\n"
    )
    value = CHINESE[:most]
    with pytest.raises(HandoutError) as caught:
        made(recipient(**{column: value}), CHINESE_PLAN, sheet)
    (fault,) = caught.value.diagnostics
    assert fault.message == f"row 1, column '{column}': too long for its room in 'Your plan'"
    number = int(re.fullmatch(r"cut about (\d+) characters", fault.hints[0])[1])
    # A line more, since the last one that stays need not be full.
    kept = value[: -number - 30]
    assert len(kept) > most / 4
    assert made(recipient(**{column: kept}), CHINESE_PLAN, sheet).pages


def test_a_value_in_the_clinics_note_that_is_too_long_is_named():
    with pytest.raises(HandoutError) as caught:
        made(recipient(nurse="Tom Tailor " * 60), PLAN + NOTES)
    (fault,) = caught.value.diagnostics
    assert fault.message == "row 1, column 'nurse': too long for its room in the clinic's note"


@pytest.mark.parametrize(("column", "place"), [("name", "the line that"), ("dose", "'Your plan'")])
def test_one_long_word_is_refused_without_a_word_to_cut(column, place):
    with pytest.raises(HandoutError) as caught:
        made(recipient(**{column: "x" * 5000}))
    (fault,) = caught.value.diagnostics
    assert fault.message.startswith(f"row 1, column '{column}': too long for its room in {place}")
    assert fault.hints == ("make it shorter",)


@pytest.mark.parametrize("value", ["emoji 😀", "ᏣᎳᎩ", "𓂀", "\U000f0000"])
def test_a_character_that_no_font_has_is_refused_by_its_row(value):
    with pytest.raises(HandoutError) as caught:
        made(recipient(dose=value))
    (fault,) = caught.value.diagnostics
    assert fault.message.startswith("row 1, column 'dose': no font has the character number ")
    assert not set(value) - set("emoji ") & set(fault.message)


def test_letters_beyond_latin_1_take_a_font_of_the_copys_own():
    said = lines(made(recipient(name="Łukasz Đặng Χρήστος Ильин")))
    assert any(line.startswith("Łukasz Đặng Χρήστος Ильин ·") for line in said)


def test_the_note_that_is_too_much_is_named():
    with pytest.raises(HandoutError) as caught:
        made(recipient(), (PLAN + NOTES).replace("Park behind", "Park behind " * 400), of=handout(6, 100))
    assert "the clinic's note" in caught.value.diagnostics[0].message


def test_nobodys_sheet_has_ruled_cells_and_room_to_write_in():
    without = made(None, PLAN, of=handout(1, 20))
    said = lines(without)
    assert "Dose" in said
    wider = made(None, PLAN + "write_in_lines: 4\n", of=handout(1, 20))
    assert lines(wider) == said
    assert wider.pdf != without.pdf


def test_what_stands_in_the_way_of_protected_text_is_named():
    facts = "fast_facts:\n" + "".join(f"  - {words(14, n)}\n" for n in range(14))
    body = facts + sections(PROTECTED, section("alarm-2", "Nor this", words(560)) + "    protected: true\n")
    with pytest.raises(HandoutError) as caught:
        program.render(handout_of(body), date=DAY)
    (fault,) = caught.value.diagnostics
    assert fault.code == "off-page-one"
    assert "'alarm', 'alarm-2'" in fault.message
    assert "fast_facts (" in fault.hints[0]
    assert fault.span.line > 1


def test_a_first_page_that_is_full_before_its_text_begins_is_told_so():
    facts = "fast_facts:\n" + "".join(f"  - {words(60, n)}\n" for n in range(14))
    with pytest.raises(HandoutError) as caught:
        program.render(handout_of(facts + sections(section("a", "A", words(60)))), date=DAY)
    (fault,) = caught.value.diagnostics
    assert fault.code == "off-page-one"
    assert "page one does not hold what stands around its text" in fault.message
    assert fault.hints[0].startswith("shorten these: fast_facts (842 words), title and intro (1 word)")


def test_a_mistyped_column_is_told_with_the_one_that_it_is_meant_for():
    told = made(recipient(dose=None, doze="50 mg")).diagnostics
    (unused,) = [each for each in told if each.code == "unused-field"]
    assert "'doze'" in unused.message
    assert "'dose'" in unused.hints[0]
    assert [each.code for each in told if "'dose'; 'Your plan'" in each.message] == ["blank-field"]
    assert "50 mg" not in str(told)


def test_columns_that_no_sheet_shows_are_no_news():
    assert not [each for each in made(recipient(insurance="X1", id="P-1")).diagnostics if each.code.endswith("-field")]


@pytest.mark.parametrize("closing", ["last", "before-last"])
def test_a_note_after_what_closes_the_sheet_stands_after_it(closing):
    body = sections(
        section("uses", "Uses", "Calms."),
        section("before-last", "Before the last", "- One", "callout"),
        section("last", "Remember", "- Two", "callout"),
    )
    notes = f"notes:\n  - {{handout: '*', place: after {closing}, heading: Ours, text: Here.}}\n"
    document, _ = compose(handout_of(f"intro: Hi.\n{body}"), clinic_of(f"{CLINIC}{notes}"))
    said = [part.heading.text for part in (*document.parts, *document.closing)]
    before = {"last": ["Before the last", "Remember"], "before-last": ["Before the last"]}[closing]
    assert said[1 : said.index("Ours")] == before
    assert [part.id for part in document.closing] == ([] if closing == "last" else ["last"])
