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


def recipient_of(values: Mapping[str, object]) -> Recipient:
    """The recipient of a mapping from fields to words, numbers and days; HandoutError with every fault of it.

    None, and what has nothing but blanks, is not there.
    """
    found, faults = recipient(1, [(name, _value(value)) for name, value in values.items()], GIVEN)
    if found is None:
        raise HandoutError(faults)
    return found


def _value(value: object) -> Value:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return Unfit(YES_OR_NO)
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, float):
        # Fifteen digits are what a float keeps for certain (IEEE 754).
        return f"{value:.15g}" if math.isfinite(value) else Unfit("what is no number")
    return moment(value)


def moment(value: object) -> Value:
    """A day, or a time as words; what is neither is unfit."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes") if value.time() != datetime.time() else value.date()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return value if isinstance(value, datetime.date) else Unfit("what is no text")
