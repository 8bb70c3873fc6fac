"""Write every handout of the library as PDF, with a page that searches them: for a shared drive.

Each language, paper and edition is a file, and where there is something to fill in, one more to fill in on screen.
FOLDER/index.html opens in any browser, with nothing installed. Run it again whenever something has changed: what is as
it was stays untouched, and keeps the day that it was made on; what is no longer made is removed. A sheet that cannot be
made is removed too, since its old words may be wrong by now; the page says why it is missing, it is named, and the exit
status is 1. One case is a warning: what does not fit by the words of the program's own library alone, while the same
language is there in another form on the same paper. Where none at all can be made, the shelf stays as it was. The shelf
touches no file that it has not written itself.

A clinic that has no words in a language of the library names those it has with --language.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.output import Output, near
from handout.diagnostics import Diagnostic, HandoutError, Span, error, nearest, warning
from handout.record import NamedTuple

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
    parser.add_argument(
        "--language",
        action="append",
        default=[],
        metavar="TAG",
        help="only sheets in this language, such as en; may repeat (default: all that the library has)",
    )
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
    listings = [work.listing(entry, folders) for entry in _asked_for(list_library(folders), options.language)]
    if not work.files:
        message = "no sheet could be made, so the shelf is as it was"
        raise HandoutError([error("nothing-made", message, Span(options.output), "mend what is told above")])
    page = shelf_page(listings, work.clinic, day)
    work.publish({**work.files, PAGE: shelf.new(PAGE, page, day)}, listings)
    return work.status


def _asked_for(entries: Sequence[Entry], languages: Sequence[str]) -> list[Entry]:
    """Those in the languages of `--language`; all without it. A language that no handout is in is a fault."""
    known = sorted({entry.language for entry in entries})
    asked = {language.casefold() for language in languages}
    for language in languages:
        if language.casefold() not in {tag.casefold() for tag in known}:
            near = nearest(language, known)
            hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known)}"
            raise HandoutError([error("no-language", f"no handout is in '{language}'", Span("--language"), hint)])
    return [entry for entry in entries if not asked or entry.language.casefold() in asked]


_OF_ONE_SHEET = ("small-type", "no-note-room", "no-identity-room")
"""What is so of one sheet, and not of another of the same words."""


def _of_sheet(told: Diagnostic, name: str) -> Diagnostic:
    return told._replace(message=f"{name}: {told.message}")


class _Lacking(NamedTuple):
    """A sheet that could not be made, and why."""

    variant: Variant
    file: str
    fault: HandoutError

    def is_in(self, path: Path) -> bool:
        """Whether all that is wrong is in this handout's own file, and nothing that a clinic adds or left out."""
        return all(each.span is not None and each.span.file == str(path) for each in self.fault.diagnostics)


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
            self._sheets(handout, entry.path, VARIANTS),
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

    def _sheets(self, handout: Handout, path: Path, variants: Sequence[Variant]) -> tuple[Sheet, ...]:
        """All sheets as the page tells of them, but forms without a field."""
        from handout.shelf.plan import Sheet, file_name  # noqa: PLC0415
        from handout.source.library import in_own_library  # noqa: PLC0415

        made = [self._sheet(handout, variant, file_name(handout.id, handout.language, variant)) for variant in variants]
        papers = {each.variant.paper for each in made if isinstance(each, Sheet)}

        def lacking(each: _Lacking) -> Sheet:
            # Nobody here can mend the program's own words, and the patient has another form of them.
            excused = in_own_library(path) and each.is_in(path) and each.variant.paper in papers
            missing = self._lack(each.fault) if excused else self._fault(each.fault)
            return Sheet(each.variant, each.file, missing=missing)

        return tuple(lacking(each) if isinstance(each, _Lacking) else each for each in made if each)

    def _sheet(self, handout: Handout, variant: Variant, name: str) -> Sheet | _Lacking | None:
        """One sheet, or why there is none; None for a form without a field."""
        from handout.shelf.plan import Sheet  # noqa: PLC0415

        try:
            result = self._made(handout, variant, name)
        except HandoutError as fault:
            if variant.fillable and all(each.code == "nothing-to-fill-in" for each in fault.diagnostics):
                return None
            return _Lacking(variant, name, fault)
        self.tell(_of_sheet(each, name) if each.code in _OF_ONE_SHEET else each for each in result.diagnostics)
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

    def _lack(self, fault: HandoutError) -> str:
        """Tell it as a warning; the first of it in words for the page."""
        self.tell(each._replace(severity="warning") for each in fault.diagnostics)
        return fault.diagnostics[0].message

    def _fault(self, fault: HandoutError) -> str:
        """Tell it; the first of it in words for the page."""
        self.tell(fault.diagnostics)
        self.status = max(self.status, fault.exit_status)
        return fault.diagnostics[0].message
