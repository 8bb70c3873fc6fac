"""Write every handout of the library as PDF, with a page that searches them: for a shared drive.

Each language, paper and edition is a file, and where there is something to fill in, one more to fill in on screen.
FOLDER/index.html opens in any browser, with nothing installed. Run it again whenever something has changed: what is as
it was stays untouched, and keeps the day that it was made on; what is no longer made is removed. A sheet that cannot be
made is removed too, since its old words may be wrong by now, and the page says why it is missing; but where none at all
can be made, the shelf stays as it was. The shelf touches no file that it has not written itself.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.output import Output, near
from handout.diagnostics import Diagnostic, HandoutError, Span, error, warning

if TYPE_CHECKING:
    from handout import Result
    from handout.cli.shelf_folder import New, Shelf
    from handout.model import Clinic, Handout
    from handout.shelf.plan import Listing, Sheet, Variant
    from handout.source.library import Entry

EXAMPLES = (
    "handout shelf -o /mnt/handouts --clinic clinic.yaml",
    "handout shelf -o shelf --library my-handouts --style sidebar",
)


def add_options(parser: Parser) -> None:
    """The options of `handout shelf`."""
    parser.add_argument("-o", "--output", metavar="FOLDER", help="where the shelf stands, or is to stand")
    arguments.add_clinic(parser)
    arguments.add_library(parser)
    arguments.add_style(parser)
    arguments.add_date(parser)
    arguments.add_require_reviewed(parser)
    parser.add_argument(
        "--force",
        action="store_true",
        help="use a folder with other files in it, and replace files that somebody else has written or changed",
    )


def run(options: argparse.Namespace) -> int:
    """Bring the shelf up to date; the exit status, which is 1 where a sheet could not be made."""
    if not options.output or options.output == "-":
        raise UsageError(("a shelf needs a folder", "add -o FOLDER"))
    from handout.cli.inputs import day_of  # noqa: PLC0415 - YAML, fonts and PDF only once there is work for them
    from handout.cli.shelf_folder import open_shelf  # noqa: PLC0415
    from handout.shelf.page import shelf_page  # noqa: PLC0415
    from handout.shelf.record import PAGE  # noqa: PLC0415
    from handout.source.clinic import load_clinic  # noqa: PLC0415
    from handout.source.library import list_library  # noqa: PLC0415

    folders = arguments.library_folders(options)
    day = day_of(options)
    shelf = open_shelf(Path(options.output), options.force)
    clinic = load_clinic(options.clinic) if options.clinic else None
    work = _Work(shelf, clinic.value if clinic else None, day, options)
    work.tell(clinic.warnings if clinic else ())
    listings = [work.listing(entry, folders) for entry in list_library(folders)]
    if not work.files:
        message = "no sheet could be made, so the shelf is as it was"
        raise HandoutError([error("nothing-made", message, Span(options.output), "mend what is told above")])
    page = shelf_page(listings, work.clinic, day)
    work.publish({**work.files, PAGE: shelf.new(PAGE, page, day)}, listings)
    return work.status


class _Work:
    """One run: what all sheets share, what was made so far, and what was told."""

    def __init__(self, shelf: Shelf, clinic: Clinic | None, day: datetime.date, options: argparse.Namespace) -> None:
        self.shelf = shelf
        self.clinic = clinic
        self.day = day
        self.options = options
        self.output = Output(options.format)
        self.files: dict[str, New] = {}
        self.status = 0
        self._told: set[Diagnostic] = set()

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Each only once: most are the same for all sheets of a handout."""
        for each in diagnostics:
            if each not in self._told:
                self._told.add(each)
                self.output.tell([each])

    def listing(self, entry: Entry, folders: tuple[Path, ...]) -> Listing:
        """All sheets of one handout in one language."""
        from handout.review import review_state  # noqa: PLC0415
        from handout.shelf.plan import VARIANTS, Listing  # noqa: PLC0415
        from handout.source.library import load_handout  # noqa: PLC0415
        from handout.translation import behind, needs_review  # noqa: PLC0415

        try:
            loaded = load_handout(entry.path, folders)
        except HandoutError as fault:
            return Listing(entry.id, entry.language, entry.id, missing=self._fault(fault))
        self.tell(loaded.warnings)
        handout = loaded.value
        return Listing(
            handout.id,
            handout.language,
            handout.title.text,
            tuple(each.text for each in handout.brand_names),
            review_state(handout, self.day),
            tuple(filter(None, (self._sheet(handout, variant) for variant in VARIANTS))),
            unreviewed=needs_review(handout),
            behind=tuple(each.part for each in behind(handout)),
        )

    def publish(self, files: dict[str, New], listings: Iterable[Listing]) -> None:
        """Write and remove files, and say which."""
        gone = self.shelf.gone(files)
        told_of = {sheet.file for listing in listings for sheet in listing.sheets}
        self.shelf.publish(files)
        for name in sorted(name for name, file in files.items() if file.data is not None):
            self.output.made(self.shelf.folder / name)
        for name in gone:
            self.output.remark(f"{near(str(self.shelf.folder / name))}: removed, as it is no longer made")
        for name in self.shelf.changed([*files, *told_of]):
            message = "somebody has changed this file, and it is no longer made; it stays where it is"
            place = Span(str(self.shelf.folder / name))
            self.tell([warning("not-ours", message, place, "remove it yourself, or add --force")])

    def _sheet(self, handout: Handout, variant: Variant) -> Sheet | None:
        """One sheet as the page tells of it; None for a form without a field."""
        from handout.shelf.plan import Sheet, file_name  # noqa: PLC0415

        name = file_name(handout.id, handout.language, variant)
        try:
            result = self._made(handout, variant, name)
        except HandoutError as fault:
            if variant.fillable and all(each.code == "nothing-to-fill-in" for each in fault.diagnostics):
                return None
            if handout.translation and fault.exit_status == HandoutError.exit_status:
                # Its source is there: a language more may lack a sheet, which the page says, without failing the run.
                self.tell(each._replace(severity="warning") for each in fault.diagnostics)
                return Sheet(variant, name, missing=fault.diagnostics[0].message)
            return Sheet(variant, name, missing=self._fault(fault))
        self.tell(result.diagnostics)
        return Sheet(variant, name, result.pages, result.body_pt)

    def _made(self, handout: Handout, variant: Variant, name: str) -> Result:
        """One sheet, on the day that it was made on if nothing but the day is another now, else today."""
        from handout.review import review_state  # noqa: PLC0415

        if self.shelf.is_foreign(name):
            message = "somebody else has written or changed this file"
            place = Span(str(self.shelf.folder / name))
            raise HandoutError([error("not-ours", message, place, "move it away, or add --force to replace it")])
        before = self.shelf.written(name)
        if before and review_state(handout, before.day) == review_state(handout, self.day):
            result = self._rendered(handout, variant, before.day)
            file = self.shelf.new(name, result.pdf, before.day)
            if file.data is None or before.day == self.day:
                self.files[name] = file
                return result
        result = self._rendered(handout, variant, self.day)
        self.files[name] = self.shelf.new(name, result.pdf, self.day)
        return result

    def _rendered(self, handout: Handout, variant: Variant, day: datetime.date) -> Result:
        from handout.api import render  # noqa: PLC0415

        return render(
            handout,
            self.clinic,
            paper=variant.paper,
            edition=variant.edition,
            fillable=variant.fillable,
            style=self.options.style,
            date=day,
            require_reviewed=self.options.require_reviewed,
        )

    def _fault(self, fault: HandoutError) -> str:
        """Tell it; the first of it in words for the page."""
        self.tell(fault.diagnostics)
        self.status = max(self.status, fault.exit_status)
        return fault.diagnostics[0].message
