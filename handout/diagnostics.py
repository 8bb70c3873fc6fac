"""What the program says about its input: where, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from handout.record import NamedTuple

Severity = Literal["error", "warning"]


class Span(NamedTuple):
    """A place in a source file. Line and column count from 1, columns in characters; 0 means 'not known'."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])


class Diagnostic(NamedTuple):
    """One thing to tell a person.

    `code` is a short stable name (`unknown-key`, `missing-glyph`) that machines and `--explain` hold on to.
    `message` never carries a recipient's words.
    """

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()


def error(code: str, message: str, span: Span | None = None, *hints: str) -> Diagnostic:
    """A fault that stops the work."""
    return Diagnostic("error", code, message, span, hints)


def warning(code: str, message: str, span: Span | None = None, *hints: str) -> Diagnostic:
    """Something to know; the work goes on."""
    return Diagnostic("warning", code, message, span, hints)


class HandoutError(Exception):
    """The input is at fault; `diagnostics` says how, all faults of one pass together. Exit status 1."""

    exit_status = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(render_short(each) for each in self.diagnostics))


class MachineError(HandoutError):
    """The machine or the program itself is at fault: a disk that is full, a read-back that differs. Exit status 4."""

    exit_status = 4


def render_short(diagnostic: Diagnostic) -> str:
    """One line: `FILE:LINE:COLUMN: error: what · hint: what to do`."""
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    hints = "".join(f" · hint: {hint}" for hint in diagnostic.hints)
    return _one_line(f"{place}{diagnostic.severity}: {diagnostic.message}{hints}")


def render_json(diagnostic: Diagnostic, **facts: Any) -> str:
    """One JSON object a line, for machines, with what else is known."""
    import json  # noqa: PLC0415 - only machines ask for it

    span = diagnostic.span
    return json.dumps(
        {
            "severity": diagnostic.severity,
            "code": diagnostic.code,
            "message": diagnostic.message,
            "file": span.file if span else None,
            "line": span.line or None if span else None,
            "column": span.column or None if span else None,
            "hints": list(diagnostic.hints),
            **facts,
        },
        ensure_ascii=False,
    )


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """The known name that a mistyped one most probably means, or None; it is so much `alike` (`difflib`'s ratio)."""
    import difflib  # noqa: PLC0415 - only for what is mistyped

    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=alike)
    return matches[0] if matches else None


def _one_line(text: str) -> str:
    """Control characters and line ends, which a terminal would act on, as visible escapes."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )
