"""Patient handouts: YAML in, a branded, accessible PDF of one or two pages out.

    import handout

    sheet = handout.load("anakinra")
    clinic = handout.load_clinic("clinic.yaml")
    result = handout.render(sheet, clinic)
    result.pdf, result.pages, result.body_pt, result.diagnostics

Faults in what people wrote are a `HandoutError`; its `diagnostics` name file, line and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handout.api import load, load_clinic, load_recipient, render
    from handout.diagnostics import Diagnostic, HandoutError, MachineError, Span
    from handout.model import Clinic, Handout, Recipient
    from handout.pipeline import Result
    from handout.press import Press

__version__ = "0.1.0"

__all__ = [
    "Clinic",
    "Diagnostic",
    "Handout",
    "HandoutError",
    "MachineError",
    "Press",
    "Recipient",
    "Result",
    "Span",
    "load",
    "load_clinic",
    "load_recipient",
    "render",
]

_HOMES = {
    "load": "handout.api",
    "load_clinic": "handout.api",
    "load_recipient": "handout.api",
    "render": "handout.api",
    "Diagnostic": "handout.diagnostics",
    "HandoutError": "handout.diagnostics",
    "MachineError": "handout.diagnostics",
    "Span": "handout.diagnostics",
    "Clinic": "handout.model",
    "Handout": "handout.model",
    "Press": "handout.press",
    "Recipient": "handout.model",
    "Result": "handout.pipeline",
}


def __getattr__(name: str) -> Any:
    """Public names, each imported when it is first asked for: `handout --help` needs no font and no PDF library."""
    if name not in _HOMES:
        raise AttributeError(f"module 'handout' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415 - see above

    found = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
