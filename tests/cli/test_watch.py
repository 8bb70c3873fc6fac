"""`preview --watch`: what is drawn when, what stays while something is at fault, what a browser is shown."""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import signal
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest
from running import environment

from handout.cli.dispatch import command_parser
from handout.cli.live_page import Shown, live_page
from handout.cli.main import main
from handout.cli.watch import PATIENCE, Files, State, changes, draw_each, watch
from handout.diagnostics import MachineError

Capture = pytest.CaptureFixture[str]

BARE = "format: 1\nid: bare\nlanguage: en\ntitle: Bare\nintro: Drink water.\n"
LONG = BARE + "sections:\n" + "".join(
    f"  - {{id: s{number}, heading: H, text: {'Drink a lot of water. ' * 40}}}\n" for number in range(9)
)  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDOUT_LIBRARY", raising=False)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def options(*words: str) -> argparse.Namespace:
    parsed = command_parser("preview", import_module("handout.cli.preview")).parse([*words, "--watch"])
    assert parsed is not None
    return parsed


def saved(name: str, *texts: str) -> Iterator[None]:
    """A moment to draw after each saving of a file."""
    for text in texts:
        write(name, text)
        yield


def draw_saved(*texts: str, words: tuple[str, ...] = ()) -> None:
    write("bare.yaml", texts[0])
    draw_each(options("bare.yaml", *words), saved("bare.yaml", *texts))


