"""Begin a translation, see which of its parts are behind their source, and record that one was checked.

Where there is no translation yet, its skeleton is written: what is to be translated stands in comments, and numbers,
links and names stay as they are. Where there is one, each part that is behind is shown: the source as it was and is,
and what the translation says; of a section that it lacks, the lines to put in, and the exit status is 1. --accept
records that a part was checked against the source as it is now.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli import arguments
from handout.cli.arguments import Parser, UsageError
from handout.cli.files import write_file, write_new
from handout.cli.output import Output
from handout.diagnostics import Diagnostic, HandoutError, Span, error, nearest

if TYPE_CHECKING:
    from handout.model import Handout

EXAMPLES = (
    "handout translate after-surgery es --library .",
    "handout translate after-surgery es --library . --accept all",
)


def add_options(parser: Parser) -> None:
    """The options of `handout translate`."""
    parser.add_argument("handout", metavar="ID", help="an id of the library, or the YAML file to translate")
    parser.add_argument("language", metavar="LANGUAGE", help="the language to translate into, such as es")
    parser.add_argument("--accept", metavar="SECTION|all", help="record that this part was checked against its source")
    arguments.add_library(parser)
    arguments.add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Write the skeleton, say what is behind, or record what was checked; the exit status."""
    from handout.source.languages import fault_in_tag  # noqa: PLC0415
    from handout.source.library import find, load_handout  # noqa: PLC0415

    if fault := fault_in_tag(options.language):
        raise UsageError(fault)
    folders = arguments.library_folders(options)
    target = _target(options, folders)
    if target.exists():
        return _go_on(options, target, folders)
    if options.accept:
        message = f"there is no translation into '{options.language}' yet"
        raise HandoutError([error("no-translation", message, Span(str(target)), "leave --accept out to begin one")])
    path = find(options.handout, None, folders)
    source = load_handout(path, folders).value
    if source.translation is not None:
        path = path.with_name(f"{source.translation.of.text}.yaml")
        source = load_handout(path, folders).value
    if source.language == options.language:
        raise HandoutError([error("no-translation", f"'{source.id}' is written in '{source.language}'", source.span)])
    _begin(source, path, target, options)
    return 0


def _target(options: argparse.Namespace, folders: Sequence[Path]) -> Path:
    """Where the translation lies or is to lie: beside its source, or in the first library folder."""
    from handout.source.library import comes_with_program, find, is_path  # noqa: PLC0415

    path = find(options.handout, None, folders)
    if is_path(options.handout):
        return path.with_name(f"{options.language}.yaml")
    if folders:
        return Path(folders[0]) / str(options.handout) / f"{options.language}.yaml"
    if comes_with_program(path):
        message = "this handout belongs to the program, and the next version replaces its folder"
        hint = "translate it in your own folder: --library FOLDER"
        raise HandoutError([error("not-yours", message, Span(str(path)), hint)])
    return path.with_name(f"{options.language}.yaml")


def _begin(source: Handout, path: Path, target: Path, options: argparse.Namespace) -> None:
    from handout.source.reading import read_file  # noqa: PLC0415
    from handout.source.translating import skeleton  # noqa: PLC0415
    from handout.source.yaml import LARGEST  # noqa: PLC0415
    from handout.translation import source_parts  # noqa: PLC0415

    hashes = {part: wording.hash for part, wording in source_parts(source).items()}
    write_new(target, skeleton(read_file(path, LARGEST), str(path), options.language, hashes))
    _keep(source, target, options.language, list(hashes))
    Output(options.format).made(target)


def _keep(source: Handout, target: Path, language: str, parts: Sequence[str]) -> None:
    """The words that were translated, so that a later change of them can be shown."""
    from handout.source.translating import read_record, record_beside, record_text  # noqa: PLC0415
    from handout.translation import source_parts, words_of  # noqa: PLC0415

    record = record_beside(target)
    now = {part: words_of(wording) for part, wording in source_parts(source).items() if part in parts}
    kept = {**read_record(record), **now}
    text = record_text(source._replace(language=language), source.language, kept)
    write_file(record, text.encode(), replace=True)


def _go_on(options: argparse.Namespace, target: Path, folders: Sequence[Path]) -> int:
    """What is behind in a translation that is there; or, with --accept, that it was checked."""
    from handout.cli.inputs import day_of  # noqa: PLC0415
    from handout.source.content import read_handout  # noqa: PLC0415
    from handout.source.library import load_handout, source_of  # noqa: PLC0415
    from handout.source.reading import read_file  # noqa: PLC0415
    from handout.source.yaml import LARGEST  # noqa: PLC0415

    output = Output(options.format)
    data = read_file(target, LARGEST)
    written = read_handout(data, str(target)).value
    if written.translation is None:
        hint = "write under 'translation:' of which language it is a translation, such as 'of: en'"
        raise HandoutError([error("no-translation", "this file is no translation", Span(str(target)), hint)])
    path = source_of(written, written.translation, target, folders)
    source = load_handout(path, folders).value
    if options.accept:
        load_handout(target, folders)  # which says what is wrong between the two
        _accept(options.accept, source, data, target)
        output.made(target)
        return 0
    from handout.check.run import check_translation  # noqa: PLC0415
    from handout.source.translating import read_record, record_beside  # noqa: PLC0415

    translation = written.translation._replace(source=source)
    then = read_record(record_beside(target))
    found = list(check_translation(written._replace(translation=translation), then, day_of(options)))
    lacking = list(_untranslated(written, source, path))
    output.tell([*found, *lacking])
    if not found and not lacking:
        output.remark(f"nothing is behind '{source.language}'")
    return 1 if lacking else 0


def _untranslated(written: Handout, source: Handout, path: Path) -> Iterator[Diagnostic]:
    """What the source has got since; sections ready to be put into the translation."""
    from handout.origin import wordings  # noqa: PLC0415
    from handout.source.reading import read_file  # noqa: PLC0415
    from handout.source.translating import section_skeleton, sections_of  # noqa: PLC0415
    from handout.source.yaml import LARGEST  # noqa: PLC0415
    from handout.translation import how_to_add, source_parts  # noqa: PLC0415

    there = wordings(written)
    sections = sections_of(read_file(path, LARGEST), str(path))
    for part in (part for part in source_parts(source) if part not in there):
        hint = how_to_add(written, source, part)
        if part in sections:
            print("\n".join(section_skeleton(sections[part])))
            hint = "put the lines above under 'sections' and translate them"
        yield error("untranslated", f"the translation lacks '{part}'", written.span, hint)


def _accept(part: str, source: Handout, data: bytes, target: Path) -> None:
    from handout.source.translating import enter_hashes  # noqa: PLC0415
    from handout.translation import source_parts  # noqa: PLC0415

    now = {name: wording.hash for name, wording in source_parts(source).items()}
    if part != "all" and part not in now:
        near = nearest(part, now)
        hint = f"did you mean '{near}'?" if near else f"its parts: {', '.join(now)}"
        raise HandoutError([error("no-part", f"the source has no part '{part}'", Span("--accept"), hint)])
    accepted = now if part == "all" else {part: now[part]}
    edited = enter_hashes(data, str(target), accepted)
    _keep(source, target, target.stem, list(accepted))
    write_file(target, edited, replace=True)
