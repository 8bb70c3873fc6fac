"""Pages and structure into a file: the shared objects once (a Template), then what is each copy's own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from handout.layout.frame import Frame
from handout.layout.structure import Element, Structure
from handout.paint.content import Mark, Resources, paint_frame
from handout.paint.graphics import put_image
from handout.paint.metadata import (
    Metadata,
    page_labels,
    put_info,
    put_output_intent,
    put_xmp,
    viewer_preferences,
)
from handout.paint.objects import Objects, array, dictionary, name, number, reference, text
from handout.paint.outline import Entry, put_outline
from handout.paint.tags import Tags, put_tags


class Template(NamedTuple):
    """The objects that all copies share, and what the last ones need to name."""

    objects: Objects
    catalog: int
    metadata: Metadata
    entries: dict[str, object]


def paint(frames: Sequence[Frame], structure: Structure, metadata: Metadata) -> Template:
    """Everything but what identifies a file: pages, fonts, tags, outline."""
    objects = Objects()
    resources = Resources()
    catalog = objects.reserve()
    parent, shared = objects.reserve(), objects.reserve()
    pages = [objects.reserve() for _ in frames]
    marks: list[Mark] = []
    contents: list[int] = []
    for index, frame in enumerate(frames):
        code, own = paint_frame(frame, index, structure, resources)
        contents.append(objects.put_stream({}, code))
        marks += own
    tags = put_tags(objects, structure, frames, pages, marks)
    _put_resources(objects, resources, shared)
    for index, frame in enumerate(frames):
        _put_page(objects, frame, index, pages[index], parent, shared, contents[index], tags)
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
    return Template(objects, catalog, metadata, entries)


def stamp(template: Template) -> bytes:
    """A whole file: metadata, identity and cross-references come last, since they depend on all before them."""
    objects = template.objects.branch()
    info = put_info(objects, template.metadata)
    packet = put_xmp(objects, template.metadata)
    objects.put(dictionary(**template.entries, Metadata=reference(packet)), template.catalog)
    return objects.write(template.catalog, info, hashlib.sha256(objects.content()).digest()[:16])


def _put_resources(objects: Objects, resources: Resources, number: int) -> None:
    fonts = {font.resource: reference(font.put(objects)) for font in resources.fonts.values()}
    images = {key: reference(put_image(objects, raster)) for raster, key in resources.images.items()}
    states = {key: dictionary(Type=name("ExtGState"), ca=share, CA=share) for share, key in resources.opacities.items()}
    objects.put(
        dictionary(
            Font=dictionary(**fonts),
            XObject=dictionary(**images) if images else None,
            ExtGState=dictionary(**states) if states else None,
        ),
        number,
    )


def _put_page(
    objects: Objects, frame: Frame, index: int, page: int, parent: int, resources: int, content: int, tags: Tags
) -> None:
    annotations = tags.annotations[index]
    objects.put(
        dictionary(
            Type=name("Page"),
            Parent=reference(parent),
            MediaBox=array(0, 0, number(frame.size.width), number(frame.size.height)),
            Resources=reference(resources),
            Contents=reference(content),
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
            entries.append(_entry(element, frames, marks))
    return entries


def _entry(element: Element, frames: Sequence[Frame], marks: Sequence[Mark]) -> Entry:
    slots = [kid for kid in element.kids if isinstance(kid, int)]
    page = next(mark.page for mark in marks if mark.slot == slots[0])
    frame = frames[page]
    items = [item for item in frame.texts if item.slot in slots]
    words = "".join(cluster.text for item in items for cluster in item.piece.clusters).strip()
    top = frame.size.height - (items[0].y - 1.5 * items[0].size)
    return Entry(words, 1 if element.role == "H1" else 2, page, top)
