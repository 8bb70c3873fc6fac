"""The commands beside build."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from running import CLINIC, ROOT

from handout.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HANDOUT_LIBRARY", "SOURCE_DATE_EPOCH", "HANDOUT_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


BARE = "format: 1\nid: bare\nlanguage: en\nkind: medicine\ntitle: Bare\nintro: Drink water.\n"


FAULTY = """format: 1
name: A
hide: [{handout: anakinra, section: emergency}]
notes:
  - {handout: anakinra, place: end, text: "x { y"}
  - {handout: anakinra, place: middle, text: x}
  - {handout: anakinra, place: after doseing, text: x}
  - {handout: anakinar, place: end, text: x}
"""


class TestNew:
    def test_a_handout_that_builds_as_it_stands(self, capsys: Capture) -> None:
        assert main(["new", "after-surgery"]) == 0
        assert capsys.readouterr().out == f"{Path('after-surgery/en.yaml')}\n"
        assert main(["build", "after-surgery", "--library", "."]) == 0
        assert main(["check", "after-surgery/en.yaml"]) == 0
        assert capsys.readouterr().err == ""

    def test_a_clinic_that_builds_as_it_stands(self, capsys: Capture) -> None:
        assert main(["new", "--clinic", "ours/clinic.yaml"]) == 0
        assert main(["build", "anakinra", "--clinic", "ours/clinic.yaml"]) == 0

    @pytest.mark.parametrize("words", [["mine"], ["--clinic", "mine/en.yaml"]])
    def test_never_overwrites(self, words: list[str], capsys: Capture) -> None:
        write("mine/en.yaml", "my words")
        assert main(["new", *words]) == 1
        assert "there is such a file already" in capsys.readouterr().err
        assert Path("mine/en.yaml").read_text() == "my words"

    @pytest.mark.parametrize("id_", ["Foo", "../up", "a b", "", "a/b", "-", "x" * 61])
    def test_an_id_that_is_none(self, id_: str, tmp_path: Path, capsys: Capture) -> None:
        assert main(["new", "--", id_]) == 1
        assert list(tmp_path.iterdir()) == []


class TestList:
    def test_a_table(self, capsys: Capture) -> None:
        main(["list"])
        head, *rows = capsys.readouterr().out.splitlines()
        assert head.split() == ["id", "title", "languages", "review"]
        assert [row.split()[:4] for row in rows if row.startswith("anakinra")] == [["anakinra", "Anakinra", "ar", "en"]]

    def test_for_machines(self, capsys: Capture) -> None:
        main(["list", "--format", "json", "--date", "2039-01-01"])
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        of_anakinra = {each["language"]: each for each in rows if each["id"] == "anakinra"}
        assert set(of_anakinra) == {"ar", "en", "es", "zh-Hans"}
        row = of_anakinra["en"]
        assert (row["status"], row["past_review"]) == ("draft", True)
        assert Path(row["file"]).is_file()

    def test_languages_and_states_of_one_handout_are_one_row(self, capsys: Capture) -> None:
        write("lib/bare/en.yaml", BARE)
        dates = "review: {updated: 2026-01-01, review_by: 2027-01-01}\n"
        write("lib/bare/es.yaml", BARE.replace("language: en", "language: es").replace("Bare", "Nada") + dates)
        main(["list", "--library", "lib", "--date", "2026-06-01"])
        (row,) = (row for row in capsys.readouterr().out.splitlines() if row.startswith("bare"))
        assert row.split() == [
            "bare",
            "Bare",
            "en",
            "es",
            "draft",
            "(en);",
            "draft,",
            "review",
            "by",
            "2027-01-01",
            "(es)",
        ]

    def test_a_translation_that_nobody_answers_for_is_told(self, capsys: Capture) -> None:
        write("lib/bare/en.yaml", BARE)
        machine = "translation: {of: en, method: machine}\n"
        write("lib/bare/es.yaml", BARE.replace("language: en", "language: es") + machine)
        main(["list", "--library", "lib"])
        (row,) = (row for row in capsys.readouterr().out.splitlines() if row.startswith("bare"))
        assert row.endswith("draft (en); draft, translation not reviewed (es)")

    def test_a_broken_file_is_told_and_the_others_listed(self, capsys: Capture) -> None:
        write("lib/broken/en.yaml", "format: 1\n")
        assert main(["list", "--library", "lib"]) == 1
        out, err = capsys.readouterr()
        assert "anakinra" in out
        assert str(Path("lib/broken/en.yaml")) in err


class TestSchema:
    @pytest.mark.parametrize("name", ["handout", "clinic"])
    def test_it_is_json_with_every_key(self, name: str, capsys: Capture) -> None:
        assert main(["schema", name]) == 0
        schema = json.loads(capsys.readouterr().out)
        assert schema["$schema"].endswith("2020-12/schema")
        assert "format" in schema["properties"]


class TestCheck:
    def test_the_library_is_without_errors(self, capsys: Capture) -> None:
        assert main(["check", "--clinic", CLINIC]) == 0

    def test_missing_parts_are_warnings_with_their_rules(self, capsys: Capture) -> None:
        assert main(["check", write("bare.yaml", BARE)]) == 0
        err = capsys.readouterr().err.splitlines()
        assert all(line.startswith("bare.yaml:") and ": warning: " in line for line in err)
        for rule in ("no-updated", "no-review-date", "no-author", "no-disclaimer", "no-sources", "no-help",
                     "no-fast-facts", "missing-part", "no-resources"):  # fmt: skip
            assert any(f"[{rule}]" in line for line in err), rule

    def test_errors_of_form_and_of_layout(self, capsys: Capture) -> None:
        form = write("form.yaml", BARE + "colour: red\n")
        glyph = write("glyph.yaml", BARE.replace("water", "\U0001f4a7"))
        long = write("long.yaml", BARE.replace("Drink water.", "Drink water. " * 3000))
        assert main(["check", form, glyph, long, "--format", "json"]) == 1
        found = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        errors = {(each["file"], each["code"]) for each in found if each["severity"] == "error"}
        assert errors == {("form.yaml", "unknown-key"), ("glyph.yaml", "missing-glyph"), ("long.yaml", "too-long")}

    def test_pale_colours_are_told_with_the_shade_that_is_used(self, capsys: Capture) -> None:
        text = Path(CLINIC).read_text(encoding="utf-8").replace("#0b5d7a", "#f2b632").replace("logo:", "# logo:")
        assert main(["check", "anakinra", "--clinic", write("pale.yaml", text)]) == 0
        (line,) = (line for line in capsys.readouterr().err.splitlines() if "primary" in line)
        assert "#f2b632 is too light for text: 1.6:1 where 4.5:1 is needed" in line

    def test_a_broken_clinic_is_told_beside_the_handouts(self, capsys: Capture) -> None:
        assert main(["check", write("bare.yaml", BARE), "--clinic", write("c.yaml", "format: 1\n")]) == 1
        err = capsys.readouterr().err
        assert "c.yaml" in err
        assert "bare.yaml" in err

    def test_a_clinics_file_may_stand_alone(self, capsys: Capture) -> None:
        assert main(["check", write("c.yaml", "format: 1\nname: A\n")]) == 0
        assert "c.yaml:1:1: warning: there is no 'phone'" in capsys.readouterr().err
        assert main(["check", write("c.yaml", "format: 1\nname: A\nfone: 1\n")]) == 1
        assert "'fone' is not a key of a clinic's file" in capsys.readouterr().err

    @pytest.mark.parametrize("as_option", [True, False])
    def test_a_clinics_notes_are_held_against_the_library(self, capsys: Capture, as_option: bool) -> None:
        text = (
            "format: 1\nname: A\n"
            "hide: [{handout: anakinr, section: uses}, {handout: anakinra, section: emergncy}]\n"
            "notes:\n"
            "  - {handout: [anakinra, bare], place: after dosin, text: x}\n"
            '  - {handout: "*", place: after uses, text: x}\n'
            "  - {handout: zzz, place: end, text: x}\n"
        )
        clinic, bare = write("c.yaml", text), write("bare.yaml", BARE)
        words = [bare, "--clinic", clinic] if as_option else [bare, clinic]
        assert main(["check", *words, "--format", "json"]) == 1
        told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        errors = [(each["line"], each["column"], each["code"]) for each in told if each["severity"] == "error"]
        assert sorted(set(errors)) == [
            (3, 18, "no-handout"),
            (3, 72, "no-section"),
            (5, 46, "no-section"),
            (6, 33, "no-section"),
            (7, 15, "no-handout"),
        ]
        assert "did you mean 'anakinra'?" in next(each["hints"] for each in told if each["column"] == 18)

    @pytest.mark.long
    def test_so_is_what_can_be_read_of_them_where_the_file_is_at_fault(self, capsys: Capture) -> None:
        clinic, unknown = write("c.yaml", FAULTY), "the library has no 'anakinar' · hint: did you mean 'anakinra'?"
        known = [
            "c.yaml:3:37: error: 'emergency' is protected and cannot be hidden",
            "c.yaml:5:46: error: this '{' is not closed",
            "c.yaml:6:32: error: 'middle' is not a place in a handout",
            "c.yaml:7:38: error: 'anakinra' has no section 'doseing'",
        ]
        assert main(["check", "anakinra", "--clinic", clinic]) == 1
        told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("c.yaml")]
        assert [line.partition(" · ")[0] for line in told[:-1]] == known
        assert told[-1] == f"c.yaml:8:15: error: {unknown}"
        assert main(["build", "anakinra", "--clinic", clinic]) == 1
        told = capsys.readouterr().err.splitlines()
        assert [line.partition(" · ")[0] for line in told[:-1]] == known
        assert told[-1] == f"c.yaml:8:15: warning: {unknown}"

    def test_a_refusal_is_told_with_what_is_said_to_no_handout(self, capsys: Capture) -> None:
        well = FAULTY.replace("emergency", "uses").replace("{ y", "y").replace("middle", "start")
        assert main(["build", "anakinra", "--clinic", write("c.yaml", well)]) == 1
        error, warning = capsys.readouterr().err.splitlines()
        assert "no section 'doseing'" in error
        assert "warning: the library has no 'anakinar'" in warning

    def test_a_number_with_too_few_digits_is_a_warning(self, capsys: Capture) -> None:
        numbers = 'phone: {en: "555-0100", es: TBD}\nafter_hours: ext. 12\nemergency: "15"\n'
        assert main(["check", write("c.yaml", "format: 1\nname: A\n" + numbers)]) == 0
        found = [line for line in capsys.readouterr().err.splitlines() if "[phone-digits]" in line]
        assert [line.partition(" has ")[0] for line in found] == [
            "c.yaml:3:29: warning: 'TBD'",
            "c.yaml:4:14: warning: 'ext. 12'",
        ]
        write("c.yaml", "format: 1\nname: A\nphone: '123'\nemergency: nine\n")
        main(["check", "c.yaml"])
        found = [line for line in capsys.readouterr().err.splitlines() if "[phone-digits]" in line]
        assert [line.partition(" has ")[0] for line in found] == ["c.yaml:4:12: warning: 'nine'"]

    def test_a_broken_logo_is_an_error_told_once(self, capsys: Capture) -> None:
        write("logo.svg", "<svg")
        clinic = write("c.yaml", "format: 1\nname: A\nlogo: logo.svg\n")
        for name in ("a", "b"):
            write(f"{name}.yaml", BARE.replace("bare", name))
        assert main(["check", "a.yaml", "b.yaml", "--clinic", clinic]) == 1
        assert capsys.readouterr().err.count("c.yaml:3:7: error: the logo 'logo.svg'") == 1

    @pytest.mark.long
    def test_no_pdf_is_left(self, tmp_path: Path) -> None:
        main(["check", "anakinra"])
        assert list(tmp_path.iterdir()) == []


class TestPreview:
    def test_a_picture_a_page(self, capsys: Capture) -> None:
        assert main(["preview", "anakinra", "--clinic", CLINIC, "-o", "pictures"]) == 0
        made = capsys.readouterr().out.splitlines()
        assert made == [str(Path(f"pictures/anakinra.en-{page}.png")) for page in (1, 2)]
        assert all(Path(path).read_bytes().startswith(b"\x89PNG\r\n\x1a\n") for path in made)

    def test_an_older_picture_of_a_page_that_is_no_more(self, capsys: Capture) -> None:
        write("bare.en-2.png", "older")
        assert main(["preview", write("bare.yaml", BARE)]) == 0
        assert "bare.en-2.png: warning: this picture is of an earlier preview" in capsys.readouterr().err

    def test_without_the_extra_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.setitem(sys.modules, "pypdfium2", None)
        assert main(["preview", write("bare.yaml", BARE)]) == 4
        assert "pip install 'handout[preview]'" in capsys.readouterr().err


class TestVerify:
    def test_what_was_built_is_whole(self, capsys: Capture) -> None:
        main(["build", "anakinra", "-o", "a.pdf"])
        capsys.readouterr()
        assert main(["verify", "a.pdf"]) == 0
        out, err = capsys.readouterr()
        assert out.startswith("a.pdf: anakinra, version ")
        assert out.endswith(": text and tags are whole\n")
        assert err == ""

    def test_for_machines(self, capsys: Capture) -> None:
        main(["build", "anakinra", "-o", "a.pdf"])
        capsys.readouterr()
        main(["verify", "a.pdf", "--format", "json"])
        read = json.loads(capsys.readouterr().out)
        assert (read["file"], read["id"], read["language"], read["whole"]) == ("a.pdf", "anakinra", "en", True)
        assert read["version"].endswith(read["content_hash"][:8])

    def test_one_bad_file_among_good_ones(self, capsys: Capture) -> None:
        main(["build", "anakinra", "-o", "a.pdf"])
        Path("cut.pdf").write_bytes(Path("a.pdf").read_bytes()[:20000])
        capsys.readouterr()
        assert main(["verify", "cut.pdf", "gone.pdf", "a.pdf"]) == 1
        out, err = capsys.readouterr()
        assert out.splitlines()[-1].startswith("a.pdf: anakinra")
        assert err.startswith("cut.pdf: error: ")
        assert "gone.pdf: error: there is no such file" in err


def test_paths_are_shown_from_here(capsys: Capture) -> None:
    write("sub/bare.yaml", BARE + "colour: red\n")
    main(["build", os.path.abspath("sub/bare.yaml")])
    assert capsys.readouterr().err.startswith(str(Path("sub/bare.yaml")) + ":7:1: error: ")
    assert ROOT.is_absolute()
