"""The pipeline of one handout: compose, typeset, fit, paint, stamp, prove."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from handout.abridge import Page, abridge, shortenings
from handout.compose import Occasion, compose
from handout.diagnostics import Diagnostic, HandoutError
from handout.document import Document, Own
from handout.filling import Layout, fill
from handout.form_words import has_fields
from handout.interpreter import asked_for
from handout.layout.brief import Brief
from handout.layout.content import Content, Heights
from handout.layout.fit import Budget, Fitted, TooLong, fit, larger_style
from handout.layout.forme import Formes
from handout.layout.frame import Frame
from handout.layout.own import merge
from handout.layout.script_style import style_of
from handout.layout.stand_ins import first_heights, lower
from handout.layout.typeset import typeset, typeset_halves
from handout.model import Clinic, Handout, PageStyle, Recipient
from handout.order import AS_THE_CLINIC_SAYS, Assets, Options, Order
from handout.own_refusals import Copy, Overfull
from handout.own_words import Reading, asked_of, blank_own, doubts_of_copy, in_two_languages, words_of_copy
from handout.page_marks import page_marks
from handout.paint.metadata import Metadata, Wording
from handout.paint.pdf import paint, stamp
from handout.palette import derive
from handout.press import Kept, Press
from handout.record import NamedTuple
from handout.refusals import (
    far_too_long,
    no_identity_room,
    no_letters,
    no_note_room,
    nothing_to_fill_in,
    small_type,
    too_long,
    too_wide,
    two_leaves,
    without_cutting,
    words_on,
)
from handout.review import review_state
from handout.spoken import said, stretches, text_lines
from handout.stamped import stamped
from handout.typefaces import chosen_fonts, em_per_character, own_faces
from handout.verify import prove

if TYPE_CHECKING:
    from handout.two_languages import Second, TwoForm


MOST_CHARACTERS = 60_000
"""Characters of a sheet that are still worth the trial: two pages hold a tenth."""


class Result(NamedTuple):
    """A PDF, how many pages it has, its body size in points, and warnings.

    `shortened` are the ids of sections that are short, or left out, so that all fits one page. `content_hash` is of the
    words that all copies share, one a language with a space between.
    """

    pdf: bytes
    pages: int
    body_pt: float
    diagnostics: tuple[Diagnostic, ...]
    shortened: tuple[str, ...] = ()
    content_hash: str = ""


def render_document(
    handout: Handout,
    clinic: Clinic | None,
    assets: Assets,
    day: date,
    options: Options = AS_THE_CLINIC_SAYS,
    recipient: Recipient | None = None,
    press: Press | None = None,
    second: Handout | None = None,
) -> Result:
    """One sheet. Raises HandoutError with every fault there is, MachineError where the file, read back, differs.

    A `press` keeps what further copies share; the bytes are the same with one and without. `second` is the same
    handout in the second language of a sheet of the standard edition.
    """
    press = press or Press()
    has_note = recipient is not None and recipient.get("note") is not None
    asked = asked_for(handout, recipient, clinic, options.asked)
    occasion = Occasion(recipient is not None, has_note, options.fillable, asked)
    beside = _second(second, day) if second else None
    order = Order(handout, clinic, occasion, review_state(handout, day), assets, options, beside)
    kept = press.of(order)
    documents, notes = kept.once("document", None, lambda: _compose(order))
    document = documents[0]
    if options.fillable and not has_fields(document):
        raise HandoutError([nothing_to_fill_in(handout, clinic)])
    owns, faults = _owns(documents, order, kept, recipient, day)
    if kept.once("far too long", None, lambda: _is_far_too_long(documents)):
        raise HandoutError([*faults, far_too_long(handout.span)])
    refuse = partial(_too_long, order, recipient, day, press)
    layout, filled = _with_own(partial(_filled, order, kept, owns, recipient), refuse, faults)
    heights = layout.content.heights
    fitted, printed = layout.fitted, [half.document for half in layout.halves]
    alike = kept.once("lines", heights, lambda: tuple(map(stretches, printed)))
    if not layout.content.identified:
        owns = [own._replace(identity="") for own in owns]
    lines = chain.from_iterable(map(said, alike, owns))
    edges = page_marks(printed if layout.brief.side else printed[:1], len(fitted.frames), owns[0].mark)
    structure, faces = layout.content.structure, own_faces(layout.content.fonts)
    if recipient:
        template, pdf = stamped(kept, layout, filled, lambda: _metadata(printed, day, options), day)
        press.prove(template, pdf, lines, assets.fonts, edges)
    else:
        pages = merge(fitted.frames, filled)
        if document.form:
            from handout.layout.form import lay_fields  # noqa: PLC0415 - few sheets are filled in on screen
            from handout.paint.formfont import letters  # noqa: PLC0415

            lay_fields(pages, structure, document.direction)
            notes += no_letters(document, letters(faces[0]), handout)
        pdf = stamp(paint(pages, structure, _metadata(printed, day, options), faces))
        prove(pdf, lines, assets.fonts, edges)
    shortened = layout.halves[0].shortened
    hashes = " ".join(each.content_hash for each in printed)
    if recipient:
        columns = kept.once("columns", None, lambda: asked_of(documents, clinic))
        notes += doubts_of_copy(columns, clinic, recipient, day)
    told = (*notes, *shortenings(handout, shortened, fitted.body_size, two=second is not None))
    told += two_leaves(order.handouts) if second and len(fitted.frames) > 2 else ()
    if full := kept.once("fullness", heights, lambda: _fullness(layout, handout)):
        told += kept.once("full", heights, lambda: _with_causes(full, order, heights))
    return Result(pdf, len(fitted.frames), fitted.body_size, told, shortened, hashes)


def _fullness(layout: Layout, handout: Handout) -> tuple[Diagnostic, ...]:
    """Warnings of a sheet that is fuller than it should be."""
    return (
        *no_note_room(layout.content, handout),
        *no_identity_room(layout.content, handout),
        *small_type(layout.fitted, [half.brief for half in layout.halves], handout.span, layout.larger),
    )


def _with_causes(full: tuple[Diagnostic, ...], order: Order, heights: Heights) -> tuple[Diagnostic, ...]:
    """Such warnings, each of what the clinic adds, or a recipient's words need, where the sheet is not so without."""
    from handout.added import NOTES, Added, clinics_own, due_to, due_to_words  # noqa: PLC0415 - most are not so full

    clinic = order.clinic
    told = {each.code: each for each in full}
    left = set(told)
    for names in clinics_own(order.handout, clinic):
        less = Added(clinic, order.occasion, None).without(names)
        trial = order._replace(clinic=less.clinic)
        document = _compose(trial)[0][0]
        first = first_heights(document, _identifying(clinic))
        room = first._replace(plan=heights.plan, fields=0 if NOTES in names else heights.fields)
        try:
            there = {each.code for each in _fullness(_lay_out_or_less(trial, document, room), order.handout)}
        except HandoutError:
            continue
        # Without a plan there is no place for a note below it.
        caused = left - there - (set() if names == (NOTES,) else {"no-note-room"})
        if clinic:
            told |= {code: due_to(told[code], names, order.handout, clinic) for code in caused}
        left -= caused
        if not left:
            break
    if left and order.occasion.personal:
        nobodys = order._replace(occasion=Occasion())
        document = _compose(nobodys)[0][0]
        room = first_heights(document, _identifying(clinic))
        with suppress(HandoutError):
            left -= {each.code for each in _fullness(_lay_out_or_less(nobodys, document, room), order.handout)}
            told |= {code: due_to_words(told[code], has_note=bool(heights.plan)) for code in left}
    return tuple(told.values())