class Page(HTMLParser):
    """What a browser makes of a page: pictures, words of each section, title."""

    def __init__(self, path: str = "bare.en.html") -> None:
        super().__init__()
        self.pictures: list[bytes] = []
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.title = ""
        self._inside: list[tuple[str, str]] = []
        self.feed(Path(path).read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert not {"href", "srcset"} & values.keys()
        if tag == "img":
            kind, _, data = (values["src"] or "").partition(",")
            assert kind == "data:image/png;base64"
            self.pictures.append(b64decode(data))
        elif tag not in {"meta"}:
            self._inside.append((tag, values.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._inside.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._inside]
        if tags[-1:] == ["title"]:
            self.title += data
        elif "li" in tags:
            getattr(self, dict(self._inside)["section"]).append(data)


class TestDrawing:
    def test_each_saving_is_drawn_and_said_in_a_line(self, capsys: Capture) -> None:
        draw_saved(BARE, BARE.replace("water", "tea"))
        assert capsys.readouterr().out.splitlines() == ["bare.en.html: drawn, 1 page at 13.5 points"] * 2
        assert Page().pictures == [Path("bare.en-1.png").read_bytes()]
        assert (Page().errors, Page().title) == ([], "bare.en")

    def test_the_pictures_are_of_what_was_saved_last(self) -> None:
        draw_saved(BARE)
        before = Path("bare.en-1.png").read_bytes()
        draw_saved(BARE, BARE.replace("water", "tea"))
        assert Path("bare.en-1.png").read_bytes() != before
        draw_saved(BARE.replace("water", "tea"), BARE)
        assert Path("bare.en-1.png").read_bytes() == before

    def test_while_there_is_an_error_the_last_good_page_stays_and_it_is_shown(self, capsys: Capture) -> None:
        draw_saved(BARE)
        good = Path("bare.en-1.png").read_bytes()
        capsys.readouterr()
        draw_saved(BARE, BARE.replace("title:", "titel:"))
        out, err = capsys.readouterr()
        fault = "bare.yaml:4:1: error: 'titel' is not a key of a handout · hint: did you mean 'title'?"
        assert out.splitlines()[1] == "bare.en.html: 1 error; the last good pages stay"
        assert err.splitlines()[-1] == fault
        assert Path("bare.en-1.png").read_bytes() == good
        assert (Page().pictures, Page().errors, Page().title) == ([good], [fault], "Error: bare.en")

    def test_the_banner_goes_once_the_error_is_mended(self) -> None:
        draw_saved(BARE, BARE.replace("title:", "titel:"), BARE)
        assert (len(Page().pictures), Page().errors) == (1, [])

    def test_an_error_from_the_start_has_a_page_too(self, capsys: Capture) -> None:
        draw_saved(BARE.replace("title:", "titel:"))
        assert capsys.readouterr().out == "bare.en.html: 1 error; there are no pages yet\n"
        assert (Page().pictures, len(Page().errors)) == ([], 1)

    def test_a_fault_of_the_words_on_the_page_is_shown_as_one_of_the_file(self) -> None:
        draw_saved(BARE, BARE.replace("water", "\U0001f4a7"))
        assert len(Page().pictures) == len(Page().errors) == 1
        assert "bare.yaml:5:" in Page().errors[0]

    def test_warnings_stand_below_and_are_told_once(self, capsys: Capture) -> None:
        late = BARE + "review: {updated: 2025-01-01, review_by: 2025-02-01}\n"
        draw_saved(late, late.replace("water", "tea"), words=("--date", "2026-01-01"))
        assert capsys.readouterr().err.count("had to be reviewed by 2025-02-01") == 1
        assert [line.partition(" warning: ")[0] for line in Page().warnings] == ["bare.yaml:6:9:"]

    @pytest.mark.long
    def test_a_page_that_is_no_more_leaves_no_picture(self) -> None:
        draw_saved(LONG)
        assert Path("bare.en-2.png").exists()
        draw_saved(LONG, BARE)
        assert [path.name for path in Path().glob("*.png")] == ["bare.en-1.png"]

    def test_for_machines(self, capsys: Capture) -> None:
        draw_saved(BARE, BARE.replace("title:", "titel:"), words=("--format", "json"))
        assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
            {"file": "bare.en.html", "pages": 1, "body_pt": 13.5},
            {"file": "bare.en.html", "errors": 1},
        ]

    def test_no_file_is_seen_half_written(self) -> None:
        draw_saved(BARE, words=("-o", "out"))
        assert sorted(path.name for path in Path("out").iterdir()) == ["bare.en-1.png", "bare.en.html"]


class TestPage:
    def test_words_of_a_file_are_no_markup(self) -> None:
        html = live_page(Shown("a.en", (), ("<script>alert(1)</script> & 'x'",)))
        assert html.count("<script>") == 1
        assert "<li>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;x&#x27;</li>" in html

    def test_it_fetches_nothing(self) -> None:
        assert not re.search(r"https?:|url\(|<link|@import", live_page(Shown("a.en", (b"png",), ("e",), ("w",))))

    def test_its_version_is_that_of_what_it_shows(self) -> None:
        shown = [Shown("a.en", (b"one",)), Shown("a.en", (b"two",)), Shown("a.en", (b"one",), ("e",))]
        versions = [re.findall(r'version = "([0-9a-f]{16})"', live_page(each)) for each in (*shown, shown[0])]
        assert versions[0] == versions[3]
        assert len({version for (version,) in versions}) == 3


A, B = Path("a"), Path("b")


class Ended(Exception):
    """The end of a script of states."""


def seen(*states: State) -> list[State]:
    """The states that are drawn when the looks at the files find these, one after the other."""
    script = iter(states)

    def look() -> State:
        try:
            return next(script)
        except StopIteration:
            raise Ended from None

    found = []
    try:
        for state in changes(look, lambda: None):
            found.append(state)
    except Ended:
        pass
    return found


def at(*versions: int | None) -> State:
    return {path: version and (version,) for path, version in zip((A, B), versions, strict=False)}


class TestChanges:
    def test_files_that_stay_as_they_are_are_drawn_once(self) -> None:
        assert seen(at(1), at(1), at(1)) == [at(1)]

    def test_a_change_is_drawn_once_it_is_at_rest(self) -> None:
        assert seen(at(1), at(2), at(3), at(4), at(5), at(5), at(5)) == [at(1), at(5)]

    def test_a_file_that_is_gone_for_a_moment_is_no_change(self) -> None:
        assert seen(at(1), at(None), at(None), at(None), at(1), at(1), at(1)) == [at(1)]

    def test_saving_by_another_file_in_its_place_is_one_change(self) -> None:
        assert seen(at(1), at(None), at(None), at(2), at(2), at(2)) == [at(1), at(2)]

    def test_a_file_that_stays_away_is_drawn_once(self) -> None:
        gone = [at(None)] * (3 * PATIENCE)
        assert seen(at(1), *gone) == [at(1), at(None)]

    def test_one_that_was_never_there_holds_nothing_up(self) -> None:
        assert seen(at(1, None), at(2, None), at(2, None), at(2, None)) == [at(1, None), at(2, None)]

    def test_another_file_is_a_change(self) -> None:
        assert seen({A: (1,)}, {B: (1,)}, {B: (1,)}, {B: (1,)}) == [{A: (1,)}, {B: (1,)}]


class TestFiles:
    def test_handout_clinic_and_logo_are_watched(self) -> None:
        write("bare.yaml", BARE)
        write("ours/clinic.yaml", "format: 1\nname: A\nlogo: pictures/logo.svg\n")
        files = Files(options("bare.yaml", "--clinic", "ours/clinic.yaml"))
        before = files.look()
        assert {path for path, version in before.items() if version} == {Path("bare.yaml"), Path("ours/clinic.yaml")}
        write("ours/pictures/logo.svg", "<svg/>")
        assert [path.name for path, version in files.look().items() if version != before[path]] == ["logo.svg"]

    def test_the_logo_stays_watched_while_the_clinics_file_is_at_fault(self) -> None:
        write("bare.yaml", BARE)
        write("clinic.yaml", "format: 1\nname: A\nlogo: logo.svg\n")
        files = Files(options("bare.yaml", "--clinic", "clinic.yaml"))
        files.look()
        write("clinic.yaml", "format: 1\nname: A\nlogo: logo.svg\nfone: 1\n")
        assert Path("logo.svg") in files.look()
        write("clinic.yaml", "format: 1\nname: A long name\nlogo: other.svg\n")
        assert Path("other.svg") in files.look()

    def test_an_id_is_looked_up_at_each_look(self) -> None:
        write("one/x.txt", "")
        write("two/bare/en.yaml", BARE)
        files = Files(options("bare", "--library", "one", "--library", "two"))
        assert next(iter(files.look())) == Path("two/bare/en.yaml")
        write("one/bare/en.yaml", BARE)
        assert next(iter(files.look())) == Path("one/bare/en.yaml")

    def test_a_review_is_seen_beside_the_handout_and_in_a_library(self) -> None:
        write("two/bare/en.yaml", BARE)
        write("one/x.txt", "")
        files = Files(options("bare", "--library", "one", "--library", "two"))
        before = files.look()
        for path in ("one/bare/en.review.json", "two/bare/en.review.json"):
            write(path, "{}")
            assert files.look()[Path(path)] != before[Path(path)]

    def test_a_library_that_is_gone_for_a_moment_ends_nothing(self) -> None:
        write("lib/bare/en.yaml", BARE)
        files = Files(options("bare", "--library", "lib"))
        Path("lib").rename("away")
        assert files.look()[Path("lib/bare/en.yaml")] is None

    @pytest.mark.parametrize("words", [["gone.yaml"], ["no-such-id"], ["anakinra", "--clinic", "gone.yaml"]])
    def test_nothing_to_watch_is_told_at_once(self, words: list[str], capsys: Capture, tmp_path: Path) -> None:
        assert main(["preview", *words, "--watch"]) == 1
        assert "error: " in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []


def test_what_the_machine_cannot_do_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MachineError, match="pip install 'handout\\[preview\\]'"):
        draw_saved(BARE)


