"""Handout, clinic and fixed words into one Document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import reduce

from handout.addresses import short_address
from handout.clinic_words import ClinicWords, fixed, plan_of, unlabelled, with_notes
from handout.diagnostics import Diagnostic, warning
from handout.document import (
    ASKED,
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
)
from handout.form_words import blanks_of_identity, form_words
from handout.interpreter import how_to_ask, not_said
from handout.labels import Labels, have_words, labels_for
from handout.languages import direction_of
from handout.local import faults_between, hidden_in, moved_notes, notes_for
from handout.model import (
    HELP_SECTIONS,
    Clinic,
    Edition,
    Handout,
    ListBlock,
    ListItem,
    Paragraph,
    Phrase,
    Section,
    Translation,
)
from handout.points import in_one_line, points_of, spaced
from handout.printed import printed, printed_inlines
from handout.record import NamedTuple
from handout.review import DRAFT, ReviewState
from handout.spoken import text_lines


class Occasion(NamedTuple):
    """What is known of the recipient when the shared words are put together: that there is one, and a note.

    A `fillable` sheet is nobody's yet, and is filled in on screen. `asked` is the language that the patient reads where
    the sheet is in another one that serves it.
    """

    personal: bool = False
    has_note: bool = False
    fillable: bool = False
    asked: str | None = None


NOBODY = Occasion()


def compose(
    handout: Handout,
    clinic: Clinic | None,
    occasion: Occasion = NOBODY,
    review: ReviewState = DRAFT,
    edition: Edition = "standard",
    shortened: Collection[str] = (),
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document of one sheet, and warnings. What is not known to be reviewed says on the page that it is a draft.

    The sections whose ids are `shortened` are as their `short` says, left out where it is empty. Raises HandoutError
    where handout and clinic do not go together.
    """
    labels = labels_for(handout.language)
    words = ClinicWords(clinic, handout.language)
    if clinic:
        words.faults += faults_between(handout, clinic)
    helps = {section.id: section for section in handout.sections if section.id in HELP_SECTIONS}
    followed = {each.section.text for each in notes_for(handout, clinic) if each.section} if clinic else set()
    sections, closing = _closing(_parts(handout, clinic, labels), followed)
    # What is protected comes first, before the notes at the start too.
    body = tuple(sorted(with_notes(sections, handout, words, labels), key=lambda part: not part.protected))
    draft = Document(
        id=handout.id,
        language=handout.language,
        direction=direction_of(handout.language),
        labels_language=handout.language if have_words(handout.language) else labels.language,
        masthead=_masthead(clinic, words, labels, handout.language),
        notice=_notice(handout, review, labels),
        title=handout.title,
        brands=_brands(handout),
        lead=(*how_to_ask(clinic, occasion.asked, labels), *printed(handout.intro)),
        fast_facts=_fast_facts(handout, labels),
        help=_help(helps, words, labels),
        plan=plan_of(words, labels, has_note=occasion.has_note),
        parts=_shortened(body, handout, shortened),
        closing=_shortened(closing, handout, shortened),
        further=_further(handout, labels),
        abridged=fixed(labels["abridged"]) if shortened else None,
        legal=_legal(handout, review, labels),
        imprint=(),
        fixed=Fixed(**{key: labels[key] for key in Fixed._fields}),
        content_hash="",
        version="",
        personal=occasion.personal,
        languages=(*words.languages(), *(((ASKED, occasion.asked),) if occasion.asked else ())),
        edition=edition,
        form=form_words(body, words, labels) if occasion.fillable else None,
        whose=() if occasion.personal else tuple(blanks_of_identity(words, labels)),
    )
    nameless, moved = unlabelled(words, labels), moved_notes(handout, clinic) if clinic else ()
    words.raise_faults()
    told = (
        *_warnings(handout, labels),
        *words.warnings(),
        *nameless,
        *moved,
        *not_said(clinic, occasion.asked, handout),
    )
    return sign(draft, handout), told


