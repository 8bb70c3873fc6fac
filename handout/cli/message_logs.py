"""Whether Dask's logs would hold what is sent: at DEBUG it writes each message whole, the key of a run with it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from operator import methodcaller
from typing import Any

_NAME = "distributed"


def loggers() -> list[logging.Logger]:
    """Dask's own, of this process."""
    known = [name for name in logging.root.manager.loggerDict if name.startswith(f"{_NAME}.")]
    return [logging.getLogger(name) for name in (_NAME, *sorted(known))]


def logs_messages() -> bool:
    """Whether this process would."""
    return any(_enabled(loggers()))


def scheduler_logs_messages(client: Any) -> bool | None:
    """Whether the scheduler would; None where it does not let itself be asked.

    It may have no handout, and another Python: so what is sent are names, of what comes with each Python. A logger goes
    as its name, and what `map` is to do is done there.
    """
    try:
        answer = client.run_on_scheduler(any, _enabled(loggers()))
    except OSError:
        raise
    except Exception:
        return None
    return answer if isinstance(answer, bool) else None


def _enabled(those: Iterable[logging.Logger]) -> Iterable[bool]:
    return map(methodcaller("isEnabledFor", logging.DEBUG), those)
