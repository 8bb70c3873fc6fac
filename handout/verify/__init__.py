"""PDF bytes -> what they say, and what is wrong with them.

Reads a finished file as a stranger would: the words of the structure tree, decoded through each font's own ToUnicode,
and the project's invariants, which no validator checks (`rules`). The program's own files are also held against the
words and the fonts that they were made of (`proof`). pypdf is the parser of objects, no more.
"""

from __future__ import annotations

from handout.verify.proof import prove, prove_copy, prove_first
from handout.verify.report import ReadBack, faults, read_back, summary

__all__ = [
    "ReadBack",
    "faults",
    "prove",
    "prove_copy",
    "prove_first",
    "read_back",
    "summary",
]
