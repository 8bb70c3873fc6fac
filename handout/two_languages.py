"""One handout in two languages on one sheet: the documents of both, made to stand side by side or back to back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal

from handout.compose import Occasion, compose, sign
from handout.diagnostics import Diagnostic, HandoutError, error
from handout.document import Document, Place, Plan, PlanLabels
from handout.model import Clinic, Handout, Section
from handout.record import NamedTuple
from handout.review import ReviewState
from handout.translation import guard_faults

TwoForm = Literal["facing", "back-to-back"]
"""`facing`: both on each page, section beside section. `back-to-back`: the patient's on page one, the other behind."""

_SAID_ONCE: dict[TwoForm, tuple[Place, ...]] = {
    "facing": ("name", "details", "phone", "identity", "plan"),
    "back-to-back": ("identity", "plan"),
}
"""What only the patient's language has, since it holds for both: names, numbers, and what is one recipient's alone.

A back page has its own head all the same, for it may be copied by itself.
"""


class Second(NamedTuple):
    """The handout in the second language of a sheet, and what is known of its review."""

    handout: Handout
    review: ReviewState


def compose_two(
    handout: Handout,
    second: Second,
    clinic: Clinic | None,
    occasion: Occasion,
    review: ReviewState,
    form: TwoForm,
    shortened: Collection[str] = (),
) -> tuple[tuple[Document, Document], tuple[Diagnostic, ...]]:
    """The documents of both languages, the patient's first, and warnings.

    Raises HandoutError where the two are not the same handout section by section, and for all that `compose` refuses.
    """
    if unlike := differences(handout, second.handout):
        raise HandoutError(unlike)
    other = _in_order_of(handout, second.handout)
    made: list[Document] = []
    told: list[Diagnostic] = []
    faults: list[Diagnostic] = []
    # How to ask for an interpreter is the patient's to read, and stands in their half.
    halves = ((handout, occasion, review), (other, occasion._replace(asked=None), second.review))
    for each, whose, state in halves:
        try:
            document, warnings = compose(each, clinic, whose, state, "standard", shortened)
        except HandoutError as fault:
            faults += (fault for fault in fault.diagnostics if fault not in faults)
            continue
        made.append(document)
        told += (warning for warning in warnings if warning not in told)
    if faults:
        raise HandoutError(faults)
    patients, behind = made
    once = _SAID_ONCE[form]
    further = behind.further
    if further and form == "facing":
        further = further._replace(qr=None, qr_alt=None)
    parts = tuple(part._replace(id=f"{part.id} {behind.language}") if part.personal else part for part in behind.parts)
    plan = _with_labels(patients.plan, behind.plan, behind.language)
    return (
        sign(patients._replace(plan=plan), handout),
        sign(behind._replace(plan=None, parts=parts, further=further, without=once, whose=()), other),
    ), tuple(told)


def _with_labels(plan: Plan | None, other: Plan | None, language: str) -> Plan | None:
    """The plan with what it is called in the other language, which the nurse who fills it in reads."""
    if plan is None or other is None:
        return plan
    return plan._replace(second=PlanLabels(language, other.heading, other.rows))


def _in_order_of(handout: Handout, other: Handout) -> Handout:
    places = {section.id: number for number, section in enumerate(handout.sections)}
    return other._replace(sections=tuple(sorted(other.sections, key=lambda section: places[section.id])))


def differences(handout: Handout, other: Handout) -> list[Diagnostic]:
    """What keeps two handouts from standing section beside section."""
    one, two = handout.language, other.language
    if handout.id != other.id:
        message = f"a sheet in two languages is of one handout, not of '{handout.id}' and '{other.id}'"
        return [error("two-handouts", message, other.span, f"name the file of '{handout.id}' in '{two}'")]
    if one == two:
        hint = f"name another language than '{one}' with --with, or leave it out"
        return [error("one-language", f"'{one}' is the language of the sheet already", None, hint)]
    unlike = [*_lacking(handout, other), *_lacking(other, handout), *_unlike(handout, other)]
    return unlike or ([] if _held_before(handout, other) else [*_figures_unlike(handout, other)])


@lru_cache(maxsize=4)  # a sheet is composed again and again while its form is looked for
def _figures_unlike(handout: Handout, other: Handout) -> tuple[Diagnostic, ...]:
    return tuple(guard_faults(handout, other, all_words=False))


def _held_before(handout: Handout, other: Handout) -> bool:
    """Whether numbers and names of the two were held against each other when they were read: one says that it is the
    translation of the other, or both that they are of a third.
    """
    of, others = (each.translation.of.text if each.translation else each.language for each in (handout, other))
    return of == others


def _lacking(there: Handout, here: Handout) -> Iterator[Diagnostic]:
    """What one of the two has and the other does not."""
    known = {section.id for section in here.sections}
    hint = f"write it in '{here.language}' too, or make two sheets"
    for section in there.sections:
        if section.id not in known:
            message = f"the section '{section.id}' is in '{there.language}', but not in '{here.language}'"
            yield error("missing-translation", message, section.span, hint)
    for name, has, lacks in (("intro", there.intro, here.intro), ("fast_facts", there.fast_facts, here.fast_facts)):
        if has and not lacks:
            message = f"'{name}' is in '{there.language}', but not in '{here.language}'"
            yield error("missing-translation", message, here.span, hint)


def _unlike(handout: Handout, other: Handout) -> Iterator[Diagnostic]:
    """Sections that do not look alike in both, or may be left out in one alone."""
    known = {section.id: section for section in handout.sections}
    for section in other.sections:
        same = known.get(section.id)
        for what, own, theirs in _looks(section, same) if same else ():
            if own != theirs:
                message = f"'{section.id}' has '{what}: {own}' here, and '{theirs}' in '{handout.language}'"
                yield error("unlike-sections", message, section.span, "make both alike")


def _looks(section: Section, other: Section) -> Iterator[tuple[str, str, str]]:
    yield "style", section.style, other.style
    yield "protected", str(section.protected).lower(), str(other.protected).lower()
