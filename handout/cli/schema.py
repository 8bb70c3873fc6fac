"""Print the JSON Schema of a file format, for editors that complete and check YAML."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Literal, cast

from handout.cli.arguments import Parser, one_of

EXAMPLES = ("handout schema handout > handout.schema.json", "handout schema clinic > clinic.schema.json")


def add_options(parser: Parser) -> None:
    """The options of `handout schema`."""
    parser.add_argument("name", metavar="handout|clinic", type=one_of("handout", "clinic"), help="which format")


def run(options: argparse.Namespace) -> int:
    """Print the schema; the exit status."""
    from handout.source.schema import json_schema  # noqa: PLC0415

    schema = json_schema(cast(Literal["handout", "clinic"], options.name))
    sys.stdout.write(json.dumps(schema, indent=2, ensure_ascii=True) + "\n")
    return 0
