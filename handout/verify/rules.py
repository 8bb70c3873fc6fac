"""The project's invariants of a finished file. Each rule gives the faults that it finds, as code and message.

Validators look at each object by itself; these rules look at how objects refer to each other, and at the words.
Messages name pages and elements, never words of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from handout.addresses import is_shown
from handout.document import hash_lines
from handout.record import NamedTuple
from handout.verify.form import FormField
from handout.verify.lines import Line, Own, fold
from handout.verify.metadata import About
from handout.verify.pages import Link, Page
from handout.verify.tree import Annotation, Element, Mark, Tree

Fault = tuple[str, str]

SCHEMES = ("https://", "http://", "mailto:", "tel:")
"""Addresses that a link may open."""

UNSAID = frozenset("\0\ufeff\ufffe\ufffd")
"""Code points that stand for no text (ISO 14289-1 7.21.7), and the one for a character that could not be read."""

OWNERS = {"Link": "Link", "Widget": "Form"}
"""The element that each kind of annotation belongs to (ISO 14289-1 7.18.4, 7.18.5)."""

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class Sheet(NamedTuple):
    """Everything that was read of one file. `spoken` is all lines; `lines` is those that somebody wrote, without the
    labels of lists; `personal` is what is a recipient's alone."""

    about: About
    pages: Sequence[Page]
    tree: Tree
    spoken: Sequence[Line]
    lines: Sequence[Line]
    personal: Sequence[Own]
    fields: Sequence[FormField]


def broken_rules(sheet: Sheet) -> Iterator[Fault]:
    """All faults, in a fixed order."""
    for rule in RULES:
        yield from rule(sheet)


def content_is_marked(sheet: Sheet) -> Iterator[Fault]:
    """All that is painted is in marked content or an artifact (ISO 14289-1 7.1)."""
    for page in sheet.pages:
        for fault in page.content.faults:
            yield "content", f"page {page.ordinal}: {fault}"


def marks_have_owners(sheet: Sheet) -> Iterator[Fault]:
    """ParentTree and K say the same of each piece of marked content, which has one owner (ISO 32000-1 14.7.4.4)."""
    owners, twice = _owners(sheet.tree)
    for page in sheet.pages:
        parents = sheet.tree.parents.get(page.key) if page.key is not None else None
        if not isinstance(parents, list):
            yield "struct-parents", f"page {page.ordinal}: no StructParents that leads to the ParentTree"
            parents = []
        tags = page.content.tags
        owned = {mark.mcid for mark in owners if mark.page == page.number}
        for mcid in sorted(tags.keys() | owned | set(range(len(parents)))):
            listed = parents[mcid] if 0 <= mcid < len(parents) else 0
            owner = owners.get(Mark(page.number, mcid))
            where = f"page {page.ordinal}: marked content {mcid}"
            if mcid not in tags:
                yield "no-content", f"{where} is in the structure tree but not on the page"
            elif owner is None:
                yield "no-owner", f"{where} ({tags[mcid]}) is no element's kid"
            elif owner.number != listed:
                yield "parent-tree", f"{where}: the ParentTree does not lead to its element {_name(owner)}"
            elif owner.role != tags[mcid]:
                yield "wrong-tag", f"{where} is tagged {tags[mcid]} but belongs to {_name(owner)}"
    for mark in twice:
        yield "two-owners", f"{page_name(sheet, mark.page)}: marked content {mark.mcid} is the kid of two elements"
    known = {page.number for page in sheet.pages}
    if any(mark.page not in known for mark in owners):
        yield "no-content", "the structure tree names marked content without a page"


def keys_are_used_once(sheet: Sheet) -> Iterator[Fault]:
    """Each key of the ParentTree is of one page or one annotation (ISO 32000-1 14.7.4.4)."""
    keys = Counter(page.key for page in sheet.pages if page.key is not None)
    keys.update(link.key for page in sheet.pages for link in page.links if link.key is not None)
    for key, uses in sorted(keys.items()):
        if uses > 1:
            yield "parent-tree", f"key {key} of the ParentTree is used {uses} times"
    for key in sorted(sheet.tree.parents.keys() - keys.keys()):
        yield "parent-tree", f"key {key} of the ParentTree belongs to no page and no annotation"


