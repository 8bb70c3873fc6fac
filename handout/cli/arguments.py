"""Options: a parser that never guesses, and says which name was nearest."""

from __future__ import annotations

import argparse
import datetime
import os
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from handout.diagnostics import HandoutError, error, nearest


class UsageError(HandoutError):
    """The command line is at fault. Exit status 2."""

    exit_status = 2

    def __init__(self, *said: tuple[str, str]) -> None:
        super().__init__([error("usage", what, None, hint) for what, hint in said])


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. Argparse makes one for each option, and would import half an archiver for that."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())


@lru_cache(maxsize=1)
def _width() -> int:
    """Columns to write in, two left free."""
    stated = os.environ.get("COLUMNS", "")
    try:
        columns = int(stated) if stated.isdecimal() else os.get_terminal_size(1).columns
    except OSError:
        columns = 0
    return (columns or 80) - 2


class Parser(argparse.ArgumentParser):
    """One command's options. Nothing is abbreviated; faults are UsageErrors."""

    def __init__(self, command: str, doc: str, examples: Sequence[str]) -> None:
        shown = "\n".join(f"  {each}" for each in examples)
        super().__init__(
            prog=f"handout {command}",
            description=doc.strip(),
            epilog=f"examples:\n{shown}" if len(examples) > 1 else f"example:\n{shown}",
            formatter_class=_Help,
            allow_abbrev=False,
            add_help=False,
        )
        self.add_argument("-h", "--help", action="store_true", help="show this and end")
        self.add_argument(
            "--format",
            type=one_of("text", "json"),
            default="text",
            metavar="text|json",
            help="how to print: for people (text), or one JSON object a line for machines",
        )

    def parse(self, words: Sequence[str]) -> argparse.Namespace | None:
        """The options, or None where the help was asked for, and printed."""
        if _asks_help(words):
            self.print_help()
            return None
        for word in words:
            if word == "--":
                break
            self._know(word)
        options, left = self.parse_known_args(list(words))
        if left:
            self.error(f"'{left[0]}' is one word too many")
        return options

    def error(self, message: str) -> NoReturn:
        """A fault in argparse's words, or in ours with a hint behind them."""
        message, *hints = message.split(" · hint: ")
        raise UsageError((message, hints[0] if hints else f"'{self.prog} --help' shows all options"))

    def _know(self, word: str) -> None:
        """Before argparse, which would complain of whatever else an unknown option has upset."""
        name = word.partition("=")[0]
        known = list(self._option_string_actions)
        if not name.startswith("--") or name in known:
            return
        near = nearest(name, known)
        self.error(f"there is no option '{name}'" + (f" · hint: did you mean '{near}'?" if near else ""))


def _asks_help(words: Sequence[str]) -> bool:
    asked = list(words)[: list(words).index("--")] if "--" in words else words
    return "-h" in asked or "--help" in asked


def one_of(*names: str) -> Callable[[str], str]:
    """A type for an option that takes one of a few words."""

    def parse(word: str) -> str:
        if word in names:
            return word
        near = nearest(word.lower(), names)
        hint = f"did you mean '{near}'?" if near else f"write {', '.join(names[:-1])} or {names[-1]}"
        raise argparse.ArgumentTypeError(f"'{word}' is none of its values · hint: {hint}")

    return parse


def folder(word: str) -> Path:
    """A folder's name; an empty one is none, and not this folder's."""
    return Path(name_of("folder")(word))


def name_of(thing: str) -> Callable[[str], str]:
    """A type for an option that names something, which a shell's variable that is not set does not."""

    def parse(word: str) -> str:
        if not word.strip():
            raise argparse.ArgumentTypeError(f"this names no {thing} · hint: write its name, or leave the option out")
        return word

    return parse


