"""The fixed words, one file a language: what the program says on the page beside what people wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from handout.cldr import long_date
from handout.languages import match

SOURCE_LANGUAGE = "en"
OTHER_NAMES = {"date_of_birth": "birth_date", "dob": "birth_date", "birthdate": "birth_date", "patient": "name"}
"""What columns of an export are called too, and the field that they are."""

FOLDER = Path(__file__).parent


class Labels:
    """The fixed words of one language. `language` is the one they are in, which may be the source's."""

    def __init__(self, language: str, words: Mapping[str, Any]) -> None:
        self.language = language
        self.words = words

    def __getitem__(self, key: str) -> str:
        return str(self.words[key])

    def fill(self, key: str, **values: object) -> str:
        """A fixed phrase with its blanks filled."""
        return self[key].format(**values)

    def field(self, name: str) -> str:
        """What the page calls a recipient's field: a known one in the language, else its name as words."""
        known: Mapping[str, str] = self.words["fields"]
        words = _words_of(name)
        return known.get(_known_as(words), words[:1].upper() + words[1:])

    def has_field(self, name: str) -> bool:
        """Whether a field is a known one."""
        return known_as(name) in self.words["fields"]

    def date(self, day: date) -> str:
        """A date with the month as a word, since 03/04 is two days; in digits as doses and telephone numbers are."""
        if "months" not in self.words:
            return long_date(day, self.language)
        return self.fill("date", day=day.day, month=self.words["months"][day.month - 1], year=day.year)


def known_as(name: str) -> str:
    """What a field is called among those that have fixed words, however its name is written."""
    return _known_as(_words_of(name))


def _words_of(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").split())


def _known_as(words: str) -> str:
    key = words.casefold().replace(" ", "_")
    return OTHER_NAMES.get(key, key)


@lru_cache
def labels_for(language: str) -> Labels:
    """The fixed words for a BCP 47 tag: of its language in its script, else English."""
    served = match(language, catalogues()) or SOURCE_LANGUAGE
    text = (FOLDER / f"{served}.json").read_text(encoding="utf-8")
    return Labels(served, json.loads(text))


def have_words(language: str) -> bool:
    """Whether there are fixed words in a language."""
    return match(language, catalogues()) is not None


@lru_cache(maxsize=1)
def catalogues() -> tuple[str, ...]:
    """The languages that there are fixed words in."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.json")))
