"""Changes to a finished PDF, each of which loses something: what the read-back must notice."""

import io
import re
from collections.abc import Callable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from handout.paint.objects import Objects

Change = Callable[[PdfWriter], None]


def planted(pdf: bytes, change: Change) -> bytes:
    """The PDF, changed and written anew by another program."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def planted_as_made(pdf: bytes, change: Change) -> bytes:
    """The PDF, changed and written anew as the program itself writes: as if it had painted it so."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    objects = Objects()
    for number, value in enumerate(writer._objects, 1):
        objects.reserve()
        if isinstance(value, StreamObject):
            entries = {key[1:]: written(value.raw_get(key)) for key in value if key != "/Length"}
            objects.put_stream(entries, value._data, number, filtered=True)
        elif value is not None:
            objects.put(written(value), number)
    return objects.write(writer.root_object.indirect_reference.idnum, writer._info.indirect_reference.idnum)


def written(value) -> bytes:
    out = io.BytesIO()
    value.write_to_stream(out)
    return out.getvalue()


def nothing(writer):
    pass


def elements(writer, role):
    """The structure elements of a role, in the order of their numbers."""
    found = (each.get_object() for each in writer._objects if each is not None)
    return [e for e in found if isinstance(e, DictionaryObject) and e.get("/S") == f"/{role}" and "/P" in e]


def contents(writer, page, edit):
    """Edit a page's operators."""
    stream = writer.pages[page].get_object().raw_get("/Contents").get_object()
    before = stream.get_data()
    after = edit(before)
    assert after != before
    stream.set_data(after)


def font_stream(writer, key, edit):
    """Edit a stream of the first page's first font: its ToUnicode, or its descendant's CIDToGIDMap."""
    font = writer.pages[0]["/Resources"]["/Font"]["/F1"]
    stream = font[key] if key in font else font["/DescendantFonts"][0].get_object()[key]
    before = stream.get_data()
    after = edit(before)
    assert after != before
    stream.set_data(after)


def parent_tree(writer):
    return writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]


def first_link(writer):
    return next(a.get_object() for p in writer.pages for a in p.get("/Annots", ()))


def drop_word(writer):
    contents(writer, 0, lambda code: re.sub(rb"(/P <<.*?Tm )\[.*?\] TJ", rb"\1[] TJ", code, count=1, flags=re.DOTALL))


def drop_space_at_line_end(writer):
    """The last code of a line that a next one follows in the same paragraph."""
    line = rb"([0-9A-F]{4})>\] TJ\n(1 0 0 1 \S+ \S+ Tm)"
    contents(writer, 0, lambda code: re.sub(line, rb">] TJ\n\2", code, count=1))


def repeat_word(writer):
    contents(writer, 0, lambda code: re.sub(rb"(/P <<.*?Tm )(\[.*?\] TJ)", rb"\1\2 \2", code, count=1, flags=re.DOTALL))


def swap_digits(writer):
    """1 and 2 change places in ToUnicode: `Take 1 tablet, not 2` looks right and is read wrong."""

    def swap(cmap):
        return cmap.replace(b"<0031>", b"<x>").replace(b"<0032>", b"<0031>").replace(b"<x>", b"<0032>")

    for name in writer.pages[0]["/Resources"]["/Font"]:
        stream = writer.pages[0]["/Resources"]["/Font"][name]["/ToUnicode"]
        stream.set_data(swap(stream.get_data()))


def wrong_unicode(writer):
    """The first code stands for another letter than before."""
    font_stream(writer, "/ToUnicode", lambda cmap: re.sub(rb"<0001> <[0-9A-F]+>", b"<0001> <0051>", cmap, count=1))


def other_glyph(writer):
    """The code of `1` shows the glyph of `2`: wrong on paper, and every reader of text is content."""
    one, two = codes_of_digits(writer)
    font_stream(writer, "/CIDToGIDMap", lambda map_: put(map_, one, map_[2 * two : 2 * two + 2]))


def swap_glyphs(writer):
    """The glyphs of 1 and 2 change places: `Take 1 tablet, not 2` is read right and looks wrong."""
    one, two = codes_of_digits(writer)
    font_stream(writer, "/CIDToGIDMap", lambda map_: put(put(map_, one, glyph(map_, two)), two, glyph(map_, one)))


