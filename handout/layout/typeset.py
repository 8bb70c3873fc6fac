"""A Document's words shaped once, with the structure tree that they belong to. Sizes and measures come later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from handout.diagnostics import Diagnostic
from handout.document import (
    FIXED,
    Address,
    Document,
    Further,
    Help,
    Own,
    Place,
)
from handout.layout.content import (
    Again,
    Content,
    Heights,
    NumberBox,
    PanelBox,
)
from handout.layout.frame import ARTIFACT
from handout.layout.identity_line import set_identity
from handout.layout.inlines import FlatInlines
from handout.layout.plan import set_plan
from handout.layout.stand_ins import IDENTITY, LEAST, WIDEST_MARK, stand_ins
from handout.layout.structure import Role, Structure, StructureBuilder
from handout.layout.typesetter import Typesetter
from handout.model import (
    Link,
    Phrase,
    Strong,
    Text,
)
from handout.text.fonts import BOLD, REGULAR, FontSet, TextStyle
from handout.text.paragraph import Prepared

Fields = dict[str, Any]


def typeset(document: Document, fonts: FontSet, heights: Heights = LEAST) -> tuple[Content, tuple[Diagnostic, ...]]:
    """The document's words, shaped, in the order of reading; and a fault for each character that no face has.

    What each copy says itself has stand-ins of the length that `heights` gives it room for.
    """
    contents, faults = typeset_halves([document], fonts, heights)
    return contents[0], faults


def typeset_halves(
    documents: Sequence[Document], fonts: FontSet, heights: Heights = LEAST
) -> tuple[tuple[Content, ...], tuple[Diagnostic, ...]]:
    """The same for a sheet that is in several languages: in one tree, a Sect each, the patient's own whole and first.

    Who hears the sheet read out is then not thrown from voice to voice, and can leave at the end of what is theirs.
    """
    tree = StructureBuilder()
    tree.root.language = documents[0].language
    halves: list[tuple[Typesetter, Document, Fields]] = []
    for document in documents:
        own = stand_ins(document, heights)
        setter = Typesetter(fonts, document, tree, dict(own.fields))
        setter.form.has_note = heights.plan > 0
        with tree.element("Sect", language=document.language) if len(documents) > 1 else nullcontext():
            fields = dict(_ABSENT)
            for place in _places(document, heights):
                fields |= _SET[place](setter, document, own)
        halves.append((setter, document, fields))
    structure = tree.finish()
    contents = tuple(_content(*half, structure, heights) for half in halves)
    return contents, _told_once([fault for setter, *_ in halves for fault in setter.faults])


def _content(setter: Typesetter, document: Document, fields: Fields, structure: Structure, heights: Heights) -> Content:
    parts = (*fields.pop("protected"), *fields.pop("unprotected"))
    if "phone" not in fields:
        fields["phone"] = NumberBox(setter.artifact(""), None)
    return Content(
        fonts=setter.fonts,
        language=document.language,
        direction=document.direction,
        parts=parts,
        stamp=setter.artifact(document.fixed.stamp),
        again=_again(setter, document),
        questions=setter.artifact(document.fixed.my_questions, BOLD),
        notes=setter.artifact(document.fixed.notes, BOLD),
        structure=structure,
        links=frozenset(number for number, element in enumerate(structure.slots) if element.role == "Link"),
        personal=document.personal,
        identified=_is_identified(document, heights),
        writable=bool(document.whose) and document.form is None,
        heights=heights,
        **fields,
    )


_ABSENT: Fields = {"logo_slot": ARTIFACT, "name": None, "details": (), "plan": None}
"""What the places say that a half does not have."""


def _name(setter: Typesetter, document: Document) -> Fields:
    head = document.masthead
    return {"logo_slot": _figure(setter, head.logo_alt), "name": _line(setter, head.name, "P", BOLD)}


def _places(document: Document, heights: Heights) -> tuple[Place, ...]:
    """What there is on a sheet."""
    identified = _is_identified(document, heights)
    return tuple(place for place in document.reading_order if place != "identity" or identified)


def _is_identified(document: Document, heights: Heights) -> bool:
    """Whether there is a line that says whose it is: one that is nobody's yet, and is full, has no room for it."""
    return document.identified and heights.identity > 0


def _identity(setter: Typesetter, document: Document, own: Own) -> Fields:
    with setter.tree.area(IDENTITY):
        set_identity(setter, document, own)
    return {}


def _title(setter: Typesetter, document: Document) -> Fields:
    return {
        "notice": _line(setter, document.notice, "P", BOLD),
        "title": setter.phrase(document.title, "H1", BOLD),
        "brands": _line(setter, document.brands, "P"),
    }


def _facts(setter: Typesetter, document: Document) -> Fields:
    return {"fast_facts": setter.part(document.fast_facts) if document.fast_facts else None}


