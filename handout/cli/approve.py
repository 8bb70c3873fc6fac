"""Record a review of exactly this wording of a handout.

With --library the record goes into the first library folder (FOLDER/ID/LANGUAGE.review.json), wherever the handout
comes from: so a clinic approves the program's handouts for itself. Of a handout in that folder, or without --library,
the block 'review' of the handout's own file says so, and the record beside it keeps the wording. Any later change of
the wording returns the handout to draft, and 'handout check' shows the difference.
"""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.files import make_folder, write_file
from handout.cli.output import Output
from handout.diagnostics import Diagnostic, HandoutError, Span, error

if TYPE_CHECKING:
    from handout.model import Approval, Handout

EXAMPLES = (
    'handout approve after-surgery en --library . --by "Jane Roe, MD"',
    'handout approve anakinra en --library my-handouts --by "Jane Roe, RN, MSN"',
)


def add_options(parser: Parser) -> None:
    """The options of `handout approve`."""
    parser.add_argument("handout", metavar="ID", help="an id of the library, or a YAML file")
    parser.add_argument("language", metavar="LANGUAGE", help="the language that was read, such as en")
    parser.add_argument("--by", metavar='"NAME, CREDENTIALS"', help="who has read it and finds it right")
    arguments.add_library(parser)
    arguments.add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Write the record, and the block `review` of the handout's own file; the exit status."""
    by = _by(options.by)
    from handout.cli.inputs import day_of  # noqa: PLC0415
    from handout.model import Approval, Phrase  # noqa: PLC0415
    from handout.source.library import find, load_handout  # noqa: PLC0415
    from handout.wording import wording_hash, wording_of  # noqa: PLC0415

    folders = arguments.library_folders(options)
    path = find(options.handout, options.language, folders)
    loaded = load_handout(path, folders)
    handout = loaded.value
    if handout.language.lower() != options.language.lower():
        message = f"this handout is in '{handout.language}', not in '{options.language}'"
        raise HandoutError([error("no-language", message, handout.span, f"approve it in '{handout.language}'")])
    wording, day = wording_of(handout), day_of(options)
    if fault := _impossible_day(day, handout):
        raise HandoutError([fault])
    approval = Approval(Phrase(by, Span("--by")), day, wording_hash(wording), wording)
    output = Output(options.format)
    output.tell((*loaded.warnings, *_warnings(handout, approval)))
    facts = {"id": handout.id, "language": handout.language, "reviewed_by": by, "date": approval.day.isoformat()}
    facts |= {"hash": approval.hash}
    for file in _write(handout, approval, path, _folder_for_record(path, options.handout, folders)):
        output.made(file, **facts, parts=[name for name, _ in wording])
    return 0


def _impossible_day(day: datetime.date, handout: Handout) -> Diagnostic | None:
    """What to say of a day on which nobody can have read this wording: to come, or before its last change."""
    from handout.clock import today  # noqa: PLC0415

    if day > today(os.environ):
        return error("review-day", f"{day} is still to come", Span("--date"), "say the day on which it was read")
    updated = handout.review.updated
    if updated is None or day >= updated:
        return None
    message = f"this handout was last changed on {updated}, which is after {day}"
    return error("review-day", message, handout.review.span, "read it as it is now, or set 'updated' right")


def _by(given: str | None) -> str:
    from handout.source.approvals import reviewer  # noqa: PLC0415

    hint = 'such as --by "Jane Roe, MD"'
    if given is None:
        raise UsageError(("a review needs somebody who made it", f"say who, {hint}"))
    try:
        return ", ".join(reviewer(given))
    except ValueError as fault:
        raise UsageError((str(fault), f"write both, {hint}")) from None


def _warnings(handout: Handout, approval: Approval) -> Sequence[Diagnostic]:
    """Warnings about the sheet as it will be; raises HandoutError for what no sheet could be made of."""
    from handout.api import render  # noqa: PLC0415

    review = handout.review._replace(approvals=(approval,))
    return render(handout._replace(review=review), None, date=approval.day).diagnostics


def _folder_for_record(path: Path, named: str, folders: Sequence[Path]) -> Path | None:
    """The library folder that approves a handout of elsewhere; None where the handout's own file is to say it."""
    from handout.source.library import comes_with_program, is_path  # noqa: PLC0415

    if not is_path(named) and folders and path.resolve().parent.parent != folders[0].resolve():
        return folders[0]
    if comes_with_program(path):
        message = "this handout belongs to the program, and the next version replaces its file"
        raise HandoutError(
            [error("not-yours", message, Span(str(path)), "approve it in your own folder: --library FOLDER")]
        )
    return None


def _write(handout: Handout, approval: Approval, path: Path, folder: Path | None) -> list[Path]:
    """The files that were written; the record first, since nothing is reviewed until the handout's own file says so."""
    from handout.source.approvals import record_beside, record_in, record_text  # noqa: PLC0415
    from handout.source.approving import enter_review  # noqa: PLC0415
    from handout.source.reading import read_file  # noqa: PLC0415
    from handout.source.yaml import LARGEST  # noqa: PLC0415

    text = record_text(handout, approval).encode()
    if folder is not None:
        record = record_in(folder, handout.id, handout.language)
        make_folder(record.parent)
        write_file(record, text, replace=True)
        return [record]
    entered = enter_review(read_file(path, LARGEST), str(path), approval)
    record = record_beside(path)
    write_file(record, text, replace=True)
    write_file(path, entered, replace=True)
    return [record, path]
