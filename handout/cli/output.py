"""What is printed: what was made on standard output, what there is to say on standard error."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from handout.diagnostics import Diagnostic, Span, error, render_json, render_short, warning

_PACKAGE = Path(__file__).resolve().parents[1]


class Output:
    """Prints for people or, with `--format json`, for machines.

    Without `lists`, standard output is for something else, and the files that are made are not listed there. With
    `goes_on` a command is not ended by who closes standard output, as `| head` does, nor by a full disk under it: what
    it makes are its files. `lost` says whether the list could not be written, for another reason than a reader's.
    """

    def __init__(self, form: str, *, lists: bool = True, goes_on: bool = False) -> None:
        self.json = form == "json"
        self._lists = lists
        self._goes_on = goes_on
        self.lost = False

    def tell(self, diagnostics: Iterable[Diagnostic], **facts: Any) -> None:
        """Faults and warnings, a line each, on standard error; machines also get what else is known of them."""
        for diagnostic in diagnostics:
            shown = as_seen(diagnostic)
            say(render_json(shown, **facts) if self.json else render_short(shown))

    def remark(self, words: str) -> None:
        """Something good to know of what was made, for people, on standard error."""
        if not self.json:
            say(words)

    def made(self, path: Path, **facts: Any) -> None:
        """A file that was made, a line on standard output; machines also get what is known of it."""
        shown = near(str(path))
        if self._lists:
            self._list(json.dumps({"file": shown, **facts}, ensure_ascii=False) if self.json else shown)

    def sum_up(self, **facts: Any) -> None:
        """What came of a command, for machines, in a line that ends its list of files."""
        if self.json and self._lists:
            self._list(json.dumps(facts))
        elif self.json:
            say(json.dumps(facts))

    def end(self) -> None:
        """What was listed is on its way."""
        if self._lists:
            self._list()

    def happened(self, path: Path, words: str, **facts: Any) -> None:
        """A line on what became of a file, at once; machines get what is known of it in place of the words."""
        shown = near(str(path))
        line = json.dumps({"file": shown, **facts}, ensure_ascii=False) if self.json else f"{shown}: {words}"
        print(line, flush=True)

    def _list(self, *lines: str) -> None:
        """A line on standard output; without one, what waits there is given on."""
        try:
            for each in lines:
                print(each)
            if not lines:
                sys.stdout.flush()
        except OSError as fault:
            if not self._goes_on:
                raise
            self._lists = False
            leave_standard_output()
            self.lost = not isinstance(fault, BrokenPipeError)
            self.tell([_unlisted(fault)])


def _unlisted(fault: OSError) -> Diagnostic:
    """What to say where files are not listed any more."""
    hint = "--report says what became of each row"
    if isinstance(fault, BrokenPipeError):
        message = "standard output was closed, so files are not listed there any more; all of them are made"
        return warning("closed-output", message, None, hint)
    message = f"the list of files cannot be written: {fault.strerror}; all of them are made"
    return error("lost-output", message, Span("standard output"), hint)


def say(words: str, end: str = "\n") -> None:
    """Words on standard error. Where these can be written no more, since nobody reads them or a disk is full, the work
    goes on in silence: a log must not stop it.
    """
    try:
        print(words, end=end, file=sys.stderr, flush=True)
    except OSError:
        _leave(sys.stderr)


def leave_standard_output() -> None:
    """Nobody reads it any more: Python's own flush at the end must find nothing to complain about."""
    _leave(sys.stdout)


def _leave(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def tell_faults(diagnostics: Iterable[Diagnostic], words: Sequence[str]) -> None:
    """Faults that ended a command, in the format that its words ask for."""
    Output(_format_in(words)).tell(diagnostics)


def tell_crash(fault: Exception, words: Sequence[str]) -> None:
    """A fault of the program: its kind and place, but no message, since that may hold words of a file."""
    import traceback  # noqa: PLC0415 - seldom, we hope

    if os.environ.get("HANDOUT_DEBUG") == "1":
        traceback.print_exception(fault)
    frames = [each for each in traceback.extract_tb(fault.__traceback__) if _PACKAGE in Path(each.filename).parents]
    place = f"{Path(frames[-1].filename).relative_to(_PACKAGE)} line {frames[-1].lineno}" if frames else "unknown"
    message = f"{type(fault).__name__} at {place}; this is a fault of the program itself"
    tell_faults([error("crash", message, None, "HANDOUT_DEBUG=1 shows more; please report it")], words)


def prepare_streams(words: Sequence[str]) -> None:
    """Let no terminal's character set stop a message; machines get UTF-8 wherever they are."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _prepare(stream, _format_in(words) == "json")


def counted(number: int, what: str) -> str:
    """A number of things in words: '1 sheet', '1,200 sheets'."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def near(file: str) -> str:
    """A file's name as a person here would type it: relative where it lies in this folder or below."""
    if not os.path.isabs(file):
        return file
    try:
        relative = os.path.relpath(file)
    except (OSError, ValueError):  # this folder is gone; another drive
        return file
    return file if relative.startswith(os.pardir) else relative


def as_seen(diagnostic: Diagnostic) -> Diagnostic:
    """A diagnostic with its file as a person here would type it."""
    span = diagnostic.span
    return diagnostic._replace(span=span._replace(file=near(span.file))) if span else diagnostic


def _open_closed_streams() -> None:
    """What was closed before the program began is a stream that nobody reads; the next file would get its number."""
    closed = [(number, name) for number, name in ((1, "stdout"), (2, "stderr")) if getattr(sys, name) is None]
    if not closed:
        return
    while (spare := os.open(os.devnull, os.O_RDWR)) <= closed[-1][0]:
        pass
    os.close(spare)
    for number, name in closed:
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(writing, number)
        os.close(writing)
        stream = io.TextIOWrapper(os.fdopen(number, "wb", closefd=False), "utf-8", line_buffering=True)
        setattr(sys, name, stream)


def _prepare(stream: TextIO, for_machines: bool) -> None:
    assert isinstance(stream, io.TextIOWrapper)
    if for_machines:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        stream.reconfigure(errors="backslashreplace")


def _format_in(words: Sequence[str]) -> str:
    asked = ("--format", "json") in pairwise(words) or "--format=json" in words
    return "json" if asked else "text"
