"""Parts of a run, for jobs on many machines: each row is in one of them, whichever machine asks."""

from __future__ import annotations

import hashlib

from handout.record import NamedTuple


class Shard(NamedTuple):
    """One of `of` parts of a run, counted from 1."""

    number: int = 1
    of: int = 1

    def has(self, id_: str | None, row: int) -> bool:
        """Whether a row is of this part where each sheet has a file: by its id, or else its number.

        Nothing else of it counts, so that a row that is mended stays where it was.
        """
        place = hashlib.sha256((id_ or str(row)).encode()).digest()
        return int.from_bytes(place[:8], "big") % self.of == self.number - 1

    def has_place(self, place: int, places: int) -> bool:
        """Whether a place in the order of print is of this part, which has a stretch of all the places."""
        return (place - 1) * self.of // places == self.number - 1

    def named(self, stem: str) -> str:
        """What its print files are called, so that those of all parts are in their order by name."""
        return stem if self.of == 1 else f"{stem}-{self.number:0{len(str(self.of))}}"


WHOLE = Shard()
