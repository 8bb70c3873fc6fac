"""A leaf between groups of sheets, as a PDF of its own: for who sorts what the printer gives out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from handout.document import hash_lines
from handout.identity import SEPARATOR
from handout.layout.separator import lay_out_separator
from handout.model import Paper
from handout.paint.metadata import Metadata
from handout.paint.pdf import paint, stamp
from handout.text.fonts import FontSet
from handout.text.itemize import MissingGlyph
from handout.verify import prove


def render_separator(
    name: str, count: str, fonts: FontSet, files: Mapping[str, bytes], paper: Paper, day: date
) -> bytes:
    """A page with a group's name, under it which sheets follow, the day and a hash.

    `files` are whole fonts by the name of their file. Raises ValueError where the name is too long or no face has a
    character of it; MachineError where the file, read back, says something else.
    """
    try:
        return _rendered(name, count, fonts, files, paper, day)
    except MissingGlyph as missing:
        raise ValueError("a character that no font has") from missing


def _rendered(name: str, count: str, fonts: FontSet, files: Mapping[str, bytes], paper: Paper, day: date) -> bytes:
    hashed = hash_lines([name, count])
    version = f"{day}-{hashed[:8]}"
    frame, structure = lay_out_separator(name, (count, version), fonts, paper)
    # Read back like a sheet; none of it reaches the print file's own metadata.
    about = Metadata(name, "en", "", SEPARATOR, SEPARATOR, hashed, version, day, personal=True)
    pdf = stamp(paint([frame], structure, about))
    prove(pdf, [name, count, version], files)
    return pdf
