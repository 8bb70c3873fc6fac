"""Short renderings of faults for tests: `3:7 unknown-key`."""

from collections.abc import Callable, Iterable

from handout.diagnostics import Diagnostic, HandoutError


def places(faults: Iterable[Diagnostic]) -> list[str]:
    return [
        f"{fault.span.line}:{fault.span.column} {fault.code}" if fault.span and fault.span.line else fault.code
        for fault in faults
    ]


def faults_of(call: Callable[[], object]) -> tuple[Diagnostic, ...]:
    """The faults that a call raises; none when it returns. An error without a word fails."""
    told: tuple[Diagnostic, ...] = ()
    try:
        call()
    except HandoutError as fault:
        told = fault.diagnostics
    else:
        return ()
    assert told
    return told