def _second(handout: Handout, day: date) -> Second:
    from handout.two_languages import Second  # noqa: PLC0415 - few sheets are in two languages

    return Second(handout, review_state(handout, day))


def _is_far_too_long(documents: Sequence[Document]) -> bool:
    return sum(len(line) for each in documents for line in text_lines(each)) > MOST_CHARACTERS


def _compose(order: Order) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The words of each language, and warnings."""
    handout, clinic, occasion, review, _, options, second = order
    if second:
        from handout.two_languages import compose_two  # noqa: PLC0415 - few sheets are in two languages

        return compose_two(handout, second, clinic, occasion, review, "facing")
    document, told = compose(handout, clinic, occasion, review, options.edition)
    return (document,), told


def _owns(
    documents: Sequence[Document], order: Order, kept: Kept, recipient: Recipient | None, day: date
) -> tuple[list[Own], tuple[Diagnostic, ...]]:
    """What one copy alone says in each language, and what is wrong with it: blanks where it is nobody's."""
    faults: tuple[Diagnostic, ...] = ()
    if recipient:
        readings = kept.once("readings", None, lambda: [Reading(order.clinic, each.language) for each in documents])
        owns, faults = words_of_copy(documents, order.handouts, readings, recipient, day)
    else:
        owns = [blank_own(each) for each in documents]
    return in_two_languages(*owns) if order.second else owns, faults


