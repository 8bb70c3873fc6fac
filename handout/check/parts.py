"""Rules about the parts of a handout: what one of its kind should carry."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from handout.check.rule import Finding, RuleBook
from handout.diagnostics import nearest
from handout.model import HELP_SECTIONS, Handout, Section
from handout.record import NamedTuple

HANDOUT_RULES: RuleBook[Handout] = RuleBook()


class Part(NamedTuple):
    """What patients ask about a medicine: the usual id of its section, other ids for it, and words that its heading
    may have in English, of which each is looked for as the beginning of a word."""

    what: str
    id: str
    others: tuple[str, ...]
    clues: tuple[str, ...]


MEDICINE_PARTS = (
    Part("what it is for", "uses", ("indications", "about", "what-it-is-for"), ("what for", "use for", "why take")),
    Part("how to take it", "dosing", ("how-to-take", "how-to-use", "how-to-inject"), ("how take", "how use", "dosage")),
    Part("what to do about a missed dose", "missed-dose", ("missed-doses",), ("miss", "forg")),
    Part("how to keep it", "storage", ("storing",), ("stor", "how keep", "where keep")),
    Part("its side effects", "side-effects", ("risks",), ("side effect", "risk")),
    Part("what not to combine it with", "interactions", ("other-medicines",), ("other medic", "interact", "alcohol")),
)
"""After 21 CFR 208.20 (b)."""

KNOWN_IDS = {*HELP_SECTIONS, *(id_ for part in MEDICINE_PARTS for id_ in (part.id, *part.others))}

ALIKE = 0.75
"""`difflib`'s ratio of an id that is another one mistyped, as `side-effect` and `intractions` are."""

WITH_HELP = {"medicine": HELP_SECTIONS, "procedure": HELP_SECTIONS, "condition": ("call-us",), "general": ()}
"""Which sections about help a handout of each kind should have."""