def annotations_lead_back(sheet: Sheet) -> Iterator[Fault]:
    """An annotation's StructParent leads to the Link or Form that refers to it, and back (ISO 32000-1 14.7.4.3)."""
    owners: dict[Annotation, Element] = {}
    for element in sheet.tree.elements:
        for kid in element.kids:
            if isinstance(kid, Annotation):
                if kid in owners:
                    yield "annotation", f"{page_name(sheet, kid.page)}: two elements refer to one annotation"
                owners[kid] = element
    for page in sheet.pages:
        for place, link in enumerate(page.links, 1):
            where = f"page {page.ordinal}: annotation {place}"
            owner = owners.pop(Annotation(page.number, link.number), None)
            if owner is None or OWNERS.get(link.kind) != owner.role:
                yield "annotation", f"{where} is of no {OWNERS.get(link.kind, 'Link')} element"
            elif link.key is None or sheet.tree.parents.get(link.key) != owner.number:
                yield "annotation", f"{where}: its StructParent does not lead to its element {_name(owner)}"
            if link.kind != "Widget" and not link.address.startswith(SCHEMES):
                yield "address", f"{where} opens an address of a kind that is not allowed"
    for annotation, owner in owners.items():
        where = page_name(sheet, annotation.page)
        yield "annotation", f"{where}: {_name(owner)} refers to an annotation that is not there"


def parents_lead_back(sheet: Sheet) -> Iterator[Fault]:
    """Each element's P is the element whose kid it is (ISO 32000-1 14.7.2)."""
    for element in sheet.tree.elements:
        if element.pointed != element.parent:
            yield "parent", f"{_place(sheet, element)}: P of {_name(element)} is not the element that it is in"


def links_have_annotations(sheet: Sheet) -> Iterator[Fault]:
    """A Link element has words and an annotation, or it links nothing (ISO 14289-1 7.18.5)."""
    for element in sheet.tree.elements:
        if element.role == "Link" and {type(kid) for kid in element.kids} < {Mark, Annotation}:
            yield "link", f"{_place(sheet, element)}: {_name(element)} lacks its words or its annotation"


def links_lead_where_they_say(sheet: Sheet) -> Iterator[Fault]:
    """A link opens the address that its words show, and what a screen reader says of it (Contents) is the same.

    The words are held against the hash. Of a long address they show the host alone.
    """
    texts = {Mark(page.number, mcid): text for page in sheet.pages for mcid, text in page.content.texts.items()}
    links = {
        Annotation(page.number, link.number): (f"page {page.ordinal}: annotation {place}", link)
        for page in sheet.pages
        for place, link in enumerate(page.links, 1)
        if link.kind == "Link"
    }
    for element in sheet.tree.elements:
        for kid in element.kids if element.role == "Link" else ():
            if isinstance(kid, Annotation) and kid in links:
                where, link = links[kid]
                if not _leads(link, element, texts):
                    yield "address", f"{where} opens another address than its words show"


def _leads(link: Link, element: Element, texts: dict[Mark, str]) -> bool:
    words = "".join(texts.get(mark, "") for mark in _shared_marks(element))
    return link.address == link.said and is_shown(link.address, fold(words))


def _shared_marks(element: Element) -> Iterator[Mark]:
    """The marked content of an element, without a recipient's words: digits in these are of no telephone number."""
    for kid in element.kids:
        if isinstance(kid, Mark):
            yield kid
        elif isinstance(kid, Element) and not kid.personal:
            yield from _shared_marks(kid)


def forms_have_widgets(sheet: Sheet) -> Iterator[Fault]:
    """A Form element holds one widget and nothing else (ISO 32000-1 table 338)."""
    for element in sheet.tree.elements:
        if element.role == "Form" and [type(kid) for kid in element.kids] != [Annotation]:
            yield "form", f"{_place(sheet, element)}: {_name(element)} is not of one widget alone"


