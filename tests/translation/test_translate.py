"""`handout translate`, and what checking and building make of a translation."""

from __future__ import annotations

from datetime import date

import pytest
from pairs import ENGLISH, SPANISH, hashes, loaded, put

from handout.api import render
from handout.cli.main import main
from handout.compose import compose
from handout.diagnostics import HandoutError
from handout.review import review_faults, review_state
from handout.source.library import load_handout
from handout.translation import behind, needs_review

DAY = date(2026, 11, 24)
CHANGED = ENGLISH.replace("Inject 100 mg", "Inject slowly 100 mg")


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "lib" / "made"
    folder.mkdir(parents=True)
    (folder / "en.yaml").write_text(ENGLISH, "utf-8")
    return folder


def translate(*words):
    return main(["translate", "made", "es", "--library", "lib", *words])


def filled(folder):
    """The skeleton, as a translator leaves it."""
    put(folder, SPANISH)


def test_a_skeleton_holds_what_stays_and_asks_for_the_rest(library, capsys):
    assert translate() == 0
    assert capsys.readouterr().out == "lib/made/es.yaml\n"
    text = (library / "es.yaml").read_text("utf-8")
    assert 'url: "https://medlineplus.gov/"' in text
    assert "# 1. Inject 100 mg, then wait 1,000 steps." in text
    assert "- id: dosing" in text
    for key in ("style:", "brand_names:", "kind:"):
        assert key not in text
    with pytest.raises(HandoutError) as caught:
        load_handout(library / "es.yaml")
    assert len(caught.value.diagnostics) > 5


def test_a_skeleton_that_is_filled_in_is_a_translation(library):
    translate()
    text = (library / "es.yaml").read_text("utf-8")
    for key, words in {
        "title:": "title: Anakinra",
        "intro: |\n  ": "intro: |\n  Anakinra calma la inflamación. No es metotrexato.",
        "disclaimer:": "disclaimer: Solo para educación.",
        "    about:": "    about: información",
    }.items():
        assert text.count(f"\n{key}\n") == 1, key
        text = text.replace(f"\n{key}\n", f"\n{words}\n")
    text = text.replace("  -\n", '  - "La dosis habitual es **100 mg** una vez al día."\n', 1)
    text = text.replace("  -\n", "  - Llame al 1-800-555-0142 antes del 2026-12-31.\n", 1)
    text = text.replace("heading:\n", "heading: Dosis\n")
    text = text.replace("text: |\n      \n", f"text: |\n{steps()}", 1)
    text = text.replace("text: |\n      \n", "text: |\n      Llame si tiene 100,4 °F o más.\n", 1)
    (library / "es.yaml").write_text(text, "utf-8")
    made = load_handout(library / "es.yaml").value
    assert behind(made) == ()
    assert not needs_review(made)


def steps():
    return "".join(f"      {line.strip()}\n" for line in SPANISH.splitlines() if line.strip()[:2] in ("1.", "2.", "3."))


def test_nothing_is_ever_overwritten(library, capsys):
    filled(library)
    before = (library / "es.yaml").read_bytes()
    assert translate() == 0
    assert (library / "es.yaml").read_bytes() == before
    assert "nothing is behind 'en'" in capsys.readouterr().err


def test_a_part_whose_source_changed_is_shown_old_new_and_translated(library, capsys):
    translate()
    put(library, SPANISH)
    (library / "en.yaml").write_text(CHANGED, "utf-8")
    assert translate() == 0
    told = capsys.readouterr().err
    assert "'dosing' is behind" in told
    assert "'Dosing Inject 100 mg, …' is now 'Dosing Inject slowly 100 mg, …'" in told
    assert "Dosis Inyecte 100 mg" in told
    assert "call-us" not in told
    assert main(["check", "lib/made/es.yaml"]) == 0
    assert "'dosing' is behind" in capsys.readouterr().err


def test_accepting_a_part_records_its_source_and_keeps_comments(library, capsys):
    commented = SPANISH.replace("{of: en, method: human, translator: Ana Ruiz, source_hash: {HASHES}}", BLOCK)
    (library / "es.yaml").write_text(commented.replace("{OLD}", "0" * 16), "utf-8")
    assert translate("--accept", "dosing") == 0
    text = (library / "es.yaml").read_text("utf-8")
    assert "# ours" in text
    assert {each.part for each in behind(load_handout(library / "es.yaml").value)} >= {"intro", "title"}
    assert "dosing" not in {each.part for each in behind(load_handout(library / "es.yaml").value)}
    assert translate("--accept", "all") == 0
    assert behind(load_handout(library / "es.yaml").value) == ()
    assert translate("--accept", "dosage") == 1
    assert "did you mean 'dosing'?" in capsys.readouterr().err


BLOCK = """
  of: en
  method: human
  source_hash:   # ours
    title: "{OLD}"   # the title
    dosing: "{OLD}" """


def test_what_the_source_has_got_since_fails_with_its_lines_to_put_in(library, capsys):
    translate()
    new = "  - id: travel\n    heading: Travel\n    text: Take it with you.\nresources:"
    (library / "en.yaml").write_text(ENGLISH.replace("resources:", new) + "copyright: Made by A\n", "utf-8")
    put(library, SPANISH, (library / "en.yaml").read_text("utf-8"), ENGLISH)
    capsys.readouterr()
    assert translate() == 1
    said = capsys.readouterr()
    assert "  - id: travel\n    # Travel\n    heading:\n" in said.out
    assert "the translation lacks 'travel' · hint: put the lines above" in said.err
    assert "the translation lacks 'copyright' · hint: write it in the translation too" in said.err
    assert "nothing is behind" not in said.err
    assert main(["check", "lib/made/es.yaml"]) == 1
    said = capsys.readouterr()
    assert "'handout translate made es' prints its lines" in said.err


