"""Faces as PDF fonts: Type 0, Identity-H, cut down to the glyphs used, each code with the text it stands for.

One code (CID) per glyph and text, so that a glyph may carry different text in two places; a cluster of several glyphs
becomes one composite glyph, so that every reader extracts the cluster's text whole (ISO 32000-1 9.7, 9.10.3).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat

import uharfbuzz as hb

from handout.paint.objects import Objects
from handout.paint.values import array, dictionary, name, reference
from handout.text.clusters import Clusters, GlyphKey, ShapedWord
from handout.text.fonts import Face

KEPT_TABLES = ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep")
"""What a CIDFontType2 program needs (ISO 32000-1 9.9); the rest decides shaping, which is done."""


class FontResource:
    """One face in one document: gives codes out in the order of use, and its objects at the end."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._codes: dict[tuple[str, GlyphKey], int] = {}
        self._advances: list[int] = [0]

    def codes(self, clusters: Clusters) -> list[int]:
        """The CIDs of clusters."""
        found = self.codes_there(clusters)
        if found is None:
            for key, advance in zip(_keys(clusters), clusters.advances, strict=True):
                if key not in self._codes:
                    self._codes[key] = len(self._codes) + 1
                    self._advances.append(natural_advance(self.face, key[1], advance))
            found = [*map(self._codes.__getitem__, _keys(clusters))]
        return found

    def codes_there(self, clusters: Clusters | ShapedWord) -> list[int] | None:
        """The same where each of them has a code already; None where one has not."""
        found = [*map(self._codes.get, _keys(clusters), repeat(0))]
        return None if 0 in found else found

    @property
    def advances(self) -> Sequence[int]:
        """How far each code moves by itself, in font units; kerning is the difference to a cluster's advance."""
        return self._advances

    def put(self, objects: Objects) -> int:
        """Write the font's objects and give the number of its dictionary."""
        glyphs = [key for _, key in self._codes]
        program, places = font_program(self.face, tuple(glyphs), tuple(self._advances[1:]))
        stream = objects.put_stream({"Length1": len(program)}, program)
        mapping = b"\0\0" + b"".join(place.to_bytes(2, "big") for place in places)
        base = f"{subset_tag(self.face, len(glyphs))}+{self.face.name}"
        descriptor = objects.put(font_descriptor(self.face, base, stream))
        scale = 1000 / self.face.upem
        widths = b" ".join(b"%g" % round(advance * scale, 3) for advance in self._advances[1:])
        descendant = objects.put(
            dictionary(
                Type=name("Font"),
                Subtype=name("CIDFontType2"),
                BaseFont=name(base),
                CIDSystemInfo=b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                FontDescriptor=reference(descriptor),
                DW=0,
                W=b"[1[" + widths + b"]]",
                CIDToGIDMap=reference(objects.put_stream({}, mapping)),
            )
        )
        unicode_map = objects.put_stream({}, to_unicode([words for words, _ in self._codes]))
        return objects.put(
            dictionary(
                Type=name("Font"),
                Subtype=name("Type0"),
                BaseFont=name(base),
                Encoding=name("Identity-H"),
                DescendantFonts=array(reference(descendant)),
                ToUnicode=reference(unicode_map),
            )
        )


def _keys(clusters: Clusters | ShapedWord) -> Iterable[tuple[str, GlyphKey]]:
    """What codes stand for."""
    return zip(clusters.texts, clusters.glyphs, strict=True)


def natural_advance(face: Face, glyphs: GlyphKey, advance: int) -> int:
    """A lone glyph's own advance; a composite's is the cluster's."""
    return int(face.hb_font.get_glyph_h_advance(glyphs[0][0])) if is_simple(glyphs) else advance


def is_simple(glyphs: GlyphKey) -> bool:
    """Whether a cluster is one glyph on its origin, which needs no composite."""
    return len(glyphs) == 1 and glyphs[0][1:] == (0, 0)


def to_unicode(texts: Sequence[str]) -> bytes:
    """A ToUnicode CMap for codes 1, 2, 3 … of two bytes each."""
    return unicode_map(dict(enumerate(texts, 1)), 2)


