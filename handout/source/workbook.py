"""Rows of a workbook (XLSX), read one after the other. What its cells show is taken, or refused: nothing is guessed."""

from __future__ import annotations

import operator
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise, repeat, starmap
from typing import Any, BinaryIO

from handout.diagnostics import Diagnostic, HandoutError, MachineError, Span, error
from handout.source.cell_forms import shown_moment, shown_number, shown_words
from handout.source.cell_words import SET_HIGHER, STRUCK_OUT, shared_words, unescaped, unless_by_look, words_of
from handout.source.hidden import Hidden, HiddenRows, sheet_warnings
from handout.source.recipients import SPREADSHEET_ERROR, Unfit, Value, column_faults, without_repeats
from handout.source.rows import YES_OR_NO, Header, Row, Rows, Unreadable, is_empty, ruled_line
from handout.source.spoiled import formulas_for_names, unless_spoiled

LARGEST = 2_000_000_000
"""Bytes of a workbook once it is unpacked: a million rows have some 200 million."""

LARGEST_STRINGS = 256_000_000
"""Bytes of the words of all cells, which are kept in memory while the rows are read."""

MOST_PARTS = 2_000

_PIECE = 1 << 20
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"")
_OVERLAP = 400
"""Bytes: longer than what the patterns above, and those of what is hidden, find."""

_Line = tuple[int, Sequence[Any]]
"""A line's number in the sheet, counted from 1, and its cells from the first column on."""

_Look = Callable[[int], Unfit | None]
"""Why words in a style of cells, by its number, are refused; None where they are not."""


def workbook_rows(file: BinaryIO, name: str) -> Rows:
    """The rows of the one sheet that a workbook has. HandoutError where it cannot be read or is not plain enough."""
    _need_openpyxl()
    place = Span(name)
    try:
        has_formulas, hidden = _look_through(file, place)
        with warnings.catch_warnings():
            # openpyxl tells of looks that it does not keep, which nobody asked for.
            warnings.simplefilter("ignore")
            strings: list[str] = []
            book = _book(file, strings, data_only=True)
            values = _only_sheet(book, place)
            formulas: Iterator[_Line] = repeat((0, ()))
            if has_formulas:
                formulas = _lines(_only_sheet(_book(file, strings, data_only=False), place), name)
            yield from sheet_warnings(values, book.worksheets, place)
            unseen = HiddenRows(values.title, hidden.get(_part_of(values), Hidden()))
            yield from _rows(zip(_lines(values, name), formulas, strict=False), name, unseen, _looks_of(book))
            yield from unseen.warnings()
    except (HandoutError, GeneratorExit):
        raise
    except Exception:
        # Its messages may hold words of cells.
        hint = "open it in a spreadsheet program and save it as XLSX, or as CSV (UTF-8)"
        raise HandoutError([error("workbook", "this workbook is damaged, or none", place, hint)]) from None


def _need_openpyxl() -> None:
    try:
        import openpyxl  # noqa: F401, PLC0415 - an extra
    except ImportError:
        hint = "install it: pip install 'handout[xlsx]'; or save the sheet as CSV (UTF-8)"
        raise MachineError([error("no-xlsx", "what reads workbooks is not installed", None, hint)]) from None


def _book(file: BinaryIO, strings: list[str], *, data_only: bool) -> Any:
    """The workbook. `strings` is filled with those that its cells share, unless it has them already.

    openpyxl itself would not say how their letters look, nor take all escapes for what they are.
    """
    from openpyxl.reader.excel import SHARED_STRINGS, ExcelReader  # noqa: PLC0415 - an extra

    reader = ExcelReader(file, read_only=True, data_only=data_only)

    def read_strings() -> None:
        part = reader.package.find(SHARED_STRINGS)
        if part is not None and not strings:
            with reader.archive.open(part.PartName[1:]) as source:
                strings.extend(shared_words(source))
        reader.shared_strings = strings

    reader.read_strings = read_strings
    reader.read()
    return reader.wb