def test_what_is_wrong_between_the_two_is_not_accepted(library, capsys):
    put(library, SPANISH.replace("Inyecte 100 mg", "Inyecte 200 mg"))
    before = (library / "es.yaml").read_bytes()
    assert translate("--accept", "all") == 1
    assert (library / "es.yaml").read_bytes() == before


def test_a_part_that_is_behind_says_so_on_the_page_and_is_refused_where_review_is_asked_for(tmp_path):
    made = loaded(tmp_path, english=CHANGED, of=ENGLISH)
    assert [each.part for each in behind(made)] == ["dosing"]
    notice = compose(made, None)[0].notice
    assert notice is not None
    assert "Traducción sin revisar" in notice.text
    assert [each.code for each in render(made, None).diagnostics if "behind" in each.code] == ["behind-source"]
    assert "behind-source" in {each.code for each in review_faults(made, DAY)}


def test_a_machine_translation_needs_a_person_who_answers_for_it(tmp_path):
    machine = SPANISH.replace("method: human, translator: Ana Ruiz,", "method: machine,")
    made = loaded(tmp_path, machine)
    assert "Traducción sin revisar" in compose(made, None)[0].notice.text
    assert "unreviewed-translation" in {each.code for each in review_faults(made, DAY)}
    with pytest.raises(HandoutError):
        render(made, None, require_reviewed=True)
    answered = loaded(tmp_path, machine.replace("method: machine,", 'method: machine, reviewed_by: "Ana Ruiz, CT",'))
    assert "Traducción" not in compose(answered, None)[0].notice.text
    assert "unreviewed-translation" not in {each.code for each in review_faults(answered, DAY)}


def test_the_page_says_who_translated(tmp_path):
    legal = " ".join(each.text for each in compose(loaded(tmp_path), None)[0].legal)
    assert "Traducido por Ana Ruiz." in legal


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("title: Anakinra\n", "title: Anakinra\nkind: condition\n"), "stated-differently"),
        (("title: Anakinra\n", "title: Anakinra\nbrand_names: [Kevzara]\n"), "stated-differently"),
        (("heading: Dosis\n", "heading: Dosis\n    style: plain\n"), "stated-differently"),
        (("heading: Dosis\n", "heading: Dosis\n    protected: true\n"), "stated-differently"),
        (
            ("  - id: call-us\n    heading: Llámenos\n    text: |\n      Llame si tiene 100,4 °F o más.\n", ""),
            "untranslated",
        ),
        (("id: call-us", "id: call"), "untranslated"),
        (("disclaimer: Solo para educación.\n", ""), "untranslated"),
        (("disclaimer: Solo", "copyright: x\ndisclaimer: Solo"), "not-in-source"),
        (("      3. Lea [la etiqueta](https://dailymed.nlm.nih.gov/).\n", ""), "other-shape"),
        (("of: en", "of: fr"), "no-source"),
        (("of: en", "of: es"), "no-source"),
    ],
)
def test_what_is_not_the_translations_to_say_is_a_fault(change, code, tmp_path):
    assert change[0] in SPANISH
    with pytest.raises(HandoutError) as caught:
        loaded(tmp_path, SPANISH.replace(*change))
    assert code in {each.code for each in caught.value.diagnostics}


def test_a_translation_of_a_translation_is_refused(tmp_path):
    put(tmp_path)
    french = SPANISH.replace("language: es", "language: fr").replace("of: en", "of: es")
    (tmp_path / "fr.yaml").write_text(french.replace("{HASHES}", hashes()), "utf-8")
    with pytest.raises(HandoutError, match="itself a translation"):
        load_handout(tmp_path / "fr.yaml")


def test_the_same_said_again_is_no_fault(tmp_path):
    same = SPANISH.replace("title: Anakinra\n", "title: Anakinra\nkind: medicine\nbrand_names: [Kineret]\n")
    assert loaded(tmp_path, same).kind == "medicine"


def test_the_order_is_the_sources(tmp_path):
    start, end = SPANISH.index("  - id: dosing"), SPANISH.index("  - id: call-us")
    swapped = SPANISH[:start] + SPANISH[end : SPANISH.index("resources:")] + SPANISH[start:end]
    swapped += SPANISH[SPANISH.index("resources:") :]
    assert [each.id for each in loaded(tmp_path, swapped).sections] == ["dosing", "call-us"]


def test_a_review_of_a_translation_is_of_its_words_and_of_what_the_source_gives_it(tmp_path):
    from handout.model import Approval, Phrase
    from handout.wording import wording_hash, wording_of

    made = loaded(tmp_path)
    approval = Approval(Phrase("Jane Roe, MD", made.span), date(2026, 11, 1), wording_hash(wording_of(made)))
    approved = made._replace(review=made.review._replace(approvals=(approval,)))
    assert review_state(approved, DAY).status == "reviewed"
    restyled = loaded(tmp_path, english=ENGLISH.replace("style: steps", "style: callout"), of=ENGLISH)
    restyled = restyled._replace(review=approved.review)
    assert review_state(restyled, DAY).status == "draft"
