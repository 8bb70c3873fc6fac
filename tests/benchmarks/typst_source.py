"""The same sheet as Typst source: the words of a Document in a layout like the program's own."""

from __future__ import annotations

from handout.document import Document, Number, Part
from handout.model import Blocks, Inlines, LineBreak, Link, ListBlock, Paragraph, Strong, Table, Text
from handout.source.qr import qr_matrix

PREAMBLE = """
#let size = float(sys.inputs.at("size", default: "11")) * 1pt
#let primary = rgb("#0b5d7a")
#let accent = rgb("#a94f1c")
#set document(title: TITLE, author: "Riverbend Rheumatology", date: datetime(year: 2026, month: 11, day: 22))
#set page("us-letter", margin: (x: 0.75in, y: 0.5in), numbering: "1", footer: context [
  #set text(9pt)
  #counter(page).display("1 of 1", both: true)
])
#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans"), size: size, lang: "en")
#set par(leading: 0.62em, spacing: 0.95em, justify: false, linebreaks: "optimized")
#set list(spacing: 0.75em)
#show heading.where(level: 1): set text(28pt)
#show heading.where(level: 2): it => block(above: 1em, below: 0.5em, sticky: true, text(1.2em, primary, it.body))
#let callout(body) = block(
  width: 100%, fill: primary.lighten(92%), stroke: (left: 4pt + primary), inset: (x: 14pt, y: 8pt), body)
"""


def source(document: Document) -> str:
    """Typst source of a whole sheet."""
    title = _string(document.title.text)
    parts = [PREAMBLE.replace("TITLE", title)]
    head = document.masthead
    if head.name and head.phone.value:
        name, phone = _escape(head.name.text), _escape(head.phone.value.text)
        logo = f'image("logo.svg", height: 0.55in, alt: {_string(head.logo_alt.text)})' if head.logo_alt else "[]"
        parts.append(f"#grid(columns: (auto, 1fr, auto), gutter: 10pt, {logo}, [*{name}*], [*{phone}*])")
    parts.append("#line(length: 100%)")
    parts.append(f"= {_escape(document.title.text)}")
    if document.notice:
        parts.append(f"*{_escape(document.notice.text)}*")
    parts.append(_blocks(document.lead))
    if document.fast_facts:
        parts.append(f"#callout[\n{_part(document.fast_facts)}\n]")
    parts.append(_help(document))
    body = "\n".join(_part(part) for part in document.parts)
    parts.append(f"#columns(2, gutter: 0.3in)[\n{body}\n]")
    parts.extend(f"#callout[\n{_part(part)}\n]" for part in document.closing)
    if document.further:
        parts.append(f"== {_escape(document.further.heading.text)}")
        if document.further.qr_alt:
            parts.append(f'#image("qr.svg", height: 0.85in, alt: {_string(document.further.qr_alt.text)})')
        for each in document.further.addresses:
            parts.append(f"*{_escape(each.name.text)}*: #link({_string(each.url)})[{_escape(each.short.text)}]\n")
    small = " ".join(_escape(line.text) for line in (*document.legal, *document.imprint))
    parts.append(f"#text(9pt)[{small}]")
    return "\n\n".join(parts)


def qr_svg(url: str) -> str:
    """The QR code as a file, since Typst has none of its own; making it is not counted."""
    matrix = qr_matrix(url)
    size = f"-4 -4 {len(matrix) + 8} {len(matrix) + 8}"
    dark = [(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module]
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}"><path d="{path}"/></svg>'


def _help(document: Document) -> str:
    cells = []
    for panel in document.help.panels:
        numbers = "\n\n".join(map(_number, panel.numbers))
        cells.append(f"[\n== {_escape(panel.heading.text)}\n{_blocks(panel.blocks)}\n\n{numbers}\n]")
    grid = f"grid(columns: (1fr, 1fr), gutter: 12pt, {', '.join(cells)})"
    return f"#block(stroke: 1.5pt + accent, inset: 8pt, radius: 4pt, {grid})"


def _number(number: Number) -> str:
    value = _escape(number.value.text) if number.value else "#line(length: 50%)"
    return f"{_escape(number.label.text)} #text(18pt)[*{value}*]"


def _part(part: Part) -> str:
    return f"== {_escape(part.heading.text)}\n{_blocks(part.blocks)}"


def _blocks(blocks: Blocks) -> str:
    parts: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                parts.append(_inlines(block.inlines))
            case ListBlock():
                mark = "+" if block.ordered else "-"
                parts.append("\n".join(f"{mark} {_blocks(item.blocks)}" for item in block.items))
            case Table():
                cells = [f"[{_inlines(cell)}]" for row in (block.header, *block.rows) for cell in row]
                parts.append(f"#table(columns: {len(block.header)}, {', '.join(cells)})")
    return "\n\n".join(parts)


def _inlines(inlines: Inlines) -> str:
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text():
                parts.append(_escape(inline.text))
            case LineBreak():
                parts.append(" \\\n")
            case Link():
                parts.append(f"#link({_string(inline.url)})[{_inlines(inline.children)}]")
            case Strong():
                parts.append(f"#strong[{_inlines(inline.children)}]")
            case _:
                parts.append(f"#emph[{_inlines(inline.children)}]")
    return "".join(parts)


def _escape(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\#*_`$<>@=-+/~[]" else letter for letter in text)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