def _plan(setter: Typesetter, document: Document) -> Fields:
    return {"plan": set_plan(setter, document.plan) if document.plan else None}


def _line(setter: Typesetter, phrase: Phrase | None, role: Role, style: TextStyle = REGULAR) -> Prepared | None:
    return setter.phrase(phrase, role, style) if phrase else None


def _lines(setter: Typesetter, phrases: Sequence[Phrase]) -> tuple[Prepared, ...]:
    return tuple(setter.phrase(each, "P") for each in phrases)


def _again(setter: Typesetter, document: Document) -> Again:
    name, number, notice = document.masthead.name, document.masthead.phone.value, document.notice
    mark = document.fixed.sheet.format(mark=WIDEST_MARK)
    return Again(
        name=setter.artifact(name.text, BOLD) if name else None,
        title=setter.artifact(document.title.text, BOLD),
        phone=setter.artifact(number.text, BOLD) if number else None,
        notice=setter.artifact(notice.text, BOLD) if notice else None,
        version=setter.artifact(document.imprint[-1].text),
        mark=setter.artifact(mark, BOLD) if document.personal else None,
        page_of=document.fixed.page_of,
        turn_over=document.fixed.turn_over,
    )


def _told_once(faults: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Faults without those of words that only repeat others, such as a running title."""
    written = {fault.message for fault in faults if fault.span != FIXED}
    return tuple(fault for fault in faults if fault.span != FIXED or fault.message not in written)


def _joined(phrases: tuple[Phrase, ...]) -> Phrase:
    return Phrase(" · ".join(each.text for each in phrases), FIXED)


def _figure(setter: Typesetter, alt: Phrase | None) -> int:
    if alt is None:
        return ARTIFACT
    with setter.tree.element("Figure", alt=alt.text):
        return setter.tree.slot()


def _help(setter: Typesetter, help_: Help) -> Fields:
    panels: list[PanelBox] = []
    for panel in help_.panels:
        with setter.tree.element("Sect"):
            heading = setter.phrase(panel.heading, "H2", BOLD)
            blocks = setter.blocks(panel.blocks)
            panels.append(PanelBox(panel.id, heading, blocks, tuple(map(setter.number, panel.numbers))))
    return {"panels": tuple(panels), "help_note": _line(setter, help_.note, "P")}


def _further(setter: Typesetter, further: Further | None) -> Fields:
    if further is None:
        return {"further_heading": None, "addresses": (), "qr_slot": ARTIFACT}
    with setter.tree.element("Sect"):
        heading = setter.phrase(further.heading, "H2", BOLD)
        addresses = tuple(_address(setter, address) for address in further.addresses)
        slot = _figure(setter, further.qr_alt)
    return {"further_heading": heading, "addresses": addresses, "qr_slot": slot}


def _address(setter: Typesetter, address: Address) -> Prepared:
    """The line runs as the sheet does, and the name in it as it itself does: most are Latin wherever they stand."""
    flat = FlatInlines(setter.tree, setter.fields, setter.stressed, setter.form)
    with setter.tree.element("P"):
        flat.add((Strong((Text(address.name.text, address.name.span),)),), REGULAR, None)
        flat.ranges[0] = flat.ranges[0]._replace(isolate=True)
        link = Link((Text(address.short.text, address.short.span),), address.url, address.short.span)
        flat.add((Text(address.what, address.name.span), link), REGULAR, None)
        return setter.prepared(flat.text, flat.ranges, flat.spans, setter.direction)


_SET: dict[Place, Callable[[Typesetter, Document, Own], Fields]] = {
    "name": lambda setter, document, _: _name(setter, document),
    "details": lambda setter, document, _: {"details": _lines(setter, document.masthead.details)},
    "phone": lambda setter, document, _: {"phone": setter.number(document.masthead.phone)},
    "identity": _identity,
    "title": lambda setter, document, _: _title(setter, document),
    "lead": lambda setter, document, _: {"lead": setter.blocks(document.lead)},
    "fast_facts": lambda setter, document, _: _facts(setter, document),
    "help": lambda setter, document, _: _help(setter, document.help),
    "protected": lambda setter, document, _: {"protected": tuple(map(setter.part, document.protected))},
    "plan": lambda setter, document, _: _plan(setter, document),
    "parts": lambda setter, document, _: {"unprotected": tuple(map(setter.part, document.unprotected))},
    "closing": lambda setter, document, _: {"closing": tuple(map(setter.part, document.closing))},
    "further": lambda setter, document, _: _further(setter, document.further),
    "legal": lambda setter, document, _: {
        "abridged": _line(setter, document.abridged, "P", BOLD),
        "legal": _lines(setter, document.legal),
    },
    "imprint": lambda setter, document, _: {"imprint": setter.phrase(_joined(document.imprint), "P")},
}
"""How the words of each place are set, as fields of Content."""
