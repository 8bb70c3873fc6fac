"""One copy, stamped: its own words on the template that it shares with others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from handout.filling import Layout, standing
from handout.layout.frame import Frame
from handout.paint.metadata import Metadata
from handout.paint.pdf import Template, paint, stamp
from handout.press import Kept
from handout.typefaces import own_faces


def stamped(
    kept: Kept, layout: Layout, filled: Sequence[Frame], metadata: Callable[[], Metadata], day: date
) -> tuple[Template, bytes]:
    """One copy, and the template that it is of: the one that has what stands in the areas alike, if that is so here."""
    content, frames, heights = layout.content, layout.fitted.frames, layout.content.heights
    alike = kept.once("standing", heights, lambda: standing(layout))
    choices = ((shared, _without(filled, shared)) for shared in alike)
    shared, own = next(((shared, own) for shared, own in choices if own), ([], filled))

    def make() -> Template:
        pages = [page.standing(each) for page, each in zip(frames, shared, strict=True)] if shared else frames
        return paint(pages, content.structure, metadata(), own_faces(content.fonts))

    template = kept.once(("template", day, id(shared) if shared else 0), heights, make)
    return template, stamp(template, own)


def _without(filled: Sequence[Frame], shared: Sequence[Frame]) -> list[Frame] | None:
    """A copy's words without what is alike on such copies, or None where that is not so on this one."""
    rest = [own.without(each) for own, each in zip(filled, shared, strict=True)]
    own = [each for each in rest if each is not None]
    return own if len(own) == len(rest) else None
