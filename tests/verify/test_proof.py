"""Nothing is given out that does not say and show what its Document says: planted faults, up to the command line."""

import re

import plant
import pytest
from sheets import DAY, make

from handout import pipeline
from handout.api import _fonts, load, load_clinic, render
from handout.cli.main import main
from handout.diagnostics import MachineError
from handout.layout.frame import ARTIFACT
from handout.source.content import read_handout
from handout.source.library import data_folder
from handout.spoken import spoken_lines
from handout.verify import faults, prove

LONGEST_WORD = 8
"""Letters of words that no message of the program has by chance."""


def lines_of(sheet) -> list[str]:
    return list(spoken_lines(sheet.document))


def refusal(pdf, lines) -> list[str]:
    """The messages of a file that is not given out."""
    with pytest.raises(MachineError) as caught:
        prove(pdf, lines, _fonts())
    assert {each.code for each in caught.value.diagnostics} == {"read-back"}
    return [each.message for each in caught.value.diagnostics]


def says_no_words(messages, lines) -> bool:
    words = {word for line in lines for word in line.split() if len(word) > LONGEST_WORD}
    return not any(word in message for word in words for message in messages)


def test_a_sheet_as_made_is_given_out(sheet):
    prove(sheet.pdf, lines_of(sheet), _fonts())
    prove(plant.planted_as_made(sheet.pdf, plant.nothing), lines_of(sheet), _fonts())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (plant.drop_word, "does not say what it should"),
        (plant.swap_digits, "does not say what it should"),
        (plant.swap_kids, "does not say what it should"),
        (plant.swap_parents, "the ParentTree does not lead to"),
        (plant.wrong_unicode, "does not say what it should"),
        (plant.other_glyph, "shows another character than it stands for"),
        (plant.swap_glyphs, "shows another character than it stands for"),
        (plant.other_label, r"\(Lbl\) does not say what it should"),
        (plant.swap_labels, r"\(Lbl\) does not say what it should"),
        (plant.off_the_page, "text stands off the page"),
        (plant.wide_text, "text stands off the page"),
        (plant.unseen_text, "an operator that the program does not write"),
        (plant.repeat_word, "text without a place of its own"),
        (plant.text_in_a_drawing, "text without a place of its own"),
        (plant.no_page_size, "the size of page 1"),
        (plant.cropped, "the size of page 1"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_planted_fault_is_refused(sheet, change, said):
    messages = refusal(plant.planted_as_made(sheet.pdf, change), lines_of(sheet))
    assert any(re.search(said, message) for message in messages), messages
    assert says_no_words(messages, lines_of(sheet))


@pytest.mark.parametrize("change", [plant.other_glyph, plant.swap_glyphs, plant.other_label, plant.swap_labels])
def test_what_only_the_program_can_know_of_its_own_file(sheet, change):
    """These faults are not to be seen in a file alone."""
    assert faults(plant.planted(sheet.pdf, change)) == ()


@pytest.mark.parametrize("change", ["drop", "add", "swap", "digit", "label"])
def test_each_line_counts(sheet, change):
    lines = lines_of(sheet)
    place = lines.index("1.")
    match change:
        case "drop":
            del lines[-1]
        case "add":
            lines.append("More.")
        case "swap":
            lines[place - 1], lines[place + 1] = lines[place + 1], lines[place - 1]
        case "digit":
            lines = [line.replace("1 tablet", "2 tablet") for line in lines]
        case "label":
            lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert says_no_words(refusal(sheet.pdf, lines), lines)


def test_the_message_says_where(sheet):
    lines = lines_of(sheet)
    first = refusal(sheet.pdf, ["Another", *lines[1:]])[0]
    assert first == "the PDF was read back: page 1: line 1 (Figure) does not say what it should"
    assert refusal(sheet.pdf, [*lines, "More."]) == [
        f"the PDF was read back: the text ends before line {len(lines) + 1}"
    ]


def test_bytes_that_cannot_be_read(sheet):
    assert refusal(sheet.pdf[:-900], lines_of(sheet))[0].startswith("the PDF was read back: the file is damaged")


def test_a_font_that_is_none_of_the_programs(sheet):
    with pytest.raises(MachineError, match="is none of the program's"):
        prove(sheet.pdf, lines_of(sheet), {})


@pytest.mark.parametrize("language", ["en", "ro", "sr", "tr"])
def test_letters_that_a_language_shapes_in_its_own_way_are_no_fault(language):
    text = f"ş ș ţ ț бгдпт *бгдпт* iı İI „fi“ ﬁ 12 ½ ≥ {language}"
    source = f"format: 1\nid: a\nlanguage: {language}\ntitle: A\nintro: |\n  {text}\n"
    sheet = make(read_handout(source.encode(), "a.yaml").value, None, pages=1)
    prove(sheet.pdf, lines_of(sheet), _fonts())


@pytest.fixture
def painter_that_drops_a_word(monkeypatch):
    real = pipeline.paint

    def paint(frames, *rest):
        items = frames[0].texts
        slots = [item.slot for item in items]
        # A line of several: that an element is left without any, painting itself notices.
        items.remove(next(item for item in items if item.slot != ARTIFACT and slots.count(item.slot) > 1))
        return real(frames, *rest)

    monkeypatch.setattr(pipeline, "paint", paint)


@pytest.mark.usefixtures("painter_that_drops_a_word")
def test_no_sheet_comes_of_a_painter_that_drops_a_word():
    clinic = load_clinic(data_folder("content") / "clinics" / "riverbend" / "clinic.yaml")
    with pytest.raises(MachineError) as caught:
        render(load("anakinra"), clinic, date=DAY)
    assert caught.value.exit_status == 4


@pytest.mark.usefixtures("painter_that_drops_a_word")
def test_no_file_comes_of_it_and_an_older_one_stays(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["build", "anakinra"]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert "error: the PDF was read back: " in err
    assert list(tmp_path.iterdir()) == []
    older = tmp_path / "anakinra.en.pdf"
    older.write_bytes(b"older")
    assert main(["build", "anakinra", "--force"]) == 4
    assert "the file of this name is an older one" in capsys.readouterr().err
    assert older.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [older]
