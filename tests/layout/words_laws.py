"""Laws of what pages say: no word lost, doubled or out of order, from the document to the page."""

from boxes_of import all_go_on, by_slot, words_of

from handout.layout.frame import ARTIFACT
from handout.spoken import text_lines

LINES = {"P", "H1", "H2", "TH", "TD"}


def folded(lines):
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def printed_lines(element, printed):
    """The text of the tree's paragraphs, headings and cells, and the alternative text of figures, in reading order."""
    for kid in element.kids:
        if isinstance(kid, int):
            continue
        if kid.role == "Figure":
            yield kid.alt
        elif kid.role in LINES:
            yield "".join(printed[slot] for each in walk_slots(kid) for slot in [each])
        elif kid.role != "Lbl":
            yield from printed_lines(kid, printed)


def walk_slots(element):
    for kid in element.kids:
        if isinstance(kid, int):
            yield kid
        else:
            yield from walk_slots(kid)


def words_by_slot(frames):
    return {slot: "".join(words_of(item) for _, item in items) for slot, items in by_slot(frames).items()}


def the_page_says_what_the_document_says(made, frames):
    printed = words_by_slot(frames)
    assert folded(printed_lines(made.content.structure.root, printed)) == folded(text_lines(made.document))


def every_slot_is_on_the_page_once(made, frames):
    slots = made.content.structure.slots
    shown = [picture.slot for frame in frames for picture in frame.pictures if picture.slot != ARTIFACT]
    assert len(shown) == len(set(shown))
    written = set(by_slot(frames)) - {ARTIFACT}
    assert written.isdisjoint(shown)
    assert written | set(shown) == set(range(len(slots)))


def labels_of_lists_are_printed_whole(made, frames):
    printed = words_by_slot(frames)
    labels = [printed[slot] for slot, element in enumerate(made.content.structure.slots) if element.role == "Lbl"]
    assert all(label in ("•", "☐") or label.rstrip(".").isdigit() for label in labels)


def the_pieces_of_a_paragraph_follow_each_other_on_the_page(made, frames):
    for slot, items in by_slot(frames).items():
        if slot != ARTIFACT:
            assert all_go_on(items), [words_of(item) for _, item in items]


WORDS_LAWS = [
    the_page_says_what_the_document_says,
    every_slot_is_on_the_page_once,
    labels_of_lists_are_printed_whole,
    the_pieces_of_a_paragraph_follow_each_other_on_the_page,
]
