"""Write a commented starter that builds as it stands, or a copy of a library handout that remembers its origin.

'handout new ID' writes ID/en.yaml below this folder, which thereby is a library for --library. With --from the files
are copies of a library handout, one a language, as drafts under the new id, which may be the old one; 'handout check'
then says what has changed in the original since. 'handout new --clinic FILE' writes a clinic's file. Nothing is ever
overwritten.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.files import already_there, write_new
from handout.cli.output import Output
from handout.diagnostics import HandoutError, error

EXAMPLES = (
    "handout new after-surgery",
    "handout new our-anakinra --from anakinra",
    "handout new --clinic clinic.yaml",
)


def add_options(parser: Parser) -> None:
    """The options of `handout new`."""
    parser.add_argument(
        "id", metavar="ID", nargs="?", help="the new handout's name: lower-case letters, digits, hyphens"
    )
    parser.add_argument("--from", dest="origin", metavar="LIBRARY_ID", help="the handout of the library to copy")
    parser.add_argument("--language", metavar="TAG", help="with --from: copy this language alone (default: all)")
    parser.add_argument("--clinic", type=Path, metavar="FILE", help="the clinic's file to write")
    arguments.add_library(parser)
    arguments.add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Write the files, all or none; the exit status."""
    if (options.id is None) == (options.clinic is None):
        raise UsageError(("name either a new handout or a new clinic's file", "such as 'handout new after-surgery'"))
    if options.origin is None and options.language:
        raise UsageError(("--language chooses what --from copies", "add --from, or leave it out"))
    if options.origin is not None and options.clinic:
        raise UsageError(("--from copies a handout, and --clinic starts a clinic's file", "give one of them"))
    texts = _copies(options) if options.origin is not None else dict([_starter(options)])
    if faults := already_there(texts):
        raise HandoutError(faults)
    for target, text in texts.items():
        write_new(target, text)
        Output(options.format).made(target)
    return 0


def _starter(options: argparse.Namespace) -> tuple[Path, str]:
    from handout.cli.inputs import day_of  # noqa: PLC0415
    from handout.source.starters import starter_clinic, starter_handout  # noqa: PLC0415

    if options.clinic:
        return options.clinic, starter_clinic()
    return Path(options.id) / "en.yaml", starter_handout(options.id, day_of(options))


def _copies(options: argparse.Namespace) -> dict[Path, str]:
    """The copy of each language of a library handout, by the file that it goes into."""
    from handout.source.library import originals  # noqa: PLC0415
    from handout.source.starters import check_id  # noqa: PLC0415

    check_id(options.id)
    folders = arguments.library_folders(options)
    found = originals(options.origin, folders)
    asked = options.language.lower() if options.language else None
    wanted = {tag: path for tag, path in found.items() if asked in (None, tag.lower())}
    if not wanted:
        message = f"there is no '{options.origin}' in '{options.language}'"
        raise HandoutError([error("no-language", message, None, f"its languages: {', '.join(found)}")])
    return {
        Path(options.id) / f"{tag}.yaml": _copy(path, options.id, options.origin, folders)
        for tag, path in wanted.items()
    }


def _copy(path: Path, id_: str, origin: str, folders: tuple[Path, ...]) -> str:
    from handout.origin import wordings  # noqa: PLC0415
    from handout.source.copies import copied  # noqa: PLC0415
    from handout.source.library import load_handout  # noqa: PLC0415
    from handout.source.reading import read_file  # noqa: PLC0415
    from handout.source.yaml import LARGEST  # noqa: PLC0415

    handout = load_handout(path, folders).value
    hashes = [(part, wording.hash) for part, wording in wordings(handout).items()]
    return copied(read_file(path, LARGEST), str(path), id_, origin, hashes)
