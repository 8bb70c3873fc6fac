"""The shelf's page: one HTML file that searches, with nothing beside it, as a function of what there is."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from handout.labels import SOURCE_LANGUAGE
from handout.languages import direction_of
from handout.model import Approval, Clinic
from handout.palette import Palette, derive, hex_code
from handout.review import ReviewState
from handout.shelf.languages import names_of
from handout.shelf.plan import Listing, Sheet, Variant
from handout.shelf.words import NAMED, PageWords, Said, page_languages

_PAPER = {"letter": "Letter", "a4": "A4"}
"""Names that printers call them by in any language."""

_CLINIC, _OWN = ' id="clinic"', ' class="own"'
"""By which the script finds the clinic's name, and what a language is called by those who speak it."""

_EDITION = {"standard": "shelf_standard", "large-print": "shelf_large"}


def shelf_page(listings: Sequence[Listing], clinic: Clinic | None, day: date) -> bytes:
    """The page of a shelf as UTF-8, in the languages of its sheets. `day` is that of the states of review."""
    words = PageWords(page_languages(listings, clinic), clinic)
    style = f":root {{ {_colors(clinic)} }}\n{_text('page.css')}"
    script = _text("page.js")
    # Nothing but this very style and script: words that slipped through as markup could still do and load nothing.
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'"
    head = f"""<!DOCTYPE html>
<html lang="{words.first}" dir="{direction_of(words.first)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(words.title(words.first))}</title>
<style>{style}</style>
</head>
"""
    body = f"""<body>
{_header(words)}
{_main(words, listings)}
<footer><p>{words.say(Said("shelf_states", {"date": day.isoformat()}))} {words.say(Said("shelf_private"))}</p></footer>
"""
    # After the body, whose words it tells.
    lexicon = f'<script id="words" type="application/json">{words.lexicon()}</script>'
    return f"{head}{body}{lexicon}\n<script>{script}</script>\n</body>\n</html>\n".encode()


def _header(words: PageWords) -> str:
    name = words.clinic_name(words.first)
    clinic = f"<p>{_in_language(*name, _CLINIC)}</p>\n" if name else ""
    return f"<header>\n{_chooser(words)}{clinic}{words.say(Said('shelf_heading'), 'h1')}\n</header>"


def _chooser(words: PageWords) -> str:
    """By which a reader chooses the language of the page; the script shows it, since without it there is no choice."""
    if len(words.languages) == 1:
        return ""
    options = "".join(
        f'<option value="{each}" lang="{each}" dir="{direction_of(each)}">{escape(names_of(each).own)}</option>\n'
        for each in words.languages
    )
    label = words.say(Said("shelf_language"), "label", ' for="language"')
    # A browser that brings back the choice of an earlier visit would show it beside a page in another language.
    return f'<div class="chooser" hidden>{label}\n<select id="language" autocomplete="off">\n{options}</select></div>\n'


def _main(words: PageWords, listings: Sequence[Listing]) -> str:
    count = Said("shelf_count", {"count": str(len(listings))})
    return f"""<main>
<form role="search" hidden>
{words.say(Said("shelf_search"), "label", ' for="search"')}
<input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="hint">
{words.say(Said("shelf_hint"), "p", ' id="hint"')}
</form>
{words.say(count, "p", ' id="count" role="status"')}
<ul class="listings">
{"".join(_listing(words, each, listings) for each in _in_order(listings, words.first))}</ul>
</main>"""


def review_words(state: ReviewState, *, unreviewed: bool = False, behind: Sequence[str] = ()) -> tuple[Said, ...]:
    """What is to be known of a review, a sentence each; first of all that a translation was not reviewed."""
    told = [Said("unreviewed_translation")] if unreviewed else []
    if behind:
        told.append(Said("shelf_behind", {"parts": ", ".join(behind)}))
    if state.approval:
        told.append(Said("shelf_not_as_translation" if unreviewed else "reviewed_by", _by(state.approval)))
    elif state.outdated:
        told.append(Said("shelf_changed", _by(state.outdated)))
    else:
        told.append(Said("draft"))
    if state.overdue:
        told.append(Said("past_review", {"date": state.overdue.isoformat()}))
    return tuple(told)


def _by(approval: Approval) -> dict[str, str]:
    return {"name": approval.by.text, "date": approval.day.isoformat()}


def _in_order(listings: Sequence[Listing], first: str) -> list[Listing]:
    """By the title that a handout has in the page's first language, then that language, then others by their names."""
    names = {each.id: each.title for each in listings if each.language == first}
    return sorted(
        listings,
        key=lambda each: (
            names.get(each.id, each.title).casefold(),
            each.id,
            each.language != first,
            names_of(each.language).english,
            each.language,
        ),
    )


