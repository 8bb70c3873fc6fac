"""A fault in a further copy of a template is noticed, though most of the copy is not read again."""

import datetime
import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import examples

import handout
from handout import stamped
from handout.diagnostics import MachineError
from handout.model import Cell, Recipient, Span
from handout.paint import pdf as painting
from handout.paint.fontfile import FontResource
from handout.paint.objects import Objects
from handout.press import Press
from handout.verify import proof as proofs

DAY = datetime.date(2026, 11, 24)
HANDOUT = handout.load("anakinra")
CLINIC = handout.load_clinic("content/clinics/riverbend/plan.yaml")


def row(number, note="Take 12 tablets on Monday", name="Ana Example"):
    columns = {
        "id": f"P{number}",
        "name": f"{name} {number}",
        "birth_date": "1950-01-02",
        "dose": "100 mg",
        "note": note,
    }
    span = Span("rows.csv", number + 1)
    return Recipient(number, tuple((key, Cell(text, None, span)) for key, text in columns.items() if text), span)


def copy(press, *about, **more):
    return handout.render(HANDOUT, CLINIC, recipient=row(*about, **more), date=DAY, press=press).pdf


@pytest.fixture
def press(monkeypatch):
    """One that has proven a first copy, and reads no further one whole."""
    monkeypatch.setattr(proofs, "prove", lambda *about: pytest.fail("a further copy was read whole"))
    monkeypatch.setattr(proofs, "WHOLE", 1 << 40)
    press = Press()
    copy(press, 1)
    return press


def test_further_copies_have_the_bytes_that_each_has_alone(press):
    for number, note in enumerate(["", "See you", "Ω, עברית and 薬", "word " * 40, "line\nline", "12 or 21"], 2):
        assert copy(press, number, note) == copy(Press(), number, note)


@pytest.mark.long
@settings(max_examples=examples(20), deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x24F), min_size=1, max_size=60))
def test_so_they_have_for_any_words(words):
    press = _shared_press()
    try:
        alone = copy(Press(), 7, words)
    except handout.HandoutError:
        return
    assert copy(press, 7, words) == alone


def _shared_press(kept=[]):  # noqa: B006 - one for all examples
    if not kept:
        kept.append(Press())
        copy(kept[0], 1)
    return kept[0]


def planted(monkeypatch, change):
    """From now on each stream of a copy's own words is changed before it is written."""
    right = painting.paint_frame

    def paint_frame(*about):
        code, marks = right(*about)
        return change(code), marks

    monkeypatch.setattr(painting, "paint_frame", paint_frame)


def dropped_word(code):
    return re.sub(rb"\[<[0-9A-F]{8,}[^]]*\] TJ", b"[] TJ", code, count=1)


def swapped_digit(code):
    """The first two codes of the first words that are no artifact, the other way round."""
    head, mark, rest = code.partition(b"/MCID")
    between, shown, tail = rest.partition(b"[<")
    return head + mark + between + shown + tail[4:8] + tail[:4] + tail[8:]


def other_order(code):
    marks = [int(each) for each in re.findall(rb"/MCID (\d+)", code)]
    if len(marks) < 2:
        return code
    first, second = b"/MCID %d>" % marks[0], b"/MCID %d>" % marks[1]
    return code.replace(first, b"/MCID X>").replace(second, first).replace(b"/MCID X>", second)


def off_the_page(code):
    return re.sub(rb"1 0 0 1 [\d.]+ ", b"1 0 0 1 900 ", code, count=1)


def unmarked(code):
    return code + b"BT /P1 9 Tf 1 0 0 1 100 100 Tm [<0001>] TJ ET\n"


def literal(code):
    return code + b"/Artifact BMC BT /P1 9 Tf 1 0 0 1 9 9 Tm (hidden) Tj ET EMC\n"


def other_tag(code):
    return code.replace(b"/P <<", b"/H1 <<", 1)


@pytest.mark.parametrize(
    "change", [dropped_word, swapped_digit, other_order, off_the_page, unmarked, literal, other_tag]
)
def test_a_fault_in_its_own_words_is_noticed(press, monkeypatch, change):
    planted(monkeypatch, change)
    with pytest.raises(MachineError, match="read back"):
        copy(press, 2)