def _lay_out_or_less(order: Order, document: Document, heights: Heights) -> Layout:
    """The layout with these heights, or where nothing holds them, with less room of what may have less."""
    less = lower(heights, document)
    try:
        return _lay_out(order, heights)
    except (TooLong, HandoutError) as refusal:
        if less != heights:
            return _lay_out_or_less(order, document, less)
        if isinstance(refusal, TooLong):
            raise Overfull([]) from None
        raise


def _lay_out(order: Order, heights: Heights) -> Layout:
    """The shared words on their pages. Raises HandoutError for characters that no face has, and TooLong."""
    if order.second:
        return _lay_out_two(order, order.second, heights)
    page = _page(order, heights)
    if order.options.edition == "large-print":
        from handout.layout.large_print import fit_large_print  # noqa: PLC0415 - most sheets are not

        fitted = fit_large_print(page.brief, order.handout.title.span)
    else:
        fitted = fit(page.brief, order.options.pages, _floor(order.clinic, page.brief))
    return _layout([page], fitted)


def _lay_out_two(order: Order, second: Second, heights: Heights) -> Layout:
    """A sheet in two languages, in whichever form holds it."""
    from handout.leaf import lay_out_two  # noqa: PLC0415 - few sheets are in two languages
    from handout.two_languages import compose_two  # noqa: PLC0415

    handout, clinic, occasion, review, assets, options, _ = order
    fonts = chosen_fonts(assets.fonts, clinic)

    def composed(form: TwoForm, shortened: Collection[str]) -> list[Page]:
        documents, _ = compose_two(handout, second, clinic, occasion, review, form, shortened)
        contents, faults = typeset_halves(documents, fonts, heights)
        if faults:
            raise HandoutError(faults)
        briefs = [_brief(content, clinic, assets, options) for content in contents]
        # Of two scripts each is as far above its own least size as the other.
        first, other = (_floor(clinic, brief) for brief in briefs)
        briefs[1] = briefs[1]._replace(more=other - first)
        if form == "facing":
            briefs = [brief._replace(style="columns") for brief in briefs]
        else:
            briefs = [briefs[0]._replace(side=1), briefs[1]._replace(side=2, pictures=assets.second)]
        return [Page(*each, tuple(shortened)) for each in zip(documents, briefs, strict=True)]

    leaf = lay_out_two(order.handouts, composed, options.pages, lambda brief: _floor(clinic, brief))
    return _layout(leaf.pages, leaf.fitted)


def _layout(pages: Sequence[Page], fitted: Fitted) -> Layout:
    """The pages as they were fitted."""
    halves = [page._replace(brief=page.brief._replace(spacing=fitted.spacing)) for page in pages]
    shortened = any(half.shortened for half in halves)  # in another style others might be
    larger = None if shortened else larger_style([half.brief for half in halves], fitted)
    return Layout(tuple(halves), fitted, larger, Formes())


def _page(order: Order, heights: Heights) -> Page:
    """What is to be set: everything, or what one page holds where one is asked for."""
    handout, clinic, occasion, review, assets, options, _ = order
    fonts = chosen_fonts(assets.fonts, clinic)

    def composed(shortened: Collection[str]) -> Page:
        document, _ = compose(handout, clinic, occasion, review, options.edition, shortened)
        content, faults = typeset(document, fonts, heights)
        if faults:
            raise HandoutError(faults)
        return Page(document, _brief(content, clinic, assets, options), tuple(shortened))

    whole = composed(())
    one = options.pages == "1" and options.edition == "standard"
    return abridge(handout, whole, _floor(clinic, whole.brief), composed) if one else whole


def _floor(clinic: Clinic | None, brief: Brief) -> float:
    return max(brief.script.floor, (clinic.smallest_type or 0.0) if clinic else 0.0)


def _with_own(
    make: Callable[[], tuple[Layout, list[Frame]]], refuse: Callable[[], Diagnostic], faults: tuple[Diagnostic, ...]
) -> tuple[Layout, list[Frame]]:
    """A layout with a copy's own words in their places; where it does not hold what all share, a refusal says why.

    A copy that has `faults` is tried all the same, so that whatever else is wrong with it is told with them.
    """
    try:
        layout, filled = make()
    except HandoutError as refusal:
        if refusal.diagnostics and not faults:
            raise
        raise HandoutError([*faults, *(refusal.diagnostics or [refuse()])]) from None
    if faults:
        raise HandoutError(faults)
    return layout, filled