def _looks_of(book: Any) -> _Look:
    """What the fonts of whole cells say, each style looked up once."""

    @cache
    def look(style: int) -> Unfit | None:
        try:
            font = book._fonts[book._cell_styles[style].fontId]
        except IndexError:
            return None
        if font.strike:
            return STRUCK_OUT
        return SET_HIGHER if font.vertAlign in {"superscript", "subscript"} else None

    return look


def _part_of(sheet: Any) -> str:
    """The part of the file that a sheet is in, which openpyxl says nowhere else."""
    return str(sheet._worksheet_path).lstrip("/")


def _look_through(file: BinaryIO, place: Span) -> tuple[bool, dict[str, Hidden]]:
    """Whether there are formulas, and what is hidden in each sheet, by the name of its part.

    HandoutError for what would fill the memory, and for merged cells.

    No part unpacks to more than its declared size: zipfile stops there.
    """
    has_formulas = False
    hidden: dict[str, Hidden] = {}
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        strings = sum(each.file_size for each in parts if "sharedstrings" in each.filename.lower())
        if len(parts) > MOST_PARTS or strings > LARGEST_STRINGS or sum(each.file_size for each in parts) > LARGEST:
            hint = "save the one sheet that is needed as CSV (UTF-8)"
            message = "the workbook unpacks to more than any list of people"
            raise HandoutError([error("too-large", message, place, hint)])
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                is_sheet = part.filename.startswith("xl/worksheets/")
                found = hidden.setdefault(part.filename, Hidden()) if is_sheet else None
                has_formulas |= _look_at(archive, part, place, found)
    return has_formulas, hidden


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo, place: Span, hidden: Hidden | None) -> bool:
    """Whether a part has formulas; `hidden` learns what a sheet hides.

    Of what is no sheet, and hides nothing, only the start counts, where entities would be declared.
    """
    has_formulas = False
    before = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            seen = before + piece
            if not before and b"<!DOCTYPE" in seen[:4096]:
                hint = "save it in a spreadsheet program"
                raise HandoutError([error("workbook", "no spreadsheet program wrote this workbook", place, hint)])
            if hidden is None:
                return False
            hidden.look_at(seen)
            has_formulas |= _FORMULA.search(seen) is not None
            if merged := _MERGED.search(seen):
                message = f"cells are merged: {merged[1].decode()}"
                hint = "take them apart, so that each column and each row has cells of its own"
                raise HandoutError([error("merged-cells", message, place, hint)])
            before = seen[-_OVERLAP:]
    return has_formulas


def _only_sheet(workbook: Any, place: Span) -> Any:
    """The one sheet that is seen and has words."""
    filled = []
    for sheet in workbook.worksheets:
        # What a file says of its size is not always so.
        sheet.reset_dimensions()
        if sheet.sheet_state == "visible" and any(
            cell.value is not None for row in sheet.iter_rows(max_row=50) for cell in row
        ):
            filled.append(sheet)
    if len(filled) > 1:
        message = f"the workbook has {len(filled)} sheets, and nothing says which is meant"
        raise HandoutError([error("many-sheets", message, place, "keep the one with the recipients")])
    return filled[0] if filled else workbook.worksheets[0]


def _lines(sheet: Any, name: str) -> Iterator[_Line]:
    """The lines of a sheet that its file has, each with its number and its cells.

    HandoutError where lines or cells do not follow one another: openpyxl passes over a line that should stand further
    up, and of two cells in one place it keeps the last. That would lose somebody's sheet, or take another's words.
    """
    from openpyxl.worksheet._reader import WorkSheetParser  # noqa: PLC0415 - an extra

    book = sheet.parent
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=book.data_only,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        parser.parse_cell = _cells_words(parser.parse_cell)
        before = 0
        for line, cells in parser.parse():
            columns = [cell["column"] for cell in cells]
            if line <= before:
                where = "there twice" if line == before else f"behind row {before}"
                raise HandoutError([_out_of_order(f"row {line} of the sheet stands {where}", name, line)])
            if any(cell["row"] != line for cell in cells) or any(starmap(operator.ge, pairwise(columns))):
                message = (
                    f"in row {line} of the sheet a cell stands there twice, behind a later one, or as another row's"
                )
                raise HandoutError([_out_of_order(message, name, line)])
            before = line
            # It would keep how each row looks.
            parser.row_dimensions.clear()
            yield line, sheet._get_row(cells)


