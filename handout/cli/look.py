"""What a command says of all sheets of a run alike, kept in the ledger: a slip in it must not make them all anew."""

from __future__ import annotations

import argparse
import json

from handout.batch.keys import fingerprint
from handout.cli.inputs import logo_of
from handout.model import Clinic

_OPTIONS = {
    "handout": "--handout",
    "language": "--language",
    "second": "--with",
    "pages": "--pages",
    "paper": "--paper",
    "style": "--style",
    "edition": "--edition",
    "require_reviewed": "--require-reviewed",
}


def look_of(options: argparse.Namespace, clinic: Clinic | None) -> str:
    """The clinic's file, by a hash of what it says and its logo, and the options of the page."""
    named = {name: getattr(options, field) or None for field, name in _OPTIONS.items()}
    hashed = fingerprint((clinic, logo_of(clinic))).hex() if clinic else None
    return json.dumps({"--clinic": hashed, **named}, sort_keys=True)


def differences(then: str, now: str) -> list[str]:
    """The options in which two looks differ, each with how."""
    before, after = json.loads(then), json.loads(now)
    return [f"{name} ({_how(before.get(name), after[name])})" for name in after if before.get(name) != after[name]]


def _how(before: object, after: object) -> str:
    if before is None:
        return "not given then"
    return "left out now" if after is None else "another now"
