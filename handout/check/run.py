"""All rules over what was read, and what their codes mean."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from handout.check.brand import CLINIC_RULES
from handout.check.copies import COPY_RULES, Copied
from handout.check.logo import LOGO_RULES, Shown
from handout.check.parts import HANDOUT_RULES
from handout.check.review import REVIEW_RULES
from handout.check.translation import TRANSLATION_RULES, Translated
from handout.diagnostics import Diagnostic
from handout.model import Clinic, Handout, Phrase
from handout.picture import Color


def check_handout(handout: Handout, day: datetime.date) -> Iterator[Diagnostic]:
    """Warnings about one handout."""
    yield from HANDOUT_RULES.breaches(handout, day)
    yield from REVIEW_RULES.breaches(handout, day)


def check_clinic(clinic: Clinic, day: datetime.date) -> Iterator[Diagnostic]:
    """Warnings about a clinic's file."""
    return CLINIC_RULES.breaches(clinic, day)


def check_logo(written: Phrase, darkest: Color | None, day: datetime.date) -> Iterator[Diagnostic]:
    """Warnings about a clinic's logo, of which nothing is darker than a colour."""
    return LOGO_RULES.breaches(Shown(written, darkest), day)


def check_copy(copy: Handout, original: Handout | None, day: datetime.date) -> Iterator[Diagnostic]:
    """Warnings about a copy beside its original, which is None where it is no longer there."""
    return COPY_RULES.breaches(Copied(copy, original), day)


def check_translation(handout: Handout, then: Mapping[str, str], day: datetime.date) -> Iterator[Diagnostic]:
    """Warnings about a translation; `then` are the words of its source's parts as they were translated."""
    return TRANSLATION_RULES.breaches(Translated(handout, then), day)


def explanations() -> dict[str, str]:
    """What each rule does, why, and an example, by code."""
    books = (HANDOUT_RULES, REVIEW_RULES, CLINIC_RULES, LOGO_RULES, COPY_RULES, TRANSLATION_RULES)
    return {code: rule.explanation for book in books for code, rule in book.rules.items()}
