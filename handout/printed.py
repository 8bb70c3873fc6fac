"""Words as paper shows them: a link, which paper can't follow, has its short address behind it."""

from __future__ import annotations

from handout.addresses import is_shown, short_address
from handout.document import inline_text
from handout.model import Blocks, Emphasis, Inline, Inlines, Link, ListBlock, ListItem, Paragraph, Strong, Table, Text


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
            if is_shown(inline.url, inline_text(inline.children)):
                return inline
            address = Text(f" ({short_address(inline.url)})", inline.span)
            return Link((*inline.children, address), inline.url, inline.span)
        case Strong() | Emphasis():
            return type(inline)(printed_inlines(inline.children))
        case _:
            return inline
