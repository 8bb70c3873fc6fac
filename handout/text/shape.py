"""Runs into clusters of glyphs, by HarfBuzz."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

import uharfbuzz as hb

from handout.record import NamedTuple
from handout.text.fonts import Face
from handout.text.itemize import MissingGlyph, Run

MOST_GLYPHS = 24
"""Glyphs of one cluster: a letter with its marks has six at most; hundreds are made to do harm."""

NOTDEF = 0
"""The glyph that every font has for what it lacks: a box, never to be printed."""

_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)

PlacedGlyph = tuple[int, int, int]
"""Glyph id, and where it stands from the cluster's origin, in font units: right, up."""


class Cluster(NamedTuple):
    """The smallest stretch of text that has glyphs of its own.

    `start` counts characters from the run's start; `advance` is in font units; `safe` tells whether a line may
    begin here without shaping anew.
    """

    start: int
    text: str
    glyphs: tuple[PlacedGlyph, ...]
    advance: int
    safe: bool


_cluster: Callable[[tuple[int, str, tuple[PlacedGlyph, ...], int, bool]], Cluster] = partial(tuple.__new__, Cluster)
"""A cluster from its fields, in half the time that the call of the class takes: there is one for each letter."""


def shape(text: str, run: Run, language: str, *, remember: bool = True) -> tuple[Cluster, ...]:
    """The clusters of a run in logical order, kerning and ligatures included.

    `remember` keeps the result for the next call with the same words; leave it off for a recipient's words.
    Raises MissingGlyph, should shaping itself come out with no glyph.
    """
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


@lru_cache(maxsize=4096)
def _shape(
    words: str, face: Face, script: str, rtl: bool, language: str, before: str, after: str
) -> tuple[Cluster, ...]:
    buffer = hb.Buffer()
    buffer.add_str(f"{before}{words}{after}", len(before), len(words))
    buffer.script = script
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language
    hb.shape(face.hb_font, buffer)
    return _one_each(words, buffer) or _checked(_group(words, buffer, rtl, len(before)))


def _one_each(words: str, buffer: hb.Buffer) -> tuple[Cluster, ...]:
    """The clusters where each character has a glyph of its own, in the order of the text: the usual case.

    A line may begin with a cluster as it is only behind a space; elsewhere it is shaped anew, which is rare, while to
    ask HarfBuzz of each glyph costs as much as to shape it.
    """
    infos = buffer.glyph_infos
    codes = [info.codepoint for info in infos]
    starts = range(len(words))
    if NOTDEF in codes or [info.cluster for info in infos] != list(starts):
        return ()
    places = [place.position for place in buffer.glyph_positions]
    # The flags are an IntFlag, whose own `&` makes another one: five times the work of the whole line.
    safe = [
        before == " " and not int.__and__(info.flags, _UNSAFE) for before, info in zip(f" {words}", infos, strict=False)
    ]
    glyphs = [((code, place[0], place[1]),) for code, place in zip(codes, places, strict=True)]
    return tuple(map(_cluster, zip(starts, words, glyphs, [place[2] for place in places], safe, strict=True)))


def _checked(clusters: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    for cluster in clusters:
        if len(cluster.glyphs) > MOST_GLYPHS:
            raise MissingGlyph(cluster.text[0], cluster.start, "too many marks sit on the character")
        if any(glyph == NOTDEF for glyph, _, _ in cluster.glyphs):
            raise MissingGlyph(cluster.text[0], cluster.start)
    return clusters


def _group(words: str, buffer: hb.Buffer, rtl: bool, first: int) -> tuple[Cluster, ...]:
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
    ends = [group[0] for group in groups[1:]]
    ends.append(len(words))
    return tuple(
        Cluster(start, words[start:end], tuple(placed), advance, safe)
        for (start, safe, placed, advance), end in zip(groups, ends, strict=True)
    )


def ink_box(cluster: Cluster, face: Face) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a cluster's ink from its origin, y up, in em."""
    boxes = [
        (right + box.x_bearing, up + box.y_bearing, right + box.x_bearing + box.width, up + box.y_bearing + box.height)
        for glyph, right, up in cluster.glyphs
        if (box := face.hb_font.get_glyph_extents(glyph))
    ]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts) / face.upem, max(tops) / face.upem, max(rights) / face.upem, min(bottoms) / face.upem
