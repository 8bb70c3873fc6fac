"""Pages and structure into a file: the shared objects once (a Template), then what is each copy's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from handout.layout.frame import Frame
from handout.layout.structure import Element, Structure
from handout.paint.content import Mark, OwnResources, Resources, paint_frame
from handout.paint.fontfile import FontResource
from handout.paint.graphics import put_image
from handout.paint.metadata import (
    Metadata,
    page_labels,
    put_info,
    put_output_intent,
    put_xmp,
    viewer_preferences,
)
from handout.paint.objects import Objects
from handout.paint.outline import Entry, put_outline
from handout.paint.repertoire import own_font
from handout.paint.shading import put_shading
from handout.paint.tags import OwnLink, Tags, put_own_link, put_tags
from handout.paint.values import array, dictionary, fine_number, name, number, reference, text
from handout.record import NamedTuple
from handout.text.fonts import Face

if TYPE_CHECKING:
    from handout.paint.form import FormWriter


class Page(NamedTuple):
    """A page with areas: its number from 0; of a copy's own content the object, the slots, the first one's MCID."""

    number: int
    content: int
    slots: tuple[int, ...]
    first: int


class Template(NamedTuple):
    """The objects that all copies share, and what the last ones need to name."""

    objects: Objects
    catalog: int
    info: int
    structure: Structure
    pages: tuple[Page, ...]
    links: tuple[OwnLink, ...]
    resources: int
    names: ResourceNames
    known: Mapping[Face, FontResource]
    shared_resources: bytes

    @property
    def head(self) -> bytes:
        """The bytes that each copy begins with."""
        return self.objects.head


def paint(
    frames: Sequence[Frame], structure: Structure, metadata: Metadata, own_faces: Sequence[Face] = ()
) -> Template:
    """Everything but what a copy says itself and what identifies it: pages, fonts, tags, outline, metadata.

    Of the slots of an area those that have words on a frame already are no longer a copy's to fill.
    `own_faces`, regular and bold, are those that copies' own words are set in, where the frames have areas or fields.
    """
    objects = Objects()
    used = Resources()
    catalog, parent = objects.reserve(), objects.reserve()
    pages = [objects.reserve() for _ in frames]
    marks: list[Mark] = []
    contents: list[list[int]] = []
    own_slots: dict[int, tuple[int, ...]] = {}
    for index, frame in enumerate(frames):
        code, own = paint_frame(frame, index, structure, used)
        contents.append([objects.put_stream({}, code)])
        marks += own
        if frame.areas:
            there = {item.slot for item in frame.texts}
            of_areas = (structure.own_slots(item.area, item.items) for item in frame.areas)
            own_slots[index] = tuple(sorted({*chain.from_iterable(of_areas)} - there))
            marks += [Mark(index, mcid, slot) for mcid, slot in enumerate(own_slots[index], len(own))]
    form = _form(objects, own_faces) if any(frame.fields for frame in frames) else None
    tags = put_tags(objects, structure, frames, pages, marks, form)
    known = {face: own_font(face, f"P{number}") for number, face in enumerate(own_faces, 1)} if own_slots else {}
    names = _resource_names(objects, used, known)
    objects.put(
        dictionary(Type=name("Pages"), Count=len(pages), Kids=array(*map(reference, pages))),
        parent,
    )
    outline = put_outline(objects, _headings(frames, structure, marks), pages)
    entries = {
        "Type": name("Catalog"),
        "Pages": reference(parent),
        "Lang": text(metadata.language),
        "MarkInfo": dictionary(Marked=b"true"),
        "StructTreeRoot": reference(tags.root),
        "ViewerPreferences": viewer_preferences(),
        "PageLabels": page_labels(),
        "Outlines": reference(outline),
        "OutputIntents": array(reference(put_output_intent(objects))),
    }
    if metadata.locked:
        # AES-256 is of PDF 2.0; before that it was an extension of Adobe's (ISO 32000-1 7.12).
        entries["Extensions"] = b"<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"
    if form:
        entries["AcroForm"] = reference(form.finish())
    info = put_info(objects, metadata)
    entries["Metadata"] = reference(put_xmp(objects, metadata))
    objects.put(dictionary(**entries), catalog)
    resources = names.dictionary({})
    # What is each copy's own has the last numbers: most cross-references then begin alike, and are packed once.
    shared = objects.reserve()
    own_pages: list[Page] = []
    for index, slots in own_slots.items():
        first = sum(mark.page == index for mark in marks) - len(slots)
        own_pages.append(Page(index, objects.reserve(), slots, first))
        contents[index].append(own_pages[-1].content)
    for index, frame in enumerate(frames):
        _put_page(objects, frame, index, pages[index], parent, shared, contents[index], tags)
    if not own_pages:
        objects.put(resources, shared)
    objects.seal()
    pages_with_areas, own_links = tuple(own_pages), tuple(tags.own_links)
    return Template(objects, catalog, info, structure, pages_with_areas, own_links, shared, names, known, resources)


def _form(objects: Objects, faces: Sequence[Face]) -> FormWriter:
    from handout.paint.form import FormWriter  # noqa: PLC0415 - few sheets are filled in on screen

    return FormWriter(objects, faces)


def stamp(template: Template, own: Sequence[Frame] = ()) -> bytes:
    """A whole file: after the template one copy's words, then cross-references and identity, which depend on all.

    `own` has a frame a page with what fills its areas.
    """
    objects = template.objects.branch()
    resources = OwnResources(template.known)
    for page in template.pages:
        code, _ = paint_frame(own[page.number], page.number, template.structure, resources, page.first)
        objects.put_stream({}, code, page.content)
    for link in template.links:
        put_own_link(objects, link, own[link.page])
    if template.pages:
        fonts = {font.resource: reference(font.put(objects)) for font in resources.fonts.values()}
        named = template.names.dictionary(fonts) if fonts else template.shared_resources
        objects.put(named, template.resources)
    return objects.write(template.catalog, template.info)


class ResourceNames(NamedTuple):
    """What content streams name, by kind."""

    fonts: dict[str, bytes]
    images: dict[str, bytes]
    states: dict[str, bytes]
    shadings: dict[str, bytes]

    def dictionary(self, own_fonts: Mapping[str, bytes]) -> bytes:
        """The resources of every page, with the fonts of one copy."""
        return dictionary(
            Font=dictionary(**self.fonts, **own_fonts),
            XObject=dictionary(**self.images) if self.images else None,
            ExtGState=dictionary(**self.states) if self.states else None,
            Shading=dictionary(**self.shadings) if self.shadings else None,
        )


def _resource_names(objects: Objects, resources: Resources, known: Mapping[Face, FontResource]) -> ResourceNames:
    fonts = [*resources.fonts.values(), *known.values()]
    return ResourceNames(
        fonts={font.resource: reference(font.put(objects)) for font in fonts},
        images={key: reference(put_image(objects, raster)) for raster, key in resources.images.items()},
        states={
            key: dictionary(Type=name("ExtGState"), ca=fine_number(share), CA=fine_number(share))
            for share, key in resources.opacities.items()
            for share, key in resources.opacities.items()
        },
        shadings={key: reference(put_shading(objects, each)) for each, key in resources.shadings.items()},
    )


def _put_page(
    objects: Objects,
    frame: Frame,
    index: int,
    page: int,
    parent: int,
    resources: int,
    contents: Sequence[int],
    tags: Tags,
) -> None:
    annotations = tags.annotations[index]
    objects.put(
        dictionary(
            Type=name("Page"),
            Parent=reference(parent),
            MediaBox=array(0, 0, number(frame.size.width), number(frame.size.height)),
            Resources=reference(resources),
            Contents=reference(contents[0]) if len(contents) == 1 else array(*map(reference, contents)),
            StructParents=index,
            Tabs=name("S"),
            Annots=array(*map(reference, annotations)) if annotations else None,
        ),
        page,
    )


def _headings(frames: Sequence[Frame], structure: Structure, marks: Sequence[Mark]) -> list[Entry]:
    """The title and the headings with their places, for the outline."""
    entries: list[Entry] = []
    for element in structure.root.walk():
        if element.role in ("H1", "H2"):
            entries.append(_entry(element, frames, marks, structure))
    return entries


def _entry(element: Element, frames: Sequence[Frame], marks: Sequence[Mark], structure: Structure) -> Entry:
    slots = [kid for kid in element.kids if isinstance(kid, int)]
    page = next(mark.page for mark in marks if mark.slot == slots[0])
    frame = frames[page]
    level = 1 if element.role == "H1" else 2
    items = [item for item in frame.texts if item.slot in slots]
    if items:
        return Entry(element.words, level, page, frame.size.height - (items[0].y - 1.5 * items[0].size))
    area = next(item for item in frame.areas if slots[0] in structure.own_slots(item.area, item.items))
    return Entry(element.words, level, page, frame.size.height - area.region.rect.y)
