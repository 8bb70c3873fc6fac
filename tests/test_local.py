"""A clinic's notes and hidden sections against a handout: what applies, and what cannot."""

from __future__ import annotations

import pytest
from making import clinic_of, handout_of

from handout.local import faults_between, hidden_in, notes_for
from handout.model import Clinic

HANDOUT = handout_of(
    "sections:\n"
    "  - {id: uses, heading: Uses, text: x}\n"
    "  - {id: dosing, heading: Dosing, text: x}\n"
    "  - {id: warnings, heading: Warnings, text: x, protected: true}\n"
    "  - {id: call-us, heading: Call us, text: x}\n"
)


def clinic(text: str) -> Clinic:
    return clinic_of("format: 1\nname: N\n" + text)


def told(text: str) -> list[str]:
    return [f"{each.span} {each.code}" for each in faults_between(HANDOUT, clinic(text))]


def note(handout: str, place: str) -> str:
    return f"notes:\n  - handout: {handout}\n    place: {place}\n    text: x\n"


def test_notes_for_one_several_and_all() -> None:
    many = clinic(
        "notes:\n"
        "  - {handout: made, place: end, text: one}\n"
        "  - {handout: other, place: end, text: two}\n"
        "  - {handout: [other, made], place: start, text: three}\n"
        '  - {handout: "*", place: after uses, text: four}\n'
    )
    assert [each.span.line for each in notes_for(HANDOUT, many)] == [4, 6, 7]
    assert faults_between(HANDOUT, many) == ()


def test_hidden_sections_are_those_of_this_handout() -> None:
    hides = clinic("hide: [{handout: made, section: uses}, {handout: other, section: dosing}]\n")
    assert hidden_in(HANDOUT, hides) == {"uses"}
    assert faults_between(HANDOUT, hides) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (note("made", "after dosin"), "clinic.yaml:5:18 no-section"),
        (note('"*"', "after dosin"), "clinic.yaml:5:18 no-section"),
        (note("made", "after emergency"), "clinic.yaml:5:18 note-in-help"),
        (note("made", "after call-us"), "clinic.yaml:5:18 note-in-help"),
        ("hide: [{handout: made, section: usess}]\n", "clinic.yaml:3:33 no-section"),
        ("hide: [{handout: made, section: warnings}]\n", "clinic.yaml:3:33 hidden-protected"),
        ("hide: [{handout: made, section: uses}]\n" + note("made", "after uses"), "clinic.yaml:6:18 note-after-hidden"),
        ("hide: [{handout: made, section: uses}]\n" + note('"*"', "after uses"), "clinic.yaml:6:18 note-after-hidden"),
    ],
)
def test_what_cannot_be_is_a_fault_at_its_place(text: str, fault: str) -> None:
    assert told(text) == [fault]


def test_what_is_for_another_handout_is_no_fault_here() -> None:
    assert told(note("other", "after nothing")) == []
    assert told("hide: [{handout: other, section: nothing}]\n") == []


def test_all_faults_in_one_pass_with_the_nearest_id() -> None:
    text = "hide: [{handout: made, section: usess}]\n" + note('"*"', "after dosin")
    first, second = faults_between(HANDOUT, clinic(text))
    assert first.hints == ("did you mean 'uses'?",)
    assert second.hints[0] == "did you mean 'dosing'?"
    assert "'*'" in second.hints[1]


def test_without_a_near_id_all_are_listed() -> None:
    (fault,) = faults_between(HANDOUT, clinic(note("made", "after zzz")))
    assert fault.hints == ("its sections: uses, dosing, warnings, call-us",)
