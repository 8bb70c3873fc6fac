"""SVG as a small tree of elements, once nothing in it can run, reach outside of the file, or grow without bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from handout.source.faults import PictureError

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK_NAMESPACE = "http://www.w3.org/1999/xlink"

# Bounds that a hand-drawn or exported logo stays far below.
MOST_ELEMENTS = 20_000
_DEEPEST = 64

# What runs, fetches, or shows pages. `image` and `text` are only refused where they would be painted.
_REFUSED = {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "import"}

_URL = re.compile(r"url\s*\(\s*['\"]?\s*([^)'\"]*)", re.IGNORECASE)
_OTHER_ENTITY = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#)")
_ENTITY_HINT = "save the logo as 'plain SVG'"


class Node:
    """One element. `tag` is its name without a namespace; empty for an element that is not SVG's and is not painted."""

    __slots__ = ("attributes", "children", "line", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.text = ""

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


def parse_svg(data: bytes) -> Node:
    """The root element of an SVG file.

    A fault for what is no XML or no SVG, for declared entities, scripts, event attributes and anything
    that refers to another file or address, and for more elements than a logo has. Reads nothing but `data`.
    """
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.ProcessingInstructionHandler = builder.instruction
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.EntityDeclHandler = builder.entity
    parser.SkippedEntityHandler = builder.entity
    builder.parser = parser
    builder.names_entities = bool(_OTHER_ENTITY.search(data))
    try:
        parser.Parse(data, True)
    except expat.ExpatError as broken:
        raise PictureError(
            f"is not well-formed XML (line {broken.lineno}: {expat.errors.messages[broken.code]})"
        ) from None
    except (ValueError, LookupError, UnicodeError):
        raise PictureError("states an encoding that is not known", "save the logo as UTF-8") from None
    if builder.root is None or builder.root.tag != "svg":
        raise PictureError("is XML, but no SVG: its outermost element is not <svg>")
    return builder.root


class _Builder:
    """Takes what the XML parser reports and lets only harmless things into the tree."""

    def __init__(self) -> None:
        self.parser: expat.XMLParserType
        self.root: Node | None = None
        self.names_entities = False
        self._open: list[Node] = []
        self._count = 0

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
        # A bare DOCTYPE, as older drawing programs write it, declares nothing, and its address is never fetched.
        if has_subset or self.names_entities:
            self.entity()

    def entity(self, *_: object) -> None:
        raise PictureError("declares XML entities, which are refused", _ENTITY_HINT)

    def instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise PictureError("refers to a style sheet outside of the file", "put the styles into the file")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise PictureError("has too many elements for a logo", "simplify the drawing")
        namespace, _, tag = name.rpartition(" ")
        line = self.parser.CurrentLineNumber
        if tag.lower() in _REFUSED:
            raise PictureError(f"has a <{tag}> (line {line}), which is refused", "save the logo as 'plain SVG'")
        kept = _harmless(attributes, tag, line)
        # The parent's name decides too: inside of a foreign element nothing is painted.
        foreign = namespace not in ("", SVG_NAMESPACE) or bool(self._open and not self._open[-1].tag)
        node = Node("" if foreign else tag, kept, line)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def end(self, _name: str) -> None:
        node = self._open.pop()
        if node.tag == "style":
            _check_css(node.text, node.line)

    def characters(self, text: str) -> None:
        if self._open[-1].tag == "style":
            self._open[-1].text += text


def _harmless(attributes: dict[str, str], tag: str, line: int) -> dict[str, str]:
    """The attributes under their plain names; a fault for handlers and for references to other files."""
    kept: dict[str, str] = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(" ")
        if local.lower() in ("href", "src") and not value.strip().startswith("#"):
            what = (
                "refers to a picture or file that is not drawn in it"
                if tag == "image"
                else "refers to another file or address"
            )
            raise PictureError(f"{what} (<{tag}>, line {line})", "save the logo as one drawing of paths")
        if not namespace and local.lower().startswith("on"):
            raise PictureError(f"has the event attribute '{local}' (line {line}), which is refused", _ENTITY_HINT)
        _check_urls(value, line)
        if local == "style":
            _check_css(value, line)
        if not namespace:
            kept[local] = value
        elif namespace == _XLINK_NAMESPACE and local == "href":
            kept.setdefault("href", value)
    return kept


def _check_css(text: str, line: int) -> None:
    """A fault for style text that imports, or that hides names behind escapes."""
    if "@" in text:
        raise PictureError(f"has an @ rule in its styles (line {line}), which is refused", "use plain attributes")
    if "\\" in text:
        raise PictureError(f"has an escape in its styles (line {line}), which is refused", "use plain attributes")
    _check_urls(text, line)


def _check_urls(text: str, line: int) -> None:
    """A fault for `url(…)` that means anything but an element of this file."""
    for target in _URL.findall(text):
        if not target.strip().startswith("#"):
            raise PictureError(
                f"refers to another file or address (line {line})", "save the logo as one drawing of paths"
            )
