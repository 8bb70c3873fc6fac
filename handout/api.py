"""What `import handout` offers: files into values, values into a PDF with the assets that it needs."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Literal, get_args

from handout.clock import today
from handout.diagnostics import Diagnostic, HandoutError
from handout.layout.brief import Pictures
from handout.layout.fit import Budget
from handout.layout.foot import QR_SIZE
from handout.model import Clinic, Edition, Handout, PageStyle, Paper, Phrase, Recipient, Resource
from handout.order import Assets, Options
from handout.own_refusals import columns_of, unset_cells
from handout.palette import is_faint
from handout.picture import Color, Drawing, Picture
from handout.pipeline import Result, render_document
from handout.press import Press
from handout.record import NamedTuple
from handout.review import review_faults, review_state
from handout.source import clinic as clinic_file
from handout.source import library
from handout.source.assets import FontFiles, font_files, logo_of_bytes, read_logo
from handout.source.darkest import darkest
from handout.source.qr import qr_drawing
from handout.text.fonts import REGULAR, Face
from handout.typefaces import DEFAULT_FONT, chosen_fonts, fonts_for


def load(id_or_path: str | os.PathLike[str], language: str | None = None, folders: Sequence[Path] = ()) -> Handout:
    """A handout of the library by its id, or of a YAML file. `folders` are libraries to search before the program's.

    Raises HandoutError with every fault of the file.
    """
    return library.load_handout(library.find(os.fspath(id_or_path), language, folders), folders).value


def load_clinic(path: str | os.PathLike[str]) -> Clinic:
    """A clinic's own file; HandoutError with every fault of it."""
    return clinic_file.load_clinic(Path(path)).value


def load_recipient(path: str | os.PathLike[str], encoding: str | None = None) -> Recipient:
    """Whose sheet it is to be: the one row of a CSV file, or a JSON object; HandoutError with every fault of it.

    `encoding` is for files that are not in UTF-8, UTF-16 or UTF-32.
    """
    from handout.source.recipient_file import load_recipient as load_row  # noqa: PLC0415 - few sheets have one

    return load_row(Path(path), encoding).value


def render(
    handout: Handout,
    clinic: Clinic | None = None,
    *,
    pages: Budget | Literal[1, 2] = "auto",
    paper: Paper | None = None,
    style: PageStyle | None = None,
    edition: Edition = "standard",
    date: datetime.date | None = None,
    recipient: Recipient | Mapping[str, object] | None = None,
    require_reviewed: bool = False,
    fillable: bool = False,
    press: Press | None = None,
    second: Handout | None = None,
    asked: str | None = None,
) -> Result:
    """One sheet as PDF. What is None is as the clinic says, else Letter in columns; the date is today's.

    `recipient` is whose sheet it is: a mapping from the names of fields to words, numbers or days, or what
    `load_recipient` gives.

    `pages` is for the standard edition, "1" or 1; large print takes as many as it needs. A word that is none of those
    that `pages`, `paper`, `style` or `edition` may be is a ValueError.

    With `fillable`, plan, check boxes and blanks are form fields; such a sheet is for no recipient (ValueError).

    `second` is the same handout in another language, which a nurse reads beside the patient's own or behind it: on one
    or two pages of the standard edition, in one plan (ValueError in large print, or with `fillable`).

    `asked` is the language that the patient reads, where the handout's serves it and no row says it: the sheet then
    says in it how to ask for an interpreter.

    One `press` for many copies spares what they share; each copy has the same bytes as without, the clinic's logo as
    it was for the first one.

    A recipient with a `password` gets a file that is locked with it, with other bytes each time.

    Raises HandoutError where the words do not fit, or a logo, font or character is at fault; with `require_reviewed`
    also where this wording is not reviewed or its review is past.
    """
    budget: Budget = "1" if pages == 1 else "2" if pages == 2 else pages
    if (budget, paper, style, edition) not in _KNOWN:
        _refuse_unknown(pages=budget, paper=paper, style=style, edition=edition)
    if recipient is not None and not isinstance(recipient, Recipient):
        from handout.source.values import recipient_of  # noqa: PLC0415 - files are read elsewhere

        recipient = recipient_of(recipient)
    if fillable and recipient:
        raise ValueError("a sheet to fill in is nobody's yet: give a recipient, or fillable=True")
    if second and (fillable or edition != "standard"):
        raise ValueError("a sheet in two languages is of the standard edition, and not filled in on screen")
    day = date or today(os.environ)
    handouts = (handout, second) if second else (handout,)
    if require_reviewed and (why := [fault for each in handouts for fault in review_faults(each, day)]):
        raise HandoutError(why)
    logo = press.first(clinic, lambda: _logo(clinic)) if press else _logo(clinic)
    shown = logo.picture if logo else None
    assets = Assets(_fonts(), Pictures(shown, _qr(handout)), Pictures(shown, _qr(second)) if second else Pictures())
    locks = recipient is not None and recipient.get("password") is not None
    options = Options(budget, paper, style, edition, fillable, locks, asked)
    result = render_document(handout, clinic, assets, day, options, recipient, press, second)
    if recipient and locks:
        from handout.locked import locked  # noqa: PLC0415 - few sheets are

        pdf, short = locked(result.pdf, recipient, os.urandom)
        result = result._replace(pdf=pdf, diagnostics=(*result.diagnostics, *short))
    told = tuple(word for each in handouts for word in (*_of_translation(each), *_of_review(each, day)))
    return result._replace(diagnostics=(*told, *_of_logo(clinic, logo, day), *result.diagnostics))


