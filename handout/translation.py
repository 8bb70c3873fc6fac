"""What a translation owes to its source: the order and looks of its parts, its figures, and to be up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handout.diagnostics import Diagnostic, error, warning
from handout.guard.figures import NAME, RATE, WEEKDAY, Figure, accepted, figures
from handout.guard.matching import added, lacking
from handout.guard.names import same_name
from handout.guard.stretches import Stretch, phrase_stretch, stretch, stretches
from handout.guard.titles import local_names, medicine_of
from handout.guard.untranslated import untranslated
from handout.languages import tag_of
from handout.model import Blocks, Handout, ListBlock, Section, Table, Translation
from handout.origin import Wording, wordings
from handout.record import NamedTuple

FROM_SOURCE = ("brand_names",)
"""Parts that a translation takes from its source as they are."""


class Behind(NamedTuple):
    """A part whose source is no longer what was translated. `recorded` is the hash that the translation remembers."""

    part: str
    now: Wording
    recorded: str | None


def source_parts(source: Handout) -> dict[str, Wording]:
    """The parts of a source that are there to be translated."""
    return {part: wording for part, wording in wordings(source).items() if part not in FROM_SOURCE}


def words_of(wording: Wording) -> str:
    """The words of a part, as a record keeps them: a line a paragraph, item or cell."""
    return "\n".join(wording.lines)


def behind(handout: Handout) -> tuple[Behind, ...]:
    """The parts of a translation that are behind their source; nothing for what is none."""
    translation = handout.translation
    if translation is None or translation.source is None:
        return ()
    recorded = {part: said.text for part, said in translation.hashes}
    return tuple(
        Behind(part, now, recorded.get(part))
        for part, now in source_parts(translation.source).items()
        if recorded.get(part) != now.hash
    )


def needs_review(handout: Handout) -> bool:
    """Whether a translation may not be taken for reviewed: by a machine, with no person who answers for it.

    45 CFR 92.201(c)(3): a qualified human translator reviews machine translation of what is critical to health.
    """
    translation = handout.translation
    if translation is None:
        return False
    return (translation.method != "human" and translation.reviewed_by is None) or bool(behind(handout))


def review_faults(handout: Handout) -> Iterator[Diagnostic]:
    """Why a translation may not be given out as reviewed."""
    translation = handout.translation
    if translation is None:
        return
    if translation.method != "human" and translation.reviewed_by is None:
        message = "a machine translated this, and nobody is named who reviewed it; only reviewed ones are asked for"
        hint = "have a qualified translator read it, then name them in 'translation.reviewed_by'"
        yield error("unreviewed-translation", message, translation.span, hint)
    for part in behind(handout):
        message = f"'{part.part}' is behind its source, and only reviewed translations are asked for"
        yield error("behind-source", message, translation.span, _accept(handout, part.part))


def warnings(handout: Handout) -> Iterator[Diagnostic]:
    """What to know of a translation before it is given out."""
    translation = handout.translation
    if translation is None:
        return
    if translation.method != "human" and translation.reviewed_by is None:
        message = "a machine translated this, and nobody is named who reviewed it; the pages say so"
        hint = "have a qualified translator read it, then name them in 'translation.reviewed_by'"
        yield warning("unreviewed-translation", message, translation.span, hint)
    late = [each.part for each in behind(handout)]
    if late:
        message = f"behind the source in '{translation.of.text}': {', '.join(late)}; the pages say so"
        hint = f"'handout translate {handout.id} {handout.language}' shows what changed"
        yield warning("behind-source", message, translation.span, hint)


def _accept(handout: Handout, part: str) -> str:
    return f"mend it, then 'handout translate {handout.id} {handout.language} --accept {part}'"


def follow(handout: Handout, translation: Translation, source: Handout) -> tuple[Handout, list[Diagnostic]]:
    """A translation with all that it takes from its source, and what is wrong between the two."""
    faults = [*_stated(translation, source), *_parts(handout, source), *_shapes(handout, source)]
    theirs = {section.id: section for section in handout.sections}
    sections = tuple(
        theirs[each.id]._replace(style=each.style, protected=each.protected, sources=each.sources)
        for each in source.sections
        if each.id in theirs
    )
    merged = handout._replace(
        kind=source.kind,
        brand_names=source.brand_names,
        codes=source.codes,
        sections=sections,
        review=handout.review._replace(sources=handout.review.sources or source.review.sources),
        translation=translation._replace(source=source),
    )
    return merged, [*faults, *guard_faults(merged, source)]


def _stated(translation: Translation, source: Handout) -> Iterator[Diagnostic]:
    """What a translation says and is its source's to say."""
    for key, id_, value, span in translation.stated:
        section = next((each for each in source.sections if each.id == id_), None)
        if id_ is not None and section is None:
            continue
        wanted = _said_by(source, section, key)
        if value != wanted:
            where = f" of '{id_}'" if id_ else ""
            message = f"a translation takes '{key}'{where} from its source, which says otherwise"
            yield error("stated-differently", message, span, "remove the line")


