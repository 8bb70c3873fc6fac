"""The command `handout`: finds the command that is asked for, and turns whatever happens into an exit status.

Only `sys` is imported before the guard stands: what is imported within it can neither slow a `--help` down nor end in a
traceback.
"""

from __future__ import annotations

import sys

DONE, INPUT_FAULT, USAGE_FAULT, MACHINE_FAULT, INTERRUPTED = 0, 1, 2, 4, 130

COMMANDS = {
    "build": "make one PDF",
    "check": "say what is wrong with handouts and a clinic's file, without making a PDF",
    "list": "list the library: id, title, languages, review state",
    "new": "write a commented starter for a handout or a clinic's file",
    "preview": "draw the pages as PNG",
    "schema": "print the JSON Schema of a file format, for editors",
    "verify": "read PDFs back: which handout and version, and whether text and tags are whole",
}


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; the exit status."""
    try:
        status = _guarded(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return MACHINE_FAULT
    except OSError as fault:
        # Standard output is on a full disk, or gone.
        _close_output()
        print(f"error: standard output cannot be written: {fault.strerror}", file=sys.stderr)
        return MACHINE_FAULT
    return status


def _guarded(words: list[str]) -> int:
    from handout.cli.dispatch import run  # noqa: PLC0415 - within the guard
    from handout.cli.output import tell_crash, tell_faults  # noqa: PLC0415
    from handout.diagnostics import HandoutError  # noqa: PLC0415

    try:
        return run(words)
    except HandoutError as fault:
        tell_faults(fault.diagnostics, words)
        return fault.exit_status
    except BrokenPipeError:
        raise
    except Exception as fault:
        tell_crash(fault, words)
        return MACHINE_FAULT


def _close_output() -> None:
    """Point standard output elsewhere, so that Python's own flush at the end finds nothing to complain about."""
    import os  # noqa: PLC0415

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    raise SystemExit(main())
