"""The faces of a sheet: the family that the clinic chose, and how wide its letters are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from handout.diagnostics import HandoutError, error, nearest
from handout.layout.brief import SAMPLE
from handout.model import Clinic
from handout.text.fonts import BOLD, REGULAR, Face, FontSet, UnknownFamily, font_set
from handout.text.itemize import StyledRange
from handout.text.paragraph import prepare

DEFAULT_FONT = "Atkinson Hyperlegible Next"


def chosen_fonts(files: Mapping[str, bytes], clinic: Clinic | None) -> FontSet:
    """The faces that a clinic asks for; HandoutError where there is no such family."""
    family = clinic.font if clinic else None
    try:
        return fonts_for(files, family.text if family else DEFAULT_FONT)
    except UnknownFamily as unknown:
        known = [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) for name in unknown.known if "Symbols" not in name]
        near = nearest(unknown.name, known)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known)}"
        raise HandoutError(
            [error("unknown-font", f"no font family '{unknown.name}'", family.span if family else None, hint)]
        ) from None


MOST_FONT_SETS = 8
_font_sets: dict[tuple[int, str], FontSet] = {}


def fonts_for(files: Mapping[str, bytes], family: str) -> FontSet:
    """The faces of a family; the same object for the same files, so that what was shaped with it is remembered."""
    key = (id(files), family)
    if len(_font_sets) > MOST_FONT_SETS:
        _font_sets.clear()
    if key not in _font_sets:
        _font_sets[key] = font_set(files, family)
    return _font_sets[key]


@lru_cache(maxsize=16)
def em_per_character(fonts: FontSet) -> float:
    """How wide a character of ordinary text is, in em."""
    return prepare(SAMPLE, [StyledRange(0, len(SAMPLE), REGULAR, 0)], fonts, "en", "ltr").width / len(SAMPLE)


def own_faces(fonts: FontSet) -> tuple[Face, ...]:
    """The faces that a copy's own words are set in, as far as they have the characters."""
    return fonts.primary(REGULAR), fonts.primary(BOLD)
