"""`handout shelf`: what it writes, leaves alone, removes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from quick import thinned
from shelves import contents, put, sheets, spoken, state

from handout.cli import shelf_folder
from handout.cli.main import main
from handout.diagnostics import MachineError, error
from handout.source import library

Capture = pytest.CaptureFixture[str]

KINDS = ("a4", "a4.large-print", "letter", "letter.large-print")
DAY, NEXT_DAY, LATER = "2026-11-23", "2026-11-24", "2027-01-01"
SHELF = Path("shelf")
DATA = library.data_folder


def names(id_: str, language: str = "en") -> set[str]:
    return {f"{id_}/{id_}.{language}.{kind}.pdf" for kind in KINDS}


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library in the place of the program's own, with one small handout."""
    monkeypatch.chdir(tmp_path)
    for name in ("HANDOUT_LIBRARY", "SOURCE_DATE_EPOCH", "HANDOUT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "content"
    monkeypatch.setattr(library, "library_folders", lambda folders=(): (*folders, folder))
    put(folder, "one")
    return folder


def run(*words: str, day: str = DAY) -> int:
    return main(["shelf", "-o", "shelf", "--date", day, *words])


def page() -> str:
    return (SHELF / "index.html").read_text(encoding="utf-8")


class TestWhatItWrites:
    def test_each_paper_and_edition_in_each_language_and_each_is_linked(self, content: Path, capsys: Capture) -> None:
        put(content, "one", "es", title="Metotrexato")
        assert run() == 0
        assert sheets(SHELF) == names("one") | names("one", "es")
        assert all(f'href="{name}"' in page() for name in sheets(SHELF))
        told = {f"shelf/{name}" for name in (*sheets(SHELF), "index.html")}
        assert {Path(line).as_posix() for line in capsys.readouterr().out.splitlines()} == told

    def test_to_fill_in_is_what_has_something_to_fill_in(self, content: Path) -> None:
        Path("clinic.yaml").write_text("format: 1\nname: A\nwrite_in_lines: 2\n", encoding="utf-8")
        fillable = {name.replace(".pdf", ".fillable.pdf") for name in names("one")}
        assert run("--clinic", "clinic.yaml") == 0
        assert sheets(SHELF) == names("one") | fillable
        assert spoken(page()).count(", to fill in on screen\n") == 2
        assert PdfReader(SHELF / "one" / "one.en.a4.fillable.pdf").get_fields()
        assert not PdfReader(SHELF / "one" / "one.en.a4.pdf").get_fields()
        assert run() == 0
        assert sheets(SHELF) == names("one")
        assert "to fill in" not in spoken(page())

    def test_the_same_library_makes_the_same_shelf(self) -> None:
        run()
        main(["shelf", "-o", "other", "--date", DAY])
        assert contents(SHELF) == contents(Path("other"))

    def test_what_is_to_be_reviewed_and_is_not_stays_off(self, content: Path, capsys: Capture) -> None:
        put(content, "two", due="2027-06-01")
        assert main(["approve", "two", "en", "--by", "Jane Roe, MD", "--library", "content", "--date", DAY]) == 0
        assert run("--require-reviewed") == 1
        assert sheets(SHELF) == names("two")
        assert "the handout is a draft" in capsys.readouterr().err
        assert "Not available: the handout is a draft" in spoken(page())
        assert "Reviewed by Jane Roe, MD on November 23, 2026." in spoken(page())

    def test_the_page_says_what_the_sheets_of_a_translation_say(self, content: Path) -> None:
        translated = put(content, "one", "es", words="Take it daily.")
        text = translated.read_text(encoding="utf-8") + "translation: {of: en, method: machine}\n"
        translated.write_text(text, encoding="utf-8")
        assert main(["approve", "one", "es", "--by", "Jane Roe, MD", "--library", "content", "--date", DAY]) == 0
        assert run() == 0
        spanish = spoken(page().split('hreflang="es"', 1)[0].rsplit("<h2>", 1)[1])
        assert "Translation not yet reviewed" in spanish
        assert "Behind its source: title, intro" in spanish
        assert "Reviewed by Jane Roe, MD on November 23, 2026, but not as a translation" in spanish


class TestAgain:
    def test_nothing_is_written_where_nothing_has_changed(self, capsys: Capture) -> None:
        run()
        before = state(SHELF)
        capsys.readouterr()
        assert run() == 0
        assert state(SHELF) == before
        assert capsys.readouterr() == ("", "")

    def test_another_day_alone_writes_the_page_and_no_sheet(self) -> None:
        run()
        before = state(SHELF)
        assert run(day=NEXT_DAY) == 0
        after = state(SHELF)
        assert {name for name in after if after[name] != before[name]} == {"index.html", "shelf.json"}
        assert "November 24, 2026" in page()

    def test_a_day_that_is_past_the_review_writes_the_sheets(self) -> None:
        run()
        before = contents(SHELF)
        assert run(day=LATER) == 0
        after = contents(SHELF)
        assert all(after[name] != before[name] for name in names("one"))
        assert "Past its review date (December 31, 2026)" in spoken(page())

    def test_other_words_write_their_sheets_alone(self, content: Path) -> None:
        put(content, "two")
        run()
        before = state(SHELF)
        put(content, "two", words="Take it on Mondays.")
        assert run(day=NEXT_DAY) == 0
        after = state(SHELF)
        assert {name for name in sheets(SHELF) if after[name] != before[name]} == names("two")

    def test_what_is_no_longer_made_goes_with_its_folder(self, content: Path, capsys: Capture) -> None:
        two = put(content, "two")
        run()
        two.unlink()
        assert run() == 0
        assert sheets(SHELF) == names("one")
        assert not (SHELF / "two").exists()
        assert "two" not in page()
        assert capsys.readouterr().err.count("removed, as it is no longer made") == len(KINDS)

    def test_a_sheet_that_was_deleted_comes_back(self) -> None:
        run()
        (SHELF / "one" / "one.en.a4.pdf").unlink()
        assert run() == 0
        assert sheets(SHELF) == names("one")


class TestFaults:
    def test_a_handout_at_fault_is_taken_off_and_the_page_says_why(self, content: Path, capsys: Capture) -> None:
        two = put(content, "two", title="Second")
        run()
        two.write_text(two.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
        assert run() == 1
        assert sheets(SHELF) == names("one")
        assert "two/en.yaml:9:1: error: 'colour' is not a key" in capsys.readouterr().err.replace("\\", "/")
        assert "Not available: 'colour' is not a key" in spoken(page())

    def test_sheets_at_fault_are_taken_off_told_once_and_the_others_made(self, content: Path, capsys: Capture) -> None:
        put(content, "two", words="\U0001f4a7")
        assert run() == 1
        assert sheets(SHELF) == names("one")
        assert spoken(page()).count("Not available:") == 1
        assert capsys.readouterr().err.count("error:") == 1

    def test_a_language_that_the_clinic_has_no_words_in_fails_the_run_unless_others_are_asked_for(
        self, content: Path, capsys: Capture
    ) -> None:
        translated = put(content, "one", "es", words="Tómelo una vez a la semana.")
        text = translated.read_text(encoding="utf-8") + "translation: {of: en, method: human, translator: A}\n"
        translated.write_text(text, encoding="utf-8")
        Path("clinic.yaml").write_text("format: 1\nname: A\ninterpreter: {en: Free.}\n", encoding="utf-8")
        assert run("--clinic", "clinic.yaml") == 1
        assert "error: no words in 'es' here" in capsys.readouterr().err
        assert "Not available: no words in 'es' here" in spoken(page())
        assert sheets(SHELF) == names("one")
        assert run("--clinic", "clinic.yaml", "--language", "EN") == 0
        assert sheets(SHELF) == names("one")
        assert "no words" not in page()

    @pytest.mark.long
    def test_a_translation_that_does_not_fit_one_form_fails_the_run_unless_it_is_the_programs_own(
        self, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        """Page one of large print holds less of whom to call than the standard page does."""
        for language, taken, call in (
            ("en", "Take it once a week.", "Call soon. "),
            ("es", "Tómelo una vez a la semana.", "Llame pronto. "),
        ):
            path = put(content, "one", language, words=taken)
            calls = "sections:\n- {id: call-us, heading: Call, text: " + call * 120 + "}\n"
            path.write_text(path.read_text(encoding="utf-8") + calls, encoding="utf-8")
        text = path.read_text(encoding="utf-8") + "translation: {of: en, method: human, translator: A}\n"
        path.write_text(text, encoding="utf-8")
        standard = {name for language in ("en", "es") for name in names("one", language) if "large" not in name}
        assert run() == 1
        assert sheets(SHELF) == standard
        assert "error: in large print these do not fit" in capsys.readouterr().err
        monkeypatch.setattr(library, "data_folder", lambda name: content if name == "content" else DATA(name))
        assert run() == 0
        assert sheets(SHELF) == standard
        assert "warning: in large print these do not fit" in capsys.readouterr().err
        assert spoken(page()).count("Not available: in large print these do not fit") == 4

    def test_a_language_that_nothing_is_in(self, capsys: Capture) -> None:
        assert run("--language", "fr") == 1
        assert "--language: error: no handout is in 'fr' · hint: there are en" in capsys.readouterr().err

    def test_a_shelf_stays_as_it_was_where_nothing_can_be_made(self, content: Path, capsys: Capture) -> None:
        run()
        before = state(SHELF)
        (content / "one" / "en.yaml").write_text("format: 1\n", encoding="utf-8")
        assert run() == 1
        assert state(SHELF) == before
        assert "no sheet could be made, so the shelf is as it was" in capsys.readouterr().err

    def test_a_clinic_at_fault_touches_nothing(self) -> None:
        Path("clinic.yaml").write_text("format: 1\nfone: 1\n", encoding="utf-8")
        assert run("--clinic", "clinic.yaml") == 1
        assert not SHELF.exists()

    @pytest.mark.parametrize("whole", thinned([3, 0, 1, 2, 4, 5, 6], 7))
    def test_a_run_that_was_cut_short_is_taken_up(
        self, content: Path, monkeypatch: pytest.MonkeyPatch, whole: int
    ) -> None:
        """The record, four sheets, the page, the record: the disk is full after so many; and one handout is gone."""
        two = put(content, "two")
        run()
        two.unlink()
        put(content, "one", words="Take it on Mondays.")
        write, left = shelf_folder.write_file, iter(range(whole))

        def full(target: Path, data: bytes, *, replace: bool) -> None:
            if next(left, None) is None:
                raise MachineError([error("cannot-write", "no space")])
            write(target, data, replace=replace)

        with monkeypatch.context() as patched:
            patched.setattr(shelf_folder, "write_file", full)
            assert run(day=NEXT_DAY) == 4
        assert sheets(SHELF) >= names("one")
        assert run(day=LATER) == 0
        main(["shelf", "-o", "fresh", "--date", LATER])
        assert contents(SHELF) == contents(Path("fresh"))

    @pytest.mark.parametrize("words", [["shelf"], ["shelf", "-o", "-"], ["shelf", "-o", "x", "--library", "nowhere"]])
    def test_a_command_line_at_fault(self, words: list[str]) -> None:
        assert main(words) == 2


class TestFilesOfOthers:
    SHEET = SHELF / "one" / "one.en.a4.pdf"

    def test_a_folder_with_other_files_is_refused(self, capsys: Capture) -> None:
        SHELF.mkdir()
        (SHELF / "plans.txt").write_text("mine", encoding="utf-8")
        assert run() == 1
        assert "the folder has files in it, and is no shelf" in capsys.readouterr().err
        assert [path.name for path in SHELF.iterdir()] == ["plans.txt"]
        assert run("--force") == 0
        assert (SHELF / "plans.txt").read_text(encoding="utf-8") == "mine"
        assert sheets(SHELF) == names("one")

    def test_a_file_is_no_folder(self, capsys: Capture) -> None:
        SHELF.write_text("mine", encoding="utf-8")
        assert run("--force") == 1
        assert "this is a file" in capsys.readouterr().err

    def test_what_file_managers_leave_makes_no_folder_full(self) -> None:
        SHELF.mkdir()
        (SHELF / ".DS_Store").touch()
        (SHELF / "Thumbs.db").touch()
        assert run() == 0

    def test_a_file_among_the_sheets_stays(self, content: Path) -> None:
        two = put(content, "two")
        run()
        (SHELF / "two" / "plans.txt").write_text("mine", encoding="utf-8")
        two.unlink()
        run()
        assert [path.name for path in (SHELF / "two").iterdir()] == ["plans.txt"]

    def test_a_sheet_that_somebody_filled_in_is_neither_replaced_nor_offered(self, capsys: Capture) -> None:
        run()
        self.SHEET.write_bytes(self.SHEET.read_bytes() + b"% a patient's words")
        assert run() == 1
        assert self.SHEET.read_bytes().endswith(b"words")
        assert "somebody else has written or changed this file" in capsys.readouterr().err
        assert "one.en.a4.pdf" not in page()
        assert spoken(page()).count("Not available:") == 1
        assert run("--force") == 0
        assert not self.SHEET.read_bytes().endswith(b"words")

    def test_a_changed_sheet_that_is_no_longer_made_stays_and_is_told_each_time(
        self, content: Path, capsys: Capture
    ) -> None:
        put(content, "two")
        run()
        self.SHEET.write_bytes(b"other")
        (content / "one" / "en.yaml").unlink()
        for _ in range(2):
            capsys.readouterr()
            assert run() == 0
            assert "it is no longer made; it stays where it is" in capsys.readouterr().err
        assert sheets(SHELF) == {*names("two"), "one/one.en.a4.pdf"}
        assert run("--force") == 0
        assert sheets(SHELF) == names("two")

    def test_a_file_at_the_name_of_a_new_sheet_stays(self, content: Path) -> None:
        run()
        put(content, "two")
        (SHELF / "two").mkdir()
        (SHELF / "two" / "two.en.a4.pdf").write_bytes(b"mine")
        assert run() == 1
        assert (SHELF / "two" / "two.en.a4.pdf").read_bytes() == b"mine"

    def test_a_page_that_somebody_changed_stops_the_run(self, content: Path, capsys: Capture) -> None:
        run()
        (SHELF / "index.html").write_text("mine", encoding="utf-8")
        before = state(SHELF)
        put(content, "two")
        assert run() == 1
        assert state(SHELF) == before
        assert "somebody has changed this page" in capsys.readouterr().err

    def test_a_record_leads_to_no_file_outside(self) -> None:
        run()
        victim = Path("victim.pdf")
        victim.touch()
        record = json.loads((SHELF / "shelf.json").read_text(encoding="utf-8"))
        of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        record["files"]["../victim.pdf"] = [{"sha256": of_nothing, "made": DAY}]
        (SHELF / "shelf.json").write_text(json.dumps(record), encoding="utf-8")
        assert run() == 1
        assert victim.exists()


def test_what_is_so_of_one_sheet_names_it(content: Path, capsys: Capture) -> None:
    path = put(content, "one")
    long = "".join(
        f"  - {{id: s{n}, heading: Use, text: {'Take it once a week with water. ' * 40}}}\n" for n in range(6)
    )
    path.write_text(f"{path.read_text('utf-8')}sections:\n{long}", encoding="utf-8")
    assert run() == 0
    lines = [each for each in capsys.readouterr().err.splitlines() if "the body type is" in each]
    assert {each.partition("warning: ")[2].partition(": the body")[0] for each in lines} == {
        "one/one.en.letter.pdf",
        "one/one.en.a4.pdf",
    }