def day(word: str) -> datetime.date:
    """A date as ISO 8601 writes it, and in no other form."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            return datetime.date.fromisoformat(word)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"'{word}' is not a date · hint: write it as 2026-11-20")


def add_library(parser: Parser) -> None:
    """`--library`, which may repeat."""
    parser.add_argument(
        "--library",
        action="append",
        type=Path,
        default=[],
        metavar="FOLDER",
        help="a library to search before the program's own; may repeat. HANDOUT_LIBRARY names more of them "
        f"(separated by '{os.pathsep}')",
    )


def add_clinic(parser: Parser) -> None:
    """`--clinic`."""
    parser.add_argument("--clinic", type=Path, metavar="FILE", help="the clinic's own file: name, numbers, logo, look")


def add_date(parser: Parser) -> None:
    """`--date`."""
    parser.add_argument(
        "--date",
        type=day,
        metavar="YYYY-MM-DD",
        help="the day that counts as today, for what is past its review and for dates in the PDF "
        "(default: SOURCE_DATE_EPOCH, else today)",
    )


def add_require_reviewed(parser: Parser) -> None:
    """`--require-reviewed`."""
    parser.add_argument(
        "--require-reviewed",
        action="store_true",
        help="refuse what is a draft, has changed since its review, or is past its review",
    )


def add_page(parser: Parser, *, by_row: bool = False) -> None:
    """`--pages`, `--paper`, `--style` and `--edition`, which may be another `by_row`."""
    standard = "; of the standard edition: a row's large print takes as many as it needs" if by_row else ""
    parser.add_argument(
        "--pages",
        type=one_of("auto", "1", "2"),
        default="auto",
        metavar="auto|1|2",
        help="how many pages it may have; auto: one if all fits at 12 points, else two; "
        f"1: what has a 'short' may be shortened{standard}",
    )
    parser.add_argument(
        "--paper", type=one_of("letter", "a4"), metavar="letter|a4", help="default: as the clinic says, else letter"
    )
    add_style(parser)
    parser.add_argument(
        "--edition",
        type=one_of("standard", "large-print"),
        default="standard",
        metavar="standard|large-print",
        help="large-print: 18 points, one column, as many pages as it takes (default: standard)",
    )


def add_encoding(parser: Parser) -> None:
    """`--encoding`."""
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=encoding,
        help="how the letters of the recipients' file are written, where that is not UTF-8 or UTF-16: cp1252, cp1250",
    )


def encoding(word: str) -> str:
    """The name of an encoding."""
    from handout.source.encodings import is_encoding  # noqa: PLC0415 - for one option alone

    if not is_encoding(word):
        hint = "write utf-8, cp1252 (Windows, western Europe), cp1250, iso-8859-1, mac-roman, shift_jis …"
        raise argparse.ArgumentTypeError(f"'{word}' is no encoding · hint: {hint}")
    return word


def add_second(parser: Parser) -> None:
    """`--with`."""
    parser.add_argument(
        "--with",
        dest="second",
        type=name_of("language"),
        metavar="TAG",
        help="a second language on the sheet, such as en, for who cares for the patient: side by side if all fits "
        "two pages, else on the back",
    )


def add_style(parser: Parser) -> None:
    """`--style`."""
    parser.add_argument(
        "--style",
        type=one_of("columns", "sidebar", "single"),
        metavar="columns|sidebar|single",
        help="default: as the clinic says, else columns",
    )


def check_page(options: argparse.Namespace) -> None:
    """Options that contradict each other; UsageError."""
    if options.edition == "large-print" and options.pages != "auto":
        raise UsageError(("large print takes as many pages as it needs", "leave --pages out"))
    if options.second and options.edition == "large-print":
        raise UsageError(
            ("large print has one language a sheet, since pages in two get mixed up", "make two, without --with")
        )
    if options.second and options.language and options.second.casefold() == options.language.casefold():
        raise UsageError(("--language and --with name the same language", "name two, or leave --with out"))


def add_recipient(parser: Parser) -> None:
    """`--recipient`, `--set` and `--note`."""
    parser.add_argument(
        "--recipient",
        type=name_of("file"),
        metavar="FILE",
        help="whose sheet it is: one row of CSV (with a line of column names) or JSON; '-' is standard input",
    )
    add_encoding(parser)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="one field of the recipient; may repeat. The shell keeps a record of what is typed here",
    )
    parser.add_argument(
        "--note", metavar="TEXT", help="the recipient's own note. The shell keeps a record of what is typed here"
    )


def library_folders(options: argparse.Namespace) -> tuple[Path, ...]:
    """The folders of `--library`, then those of HANDOUT_LIBRARY. One that is not there is a fault of the command."""
    named = os.environ.get("HANDOUT_LIBRARY", "").split(os.pathsep)
    folders = (*options.library, *(Path(each) for each in named if each))
    for folder in folders:
        if not folder.is_dir():
            raise UsageError((f"there is no library folder '{folder}'", "look at --library and HANDOUT_LIBRARY"))
    return folders
