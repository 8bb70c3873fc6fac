"""Independent readers of finished PDFs: validators and other programs, none of which shares code with the project."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

INLINE = {"Span", "Link"}
UNSAID = {"Lbl", "Figure"}
"""Labels of lists are no lines; the readers don't give a figure's Alt."""

_ROLE = re.compile(r"( *)([A-Z][A-Za-z0-9]*)(?: \((?:block|inline)\))?:?$")
_TEXT = re.compile(r'( *)"(.*)"$', re.DOTALL)


class _Open(NamedTuple):
    """An element of poppler's listing: its indentation, its role, its line."""

    indent: int
    role: str
    line: int


def poppler_is_there() -> bool:
    return shutil.which("pdfinfo") is not None


def mutool_is_there() -> bool:
    return shutil.which("mutool") is not None


def poppler_struct_text(path: Path, *, with_profile: bool = False) -> list[str]:
    """The structure tree's text as poppler reads it, a line a paragraph, heading or cell; empty ones are left out.

    Poppler makes the profile of the printing condition anew for each element: two thirds of its time, and no words.
    Without `with_profile` it reads the file with an update behind its last byte that takes the profile away.
    """
    with tempfile.TemporaryDirectory() as folder:
        listing = _output("pdfinfo", "-struct-text", str(path if with_profile else _without_profile(path, folder)))
    words: dict[_Open, list[str]] = {}
    stack: list[_Open] = []
    for number, line in enumerate(listing.splitlines()):
        if found := _ROLE.match(line):
            indent = len(found[1])
            stack = [each for each in stack if each.indent < indent]
            stack.append(_Open(indent, found[2], number))
        elif found := _TEXT.match(line):
            around = [each for each in stack if each.indent < len(found[1])]
            block = next(each for each in reversed(around) if each.role not in INLINE)
            words.setdefault(block, []).append(found[2])
    return _folded((block.role, "".join(parts)) for block, parts in words.items())


def _without_profile(path: Path, folder: str) -> Path:
    import pymupdf

    copy = Path(shutil.copy(path, folder))
    with pymupdf.open(copy) as pdf:
        pdf.xref_set_key(pdf.pdf_catalog(), "OutputIntents", "null")
        pdf.saveIncr()
    with copy.open("rb") as updated, Path(path).open("rb") as made:
        assert updated.read(os.fstat(made.fileno()).st_size) == made.read(), "what the program wrote is still there"
    return copy


def mupdf_struct_text(path: Path) -> list[str]:
    """The same as MuPDF reads it. It gives the tree a page at a time; each element says where it is in the whole."""
    import pymupdf

    flags = pymupdf.TEXT_COLLECT_STRUCTURE | pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_LIGATURES
    words: dict[tuple[int, ...], tuple[str, list[str]]] = {}

    def collect(node, place, block):
        for kid in node.get("blocks", ()):
            if kid["type"] == 0 and block is not None:
                text = "".join(span["text"] for line in kid["lines"] for span in line["spans"])
                words.setdefault(block[0], (block[1], []))[1].append(text)
            elif kid["type"] == 2:
                here = (*place, kid["index"])
                collect(kid, here, block if kid["raw"] in INLINE and block else (here, kid["raw"]))

    with pymupdf.open(path) as pdf:
        for page in pdf:
            collect(page.get_text("dict", flags=flags), (), None)
    return _folded((role, "".join(parts)) for _, (role, parts) in sorted(words.items()))


def page_texts(path: Path) -> list[str]:
    """The words of each page as MuPDF reads them, artifacts too."""
    import pymupdf

    with pymupdf.open(path) as pdf:
        return [page.get_text() for page in pdf]


def mutool_text(path: Path) -> str:
    """All text on the pages, artifacts too, from top to bottom; mutool up to 1.21 knows no structure tree."""
    return _output("mutool", "draw", "-q", "-F", "txt", "-o", "-", str(path))


def validate(path: Path, profile: str) -> list[str]:
    """The rules that a file fails, of the profile `ua1` (PDF/UA-1) or `2a` (PDF/A-2a)."""
    import page

    report = page.validate_pdf(str(path), profile=profile)
    failed = [f"{each.rule_id}: {each.message}" for each in report.failures]
    if report.rules.total < 50 or report.rules.failed != len({each.rule_id for each in report.failures}):
        failed.append(f"the validator counts {report.rules}")
    if not report.is_compliant and not failed:
        failed.append("the validator finds the file not compliant")
    return failed


def fold(text: str) -> str:
    return " ".join(text.split())


def _folded(lines) -> list[str]:
    return [fold(text) for role, text in lines if role not in UNSAID and fold(text)]


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    # Poppler prints a title (T) that is not in Latin letters as the bytes that it has.
    return done.stdout.decode(errors="replace")
