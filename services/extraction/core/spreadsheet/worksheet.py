"""A sheet → the cells that it prints, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from services.extraction.core.spreadsheet.cell_formats import CellFormat
from services.extraction.core.spreadsheet.names import (
    LAST_COLUMN,
    LAST_ROW,
    S,
    parse_cell_name,
    parse_count,
)
from services.extraction.core.spreadsheet.number_formats import (
    LARGEST_POWER,
    print_number,
    print_text,
)
from services.extraction.core.spreadsheet.workbook import Workbook, read_rich_text
from shared.errors import ResourceLimit

CELL_LIMIT = 1_000_000
TAGS = tuple(f"{S}{name}" for name in ("sheetView", "col", "row", "mergeCell"))
_NO_FORMAT = CellFormat()


@dataclass(frozen=True)
class SheetCell:
    """A cell that prints something: a text, a border or both."""

    text: str
    has_border: bool


@dataclass(frozen=True)
class Range:
    """A rectangle of cells, its ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class SheetContent:
    """What a sheet's part says, hidden rows and columns told apart."""

    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    shows_zeros: bool = True

    def is_column_hidden(self, column: int) -> bool:
        """Whether a column is hidden or has no width."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def read_content(elements: Iterator[etree._Element], workbook: Workbook) -> SheetContent:
    """Read the elements of a sheet's part as they come."""
    content = SheetContent()
    row = -1
    for element in elements:
        if element.tag == f"{S}row":
            row = _read_row(element, row + 1, content, workbook)
        elif element.tag == f"{S}mergeCell":
            _read_merge(element, content)
        elif element.tag == f"{S}col":
            _read_column(element, content)
        else:
            content.shows_zeros = element.get("showZeros") not in ("0", "false")
    return content


def _read_row(
    element: etree._Element, expected: int, content: SheetContent, workbook: Workbook
) -> int:
    """Read one row and return its number, from 0."""
    number = parse_count(element.get("r"))
    row = number - 1 if number and number <= LAST_ROW else expected
    if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
        content.hidden_rows.add(row)
    column = -1
    for cell in element.iterfind(f"{S}c"):
        place = parse_cell_name(cell.get("r", ""))
        column = place[1] if place else column + 1
        printed = _read_cell(cell, content, workbook)
        if column < LAST_COLUMN and (printed.text or printed.has_border):
            content.cells[row, column] = printed
    if len(content.cells) > CELL_LIMIT:
        raise ResourceLimit(f"a sheet prints more than {CELL_LIMIT} cells")
    return row


def _read_cell(cell: etree._Element, content: SheetContent, workbook: Workbook) -> SheetCell:
    style = parse_count(cell.get("s"))
    is_known = style is not None and style < len(workbook.formats)
    format_ = workbook.formats[style or 0] if is_known else _NO_FORMAT
    value = cell.findtext(f"{S}v")
    if not value and cell.find(f"{S}f") is not None:
        content.flags.add("formula_not_calculated")
    text = _print_value(cell, value or "", format_, content, workbook)
    return SheetCell(text, format_.has_border)


def _print_value(
    cell: etree._Element,
    value: str,
    format_: CellFormat,
    content: SheetContent,
    workbook: Workbook,
) -> str:
    kind = cell.get("t", "n")
    if kind == "s":
        number = parse_count(value)
        if number is None or number >= len(workbook.texts):
            return ""
        return print_text(workbook.texts[number], format_.code)
    if kind == "inlineStr":
        item = cell.find(f"{S}is")
        return "" if item is None else print_text(read_rich_text(item), format_.code)
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind != "n" or not value:
        return print_text(value, format_.code) if kind == "str" else value
    return _print_stored_number(value, format_, content, workbook)


def _print_stored_number(
    value: str, format_: CellFormat, content: SheetContent, workbook: Workbook
) -> str:
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > LARGEST_POWER:
        return value
    if not number and not content.shows_zeros:
        return ""
    return print_number(number, format_.code, starts_1904=workbook.starts_1904)


def _read_merge(element: etree._Element, content: SheetContent) -> None:
    first, _, last = element.get("ref", "").partition(":")
    start, end = parse_cell_name(first), parse_cell_name(last)
    if start and end:
        content.merges.append(Range(start[0], start[1], end[0], end[1]))


def _read_column(element: etree._Element, content: SheetContent) -> None:
    first, last = parse_count(element.get("min")), parse_count(element.get("max"))
    is_hidden = element.get("hidden") in ("1", "true") or element.get("width") == "0"
    if is_hidden and first is not None and last is not None:
        content.hidden_columns.append((first - 1, last - 1))