def content_hash(document: Document) -> str:
    """SHA-256 of the shared text, NFC, white space folded, a line a paragraph; without the imprint, which names it."""
    return hash_lines(text_lines(document._replace(imprint=())))


def sign(draft: Document, handout: Handout) -> Document:
    """The document with the hash of its words, and the version that follows from it."""
    labels = labels_for(handout.language)
    digest = content_hash(draft)
    updated = handout.review.updated
    version = f"{updated.isoformat()}-{digest[:8]}" if updated else digest[:8]
    imprint = [
        labels.fill("updated", date=labels.date(updated)) if updated else None,
        labels.fill("review_by", date=labels.date(handout.review.review_by)) if handout.review.review_by else None,
        labels.fill("version", version=version),
    ]
    phrases = tuple(fixed(line) for line in imprint if line)
    return draft._replace(imprint=phrases, content_hash=digest, version=version)


def _masthead(clinic: Clinic | None, words: ClinicWords, labels: Labels, language: str) -> Masthead:
    if clinic is None:
        return Masthead(None, None, (), Number(fixed(labels["phone"]), None))
    name = words.get(clinic.name)
    alt = None
    if clinic.logo:
        alt = words.said(clinic.logo_alt) or fixed(labels.fill("logo_alt", name=name.text if name else ""))
    address = [line for line in map(words.get, clinic.address) if line]
    details = (Phrase(in_one_line([each.text for each in address], language), address[0].span),) if address else ()
    website = (Phrase(short_address(clinic.website.text), clinic.website.span),) if clinic.website else ()
    return Masthead(alt, name, details + website, Number(fixed(labels["phone"]), words.get(clinic.phone)))


def _notice(handout: Handout, review: ReviewState, labels: Labels) -> Phrase | None:
    """What to know of the review before anything else; nothing where this wording is reviewed and in date."""
    words = [
        labels["unreviewed_translation"] if handout.translation and _needs_review(handout) else None,
        labels["draft"] if review.approval is None else None,
        labels.fill("past_review", date=labels.date(review.overdue)) if review.overdue else None,
    ]
    told = [each for each in words if each]
    return fixed(" · ".join(told)) if told else None


def _brands(handout: Handout) -> Phrase | None:
    if not handout.brand_names:
        return None
    listing = points_of(handout.language).listing
    return Phrase(listing.join(name.text for name in handout.brand_names), handout.brand_names[0].span)


def _fast_facts(handout: Handout, labels: Labels) -> Part | None:
    if not handout.fast_facts:
        return None
    items = tuple(
        ListItem((Paragraph(printed_inlines(fact), handout.span),), handout.span) for fact in handout.fast_facts
    )
    blocks = (ListBlock(False, 1, items, handout.span),)
    return Part("fast-facts", None, fixed(labels["fast_facts"]), "callout", blocks)


def _help(sections: dict[str, Section], words: ClinicWords, labels: Labels) -> Help:
    numbers = _numbers(words, labels)
    panels = [
        Panel(name, sections[name].heading, printed(sections[name].blocks), numbers[name])
        for name in HELP_SECTIONS
        if name in sections
    ]
    clinic = words.clinic
    if "call-us" not in sections:
        panels.insert(0, Panel("call-us", fixed(labels["call_heading"]), (), numbers["call-us"]))
    if "emergency" not in sections and clinic and clinic.emergency:
        panels.append(Panel("emergency", fixed(labels["emergency_heading"]), (), numbers["emergency"]))
    return Help(tuple(panels), words.said(clinic.interpreter) if clinic else None)


def _numbers(words: ClinicWords, labels: Labels) -> dict[str, tuple[Number, ...]]:
    """The numbers of each half of the help band; a clinic that named none gets blanks for what every clinic has."""
    clinic = words.clinic
    phone, after_hours, emergency = (
        (words.get(clinic.phone), words.get(clinic.after_hours), words.get(clinic.emergency))
        if clinic
        else (None, None, None)
    )
    return {
        "call-us": (Number(fixed(labels["call"]), phone), Number(fixed(labels["after_hours"]), after_hours)),
        "emergency": (Number(fixed(labels["emergency"]), emergency),),
    }


