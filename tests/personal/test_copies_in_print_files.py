"""Copies of several templates in one print file: what one is proven by has nothing of those before it."""

import io
import itertools
import re

import pytest
from recipients import DAY, NOTES, PLAN, clinic, handout, recipient

import handout as program
from handout.api import face_of_marks
from handout.diagnostics import MachineError
from handout.paint.print_file import PrintFile, Title
from handout.paint.streamed import StreamedObjects
from handout.press import Press
from handout.verify.print_file import Expected, prove_print_file, sheet_fingerprint

LINK = "  - {handout: '*', place: after s2, text: 'Do [book for **{nurse}** here](https://b.example/book) today.'}\n"
"""A link whose place on the page is each copy's own."""


@pytest.fixture(scope="module")
def copies():
    """Of two heights of a note, with own fonts, with a link that each has elsewhere; in large print; in two languages;
    and each kind from another recipient too."""
    press, ours, linked = Press(), handout(), clinic(PLAN + NOTES + LINK)
    anakinra, spanish = program.load("anakinra"), program.load("anakinra", "es")

    def copy(of, row, clinic=None, **more):
        return program.render(of, clinic, date=DAY, recipient=row, press=press, **more).pdf

    def row(**values):
        return recipient(**dict.fromkeys(("nurse", "start_date", "next_visit")) | values)

    return [
        copy(ours, recipient(nurse="Tom"), linked),
        copy(ours, recipient(nurse="Wilhelmina"), linked),
        copy(ours, recipient(note="Bring the form. " * 12), linked),
        copy(anakinra, row(note="Ω is no Latin letter")),
        copy(anakinra, row(note="See you soon")),
        copy(anakinra, row(note="See you sooN")),
        copy(anakinra, row(note="Ж is none either"), edition="large-print"),
        copy(anakinra, row(note="Hola"), second=spanish),
        copy(anakinra, row(note="Holá"), second=spanish),
    ]


def merged(copies):
    out = io.BytesIO()
    file = PrintFile(out, Title("ABC234", DAY), face_of_marks())
    for number, pdf in enumerate(copies, 1):
        file.add(pdf, f"ABC234 · {number}", str(number))
    file.finish("Run ABC234")
    return out


def expected(copies):
    return [
        Expected(*sheet_fingerprint(pdf), b"(%d)" % number, f"ABC234 · {number}")
        for number, pdf in enumerate(copies, 1)
    ]


def test_each_is_proven_whatever_stands_before_it(copies):
    for order in (copies, copies[::-1], copies[1::2] + copies[::2]):
        prove_print_file(merged(order), expected(order))


def test_a_fingerprint_is_the_same_whatever_was_read_before(copies):
    forth = {pdf: sheet_fingerprint(pdf) for pdf in copies}
    back = {pdf: sheet_fingerprint(pdf) for pdf in reversed(copies)}
    assert forth == back
    assert len({fingerprint for fingerprint, _ in forth.values()}) == len(copies)


def test_a_print_file_has_the_same_bytes_whatever_was_merged_before(copies):
    first = merged(copies).getvalue()
    merged(copies[::-1])
    assert merged(copies).getvalue() == first


def test_any_other_copy_in_its_place_is_noticed(copies):
    right = expected(copies)
    for one, other in itertools.pairwise(range(len(copies))):
        exchanged = copies.copy()
        exchanged[one] = copies[other]
        with pytest.raises(MachineError, match="read back"):
            prove_print_file(merged(exchanged), right)


def test_no_object_of_a_part_is_another_unnoticed(copies, monkeypatch):
    """Each object of the parts of two sheets, with another name, with one lost, with another digit."""
    some = [copies[0], copies[3]]
    right, put, written = expected(some), StreamedObjects.put, []
    monkeypatch.setattr(
        StreamedObjects, "put", lambda file, value, *more: (written.append(value), put(file, value, *more))[1]
    )
    merged(some)
    own = [
        place for place, value in enumerate(written) if re.match(rb"<</Type ?/(StructElem/S/(?!Document)|Annot)", value)
    ]
    assert len(own) > 200
    for place in own[:: len(own) // 40]:
        for change in (other_name, lost_name, leading_zero, other_letter):
            if change(written[place]) == written[place]:
                continue
            count = itertools.count()

            def planted(file, value, *more, place=place, change=change, count=count):
                return put(file, change(value) if next(count) == place else value, *more)

            monkeypatch.setattr(StreamedObjects, "put", planted)
            with pytest.raises(MachineError, match="read back"):
                prove_print_file(merged(some), right)


def other_name(value):
    return re.sub(rb"(\d+) 0 R(?!.* 0 R)", lambda found: b"%d 0 R" % (int(found[1]) + 1), value, flags=re.DOTALL)


def lost_name(value):
    return re.sub(rb"\d+ 0 R(?!.* 0 R)", b"null", value, flags=re.DOTALL)


def leading_zero(value):
    """The same object by another name, so that one stands for two."""
    return re.sub(rb"(\d+) 0 R(?!.* 0 R)", rb"0\1 0 R", value, flags=re.DOTALL)


def other_letter(value):
    return value.replace(b"/StructParent ", b"/StructParent 1").replace(b"/S/P/", b"/S/H/")
