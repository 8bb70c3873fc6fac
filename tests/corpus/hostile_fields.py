"""The text fields of a handout and of a clinic's file, and any string in any of them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

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
        {"id": "five", "heading": "Five", "text": "Words."},
        {"id": "call-us", "heading": "Call", "text": "Words."},
        {"id": "emergency", "heading": "Get help", "text": "Words."},
    ],
    "resources": [{"name": "Name", "about": "about", "url": "https://example.org/page"}],
    "review": {
        "written_by": "Writer",
        "reviewed_by": "Reader",
        "updated": "2026-11-22",
        "sources": [{"title": "Label", "read": "2026-11-22"}],
    },
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
    "link address": Field("address", ("sections", 4, "text"), "See [that]({}).".format),
    "help heading": Field("line", ("sections", 5, "heading")),
    "help text": Field("markdown", ("sections", 5, "text"), "- {}".format),
    "resource name": Field("line", ("resources", 0, "name")),
    "resource about": Field("line", ("resources", 0, "about")),
    "resource url": Field("address", ("resources", 0, "url")),
    "disclaimer": Field("line", ("disclaimer",)),
    "copyright": Field("line", ("copyright",)),
    "written by": Field("line", ("review", "written_by")),
    "reviewed by": Field("other", ("review", "reviewed_by")),
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
APART = {"website"} | {name for name, field in FIELDS.items() if field.kind == "address"}
"""Addresses: on one sheet, one that is printed or followed could hide that another was lost."""


def quoted(text: str) -> str:
    """A double-quoted scalar that says exactly this text."""
    signs = (each if each.isprintable() and each not in '"\\' else f"\\U{ord(each):08x}" for each in text)
    return '"' + "".join(signs) + '"'


def yaml_of(value: Any) -> str:
    """A tree as YAML, in which each scalar within another value has a line of its own."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ",".join(f"\n {yaml_of(each)}" for each in value) + "]"
    return "{" + ", ".join(f"{key}:\n {yaml_of(each)}" for key, each in value.items()) + "}"


def file_of(tree: Mapping[str, Any]) -> bytes:
    return "".join(f"{key}: {yaml_of(value)}\n" for key, value in tree.items()).encode()


@cache
def place_of(name: str) -> tuple[str, int]:
    """The file and the line on which a field stands, whatever is written there."""
    file, tree = ("en.yaml", HANDOUT) if name in HANDOUT_FIELDS else ("clinic.yaml", CLINIC)
    lines = file_of(with_values(tree, {FIELDS[name].path: SOUGHT})).decode().split("\n")
    return file, 1 + next(number for number, line in enumerate(lines) if SOUGHT in line)


SOUGHT = "the field that is looked for"


def with_values(tree: Mapping[str, Any], values: Mapping[tuple[str | int, ...], str]) -> dict[str, Any]:
    """A copy of a tree with these values in it."""
    made = copy.deepcopy(dict(tree))
    for path, value in values.items():
        here: Any = made
        for key in path[:-1]:
            here = here[key]
        here[path[-1]] = value
    return made