def test_a_wrong_text_of_a_code_is_noticed(press, monkeypatch):
    from handout.paint import fontfile

    right = fontfile.to_unicode
    monkeypatch.setattr(fontfile, "to_unicode", lambda texts: right(texts[::-1]))
    with pytest.raises(MachineError, match="read back"):
        copy(press, 2, "Ωαβγδ")


def test_a_wrong_glyph_of_a_code_is_noticed(press, monkeypatch):
    from handout.paint import fontfile

    right = fontfile.font_program

    def font_program(*about):
        data, places = right(*about)
        return data, places[::-1]

    monkeypatch.setattr(fontfile, "font_program", font_program)
    with pytest.raises(MachineError, match="read back"):
        copy(press, 2, "Ω1234")


def test_words_that_were_lost_before_are_noticed(press, monkeypatch):
    """The expected words are the Document's, whatever was painted."""
    right = painting.stamp
    pdfs = []

    def stamp(template, own):
        pdfs.append(right(template, own))
        return pdfs[0]

    monkeypatch.setattr(stamped, "stamp", stamp)
    copy(press, 2)
    with pytest.raises(MachineError, match=r"line \d+ does not say"):
        copy(press, 3, "another note")


def changed(monkeypatch, change):
    right = painting.stamp
    monkeypatch.setattr(stamped, "stamp", lambda template, own: change(right(template, own), template))


def shifted(pdf, template):
    place = len(template.head)
    return pdf[:place] + b"\n" + pdf[place:]


def other_head(pdf, template):
    place = pdf.index(b"stream\n") + 30
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def wrong_row(pdf, template):
    """A cross-reference of a shared object that leads elsewhere."""
    return with_rows(pdf, lambda rows: rows[:75] + bytes([rows[75] ^ 1]) + rows[76:])


def wrong_own_row(pdf, template):
    return with_rows(pdf, lambda rows: rows[:-5] + bytes([rows[-5], rows[-4], rows[-3] ^ 1]) + rows[-2:])


def with_rows(pdf, change):
    table = int(re.search(rb"startxref\n(\d+)", pdf)[1])
    head, _, rest = pdf[table:].partition(b"stream\n")
    rows = zlib.compress(change(zlib.decompress(rest)), 9)
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(rows), head)
    return pdf[:table] + head + b"stream\n" + rows + b"\r\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table


def broken_off(pdf, template):
    return pdf[:-9]


@pytest.mark.parametrize("change", [shifted, other_head, wrong_row, wrong_own_row, broken_off])
def test_a_fault_in_the_file_is_noticed(press, monkeypatch, change):
    changed(monkeypatch, change)
    with pytest.raises(MachineError, match="read back"):
        copy(press, 2)


def test_an_object_that_belongs_to_nothing_is_noticed(press, monkeypatch):
    right = Objects.write

    def write(objects, *about):
        objects.put_stream({}, b"the words of another")
        return right(objects, *about)

    monkeypatch.setattr(Objects, "write", write)
    with pytest.raises(MachineError, match="belong to nothing"):
        copy(press, 2)


def test_resources_of_its_own_are_noticed(press, monkeypatch):
    right = painting.ResourceNames.dictionary

    def dictionary(names, own_fonts):
        return right(names._replace(fonts={**names.fonts, "P1": names.fonts["P2"]}), own_fonts)

    monkeypatch.setattr(painting.ResourceNames, "dictionary", dictionary)
    with pytest.raises(MachineError, match="something else than on other copies"):
        copy(press, 2, "Ω")


def test_a_sample_is_read_whole(monkeypatch):
    whole = []
    right = proofs.prove
    monkeypatch.setattr(proofs, "prove", lambda *about: (whole.append(1), right(*about)))
    monkeypatch.setattr(proofs, "WHOLE", 3)
    press = Press()
    for number in range(30):
        copy(press, number)
    assert 2 <= len(whole) <= 20


def test_no_word_of_the_first_copy_is_kept():
    press = Press()
    copy(press, 1, "Zebrafinken", name="Qwertzuiop")
    proof = next(iter(press._proofs.values()))
    kept = {key: value for key, value in vars(proof).items() if key != "_shared"}
    assert "Zebrafinken" not in repr(kept)
    assert "Qwertzuiop" not in repr(kept)
    assert not any(isinstance(font, FontResource) for font in kept.values())
    streams = set(proof._shared) & {each.stream for each in proof._pages}
    assert not streams
