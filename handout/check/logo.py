"""What is wrong with a clinic's logo on paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handout.check.brand import ratio
from handout.check.rule import Finding, RuleBook
from handout.model import Phrase
from handout.palette import WHITE, contrast, is_faint
from handout.picture import Color
from handout.record import NamedTuple


class Shown(NamedTuple):
    """A logo as a clinic's file names it, and the colour that nothing of it is darker than, if anything is painted."""

    written: Phrase
    darkest: Color | None


LOGO_RULES: RuleBook[Shown] = RuleBook()


@LOGO_RULES.rule("faint-logo")
def faint_logo(logo: Shown, day: datetime.date) -> Iterator[Finding]:
    """A logo should be seen on white paper.

    Why: a logo for dark web pages is white, or clear all over. On a sheet there is then an empty place. This is told
    only where nothing of the logo reaches 1.3:1 on white.

    Example: 'logo-white.svg' draws all in '#ffffff'.
    """
    name = f"the logo '{logo.written.text}'"
    hint = "name the one for a light ground, in its own colours or in black"
    if logo.darkest is None:
        yield f"{name} is clear all over, so that nobody sees it", logo.written.span, hint
    elif is_faint(logo.darkest):
        reached = ratio(contrast(logo.darkest, WHITE))
        yield f"{name} is too light for paper, {reached} at most, so that nobody sees it", logo.written.span, hint
