"""What a page shows at its edges, outside the text: its number, and the mark that says which sheet it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from handout.verify.lines import fold
from handout.verify.pages import Page
from handout.verify.rules import Fault


def wrong_edges(pages: Iterable[Page], edges: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """For each page whose number or sheet mark is not the one that should stand there.

    `edges` are both for each page of the file by its ordinal; '' is not looked for. No artifact says them to a screen
    reader, but a person at a printer goes by them.
    """
    for page in pages if edges else ():
        if page.ordinal > len(edges):
            yield "page-mark", f"page {page.ordinal}: there should be no such page"
            continue
        for words, what in zip(edges[page.ordinal - 1], ("number", "sheet mark"), strict=True):
            if words and not _is_shown(fold(words), page.content.artifacts):
                yield "page-mark", f"page {page.ordinal}: its {what} is not the one that should stand there"


def _is_shown(words: str, pieces: Sequence[str]) -> bool:
    """Whether some pieces that follow one another say just these words: 'Page 1 of 2' is not in 'Page 11 of 2'."""
    return any(words in map(fold, accumulate(pieces[start:])) for start in range(len(pieces)))
