"""Languages as people name them, and which of those that there are serves one that is asked for.

RFC 4647 lookup after CLDR's likely subtags: Mexican Spanish is served by Spanish, Taiwan's Chinese by the traditional
form. Nothing is ever served by another language or another script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from handout.geometry import Direction
from handout.language_data import CODES, ELSEWHERE, LIKELY, NAMES
from handout.record import NamedTuple

_RTL_SCRIPTS = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"))

_SAME = {"tl": "fil", "mo": "ro", "no": "nb", "cmn": "zh", "pnb": "pa-Arab", "prs": "fa", "pes": "fa"}
"""Tags for one language, which CLDR keeps apart or calls otherwise."""


_CODES_OF_CHINESE = ("zho", "chi")

_BETWEEN_WORDS = re.compile(r"[(),]| - ")
_WITH_REGION = re.compile(r"(.+?)\s*\(([A-Za-z]{2})\)")

_ALSO = {
    "farsi": "fa",
    "castilian": "es",
    "castellano": "es",
    "chinese": "zh",
    "mandarin": "zh",
    "mandarin_chinese": "zh",
    "chinese_mandarin": "zh",
    "haitian": "ht",
    "haitian_creole": "ht",
    "chinese_simplified": "zh-Hans",
    "simplified_chinese": "zh-Hans",
    "chinese_traditional": "zh-Hant",
    "traditional_chinese": "zh-Hant",
}
"""What record systems call languages besides."""


class Tag(NamedTuple):
    """A language tag with the script that it says or that goes without saying; `region` is '' where it says none."""

    language: str
    script: str
    region: str


@cache
def _likely() -> dict[str, tuple[str, str]]:
    words = LIKELY.split()
    return {code: (script, region) for code, script, region in zip(words[::3], words[1::3], words[2::3], strict=True)}


@cache
def _elsewhere() -> dict[tuple[str, str], str]:
    words = ELSEWHERE.split()
    return {(code, region): script for code, region, script in zip(words[::3], words[1::3], words[2::3], strict=True)}


@cache
def _names() -> dict[str, str]:
    words = f"{CODES} {NAMES}".split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def tag_of(written: str) -> Tag:
    """What a language tag means, in any case and with hyphens or underscores; variants and private use left off."""
    language, *rest = written.strip().replace("_", "-").split("-")
    language, _, implied = _SAME.get(language.lower(), language.lower()).partition("-")
    script = next((each.title() for each in rest[:2] if len(each) == 4 and each.isalpha()), implied)
    region = next(
        (each.upper() for each in rest if (len(each) == 2 and each.isalpha()) or (len(each) == 3 and each.isdigit())),
        "",
    )
    usual = _likely().get(language, ("", ""))[0]
    return Tag(language, script or _elsewhere().get((language, region), usual), region)


def named(written: str) -> str | None:
    """The tag of a language that is called by its name or an older code: 'Spanish', 'español', 'spa'."""
    return None if lacks_script(written) else _called(written)


def lacks_script(written: str) -> bool:
    """Whether a language's name does not say which of its forms is meant: 'Chinese' has two, and a guess may be one
    that nobody at home reads. Its codes mean what `zh` does.
    """
    return _called(written) == "zh" and written.strip().casefold() not in _CODES_OF_CHINESE


def _called(written: str) -> str | None:
    """The tag of a name, or of several for one language: 'Spanish; Castilian', as ISO 639-2 has them."""
    found = {_called_alone(each) for each in written.split(";")}
    return found.pop() if len(found) == 1 else None


def _called_alone(written: str) -> str | None:
    """The tag of a name, with a form or a region behind it: 'Chinese (Simplified)', 'English (US)'."""
    name = "_".join(written.casefold().split())
    plain = "_".join(_BETWEEN_WORDS.sub(" ", written.casefold()).split())
    if found := _ALSO.get(plain) or _names().get(name):
        return found
    with_region = _WITH_REGION.fullmatch(written.strip())
    language = _names().get("_".join(with_region[1].casefold().split())) if with_region else None
    return f"{language}-{with_region[2].upper()}" if with_region and language else None


def known(written: str) -> str | None:
    """The tag of a language that CLDR knows, by tag, name or older code; None for any other words."""
    found = named(written)
    if found is None and tag_of(written).language in (*_likely(), *_names().values()):
        return written.strip().replace("_", "-")
    return found


def code_of(written: str) -> str | None:
    """The one tag of a language that CLDR knows, however it is named; None for any other words.

    It has nothing but the language, its region, and a known script where that is said or is not the usual one.
    """
    found = known(written)
    if found is None:
        return None
    tag = tag_of(found)
    scripts = {script for script, _ in _likely().values()} | {*_elsewhere().values()}
    is_usual = tag.script == _likely().get(tag.language, ("", ""))[0]
    is_said = tag.script.casefold() in found.casefold().split("-")
    script = tag.script if tag.script in scripts and (is_said or not is_usual) else ""
    return "-".join(filter(None, (tag.language, script, tag.region)))


def direction_of(written: str) -> Direction:
    """The direction in which a language is written."""
    return "rtl" if tag_of(written).script in _RTL_SCRIPTS else "ltr"


def match(asked: str, there: Iterable[str]) -> str | None:
    """Which of the tags that are there serves the one that is asked for; None where none does.

    Of several, the one of the same region, then the one that names none, then the one of the language's likely region.
    """
    tags = list(there)
    same = next((each for each in tags if each.casefold() == asked.strip().replace("_", "-").casefold()), None)
    if same is not None:
        return same
    for wanted in filter(None, (asked, named(asked))):
        if found := _closest(tag_of(wanted), tags):
            return found
    return None


def _closest(wanted: Tag, tags: list[str]) -> str | None:
    usual = _likely().get(wanted.language, ("", ""))[1]
    for region in dict.fromkeys((wanted.region, "", *((usual,) if not wanted.region else ()))):
        for each in tags:
            tag = tag_of(each)
            if (tag.language, tag.script, tag.region) == (wanted.language, wanted.script, region) and tag.script:
                return each
    return None