def _said_by(source: Handout, section: Section | None, key: str) -> object:
    if section is not None:
        return getattr(section, key)
    if key == "brand_names":
        return tuple(each.text for each in source.brand_names)
    return getattr(source, key)


def _parts(handout: Handout, source: Handout) -> Iterator[Diagnostic]:
    """Parts that one has and the other has not."""
    ours, theirs = wordings(handout), wordings(source)
    span = handout.translation.span if handout.translation else handout.span
    for part in theirs:
        if part not in ours and part not in FROM_SOURCE:
            message = f"the translation lacks '{part}', which its source in '{source.language}' has"
            yield error("untranslated", message, span, how_to_add(handout, source, part))
    for part, wording in ours.items():
        if part not in theirs:
            message = f"the source in '{source.language}' has no '{part}'"
            yield error(
                "not-in-source", message, wording.span, "remove it, mend its name, or write it in the source first"
            )


def how_to_add(handout: Handout, source: Handout, part: str) -> str:
    """What to do about a part that is not there yet."""
    if any(section.id == part for section in source.sections):
        return f"'handout translate {handout.id} {handout.language}' prints its lines, to be put in and translated"
    return "write it in the translation too"


def _shapes(handout: Handout, source: Handout) -> Iterator[Diagnostic]:
    """Items and rows that got lost or were added: their number must be the source's."""
    theirs = {section.id: section for section in source.sections}
    pairs = [
        (each.id, each.blocks, theirs[each.id].blocks, each.span) for each in handout.sections if each.id in theirs
    ]
    for part, mine, wanted, span in pairs:
        counts, asked = _counts(mine), _counts(wanted)
        if counts != asked:
            message = f"'{part}' has {_said(counts)}, its source {_said(asked)}"
            yield error("other-shape", message, span, "translate each item and each row, and add none")
    if handout.fast_facts and len(handout.fast_facts) != len(source.fast_facts):
        message = f"'fast_facts' has {len(handout.fast_facts)} lines, its source {len(source.fast_facts)}"
        yield error("other-shape", message, handout.span, "translate each line, and add none")


def _counts(blocks: Blocks) -> tuple[int, int]:
    """Items of lists, and cells of tables."""
    items = cells = 0
    for block in blocks:
        match block:
            case ListBlock():
                inner = [_counts(item.blocks) for item in block.items]
                items += len(block.items) + sum(each[0] for each in inner)
                cells += sum(each[1] for each in inner)
            case Table():
                cells += (len(block.rows) + 1) * len(block.header)
    return items, cells


def _said(counts: tuple[int, int]) -> str:
    items, cells = counts
    return f"{items} items of lists" + (f" and {cells} cells of tables" if cells else "")


def guard_faults(handout: Handout, source: Handout, *, all_words: bool = True) -> Iterator[Diagnostic]:
    """Figures that got lost on the way, those that were not there, and words that were left as they are.

    Without `all_words` only numbers, dates, times and the like are: of two handouts that nobody calls translations.
    """
    known = [*(each.text for each in source.brand_names), *medicine_of(source, handout)]
    local = local_names(source, handout, known) if source.kind == "medicine" else {}
    own = frozenset(map(same_name, medicine_of(source, handout)))
    ours, theirs = _by_part(handout), _by_part(source)
    for part, words in ours.items():
        if part not in theirs:
            continue
        wanted = figures(theirs[part], source.language, known)
        there = figures(words, handout.language, known)
        there += _local_figures(words, local)
        if not all_words:
            wanted, there = ([each for each in some if each.kind not in (NAME, "link")] for some in (wanted, there))
        place = words[0].place(0) if words else handout.span
        for figure in lacking(wanted, there):
            yield error("lost-figure", _lost(part, figure, source), place, *_hints(figure, handout, own))
        for figure in added(wanted, there):
            message = f"'{part}' has the {figure.kind} '{figure.written}', which its source does not have so often"
            hint = (
                "take it out, or name it in the source too" if figure.kind == NAME else _hint(figure, handout.language)
            )
            yield error("added-figure", message, figure.span, hint)
        if all_words:
            yield from _left_as_it_was(part, words, theirs[part], (handout.language, source.language))


