"""The rules of the house as data, and a reader of imports that holds code against them. See handout/README.md."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parents[1] / "handout"

LONGEST_FILE = 450
"""Lines. Most files have fewer than 300; beyond this one is two."""

ALL_MAY_KNOW = ("diagnostics", "geometry", "record")

MAY_KNOW: dict[str, tuple[str, ...]] = {
    "diagnostics": (),
    "geometry": (),
    "record": (),
    "addresses": (),
    "characters": (),
    "clock": (),
    "columns": (),
    "identity": (),
    "model": (),
    "picture": (),
    "preview": (),
    "language_data": (),
    "languages": ("language_data",),
    "points": ("languages",),
    "labels": ("cldr", "languages"),
    "text": (),
    "palette": ("picture",),
    "blanks": (),
    "document": ("blanks", "model"),
    "spoken": ("document", "model", "points"),
    "page_marks": ("document",),
    "wording": ("model",),
    "review": ("model", "translation", "wording"),
    "days": ("model",),
    "no_value": (),
    "local": ("model",),
    "markup_fields": (),
    "markup_inlines": ("addresses", "characters", "columns", "markup_fields", "model"),
    "markup_emphasis": ("characters",),
    "markup_simple": (),
    "markup": ("markup_emphasis", "markup_fields", "markup_inlines", "markup_simple", "model"),
    "cldr": (),
    "guard": ("cldr", "model"),
    "translation": ("guard", "languages", "model", "origin"),
    "source": (
        "addresses",
        "characters",
        "columns",
        "days",
        "languages",
        "markup",
        "model",
        "no_value",
        "picture",
        "translation",
        "wording",
    ),
    "verify": ("addresses", "document", "identity"),
    "whose_sheet": ("blanks", "clinic_words", "document", "labels", "model", "own_words", "printed"),
    "printed": ("addresses", "document", "model"),
    "clinic_words": ("document", "labels", "languages", "local", "model", "printed"),
    "form_words": ("blanks", "clinic_words", "document", "labels", "model"),
    "own_words": ("blanks", "clinic_words", "columns", "days", "document", "labels", "model", "no_value"),
    "interpreter": ("cldr", "clinic_words", "document", "labels", "languages", "model"),
    "compose": (
        "addresses",
        "clinic_words",
        "document",
        "form_words",
        "interpreter",
        "labels",
        "languages",
        "local",
        "model",
        "points",
        "printed",
        "review",
        "spoken",
        "translation",
    ),
    "layout": ("blanks", "document", "model", "palette", "picture", "points", "text"),
    "abridge": ("document", "layout", "model"),
    "paint": ("identity", "layout.frame", "layout.structure", "picture", "text"),
    "origin": ("document", "model"),
    "check": ("local", "model", "origin", "palette", "picture", "review", "translation", "wording"),
    "locked": ("model", "paint"),
    "separator": ("document", "identity", "layout", "model", "paint", "text", "verify"),
    "two_languages": ("compose", "document", "model", "review", "translation"),
    "leaf": ("abridge", "layout", "model", "refusals", "two_languages"),
    "refusals": ("abridge", "document", "layout", "model"),
    "added": ("compose", "document", "layout", "local", "model"),
    "own_refusals": ("document", "layout", "model", "text"),
    "filling": ("abridge", "document", "layout", "model", "own_refusals"),
    "order": ("compose", "layout", "model", "review", "two_languages"),
    "press": ("layout", "order", "page_marks", "paint", "verify"),
    "pipeline": (
        "abridge",
        "added",
        "compose",
        "document",
        "filling",
        "form_words",
        "interpreter",
        "layout",
        "leaf",
        "model",
        "order",
        "own_refusals",
        "own_words",
        "page_marks",
        "paint",
        "palette",
        "press",
        "refusals",
        "review",
        "spoken",
        "stamped",
        "two_languages",
        "typefaces",
        "verify",
    ),
    "stamped": ("filling", "layout", "paint", "press", "typefaces"),
    "typefaces": ("layout", "model", "text"),
    "api": (
        "check",
        "clock",
        "layout",
        "locked",
        "model",
        "order",
        "own_refusals",
        "palette",
        "picture",
        "pipeline",
        "press",
        "review",
        "separator",
        "source",
        "text.fonts",
        "translation",
        "typefaces",
    ),
    "cli": (
        "__init__",
        "api",
        "batch",
        "check",
        "clock",
        "identity",
        "languages",
        "model",
        "origin",
        "own_words",
        "pipeline",
        "press",
        "preview",
        "review",
        "shelf",
        "source",
        "translation",
        "verify",
        "wording",
        "whose_sheet",
    ),
    "batch": ("columns", "days", "document", "languages", "model", "paint", "text", "verify"),
    "shelf": ("cldr", "labels", "languages", "model", "palette", "review"),
    "__init__": ("api", "model", "pipeline", "press"),
    "__main__": ("cli",),
}
"""Each room, and those that it may import beside itself; `a.b` is one file of a room."""

HOMES: dict[str, tuple[str, ...]] = {
    "yaml": ("source/yaml.py",),
    "markdown_it": ("markup.py", "markup_emphasis.py"),
    "PIL": ("source/raster.py",),
    "svglib": ("source/svg_fallback.py",),
    "zxingcpp": ("source/qr.py",),
    "babel": ("cldr.py",),
    "icu4py": ("text/segmentation.py",),
    "uharfbuzz": ("text/", "paint/fontfile.py"),
    "pypdf": ("verify/",),
    "pypdfium2": ("preview.py",),
    "cryptography": ("paint/lock.py", "cli/cluster.py"),
    "distributed": ("cli/cluster.py",),
    "openpyxl": ("source/workbook.py",),
}
"""Each library of others, and where alone it may be imported."""

EDGE_CALLS: dict[str, tuple[str, ...]] = {
    "date.today": ("clock.py",),
    "datetime.now": ("clock.py",),
    "time.time": ("clock.py",),
    "os.environ": ("api.py", "cli/"),
    "os.getenv": ("api.py", "cli/"),
    "sys.exit": ("cli/",),
    "sys.stdout": ("cli/",),
    "sys.stderr": ("cli/",),
    "print": ("cli/",),
}
"""Clock, environment and printing, and where alone they may stand, so that the same input gives the same bytes."""

EDGE_NAMES = {edge.rpartition(".")[2] for edge in EDGE_CALLS}


class Import(NamedTuple):
    """One imported module, and the line that imports it."""

    name: str
    line: int


def breaches(package: Path) -> list[str]:
    """Every breach of the rules in a package, as `FILE:LINE: what`."""
    found: list[str] = []
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).as_posix()
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        found += [f"{place}:{line}: {what}" for line, what in _breaches(place, tree)]
        if (length := source.count("\n")) > LONGEST_FILE:
            found.append(f"{place}:{length}: longer than {LONGEST_FILE} lines")
    return found


def rooms(package: Path) -> set[str]:
    """The rooms that there are: folders, and files beside them."""
    return {_room(path.relative_to(package).as_posix()) for path in package.rglob("*.py")}


def _breaches(place: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    for name, line in _imports(place, tree):
        top, _, rest = name.partition(".")
        if top == "handout":
            if not _may_know(_room(place), rest or "__init__"):
                yield line, f"{_room(place)} may not know {rest or 'handout'}"
        elif top in HOMES:
            if not place.startswith(HOMES[top]):
                yield line, f"{top} has its home in {', '.join(HOMES[top])}"
        elif top not in sys.stdlib_module_names:
            yield line, f"{top} has no home"
    for node in ast.walk(tree):
        if getattr(node, "attr", getattr(node, "id", "")) not in EDGE_NAMES:
            continue
        call = ast.unparse(node)
        for edge, homes in EDGE_CALLS.items():
            if (call == edge or call.endswith(f".{edge}")) and not place.startswith(homes):
                yield getattr(node, "lineno", 0), f"{edge} belongs in {', '.join(homes)}"


def _imports(place: str, tree: ast.Module) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                folders = ["handout", *place.split("/")[:-1]]
                base = ".".join([*folders[: len(folders) - node.level + 1], *([base] if base else [])])
            # `from handout.layout import icons` may mean a file of the room, or a name in it.
            yield from (Import(f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _may_know(room: str, known: str) -> bool:
    if room not in MAY_KNOW:
        return False
    if known.startswith("__") or known.partition(".")[0] not in MAY_KNOW:
        known = "__init__"  # a name of the package itself
    return any(known == each or known.startswith(f"{each}.") for each in (room, *ALL_MAY_KNOW, *MAY_KNOW[room]))


def _room(place: str) -> str:
    return place.partition("/")[0].removesuffix(".py")
