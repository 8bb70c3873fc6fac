"""Handout, clinic and fixed words into one Document."""

from __future__ import annotations

import re

from handout.diagnostics import Diagnostic, HandoutError, error, warning
from handout.document import (
    FIXED,
    Address,
    Document,
    Fixed,
    Further,
    Help,
    Masthead,
    Number,
    Panel,
    Part,
    hash_lines,
    inline_text,
    text_lines,
)
from handout.labels import RTL_LANGUAGES, Labels, labels_for
from handout.model import (
    HELP_SECTIONS,
    Blocks,
    Clinic,
    Emphasis,
    Handout,
    Inline,
    Inlines,
    Link,
    ListBlock,
    ListItem,
    Localized,
    Paragraph,
    Phrase,
    Section,
    Strong,
    Table,
    Text,
)

SHORT_ADDRESS = 48
"""Characters of an address that print still shows whole; of a longer one, the host."""


def compose(handout: Handout, clinic: Clinic | None) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document of one sheet, and warnings. Raises HandoutError for a clinic's string that the language lacks."""
    labels = labels_for(handout.language)
    words = _ClinicWords(clinic, handout.language)
    helps = {section.id: section for section in handout.sections if section.id in HELP_SECTIONS}
    parts = [_part(section, labels) for section in handout.sections if section.id not in HELP_SECTIONS]
    body, closing = _closing(sorted(parts, key=lambda part: not part.protected))
    draft = Document(
        id=handout.id,
        language=handout.language,
        direction="rtl" if handout.language.split("-", maxsplit=1)[0] in RTL_LANGUAGES else "ltr",
        labels_language=labels.language,
        masthead=_masthead(clinic, words, labels),
        notice=_notice(labels),
        title=handout.title,
        brands=_brands(handout),
        lead=_printed(handout.intro),
        fast_facts=_fast_facts(handout, labels),
        help=_help(helps, words, labels),
        parts=body,
        closing=closing,
        further=_further(handout, labels),
        legal=_legal(handout, labels),
        imprint=(),
        fixed=Fixed(labels["page_of"], labels["turn_over"], labels["my_questions"], labels["notes"], labels["stamp"]),
        content_hash="",
        version="",
    )
    words.raise_faults()
    return _sign(draft, handout, labels), _warnings(handout, labels)


def content_hash(document: Document) -> str:
    """SHA-256 of the shared text, NFC, white space folded, a line a paragraph; without the imprint, which names it."""
    return hash_lines(text_lines(document._replace(imprint=())))


def _sign(draft: Document, handout: Handout, labels: Labels) -> Document:
    digest = content_hash(draft)
    updated = handout.review.updated
    version = f"{updated.isoformat()}-{digest[:8]}" if updated else digest[:8]
    imprint = [
        labels.fill("updated", date=labels.date(updated)) if updated else None,
        labels.fill("review_by", date=labels.date(handout.review.review_by)) if handout.review.review_by else None,
        labels.fill("version", version=version),
    ]
    phrases = tuple(_fixed(line) for line in imprint if line)
    return draft._replace(imprint=phrases, content_hash=digest, version=version)


class _ClinicWords:
    """A clinic's strings in one language; a string that lacks it is a fault, all of them told at once."""

    def __init__(self, clinic: Clinic | None, language: str) -> None:
        self.clinic = clinic
        self._own = clinic.language if clinic else language
        self._language = language
        self._faults: list[Diagnostic] = []

    def get(self, localized: Localized[Phrase] | None) -> Phrase | None:
        if localized is None:
            return None
        if localized.languages() == (self._own,):
            return localized.get(self._own)
        for tag in (self._language, self._language.split("-", maxsplit=1)[0]):
            if phrase := localized.get(tag):
                return phrase
        self._faults.append(
            error(
                "missing-language",
                f"no words in '{self._language}' here, only in {', '.join(localized.languages())}",
                localized.span,
                f"add a line '{self._language}: …'",
            )
        )
        return None

    def raise_faults(self) -> None:
        if self._faults:
            raise HandoutError(self._faults)


