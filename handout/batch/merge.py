"""Which sheet goes into which print file: as many as a stack of paper holds, and none of a group in two of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from handout.paint.print_file import PrintFile, Title
from handout.record import NamedTuple
from handout.text.fonts import Face
from handout.verify.print_file import Expected, prove_print_file, sheet_fingerprint

__all__ = ["Copy", "PrintRun", "Title"]


class Copy(NamedTuple):
    """A sheet that was made: its number, its file and its group. A separator has the number of the sheet after it.

    `about` is what the print file is to say of its wording (`OF_A_SHEET`). `fingerprint` is what its part of that is to
    have (`sheet_fingerprint`), if it is known yet.
    """

    number: int
    pdf: bytes
    pages: int
    group: str | None = None
    separates: bool = False
    about: tuple[str, ...] = ()
    fingerprint: tuple[bytes, int] | None = None

    @property
    def leaves(self) -> int:
        """Leaves of paper, printed on both sides."""
        return (self.pages + 1) // 2


class Stretch(NamedTuple):
    """Sheets behind a separator: their group and their numbers. `is_open` tells that more of it may follow in the next
    file, or of no group in this one, and `goes_on` that the file before has others.
    """

    group: str
    numbers: list[int]
    is_open: bool = False
    goes_on: bool = False


class PrintRun:
    """The print files of a run, the sheets in the order in which they come.

    `begin` opens a file to write; `end` is told, by its number, that one is whole and proven, which sheets it has, how
    many leaves, and whether it is the last. `separator` makes the leaf before a group. One without a name is before
    sheets of no group that follow a group, so that nobody takes them for more of it. Of a group as many sheets wait as
    fit one file; one that is larger begins a file and fills this and the next ones, each with a leaf of its own: who
    has that pile alone sees whose it is. No file has a separator alone: it and a sheet may be more than one holds, as a
    sheet may. `begun` is the group that the file before `first` ends in; `continues` that another part is printed
    before, which may end in one.
    """

    def __init__(
        self,
        title: Title,
        face: Face,
        limit: int,
        begin: Callable[[], BinaryIO],
        end: Callable[[int, list[int], int, bool], None],
        first: int = 1,
        separator: Callable[[Stretch], Copy] | None = None,
        begun: str | None = None,
        continues: bool = False,
    ) -> None:
        self._title, self._face, self._limit = title, face, limit
        self._begin, self._end, self._separator = begin, end, separator
        self._following = first
        self._unit: list[Copy] = []
        self._larger_than_a_file = begun
        self._follows_a_group = begun is not None or (continues and first == 1)
        self._file: _OpenFile | None = None

    def add(self, copy: Copy) -> None:
        """One more sheet."""
        if self._unit and copy.group != self._unit[0].group:
            self._place_unit()
        if copy.group is None:
            self._larger_than_a_file = None
            self._put_ungrouped(copy)
            return
        if copy.group != self._larger_than_a_file:
            self._larger_than_a_file = None
        self._follows_a_group = True
        self._unit.append(copy)
        if sum(each.leaves for each in self._unit) + bool(self._separator) > self._limit:
            self._fill_a_file(copy.group)

    def _fill_a_file(self, group: str) -> None:
        """The sheets of a group that fill a file. Where there are others, the last is one that did not fit any more."""
        beyond = [self._unit.pop()] if len(self._unit) > 1 else []
        self._place_unit(is_open=True)
        self._larger_than_a_file, self._unit = group, beyond

    def _put_ungrouped(self, copy: Copy) -> None:
        """A sheet of no group. How many of them follow is not known yet."""
        follows, self._follows_a_group = self._follows_a_group, False
        if not follows or not self._separator:
            self._put(copy)
            return
        leaf = self._separator(Stretch("", [copy.number], is_open=True))
        self._place([leaf, copy])

    def finish(self) -> None:
        """No more of them."""
        self._place_unit()
        if self._file:
            self._close(last=True)

    def _place_unit(self, *, is_open: bool = False) -> None:
        """The sheets that are to stay together go into this file if all of them fit it, else into the next one."""
        unit, self._unit = self._unit, []
        if not unit:
            return
        if self._separator:
            group, numbers = unit[0].group or "", [each.number for each in unit]
            goes_on = group == self._larger_than_a_file
            unit.insert(0, self._separator(Stretch(group, numbers, is_open, goes_on)))
        self._place(unit)

    def _place(self, unit: list[Copy]) -> None:
        if self._file and self._file.leaves + sum(each.leaves for each in unit) > self._limit:
            self._close(last=False)
        for copy in unit:
            self._put(copy)

    def _put(self, copy: Copy) -> None:
        """A sheet into this file if it fits, else into the next one."""
        if self._file and self._file.numbers and self._file.leaves + copy.leaves > self._limit:
            self._close(last=False)
        self._file = self._file or _OpenFile(self._begin(), self._title, self._face)
        self._file.add(copy)

    def _close(self, *, last: bool) -> None:
        assert self._file is not None
        number, self._following = self._following, self._following + 1
        file, self._file = self._file, None
        file.finish(number)
        self._end(number, file.numbers, file.leaves, last)


class _OpenFile:
    """A print file that is being written, and what is to be found in it afterwards."""

    def __init__(self, out: BinaryIO, title: Title, face: Face) -> None:
        self._out = out
        self._title = title
        self._file = PrintFile(out, title, face)
        self._expected: list[Expected] = []
        self.numbers: list[int] = []

    @property
    def leaves(self) -> int:
        return self._file.leaves

    def add(self, copy: Copy) -> None:
        fingerprint, pages = copy.fingerprint or sheet_fingerprint(copy.pdf)
        label = f"{copy.number}{'+' if copy.separates else ''}"
        mark = f"{self._title.run} · {label}"
        self._file.add(copy.pdf, mark, label, copy.about)
        self._expected.append(Expected(fingerprint, pages, b"(%s)" % label.encode(), mark, copy.about))
        if not copy.separates:
            self.numbers.append(copy.number)

    def finish(self, number: int) -> None:
        """The end of the file, and the proof that it holds just what was put into it."""
        first, last = min(self.numbers), max(self.numbers)
        sheets = f"sheets {first} to {last}" if first < last else f"sheet {first}"
        self._file.finish(f"Run {self._title.run}, {self._title.part}print file {number}: {sheets}")
        self._out.flush()
        prove_print_file(self._out, self._expected)