def _cells_words(parse: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    """What reads a cell, and the words that stand in the cell itself as those that cells share are read."""
    from openpyxl.worksheet._reader import INLINE_STRING  # noqa: PLC0415 - an extra

    def parse_cell(element: Any) -> dict[str, Any]:
        cell = parse(element)
        kind = element.get("t")
        if kind in {"inlineStr", "str"} and isinstance(cell["value"], str) and cell["data_type"] == "s":
            inline = element.find(INLINE_STRING) if kind == "inlineStr" else None
            cell["value"] = unescaped(cell["value"]) if inline is None else words_of(inline)
        return cell

    return parse_cell


def _out_of_order(message: str, name: str, line: int) -> Diagnostic:
    hint = "have the table exported anew, or as CSV (UTF-8); a program that mends this file may lose somebody's row"
    return error("workbook", message, Span(name, line), hint)


def _rows(pairs: Iterator[tuple[_Line, _Line]], name: str, unseen: HiddenRows, look: _Look) -> Rows:
    header: list[str] = []
    number = 0
    for (line, cells), (_, formulas) in pairs:
        span = Span(name, line)
        values = [_value(*both) for both in zip(cells, chain(formulas, repeat(None)), strict=False)]
        while values and is_empty(values[-1]):
            values.pop()
        if not values:
            continue
        if not header:
            header = ["" if each is None else str(each) if isinstance(each, str) else "?" for each in values]
            yield from _header_faults(values, header, span)
            header = without_repeats(header)
            yield Header(tuple(header), span)
            unseen.header(header, span)
            continue
        number += 1
        unseen.row(number, line, span)
        if ruled := ruled_line(number, header, values, span):
            yield ruled
            continue
        if len(values) > len(header):
            message = f"row {number} has {len(values)} cells; the header has {len(header)}"
            yield Unreadable(number, error("row-length", message, span, "give each column a name in the first row"))
            continue
        values = [_unless_unfit(each, cell, look) for each, cell in zip(values, cells, strict=False)]
        values += [None] * (len(header) - len(values))
        yield Row(number, tuple(zip(header, values, strict=True)), span)


def _header_faults(values: list[Value], header: list[str], span: Span) -> Iterator[Diagnostic]:
    odd = [str(number) for number, each in enumerate(values, 1) if each is not None and not isinstance(each, str)]
    if odd:
        message = f"what names column {', '.join(odd[:5])} is not words"
        yield error("workbook-header", message, span, "write the fields' names in the first row")
    yield from formulas_for_names(header, span)
    yield from column_faults(header, span)


def _unless_unfit(value: Value, cell: Any, look: _Look) -> Value:
    """What a row's cell shows, unless a spreadsheet spoiled it or it looks otherwise than its letters say."""
    if value is None or isinstance(value, Unfit):
        return value
    value = unless_by_look(value, look(cell._style_id))
    # Cells of text that were pasted, or read in from CSV, may be as spoiled as there.
    return unless_spoiled(value) if isinstance(value, str) else value


def _value(cell: Any, formula: Any) -> Value:
    """What a cell shows, or what it is where that cannot be told."""
    value = cell.value
    if value is None:
        is_formula = formula is not None and formula.data_type == "f"
        return Unfit("a formula whose value is not in the file") if is_formula else None
    if cell.data_type == "e":
        return SPREADSHEET_ERROR
    if isinstance(value, bool):
        return Unfit(YES_OR_NO)
    form = cell.number_format or "General"
    if isinstance(value, int | float):
        return shown_number(value, form)
    return shown_words(value, form) if isinstance(value, str) else shown_moment(value, form)
