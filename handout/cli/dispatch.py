"""From words of a command line to one command's module, and its parsed options."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

from handout import __version__
from handout.cli.arguments import Parser, UsageError
from handout.cli.interrupts import interruptible
from handout.cli.main import COMMANDS, DONE, USAGE_FAULT
from handout.cli.output import prepare_streams
from handout.diagnostics import nearest

_EXAMPLE = "handout build anakinra --clinic content/clinics/riverbend/clinic.yaml"


def run(words: list[str]) -> int:
    """Run the command that the first word names."""
    prepare_streams(words)
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview(), file=sys.stdout if words else sys.stderr)
        return DONE if words else USAGE_FAULT
    if words[0] == "--version":
        print(f"handout {__version__}")
        return DONE
    name = words[0]
    if name not in COMMANDS:
        raise UsageError(_unknown(name))
    module = import_module(f"handout.cli.{name}")
    parser = command_parser(name, module)
    options = parser.parse(words[1:])
    if options is None:
        return DONE
    return interruptible(lambda: int(module.run(options)))


def command_parser(name: str, module: ModuleType) -> Parser:
    """The parser of one command's options."""
    parser = Parser(name, module.__doc__ or "", module.EXAMPLES)
    module.add_options(parser)
    return parser


def overview() -> str:
    """What `handout --help` prints."""
    width = max(map(len, COMMANDS))
    commands = [f"  {name.ljust(width)}  {summary}" for name, summary in COMMANDS.items()]
    return "\n".join(
        [
            "usage: handout COMMAND …",
            "",
            "Patient handouts: YAML in, a branded, accessible PDF of one or two pages out.",
            "",
            "commands:",
            *commands,
            "",
            "'handout COMMAND --help' shows a command's options. '--version' prints the version.",
            "",
            "example:",
            f"  {_EXAMPLE}",
            "",
            "exit status: 0 done, 1 the input is at fault, 2 the command line, 3 some recipients failed, "
            "4 the machine or the program, 130 interrupted, 143 told to end, 129 hung up",
        ]
    )


def _unknown(name: str) -> tuple[str, str]:
    near = nearest(name, COMMANDS)
    hint = f"did you mean '{near}'?" if near else f"there are {', '.join(COMMANDS)}"
    if name.startswith("-"):
        return f"'{name}' stands where a command should", f"there are {', '.join(COMMANDS)}; options follow the command"
    return f"there is no command '{name}'", hint
