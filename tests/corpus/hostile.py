"""Any string in any text field of a handout and of a clinic's file, and the laws that hold for what becomes of it."""

from __future__ import annotations

import datetime
import json
import os
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from hostile_fields import (
    APART,
    CLINIC,
    CLINIC_FIELDS,
    FIELDS,
    HANDOUT,
    HANDOUT_FIELDS,
    LOGO,
    file_of,
    place_of,
    with_values,
)

import handout
from handout.diagnostics import Diagnostic, HandoutError, render_json, render_short
from handout.verify import ReadBack, read_back

DAY = datetime.date(2026, 11, 22)
CORPUS = Path(os.environ.get("HANDOUT_CORPUS") or "corpus-not-stated") / "nasty"


class Put(NamedTuple):
    """A string put into fields: the two files that then lie in a folder."""

    text: str
    fields: tuple[str, ...]
    handout: Path
    clinic: Path

    def load(self) -> tuple[Any, Any]:
        return _loaded(handout.load, self.handout), _loaded(handout.load_clinic, self.clinic)


def _loaded(load: Callable[[Path], Any], path: Path) -> Any:
    """What a file says; a value that was read never changes, so the same bytes are read once."""
    return _once(load, path, _written[path])


@lru_cache(maxsize=16)
def _once(load: Callable[[Path], Any], path: Path, _: bytes) -> Any:
    return load(path)


UNTOUCHED = {"en.yaml": file_of(HANDOUT), "clinic.yaml": file_of(CLINIC), "logo.svg": LOGO.encode()}
"""The files without any string in them."""


def put(text: str, fields: Iterable[str], folder: Path) -> Put:
    names = tuple(fields)
    for file, tree, own in (("en.yaml", HANDOUT, HANDOUT_FIELDS), ("clinic.yaml", CLINIC, CLINIC_FIELDS)):
        values = {FIELDS[name].path: FIELDS[name].write(text) for name in names if name in own}
        _write(folder / file, file_of(with_values(tree, values)) if values else UNTOUCHED[file])
    _write(folder / "logo.svg", UNTOUCHED["logo.svg"])
    return Put(text, names, folder / "en.yaml", folder / "clinic.yaml")


_written: dict[Path, bytes] = {}


def _write(path: Path, data: bytes) -> None:
    """Write what is not there yet: most files are the same again and again."""
    if _written.get(path) != data:
        path.write_bytes(data)
        _written[path] = data


class Outcome(NamedTuple):
    """What became of an input: faults, or a PDF and what that says."""

    faults: tuple[Diagnostic, ...]
    pdf: bytes = b""
    read: ReadBack | None = None


def faults_of(call: Callable[[], object]) -> tuple[Diagnostic, ...]:
    """What a call says against its input, which is not empty where it refuses."""
    try:
        call()
    except HandoutError as error:
        return error.diagnostics or (Diagnostic("error", "silent", ""),)
    return ()


def outcome(make: Callable[[], bytes]) -> Outcome:
    """A good PDF or good faults; whatever else fails."""
    pdf, faults = b"", ()
    try:
        pdf = make()
    except HandoutError as error:
        status, faults = error.exit_status, error.diagnostics
    if faults:
        assert status == 1, "the machine is not at fault"
        assert_told(faults)
        return Outcome(faults)
    read = read_back(pdf)
    assert not read.faults, [fault.message for fault in read.faults]
    assert read.pages in (1, 2)
    return Outcome((), pdf, read)


def assert_told(faults: Iterable[Diagnostic]) -> None:
    """Each fault says what, where and what to do, on one line that a terminal shows as it is."""
    told = list(faults)
    assert told
    for fault in told:
        assert fault.message.strip()
        assert fault.span is not None, f"no place: {fault}"
        assert fault.span.line, f"no line: {fault}"
        assert fault.hints, f"no hint: {fault}"
        line = render_short(fault)
        assert line.isprintable()
        assert line.startswith(f"{fault.span}: error: ")
        assert " · hint: " in line
        assert line.encode()
        assert json.loads(render_json(fault))["message"] == fault.message


def render(files: Put) -> bytes:
    words, clinic = files.load()
    return handout.render(words, clinic, date=DAY).pdf


def judged(text: str, fields: Iterable[str], folder: Path) -> Outcome:
    """The law of this folder: a string in fields gives good faults, or a good PDF that says the string in each."""
    files = put(text, fields, folder)
    done = outcome(lambda: render(files))
    if done.read:
        assert_said(files, done.pdf, done.read)
    return done


def assert_said(files: Put, pdf: bytes, read: ReadBack) -> None:
    lines = "\n".join(map(folded, read.lines))
    words = folded(files.text)
    printed = [name for name in files.fields if _is_printed(name, files.text)]
    assert lines.count(words) >= len(printed), f"{words!a} is not there {len(printed)} times, in {printed}"
    if "title" in files.fields:
        assert folded(read.title) == words
    if any(FIELDS[name].kind == "address" for name in files.fields):
        # What is no address within '[…](…)' makes no link, and is words. Markdown writes '%' in a link as '%25'.
        linked = unquote(files.text.strip()) in map(unquote, _links(pdf))
        assert linked or words in lines or not is_plain(words), "the address is lost"


def _is_printed(name: str, text: str) -> bool:
    kind = FIELDS[name].kind
    return kind == "line" or (kind == "markdown" and is_plain(text))


def is_plain(text: str) -> bool:
    """Whether Markdown gives no sign of a text a meaning."""
    return not re.search(r"[\\`*_\[\]<>&!~|\n]", text) and not re.match(r"\s*([#+=:-]|\d+[.)])|\s{4}", text)


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _links(pdf: bytes) -> set[str]:
    import pymupdf

    with pymupdf.open(stream=pdf) as file:
        return {link["uri"] for page in file for link in page.get_links() if "uri" in link}


def at_fault(faults: Iterable[Diagnostic], names: Iterable[str]) -> set[str]:
    """Those of the fields that a fault stands in."""
    places = {(Path(fault.span.file).name, fault.span.line) for fault in faults if fault.span}
    return {name for name in names if place_of(name) in places}


def judge_everywhere(text: str, folder: Path, *, one_of: int = 1, each_alone: bool = False) -> list[Outcome]:
    """The law for a string in every field: each that refuses it is told at its place, and all others make one sheet.

    `one_of`: of the sheets with the string in one field alone, only each so-manieth is made.
    """

    def chosen(name: str) -> bool:
        return each_alone or zlib.crc32(f"{name} {text}".encode("utf-8", "surrogatepass")) % one_of == 0

    done: list[Outcome] = []
    together = [] if each_alone else [name for name in FIELDS if name not in APART]
    while together:
        done.append(judged(text, together, folder))
        refusing = at_fault(done[-1].faults, together)
        if not refusing:
            break
        together = [name for name in together if name not in refusing]
    alone = FIELDS if each_alone or (done and done[-1].faults) else APART
    return done + [judged(text, [name], folder) for name in FIELDS if name in alone and chosen(name)]