def fields_are_known(sheet: Sheet) -> Iterator[Fault]:
    """Each widget is a field of the form that is called something (ISO 14289-1 7.18.1), and the form has no others."""
    widgets = {
        link.number: f"page {page.ordinal}: annotation {place}"
        for page in sheet.pages
        for place, link in enumerate(page.links, 1)
        if link.kind == "Widget"
    }
    for page in sheet.pages:
        for place, link in enumerate(page.links, 1):
            if link.kind == "Widget" and not link.words.strip():
                yield (
                    "field-name",
                    f"page {page.ordinal}: annotation {place} is a form field with no name to read out",
                )
    fields = Counter(number for field in sheet.fields for number in field.widgets)
    for number in sorted(widgets.keys() - fields.keys()):
        yield "field", f"{widgets[number]} is no field of the form"
    for number in sorted(fields.keys() - widgets.keys()):
        yield "field", f"a field of the form (object {number}) is on no page"
    if max(fields.values(), default=0) > 1:
        yield "field", "two fields of the form have the same widget"
    for uses in Counter(field.name for field in sheet.fields).values():
        if uses > 1:
            yield "field", f"{uses} fields of the form have the same name"


def fields_go_in_order(sheet: Sheet) -> Iterator[Fault]:
    """The key Tab goes through the fields as they are read: by structure, and so do programs that take the page's order
    (ISO 14289-1 7.18.3)."""
    read = [each.number for root in sheet.tree.roots for each in _annotations(root)]
    for page in sheet.pages:
        listed = [link.number for link in page.links]
        if page.links and not page.by_structure:
            yield "tab-order", f"page {page.ordinal}: the key Tab does not follow the structure"
        if listed != [number for number in read if number in set(listed)]:
            yield "tab-order", f"page {page.ordinal}: its annotations are not in the order of reading"


def figures_are_described(sheet: Sheet) -> Iterator[Fault]:
    """A figure has a text in its place and a box (ISO 14289-1 7.3; ISO 32000-1 14.8.5.4.3)."""
    for element in sheet.tree.elements:
        if element.role == "Figure":
            if not element.alt.strip():
                yield "figure-alt", f"{_place(sheet, element)}: {_name(element)} has no Alt"
            if not element.boxed:
                yield "figure-box", f"{_place(sheet, element)}: {_name(element)} has no BBox"


def codes_have_text_and_glyph(sheet: Sheet) -> Iterator[Fault]:
    """Each code shown has a text (ISO 14289-1 7.21.7) and a glyph other than .notdef (7.21.8)."""
    for page in sheet.pages:
        yield from codes_without(page)


def codes_without(page: Page) -> Iterator[Fault]:
    """The codes on a page that lack a text or a glyph."""
    for resource, codes in page.content.codes.items():
        font = page.fonts[resource]
        where = f"page {page.ordinal}: font {font.name}"
        for code in sorted(codes):
            text = font.texts.get(code, "")
            if not text or not UNSAID.isdisjoint(text):
                yield "no-unicode", f"{where}: code {code} stands for no text"
            if not font.glyph(code):
                yield "no-glyph", f"{where}: code {code} has no glyph"


def headings_are_in_order(sheet: Sheet) -> Iterator[Fault]:
    """One H1 in each language; no level is left out on the way down (ISO 14289-1 7.4.2)."""
    levels = [int(line.role[1]) for line in sheet.lines if line.role in HEADINGS]
    languages = len(_languages(sheet.about))
    if levels.count(1) != languages:
        count = "one" if languages == 1 else str(languages)
        yield "headings", f"there are {levels.count(1)} headings of the first level, not {count}"
    if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
        yield "headings", "a heading's level leaves one out"


def outline_is_headings(sheet: Sheet) -> Iterator[Fault]:
    """The outline has each heading, in order (ISO 14289-1 7.17)."""
    headings = [line.text for line in sheet.lines if line.role in HEADINGS]
    if [fold(words) for words in sheet.about.outline] != headings:
        yield "outline", f"the outline has {len(sheet.about.outline)} items; they are not the {len(headings)} headings"


