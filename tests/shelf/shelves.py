"""Small libraries, and what lies on a shelf."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

HANDOUT = """\
format: 1
id: {id}
language: {language}
title: {title}
brand_names: [{brands}]
intro: |
  {words}
review: {{updated: 2026-01-02, review_by: {due}}}
"""


def put(
    library: Path,
    id_: str,
    language: str = "en",
    *,
    title: str = "Methotrexate",
    brands: str = "Trexall",
    words: str = "Take it once a week.",
    due: str = "2026-12-31",
) -> Path:
    """A handout in a library."""
    path = library / id_ / f"{language}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = HANDOUT.format(id=id_, language=language, title=title, brands=brands, words=words, due=due)
    path.write_text(text, encoding="utf-8")
    return path


def sheets(shelf: Path) -> set[str]:
    """The names of the PDFs on a shelf."""
    return {path.relative_to(shelf).as_posix() for path in shelf.rglob("*.pdf")}


def contents(shelf: Path) -> dict[str, bytes]:
    """Each file's bytes."""
    return {path.relative_to(shelf).as_posix(): path.read_bytes() for path in shelf.rglob("*") if path.is_file()}


def state(shelf: Path) -> dict[str, tuple[int, int, bytes]]:
    """Each file with what tells one that was written anew from one that was left alone."""
    told = {name: (shelf / name).stat() for name in contents(shelf)}
    return {name: (each.st_ino, each.st_mtime_ns, (shelf / name).read_bytes()) for name, each in told.items()}


def spoken(html: str) -> str:
    """What a page says before any script runs."""
    html = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", html))
