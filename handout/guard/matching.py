"""Which figures of one text another lacks."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from handout.guard.figures import RATE, SUBSTANCE, TIME, UNNAMED, WEEKDAY, Figure, Often


def lacking(wanted: Sequence[Figure], there: Sequence[Figure]) -> list[Figure]:
    """Those that are wanted and not there, each as often as it is wanted; a name is there once or not."""
    return [each for each in _unmatched(wanted, there, is_source=True)[0] if not each.free]


def added(wanted: Sequence[Figure], there: Sequence[Figure]) -> list[Figure]:
    """Those that are there and not wanted; a day of the week may say what the source says without one."""
    free = () if any(each.kind == WEEKDAY for each in wanted) else (WEEKDAY,)
    return [each for each in _unmatched(there, wanted, is_source=False)[0] if not each.free and each.kind not in free]


def _unmatched(
    wanted: Sequence[Figure], there: Sequence[Figure], *, is_source: bool
) -> tuple[list[Figure], list[Figure]]:
    """What is left of either; `is_source`: whether the first is the source, and the second its translation."""
    gone, left = _match(wanted, there)
    gone, left = _contradicting(*_match(_in_digits(gone, left), _in_digits(left, gone)))
    named = not any(each.kind == UNNAMED for each in (*wanted, *there))
    for kind in ("date", "time"):
        mine, theirs = ([each for each in some if each.kind == kind and not each.free] for some in (gone, left))
        # What a translation says may be no date ('3 tháng 1'), or one of a language whose months are not known; its
        # numbers are there all the same. A date of the source needs its month wherever months are known. '1:10' or
        # '2 in the morning' may be no time, but is none where the other side has one that can be nothing else.
        if not (mine and theirs) or (kind == "time" and all(each.apart for each in (*mine, *theirs))):
            keep = kind == "date" and named
            gone = gone if keep and is_source else _apart(gone, kind)
            left = left if keep and not is_source else _apart(left, kind)
            gone, left = _match(gone, left)
    return gone, left


def _contradicting(gone: list[Figure], left: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """How often, how many times, a mineral, and noon or midnight are firm where both say what the other does not.

    Where one alone does, the other may say it in words that are not known: then no more than its numbers must be there.
    """
    for kind in (RATE, _COUNT, SUBSTANCE, "time"):
        if all(any(each.free and _kind(each) == kind for each in some) for some in (gone, left)):
            gone, left = _firm(gone, kind), _firm(left, kind)
    return _match(_apart(gone, RATE), _apart(left, RATE))


def _in_digits(some: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """'Every other week' as the number in 'every 2 weeks' where the other side says that."""
    found = []
    for each in some:
        often = next((said for said in each.meaning if isinstance(said, Often)), None)
        if often is None or often.every == 1:
            found.append(each)
            continue
        beside = (frozenset[str](), frozenset([often.period]), frozenset[str]())
        meaning = frozenset([(Fraction(often.every), "")])
        number = Figure("number", each.written, meaning, each.span, beside, free=True, comes_back=True)
        said = any(other.comes_back is not False and number.same(other) for other in others)
        found.append(number if said else each)
    return found


def _firm(some: Sequence[Figure], kind: str) -> list[Figure]:
    return [each._replace(free=False, apart=()) if _kind(each) == kind and each.free else each for each in some]


def _kind(figure: Figure) -> str:
    return _COUNT if any(TIME in said for said in figure.beside) else figure.kind


_COUNT = "count"


def _match(wanted: Sequence[Figure], there: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What is left of either when what is equal has gone, then what may be the same, and last what is free."""
    gone, left = dict(enumerate(wanted)), dict(enumerate(there))
    alike = {mine: [at for at, each in left.items() if figure.same(each)] for mine, figure in gone.items()}
    if not any(alike.values()):
        return list(wanted), list(there)
    for free in range(3):  # first what neither side may lack, that a word which may be missing takes nothing from it
        for equal in (True, False):
            for mine in [each for each in alike if each in gone]:
                figure = gone[mine]
                others = ((at, left[at]) for at in alike[mine] if at in left)
                fitting = (at for at, each in others if not equal or figure.beside == each.beside)
                match = next((at for at in fitting if figure.free + left[at].free <= free), None)
                if match is None:
                    continue
                del gone[mine]
                if figure.kind in _COUNTED:
                    del left[match]
    return list(gone.values()), list(left.values())


_COUNTED = ("number", "date", "time", RATE, SUBSTANCE)
"""What must stand there as often as it is said."""


def _apart(some: Sequence[Figure], kind: str) -> list[Figure]:
    """Dates and times as the numbers in them, where they may be no more than that."""
    found: list[Figure] = []
    for each in some:
        if each.kind != kind or not each.apart:
            found.append(each)
        found += each.apart if each.kind == kind else ()
    return found
