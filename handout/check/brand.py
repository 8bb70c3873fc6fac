"""Rules about a clinic's own file: its colours on paper, and the numbers that the help band needs."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator

from handout.check.rule import Finding, RuleBook
from handout.model import Clinic, Phrase
from handout.palette import TEXT_CONTRAST, WHITE, contrast, derive, hex_code, parse
from handout.picture import Color

CLINIC_RULES: RuleBook[Clinic] = RuleBook()


@CLINIC_RULES.rule("brand-contrast")
def brand_contrast(clinic: Clinic, day: datetime.date) -> Iterator[Finding]:
    """A clinic's colours should be dark enough for text: 4.5:1 on white and on their own tints (WCAG 2.2, 1.4.3).

    Why: people with weak sight cannot read pale words. A colour that is too light is darkened for text, just as far
    as needed, and kept as it is for tints; this rule says so, since the page then shows another shade than the logo.

    Example: 'primary: "#f2b632"' reaches 1.8:1 on white. Text is set in a darker shade of it.
    """
    if clinic.colors is None:
        return
    colors = (clinic.colors.primary, clinic.colors.accent)
    palette = derive(*(color.text for color in colors))
    grounds = (WHITE, palette.primary_tint, palette.accent_tint)
    enough = _enough(*(color.text for color in colors))
    for name, color, used, least in zip(
        ("primary", "accent"), colors, (palette.primary, palette.accent), enough, strict=True
    ):
        if parse(color.text) != used:
            yield _darkened(name, color, used, grounds, least)


def _darkened(name: str, phrase: Phrase, used: Color, grounds: tuple[Color, ...], enough: str) -> Finding:
    before, after = (min(contrast(color, ground) for ground in grounds) for color in (parse(phrase.text), used))
    message = (
        f"the {name} colour {phrase.text} is too light for text: {ratio(before)} where {ratio(TEXT_CONTRAST)} is "
        f"needed; text is darkened to {hex_code(used)} ({ratio(after)}), tints keep the colour"
    )
    return message, phrase.span, f"write {enough} or darker to choose the shade yourself"


def _enough(primary: str, accent: str) -> tuple[str, str]:
    """The nearest shades that stay as they are. Darker colours have darker tints, which take a little more."""
    while True:
        palette = derive(primary, accent)
        if (parse(primary), parse(accent)) == (palette.primary, palette.accent):
            return primary, accent
        primary, accent = hex_code(palette.primary), hex_code(palette.accent)


@CLINIC_RULES.rule("no-phone")
def no_phone(clinic: Clinic, day: datetime.date) -> Iterator[Finding]:
    """A clinic's file should have the numbers of the help band: phone, after hours, emergency.

    Why: where one is missing, the sheet has a ruled blank, and somebody must write it in on every copy.

    Example:

        phone: 555-555-0100
        after_hours: 555-555-0101
        emergency: "911"
    """
    for key in ("phone", "after_hours", "emergency"):
        if getattr(clinic, key) is None:
            yield f"there is no '{key}', so the help band has a blank for it", clinic.span, f"add '{key}: …'"


@CLINIC_RULES.rule("phone-digits")
def phone_digits(clinic: Clinic, day: datetime.date) -> Iterator[Finding]:
    """A number to call should have digits enough to be one: three, or two in an emergency.

    Why: whoever reads 'phone: TBD' or half a number on a sheet cannot call. Emergency numbers are short: 911, 112, 15.

    Example:

        phone: 555-555-0100
    """
    for key, least in (("phone", 3), ("after_hours", 3), ("emergency", 2)):
        for _, number in getattr(clinic, key).by_language if getattr(clinic, key) else ():
            if sum(character.isdecimal() for character in number.text) < least:
                yield f"'{number.text}' has too few digits for a number to call", number.span, "write the whole number"


@CLINIC_RULES.rule("no-logo-alt")
def no_logo_alt(clinic: Clinic, day: datetime.date) -> Iterator[Finding]:
    """A logo should come with words for people who do not see it.

    Why: a screen reader reads them out. Without them it says only that this is the clinic's logo.

    Example:

        logo: logo.svg
        logo_alt: A bending river and a leaf
    """
    if clinic.logo is not None and clinic.logo_alt is None:
        yield "the logo has no words for people who do not see it", clinic.logo.span, "add 'logo_alt: …'"


@CLINIC_RULES.rule("no-interpreter")
def no_interpreter(clinic: Clinic, day: datetime.date) -> Iterator[Finding]:
    """A clinic's file should say how to ask for an interpreter.

    Why: who reads with difficulty is least likely to ask. In the United States a notice is required (45 CFR 92.11).

    Example:

        interpreter: Need an interpreter? Tell us when you call. It is free.
    """
    if clinic.interpreter is None:
        yield "there is no line about interpreters", clinic.span, "add 'interpreter: …'"


def ratio(contrast: float) -> str:
    """Rounded down, so that what fails never reads as what passes."""
    return f"{math.floor(contrast * 10 + 1e-9) / 10:g}:1"
