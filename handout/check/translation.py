"""Rules about a translation: what has changed in its source since."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from handout.check.review import difference
from handout.check.rule import Finding, RuleBook
from handout.model import Handout
from handout.origin import Wording, wordings
from handout.record import NamedTuple
from handout.translation import Behind, behind, words_of
from handout.wording import Change

TRANSLATION_RULES: RuleBook[Translated] = RuleBook()


class Translated(NamedTuple):
    """A translation, and the words of its source's parts as they were translated, where they were kept."""

    handout: Handout
    then: Mapping[str, str]


@TRANSLATION_RULES.rule("behind-source")
def behind_source(subject: Translated, day: datetime.date) -> Iterator[Finding]:
    """Each part of a translation should be of its source as it stands now; a part that is not is shown.

    Why: whoever corrects the source does not reach its translations. A translation holds a hash of each part that was
    translated. Until a part is checked again its pages say 'Translation not yet reviewed'.

    Example: the English 'dosing' says 'once a week' now, the Spanish one 'una vez al día'. Mend it, then

        handout translate anakinra es --accept dosing
    """
    handout, then = subject
    translation = handout.translation
    if translation is None:
        return
    ours = wordings(handout)
    recorded = {part: said.span for part, said in translation.hashes}
    for part in behind(handout):
        hint = f"mend it, then 'handout translate {handout.id} {handout.language} --accept {part.part}'"
        yield _told(part, then.get(part.part), ours.get(part.part)), recorded.get(part.part, translation.span), hint


def _told(part: Behind, before: str | None, ours: Wording | None) -> str:
    """The old source, the new one, and what the translation says."""
    now = words_of(part.now)
    if part.recorded is None:
        change = f"nobody recorded what it was translated from; the source says '{_short(now)}'"
    elif before is None:
        change = f"its source changed; the words of then were not kept; now it says '{_short(now)}'"
    else:
        change = f"its source changed: {difference(Change(part.part, before, now))}"
    said = f"; the translation says '{_short(words_of(ours))}'" if ours else ""
    return f"'{part.part}' is behind: {change}{said}"


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts) if len(parts) <= MOST_WORDS else f"{' '.join(parts[:MOST_WORDS])} …"


MOST_WORDS = 24
"""Words of a part that are shown: enough to find the place."""
