"""Any string in any text field of a handout and of a clinic's file, and the laws that hold for what becomes of it."""

from __future__ import annotations

import copy
import datetime
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import handout
from handout.diagnostics import Diagnostic, HandoutError, render_json, render_short
from handout.verify import read_back

DAY = datetime.date(2026, 11, 22)
CORPUS = Path(os.environ.get("HANDOUT_CORPUS") or "corpus-not-stated") / "nasty"

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path fill="#246" d="M0 0h4v2h-4z"/></svg>'

HANDOUT = {
    "format": "1",
    "id": "made",
    "language": "en",
    "kind": "medicine",
    "title": "Made up",
    "brand_names": ["Brand"],
    "codes": {"rxnorm": ["72435"]},
    "intro": "What it is.",
    "fast_facts": ["One fact."],
    "sections": [
        {"id": "one", "heading": "One", "text": "Words.", "short": "Word."},
        {"id": "two", "heading": "Two", "style": "steps", "text": "1. Words."},
        {"id": "three", "heading": "Three", "style": "warning", "text": "Words."},
        {"id": "four", "heading": "Four", "text": "Words."},
        {"id": "call-us", "heading": "Call", "text": "Words."},
        {"id": "emergency", "heading": "Get help", "text": "Words."},
    ],
    "resources": [{"name": "Name", "about": "about", "url": "https://example.org/page"}],
    "review": {"written_by": "Writer", "reviewed_by": "Reader", "sources": [{"title": "Label", "read": "2026-11-22"}]},
    "disclaimer": "No advice.",
    "copyright": "Ours.",
}
CLINIC = {
    "format": "1",
    "name": "Clinic",
    "logo": "logo.svg",
    "logo_alt": "A square",
    "phone": "555-0142",
    "after_hours": "555-0187",
    "emergency": "911",
    "interpreter": "Ask for one.",
    "address": ["1 Road"],
    "website": "https://clinic.example",
    "colors": {"primary": "#0b5d7a", "accent": "#b3541e"},
    "font": "Atkinson Hyperlegible Next",
    "language": "en",
}


class Field(NamedTuple):
    """A place in a file. `kind`: `line` is printed as it is, `markdown` where it has no mark-up, `address` as a link,
    `other` is not printed. `write` puts the string among other signs."""

    kind: str
    path: tuple[str | int, ...]
    write: Callable[[str], str] = str


HANDOUT_FIELDS = {
    "title": Field("line", ("title",)),
    "brand name": Field("line", ("brand_names", 0)),
    "intro": Field("markdown", ("intro",)),
    "fast fact": Field("markdown", ("fast_facts", 0)),
    "heading": Field("line", ("sections", 0, "heading")),
    "text": Field("markdown", ("sections", 0, "text")),
    "list item": Field("markdown", ("sections", 1, "text"), "1. {}\n2. Words.\n".format),
    "table cell": Field("markdown", ("sections", 2, "text"), "| A | B |\n|---|---|\n| {} | words |\n".format),
    "link words": Field("markdown", ("sections", 3, "text"), "See [{}](https://example.org).".format),
    "link address": Field("address", ("sections", 3, "text"), "See [that]({}).".format),
    "help heading": Field("line", ("sections", 4, "heading")),
    "help text": Field("markdown", ("sections", 4, "text"), "- {}".format),
    "resource name": Field("line", ("resources", 0, "name")),
    "resource about": Field("line", ("resources", 0, "about")),
    "resource url": Field("address", ("resources", 0, "url")),
    "disclaimer": Field("line", ("disclaimer",)),
    "copyright": Field("line", ("copyright",)),
    "written by": Field("line", ("review", "written_by")),
    "reviewed by": Field("line", ("review", "reviewed_by")),
    "short": Field("other", ("sections", 0, "short")),
    "id": Field("other", ("id",)),
    "language": Field("other", ("language",)),
    "section id": Field("other", ("sections", 0, "id")),
    "code": Field("other", ("codes", "rxnorm", 0)),
    "source": Field("other", ("review", "sources", 0, "title")),
    "date": Field("other", ("review", "updated")),
}
CLINIC_FIELDS = {
    "name": Field("line", ("name",)),
    "phone": Field("line", ("phone",)),
    "after hours": Field("line", ("after_hours",)),
    "emergency": Field("line", ("emergency",)),
    "interpreter": Field("line", ("interpreter",)),
    "address": Field("line", ("address", 0)),
    "website": Field("other", ("website",)),
    "logo alt": Field("line", ("logo_alt",)),
    "logo": Field("other", ("logo",)),
    "font": Field("other", ("font",)),
    "color": Field("other", ("colors", "primary")),
    "clinic language": Field("other", ("language",)),
}
FIELDS = {**HANDOUT_FIELDS, **CLINIC_FIELDS}
APART = {"link words", "link address", "logo", "font", "id", "language", "clinic language", "section id"}
"""Fields that would get in each other's way on one sheet."""


