"""Before a file is given out: its bytes say what its Document says, and show it.

What a stranger's file cannot be held against, the program's own can: the words that it was made of, and the fonts.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from handout.diagnostics import MachineError, error
from handout.verify.edges import wrong_edges
from handout.verify.glyphs import wrong_glyphs
from handout.verify.lines import fold
from handout.verify.objects import File, UnreadableError, open_as_made
from handout.verify.report import read
from handout.verify.rules import Fault, Sheet, broken_rules, page_name

if TYPE_CHECKING:
    from handout.verify.copies import CopyProof

Edges = Sequence[tuple[str, str]]

MOST_TOLD = 5
"""Faults told of one file: the first says where to look, and the rest follow from it more often than not."""


WHOLE = 256
"""One in so many further copies of a template is read whole too; which one follows from its bytes."""


def prove(pdf: bytes, lines: Iterable[str], fonts: Mapping[str, bytes], edges: Edges = ()) -> None:
    """Read a file back that is about to be given out; MachineError if anything about it is not as it should be.

    `lines` is what the structure tree is to say (`spoken.spoken_lines`), `fonts` the whole fonts by file name, `edges`
    the number of each page and its sheet mark (`page_marks`). No message holds words of any.
    """
    _raise(lambda: _differences(open_as_made(pdf), lines, fonts, edges)[1])


def prove_first(
    pdf: bytes, lines: Iterable[str], fonts: Mapping[str, bytes], head: bytes, edges: Edges = ()
) -> CopyProof:
    """The same of the first copy of a template, which begins with `head`; what proves further copies sooner."""
    from handout.verify.copies import CopyProof  # noqa: PLC0415 - only for many copies

    kept: list[CopyProof] = []

    def differences() -> Iterator[Fault]:
        file = open_as_made(pdf)
        sheet, found = _differences(file, lines, fonts, edges)
        yield from found
        kept.append(CopyProof(pdf, head, file, sheet))

    _raise(differences)
    return kept[0]


def prove_copy(
    proof: CopyProof, pdf: bytes, lines: Iterable[str], fonts: Mapping[str, bytes], edges: Edges = ()
) -> None:
    """The same of a further copy: of what is its own, and now and then of all of it."""
    if zlib.crc32(pdf[-256:]) % WHOLE == 0:
        prove(pdf, lines, fonts, edges)
    else:
        _raise(lambda: proof.differences(pdf, lines, fonts, edges))


def _raise(differences: Callable[[], Iterator[Fault]]) -> None:
    try:
        found = tuple(islice(differences(), MOST_TOLD))
    except UnreadableError as fault:
        found = ((fault.code, str(fault)),)
    if found:
        hint = "no file was made; please report it, with the files that it was to be made of"
        raise MachineError([error("read-back", f"the PDF was read back: {words}", None, hint) for _, words in found])


def _differences(
    file: File, lines: Iterable[str], fonts: Mapping[str, bytes], edges: Edges
) -> tuple[Sheet, Iterator[Fault]]:
    sheet = read(file)
    found = (
        other_words(sheet, lines),
        wrong_edges(sheet.pages, edges),
        broken_rules(sheet),
        wrong_glyphs(sheet.pages, fonts),
    )
    return sheet, chain.from_iterable(found)


def other_words(sheet: Sheet, lines: Iterable[str]) -> Iterator[Fault]:
    """The first line that does not say what it should, word for word, in the order of reading."""
    for count, (line, expected) in enumerate(zip_longest(sheet.spoken, map(fold, lines)), 1):
        if line is None:
            yield "words", f"the text ends before line {count}"
        elif line.text != expected:
            where = f"{page_name(sheet, line.page)}: line {count} ({line.role})"
            yield "words", f"{where} does not say what it should"
        else:
            continue
        return
