"""Lines by hand, set in boxes: a measure of ten holds ten characters."""

import pytest
from boxes import box_fonts
from words import lines_of

from handout.text.linebreak import first_fit, optimum_fit

BOTH = pytest.mark.parametrize("breaker", [first_fit, optimum_fit])


def boxed(text, measure, breaker):
    return lines_of(text, measure, box_fonts(), breaker)


def test_first_fit_fills_each_line():
    assert boxed("take the pill with food each day", 10, first_fit) == ["take the", "pill with", "food each", "day"]


def test_optimum_fit_evens_them_out():
    assert boxed("take the pill with food each day", 10, optimum_fit) == ["take", "the pill", "with food", "each day"]


def test_no_lone_last_word():
    text = "aaaa bbbb cccc dddd eeee"
    assert boxed(text, 19, first_fit) == ["aaaa bbbb cccc dddd", "eeee"]
    assert boxed(text, 19, optimum_fit) == ["aaaa bbbb cccc", "dddd eeee"]


def test_a_lone_last_word_stays_where_every_set_of_lines_has_one():
    assert boxed("aaaaaaaa bbbbbbbb", 10, optimum_fit) == ["aaaaaaaa", "bbbbbbbb"]


def test_a_compound_alone_on_the_last_line_is_a_lone_word():
    assert boxed("aaaa bbbb cccc dddd ee-ff", 19, optimum_fit) == ["aaaa bbbb cccc", "dddd ee-ff"]


def test_a_break_at_a_space_is_better_than_one_at_a_hyphen():
    assert boxed("aaa bbb-ccc ddd eee", 11, optimum_fit) == ["aaa bbb-ccc", "ddd eee"]


def test_a_long_word_alone_is_not_lone():
    assert boxed("aaaa bb cccccc", 8, optimum_fit) == ["aaaa bb", "cccccc"]


@BOTH
def test_one_line_is_one_line(breaker):
    assert boxed("one two", 7, breaker) == ["one two"]
    assert boxed("", 7, breaker) == [""]


@BOTH
def test_the_space_at_a_lines_end_takes_no_room(breaker):
    assert boxed("one two", 3, breaker) == ["one", "two"]
    assert boxed("one   two", 3, breaker) == ["one", "two"]


@BOTH
def test_a_forced_end_ends_the_line(breaker):
    assert boxed("one\ntwo three", 20, breaker) == ["one", "two three"]
    assert boxed("one\n\ntwo", 20, breaker) == ["one", "", "two"]


@BOTH
def test_spaces_before_a_forced_end_make_no_line(breaker):
    assert boxed("one  \ntwo", 3, breaker) == ["one", "two"]


@BOTH
def test_lines_between_forced_ends_are_evened_each_for_itself(breaker):
    first = boxed("take the pill with food each day", 10, breaker)
    assert boxed("aaaa bbbb\ntake the pill with food each day\ncc", 10, breaker) == ["aaaa bbbb", *first, "cc"]


@BOTH
def test_an_overlong_word_is_broken_and_whole(breaker):
    assert boxed("a bbbbbbbbbbbb c", 5, breaker) == ["a", "bbbbb", "bbbbb", "bb c"]


def test_an_overlong_word_leaves_the_lines_around_it_even():
    text = "aaaa bbbb cccc dddd eeee"
    assert boxed(f"{'x' * 25}\n{text}", 19, optimum_fit)[-2:] == ["aaaa bbbb cccc", "dddd eeee"]


@BOTH
def test_an_overlong_word_is_broken_between_clusters(breaker):
    fonts = box_fonts([ord("q"), 0x301])
    text = "q\u0301" * 7
    lines = lines_of(text, 6, fonts, breaker)
    assert "".join(lines) == text
    assert all(line.startswith("q") for line in lines)


@BOTH
def test_a_cluster_wider_than_the_line_stands_alone(breaker):
    assert boxed("ab c", 0.5, breaker) == ["a", "b", "c"]


@BOTH
def test_an_address_is_broken_at_its_slashes(breaker):
    assert boxed("www.example.org/abc/defghi", 16, breaker) == ["www.example.org/", "abc/defghi"]


@BOTH
def test_a_host_is_broken_only_where_it_is_longer_than_a_line(breaker):
    """Before its dot then, which at a line's end would be read as a full stop."""
    assert boxed("see wonderful.org/abc", 13, breaker) == ["see", "wonderful", ".org/abc"]
    assert boxed("see wonderful.org/abc", 14, breaker) == ["see", "wonderful.org/", "abc"]
    assert boxed("see wonderful.org/abc", 17, breaker) == ["see", "wonderful.org/abc"]


@BOTH
def test_a_hyphen_of_an_address_ends_no_line(breaker):
    """It would be read as the break's own, and left out by who types it."""
    assert boxed("example.org/abc/de-fgh", 18, breaker) == ["example.org/abc/", "de-fgh"]
    assert boxed("example.org/abcd-efghijkl", 12, breaker) == ["example.org/", "abcd", "-efghijkl"]


def test_an_address_stands_on_one_line_where_that_takes_no_line_more():
    assert boxed("College of it: wonderful.org/patients", 25, optimum_fit) == [
        "College of it:",
        "wonderful.org/patients",
    ]
    assert boxed("College of it: wonderful.org/patients", 25, first_fit)[1] == "wonderful.org/patients"
    assert boxed("College: wonderful.org/patients/abc", 24, optimum_fit) == ["College: wonderful.org/", "patients/abc"]


@BOTH
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("+33 1 42 68 53 00", ["+33 1 42", "68 53 00"]),
        ("call 0800 555 0142 17 now", ["call", "0800 555", "0142 17", "now"]),
        ("012345678901 23 mg", ["0123456789", "01 23 mg"]),
        ("call 0800 55 17", ["call", "0800 55 17"]),
    ],
)
def test_a_number_longer_than_a_line_is_cut_between_its_parts_and_not_within_its_digits(breaker, text, lines):
    assert boxed(text, 10, breaker) == lines
