"""Where emphasis may begin and end: CommonMark's rule, and what scripts without spaces ask of it besides.

CommonMark tells a sign that opens from one that closes by the spaces and punctuation around it. Beside a bracket or a
full stop of a script that writes no spaces it takes both for neither, and prints the asterisks. This follows the
amendment that is known as CJK-friendly emphasis: such punctuation counts as a letter, and such a letter as a space.
"""

from __future__ import annotations

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

from handout.characters import is_glued


class InlineState(StateInline):
    """The parser's walk along one paragraph."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - the parser's own name
        """How many signs stand here, and whether they may open or close emphasis."""
        scanned = super().scanDelims(start, canSplitWord)
        before = self.src[start - 1] if start else " "
        end = start + scanned.length
        after = self.src[end] if end < self.posMax else " "
        if not canSplitWord or not (is_glued(before) or is_glued(after)):
            return scanned
        opens = not isWhiteSpace(ord(after)) and not (_parts(after) and not _open_to(before))
        closes = not isWhiteSpace(ord(before)) and not (_parts(before) and not _open_to(after))
        return Scanned(opens, closes, scanned.length)


def _parts(character: str) -> bool:
    """Punctuation of a script that writes spaces."""
    return (isMdAsciiPunct(ord(character)) or isPunctChar(character)) and not is_glued(character)


def _open_to(character: str) -> bool:
    return isWhiteSpace(ord(character)) or _parts(character) or is_glued(character)
