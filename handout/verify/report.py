"""One reading of a file: what it says, and what is wrong with it."""

from __future__ import annotations

from itertools import islice

from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.record import NamedTuple
from handout.verify.form import read_fields
from handout.verify.lines import Own, personal_words, read_lines
from handout.verify.metadata import read_about
from handout.verify.objects import File, UnreadableError, open_file
from handout.verify.pages import read_pages
from handout.verify.rules import Sheet, broken_rules
from handout.verify.tree import Mark, read_tree

MOST_FAULTS = 100
"""Faults told of one file; nobody reads more."""

AGAIN = "make the PDF again"
FILL_IN = "shorten it, or make the sheet with --recipient, which finds room and letters or says that there are none"


class ReadBack(NamedTuple):
    """What a PDF says. `lines` compare with `spoken.text_lines` after white space is folded; `labels` are those of
    list items, which are no lines, and `personal` is what is a recipient's alone. `faults` are the invariants
    that do not hold; none: text and tags are whole. `second` is the other language of a sheet in two; `clinic` is whose
    sheet it is. Of the form fields of a sheet to fill in so many are `filled` in."""

    id: str
    language: str
    edition: str
    version: str
    content_hash: str
    title: str
    pages: int
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    personal: tuple[Own, ...]
    day: str
    faults: tuple[Diagnostic, ...]
    second: str = ""
    clinic: str = ""
    filled: int = 0


def read_back(pdf: bytes, file: str = "") -> ReadBack:
    """What a PDF says; HandoutError for bytes that are no handout of the program's or too damaged to read.

    `file` is the name that diagnostics give it.
    """
    from handout.verify.typed import wrong_values  # noqa: PLC0415 - nothing is typed into a file just made

    span = Span(file) if file else None
    try:
        opened = open_file(pdf)
        sheet = read(opened)
        values = tuple(wrong_values(opened, sheet.fields, sheet.pages))
    except UnreadableError as fault:
        raise HandoutError([error(fault.code, str(fault), span, fault.hint)]) from None
    about = sheet.about
    return ReadBack(
        id=about.id,
        language=about.language,
        edition=about.edition,
        version=about.version,
        content_hash=about.content_hash,
        title=about.title,
        pages=len(sheet.pages),
        lines=tuple(line.text for line in sheet.lines),
        labels=tuple(line.text for line in sheet.spoken if line.role == "Lbl"),
        personal=tuple(sheet.personal),
        day=about.day,
        faults=(
            *(error(code, message, span, AGAIN) for code, message in islice(broken_rules(sheet), MOST_FAULTS)),
            *(error(code, message, span, FILL_IN) for code, message in values[:MOST_FAULTS]),
        ),
        second=about.second_language,
        clinic=about.clinic,
        filled=sum(field.filled for field in sheet.fields),
    )


def faults(pdf: bytes, file: str = "") -> tuple[Diagnostic, ...]:
    """What is wrong with a PDF; nothing, if it is a handout whose text and tags are whole."""
    try:
        return read_back(pdf, file).faults
    except HandoutError as unreadable:
        return unreadable.diagnostics


def summary(read: ReadBack) -> str:
    """One line: which handout, in which version and language, how many pages, and whether it is whole."""
    pages = "1 page" if read.pages == 1 else f"{read.pages} pages"
    count = len(read.faults)
    state = "text and tags are whole" if not count else "1 fault" if count == 1 else f"{count} faults"
    if read.filled:
        fields = "1 field" if read.filled == 1 else f"{read.filled} fields"
        state += f"; {fields} filled in, which nothing is compared with"
    language = f"{read.language} with {read.second}" if read.second else read.language
    return f"{read.id}, version {read.version}, {language}, {read.edition}, {pages}: {state}"


def read(file: File) -> Sheet:
    """Everything in a file, as yet unjudged; UnreadableError for one that is no handout of the program's."""
    about = read_about(file)
    pages = read_pages(file)
    tree = read_tree(file)
    texts = {Mark(page.number, mcid): text for page in pages for mcid, text in page.content.texts.items()}
    spoken = read_lines(tree.roots, texts)
    lines = [line for line in spoken if line.role != "Lbl"]
    return Sheet(about, pages, tree, spoken, lines, personal_words(tree.roots, texts), read_fields(file))
