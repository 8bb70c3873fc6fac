"""Each fault planted in a finished file is reported by its name, and no message holds words of the text."""

import plant
import pytest
from sheets import make

from handout.diagnostics import MachineError
from handout.paint import content, tags
from handout.verify import faults

PLANTED = [
    (plant.drop_word, {"wording"}),
    (plant.drop_space_at_line_end, {"wording"}),
    (plant.repeat_word, {"wording"}),
    (plant.swap_digits, {"wording", "imprint"}),
    (plant.swap_kids, {"wording"}),
    (plant.swap_parents, {"parent-tree"}),
    (plant.cut_parents, {"parent-tree"}),
    (plant.share_struct_parents, {"parent-tree"}),
    (plant.no_struct_parents, {"struct-parents", "parent-tree"}),
    (plant.no_owner, {"no-owner", "wording"}),
    (plant.two_owners, {"two-owners", "no-owner", "parent-tree", "wording"}),
    (plant.wrong_parent, {"parent"}),
    (plant.no_box, {"figure-box"}),
    (plant.short_box, {"figure-box"}),
    (plant.no_alt, {"figure-alt", "wording"}),
    (plant.wrong_struct_parent, {"annotation", "parent-tree"}),
    (plant.no_struct_parent, {"annotation", "parent-tree"}),
    (plant.no_reference_to_annotation, {"annotation", "link"}),
    (plant.no_annotations, {"annotation", "parent-tree"}),
    (plant.script_link, {"address"}),
    (plant.other_target, {"address"}),
    (plant.other_target_and_name, {"address"}),
    (plant.other_path, {"address"}),
    (plant.loose_text, {"content"}),
    (plant.literal_text, {"content"}),
    (plant.form_text, {"content"}),
    (plant.exponent, {"content"}),
    (plant.loose_box, {"content"}),
    (plant.open_mark, {"content"}),
    (plant.text_as_artifact, {"no-content", "wording"}),
    (plant.wrong_tag, {"wrong-tag"}),
    (plant.no_unicode, {"no-unicode"}),
    (plant.empty_unicode, {"no-unicode"}),
    (plant.no_glyph, {"no-glyph"}),
    (plant.glyph_beyond_font, {"no-glyph"}),
    (plant.short_glyph_map, {"no-glyph"}),
    (plant.second_title, {"headings", "wrong-tag"}),
    (plant.skipped_level, {"headings", "wrong-tag"}),
    (plant.other_title, {"title"}),
    (plant.no_language, {"language"}),
    (plant.other_language, {"language"}),
    (plant.no_outline, {"outline"}),
    (plant.other_outline, {"outline"}),
    (plant.other_hash, {"wording", "imprint"}),
    (plant.other_version, {"imprint"}),
]


def test_written_anew_without_a_change_is_whole(sheet):
    assert faults(plant.planted(sheet.pdf, plant.nothing)) == ()


@pytest.mark.parametrize(("change", "codes"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_planted_fault_is_reported(sheet, change, codes):
    found = faults(plant.planted(sheet.pdf, change), "sheet.pdf")
    assert codes <= {each.code for each in found}
    for each in found:
        assert (each.severity, str(each.span)) == ("error", "sheet.pdf")
        assert not any(line in each.message for line in sheet.lines if len(line) > 8)


def test_message_names_page_and_element(sheet):
    (found,) = faults(plant.planted(sheet.pdf, plant.no_box))
    assert found.message.startswith("page 1: Figure (object ")


def test_painting_that_forgets_spaces(everything, monkeypatch):
    """A painter that drops the space at a line's end glues words together; validators don't notice."""
    real = content.show

    def show(font, codes, piece):
        clusters = piece.clusters
        ends = len(clusters) - 1 if clusters and clusters[-1].text == " " else len(clusters)
        kept = piece._replace(clusters=clusters[:ends]) if ends else piece
        return real(font, codes[: len(kept.clusters)], kept)

    monkeypatch.setattr(content, "show", show)
    with pytest.raises(MachineError, match="are not those that the file was made of"):
        make(everything, None, pages=2)


def test_painting_that_forgets_a_picture(everything, riverbend, monkeypatch):
    """A Figure without its box in the file."""
    monkeypatch.setattr(tags, "_attributes", lambda tagger, element: None)
    with pytest.raises(MachineError, match="has no BBox"):
        make(everything, riverbend, pages=2)
