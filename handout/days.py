"""Days as recipients' files write them: ISO 8601, a typed day, or the one form that the clinic states."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from handout.diagnostics import Diagnostic, error
from handout.model import Recipient

ISO = "YYYY-MM-DD"

_STATED = "YYYY, MM or M, DD or D, with a sign between, such as DD.MM.YYYY"
_EXAMPLES = "write one such as MM/DD/YYYY, DD.MM.YYYY, D/M/YYYY or YYYY-M-D"
_PARTS = {"YYYY": "(?P<year>[0-9]{4})", "MM": "(?P<month>[0-9]{2})", "DD": "(?P<day>[0-9]{2})"}
_PARTS |= {"M": "(?P<month>[0-9]{1,2})", "D": "(?P<day>[0-9]{1,2})"}
FORM = r"(YYYY|MM?|DD?)(\. |[-/. ])(YYYY|MM?|DD?)\2(YYYY|MM?|DD?)\.?"
"""A pattern that every form of dates has; `fault_in_form` knows the rest."""

_BLANK = "[ \u00a0\u202f]"
_HALF = rf"(?:{_BLANK}*%s\.?{_BLANK}?[Mm]\.?)"
_CLOCK = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,9})?)?"
_ZONE = "(?: ?(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?))?"
_TIME = rf"(?:(?:T|{_BLANK}+)(?P<time>{_CLOCK}{_HALF % '[AaPp]'}?{_ZONE}))?"

_ZEROS = ":00(?::00(?:[.]0+)?)?"
# In any other zone than that of UTC, in which programs keep days, the day would depend on where the reader is.
_MIDNIGHT = rf"(?:00?{_ZEROS}|12{_ZEROS}{_HALF % '[Aa]'})(?: ?(?:Z|UTC|[+]00(?::?00)?))?"
"""What exports write behind a day that has no time."""

_ISO_FORM = rf"{_PARTS['YYYY']}-{_PARTS['MM']}-{_PARTS['DD']}{_TIME}"
# Eight digits that begin with a day or a month and end with a year never have a month of their own in the middle.
_BASIC_FORM = rf"{_PARTS['YYYY']}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01]){_TIME}"
"""ISO 8601 without its signs."""

_NUMBERED = re.compile(rf"([0-9]{{1,4}})(\. |[-/. ])([0-9]{{1,4}})\2([0-9]{{1,4}})\.?{_TIME}")
"""What a form of dates may be able to state."""

_SERIAL = "[0-9]{5}(?:[.,][0-9]+)?"
"""What a spreadsheet keeps a day as, from 1927 to 2173: how many there were since 1899, and of the next a part."""

_FIRST_YEAR = 1900
_LAST_YEAR = 2199
"""Beyond lies no birth and no appointment, but many a slip of the finger."""


def fault_in_form(form: str) -> tuple[str, str] | None:
    """What is wrong with a form of dates and what to do about it, or None.

    A form has a day (`DD`, or `D` where it may have one digit), a month (`MM` or `M`) and a year (`YYYY`), each once
    and in any order, with the same sign between them: `/`, `.`, `-`, a space, or a full stop and a space.
    """
    parts = re.fullmatch(FORM, form)
    found = f"'{form if len(form) <= 40 else form[:39] + '…'}' is not a form of dates"
    if parts and {part[0] for part in parts.group(1, 3, 4)} == set("DMY"):
        if re.match("YYYY-D", form):
            return f"{found}: it reads as {ISO} what is none", "have the file write dates as YYYY-MM-DD"
        return None
    if re.fullmatch(FORM, form.upper()) and form != form.upper():
        return found, f"write {form.upper()}"
    if "Y" in form.upper() and "YYYY" not in form.upper():
        return f"{found}: a year needs its four digits", _EXAMPLES
    return found, _EXAMPLES


def read_day(recipient: Recipient, column: str, dates_in: str | None = None) -> date | Diagnostic | None:
    """The day in a recipient's column; None where there is none, a fault where it is no day.

    A typed day is taken as it is. Words are read as YYYY-MM-DD, as YYYYMMDD or in the form `dates_in`, with or without
    midnight behind it, and in no other way: nothing is guessed. Another time of day is a fault, since a date does not
    show it.
    """
    cell = recipient.get(column)
    if cell is None or cell.day is not None:
        return cell.day if cell else None
    # `dates_in` is well-formed: fault_in_form is asked of it where a clinic's file is read.
    found = _iso(cell.text) or (dates_in and re.fullmatch(_pattern(dates_in), cell.text))
    where = f"row {recipient.row}, column '{column}'"
    forms = f"{ISO} or {dates_in}" if dates_in else ISO
    if not found:
        return error("bad-date", f"{where}: not a date as {forms}", cell.span, _hint(cell.text, dates_in))
    if _has_time(found):
        hint = "leave the time out, or have the clinic's file show the column as it stands: {field: …, type: text}"
        return error("bad-date", f"{where}: there is a time of day, which a date does not show", cell.span, hint)
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    if not _is_of_calendar(year, month, day):
        message = f"{where}: not a date of the calendar, read as {forms}"
        return error("bad-date", message, cell.span, _hint_of_order(recipient, column, dates_in))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = f"{where}: not a date of the years {_FIRST_YEAR} to {_LAST_YEAR}, which alone are taken"
        return error("bad-date", message, cell.span, "look at its year")
    return date(year, month, day)


def is_written_as_day(recipient: Recipient, column: str) -> bool:
    """Whether a recipient's column holds a typed day, or one written as YYYY-MM-DD, with no hour behind it.

    YYYYMMDD is none here: in a column that need not hold days eight digits may be anything.
    """
    cell = recipient.get(column)
    if cell is None or cell.day is not None:
        return cell is not None
    found = re.fullmatch(_ISO_FORM, cell.text)
    return found is not None and not _has_time(found)


_MONTHS = 12

_NUMBERS = re.compile(rf"(?P<one>[0-9]{{1,2}})([./-])(?P<other>[0-9]{{1,2}})\2(?:[0-9]{{2}}){{1,2}}{_TIME}")
"""A day in numbers, as people write it, the year behind."""


def order_of(recipient: Recipient, column: str, dates_in: str) -> Literal["stated", "exchanged", "either"] | None:
    """In which order a recipient's column can have day and month: only in the one that `dates_in` states, only in the
    other one, or in either. None where it comes to the same, or neither is a day.

    A missing zero in front or a time of day, which are other faults, hide nothing of the order.
    """
    cell = recipient.get(column)
    if cell is None or cell.day is not None or _iso(cell.text):
        return None
    found = re.fullmatch(_pattern(_of_one_digit(dates_in)), cell.text)
    if not found:
        return None
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    stated, exchanged = _is_of_calendar(year, month, day), _is_of_calendar(year, day, month)
    if stated and exchanged:
        return "either" if day != month else None
    return "stated" if stated else "exchanged" if exchanged else None


def typed_as(recipient: Recipient, column: str) -> Literal["late", "early", "left", "words"] | None:
    """What a recipient's column tells of how a spreadsheet read days that were words, by the order of its country.

    A typed day is `late`, beyond the twelfth, or `early`: then day and month may be exchanged. Of words in the form of
    a day those with a number beyond twelve are what that order `left` as they were; the others are mere `words`, which
    it would have read. None for the rest.
    """
    cell = recipient.get(column)
    if cell is None:
        return None
    if cell.day is not None:
        return "late" if cell.day.day > _MONTHS else "early" if cell.day.day != cell.day.month else None
    found = _NUMBERS.fullmatch(cell.text)
    if not found:
        return None
    return "left" if max(int(found["one"]), int(found["other"])) > _MONTHS else "words"


def day_before_month(form: str) -> bool:
    """Whether a form of dates has the day before the month."""
    return form.index("D") < form.index("M")


def _iso(text: str) -> re.Match[str] | None:
    return re.fullmatch(_ISO_FORM, text) or re.fullmatch(_BASIC_FORM, text)


def _is_of_calendar(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _has_time(found: re.Match[str]) -> bool:
    return bool(found["time"] and not re.fullmatch(_MIDNIGHT, found["time"]))


def _hint(text: str, dates_in: str | None) -> str:
    if re.fullmatch(_SERIAL, text):
        return "this may be a spreadsheet's number of a day: give the column the format of a date there, as " + ISO
    if not _can_be_stated(text):
        return f"write it so, or as 'dates_in' can state: {_STATED}; names of months are not read"
    if dates_in is None:
        return "write it so, or state the form in the clinic's file, such as 'dates_in: MM/DD/YYYY'"
    once = _of_one_digit(dates_in)
    if re.fullmatch(_pattern(once), text):
        return f"write it so; 'dates_in: {once}' also reads months and days of one digit"
    return "write it so, or let 'dates_in' in the clinic's file state the form that the table has"


def _can_be_stated(text: str) -> bool:
    """Whether a form of dates could have such numbers, their four digits of the year among them."""
    found = _NUMBERED.fullmatch(text)
    return found is not None and sorted(max(2, len(part)) for part in found.group(1, 3, 4)) == [2, 2, 4]


def _hint_of_order(recipient: Recipient, column: str, dates_in: str | None) -> str:
    """What to do about a day that is none: it may be one slip, or the way in which the table writes all of them."""
    hint = "look at its year, month and day"
    if not dates_in or order_of(recipient, column, dates_in) != "exchanged":
        return hint
    order = "month before day" if day_before_month(dates_in) else "day before month"
    return f"{hint}; if the table has {order}, at 'dates_in: {dates_in}' in the clinic's file"


def _of_one_digit(form: str) -> str:
    return form.replace("MM", "M").replace("DD", "D")


@cache
def _pattern(form: str) -> str:
    return re.sub("YYYY|MM?|DD?|[.]", lambda part: _PARTS.get(part[0], re.escape(part[0])), form) + _TIME
