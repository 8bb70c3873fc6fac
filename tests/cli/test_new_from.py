"""Copies of library handouts: made by `new --from`, watched over by `check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import ROOT

from handout.cli.main import main

Capture = pytest.CaptureFixture[str]

GOUT = """\
format: 1
id: gout
language: en
title: Gout
intro: Drink water.
sections:
  - id: dosing
    heading: Your dose
    text: |
      Take 100 mg.

      Take it with food.
  - id: storage
    heading: Storage
    text: Keep it dry.
review: {status: draft, written_by: A. Writer}
"""
SPANISH = GOUT.replace("language: en", "language: es").replace("Drink water.", "Beba agua.")


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library `lib` with a handout in two languages; this folder is one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HANDOUT_LIBRARY", "lib")
    for language, text in (("en", GOUT), ("es", SPANISH)):
        write(Path(f"lib/gout/{language}.yaml"), text)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit(path: str, *pairs: tuple[str, str]) -> None:
    text = Path(path).read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    Path(path).write_text(text, encoding="utf-8")


def told(capsys: Capture, *words: str, rules: tuple[str, ...] = ("changed-upstream", "no-origin")) -> list[str]:
    """What `check` says about copies, one finding a line."""
    capsys.readouterr()
    main(["check", *words])
    return [line for line in capsys.readouterr().err.splitlines() if any(f"[{rule}]" in line for rule in rules)]


def lost(capsys: Capture, *words: str) -> list[str]:
    return told(capsys, *words, rules=("protection-lost",))


class TestNew:
    def test_all_languages_under_the_new_id_and_they_build(self, capsys: Capture) -> None:
        assert main(["new", "our-gout", "--from", "gout"]) == 0
        assert capsys.readouterr().out.splitlines() == [str(Path(f"our-gout/{each}.yaml")) for each in ("en", "es")]
        assert "Beba agua." in Path("our-gout/es.yaml").read_text(encoding="utf-8")
        assert main(["build", "our-gout", "--library", "."]) == 0

    def test_one_language(self) -> None:
        assert main(["new", "our-gout", "--from", "gout", "--language", "ES"]) == 0
        assert [path.name for path in Path("our-gout").iterdir()] == ["es.yaml"]

    def test_the_sample_of_the_program_is_copied_line_by_line(self) -> None:
        assert main(["new", "anakinra", "--from", "anakinra"]) == 0
        original = (ROOT / "content/anakinra/en.yaml").read_text(encoding="utf-8")
        assert Path("anakinra/en.yaml").read_text(encoding="utf-8").startswith(original)

    @pytest.mark.parametrize("id_", ["our-gout", "gout"])
    def test_a_review_of_the_original_is_none_of_the_copy(self, id_: str, capsys: Capture) -> None:
        assert main(["approve", "gout", "en", "--by", "Jane Roe, MD", "--library", "lib"]) == 0
        assert main(["build", "gout", "--require-reviewed", "-o", "a.pdf"]) == 0
        assert main(["new", id_, "--from", "gout"]) == 0
        capsys.readouterr()
        assert main(["build", f"{id_}/en.yaml", "--require-reviewed", "-o", "b.pdf"]) == 1
        assert "the handout is a draft" in capsys.readouterr().err

    def test_under_the_same_id_it_is_found_before_the_original(self, capsys: Capture) -> None:
        main(["new", "gout", "--from", "gout"])
        edit("gout/en.yaml", ("title: Gout", "title: Our gout"))
        capsys.readouterr()
        main(["list", "--library", "."])
        assert "Our gout" in capsys.readouterr().out

    def test_the_original_is_copied_even_where_a_copy_is_found_first(self) -> None:
        main(["new", "gout", "--from", "gout"])
        edit("gout/en.yaml", ("title: Gout", "title: Our gout"))
        assert main(["new", "third", "--from", "gout", "--library", "."]) == 0
        assert "title: Gout" in Path("third/en.yaml").read_text(encoding="utf-8")

    def test_never_overwrites_and_then_writes_nothing(self, capsys: Capture) -> None:
        write(Path("our-gout/es.yaml"), "my words")
        assert main(["new", "our-gout", "--from", "gout"]) == 1
        assert "there is such a file already" in capsys.readouterr().err
        assert [path.read_text() for path in Path("our-gout").iterdir()] == ["my words"]

    @pytest.mark.parametrize(
        ("words", "status", "said"),
        [
            (["a", "--from", "gowt"], 1, "did you mean 'gout'?"),
            (["a", "--from", "gout", "--language", "fr"], 1, "its languages: en, es"),
            (["A b", "--from", "gout"], 1, "'A b' is not an id"),
            (["a", "--language", "es"], 2, "--language chooses what --from copies"),
            (["--from", "gout"], 2, "name either"),
            (["--clinic", "c.yaml", "--from", "gout"], 2, "give one of them"),
        ],
    )
    def test_what_cannot_be_copied(self, words: list[str], status: int, said: str, capsys: Capture) -> None:
        assert main(["new", *words]) == status
        assert said in capsys.readouterr().err
        assert [path.name for path in Path().iterdir()] == ["lib"]

    def test_the_faults_of_the_original_are_told_at_their_places(self, capsys: Capture) -> None:
        edit("lib/gout/es.yaml", ("title:", "titel:"))
        assert main(["new", "a", "--from", "gout"]) == 1
        assert str(Path("lib/gout/es.yaml")) + ":4:1: error" in capsys.readouterr().err
        assert not Path("a").exists()


class TestCheck:
    @pytest.fixture(autouse=True, params=["our-gout", "gout"])
    def copy(self, request: pytest.FixtureRequest) -> str:
        """The file of a copy, under an id of its own or under the one of its original."""
        main(["new", request.param, "--from", "gout"])
        return f"{request.param}/en.yaml"

    def test_of_an_original_that_has_not_changed_nothing_is_said(self, copy: str, capsys: Capture) -> None:
        edit("lib/gout/en.yaml", ("Take 100 mg.", "Take  100 mg."), ("title: Gout", "title: 'Gout'  # so"))
        edit(copy, ("Drink water.", "Drink our water."))
        assert told(capsys, copy) == []

    def test_a_changed_part_is_named_with_its_new_words(self, copy: str, capsys: Capture) -> None:
        edit("lib/gout/en.yaml", ("Take 100 mg.", "Take 50 mg."))
        (line,) = told(capsys, copy)
        assert "'dosing' of 'gout' has changed since it was copied; it now says: 'Take 50 mg.'; this copy alone says: 'Take 100 mg.'" in line  # fmt: skip # noqa: E501
        assert f"take over what you need from {Path('lib/gout/en.yaml')}:7:5; then write here: dosing: " in line
        number = int(line.removeprefix(copy).split(":")[1])
        assert Path(copy).read_text(encoding="utf-8").splitlines()[number - 1].startswith("    dosing: ")

    @pytest.mark.long
    def test_it_is_told_of_an_own_library_too(self, copy: str, capsys: Capture) -> None:
        edit("lib/gout/en.yaml", ("Take 100 mg.", "Take 50 mg."))
        assert len(told(capsys, "--library", ".")) == 1

    def test_a_part_that_says_the_same_by_now_is_settled(self, copy: str, capsys: Capture) -> None:
        for path in ("lib/gout/en.yaml", copy):
            edit(path, ("Take 100 mg.", "Take 50 mg."))
        assert told(capsys, copy) == []

    def test_the_line_that_the_hint_shows_settles_it(self, copy: str, capsys: Capture) -> None:
        edit("lib/gout/en.yaml", ("Take 100 mg.", "Take 50 mg."))
        (line,) = told(capsys, copy)
        lines = Path(copy).read_text(encoding="utf-8").splitlines()
        number = int(line.removeprefix(copy).split(":")[1])
        lines[number - 1] = "    " + line.rpartition("write here: ")[2]
        Path(copy).write_text("\n".join(lines), encoding="utf-8")
        assert told(capsys, copy) == []

    def test_a_new_part_and_one_that_is_gone(self, copy: str, capsys: Capture) -> None:
        edit("lib/gout/en.yaml", ("id: storage", "id: keeping"))
        new, gone = told(capsys, copy)
        assert "'keeping' of 'gout' is new; it now says: 'Storage' / 'Keep it dry.'" in new
        assert "add under 'source_hash': keeping: " in new
        assert "'storage' of 'gout' is no longer there; this copy says: 'Storage' / 'Keep it dry.'" in gone
        assert "then remove the line 'storage: …' here" in gone

    def test_lines_in_another_order(self, copy: str, capsys: Capture) -> None:
        swapped = "Take it with food.\n\n      Take 100 mg."
        edit("lib/gout/en.yaml", ("Take 100 mg.\n\n      Take it with food.", swapped))
        (line,) = told(capsys, copy)
        assert "the same lines stand in another order" in line

    def test_a_part_that_the_copy_left_out_is_told_when_it_changes(self, copy: str, capsys: Capture) -> None:
        edit(copy, ("  - id: storage\n    heading: Storage\n    text: Keep it dry.\n", ""))
        assert told(capsys, copy) == []
        edit("lib/gout/en.yaml", ("Keep it dry.", "Keep it cool."))
        (line,) = told(capsys, copy)
        assert "'storage' of 'gout' has changed" in line

    @pytest.mark.parametrize("since", [True, False], ids=["put in upstream since", "taken out here"])
    def test_a_section_that_is_protected_upstream_alone(self, copy: str, capsys: Capture, since: bool) -> None:
        protected = ("heading: Your dose\n", "heading: Your dose\n    protected: true\n")
        edit("lib/gout/en.yaml", protected)
        if not since:
            Path(copy).unlink()
            Path(copy).with_name("es.yaml").unlink()
            main(["new", Path(copy).parent.name, "--from", "gout"])
            assert lost(capsys, copy) == []
            edit(copy, protected[::-1])
        (line,) = lost(capsys, copy)
        assert "'dosing' is protected in 'gout', and is not so in this copy" in line
        number = int(line.removeprefix(copy).split(":")[1])
        assert "id: dosing" in Path(copy).read_text(encoding="utf-8").splitlines()[number - 1]
        edit(copy, protected)
        assert lost(capsys, copy) == []

    def test_a_protected_section_that_the_copy_left_out(self, copy: str, capsys: Capture) -> None:
        edit("lib/gout/en.yaml", ("heading: Storage\n", "heading: Storage\n    protected: true\n"))
        edit(copy, ("  - id: storage\n    heading: Storage\n    text: Keep it dry.\n", ""))
        (line,) = lost(capsys, copy)
        assert "'storage' is protected in 'gout', and this copy does not have it" in line
        assert str(Path("lib/gout/en.yaml")) in line

    def test_an_original_that_is_gone(self, copy: str, capsys: Capture) -> None:
        Path("lib/gout/en.yaml").unlink()
        (line,) = told(capsys, copy)
        assert "this is a copy of 'gout', which the library does not have in 'en' [no-origin]" in line
        Path("lib/gout/es.yaml").unlink()
        assert told(capsys, copy) == [line]

    def test_an_original_with_faults_is_told_at_its_place(self, copy: str, capsys: Capture) -> None:
        edit("lib/gout/en.yaml", ("title:", "titel:"))
        capsys.readouterr()
        assert main(["check", copy]) == 1
        assert str(Path("lib/gout/en.yaml")) + ":4:1: error" in capsys.readouterr().err