def _fixed(text: str) -> Phrase:
    return Phrase(text, FIXED)


def _masthead(clinic: Clinic | None, words: _ClinicWords, labels: Labels) -> Masthead:
    if clinic is None:
        return Masthead(None, None, (), Number(_fixed(labels["phone"]), None))
    name = words.get(clinic.name)
    alt = None
    if clinic.logo:
        alt = words.get(clinic.logo_alt) or _fixed(labels.fill("logo_alt", name=name.text if name else ""))
    address = [line for line in map(words.get, clinic.address) if line]
    details = (Phrase(", ".join(line.text for line in address), address[0].span),) if address else ()
    website = (Phrase(short_address(clinic.website.text), clinic.website.span),) if clinic.website else ()
    return Masthead(alt, name, details + website, Number(_fixed(labels["phone"]), words.get(clinic.phone)))


def _notice(labels: Labels) -> Phrase:
    """Draft, whatever the file says: 'reviewed' counts only with the hash of what was reviewed, which none has yet."""
    return _fixed(labels["draft"])


def _brands(handout: Handout) -> Phrase | None:
    if not handout.brand_names:
        return None
    return Phrase(", ".join(name.text for name in handout.brand_names), handout.brand_names[0].span)


def _fast_facts(handout: Handout, labels: Labels) -> Part | None:
    if not handout.fast_facts:
        return None
    items = tuple(
        ListItem((Paragraph(_printed_inlines(fact), handout.span),), handout.span) for fact in handout.fast_facts
    )
    blocks = (ListBlock(False, 1, items, handout.span),)
    return Part("fast-facts", None, _fixed(labels["fast_facts"]), "callout", blocks)


def _help(sections: dict[str, Section], words: _ClinicWords, labels: Labels) -> Help:
    numbers = _numbers(words, labels)
    panels = [
        Panel(name, sections[name].heading, _printed(sections[name].blocks), numbers[name])
        for name in HELP_SECTIONS
        if name in sections
    ]
    clinic = words.clinic
    if "call-us" not in sections:
        panels.insert(0, Panel("call-us", _fixed(labels["call_heading"]), (), numbers["call-us"]))
    if "emergency" not in sections and clinic and clinic.emergency:
        panels.append(Panel("emergency", _fixed(labels["emergency_heading"]), (), numbers["emergency"]))
    return Help(tuple(panels), words.get(clinic.interpreter) if clinic else None)


def _numbers(words: _ClinicWords, labels: Labels) -> dict[str, tuple[Number, ...]]:
    """The numbers of each half of the help band; a clinic that named none gets blanks for what every clinic has."""
    clinic = words.clinic
    phone, after_hours, emergency = (
        (words.get(clinic.phone), words.get(clinic.after_hours), words.get(clinic.emergency))
        if clinic
        else (None, None, None)
    )
    return {
        "call-us": (Number(_fixed(labels["call"]), phone), Number(_fixed(labels["after_hours"]), after_hours)),
        "emergency": (Number(_fixed(labels["emergency"]), emergency),),
    }


def _part(section: Section, labels: Labels) -> Part:
    says_so = section.heading.text.casefold().startswith(labels["warning"].rstrip(":").casefold())
    label = _fixed(labels["warning"]) if section.style == "warning" and not says_so else None
    return Part(section.id, label, section.heading, section.style, _printed(section.blocks), section.protected)


