"""How an SVG element is painted: its own attributes, the file's style rules, its `style`, and what it inherits."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handout.picture import Color, Gradient
from handout.record import NamedTuple
from handout.source.faults import BeyondSelectorsError, BeyondSubsetError, PictureError
from handout.source.svg_values import color, fraction, length, number, shown
from handout.source.svg_xml import Node

INHERITED = {
    "color": "black",
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-dasharray": "none",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "visibility": "visible",
    "paint-order": "normal",
    "marker": "none",
    "marker-start": "none",
    "marker-mid": "none",
    "marker-end": "none",
}
"""Each inherited property that changes what is painted, with what it is at the start."""

OWN = {
    "opacity": "1",
    "display": "inline",
    "clip-path": "none",
    "clip": "auto",
    "mask": "none",
    "filter": "none",
    "mix-blend-mode": "normal",
    "vector-effect": "none",
    "transform-origin": "0 0",
    "stop-color": "black",
    "stop-opacity": "1",
}
"""The same for properties that each element has for itself."""

# Properties that must stay as they are: what they do cannot be said in plain shapes.
_PLAIN = {
    "stroke-dasharray": ("none", "0"),
    "paint-order": ("normal", "fill", "fill stroke", "fill stroke markers"),
    "marker": ("none",),
    "marker-start": ("none",),
    "marker-mid": ("none",),
    "marker-end": ("none",),
    "clip": ("auto",),
    "mask": ("none",),
    "filter": ("none",),
    "mix-blend-mode": ("normal",),
    "vector-effect": ("none",),
    "transform-origin": ("0 0", "0", "0px 0px", "top left", "left top"),
}

# CSS lets these be set from a style; SVG 1.1 does not, and few programs write them so.
_GEOMETRY = ("transform", "d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry")

# Rules times elements: each rule is tried on each element, so this bounds the time.
_MOST_TRIALS = 2_000_000

_SIMPLE = r"(\*|[A-Za-z][\w-]*)?((?:[.#][A-Za-z_][\w-]*)*)"

Style = Mapping[str, str]
"""Each property's value for one element, all that is inherited included."""


class Rule(NamedTuple):
    """One selector of a style sheet (an element's name, an id, classes) and what it declares."""

    tag: str
    id: str
    classes: frozenset[str]
    declared: Style
    rank: tuple[int, int, int]

    def fits(self, node: Node) -> bool:
        """Whether the selector chooses this element."""
        return (
            self.tag in ("", "*", node.tag)
            and self.id in ("", node.attributes.get("id", ""))
            and self.classes <= set(node.attributes.get("class", "").split())
        )


class Brush(NamedTuple):
    """A shape's paint: fill and stroke with their opacities; the width in user units. None paints nothing."""

    fill: Color | Gradient | None
    fill_opacity: float
    stroke: Color | None
    stroke_opacity: float
    stroke_width: float
    even_odd: bool
    cap: str
    join: str
    miter_limit: float


def sheet(root: Node) -> list[Rule]:
    """The rules of all <style> elements, weakest first; a fault for selectors beyond element, class and id."""
    nodes = list(root.walk())
    written = [
        (selector.strip(), declared)
        for node in nodes
        if node.tag == "style"
        for selectors, declared in _rules(node)
        for selector in selectors.split(",")
    ]
    if len(written) * len(nodes) > _MOST_TRIALS:
        raise PictureError("has too many style rules", "use plain attributes")
    return sorted((_rule(selector, declared) for selector, declared in written), key=lambda rule: rule.rank)


def rule_bodies(node: Node) -> list[dict[str, str]]:
    """What each rule of a <style> element declares, whatever it chooses."""
    return [declared for _, declared in _rules(node)]


def _rules(node: Node) -> list[tuple[str, dict[str, str]]]:
    """The rules of a <style> element: selectors as written, and what they declare."""
    text = _without_comments(node.text).replace("<!--", " ").replace("-->", " ")
    *rules, rest = (part.partition("{") for part in text.split("}"))
    known = node.attributes.get("type", "text/css") in ("text/css", "")
    if not known or "".join(rest).strip() or not all(brace and "{" not in body for _, brace, body in rules):
        raise BeyondSubsetError(f"has a <style> that cannot be read (line {node.line})", "use plain attributes")
    return [(selectors, declarations(body)) for selectors, _, body in rules]