def codes_of_digits(writer):
    """The codes of 1 and 2 in the first font."""
    cmap = writer.pages[0]["/Resources"]["/Font"]["/F1"]["/ToUnicode"].get_data()
    return [int(re.search(rb"<([0-9A-F]{4})> <%04X>" % ord(digit), cmap)[1], 16) for digit in "12"]


def glyph(map_, code):
    return map_[2 * code : 2 * code + 2]


def put(map_, code, number):
    return map_[: 2 * code] + number + map_[2 * code + 2 :]


STEPS = re.compile(rb"(/Lbl <<[^<]*<)(\w{8})(>.*?/Lbl <<[^<]*<)(\w{8})(?=>)", re.DOTALL)
"""The labels of two steps: a digit and a full stop."""


def other_label(writer):
    """The second step has the label of the first."""
    contents(writer, 0, lambda code: STEPS.sub(rb"\1\2\3\2", code, count=1))


def swap_labels(writer):
    """The labels of two steps change places."""
    contents(writer, 0, lambda code: STEPS.sub(rb"\1\4\3\2", code, count=1))


def off_the_page(writer):
    """The first line stands left of the paper."""
    contents(writer, 0, lambda code: re.sub(rb"1 0 0 1 (\S+) (\S+) Tm", rb"1 0 0 1 -\1 \2 Tm", code, count=1))


def wide_text(writer):
    """A line begins on the paper and ends beside it."""
    contents(writer, 0, lambda code: re.sub(rb"\[<(\w+)>\] TJ", rb"[<\1>-40000<\1>] TJ", code, count=1))


def unseen_text(writer):
    """Text that is read, but not painted (ISO 32000-1 9.3.6, mode 3)."""
    contents(writer, 0, lambda code: code.replace(b"BT\n", b"BT\n3 Tr\n", 1))


def text_in_a_drawing(writer):
    """A matrix that nobody reckons with may put text anywhere."""
    contents(
        writer,
        1,
        lambda code: b"/Artifact BMC q 1 0 0 1 900 0 cm BT /F1 9 Tf 1 0 0 1 9 9 Tm [<0001>] TJ ET Q EMC\n" + code,
    )


def no_page_size(writer):
    del writer.pages[0]["/MediaBox"]


def cropped(writer):
    writer.pages[0][NameObject("/CropBox")] = ArrayObject([FloatObject(0)] * 4)


def swap_kids(writer):
    kids = elements(writer, "Document")[0]["/K"]
    kids[1], kids[2] = kids[2], kids[1]


def swap_parents(writer):
    row = parent_tree(writer)[1].get_object()
    row[1], row[2] = row[2], row[1]


def cut_parents(writer):
    parent_tree(writer)[1].get_object().pop()


def share_struct_parents(writer):
    writer.pages[1][NameObject("/StructParents")] = NumberObject(0)


def no_struct_parents(writer):
    del writer.pages[0]["/StructParents"]


def no_owner(writer):
    next(e for e in elements(writer, "P") if isinstance(e["/K"], NumberObject))[NameObject("/K")] = ArrayObject()


def two_owners(writer):
    first, second = [e for e in elements(writer, "P") if isinstance(e["/K"], NumberObject)][:2]
    second[NameObject("/K")] = first["/K"]
    second[NameObject("/Pg")] = first.raw_get("/Pg")


def wrong_parent(writer):
    item = elements(writer, "LI")[0]
    item[NameObject("/P")] = elements(writer, "Document")[0].indirect_reference


def no_box(writer):
    del elements(writer, "Figure")[0]["/A"]


def short_box(writer):
    elements(writer, "Figure")[0]["/A"][NameObject("/BBox")] = ArrayObject([FloatObject(1), FloatObject(2)])


def no_alt(writer):
    del elements(writer, "Figure")[0]["/Alt"]


def wrong_struct_parent(writer):
    link = first_link(writer)
    link[NameObject("/StructParent")] = NumberObject(link["/StructParent"] + 1)


def no_struct_parent(writer):
    del first_link(writer)["/StructParent"]


