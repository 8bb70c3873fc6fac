"""The day. Only the command line and `handout.render` ask for it; everything else is told."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping


def today(environment: Mapping[str, str]) -> datetime.date:
    """The day that a sheet is made on: of SOURCE_DATE_EPOCH where that is set, so that a build can be repeated.

    Raises ValueError where it is no number.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError("SOURCE_DATE_EPOCH is not a number of seconds since 1970") from None


def now() -> int:
    """Seconds from 1970, for what tells when something happened rather than what a sheet says."""
    return int(time.time())
