"""Values of Python into a Recipient, by the rules of a row of a file."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from decimal import Decimal

from handout.diagnostics import HandoutError, Span
from handout.model import Recipient
from handout.source.recipients import Unfit, Value, recipient
from handout.source.rows import YES_OR_NO

GIVEN = Span("recipient")
"""The place of values that stand in no file."""

_MOST_DIGITS = 100
_FAR = 10**_MOST_DIGITS
_TOO_LONG = f"a number of more than {_MOST_DIGITS} digits"


def recipient_of(values: Mapping[str, object]) -> Recipient:
    """The recipient of a mapping from fields to words, numbers and days; HandoutError with every fault of it.

    None, and what has nothing but blanks, is not there. What is no mapping from words is a TypeError.
    """
    if not isinstance(values, Mapping) or not all(isinstance(name, str) for name in values):
        raise TypeError("a recipient is a mapping from the names of fields (str) to words, numbers and days")
    found, faults = recipient(1, [(name, _value(value)) for name, value in values.items()], GIVEN)
    if found is None:
        raise HandoutError(faults)
    return found


def _value(value: object) -> Value:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return Unfit(YES_OR_NO)
    return _number(value) if isinstance(value, int | Decimal | float) else _moment(value)


def _number(value: float | Decimal) -> Value:
    if isinstance(value, int):
        return str(value) if abs(value) < _FAR else Unfit(_TOO_LONG)
    if not math.isfinite(value):
        return Unfit("what is no number")
    if isinstance(value, Decimal):
        return f"{value:f}" if abs(value.adjusted()) < _MOST_DIGITS else Unfit(_TOO_LONG)
    # Fifteen digits are what a float keeps for certain (IEEE 754). All of them are written, and no minus before zero.
    return _number(Decimal(f"{value or 0:.15g}"))


def _moment(value: object) -> Value:
    """A day, or a time as words; what is neither is unfit."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes") if value.time() != datetime.time() else value.date()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return value if isinstance(value, datetime.date) else Unfit("what is no text")