def no_reference_to_annotation(writer):
    kids = elements(writer, "Link")[0]["/K"]
    kids.pop()


def no_annotations(writer):
    for page in writer.pages:
        page.pop("/Annots", None)


def script_link(writer):
    first_link(writer)["/A"][NameObject("/URI")] = TextStringObject("javascript:alert(1)")


def other_target(writer):
    first_link(writer)["/A"][NameObject("/URI")] = TextStringObject("https://elsewhere.example/")


def other_target_and_name(writer):
    """As a program does that rewrites addresses with all that is said of them."""
    link = first_link(writer)
    link["/A"][NameObject("/URI")] = link[NameObject("/Contents")] = TextStringObject("https://elsewhere.example/")


def other_path(writer):
    """Of an address that print shows whole."""
    action = first_link(writer)["/A"]
    action[NameObject("/URI")] = TextStringObject(str(action["/URI"]) + "x")


def loose_text(writer):
    contents(writer, 1, lambda code: code + b"BT /F1 9 Tf 1 0 0 1 50 50 Tm [<0001>] TJ ET\n")


def literal_text(writer):
    contents(writer, 1, lambda code: code + b"/Artifact BMC BT /F1 9 Tf (words) Tj ET EMC\n")


def form_text(writer):
    contents(writer, 1, lambda code: code + b"/Artifact BMC /Fm1 Do EMC\n")


def exponent(writer):
    """PDF numbers have no exponent (ISO 32000-1 7.3.3)."""
    contents(writer, 1, lambda code: code + b"/Artifact BMC 1e-05 0 9 9 re f EMC\n")


def loose_box(writer):
    contents(writer, 0, lambda code: b"0 0 9 9 re f\n" + code)


def open_mark(writer):
    contents(writer, 0, lambda code: code[: code.rindex(b"EMC")])


def text_as_artifact(writer):
    contents(writer, 0, lambda code: code.replace(b"/P <</MCID 1>> BDC", b"/Artifact <</Type /Layout>> BDC", 1))


def wrong_tag(writer):
    contents(writer, 0, lambda code: code.replace(b"/H1 <<", b"/P <<", 1))


def no_unicode(writer):
    font_stream(writer, "/ToUnicode", lambda cmap: re.sub(rb"<0001> <[0-9A-F]+>\n", b"", cmap, count=1))


def empty_unicode(writer):
    font_stream(writer, "/ToUnicode", lambda cmap: re.sub(rb"<0001> <[0-9A-F]+>", b"<0001> <>", cmap, count=1))


def no_glyph(writer):
    font_stream(writer, "/CIDToGIDMap", lambda glyphs: glyphs[:2] + b"\0\0" + glyphs[4:])


def glyph_beyond_font(writer):
    font_stream(writer, "/CIDToGIDMap", lambda glyphs: glyphs[:2] + b"\xff\xf0" + glyphs[4:])


def short_glyph_map(writer):
    font_stream(writer, "/CIDToGIDMap", lambda glyphs: glyphs[:2])


def second_title(writer):
    elements(writer, "H2")[0][NameObject("/S")] = NameObject("/H1")


def skipped_level(writer):
    elements(writer, "H2")[1][NameObject("/S")] = NameObject("/H4")


def other_title(writer):
    writer.add_metadata({"/Title": "Another"})


def no_language(writer):
    del writer.root_object["/Lang"]


def other_language(writer):
    writer.root_object[NameObject("/Lang")] = TextStringObject("es")


def no_outline(writer):
    del writer.root_object["/Outlines"]


def other_outline(writer):
    writer.root_object["/Outlines"]["/First"][NameObject("/Title")] = TextStringObject("Another")


def other_hash(writer):
    edit_xmp(writer, lambda xmp: re.sub(rb"(<h:contentHash>)....", rb"\g<1>0000", xmp))


def other_version(writer):
    edit_xmp(writer, lambda xmp: re.sub(rb"(<h:version>)\d{4}", rb"\g<1>1999", xmp))


def edit_xmp(writer, edit):
    stream = writer.root_object["/Metadata"]
    before = stream.get_data()
    after = edit(before)
    assert after != before
    stream.set_data(after)
