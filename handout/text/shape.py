"""Runs into clusters of glyphs, by HarfBuzz."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import pairwise
from operator import attrgetter

import uharfbuzz as hb

from handout.text.clusters import Cluster, Clusters, PlacedGlyph, ShapedWord, Words
from handout.text.fonts import Face
from handout.text.itemize import MissingGlyph, Run

MOST_GLYPHS = 24
"""Glyphs of one cluster: a letter with its marks has six at most; hundreds are made to do harm."""

NOTDEF = 0
"""The glyph that every font has for what it lacks: a box, never to be printed."""

_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)

_CODEPOINT, _CLUSTER, _POSITION = map(attrgetter, ("codepoint", "cluster", "position"))


def shape(text: str, run: Run, language: str, *, remember: bool = True) -> Clusters:
    """The clusters of a run in logical order, kerning and ligatures included.

    `remember` keeps the result for the next call with the same text; leave it off for a recipient's, of which no more
    than single words are kept. Raises MissingGlyph, should shaping itself come out with no glyph.
    """
    if not remember and run.script == "Latn" and not run.level % 2:
        words = _words(text[run.start : run.end], run.face, language)
        if words is not None:
            return words
    shaper = _shape if remember else _shape.__wrapped__
    before, after = _around(text, run) if run.script in _JOINING else ("", "")
    try:
        return shaper(text[run.start : run.end], run.face, run.script, run.level % 2 == 1, language, before, after)
    except MissingGlyph as missing:
        raise MissingGlyph(missing.character, run.start + missing.index, missing.reason) from None


_JOINING = frozenset(("Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Rohg"))
"""Scripts whose letters take another form beside a letter, be that in another run, as where bold begins in a word."""

_CONTEXT = 3
"""Characters to look at on each side: a letter and two marks on it."""


def _around(text: str, run: Run) -> tuple[str, str]:
    """What stands right before and after a run, as far as the next space."""
    before = text[max(0, run.start - _CONTEXT) : run.start].rpartition(" ")[2]
    return before, text[run.end : run.end + _CONTEXT].partition(" ")[0]


MOST_WORDS = 8192
"""Words that are kept: more than notes commonly use."""

LONGEST_WORD = 40
"""Letters of a word that is worth keeping: what is longer stands in no second note."""


def _words(text: str, face: Face, language: str) -> Words | None:
    """Latin text, word by word; None where a letter has not one glyph of its own, or a word is too long to keep.

    To ask HarfBuzz for the glyphs takes ten times as long as to shape them, and notes say much the same.
    """
    parts = text.split(" ")
    if max(map(len, parts)) > LONGEST_WORD:
        return None
    last = parts.pop()
    found = [_word(each, next_[:1] or " ", face, language) for each, next_ in pairwise(parts)]
    if parts:
        found.append(_word(parts[-1], last[:1], face, language))
    if last:
        found.append(_last_word(last, face, language))
    return None if None in found else Words.of(found, text)  # type: ignore[arg-type]  # none of them is None


@lru_cache(maxsize=MOST_WORDS)
def _word(word: str, behind: str, face: Face, language: str) -> ShapedWord | None:
    """A word with its space, as it is between a space and the character `behind`, which its own space is kerned with.

    What is kept follows from these letters alone: nothing tells whose note they stand in.
    """
    return _shaped_word(f"{word} ", behind, face, language)


@lru_cache(maxsize=MOST_WORDS)
def _last_word(word: str, face: Face, language: str) -> ShapedWord | None:
    """A word with nothing behind it."""
    return _shaped_word(word, "", face, language)


def _shaped_word(unit: str, behind: str, face: Face, language: str) -> ShapedWord | None:
    context = f" {unit}{behind}"
    try:
        whole = _shape.__wrapped__(context, face, "Latn", False, language, "", "")
    except MissingGlyph:
        return None
    if len(whole) != len(context):
        return None
    end = 1 + len(unit)
    return ShapedWord(unit, tuple(whole.glyphs[1:end]), tuple(whole.advances[1:end]), whole.safe(1))


@lru_cache(maxsize=4096)
def _shape(words: str, face: Face, script: str, rtl: bool, language: str, before: str, after: str) -> Clusters:
    buffer = hb.Buffer()
    buffer.add_str(f"{before}{words}{after}", len(before), len(words))
    buffer.script = script
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language
    hb.shape(face.hb_font, buffer)
    return _one_each(words, buffer) or _checked(_group(words, buffer, rtl, len(before)))


def _one_each(words: str, buffer: hb.Buffer) -> Clusters | None:
    """The clusters where each character has a glyph of its own, in the order of the text: the usual case.

    A line may begin with a cluster as it is only behind a space; elsewhere it is shaped anew, which is rare, while to
    ask HarfBuzz of each glyph costs as much as to shape it.
    """
    infos = buffer.glyph_infos
    codes = [*map(_CODEPOINT, infos)]
    starts = range(len(words))
    if not words or NOTDEF in codes or [*map(_CLUSTER, infos)] != list(starts):
        return None
    rights, ups, advances, _ = zip(*map(_POSITION, buffer.glyph_positions), strict=True)
    glyphs = tuple(zip(zip(codes, rights, ups, strict=True), strict=True))
    return Clusters(starts, words, glyphs, advances, partial(_is_safe, words, infos))


def _is_safe(words: str, infos: Sequence[hb.GlyphInfo], index: int) -> bool:
    # The flags are an IntFlag, whose own `&` makes another one.
    return index == 0 or (words[index - 1] == " " and not int.__and__(infos[index].flags, _UNSAFE))


def _checked(clusters: Clusters) -> Clusters:
    for start, text, glyphs, _ in clusters:
        if len(glyphs) > MOST_GLYPHS:
            raise MissingGlyph(text[0], start, "too many marks sit on the character")
        if any(glyph == NOTDEF for glyph, _, _ in glyphs):
            raise MissingGlyph(text[0], start)
    return clusters


def _group(words: str, buffer: hb.Buffer, rtl: bool, first: int) -> Clusters:
    """Glyphs by cluster. HarfBuzz gives them in the order of the eye; the clusters go in the order of the text.

    `first` is the number that HarfBuzz gives the first character.
    """
    groups: list[tuple[int, bool, list[PlacedGlyph], int]] = []
    last = -1
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        start = info.cluster - first
        right, up, advance, _ = place.position
        if start == last:
            _, safe, placed, pen = groups[-1]
            placed.append((info.codepoint, pen + right, up))
            groups[-1] = (start, safe, placed, pen + advance)
        else:
            groups.append((start, not info.flags & _UNSAFE, [(info.codepoint, right, up)], advance))
            last = start
    if rtl:
        groups.reverse()
    starts = [group[0] for group in groups]
    texts = [words[start:end] for start, end in pairwise([*starts, len(words)])]
    glyphs = [tuple(placed) for _, _, placed, _ in groups]
    return Clusters(starts, texts, glyphs, [group[3] for group in groups], [group[1] for group in groups].__getitem__)


def ink_box(cluster: Cluster, face: Face) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a cluster's ink from its origin, y up, in em."""
    boxes = [
        (right + box.x_bearing, up + box.y_bearing, right + box.x_bearing + box.width, up + box.y_bearing + box.height)
        for glyph, right, up in cluster.glyphs
        if (box := face.hb_font.get_glyph_extents(glyph))
    ]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts) / face.upem, max(tops) / face.upem, max(rights) / face.upem, min(bottoms) / face.upem
