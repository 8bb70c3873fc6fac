"""What a sheet is to be made of, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handout.compose import Occasion
from handout.layout.brief import NO_PICTURES, Pictures
from handout.layout.fit import Budget
from handout.model import Clinic, Edition, Handout, PageStyle, Paper
from handout.record import NamedTuple
from handout.review import ReviewState

if TYPE_CHECKING:
    from handout.two_languages import Second


class Assets(NamedTuple):
    """Bytes and pictures that a page needs beside its words: fonts by file name, the logo, the QR code.

    `second` are the pictures of a second language.
    """

    fonts: Mapping[str, bytes]
    pictures: Pictures = NO_PICTURES
    second: Pictures = NO_PICTURES


class Options(NamedTuple):
    """How to lay a sheet out; None means: as the clinic says, else Letter in columns.

    `pages` is a budget of the standard edition; large print takes as many as it needs. A `fillable` sheet is nobody's
    yet. A `locked` one says nothing of PDF/A, which forbids that. `asked` is the patient's language, if no row says it.
    """

    pages: Budget = "auto"
    paper: Paper | None = None
    style: PageStyle | None = None
    edition: Edition = "standard"
    fillable: bool = False
    locked: bool = False
    asked: str | None = None


AS_THE_CLINIC_SAYS = Options()


class Order(NamedTuple):
    """What a sheet is to be made of, and how."""

    handout: Handout
    clinic: Clinic | None
    occasion: Occasion
    review: ReviewState
    assets: Assets
    options: Options
    second: Second | None = None

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """In each language of the sheet, the patient's first."""
        return (self.handout, self.second.handout) if self.second else (self.handout,)
