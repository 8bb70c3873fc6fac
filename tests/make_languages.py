"""Writes handout/language_data.py from the CLDR data that Babel brings: make_languages.py."""

from __future__ import annotations

import textwrap
from pathlib import Path

import babel
from babel import Locale, UnknownLocaleError
from babel.core import get_global

TARGET = Path(__file__).parents[1] / "handout" / "language_data.py"

HEAD = '''"""Languages, their likely scripts and regions, and what people call them (CLDR, as Babel {version} has it).

Written by tests/make_languages.py.
"""

LIKELY = """
{likely}
"""
"""Language, script, region: what a tag means that does not say it."""

ELSEWHERE = """
{elsewhere}
"""
"""Language, region, script: where another script than the likely one is written."""

CODES = """
{codes}
"""
"""Codes of ISO 639-2 and others, and the language of BCP 47."""

NAMES = """
{names}
"""
"""What a language is called in English and by those who speak it, with '_' for spaces, and its tag."""
'''


def languages() -> dict[str, str]:
    """Languages that CLDR has a name for in English."""
    return {code: name for code, name in Locale("en").languages.items() if "_" not in code and len(code) < 4}


def likely() -> dict[str, tuple[str, str]]:
    """The likely script and region of each."""
    found = {}
    for code in languages():
        full = get_global("likely_subtags").get(code)
        if full and full.count("_") == 2:
            found[code] = (full.split("_")[1], full.split("_")[2])
    return found


def elsewhere(usual: dict[str, tuple[str, str]]) -> list[str]:
    """Regions where another script is usual."""
    found = []
    for key, full in sorted(get_global("likely_subtags").items()):
        language, _, region = key.partition("_")
        script = full.split("_")[1] if full.count("_") == 2 else ""
        if len(region) == 2 and language in usual and script != usual[language][0]:
            found += [language, region, script]
    return found


def codes() -> dict[str, str]:
    """Longer codes of languages that have a shorter one."""
    known = languages()
    aliases = get_global("language_aliases")
    return {old: new for old, new in sorted(aliases.items()) if old.isalpha() and new in known and len(old) < 4}


def names() -> dict[str, str]:
    """English and own names; one that two languages share is left out."""
    found: dict[str, set[str]] = {}
    for code, english in languages().items():
        own = _own_name(code)
        for name in {english, own} - {""}:
            found.setdefault("_".join(name.casefold().split()), set()).add(code)
    return {name: next(iter(tags)) for name, tags in sorted(found.items()) if len(tags) == 1}


def _own_name(code: str) -> str:
    try:
        return str(Locale(code).languages.get(code, ""))
    except UnknownLocaleError:
        return ""


def module() -> str:
    """The text of handout/language_data.py."""
    usual = likely()
    return HEAD.format(
        version=babel.__version__,
        likely=_filled(word for code, both in sorted(usual.items()) for word in (code, *both)),
        elsewhere=_filled(elsewhere(usual)),
        codes=_filled(word for pair in codes().items() for word in pair),
        names=_filled(word for pair in names().items() for word in pair),
    )


def _filled(words) -> str:
    return textwrap.fill(" ".join(words), 100, break_on_hyphens=False, break_long_words=False)


if __name__ == "__main__":
    TARGET.write_text(module(), "utf-8")
