"""What stands at a page's head keeps clear of what is above it."""

import pytest
from making import HEAD, content_of, document_of, section, sections

from handout.layout.frame import StrokeInk, TextInk
from handout.layout.head import title_block
from handout.layout.rows import Context
from handout.layout.script_style import style_of
from handout.layout.style import scale_at
from handout.palette import derive
from handout.text.linebreak import first_fit
from handout.text.shape import ink_box

AIR = 4.0


def ink_top(ink: TextInk) -> float:
    boxes = [
        ink_box(cluster, piece.face)
        for piece in ink.line.pieces()
        for cluster in piece.clusters
        if cluster.text.strip()
    ]
    return ink.block - max(top for _, top, _, _ in boxes) * ink.size


@pytest.mark.parametrize(
    ("language", "title"),
    [("ur", "میتھوٹریکسیٹ"), ("ur", "انفلیکسیمیب"), ("ur", "کمیتھیٹ"), ("ar", "إلّا أدوية"), ("en", "Anakinra")],
)
def test_a_title_stays_clear_of_the_notice_above_it(language: str, title: str) -> None:
    head = HEAD.replace("language: en", f"language: {language}").replace("Anakinra", title)
    content = content_of(document_of(sections(section("a", "A", "A")), head=head))
    context = Context(scale_at(14.0, style_of(language)), derive(), first_fit, 200.0)
    inks = title_block(content, context).inks
    (notice,) = (ink for ink in inks if isinstance(ink, StrokeInk))
    words = [ink for ink in inks if isinstance(ink, TextInk) and ink.line.paragraph is content.title]
    assert words[0].block > notice.height, "the notice stands above"
    assert min(map(ink_top, words)) >= notice.block + notice.height + AIR - 0.01


@pytest.mark.parametrize("measure", [200.0, 504.0])
@pytest.mark.parametrize("notice", [True, False])
def test_a_title_stays_within_its_own_height(measure: float, *, notice: bool) -> None:
    head = HEAD.replace("language: en", "language: ur").replace("Anakinra", "انفلیکسیمیب")
    content = content_of(document_of(sections(section("a", "A", "A")), head=head))
    context = Context(scale_at(14.0, style_of("ur")), derive(), first_fit, measure)
    inks = title_block(content if notice else content._replace(notice=None), context).inks
    assert min(ink_top(ink) for ink in inks if isinstance(ink, TextInk)) >= -0.01
