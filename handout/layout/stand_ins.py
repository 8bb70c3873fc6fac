"""What stands in for a recipient's words while the page is laid out, so that nothing shared depends on them."""

from __future__ import annotations

from collections.abc import Iterable

from handout.document import Document, Own, inline_fields
from handout.layout.content import Heights
from handout.model import Edition

IDENTITY, PLAN, MARK, MARK_BEHIND = "identity", "plan", "mark", "mark behind"
"""Names of areas; a personal section's is its id."""

LAST_RESORT = 3
"""The step of the plan's room that only a note has which the one for long notes does not hold."""

LEAST = Heights()
MOST: dict[Edition, Heights] = {
    "standard": Heights(plan=LAST_RESORT, fields=1, identity=4),
    "large-print": Heights(plan=LAST_RESORT, fields=1, identity=4),
}

LINES = 2
"""In which a name and a second identifier fit, in small type: names of about a hundred letters.

In large print names of about fifty; there longer ones have more lines.
"""

WIDEST_MARK = "MMMM-MMMM"

FIELD_WORDS = (2, 9)
"""Words of seven letters that a value in a note is taken for: a name, a date; or a sentence."""


def first_heights(document: Document, fields: int) -> Heights:
    """The least room to try: without a note none, but on a sheet to fill in there may be one.

    The line that says whose sheet it is has `fields` of the recipient's, and its full room at once, so that a sheet
    looks alike for short names and for long ones.
    """
    has_note = document.plan is not None and (document.plan.has_note or document.form is not None)
    plan = 1 if has_note else 0
    if not (document.personal and fields):
        return LEAST._replace(plan=plan)
    return LEAST._replace(plan=plan, identity=max(LINES, fields) if document.edition == "large-print" else LINES)


def lower(heights: Heights, document: Document) -> Heights:
    """Less room, which does not depend on the words either, on a sheet that is full.

    A recipient's name keeps a line at least. On a sheet that is nobody's yet the room to type a note goes, then that to
    write whose it is.
    """
    if document.personal:
        return heights._replace(identity=max(LEAST.identity, heights.identity - 1))
    if document.form and heights.plan:
        return heights._replace(plan=0)
    return heights._replace(identity=0) if document.whose else heights


def higher(heights: Heights, areas: Iterable[str], document: Document) -> Heights:
    """More room for those areas, where there is more.

    For whose sheet it is there is more in large print alone, whose lines hold few words and which has pages enough.
    """
    most = MOST[document.edition]
    if document.personal and document.edition == "standard":
        most = most._replace(identity=heights.identity)
    steps = {"identity" if area == IDENTITY else "plan" if area == PLAN else "fields" for area in areas}
    return Heights(
        *(min(end, now + (name in steps)) for name, now, end in zip(Heights._fields, heights, most, strict=True))
    )


def stand_ins(document: Document, heights: Heights) -> Own:
    """Words of the length that the heights give room for."""
    value = " ".join(["nnnnnnn"] * FIELD_WORDS[heights.fields])
    names = {field.name for part in document.parts if part.personal for field in inline_fields(part.blocks)}
    rows = len(document.plan.rows) if document.plan else 0
    return Own("", "", (None,) * rows, None, tuple((name, value) for name in sorted(names)))