def _listing(words: PageWords, listing: Listing, listings: Sequence[Listing]) -> str:
    own = names_of(listing.language).own
    known = " hidden" if own == words.name_of(listing.language) else ""
    also = f'<span class="also"{known}> · {_in_language(listing.language, own, _OWN)}</span>'
    brands = f" · {escape(', '.join(listing.brand_names))}" if listing.brand_names else ""
    found_by = escape(_found_by(listing, listings))
    return f"""<li class="listing" data-words="{found_by}" data-language="{escape(listing.language)}">
<h2>{_in_language(listing.language, listing.title)}</h2>
<p class="about">{words.say(_named(listing))}{also}{brands}</p>
{_review(words, listing)}{_missing(words, listing.missing)}{_sheets(words, listing)}</li>
"""


def _named(listing: Listing) -> Said:
    return Said(NAMED, {"language": listing.language})


def _found_by(listing: Listing, listings: Iterable[Listing]) -> str:
    """What a search finds a listing by; a handout in one language also by its titles and brands in the others."""
    same = [each for each in listings if each.id == listing.id]
    words = [listing.title, *names_of(listing.language), listing.language, listing.id]
    words += [each.title for each in same]
    words += [brand for each in same for brand in each.brand_names]
    return " ".join(dict.fromkeys(words))


def _review(words: PageWords, listing: Listing) -> str:
    if listing.review is None:
        return ""
    told = review_words(listing.review, unreviewed=listing.unreviewed, behind=listing.behind)
    first = "review reviewed" if listing.review.approval and not listing.unreviewed else "review"
    return "".join(
        words.say(each, "p", f' class="{"review" if number else first}"') + "\n" for number, each in enumerate(told)
    )


def _missing(words: PageWords, reason: str) -> str:
    return f'<p class="missing">{_why(words, reason)}</p>\n' if reason else ""


def _why(words: PageWords, reason: str) -> str:
    """Why something is missing, in the words of the command, which are English."""
    return f"{words.say(Said('shelf_missing'), 'strong')} {_in_language(SOURCE_LANGUAGE, reason)}"


def _sheets(words: PageWords, listing: Listing) -> str:
    """The sheets of each edition, or the one reason why there are none."""
    reasons = {sheet.missing for sheet in listing.sheets}
    if len(reasons) == 1 and (reason := reasons.pop()):
        return _missing(words, reason)
    groups = groupby(listing.sheets, key=lambda sheet: _kind(sheet.variant))
    return "".join(
        f'{words.say(kind, "h3")}\n<ul class="sheets">\n'
        f"{''.join(_sheet(words, sheet, kind, listing) for sheet in sheets)}</ul>\n"
        for kind, sheets in groups
    )


def _kind(variant: Variant) -> Said:
    edition = _EDITION[variant.edition]
    return Said("shelf_fillable", {"edition": edition}) if variant.fillable else Said(edition)


def _sheet(words: PageWords, sheet: Sheet, kind: Said, listing: Listing) -> str:
    paper = _in_language(SOURCE_LANGUAGE, _PAPER[sheet.variant.paper])
    if sheet.missing:
        return f'<li><span class="none"><b>{paper}</b> <small>{_why(words, sheet.missing)}</small></span></li>\n'
    size = words.say(Said("shelf_pages", {"pages": str(sheet.pages), "size": f"{sheet.body_pt:g}"}), "small")
    # What the page shows above the link, said again for those who go from link to link.
    title = _in_language(listing.language, listing.title)
    context = f" ({words.say(kind)}, {title}, {words.say(_named(listing))})"
    return (
        f'<li><a href="{escape(quote(sheet.file))}" type="application/pdf" hreflang="{escape(listing.language)}">'
        f'<b>{paper}<span class="unseen">{context}</span></b> {size}</a></li>\n'
    )


def _in_language(language: str, words: str, more: str = "") -> str:
    return f'<span lang="{escape(language)}" dir="{direction_of(language)}"{more}>{escape(words)}</span>'


def _colors(clinic: Clinic | None) -> str:
    colors = clinic.colors if clinic else None
    palette: Palette = derive(colors.primary.text, colors.accent.text) if colors else derive()
    shown = ("ink", "quiet", "primary", "accent", "primary_tint", "rule")
    return " ".join(f"--{name.replace('_', '-')}: {hex_code(getattr(palette, name))};" for name in shown)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
