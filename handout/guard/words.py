"""How telephone numbers and addresses are written."""

from __future__ import annotations

import re

VANITY = re.compile(r"(?<![\w-])(?:\+ ?)?(?:\d{1,3}[- ])?(?:\(\d{3}\)[- ]?|\d{3}-)[A-Z\d]+(?:-[A-Z\d]+)*(?![\w-])")
"""A telephone number with letters for its digits, '1-800-MED-HELP', where it has as many as one needs."""

KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

TELEPHONE = re.compile(r"(?:\+ ?)?\(?\d{1,4}\)?(?:[-\u2010-\u2013. \u00a0/]{1,2}\(?\d{1,7}\)?)+(?!\d)")

LINK_IN_TEXT = re.compile(
    r"(?:https?://|www\.)[^\s\u0590-\u08ff\u3000-\u9fff]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
