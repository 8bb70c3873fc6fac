"""What stands in for a recipient's words while the page is laid out, so that nothing shared depends on them."""

from __future__ import annotations

from collections.abc import Iterable

from handout.document import Document, Own, inline_fields
from handout.layout.content import Heights
from handout.model import Edition

IDENTITY, PLAN, MARK, MARK_BEHIND = "identity", "plan", "mark", "mark behind"
"""Names of areas; a personal section's is its id."""

LEAST = Heights()
MOST: dict[Edition, Heights] = {
    "standard": Heights(plan=2, fields=1, identity=2),
    "large-print": Heights(plan=2, fields=1, identity=4),
}

WIDEST_MARK = "MMMM-MMMM"

FIELD_WORDS = (2, 9)
"""Words of seven letters that a value in a note is taken for: a name, a date; or a sentence."""


def first_heights(document: Document) -> Heights:
    """The least room to try: without a note none, but on a sheet to fill in there may be one."""
    has_note = document.plan is not None and (document.plan.has_note or document.form is not None)
    return LEAST._replace(plan=1) if has_note else LEAST


def higher(heights: Heights, areas: Iterable[str], edition: Edition) -> Heights:
    """More room for those areas, where there is more."""
    steps = {"identity" if area == IDENTITY else "plan" if area == PLAN else "fields" for area in areas}
    return Heights(
        *(
            min(most, now + (name in steps))
            for name, now, most in zip(Heights._fields, heights, MOST[edition], strict=True)
        )
    )


def stand_ins(document: Document, heights: Heights) -> Own:
    """Words of the length that the heights give room for."""
    value = " ".join(["nnnnnnn"] * FIELD_WORDS[heights.fields])
    names = {field.name for part in document.parts if part.personal for field in inline_fields(part.blocks)}
    rows = len(document.plan.rows) if document.plan else 0
    return Own("", "", (None,) * rows, None, tuple((name, value) for name in sorted(names)))
