"""Both ways of breaking lines against all the sets of lines that there are, on small cases."""

from itertools import combinations, cycle, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from words import cluster_text, line_text, many, prepared, real_fonts

from handout.text.breakpoints import Break, breakpoints
from handout.text.linebreak import LONE_WORD_DEMERITS, LONE_WORD_MOST, LONE_WORD_SHARE, first_fit, optimum_fit

SLACK = 1e-6

paragraphs = st.lists(
    st.tuples(st.text("ab", min_size=1, max_size=6), st.sampled_from([" ", " ", " ", "  ", "-", "\n"])),
    min_size=1,
    max_size=8,
).map(lambda words: "".join(word + gap for word, gap in words).rstrip(" \n-"))
widths = st.lists(st.sampled_from([0.25, 0.5, 0.6, 1.0]), min_size=1, max_size=6)
measures = st.sampled_from([2.0, 3.0, 4.5, 6.0, 8.0, 12.0])


def positions_of(text, widths):
    positions = [0.0]
    for _, width in zip(text, cycle(widths), strict=False):
        positions.append(positions[-1] + width)
    return positions


def segments(breaks):
    """Breaks between one forced end and the next, each with where it starts."""
    origin, held = 0, []
    for each in breaks:
        held.append(each)
        if each.forced:
            yield origin, held
            origin, held = each.next_start, []


def ways(origin, breaks, positions, measure):
    """Every set of lines that fits, as the breaks that end them."""
    for count in range(len(breaks)):
        for chosen in combinations(breaks[:-1], count):
            ends = [*chosen, breaks[-1]]
            starts = [origin, *(each.next_start for each in chosen)]
            if all(
                positions[end.content_end] - positions[start] <= measure + SLACK
                for start, end in zip(starts, ends, strict=True)
            ):
                yield ends


def demerits(origin, ends, breaks, positions, measure):
    """The cost of lines as the module's constants define it, said once more and plainly."""
    cost, start = 0.0, origin
    for end in ends[:-1]:
        fill = (positions[end.content_end] - positions[start]) / measure
        cost += (1 - fill) ** 2 + end.penalty
        start = end.next_start
    fill = (positions[ends[-1].content_end] - positions[start]) / measure
    # A compound is one word: only a space parts words.
    one_word = not [each for each in breaks[:-1] if each.next_start > start and not each.penalty]
    return cost + (LONE_WORD_DEMERITS if fill < (LONE_WORD_MOST if one_word else LONE_WORD_SHARE) else 0.0)


def taken(lines, origin, breaks):
    """The breaks of a segment at which lines end."""
    starts = {following for _, following in lines}
    return [each for each in breaks if each is breaks[-1] or origin < each.next_start in starts]


@many
@given(paragraphs, widths, measures)
def test_first_fit_gives_the_fewest_lines(text, widths, measure):
    positions, breaks = positions_of(text, widths), breakpoints(text)
    lines = first_fit(positions, breaks, measure)
    fewest = 0
    for origin, own in segments(breaks):
        counts = [len(way) for way in ways(origin, own, positions, measure)]
        assume(counts)
        fewest += min(counts)
    assert len(lines) == fewest


@many
@given(paragraphs, widths, measures)
def test_optimum_fit_costs_least_among_as_many_lines(text, widths, measure):
    positions, breaks = positions_of(text, widths), breakpoints(text)
    lines = optimum_fit(positions, breaks, measure)
    for origin, own in segments(breaks):
        found = list(ways(origin, own, positions, measure))
        assume(found)
        fewest = min(map(len, found))
        costs = [demerits(origin, way, own, positions, measure) for way in found if len(way) == fewest]
        cost = demerits(origin, taken(lines, origin, own), own, positions, measure)
        assert cost <= min(costs) + SLACK


@many
@given(paragraphs, widths, measures)
def test_no_lone_last_word_where_other_lines_avoid_it(text, widths, measure):
    text = text.replace("\n", " ").replace("-", " ")
    positions, breaks = positions_of(text, widths), breakpoints(text)
    found = list(ways(0, breaks, positions, measure))
    assume(found)
    fewest = min(map(len, found))

    def is_lone(way):
        start = way[-2].next_start if len(way) > 1 else 0
        short = positions[way[-1].content_end] - positions[start] < measure / 2
        return short and text[start:].strip(" ").count(" ") == 0

    if not all(is_lone(way) for way in found if len(way) == fewest):
        lines = optimum_fit(positions, breaks, measure)
        assert not is_lone([Break(*line) for line in lines])


@many
@given(st.lists(cluster_text, max_size=60).map("".join) | line_text, st.sampled_from([1.5, 2.0, 4.0, 7.5, 12.0, 30.0]))
def test_lines_hold_every_character_once_and_fit(text, measure):
    made = prepared(text, real_fonts())
    counts = set()
    for breaker in (first_fit, optimum_fit):
        lines = made.lines(measure, breaker)
        counts.add(len(lines))
        assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
        assert lines[-1].end == len(text)
        assert "".join(text[line.start : line.end] for line in lines) == text
        assert all(line.width <= measure + SLACK for line in lines)
        assert all(before.end > before.start for before, _ in pairwise(lines))
    assert len(counts) == 1


@many
@given(line_text, st.sampled_from([2.0, 4.0, 7.5, 12.0]))
def test_pieces_cover_their_lines_in_order(text, measure):
    for line in prepared(text, real_fonts()).lines(measure, optimum_fit):
        pieces = line.pieces()
        assert "".join(cluster.text for piece in pieces for cluster in piece.clusters) == text[line.start : line.end]
        for before, after in pairwise(pieces):
            assert abs(before.inline + before.width - after.inline) < 0.02


@many
@given(line_text, st.sampled_from([2.0, 4.0, 7.5]))
def test_a_lines_width_is_that_of_its_glyphs(text, measure):
    """Six hundredths of an em for what kerning across the cut would have done."""
    for line in prepared(text, real_fonts()).lines(measure, optimum_fit):
        space = len(text[line.start : line.end]) - len(text[line.start : line.end].rstrip(" "))
        widths = [cluster.advance / piece.face.upem for piece in line.pieces() for cluster in piece.clusters]
        # A word longer than the line may be cut behind a space within it, which then is no hanging one.
        inked = [sum(widths[: len(widths) - space]), sum(widths)]
        assert min(abs(width - line.width) for width in inked) < 0.06 + 1e-9


@many
@given(st.lists(cluster_text, min_size=5, max_size=40).map("".join), st.sampled_from([1.5, 3.0]))
def test_overlong_words_are_broken_between_clusters(text, measure):
    made = prepared(text, real_fonts())
    edges = {run.start + cluster.start for run, found in made.runs for cluster in found}
    assert all(line.start in edges for line in made.lines(measure, first_fit))