def quoted(text: str) -> str:
    """A double-quoted scalar that says exactly this text."""
    signs = (each if each.isprintable() and each not in '"\\' else f"\\U{ord(each):08x}" for each in text)
    return '"' + "".join(signs) + '"'


def yaml_of(value: Any) -> str:
    """A tree as YAML, a key of the top level a line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml_of, value)) + "]"
    return "{" + ", ".join(f"{key}: {yaml_of(each)}" for key, each in value.items()) + "}"


def file_of(tree: Mapping[str, Any]) -> bytes:
    return "".join(f"{key}: {yaml_of(value)}\n" for key, value in tree.items()).encode()


class Put(NamedTuple):
    """A string put into fields: the two files that then lie in a folder."""

    text: str
    fields: tuple[str, ...]
    handout: Path
    clinic: Path

    def load(self) -> tuple[Any, Any]:
        return handout.load(self.handout), handout.load_clinic(self.clinic)


def put(text: str, fields: Iterable[str], folder: Path) -> Put:
    trees = {"en.yaml": copy.deepcopy(HANDOUT), "clinic.yaml": copy.deepcopy(CLINIC)}
    names = tuple(fields)
    for name in names:
        field = FIELDS[name]
        here: Any = trees["en.yaml" if name in HANDOUT_FIELDS else "clinic.yaml"]
        for key in field.path[:-1]:
            here = here[key]
        here[field.path[-1]] = field.write(text)
    for name, tree in trees.items():
        (folder / name).write_bytes(file_of(tree))
    (folder / "logo.svg").write_text(LOGO)
    return Put(text, names, folder / "en.yaml", folder / "clinic.yaml")


class Outcome(NamedTuple):
    """What became of an input: faults, or a PDF."""

    faults: tuple[Diagnostic, ...]
    pdf: bytes = b""


def outcome(make: Callable[[], bytes]) -> Outcome:
    """A good PDF or good faults; whatever else fails."""
    try:
        pdf = make()
    except HandoutError as error:
        assert error.exit_status == 1, "the machine is not at fault"
        assert_told(error.diagnostics)
        return Outcome(error.diagnostics)
    read = read_back(pdf)
    assert not read.faults, [fault.message for fault in read.faults]
    assert read.pages in (1, 2)
    return Outcome((), pdf)


def assert_told(faults: Iterable[Diagnostic]) -> None:
    """Each fault says what, where and what to do, on one line that a terminal shows as it is."""
    told = list(faults)
    assert told
    for fault in told:
        assert fault.message.strip()
        assert fault.span and fault.span.file, f"no place: {fault}"
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
    if done.pdf:
        assert_said(files, done.pdf)
    return done


def assert_said(files: Put, pdf: bytes) -> None:
    read = read_back(pdf)
    lines = "\n".join(map(folded, read.lines))
    words = folded(files.text)
    printed = [name for name in files.fields if _is_printed(name, files.text)]
    assert lines.count(words) >= len(printed), f"{words!a} is not there {len(printed)} times, in {printed}"
    if "title" in files.fields:
        assert folded(read.title) == words
    if any(FIELDS[name].kind == "address" for name in files.fields):
        # What is no address within '[…](…)' makes no link, and is words.
        assert files.text.strip() in _links(pdf) or words in lines or not is_plain(words), "the address is lost"


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


def accepted(text: str, folder: Path) -> tuple[list[str], list[str]]:
    """The fields whose files can be read with the string in them, and those that refuse it, which they say well."""
    good, bad = [], []
    for name in FIELDS:
        files = put(text, [name], folder)
        try:
            files.load()
        except HandoutError as error:
            assert error.exit_status == 1
            assert_told(error.diagnostics)
            assert all(fault.span and fault.span.line for fault in error.diagnostics)
            bad.append(name)
        else:
            good.append(name)
    return good, bad


def judge_everywhere(text: str, folder: Path, *, each_alone: bool = False) -> list[Outcome]:
    """The law for a string in every field: all that can be read on one sheet, each alone where that is refused."""
    good, _ = accepted(text, folder)
    together = [name for name in good if name not in APART]
    alone = [name for name in good if name in APART]
    done: list[Outcome] = []
    if together and not each_alone:
        done.append(judged(text, together, folder))
    if each_alone or (done and done[0].faults):
        alone = good
    return done + [judged(text, [name], folder) for name in alone]