def unicode_map(texts: Mapping[int, str], width: int) -> bytes:
    """A ToUnicode CMap for codes of `width` bytes; characters beyond the BMP as surrogates (ISO 32000-1 9.10.3)."""
    digits = 2 * width
    space = b"<%s> <%s>" % (b"0" * digits, b"F" * digits)
    lines = [
        b"<%s> <%s>" % (f"{code:0{digits}X}".encode(), words.encode("utf-16-be").hex().upper().encode())
        for code, words in texts.items()
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n" + space + b"\nendcodespacerange\n" + body + b"\nendcmap\n"
        b"CMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def subset_tag(face: Face, count: int) -> str:
    """Six letters that mark a subset (ISO 32000-1 9.6.4), from the face's name and the number of its glyphs."""
    seed = sum(ord(letter) * (index + 7) for index, letter in enumerate(face.name)) * 131 + count
    letters = ""
    for _ in range(6):
        letters += chr(ord("A") + seed % 26)
        seed = seed // 26 + 977
    return letters


SYMBOLIC, NONSYMBOLIC, ITALIC = 4, 32, 64
"""Flags of a font descriptor (ISO 32000-1 table 123)."""


def font_descriptor(
    face: Face, base: str, stream: int, kind: int = SYMBOLIC, box: Sequence[int] | None = None
) -> bytes:
    """A font's descriptor. `box`, in thousandths of an em, holds its glyphs; without one, all glyphs of the face."""
    italic = "Italic" in face.name
    return dictionary(
        Type=name("FontDescriptor"),
        FontName=name(base),
        Flags=kind | (ITALIC if italic else 0),
        FontBBox=array(*(box or _head_box(face))),
        ItalicAngle=-12 if italic else 0,
        Ascent=round(face.ascent * 1000),
        Descent=-round(face.descent * 1000),
        CapHeight=700,
        StemV=140 if "Bold" in face.name else 80,
        FontFile2=reference(stream),
    )


def _head_box(face: Face) -> list[int]:
    head = face.hb_face.reference_table("head").data
    return [round(value * 1000 / face.upem) for value in struct.unpack(">4h", head[36:44])]


@lru_cache(maxsize=64)
def font_program(face: Face, glyphs: tuple[GlyphKey, ...], advances: tuple[int, ...]) -> tuple[bytes, list[int]]:
    """A TrueType file with the glyphs used, and for each code the glyph in it."""
    wanted = {glyph for key in glyphs for glyph, _, _ in key}
    chosen = hb.SubsetInput()
    chosen.glyph_set.update(wanted)
    chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    for table in face.hb_face.table_tags:
        if table not in KEPT_TABLES:
            chosen.drop_table_tag_set.add(int.from_bytes(table.encode("latin-1"), "big"))
    plan = hb.SubsetPlan(face.hb_face, chosen)
    mapping = plan.old_to_new_glyph_mapping
    data = bytes(plan.execute().blob.data)
    places: list[int] = []
    composites: list[tuple[GlyphKey, int]] = []
    count = _glyph_count(data)
    for key, advance in zip(glyphs, advances, strict=True):
        moved = tuple((mapping[glyph], right, up) for glyph, right, up in key)
        if is_simple(moved):
            places.append(moved[0][0])
        else:
            places.append(count + len(composites))
            composites.append((moved, advance))
    return (add_composites(data, composites) if composites else data), places


def whole_program(face: Face, characters: str, tables: Sequence[str]) -> bytes:
    """A TrueType file with those characters, looked up by its own cmap; `tables` are to be there beside KEPT_TABLES."""
    chosen = hb.SubsetInput()
    chosen.unicode_set.update(map(ord, characters))
    chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    for table in face.hb_face.table_tags:
        if table not in (*KEPT_TABLES, *tables):
            chosen.drop_table_tag_set.add(int.from_bytes(table.encode("latin-1"), "big"))
    return bytes(hb.subset(face.hb_face, chosen).blob.data)


def _tables(data: bytes) -> dict[bytes, bytes]:
    tables: dict[bytes, bytes] = {}
    for index in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sLLL", data[12 + 16 * index : 28 + 16 * index])
        tables[tag] = data[offset : offset + length]
    return tables


def _glyph_count(data: bytes) -> int:
    return int(struct.unpack(">H", _tables(data)[b"maxp"][4:6])[0])


def add_composites(data: bytes, composites: Sequence[tuple[GlyphKey, int]]) -> bytes:
    """The font with a glyph more for each cluster: its parts, placed (OpenType spec, glyf: composite glyphs)."""
    tables = _tables(data)
    count = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    offsets = _offsets(tables, count)
    glyf = bytearray(tables[b"glyf"][: offsets[-1]])
    metrics = _metrics(tables, count)
    depth = 1
    for parts, advance in composites:
        box, glyph = _composite(parts, tables[b"glyf"], offsets)
        # Padding belongs to the glyph before it, which must not be the font's own last one: that may be empty.
        glyf += glyph + b"\0" * (-len(glyph) % 4)
        offsets.append(len(glyf))
        metrics.append((max(0, min(advance, 65535)), box))
        depth = max(depth, len(parts))
    glyf += b"\0" * (-len(glyf) % 4)
    total = count + len(composites)
    maxp = bytearray(tables[b"maxp"])
    struct.pack_into(">H", maxp, 4, total)
    # maxComponentElements and maxComponentDepth; parts may be composites themselves.
    struct.pack_into(">HH", maxp, 28, max(depth, struct.unpack(">H", maxp[28:30])[0]), 4)
    head = bytearray(tables[b"head"])
    struct.pack_into(">h", head, 50, 1)
    hhea = bytearray(tables[b"hhea"])
    struct.pack_into(">H", hhea, 34, total)
    tables |= {
        b"glyf": bytes(glyf),
        b"loca": struct.pack(f">{len(offsets)}L", *offsets),
        b"maxp": bytes(maxp),
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": b"".join(struct.pack(">Hh", advance, bearing) for advance, bearing in metrics),
    }
    return _font(tables)


def _offsets(tables: dict[bytes, bytes], count: int) -> list[int]:
    if struct.unpack(">h", tables[b"head"][50:52])[0]:
        return list(struct.unpack(f">{count + 1}L", tables[b"loca"][: 4 * (count + 1)]))
    return [2 * half for half in struct.unpack(f">{count + 1}H", tables[b"loca"][: 2 * (count + 1)])]


def _metrics(tables: dict[bytes, bytes], count: int) -> list[tuple[int, int]]:
    """Advance and left bearing of each glyph; those beyond numberOfHMetrics share the last advance."""
    full = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    data = tables[b"hmtx"]
    pairs = [struct.unpack(">Hh", data[4 * index : 4 * index + 4]) for index in range(full)]
    rest = data[4 * full :]
    bearings = struct.unpack(f">{count - full}h", rest[: 2 * (count - full)])
    return pairs + [(pairs[-1][0], bearing) for bearing in bearings]


ARGS_ARE_WORDS, ARGS_ARE_XY, MORE_COMPONENTS = 0x0001, 0x0002, 0x0020


def _composite(parts: GlyphKey, glyf: bytes, offsets: Sequence[int]) -> tuple[int, bytes]:
    """A composite glyph's left bearing and its bytes."""
    boxes: list[tuple[int, int, int, int]] = []
    records = b""
    for number, (glyph, right, up) in enumerate(parts):
        start = offsets[glyph]
        if offsets[glyph + 1] > start:
            left, bottom, most, top = struct.unpack(">4h", glyf[start + 2 : start + 10])
            boxes.append((left + right, bottom + up, most + right, top + up))
        flags = ARGS_ARE_WORDS | ARGS_ARE_XY | (MORE_COMPONENTS if number + 1 < len(parts) else 0)
        records += struct.pack(">HHhh", flags, glyph, right, up)
    if not boxes:
        return 0, b""
    box = (*(min(b[i] for b in boxes) for i in (0, 1)), *(max(b[i] for b in boxes) for i in (2, 3)))
    return box[0], struct.pack(">h4h", -1, *box) + records


def _font(tables: dict[bytes, bytes]) -> bytes:
    """An sfnt file from its tables (OpenType spec, Table Directory)."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    directory, body, offset = b"", b"", 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sLLL", tag, checksum, offset, len(data))
        body += padded
        offset += len(padded)
    return header + directory + body