_WORDS = {
    "pages": get_args(Budget),
    "paper": (None, *get_args(Paper)),
    "style": (None, *get_args(PageStyle)),
    "edition": get_args(Edition),
}
_KNOWN = frozenset(product(*_WORDS.values()))


def _refuse_unknown(**given: object) -> None:
    for name, value in given.items():
        if value not in _WORDS[name]:
            known = ", ".join(repr(each) for each in _WORDS[name] if each)
            raise ValueError(f"{name}={value!r}: it is one of {known}")


def _of_translation(handout: Handout) -> tuple[Diagnostic, ...]:
    """Warnings of a translation that nobody answers for, or that is behind its source."""
    if handout.translation is None:
        return ()
    from handout.translation import warnings  # noqa: PLC0415 - only translations need it

    return tuple(warnings(handout))


def _of_review(handout: Handout, day: datetime.date) -> tuple[Diagnostic, ...]:
    """Warnings of a review that is past, or of another wording."""
    state = review_state(handout, day)
    if state.overdue is None and state.outdated is None and handout.review.status == "draft":
        return ()
    from handout.check.review import REVIEW_RULES  # noqa: PLC0415 - only for a review that there may be a word about

    return tuple(REVIEW_RULES.breaches(handout, day))


def _of_logo(clinic: Clinic | None, logo: _Logo | None, day: datetime.date) -> tuple[Diagnostic, ...]:
    """Warnings of a logo that nobody sees."""
    if clinic is None or clinic.logo is None or logo is None or (logo.darkest and not is_faint(logo.darkest)):
        return ()
    from handout.check.run import check_logo  # noqa: PLC0415 - only for a logo that there is a word about

    return tuple(check_logo(clinic.logo, logo.darkest, day))


def _fonts() -> FontFiles:
    """The program's fonts, and those of the folders that HANDOUT_FONTS names."""
    return _font_files(os.environ.get("HANDOUT_FONTS", ""))


@lru_cache(maxsize=4)
def _font_files(named: str) -> FontFiles:
    """Always the same object for the same folders, so that what was shaped with their fonts is remembered."""
    return font_files([Path(each) for each in named.split(os.pathsep) if each])


def face_of_marks() -> Face:
    """The face of what staff read at the foot of a sheet in a print file."""
    return fonts_for(_fonts(), DEFAULT_FONT).primary(REGULAR)


def hash_of_fonts() -> str:
    """SHA-256 of the fonts that sheets are set in, by name."""
    digest = hashlib.sha256()
    for name, data in sorted(_fonts().items()):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def separator(name: str, count: str, paper: Paper, date: datetime.date) -> bytes:
    """A page to lay between the sheets of two groups: the next one's name, and which sheets it has.

    Raises ValueError where the name is too long for the page, or has a character that no font has.
    """
    from handout.separator import render_separator  # noqa: PLC0415 - only print files have it

    return render_separator(name, count, fonts_for(_fonts(), DEFAULT_FONT), _fonts(), paper, date)


def lacking_letters(recipient: Recipient, clinic: Clinic | None) -> tuple[Diagnostic, ...]:
    """Faults of a row's words that no font has the letters of, on whichever sheet of the clinic's."""
    try:
        fonts = chosen_fonts(_fonts(), clinic)
    except HandoutError:
        return ()  # each sheet says what is wrong
    return tuple(unset_cells(recipient, columns_of(None, clinic).all(), fonts))


def check_locks(rows: int) -> None:
    """That so many sheets can be locked; MachineError where what enciphers is not installed."""
    from handout.locked import check_can_lock  # noqa: PLC0415 - few runs have any

    check_can_lock(rows)


def look_faults(clinic: Clinic) -> tuple[Diagnostic, ...]:
    """What is wrong with the font and the logo that a clinic's file names, which every sheet would say again."""
    found: list[Diagnostic] = []
    for read in (lambda: chosen_fonts(_fonts(), clinic), lambda: _logo(clinic)):
        try:
            read()
        except HandoutError as fault:
            found += fault.diagnostics
    return tuple(found)


class _Logo(NamedTuple):
    """A clinic's logo, and how dark it is, if anything of it is painted."""

    picture: Picture
    darkest: Color | None


def _logo(clinic: Clinic | None) -> _Logo | None:
    if clinic is None or clinic.logo is None:
        return None
    if clinic.logo_bytes is not None:
        return _logo_of_bytes(clinic.logo_bytes, clinic.logo)
    folder = Path(clinic.span.file).parent
    try:
        status = (folder / clinic.logo.text).stat()
    except (OSError, ValueError):
        return _seen(read_logo(folder, clinic.logo))  # which says what is wrong
    return _read_logo(folder, clinic.logo, (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=32)
def _read_logo(folder: Path, logo: Phrase, version: tuple[int, ...]) -> _Logo:
    """A clinic's logo. `version` tells one file, in one state, from all others."""
    return _seen(read_logo(folder, logo))


@lru_cache(maxsize=32)
def _logo_of_bytes(data: bytes, logo: Phrase) -> _Logo:
    return _seen(logo_of_bytes(data, logo))


def _seen(picture: Picture) -> _Logo:
    return _Logo(picture, darkest(picture))


def _qr(handout: Handout) -> Drawing | None:
    first = next((each for each in handout.resources if each.url.startswith("https://")), None)
    return _read_qr(first) if first else None


@lru_cache(maxsize=256)
def _read_qr(resource: Resource) -> Drawing:
    return qr_drawing(resource.url, QR_SIZE, resource.span)