def _closing(parts: list[Part]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The sections, and the callouts after the last of them: what to remember stands at the foot of the last page."""
    end = len(parts)
    while end and parts[end - 1].style == "callout" and not parts[end - 1].protected:
        end -= 1
    return tuple(parts[:end]), tuple(parts[end:])


def _further(handout: Handout, labels: Labels) -> Further | None:
    if not handout.resources:
        return None
    addresses = tuple(
        Address(each.name, each.about, Phrase(short_address(each.url), each.span), each.url)
        for each in handout.resources
    )
    first = next((each.url for each in handout.resources if each.url.startswith("https://")), None)
    alt = _fixed(labels.fill("qr_alt", address=short_address(first))) if first else None
    return Further(_fixed(labels["further"]), addresses, first, alt)


def _legal(handout: Handout, labels: Labels) -> tuple[Phrase, ...]:
    review = handout.review
    byline = [
        labels.fill(key, name=name.text)
        for key, name in (("written_by", review.written_by), ("reviewed_by", review.reviewed_by))
        if name
    ]
    lines = [handout.disclaimer, Phrase(" ".join(byline), review.span) if byline else None, handout.copyright]
    return tuple(line for line in lines if line)


def short_address(url: str) -> str:
    """An address as print shows it: without its scheme; of a long one, the host."""
    address = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", url).rstrip("/")
    if len(address) <= SHORT_ADDRESS:
        return address
    return address.split("/", maxsplit=1)[0]


def _printed(blocks: Blocks) -> Blocks:
    """Blocks as paper shows them: each link followed by its short address, since paper can't be clicked."""
    printed: list[Paragraph | ListBlock | Table] = []
    for block in blocks:
        match block:
            case Paragraph():
                printed.append(Paragraph(_printed_inlines(block.inlines), block.span))
            case ListBlock():
                items = tuple(ListItem(_printed(item.blocks), item.span) for item in block.items)
                printed.append(ListBlock(block.ordered, block.start, items, block.span))
            case Table():
                header = tuple(map(_printed_inlines, block.header))
                rows = tuple(tuple(map(_printed_inlines, row)) for row in block.rows)
                printed.append(block._replace(header=header, rows=rows))
    return tuple(printed)


def _printed_inlines(inlines: Inlines) -> Inlines:
    return tuple(map(_printed_inline, inlines))


def _printed_inline(inline: Inline) -> Inline:
    match inline:
        case Link():
            address = short_address(inline.url)
            words = inline_text(inline.children)
            if address in words or words in (inline.url, address) or _same_number(inline.url, words):
                return inline
            return Link((*inline.children, Text(f" ({address})", inline.span)), inline.url, inline.span)
        case Strong() | Emphasis():
            return type(inline)(_printed_inlines(inline.children))
        case _:
            return inline


def _same_number(url: str, words: str) -> bool:
    """Whether a `tel:` link's words show its number already."""
    digits = re.sub(r"\D", "", url)
    return url.startswith("tel:") and digits.endswith(re.sub(r"\D", "", words)[-10:]) and any(map(str.isdigit, words))


def _warnings(handout: Handout, labels: Labels) -> tuple[Diagnostic, ...]:
    told: list[Diagnostic] = []
    if labels.language != handout.language.split("-", maxsplit=1)[0]:
        message = f"the fixed words are not there in '{handout.language}' and stand in English"
        told.append(warning("fixed-words", message, handout.span, "have a clinician read them to the patient"))
    if handout.review.status == "reviewed":
        message = "'reviewed' needs the record of the review with the hash of the wording; the pages say draft"
        told.append(warning("unproven-review", message, handout.review.span, "leave 'status: draft' until then"))
    told += [
        warning(
            "protected-moved",
            f"'{each.id}' is protected, so it stands before what is not",
            each.span,
            "put protected sections first in the file",
        )
        for each in _moved(handout)
    ]
    return tuple(told)


def _moved(handout: Handout) -> list[Section]:
    """Protected sections that stand behind one that is not: the page brings them to the front."""
    moved, open_seen = [], False
    for section in handout.sections:
        if section.id in HELP_SECTIONS:
            continue
        if section.protected and open_seen:
            moved.append(section)
        open_seen = open_seen or not section.protected
    return moved