@HANDOUT_RULES.rule("no-updated")
def no_updated(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout should say when its words last changed.

    Why: the date is in the footer and the version. Without it nobody can tell an old sheet from a new one.

    Example:

        review:
          updated: 2026-11-20
    """
    if handout.review.updated is None:
        yield "the handout does not say when it was last changed", handout.review.span, "add 'updated: YYYY-MM-DD'"


@HANDOUT_RULES.rule("no-review-date")
def no_review_date(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout should say by when it must be looked at again.

    Why: labels and guidelines change. A sheet without an end is handed out for ever.

    Example:

        review:
          review_by: 2027-11-20
    """
    if handout.review.review_by is None:
        hint = "add 'review_by: YYYY-MM-DD', a year from now or sooner"
        yield "the handout does not say by when it must be reviewed again", handout.review.span, hint


@HANDOUT_RULES.rule("no-author")
def no_author(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout should say who wrote it.

    Why: a patient, and a colleague who finds a fault, must know whom to ask.

    Example:

        review:
          written_by: Riverbend Rheumatology, patient education
    """
    if handout.review.written_by is None:
        yield "the handout does not say who wrote it", handout.review.span, "add 'written_by: …' under 'review'"


@HANDOUT_RULES.rule("no-disclaimer")
def no_disclaimer(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout should say that it does not replace the advice of a patient's own care team.

    Why: a general text cannot know the person who reads it.

    Example:

        disclaimer: This handout is for general education. It does not replace the advice of your care team.
    """
    if handout.disclaimer is None:
        yield "the handout has no disclaimer", handout.span, "add 'disclaimer: …'"


@HANDOUT_RULES.rule("no-sources")
def no_sources(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """Each section should name the sources that it rests on, but for those that only say whom to call.

    Why: the next review starts from them, and a fact that nobody can trace is one that nobody can check.

    Example:

        sections:
          - id: storage
            sources: [2]
        review:
          sources:
            - {title: Prescribing information, url: "https://…", read: 2026-11-20}
    """
    if not handout.review.sources:
        yield "the handout names no sources", handout.review.span, "list them as 'sources' under 'review'"
        return
    for section in handout.sections:
        if not section.sources and section.id not in HELP_SECTIONS:
            yield f"the section '{section.id}' names no source", section.span, "add 'sources: [1]' with its numbers"


@HANDOUT_RULES.rule("no-fast-facts")
def no_fast_facts(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout should begin with its fast facts: what matters most, a line each.

    Why: many people read no further than the first box.

    Example:

        fast_facts:
          - Keep it in the refrigerator. Never freeze it.
    """
    if not handout.fast_facts:
        yield "the handout has no fast facts", handout.span, "add 'fast_facts', three to five lines"


@HANDOUT_RULES.rule("no-help")
def no_help(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout about a medicine or a procedure should have the sections `call-us` and `emergency`; one about a
    condition, `call-us`.

    Why: they fill the help band of the first page, beside the clinic's numbers: when to call, and when to get help at
    once.

    Example:

        sections:
          - id: emergency
            heading: Get help now if you have
            text: |
              - Trouble breathing
    """
    there = {section.id for section in handout.sections}
    for id_ in WITH_HELP[handout.kind]:
        if id_ not in there:
            yield f"the handout has no section '{id_}'", handout.span, f"add a section with 'id: {id_}'"


@HANDOUT_RULES.rule("missing-part")
def missing_part(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout about a medicine should say what it is for, how to take it, what to do about a missed dose, how to
    keep it, what its side effects are, and what not to combine it with.

    Why: that is what patients ask, and what regulators expect of a guide for them (21 CFR 208.20). Sections are known
    by their ids: uses, dosing, missed-dose, storage, side-effects, interactions, and a few like them.

    Example:

        sections:
          - id: missed-dose
            heading: If you miss a dose
    """
    if handout.kind != "medicine":
        return
    there = {section.id for section in handout.sections}
    for part in MEDICINE_PARTS:
        if there.isdisjoint((part.id, *part.others)):
            message = f"no section has the id '{part.id}', by which the program finds {part.what}"
            yield message, handout.span, _what_to_do(part, handout)


def _what_to_do(part: Part, handout: Handout) -> str:
    section = _perhaps(part, [each for each in handout.sections if each.id not in KNOWN_IDS])
    if section is None:
        return f"add a section with 'id: {part.id}'"
    line = section.span.line
    return f"if that is the section '{section.heading.text}' (line {line}), give it this id; if not, add one with it"


def _perhaps(part: Part, sections: Sequence[Section]) -> Section | None:
    """The section that this part may be, under an id that is not known: by its id, or by its id and heading."""
    by_id = {section.id: section for section in sections}
    for id_ in (part.id, *part.others):
        if near := nearest(id_, by_id, ALIKE):
            return by_id[near]
    return next((section for section in sections if _has_clue(part, section)), None)


def _has_clue(part: Part, section: Section) -> bool:
    words = re.findall(r"[^\W\d_]+", f"{section.id} {section.heading.text}".lower())
    return any(all(any(word.startswith(begin) for word in words) for begin in clue.split()) for clue in part.clues)


@HANDOUT_RULES.rule("no-resources")
def no_resources(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """A handout should name a place to read more, with an https address first.

    Why: two pages do not answer everything. The first https address also becomes the QR code.

    Example:

        resources:
          - {name: MedlinePlus, about: Medicine information, url: "https://medlineplus.gov/druginfo/"}
    """
    if not handout.resources:
        yield "the handout names no place to read more", handout.span, "add 'resources'"
    elif not any(resource.url.startswith("https://") for resource in handout.resources):
        span = handout.resources[0].span
        yield "no resource has an https address, so there is no QR code", span, "give one that begins with https://"


@HANDOUT_RULES.rule("insecure-address")
def insecure_address(handout: Handout, day: datetime.date) -> Iterator[Finding]:
    """Addresses in a handout should begin with https://.

    Why: whoever stands between a patient and an http page can read along and change what it says; browsers warn of it.

    Example: write 'https://medlineplus.gov/', not 'http://medlineplus.gov/'.
    """
    for resource in handout.resources:
        if resource.url.lower().startswith("http://"):
            yield (
                f"'{resource.name.text}' has an http address",
                resource.span,
                "write https://, and try whether it works",
            )