def _left_as_it_was(
    part: str, words: Sequence[Stretch], theirs: Sequence[Stretch], languages: tuple[str, str]
) -> Iterator[Diagnostic]:
    one, other = (each.partition("-")[0] for each in languages)
    for place, sentence in untranslated(words, theirs) if one != other else ():
        message = f"'{part}' has words of its source that are not translated: '{sentence}'"
        yield error("not-translated", message, place, f"say them in '{languages[0]}'")


def _lost(part: str, figure: Figure, source: Handout) -> str:
    where = f"line {figure.span.line} of the source in '{source.language}'"
    return f"'{part}' lacks the {figure.kind} '{figure.written}', which stands on {where}"


def _hints(figure: Figure, handout: Handout, own: frozenset[str]) -> tuple[str, ...]:
    """What to do about a figure that is lacking. `own` are the medicines that the handout is of."""
    if figure.kind != NAME:
        return (_hint(figure, handout.language),)
    if tag_of(handout.language).script == "Latn":
        return ("write the name of the same medicine",)
    # A patient holds the paper beside the box, and a pharmacist or an ambulance reads no other letters.
    hint = (
        "write it in Latin letters, as the box does; the local name may stand before it: 'метотрексат (methotrexate)'"
    )
    if figure.meaning.isdisjoint(own):
        return (hint,)
    return hint, "or give both in the title, 'анакинра (Anakinra)', and here the local name alone as it stands there"


def _hint(figure: Figure, language: str) -> str:
    said = ", ".join(f"'{each}'" for each in accepted(figure, language)[:_SPELLINGS_TOLD])
    if figure.kind == "date":
        return "write the same day with its month as a word, or as the source does"
    if figure.kind == "time":
        return f"write it so that it can be no other time: {said}" if said else "write it in digits, as the source does"
    if figure.kind == WEEKDAY:
        return "write the same day of the week, in full"
    if figure.kind == RATE:
        return "say how often just as the source does: as many times, and in a day, a week, a month or an hour"
    if figure.kind != "number":
        return "write it as the source does"
    hint = "write it in digits and with its unit, as the source does, and thousands without a sign between them"
    return f"{hint}; '{language}' may spell the unit {said}" if said else hint


_SPELLINGS_TOLD = 8
"""More than these say no more to who looks for one; Arabic has some twenty of a milligram."""


def _local_figures(words: Sequence[Stretch], local: Mapping[str, str]) -> Iterator[Figure]:
    for each in words:
        for name, medicine in local.items():
            start = each.text.casefold().find(name.casefold())
            if start >= 0:
                yield Figure(NAME, name, frozenset([medicine]), each.place(start))


def _by_part(handout: Handout) -> Mapping[str, list[Stretch]]:
    """The words of each part that figures are looked for in."""
    parts: dict[str, list[Stretch]] = {
        "title": [phrase_stretch(handout.title)],
        "intro": list(stretches(handout.intro)),
        "fast_facts": [stretch(each) for each in handout.fast_facts],
    }
    for section in handout.sections:
        parts[section.id] = [phrase_stretch(section.heading), *stretches(section.blocks)]
        if section.short is not None:
            parts[f"short of {section.id}"] = list(stretches(section.short))
    parts["resources"] = []
    for resource in handout.resources:
        about = [phrase_stretch(resource.about)] if resource.about else []
        link = Stretch("", ((0, resource.span),), ((resource.url, resource.span),))
        parts["resources"] += [*about, link]
    for name, phrase in (("disclaimer", handout.disclaimer), ("copyright", handout.copyright)):
        parts[name] = [phrase_stretch(phrase)] if phrase else []
    return parts
