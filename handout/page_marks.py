"""What is to stand at the edges of each page, so that no loose page is taken for another's: number and sheet mark."""

from __future__ import annotations

from collections.abc import Sequence

from handout.document import Document
from handout.record import NamedTuple


class PageMarks(NamedTuple):
    """The words of a page's number, and of the sheet's mark where that stands at the edge, else ''."""

    number: str
    mark: str


def page_marks(documents: Sequence[Document], pages: int, mark: str) -> tuple[PageMarks, ...]:
    """For each page. Several `documents` have the pages in turn: one the fronts of the leaves, the other the backs.

    The first page has the mark in the line that says whose the sheet is, and not at its edge.
    """
    of_pages = [documents[page % len(documents)] for page in range(pages)]
    return tuple(
        PageMarks(
            document.fixed.page_of.format(page=page, pages=pages),
            document.fixed.sheet.format(mark=mark) if document.personal and page > 1 else "",
        )
        for page, document in enumerate(of_pages, 1)
    )
