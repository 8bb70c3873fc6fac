"""Which sheets stand on a shelf, and what their files are called."""

from __future__ import annotations

from handout.model import Edition, Paper
from handout.record import NamedTuple
from handout.review import ReviewState


class Variant(NamedTuple):
    """One way in which a handout is printed."""

    paper: Paper
    edition: Edition
    fillable: bool


PAPERS: tuple[Paper, ...] = ("letter", "a4")
EDITIONS: tuple[Edition, ...] = ("standard", "large-print")

VARIANTS = tuple(
    Variant(paper, edition, fillable) for edition in EDITIONS for fillable in (False, True) for paper in PAPERS
)
"""All that a shelf may have of each handout in each language, in the order in which its page shows them.

To fill in are only those with something to fill in.
"""


class Sheet(NamedTuple):
    """One file of the shelf; `missing` is why there is none, and empty where there is one."""

    variant: Variant
    file: str
    pages: int = 0
    body_pt: float = 0.0
    missing: str = ""


class Listing(NamedTuple):
    """What the shelf has of one handout in one language; `missing` is why there is nothing at all.

    `unreviewed` is a translation that nobody answers for as it stands; `behind` are its parts whose source has changed.
    """

    id: str
    language: str
    title: str
    brand_names: tuple[str, ...] = ()
    review: ReviewState | None = None
    sheets: tuple[Sheet, ...] = ()
    missing: str = ""
    unreviewed: bool = False
    behind: tuple[str, ...] = ()


def file_name(id_: str, language: str, variant: Variant) -> str:
    """The file of a sheet below the shelf: the same for the same sheet, whatever else is there."""
    edition = "" if variant.edition == "standard" else f".{variant.edition}"
    use = ".fillable" if variant.fillable else ""
    return f"{id_}/{id_}.{language}.{variant.paper}{edition}{use}.pdf"