def test_memory_is_kept_clean_in_a_process_that_lives_long(monkeypatch: pytest.MonkeyPatch) -> None:
    write("bare.yaml", BARE)
    monkeypatch.setattr("handout.cli.watch.changes", lambda look, pause: [])
    gc.disable()
    watch(options("bare.yaml"))
    assert gc.isenabled()


@pytest.mark.skipif(os.name == "nt", reason="a Unix signal")
def test_from_the_first_page_to_ctrl_c() -> None:
    write("bare.yaml", BARE)
    # A shell may start what runs in its background deaf to Ctrl-C.
    hearing = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    start = f"{hearing}from handout.cli.main import console; console()"
    command = [sys.executable, "-c", start, "preview", "bare.yaml", "--watch"]
    piped = subprocess.PIPE
    with subprocess.Popen(command, stdout=piped, stderr=piped, encoding="utf-8", env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            assert process.stdout.readline() == "bare.en.html: drawn, 1 page at 13.5 points\n"
            write("bare.yaml", BARE.replace("title:", "titel:"))
            assert process.stdout.readline() == "bare.en.html: 1 error; the last good pages stay\n"
            write("bare.yaml", BARE.replace("water", "tea"))
            assert process.stdout.readline() == "bare.en.html: drawn, 1 page at 13.5 points\n"
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        finally:
            process.kill()
        assert process.stdout.read() == ""
        assert process.stderr.read().splitlines() == [
            "bare.yaml:4:1: error: 'titel' is not a key of a handout · hint: did you mean 'title'?"
        ]
