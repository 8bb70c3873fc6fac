"""The fixed words, one file a language: what the program says on the page beside what people wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

SOURCE_LANGUAGE = "en"
RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of one language. `language` is the one they are in, which may be the source's."""

    language: str
    words: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.words[key])

    def fill(self, key: str, **values: object) -> str:
        """A fixed phrase with its blanks filled."""
        return self[key].format(**values)

    def field(self, name: str) -> str:
        """What the page calls a recipient's field: a known one in the language, else its name as words."""
        known: Mapping[str, str] = self.words["fields"]
        words = " ".join(name.replace("_", " ").replace("-", " ").split())
        return known.get(name) or words[:1].upper() + words[1:]

    def date(self, day: date) -> str:
        """A date with the month as a word, since 03/04 is two days."""
        return self.fill("date", day=day.day, month=self.words["months"][day.month - 1], year=day.year)


@lru_cache
def labels_for(language: str) -> Labels:
    """The fixed words for a BCP 47 tag: its own, else its language's, else English."""
    folder = Path(__file__).parent
    for tag in (language, language.split("-", maxsplit=1)[0], SOURCE_LANGUAGE):
        file = folder / f"{tag}.json"
        if file.is_file():
            return Labels(tag, json.loads(file.read_text(encoding="utf-8")))
    raise AssertionError("the source language has its fixed words")
