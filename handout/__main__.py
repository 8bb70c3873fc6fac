"""`python -m handout` is the command `handout`."""

from handout.cli.main import console

console()