def _filled(order: Order, kept: Kept, owns: Sequence[Own], recipient: Recipient | None) -> tuple[Layout, list[Frame]]:
    """The layout with the least room that holds a copy's own words, and these in their places."""
    documents, _ = kept.once("document", None, lambda: _compose(order))
    document = documents[0]
    heights = first_heights(document, _identifying(order.clinic))

    def lay_out(heights: Heights) -> Layout:
        return kept.once("layout", heights, lambda: _lay_out_or_less(order, document, heights))

    return fill(lay_out, owns, heights, Copy(document, order.clinic, recipient))


def _identifying(clinic: Clinic | None) -> int:
    """How many of a recipient's fields say whose sheet it is."""
    return 1 if clinic is None or clinic.identify is None else len(clinic.identify)


def _too_long(order: Order, recipient: Recipient | None, day: date, press: Press) -> Diagnostic:
    """The refusal. Where the handout fits without what the clinic or the recipient adds, that is what is too long.

    All that it says would help was tried, with the recipient's words.
    """
    from handout.added import LINES, Added, added_too_long  # noqa: PLC0415 - most sheets fit

    handout, clinic, kept = order.handout, order.clinic, press.of(order)
    added = Added(clinic, order.occasion, recipient)

    def fits(less: Added, options: Options = order.options) -> bool:
        # Of clinics that say the same the first is taken, since a press knows them by identity.
        clinic = kept.once(("clinic", less.clinic), None, lambda: less.clinic)
        trial = order._replace(clinic=clinic, occasion=less.occasion, options=options)
        return _is_held(trial, less.recipient, day, press)

    def holds(*, style: PageStyle | None = None, pages: Budget | None = None) -> bool:
        options = order.options
        return fits(added, options._replace(style=style or options.style, pages=pages or options.pages))

    long, page = _over(order, recipient, kept)
    if wide := too_wide(long, page.brief):
        return wide
    others = without_cutting(long, page.brief, clinic, holds)
    if blamed := added.blamed(fits):
        lines = added.most_lines(fits) if blamed == (LINES,) else 0
        told = added_too_long(long, blamed, handout, clinic, others, lines, words_on(page.brief.content))
        return Copy(page.document, clinic, recipient).placed(told)
    return too_long(long, page, handout, others)


def _is_held(order: Order, recipient: Recipient | None, day: date, press: Press) -> bool:
    """Whether a sheet has room for all, a copy's own words too; whatever else may be wrong with these."""
    kept = press.of(order)
    documents, _ = kept.once("document", None, lambda: _compose(order))
    owns, _ = _owns(documents, order, kept, recipient, day)
    try:
        _filled(order, kept, owns, recipient)
    except HandoutError as refusal:
        return not isinstance(refusal, Overfull)
    return True


def _over(order: Order, recipient: Recipient | None, kept: Kept) -> tuple[TooLong, Page]:
    """By how much a sheet is too long, with the least room that there may be for all but a recipient's note."""
    from handout.added import is_long  # noqa: PLC0415 - most sheets fit

    documents, _ = kept.once("document", None, lambda: _compose(order))
    heights = first_heights(documents[0], _identifying(order.clinic))
    while (less := lower(heights, documents[0])) != heights:
        heights = less
    roomy = heights._replace(plan=2)
    for tried in (roomy, heights) if is_long(recipient) else (heights, roomy):
        if long := kept.once("over", tried, partial(_excess, order, tried)):
            return long, kept.once("page", tried, partial(_page, order, tried))
    raise AssertionError("a sheet that is refused is too long")


def _excess(order: Order, heights: Heights) -> TooLong | None:
    try:
        _lay_out(order, heights)
    except TooLong as long:
        return long
    return None


def _brief(content: Content, clinic: Clinic | None, assets: Assets, options: Options) -> Brief:
    colors = clinic.colors if clinic else None
    return Brief(
        content=content,
        pictures=assets.pictures,
        palette=derive(colors.primary.text, colors.accent.text) if colors else derive(),
        paper=options.paper or (clinic.paper if clinic else None) or "letter",
        style=options.style or (clinic.style if clinic else None) or "columns",
        em_per_character=em_per_character(content.fonts) * style_of(content.language).width,
        edition=options.edition,
    )


def _metadata(documents: Sequence[Document], day: date, options: Options) -> Metadata:
    document, *others = documents
    name = document.masthead.name
    return Metadata(
        title=document.title.text,
        language=document.language,
        author=name.text if name else "",
        id=document.id,
        edition=document.edition,
        content_hash=document.content_hash,
        version=document.version,
        day=day,
        fillable=document.form is not None,
        personal=document.personal,
        locked=options.locked,
        second=next((Wording(each.language, each.version, each.content_hash) for each in others), None),
    )
