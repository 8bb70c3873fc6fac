"""What counts as an address that a page may link to, and what of it paper shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handout.diagnostics import nearest

WEB = ("https", "http")
LINKABLE = ("https", "http", "mailto", "tel")

LONGEST = 2000
"""Longer addresses fail in browsers and mail programs."""

_WEB_SHAPE = r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](:[0-9]{1,5})?([/?#].*)?"
_SHAPES = {
    "https": _WEB_SHAPE,
    "http": _WEB_SHAPE,
    "mailto": r"mailto:[^@\s?]+@[A-Za-z0-9.-]+[A-Za-z0-9](\?.*)?",
    "tel": r"tel:\+?[0-9][0-9().*#;=A-Za-z-]*",
}
_EXAMPLES = {
    "https": "https://example.org/page",
    "http": "http://example.org/page",
    "mailto": "mailto:clinic@example.org",
    "tel": "tel:+1-555-555-0100",
}


SHORT_ADDRESS = 48
"""Characters of an address that print still shows whole; of a longer one, the host."""


def short_address(url: str) -> str:
    """An address as print shows it: without its scheme; of a long one, the host."""
    address = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", url).rstrip("/")
    if len(address) <= SHORT_ADDRESS:
        return address
    return address.split("/", maxsplit=1)[0]


def is_shown(url: str, words: str) -> bool:
    """Whether a link's words show its address."""
    address = short_address(url)
    return address in words or words in (url, address) or _same_number(url, words)


def _same_number(url: str, words: str) -> bool:
    """Whether a `tel:` link's words show its number already."""
    digits = re.sub(r"\D", "", url)
    return url.startswith("tel:") and digits.endswith(re.sub(r"\D", "", words)[-10:]) and any(map(str.isdigit, words))


def fault_in(url: str, schemes: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with an address and what to do about it, or None when it can be linked to."""
    scheme = _scheme(url)
    if scheme in schemes:
        return _fault_in_rest(scheme, scheme + url[len(scheme) :])
    listed = ", ".join(schemes[:-1]) + " or " + schemes[-1]
    if not url:
        return "the address is empty", f"write one that starts with {listed}"
    if not scheme:
        whole = f"https://{_short(url.lstrip('/'))}"
        return f"'{_short(url)}' is not a full address", f"write it with its start, such as {whole}"
    known = nearest(scheme, schemes)
    hint = f"did you mean '{known}:'?" if known else f"use {listed}"
    return f"an address may not start with '{_short(scheme)}:'", hint


def _fault_in_rest(scheme: str, url: str) -> tuple[str, str] | None:
    if len(url) > LONGEST:
        return f"the address has more than {LONGEST} characters", "link to a shorter one"
    if odd := re.search("[^!-~]", url):
        what = "a space" if odd[0].isspace() else f"'{odd[0]}'"
        return f"the address holds {what}", "copy it from the browser, which writes such characters as %20 or %C3%A9"
    if not re.fullmatch(_SHAPES[scheme], url):
        return f"'{_short(url)}' is not a complete address", f"it should look like {_EXAMPLES[scheme]}"
    return None


def _scheme(url: str) -> str:
    """What stands before the colon, in lower case; `example.org:8080/page` has none."""
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    if not match or re.match(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+:[0-9]", url):
        return ""
    return match.group(1).lower()


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
