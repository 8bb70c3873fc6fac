"""The command `handout`: finds the command that is asked for, and turns whatever happens into an exit status.

Only what costs next to nothing is imported before the guard stands: what is imported within it can neither slow a
`--help` down nor end in a traceback.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys

DONE, USAGE_FAULT, MACHINE_FAULT, SIGNALLED = 0, 2, 4, 128

COMMANDS = {
    "approve": "record a review of exactly this wording of a handout",
    "batch": "make a PDF for each recipient of a table",
    "build": "make one PDF",
    "check": "say what is wrong with handouts and a clinic's file, without making a PDF",
    "list": "list the library: id, title, languages, review state",
    "new": "write a commented starter for a handout or a clinic's file",
    "preview": "draw the pages as PNG",
    "schema": "print the JSON Schema of a file format, for editors",
    "shelf": "write every handout as PDF, with a page to search them, for a shared drive",
    "translate": "begin a translation, see what is behind its source, accept what was checked",
    "verify": "read PDFs back: which handout and version, and whether text and tags are whole",
}


def console() -> None:
    """The process `handout`: one command, then the end.

    Nothing that lives so briefly needs its cycles collected or its modules taken apart: a fifth of the time of a build.
    """
    gc.disable()
    status = main()
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(status)


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        try:
            status = _guarded(words)
            sys.stdout.flush()
        except OSError as fault:
            return _refused(fault, words)
    except KeyboardInterrupt as interrupt:
        # As shells have it: 130 for Ctrl-C, 143 for what was told to end (`interrupts.Ended`).
        return SIGNALLED + getattr(interrupt, "number", 2)
    return status


def _guarded(words: list[str]) -> int:
    from handout.cli.dispatch import run  # noqa: PLC0415 - within the guard
    from handout.cli.output import tell_crash, tell_faults  # noqa: PLC0415
    from handout.diagnostics import HandoutError, error  # noqa: PLC0415

    try:
        return run(words)
    except HandoutError as fault:
        tell_faults(fault.diagnostics, words)
        return fault.exit_status
    except OSError:
        raise
    except MemoryError:
        lacking = error(
            "machine", "the machine has not enough memory left", None, "close other programs, then try again"
        )
        tell_faults([lacking], words)
        return MACHINE_FAULT
    except Exception as fault:
        tell_crash(fault, words)
        return MACHINE_FAULT


def _refused(fault: OSError, words: list[str]) -> int:
    """What the system would not do; most often, write to standard output. A reader that went away needs no word."""
    from handout.cli.output import leave_standard_output, tell_faults  # noqa: PLC0415
    from handout.diagnostics import Span, error  # noqa: PLC0415

    leave_standard_output()
    if not isinstance(fault, BrokenPipeError):
        place = Span(str(fault.filename or "standard output"))
        tell_faults([error("machine", f"the system refuses: {fault.strerror}", place)], words)
    return MACHINE_FAULT


if __name__ == "__main__":
    console()
