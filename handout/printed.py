"""Words as paper shows them: a link, which paper can't follow, has its short address behind it."""

from __future__ import annotations

import re

from handout.document import inline_text
from handout.model import Blocks, Emphasis, Inline, Inlines, Link, ListBlock, ListItem, Paragraph, Strong, Table, Text

SHORT_ADDRESS = 48
"""Characters of an address that print still shows whole; of a longer one, the host."""


def short_address(url: str) -> str:
    """An address as print shows it: without its scheme; of a long one, the host."""
    address = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", url).rstrip("/")
    if len(address) <= SHORT_ADDRESS:
        return address
    return address.split("/", maxsplit=1)[0]


def printed(blocks: Blocks) -> Blocks:
    """Blocks as paper shows them: each link followed by its short address, since paper can't be clicked."""
    shown: list[Paragraph | ListBlock | Table] = []
    for block in blocks:
        match block:
            case Paragraph():
                shown.append(Paragraph(printed_inlines(block.inlines), block.span))
            case ListBlock():
                items = tuple(ListItem(printed(item.blocks), item.span) for item in block.items)
                shown.append(ListBlock(block.ordered, block.start, items, block.span))
            case Table():
                header = tuple(map(printed_inlines, block.header))
                rows = tuple(tuple(map(printed_inlines, row)) for row in block.rows)
                shown.append(block._replace(header=header, rows=rows))
    return tuple(shown)


def printed_inlines(inlines: Inlines) -> Inlines:
    """A line as paper shows it."""
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
            return type(inline)(printed_inlines(inline.children))
        case _:
            return inline


def _same_number(url: str, words: str) -> bool:
    """Whether a `tel:` link's words show its number already."""
    digits = re.sub(r"\D", "", url)
    return url.startswith("tel:") and digits.endswith(re.sub(r"\D", "", words)[-10:]) and any(map(str.isdigit, words))
