"""`handout preview --watch`: the pages drawn anew whenever a file of theirs is saved.

Beside the pictures lies a page for a browser that shows them, with what is wrong in a banner above, and reloads itself.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from handout.cli.arguments import library_folders
from handout.cli.files import make_folder, write_file
from handout.cli.inputs import beside, shown_file, usual_name
from handout.cli.live_page import Shown, live_page
from handout.cli.output import Output, as_seen
from handout.cli.preview import Drawn, draw, write_pictures
from handout.diagnostics import Diagnostic, HandoutError, MachineError, render_short
from handout.source.approvals import record_beside, record_in
from handout.source.clinic import load_clinic
from handout.source.reading import read_file
from handout.source.yaml import LARGEST

PAUSE = 0.3
"""Seconds from one look at the files to the next: an editor's window is hardly left before the page is drawn."""

PATIENCE = 5
"""Looks for which a file may be missing: many editors save by taking a file away and putting another in its place."""

State = dict[Path, tuple[int, ...] | None]
"""What tells one version of each file from the next; None for one that is not there."""


def watch(options: argparse.Namespace) -> int:
    """Draw, and draw again, until somebody interrupts it."""
    gc.enable()  # the program's own process lives long for once
    files = Files(options)
    draw_each(options, changes(files.look, partial(time.sleep, PAUSE)))
    return 0


def draw_each(options: argparse.Namespace, moments: Iterable[object]) -> None:
    """Draw the pages at each of the moments; what is at fault is told and shown, and the last good pages stay."""
    easel = _Easel(options)
    for _ in moments:
        easel.draw()


def changes(look: Callable[[], State], pause: Callable[[], None]) -> Iterator[State]:
    """The state of the files at first, then each time that it is another and has come to rest."""
    shown = look()
    yield shown
    while True:
        pause()
        if look() != shown and (state := _at_rest(shown, look, pause)) != shown:
            shown = state
            yield shown


class Files:
    """The files that one preview is made of, wherever the options lead now: handout, its reviews, clinic and logo."""

    def __init__(self, options: argparse.Namespace) -> None:
        """HandoutError where there is nothing to watch: a file that is not there, an id that no library has."""
        self._options = options
        self._handout, _ = shown_file(options)
        self._folders = library_folders(options)
        self._logo: Path | None = None
        self._clinic: tuple[int, ...] | None = None
        for path in (self._handout, options.clinic):
            if path is not None:
                read_file(path, LARGEST)

    def look(self) -> State:
        """The state of each file as it is now."""
        with contextlib.suppress(HandoutError):  # a folder that is gone may be back at the next look
            self._handout, _ = shown_file(self._options)
            self._folders = library_folders(self._options)
        state: State = {}
        for handout in self._in_each_language():
            records = (record_in(folder, handout.parent.name, handout.stem) for folder in self._folders)
            state |= {path: _version(path) for path in (handout, record_beside(handout), *records)}
        if clinic := self._options.clinic:
            state[clinic] = _version(clinic)
            if state[clinic] != self._clinic:
                self._clinic, self._logo = state[clinic], self._logo_of(clinic)
            if self._logo:
                state[self._logo] = _version(self._logo)
        return state

    def _in_each_language(self) -> Iterator[Path]:
        """The handout's file, and that of its second language as long as there is one."""
        yield self._handout
        if self._options.second:
            with contextlib.suppress(HandoutError):
                yield beside(self._handout, self._options.handout, self._options.second, self._folders)

    def _logo_of(self, clinic: Path) -> Path | None:
        """The logo that a clinic's file names; the last known one while that file is at fault."""
        try:
            logo = load_clinic(clinic).value.logo
        except HandoutError:
            return self._logo
        return clinic.parent / logo.text if logo else None


class _Easel:
    """What was drawn last, and where it goes."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._output = Output(options.format)
        path, _ = shown_file(options)
        self._name = (usual_name(path, options.second) or f"{path.stem}.pdf").removesuffix(".pdf")
        self._page = options.output / f"{self._name}.html"
        self._drawn: Drawn | None = None
        self._pictures: list[Path] = []
        self._told: tuple[Diagnostic, ...] = ()
        make_folder(options.output)

    def draw(self) -> None:
        """Draw what the files say now, or say why not."""
        try:
            drawn = draw(self._options)
        except MachineError:
            raise
        except HandoutError as fault:
            self._show(fault.diagnostics)
            self._say(f"{_count(len(fault.diagnostics), 'error')}; {self._what_stays()}", errors=len(fault.diagnostics))
            return
        self._drawn = drawn
        self._replace_pictures(drawn)
        self._show(drawn.diagnostics)
        pages = len(drawn.pictures)
        self._say(f"drawn, {_count(pages, 'page')} at {drawn.body_pt:g} points", pages=pages, body_pt=drawn.body_pt)

    def _replace_pictures(self, drawn: Drawn) -> None:
        older, self._pictures = self._pictures, write_pictures(drawn, self._options.output)
        for picture in older:
            if picture not in self._pictures:
                picture.unlink(missing_ok=True)

    def _show(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Tell what was not told the last time, and write the page for the browser."""
        self._output.tell(each for each in diagnostics if each not in self._told)
        self._told = diagnostics
        lines = [(each.severity, render_short(as_seen(each))) for each in diagnostics]
        errors = tuple(line for severity, line in lines if severity == "error")
        warnings = tuple(line for severity, line in lines if severity == "warning")
        shown = Shown(self._name, self._drawn.pictures if self._drawn else (), errors, warnings)
        write_file(self._page, live_page(shown).encode(), replace=True)

    def _say(self, words: str, **facts: object) -> None:
        self._output.happened(self._page, words, **facts)

    def _what_stays(self) -> str:
        return "the last good pages stay" if self._drawn else "there are no pages yet"


def _at_rest(shown: State, look: Callable[[], State], pause: Callable[[], None]) -> State:
    """The state once two looks agree, and no file has just gone that may be about to come back."""
    state, waited = look(), 0
    while True:
        pause()
        before, state = state, look()
        gone = any(version is None and shown.get(path) for path, version in state.items())
        waited = waited + 1 if gone else 0
        if state == before and (not gone or waited >= PATIENCE):
            return state


def _version(path: Path) -> tuple[int, ...] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
