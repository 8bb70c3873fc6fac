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

from handout.labels import labels_for
from handout.languages import direction_of
from handout.model import Clinic
from handout.palette import Palette, derive, hex_code
from handout.review import ReviewState
from handout.shelf.languages import names_of
from handout.shelf.plan import Listing, Sheet, Variant

LANGUAGE = "en"
"""Of the page's own words: it is for those who hand the sheets out."""

_PAPER = {"letter": "Letter", "a4": "A4"}
_EDITION = {"standard": "Standard print", "large-print": "Large print"}


def shelf_page(listings: Sequence[Listing], clinic: Clinic | None, day: date) -> bytes:
    """The page of a shelf as UTF-8. `day` is that of the states of review."""
    style = f":root {{ {_colors(clinic)} }}\n{_text('page.css')}"
    script = _text("page.js")
    # Nothing but this very style and script: words that slipped through as markup could still do and load nothing.
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'"
    name = _clinic_name(clinic)
    count = f"{len(listings)} handout{'' if len(listings) == 1 else 's'}"
    html = f"""<!DOCTYPE html>
<html lang="{LANGUAGE}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(f"Handouts · {name[1]}" if name else "Handouts")}</title>
<style>{style}</style>
</head>
<body>
<header>
{f"<p>{_in_language(*name)}</p>" if name else ""}
<h1>Patient handouts</h1>
</header>
<main>
<form role="search" hidden>
<label for="search">Search by title, brand or language</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="hint">
<p id="hint">Enter goes to the first sheet that is found, Escape clears the search.</p>
</form>
<p id="count" role="status" data-all="{count}">{count}</p>
<ul class="listings">
{"".join(_listing(each, listings) for each in _in_order(listings))}</ul>
</main>
<footer><p>States of review are those of {_date(day)}. Sheets hold nobody's data: never save one here that is filled \
in.</p></footer>
<script>{script}</script>
</body>
</html>
"""
    return html.encode()


def review_words(state: ReviewState, *, unreviewed: bool = False, behind: Sequence[str] = ()) -> tuple[str, ...]:
    """What is to be known of a review, a sentence each; first of all that a translation was not reviewed."""
    told = [labels_for(LANGUAGE)["unreviewed_translation"]] if unreviewed else []
    if behind:
        told.append(f"Behind its source: {', '.join(behind)}")
    if state.approval:
        but = ", but not as a translation" if unreviewed else ""
        told.append(f"Reviewed by {state.approval.by.text} on {_date(state.approval.day)}{but}")
    elif state.outdated:
        told.append(f"Draft: changed since its review by {state.outdated.by.text} on {_date(state.outdated.day)}")
    else:
        told.append(labels_for(LANGUAGE)["draft"])
    if state.overdue:
        told.append(f"Past its review: due by {_date(state.overdue)}")
    return tuple(told)


def _in_order(listings: Sequence[Listing]) -> list[Listing]:
    """By the title that a handout has in the page's language, then that language, then the others by their names."""
    names = {each.id: each.title for each in listings if each.language == LANGUAGE}
    return sorted(
        listings,
        key=lambda each: (
            names.get(each.id, each.title).casefold(),
            each.id,
            each.language != LANGUAGE,
            names_of(each.language).english,
            each.language,
        ),
    )


def _listing(listing: Listing, listings: Sequence[Listing]) -> str:
    names = names_of(listing.language)
    brands = f" · {escape(', '.join(listing.brand_names))}" if listing.brand_names else ""
    own = f" · {_in_language(listing.language, names.own)}" if names.own != names.english else ""
    return f"""<li class="listing" data-words="{escape(_words(listing, listings))}">
<h2>{_in_language(listing.language, listing.title)}</h2>
<p class="about">{escape(names.english)}{own}{brands}</p>
{_review(listing)}{_missing(listing.missing)}{_sheets(listing)}</li>
"""


def _words(listing: Listing, listings: Iterable[Listing]) -> str:
    """What a search finds a listing by; a handout in one language also by its titles and brands in the others."""
    same = [each for each in listings if each.id == listing.id]
    words = [listing.title, *names_of(listing.language), listing.language, listing.id]
    words += [each.title for each in same]
    words += [brand for each in same for brand in each.brand_names]
    return " ".join(dict.fromkeys(words))


def _review(listing: Listing) -> str:
    if listing.review is None:
        return ""
    told = review_words(listing.review, unreviewed=listing.unreviewed, behind=listing.behind)
    first = "review reviewed" if listing.review.approval and not listing.unreviewed else "review"
    return "".join(
        f'<p class="{"review" if number else first}">{escape(words)}</p>\n' for number, words in enumerate(told)
    )


def _missing(reason: str) -> str:
    return f'<p class="missing"><strong>Not available:</strong> {escape(reason)}</p>\n' if reason else ""


def _sheets(listing: Listing) -> str:
    """The sheets of each edition, or the one reason why there are none."""
    reasons = {sheet.missing for sheet in listing.sheets}
    if len(reasons) == 1 and (reason := reasons.pop()):
        return _missing(reason)
    groups = groupby(listing.sheets, key=lambda sheet: _kind(sheet.variant))
    return "".join(
        f'<h3>{name}</h3>\n<ul class="sheets">\n{"".join(_sheet(sheet, name, listing) for sheet in sheets)}</ul>\n'
        for name, sheets in groups
    )


def _kind(variant: Variant) -> str:
    return _EDITION[variant.edition] + (", to fill in on screen" if variant.fillable else "")


def _sheet(sheet: Sheet, kind: str, listing: Listing) -> str:
    paper = _PAPER[sheet.variant.paper]
    if sheet.missing:
        return (
            f'<li><span class="none"><b>{paper}</b> <small>not available: {escape(sheet.missing)}</small></span></li>\n'
        )
    pages = f"{sheet.pages} page{'' if sheet.pages == 1 else 's'}, {sheet.body_pt:g} point type"
    # What the page shows above the link, said again for those who go from link to link.
    title = _in_language(listing.language, listing.title)
    context = f" ({kind}, {title}, {escape(names_of(listing.language).english)})"
    return (
        f'<li><a href="{escape(quote(sheet.file))}" type="application/pdf" hreflang="{escape(listing.language)}">'
        f'<b>{paper}<span class="unseen">{context}</span></b> <small>{pages}</small></a></li>\n'
    )


def _in_language(language: str, words: str) -> str:
    if language == LANGUAGE:
        return escape(words)
    return f'<span lang="{escape(language)}" dir="{direction_of(language)}">{escape(words)}</span>'


def _clinic_name(clinic: Clinic | None) -> tuple[str, str] | None:
    """The clinic's name and the language that it is in."""
    if clinic is None:
        return None
    for language in (LANGUAGE, clinic.language, *clinic.name.languages()):
        if name := clinic.name.get(language):
            return language, name.text
    return None


def _colors(clinic: Clinic | None) -> str:
    colors = clinic.colors if clinic else None
    palette: Palette = derive(colors.primary.text, colors.accent.text) if colors else derive()
    shown = ("ink", "quiet", "primary", "accent", "primary_tint", "rule")
    return " ".join(f"--{name.replace('_', '-')}: {hex_code(getattr(palette, name))};" for name in shown)


def _date(day: date) -> str:
    return labels_for(LANGUAGE).date(day)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
