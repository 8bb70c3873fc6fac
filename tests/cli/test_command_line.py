"""What is wrong on the command line, and what may go wrong around it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from running import environment, handout, process

from handout.cli.dispatch import command_parser
from handout.cli.main import COMMANDS, main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buidl"], "error: there is no command 'buidl' · hint: did you mean 'build'?"),
        (["xyzzy"], "error: there is no command 'xyzzy' · hint: there are approve, batch, build, check, list"),
        (["--format", "json", "list"], '"message": "\'--format\' stands where a command should"'),
        (["build", "anakinra", "--papr", "a4"], "there is no option '--papr' · hint: did you mean '--paper'?"),
        (["build", "anakinra", "--pap", "a4"], "there is no option '--pap' · hint: did you mean '--paper'?"),
        (["build", "--papr=a4"], "there is no option '--papr' · hint: did you mean '--paper'?"),
        (["build", "anakinra", "--paper", "A4"], "'A4' is none of its values · hint: did you mean 'a4'?"),
        (["build", "anakinra", "--pages", "3"], "'3' is none of its values · hint: write auto, 1 or 2"),
        (["build", "anakinra", "--date", "22.11.2026"], "'22.11.2026' is not a date · hint: write it as 2026-11-20"),
        (["build", "anakinra", "--date", "20261122"], "'20261122' is not a date"),
        (["build", "anakinra", "--date", "2026-02-30"], "'2026-02-30' is not a date"),
        (["build", "anakinra", "-x"], "'-x' is one word too many"),
        (["build", "anakinra", "second"], "'second' is one word too many"),
        (["build"], "HANDOUT"),
        (["build", "anakinra", "-o"], "expected one argument"),
        (["build", "anakinra", "-o", "out/"], "-o names a file, and 'out/' is a folder"),
        (["build", "anakinra", "--library", "nowhere"], "there is no library folder 'nowhere'"),
        (["build", "anakinra", "--patient", "x.csv"], "there is no option '--patient'"),
        (["schema", "clinc"], "did you mean 'clinic'?"),
        (["build", "anakinra", "-o", ""], "-o names no file"),
        (["preview", "anakinra", "-o", ""], "this names no folder"),
        (["build", "anakinra", "--language", ""], "--language: this names no language"),
        (["build", "anakinra", "--with", " "], "--with: this names no language"),
        (["build", "anakinra", "-o", "a.pdf", "--recipient", ""], "--recipient: this names no file"),
        (["preview", "anakinra", "--language", ""], "--language: this names no language"),
        (["verify", "a.pdf", "--recipient", ""], "--recipient: this names no file"),
        (["batch", "rows.csv", "-o", "out", "--language", ""], "--language: this names no language"),
        (["batch", "rows.csv", "-o", "out", "--handout", ""], "--handout: this names no handout"),
        (["batch", "rows.csv", "-o", "out", "--scheduler", ""], "--scheduler: this names no scheduler"),
        (["new"], "name either a new handout or a new clinic's file"),
        (["new", "a", "--clinic", "b.yaml"], "name either a new handout or a new clinic's file"),
        (["check", "--explain", "no-sorces"], "there is no rule 'no-sorces' · hint: did you mean 'no-sources'?"),
        (["verify"], "FILE"),
    ],
)
def test_usage(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage: handout COMMAND" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_helps_with_an_example_that_parses(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    from importlib import import_module

    assert main([name, "anything", "--help"]) == 0
    out = capsys.readouterr().out
    module = import_module(f"handout.cli.{name}")
    assert "--format text|json" in out
    for example in module.EXAMPLES:
        assert f"  {example}\n" in out
        program, command, *words = shlex.split(example.partition(" > ")[0])
        assert (program, command) == ("handout", name)
        assert command_parser(name, module).parse(words) is not None


def test_usage_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "x", "--format", "json", "--colour"]) == 2
    fault = json.loads(capsys.readouterr().err)
    assert (fault["severity"], fault["code"], fault["file"]) == ("error", "usage", None)


def test_library_of_the_environment(tmp_path: Path) -> None:
    assert handout(tmp_path, "new", "mine").status == 0
    assert handout(tmp_path, "build", "mine").status == 1
    assert handout(tmp_path, "build", "mine", HANDOUT_LIBRARY=str(tmp_path)).status == 0
    wrong = handout(tmp_path, "list", HANDOUT_LIBRARY="gone")
    assert (wrong.status, len(wrong.err)) == (2, 1)


def test_an_epoch_that_is_none(tmp_path: Path) -> None:
    done = process(tmp_path, "list", SOURCE_DATE_EPOCH="soon")
    assert (done.status, len(done.err)) == (2, 1)
    assert "SOURCE_DATE_EPOCH" in done.err[0]


def test_a_lack_of_memory_is_the_machines_fault(tmp_path: Path) -> None:
    script = (
        "import sys, handout.api\n"
        "def render(*a, **k): raise MemoryError\n"
        "handout.api.render = render\n"
        "from handout.cli.main import main\n"
        "sys.exit(main(['build', 'anakinra']))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=environment(), text=True, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("error: the machine has not enough memory left · hint: ")


def test_a_fault_of_the_program_is_one_line_without_anybodys_words(tmp_path: Path) -> None:
    script = (
        "import sys, handout.api\n"
        "def render(*a, **k): raise KeyError('Jane Doe')\n"
        "handout.api.render = render\n"
        "from handout.cli.main import main\n"
        "sys.exit(main(['build', 'anakinra']))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
    assert "KeyError at cli/build.py line" in done.stderr.replace("\\", "/")
    assert "fault of the program itself" in done.stderr
    assert "Jane" not in done.stderr
    told = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env=environment(HANDOUT_DEBUG="1"), check=False
    )
    assert (told.returncode, "Traceback" in told.stderr) == (4, True)


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "handout", "schema", "handout"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 4


def test_a_terminal_without_our_letters(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "handout", "build", "ankinra"],
        cwd=tmp_path, capture_output=True, env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"), check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert rb"\xb7 hint: did you mean 'anakinra'?" in done.stderr
