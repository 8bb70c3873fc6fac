"""Language tags (BCP 47), as far as their form goes."""

from __future__ import annotations

import re

PATTERN = (
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?"
)

_CODES = {
    "ara": "ar", "chi": "zh", "zho": "zh", "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de",
    "hin": "hi", "ita": "it", "jpn": "ja", "kor": "ko", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es",
    "ukr": "uk", "vie": "vi", "arabic": "ar", "chinese": "zh-Hans", "english": "en", "french": "fr", "german": "de",
    "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko", "polish": "pl", "portuguese": "pt",
    "russian": "ru", "spanish": "es", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip
"""What people write for common languages, and the tag that BCP 47 has for it."""


def fault_in_tag(tag: str) -> tuple[str, str] | None:
    """What is wrong with the form of a language tag and what to do about it, or None."""
    if tag.lower() in _CODES:
        return f"'{tag}' is not the tag of a language", f"write {_CODES[tag.lower()]}"
    if len(tag) <= 35 and re.fullmatch(PATTERN, tag):
        return None
    cased = _cased(tag)
    if len(tag) <= 35 and re.fullmatch(PATTERN, cased):
        return f"'{tag}' is not written as language tags are", f"write {cased}"
    return f"'{tag[:40]}' is not the tag of a language", "write one such as en, es, zh-Hant or pt-BR (BCP 47)"


def _cased(tag: str) -> str:
    """The tag with hyphens and the usual case: language lower, script capitalised, region upper."""
    parts = tag.strip().replace("_", "-").lower().split("-")
    for index, part in enumerate(parts[1:], 1):
        if "x" in parts[1:index]:
            break
        if len(part) == 4 and part.isalpha():
            parts[index] = part.capitalize()
        elif len(part) == 2:
            parts[index] = part.upper()
    return "-".join(parts)
