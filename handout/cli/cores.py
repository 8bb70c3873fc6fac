"""What a process that dies of a fault leaves of its memory, in which patients' words are."""

from __future__ import annotations

import contextlib


def leave_no_core() -> None:
    """No core file is written of this process and those that it starts, whatever the shell has set.

    Where the system hands cores to a program of its own, that is told so, too (core(5)).
    """
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