def _parts(handout: Handout, clinic: Clinic | None, labels: Labels) -> list[Part]:
    """The sections but those of the help band and those that the clinic leaves out; protected ones first."""
    left_out = {*HELP_SECTIONS, *(hidden_in(handout, clinic) if clinic else ())}
    parts = [_part(section, labels) for section in handout.sections if section.id not in left_out]
    return sorted(parts, key=lambda part: not part.protected)


def _part(section: Section, labels: Labels) -> Part:
    says_so = section.heading.text.casefold().startswith(labels["warning"].rstrip(":").casefold())
    label = fixed(labels["warning"]) if section.style == "warning" and not says_so else None
    return Part(section.id, label, section.heading, section.style, printed(section.blocks), section.protected)


def _shortened(parts: Sequence[Part], handout: Handout, ids: Collection[str]) -> tuple[Part, ...]:
    """After it is settled what closes the sheet, so that leaving a section out moves no other, nor a clinic's note."""
    shorts = {each.id: each.short for each in handout.sections if each.id in ids and not each.protected}
    made: list[Part] = []
    for part in parts:
        short = shorts.get(part.id) if part.origin is None else None
        if short is None:
            made.append(part)
        elif short:
            made.append(part._replace(blocks=printed(short)))
    return tuple(made)


def _closing(parts: list[Part], followed: Collection[str]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The sections, and the callouts after the last of them: what to remember stands at the foot of the last page.

    One that a clinic's note is to stand after stays among the sections, since nothing comes behind the foot.
    """
    end = len(parts)
    while end and _may_close(parts[end - 1]) and parts[end - 1].id not in followed:
        end -= 1
    return tuple(parts[:end]), tuple(parts[end:])


def _may_close(part: Part) -> bool:
    return part.style == "callout" and not part.protected


def _further(handout: Handout, labels: Labels) -> Further | None:
    if not handout.resources:
        return None
    points = points_of(handout.language)
    addresses = tuple(
        Address(
            each.name,
            f"{points.comma}{each.about.text}{points.colon}" if each.about else points.colon,
            Phrase(short_address(each.url), each.span),
            each.url,
        )
        for each in handout.resources
    )
    first = next((each.url for each in handout.resources if each.url.startswith("https://")), None)
    alt = fixed(labels.fill("qr_alt", address=short_address(first))) if first else None
    return Further(fixed(labels["further"]), addresses, first, alt)


def _legal(handout: Handout, review: ReviewState, labels: Labels) -> tuple[Phrase, ...]:
    author, approval = handout.review.written_by, review.approval
    byline = [
        labels.fill("written_by", name=author.text) if author else None,
        labels.fill("reviewed_by", name=approval.by.text, date=labels.date(approval.day)) if approval else None,
        *(_translators(handout.translation, labels) if handout.translation else ()),
    ]
    people = reduce(spaced, filter(None, byline), "")
    lines = [handout.disclaimer, Phrase(people, handout.review.span) if people else None, handout.copyright]
    return tuple(line for line in lines if line)


def _needs_review(handout: Handout) -> bool:
    from handout.translation import needs_review  # noqa: PLC0415 - only translations need it

    return needs_review(handout)


def _translators(translation: Translation, labels: Labels) -> Iterator[str]:
    """Who put the words into this language, and who found that right."""
    if translation.method == "machine":
        yield labels["machine_translated"]
    elif translation.translator:
        yield labels.fill("translated_by", name=translation.translator.text)
    if translation.reviewed_by:
        yield labels.fill("translation_reviewed_by", name=translation.reviewed_by.text)


def _warnings(handout: Handout, labels: Labels) -> tuple[Diagnostic, ...]:
    told: list[Diagnostic] = []
    if not have_words(handout.language):
        message = f"the fixed words are not there in '{handout.language}' and stand in English"
        told.append(warning("fixed-words", message, handout.span, "have a clinician read them to the patient"))
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