def file_says_what_it_is(sheet: Sheet) -> Iterator[Fault]:
    """Title and language are there, and are the same wherever the file states them (ISO 14289-1 7.1, 7.2)."""
    about = sheet.about
    titles = [line.text for line in sheet.lines if line.role == "H1"]
    if not about.title or about.info_title != about.title:
        yield "title", "the title in Info is not that in XMP"
    if titles and titles[0] != fold(about.title):
        yield "title", "the title in XMP is not the heading"
    if not about.catalog_language:
        yield "language", "the file has no Lang"
    elif about.catalog_language != about.language or about.dc_languages != _languages(about):
        yield "language", "the languages in Lang and XMP differ"


def words_are_whole(sheet: Sheet) -> Iterator[Fault]:
    """The words on the pages, a recipient's apart, are those that the content hash in XMP was made of.

    The hash leaves the last line out: it is the imprint, which states the version, which holds the hash. On a sheet in
    two languages each has its own.
    """
    about, lines = sheet.about, sheet.lines
    if not about.second_language:
        yield from _whole_half(lines, about.version, about.content_hash)
        return
    end = next((at for at, line in enumerate(lines, 1) if about.version in line.text), len(lines))
    yield from _whole_half(lines[:end], about.version, about.content_hash)
    yield from _whole_half(lines[end:], about.second_version, about.second_hash)


def _whole_half(lines: Sequence[Line], version: str, content_hash: str) -> Iterator[Fault]:
    if not lines or version not in lines[-1].text:
        yield "imprint", "the last line does not state the version"
    if version.rpartition("-")[2] != content_hash[:8]:
        yield "imprint", "the version does not end in the content hash"
    shared = [line.shared for line in lines if line.shared is not None]
    if hash_lines(shared[:-1]) != content_hash:
        yield "wording", "the words on the pages, in the order of reading, are not those that the file was made of"


def _languages(about: About) -> tuple[str, ...]:
    """The language of the sheet, and the second of one in two."""
    return (about.language, about.second_language) if about.second_language else (about.language,)


def halves_say_their_language(sheet: Sheet) -> Iterator[Fault]:
    """On a sheet in two languages each half says which it is, so that it is read out aright (ISO 14289-1 7.2)."""
    if not sheet.about.second_language:
        return
    spoken = tuple(half.language for root in sheet.tree.roots for half in root.kids if isinstance(half, Element))
    if spoken != _languages(sheet.about):
        yield "language", "the halves of the structure tree are not in the languages that XMP names"


RULES = (
    content_is_marked,
    marks_have_owners,
    keys_are_used_once,
    annotations_lead_back,
    parents_lead_back,
    links_have_annotations,
    links_lead_where_they_say,
    forms_have_widgets,
    fields_are_known,
    fields_go_in_order,
    figures_are_described,
    codes_have_text_and_glyph,
    headings_are_in_order,
    outline_is_headings,
    file_says_what_it_is,
    words_are_whole,
    halves_say_their_language,
)


def _owners(tree: Tree) -> tuple[dict[Mark, Element], list[Mark]]:
    """The element whose kid each piece of marked content is, and those that are the kid of two."""
    owners: dict[Mark, Element] = {}
    twice: list[Mark] = []
    for element in tree.elements:
        for kid in element.kids:
            if isinstance(kid, Mark):
                if kid in owners:
                    twice.append(kid)
                owners[kid] = element
    return owners, twice


def _annotations(element: Element) -> Iterator[Annotation]:
    """Those of an element and of the elements in it, as their turn comes."""
    for kid in element.kids:
        if isinstance(kid, Annotation):
            yield kid
        elif isinstance(kid, Element):
            yield from _annotations(kid)


def page_name(sheet: Sheet, number: int) -> str:
    """A page by its object number, as people count it."""
    return next((f"page {page.ordinal}" for page in sheet.pages if page.number == number), "no page")


def _place(sheet: Sheet, element: Element) -> str:
    return page_name(sheet, next(element.pages(), 0))


def _name(element: Element) -> str:
    """An element by its role and object number, which other tools show too."""
    return f"{element.role} (object {element.number})"