def _without_comments(text: str) -> str:
    """CSS text with each comment as a space. Not a regular expression: those take quadratic time on open comments."""
    kept = []
    at = 0
    while (start := text.find("/*", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("*/", start + 2)
        at = end + 2 if end >= 0 else len(text)
    return " ".join([*kept, text[at:]])


def _rule(selector: str, declared: Style) -> Rule:
    match = re.fullmatch(_SIMPLE, selector)
    if not match or not selector:
        raise BeyondSelectorsError(f"has a style rule for {shown(selector)}", "use classes alone, or plain attributes")
    marks = re.findall(r"[.#][\w-]+", match[2])
    ids = [mark[1:] for mark in marks if mark[0] == "#"]
    classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
    if len(ids) > 1:
        raise BeyondSelectorsError(f"has a style rule for {shown(selector)}", "use classes alone, or plain attributes")
    named = int(bool(match[1]) and match[1] != "*")
    return Rule(match[1] or "", "".join(ids), classes, declared, (len(ids), len(classes), named))


def declarations(text: str) -> dict[str, str]:
    """The properties of a `style` attribute or a rule's body. `!important` is a fault: it would overturn the order."""
    found: dict[str, str] = {}
    for entry in _without_comments(text).split(";"):
        name, colon, value = (part.strip() for part in entry.partition(":"))
        if not name and not value:
            continue
        if not colon or "!" in value or name.startswith("--") or "var(" in value:
            raise BeyondSubsetError(f"has the style {shown(entry)}", "write the value itself, as a plain attribute")
        if value.startswith("color(") and name in found:
            continue  # A wide-gamut colour after its sRGB twin, as Figma writes it; CSS lets us keep the twin.
        found[name.lower()] = value
    return found


def style_of(node: Node, inherited: Style, rules: list[Rule]) -> dict[str, str]:
    """What holds for an element, given what holds for its parent. A fault names what cannot be painted plainly."""
    own = {name: value.strip() for name, value in node.attributes.items() if name in INHERITED or name in OWN}
    for rule in rules:
        if rule.fits(node):
            own.update(rule.declared)
    own.update(declarations(node.attributes.get("style", "")))
    style = {**{name: inherited.get(name, start) for name, start in INHERITED.items()}, **OWN}
    for name, value in own.items():
        if name in _GEOMETRY:
            raise BeyondSubsetError(f"sets '{name}' in a style (line {node.line})", f"write {name} as an attribute")
        if name in style and value and value != "inherit":
            style[name] = value
        elif name in OWN and value == "inherit":
            style[name] = inherited.get(name, OWN[name])
    for name, plain in _PLAIN.items():
        if " ".join(style[name].split()) not in plain:
            raise BeyondSubsetError(
                f"uses {name} (line {node.line}), which would be drawn wrongly", "flatten it to plain shapes"
            )
    return style


def brush(style: Style, diagonal: float) -> Brush:
    """The paint that a style stands for; `diagonal` is what a stroke width of 100% means."""
    fill, fill_alpha = _paint(style, "fill")
    stroke, stroke_alpha = _paint(style, "stroke")
    width = length(style["stroke-width"], diagonal)
    return Brush(
        fill=fill if fill_alpha else None,
        fill_opacity=fill_alpha,
        stroke=stroke if stroke_alpha and width > 0 else None,
        stroke_opacity=stroke_alpha,
        stroke_width=width,
        even_odd=style["fill-rule"] == "evenodd",
        cap=style["stroke-linecap"],
        join=style["stroke-linejoin"],
        miter_limit=max(1.0, number(style["stroke-miterlimit"])),
    )


def _paint(style: Style, kind: str) -> tuple[Color | None, float]:
    """A fill or stroke as colour and opacity; a gradient here is a fault by name."""
    value = style[kind]
    if value == "none":
        return None, 0.0
    if "url" in value.lower():
        raise BeyondSubsetError(
            f"paints a {kind} with a gradient or pattern", "convert it to an outline, or use a PNG of the logo"
        )
    if value.lower() == "currentcolor":
        value = style["color"] if style["color"].lower() != "currentcolor" else "black"
    plain, alpha = color(value)
    return plain, alpha * fraction(style[f"{kind}-opacity"])
