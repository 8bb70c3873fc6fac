"""The words of the shelf's page in each of its languages: in the first, and for its script in those to choose from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

from handout.cldr import decimal_sign, name_in
from handout.labels import SOURCE_LANGUAGE, Labels, catalogues, labels_for
from handout.languages import direction_of, match
from handout.model import Clinic
from handout.record import NamedTuple
from handout.shelf.languages import names_of
from handout.shelf.plan import Listing

KEYS = (
    "shelf_heading",
    "shelf_language",
    "shelf_search",
    "shelf_hint",
    "shelf_count",
    "shelf_found",
    "shelf_none_found",
    "shelf_standard",
    "shelf_large",
    "shelf_fillable",
    "shelf_pages",
    "shelf_missing",
    "shelf_behind",
    "shelf_changed",
    "shelf_not_as_translation",
    "shelf_states",
    "shelf_private",
    "draft",
    "past_review",
    "reviewed_by",
    "unreviewed_translation",
)
"""What the page says, by its key in the catalogues of fixed words."""

NAMED = "language"
"""The key of a phrase that is the name of a language and nothing else."""

_BLANK = re.compile(r"\{(\w+)\}")


class Said(NamedTuple):
    """A fixed phrase and what fills its blanks: a date is written as ISO 8601, a language by its tag."""

    key: str
    given: Mapping[str, str] = {}


def page_languages(listings: Sequence[Listing], clinic: Clinic | None) -> tuple[str, ...]:
    """The languages that the page speaks: first the clinic's, then those of its sheets, and English at least.

    A language without fixed words is not among them.
    """
    there = [each.language for each in listings if any(not sheet.missing for sheet in each.sheets)]
    asked = [clinic.language if clinic else SOURCE_LANGUAGE, SOURCE_LANGUAGE, *there]
    first, *others = dict.fromkeys(found for each in asked if (found := match(each, catalogues())))
    return (first, *sorted(others, key=lambda each: names_of(each).own.casefold()))


class PageWords:
    """What the page says, in each of its languages. It remembers what fills blanks, which the page's script needs."""

    def __init__(self, languages: Sequence[str], clinic: Clinic | None) -> None:
        self.languages = languages
        self.first = languages[0]
        self._clinic = clinic
        self._given: dict[str, dict[str, None]] = {name: {} for name in _TERMS}

    def say(self, said: Said, tag: str = "span", attributes: str = "") -> str:
        """An element with a phrase in the page's first language, marked so that the script can say it in another."""
        for name, given in said.given.items():
            self._given.get(name, {})[given] = None
        given = f' data-given="{escape(json.dumps(said.given, ensure_ascii=False))}"' if said.given else ""
        return f'<{tag}{attributes} data-say="{said.key}"{given}>{self._filled(said)}</{tag}>'

    def clinic_name(self, language: str) -> tuple[str, str] | None:
        """The clinic's name on the page in a language, and the language that the name is in."""
        if self._clinic is None:
            return None
        for each in (language, self._clinic.language, *self._clinic.name.languages()):
            if name := self._clinic.name.get(each):
                return each, name.text
        return None

    def name_of(self, language: str) -> str:
        """What a language is called in the page's first."""
        return _name(language, labels_for(self.first))

    def title(self, language: str) -> str:
        """What the browser's window is called."""
        name = self.clinic_name(language)
        return labels_for(language)["shelf_heading"] + (f" · {name[1]}" if name else "")

    def lexicon(self) -> str:
        """All that the script needs to say what has been said so far in each language, as JSON within HTML."""
        words = {language: self._words(language) for language in self.languages}
        return json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

    def _words(self, language: str) -> Mapping[str, object]:
        name = self.clinic_name(language)
        return {
            "direction": direction_of(language),
            "title": self.title(language),
            "clinic": name and [name[0], direction_of(name[0]), name[1]],
            "fixed": {key: _template(key, labels_for(language)) for key in (*KEYS, NAMED)},
            "terms": {
                name: {each: _TERMS[name](each, labels_for(language)) for each in given}
                for name, given in self._given.items()
            },
        }

    def _filled(self, said: Said) -> str:
        labels = labels_for(self.first)

        def fill(blank: re.Match[str]) -> str:
            given = said.given[blank[1]]
            words = _TERMS[blank[1]](given, labels) if blank[1] in _TERMS else given
            return f"<bdi>{escape(words)}</bdi>"

        # What is given may hold braces and is no template: it is put into what was escaped already.
        return _BLANK.sub(fill, escape(_template(said.key, labels)))


def _template(key: str, labels: Labels) -> str:
    return "{language}" if key == NAMED else labels[key]


def _day(given: str, labels: Labels) -> str:
    return labels.date(date.fromisoformat(given))


def _edition(given: str, labels: Labels) -> str:
    return labels[given]


def _size(given: str, labels: Labels) -> str:
    return given.replace(".", decimal_sign(labels.language) or ".")


def _name(given: str, labels: Labels) -> str:
    """What a language is called in that of the page; where nobody knows, what those call it who speak it."""
    english, own = names_of(given)
    if labels.language == SOURCE_LANGUAGE:
        return english
    name = name_in(given, labels.language)
    return name if name and name != name_in(given, SOURCE_LANGUAGE) else own


_TERMS: Mapping[str, Callable[[str, Labels], str]] = {
    "date": _day,
    "edition": _edition,
    "size": _size,
    NAMED: _name,
}
"""How what stands in a blank of that name is written in a language; all else that is given stands as it is."""
