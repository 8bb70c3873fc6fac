"""The strict reader agrees with pypdf on what the program writes, and refuses whatever it does not write."""

import re
import sys
import zlib

import plant
import pytest
from pypdf.generic import NullObject

from handout.diagnostics import MachineError
from handout.verify import faults, prove, read_back, strict
from handout.verify.objects import _open_with_pypdf, entry, items, reference


def plain(value):
    """A value of either reader as one that compares; the trailer's identity is bytes, which only pypdf guesses at."""
    if (number := reference(value)) is not None:
        return ("reference", number)
    if isinstance(value, dict):
        entries = {str(key): plain(entry(value, key)) for key in value if key not in ("/ID", "/Length", "/Filter")}
        return (entries, bytes(value.get_data())) if hasattr(value, "get_data") else entries
    if isinstance(value, list):
        return [plain(each) for each in items(value)]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bytes | float | int):
        return value
    return None if isinstance(value, NullObject | None) else str(value).lower().encode()


def refused(pdf) -> str:
    with pytest.raises(strict.OtherwiseWritten) as caught:
        strict.parse(pdf)
    return str(caught.value)


def test_both_readers_find_the_same_objects(sheet):
    objects, trailer = strict.parse(sheet.pdf)
    other = _open_with_pypdf(sheet.pdf)
    assert all(plain(entry(trailer, key)) == plain(entry(other.trailer, key)) for key in ("/Root", "/Info", "/Size"))
    assert len(objects) > 100
    for number, value in objects.items():
        assert plain(value) == plain(other.objects[number]), number


def test_a_file_that_another_program_saved_is_read_by_pypdf(sheet):
    saved = plant.planted(sheet.pdf, plant.nothing)
    refused(saved)
    assert read_back(saved).lines == read_back(sheet.pdf).lines
    with pytest.raises(MachineError, match="the file is damaged"):
        prove(saved, [], {})


def test_every_byte_belongs_to_something(sheet):
    pdf = sheet.pdf
    place = pdf.index(b"endobj\n") + len(b"endobj\n")
    for words in (b"\n", b"% a remark\n", b"999 0 obj\n(words)\nendobj\n"):
        refused(pdf[:place] + words + pdf[place:])
        refused(pdf + words)


def test_each_offset_is_that_of_its_object(sheet):
    """Many readers mend a wrong offset in silence; one that does not shows an empty page."""
    assert refused(moved(sheet.pdf, 1)) == "an offset that is wrong"


def moved(pdf, by):
    """The file with the offset of its first stream moved."""
    start = pdf.rindex(b"\nstream\n") + len(b"\nstream\n")
    end = pdf.index(b"\r\nendstream", start)
    rows = bytearray(zlib.decompress(pdf[start:end]))
    place = next(each for each in range(0, len(rows), 7) if rows[each] == 1)
    rows[place + 4] = (rows[place + 4] + by) % 256
    packed = zlib.compress(bytes(rows), 9)
    last = pdf[:start].rindex(b" 0 obj")
    head = pdf[:last] + re.sub(rb"/Length \d+", b"/Length %d" % len(packed), pdf[last:start])
    return head + packed + pdf[end:]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (b"/A#20B ", "/A B"),
        (b"12 0 R ", strict.Reference(12)),
        (b"[-1 +2 .5 6. 0.25]", [-1, 2, 0.5, 6.0, 0.25]),
        (b"<</A<</B[1]>>/C null/D true>>", {"/A": {"/B": [1]}, "/C": None, "/D": b"true"}),
        (b"(a \\(b\\) \\\\ \\101\\n)", "a (b) \\ A\n"),
        (b"<FEFF00E90020D83DDE00>", "é 😀"),
        (b"<>", ""),
    ],
)
def test_values(words, value):
    assert strict.read_value(words, 0) == (value, len(words.rstrip()))


@pytest.mark.parametrize(
    "words", [b"", b"<<", b"<</A>>", b"<</A 1/A 2>>", b"[1>>", b"(a", b"{}", b"1e5", b"1..2", b"]"]
)
def test_what_is_no_value(words):
    with pytest.raises((ValueError, LookupError)):
        strict.read_value(words, 0)


@pytest.mark.parametrize("share", range(1, 20))
def test_a_file_that_breaks_off(sheet, share):
    refused(sheet.pdf[: len(sheet.pdf) * share // 20])


def test_each_changed_byte_of_the_bones_is_noticed(sheet):
    """Outside streams, whose own checksums guard them: never anything but ValueError, and never the same file."""
    pdf = sheet.pdf
    bones = re.sub(rb"stream\n.*?\r\nendstream", lambda found: b"\0" * len(found[0]), pdf, flags=re.DOTALL)
    places = [place for place, byte in enumerate(bones) if byte]
    before = strict.parse(pdf)
    for place in places[::11]:
        changed = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
        try:
            after = strict.parse(changed)
        except strict.OtherwiseWritten:
            continue
        assert after != before or pdf[place] in b"%P1.\xe2\xe3\xcf\xd37", place


def test_an_unpacked_stream_has_a_limit():
    stream = strict.Stream({"/Filter": "/FlateDecode"})
    stream.packed = zlib.compress(bytes(strict.MOST_INFLATED + 1))
    with pytest.raises(ValueError, match="more data"):
        stream.get_data()


def test_the_program_reads_its_own_file_without_pypdf(sheet, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert faults(sheet.pdf) == ()
