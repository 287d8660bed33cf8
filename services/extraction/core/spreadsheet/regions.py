"""A sheet → its tables and the lines of text around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.extraction.core.cell_text import split_lines, to_cell_text
from services.extraction.core.grids.joining.repeated_headers import drop_repeated_headers
from services.extraction.core.grids.joining.titles import lift_title_rows
from services.extraction.core.grids.placing import build_grid
from services.extraction.core.spreadsheet.names import to_cell_name
from services.extraction.core.spreadsheet.printed_cells import PrintedCell
from services.extraction.core.spreadsheet.workbook import Sheet
from shared.contracts.extracted import Block, Cell, Paragraph
from shared.contracts.location import Location

# The beginning of a remark below a table.
_NOTE = re.compile(r"(?:备?注|说明|附注)[0-9]{0,2}[：:、]")
LINES_AROUND = 2
"""How many unruled lines of several cells, captions and signatures, may surround a table."""


@dataclass(frozen=True)
class _SheetRow:
    """The cells that begin in a row, and whether it is ruled."""

    number: int
    cells: tuple[PrintedCell, ...]
    has_border: bool

    @property
    def is_alone(self) -> bool:
        """Whether the row holds one unruled text, such as a title or a note."""
        return not self.has_border and sum(bool(cell.text) for cell in self.cells) == 1


def read_regions(cells: list[PrintedCell], sheet: Sheet) -> Iterator[Block]:
    """Yield the paragraphs and grids of a sheet from top to bottom."""
    is_ruled = any(cell.has_border for cell in cells)
    for band in _split_at_blank_rows(cells):
        yield from _read_band(band, sheet, is_ruled and not _is_ruled_in_part(band))


def _is_ruled_in_part(band: list[_SheetRow]) -> bool:
    """Whether rules mark the header alone: more rows of many cells have none than have some."""
    ruled = sum(row.has_border for row in band)
    bare = sum(not row.has_border and not row.is_alone for row in band)
    return ruled > 0 and bare > ruled + LINES_AROUND


def _split_at_blank_rows(cells: list[PrintedCell]) -> Iterator[list[_SheetRow]]:
    """Group rows that follow one another without a row that prints nothing."""
    by_row: dict[int, list[PrintedCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    band: list[_SheetRow] = []
    reach = ruled_to = -1
    for number in sorted(by_row):
        if band and number > reach + 1:
            yield band
            band = []
        begun = by_row[number]
        reach = max([reach, *(cell.row + cell.row_span - 1 for cell in begun)])
        ruled_to = max(
            [ruled_to, *(cell.row + cell.row_span - 1 for cell in begun if cell.has_border)]
        )
        band.append(_SheetRow(number, tuple(begun), number <= ruled_to))
    if band:
        yield band


def _read_band(band: list[_SheetRow], sheet: Sheet, is_ruled: bool) -> Iterator[Block]:
    """Yield titles, then tables with what stands between them, then notes."""
    table: list[_SheetRow] = []
    for row in band:
        splits = row.is_alone and (is_ruled or not table)
        is_signature = is_ruled and any(above.has_border for above in table) and not row.has_border
        if splits or is_signature:
            yield from _read_table(table, sheet, is_ruled)
            yield from _read_lines(row, sheet)
            table = []
        else:
            table.append(row)
    end = len(table)
    while end and _is_note(table[end - 1]):
        end -= 1
    yield from _read_table(table[:end], sheet, is_ruled)
    for row in table[end:]:
        yield from _read_lines(row, sheet)


def _is_note(row: _SheetRow) -> bool:
    return row.is_alone and any(_NOTE.match(cell.text.lstrip()) for cell in row.cells)


def _read_lines(row: _SheetRow, sheet: Sheet) -> Iterator[Block]:
    """Yield an unruled row as text: its cells stand side by side on one line."""
    texts = [cell for cell in row.cells if cell.text]
    if not texts:
        return
    location = _locate(texts[0], sheet)
    if len(texts) == 1:
        for line in split_lines(texts[0].text):
            yield Paragraph(text=line, location=location)
    else:
        joined = " ".join(filter(None, (to_cell_text(cell.text) for cell in texts)))
        yield Paragraph(text=joined, location=location)


def _read_table(rows: list[_SheetRow], sheet: Sheet, is_ruled: bool) -> Iterator[Block]:
    """Yield a table; a single column, or rows without rules beside ruled ones, are lines."""
    cells = [cell for row in rows for cell in row.cells]
    columns = {cell.column for cell in cells}
    if len(columns) < 2 or (is_ruled and not any(row.has_border for row in rows)):
        for row in rows:
            yield from _read_lines(row, sheet)
        return
    title_rows = sheet.title_rows or (0, -1)
    header_rows = sum(title_rows[0] <= row.number <= title_rows[1] for row in rows)
    grid = build_grid(
        [_to_cell(cell, rows[0].number, sheet) for cell in cells],
        header_rows=header_rows or None,
        location=_locate(cells[0], sheet),
    )
    if grid is not None:
        yield from lift_title_rows(drop_repeated_headers(grid))


def _to_cell(cell: PrintedCell, top: int, sheet: Sheet) -> Cell:
    return Cell(
        row=cell.row - top,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text=to_cell_text(cell.text),
        location=_locate(cell, sheet),
    )


def _locate(cell: PrintedCell, sheet: Sheet) -> Location:
    return Location(element=f"{sheet.name}!{to_cell_name(*cell.source)}")
