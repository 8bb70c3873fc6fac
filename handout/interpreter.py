"""How who reads another language than the sheet's gets an interpreter, at the top of it."""

from __future__ import annotations

from collections.abc import Iterator

from handout.cldr import name_in, own_name
from handout.clinic_words import ClinicWords
from handout.diagnostics import Diagnostic, Span, warning
from handout.document import ASKED, FIXED
from handout.labels import Labels, catalogues, have_words, labels_for
from handout.languages import known, match, tag_of
from handout.model import Blocks, Clinic, Handout, Paragraph, Recipient, Strong, Text

_SCRIPTS = (
    "Latn Cyrl Grek Armn Geor Hebr Arab Deva Beng Guru Gujr Taml Telu Knda Mlym Sinh Thai Laoo Khmr Mymr Tibt Ethi "
    "Thaa Hans Hant Jpan Kore"
)
"""Scripts that the program has letters of."""


def asked_for(
    handout: Handout, recipient: Recipient | None, clinic: Clinic | None, otherwise: str | None = None
) -> str | None:
    """The language that a row, or a command `otherwise`, asks for where the handout is in another, which serves it.

    By a tag that the program or the clinic's file knows, never by the row's own words.
    """
    cell = recipient.get("language") if recipient else None
    asked = cell.text if cell else otherwise
    if asked is None or match(asked, [handout.language]):
        return None
    served = clinic.language_fallback if clinic else ()
    return match(asked, catalogues()) or match(asked, [tag for tag, _ in served]) or known(asked)


def how_to_ask(clinic: Clinic | None, asked: str | None, labels: Labels) -> Blocks:
    """In the patient's own language, in the clinic's words or the program's.

    Where neither has any, the staff is told which language it is.
    """
    if asked is None:
        return ()
    own = _clinics_own(clinic, asked)
    if own is None and not have_words(asked):
        return _bold(labels.fill("interpreter_for", language=_name(asked, labels)), FIXED)
    return _bold(own or _said(clinic, asked), ASKED)


def _bold(words: str, place: Span) -> Blocks:
    return (Paragraph((Strong((Text(words, place),)),), place),)


def not_said(clinic: Clinic | None, asked: str | None, handout: Handout) -> Iterator[Diagnostic]:
    """A warning for a language in which nobody wrote how to ask."""
    if asked is not None and not have_words(asked) and _clinics_own(clinic, asked) is None:
        message = f"no words in '{asked}' say how to ask for an interpreter; the sheet tells staff which language it is"
        yield warning("no-words", message, handout.span, f"add '{asked}: …' to 'interpreter' in the clinic's file")


def _clinics_own(clinic: Clinic | None, asked: str) -> str | None:
    words = clinic.interpreter if clinic else None
    tag = match(asked, words.languages()) if words else None
    found = words.get(tag) if words and tag else None
    return found.text if found else None


def _said(clinic: Clinic | None, asked: str) -> str:
    labels = labels_for(asked)
    phone = ClinicWords(clinic, asked).get(clinic.phone) if clinic else None
    return labels.fill("ask_interpreter_call", phone=phone.text) if phone else labels["ask_interpreter"]


def _name(asked: str, labels: Labels) -> str:
    """What the language is called on the sheet, and by those who speak it."""
    name = name_in(asked, labels.language) or asked
    own = own_name(asked) if tag_of(asked).script in _SCRIPTS.split() else None
    return f"{name} ({own})" if own and own != name else name
