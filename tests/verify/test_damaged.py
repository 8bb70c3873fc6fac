"""Bytes that are no handout, or a broken one, end in a clean fault and in a short time."""

import io
import random
import time
import zlib

import pypdf
import pytest
from plant import planted
from quick import examples

from handout.diagnostics import HandoutError
from handout.verify import faults, read_back
from handout.verify.objects import LARGEST
from handout.verify.pages import MOST_PAGES


def code(pdf: bytes) -> str:
    with pytest.raises(HandoutError) as caught:
        read_back(pdf, "a.pdf")
    (fault,) = caught.value.diagnostics
    assert faults(pdf, "a.pdf") == (fault,)
    assert fault.hints
    assert str(fault.span) == "a.pdf"
    return fault.code


def foreign() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted(pdf: bytes) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt("a", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"words", b"\x89PNG\r\n", b"%!PS"])
def test_no_pdf(data):
    assert code(data) == "not-a-pdf"


def test_another_programs_pdf():
    assert code(foreign()) == "not-ours"


def test_encrypted(sheet):
    assert code(encrypted(sheet.pdf)) == "encrypted"


def test_too_large(sheet):
    assert code(sheet.pdf + b"\0" * LARGEST) == "too-large"


def test_without_its_own_properties(sheet):
    assert code(sheet.pdf.replace(b"<h:id>", b"<h:ix>").replace(b"</h:id>", b"</h:ix>")) == "not-ours"


def test_entities_in_metadata(sheet):
    start = sheet.pdf.index(b"<x:xmpmeta")
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    assert code(sheet.pdf[:start] + bomb + sheet.pdf[start + len(bomb) :]) == "damaged-pdf"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(sheet, share):
    assert code(sheet.pdf[: int(len(sheet.pdf) * share)]) == "damaged-pdf"


def test_print_file(sheet):
    def change(writer):
        for _ in range(MOST_PAGES):
            writer.add_blank_page(100, 100)

    assert code(planted(sheet.pdf, change)) == "not-a-sheet"


def test_bomb(sheet):
    """A content stream that unpacks to gigabytes is refused as damaged."""
    packed = zlib.compress(b" " * 50_000_000, 9)

    def change(writer):
        stream = writer.pages[0].get_object().raw_get("/Contents").get_object()
        stream._data = packed

    start = time.perf_counter()
    assert code(planted(sheet.pdf, change)) == "damaged-pdf"
    assert time.perf_counter() - start < 2


@pytest.mark.law
def test_random_damage_never_escapes(sheet):
    """Bytes changed at random, with a fixed seed, end in faults or in none, never in another exception."""
    chance = random.Random(20261122)
    for _ in range(examples(150)):
        pdf = bytearray(sheet.pdf)
        for _ in range(chance.choice([1, 3, 20])):
            pdf[chance.randrange(len(pdf))] = chance.randrange(256)
        assert isinstance(faults(bytes(pdf)), tuple)


@pytest.mark.law
def test_damage_within_streams_never_escapes(sheet):
    """The same inside the compressed streams, where objects and operators are."""
    chance = random.Random(7)
    places = [(place, data) for place, data in _streams(sheet.pdf) if data]
    assert len(places) > 8
    done = 0
    while done < examples(100):
        (start, size), data = chance.choice(places)
        changed = bytearray(data)
        for _ in range(chance.choice([1, 3, 10])):
            changed[chance.randrange(len(changed))] = chance.choice(b"0123456789 /<>[]()RnabQEMC\0\xff")
        packed = next((p for level in (9, 6, 4) if len(p := zlib.compress(bytes(changed), level)) <= size), None)
        if packed is not None:
            faults(sheet.pdf[:start] + packed.ljust(size, b"\0") + sheet.pdf[start + size :])
            done += 1


def _streams(pdf: bytes):
    """Each stream's place and unpacked data; b'' where it isn't compressed."""
    start = 0
    while (start := pdf.find(b"stream\n", start)) >= 0:
        begin, end = start + 7, pdf.index(b"\r\nendstream", start)
        try:
            yield (begin, end - begin), zlib.decompress(pdf[begin:end])
        except zlib.error:
            yield (begin, end - begin), b""
        start = end + 11
