"""The tables of any PDF, one per page region, as printed: nothing joined, nothing interpreted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from services.extraction.core.grids.engine import find_tables
from services.extraction.core.grids.region import RegionCell, RegionTable
from services.extraction.core.pdf.engines import Engine
from services.extraction.core.pdf.opening import open_pages

# The word with which a note under a table begins.
_NOTE = re.compile(r"notes?\b|sources?\b|[*†‡]|注|备注|说明|资料来源|数据来源", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table in the form in which `yusuan tables` prints it."""

    page: int
    bbox: tuple[float, float, float, float]
    rows: list[list[str | None]]
    """Texts by row; null where a cell of another position reaches in."""
    cells: list[tuple[int, int, int, int, str]]
    """First row, first column, last row, last column and text of each cell."""
    title: str = ""
    """What the first rows say where one cell spans the whole table."""
    note: str = ""
    """What the last row says where one cell spans the whole table and names a source or a note."""


def read_tables(
    data: bytes, pages: Collection[int] | None = None, engine: Engine = Engine.PDFIUM
) -> list[PageTable]:
    """Return the tables of the chosen pages, counted from 1, or of all; reads no other page."""
    return [to_page_table(table) for table in _find(data, pages, engine)]


def _find(data: bytes, pages: Collection[int] | None, engine: Engine) -> Iterator[RegionTable]:
    with open_pages(data, engine) as source:
        for index in range(source.page_count):
            if pages is None or index + 1 in pages:
                yield from find_tables(source.read_page(index))


def to_page_table(table: RegionTable) -> PageTable:
    """Lift titles and notes out of the rows and number the cells' extents inclusively."""
    x0, top, x1, bottom = (round(value, 1) for value in table.box)
    title, first = _find_title(table)
    note, last = _find_note(table, first)
    return PageTable(
        page=table.page,
        bbox=(x0, top, x1, bottom),
        rows=table.to_rows()[first:last],
        cells=[
            (
                cell.row - first,
                cell.column,
                cell.row - first + cell.row_span - 1,
                cell.column + cell.column_span - 1,
                cell.text,
            )
            for cell in table.cells
            if first <= cell.row < last
        ],
        title=title,
        note=note,
    )


def _find_title(table: RegionTable) -> tuple[str, int]:
    """Return the text of the leading rows that one cell fills, and the first row below them."""
    titles: list[str] = []
    first = 0
    while first < table.row_count - 2:
        cell = _find_full(table, first)
        if cell is None or not cell.text:
            break
        titles.append(cell.text)
        first += cell.row_span
    return "\n".join(titles), first


def _find_note(table: RegionTable, first: int) -> tuple[str, int]:
    """Return the text of a last row that is a note, and the row where the table ends."""
    cell = _find_full(table, table.row_count - 1)
    if cell is None or table.row_count - first < 3 or not _NOTE.match(cell.text):
        return "", table.row_count
    return cell.text, cell.row


def _find_full(table: RegionTable, row: int) -> RegionCell | None:
    """Return the cell that alone fills a row."""
    found = (
        cell
        for cell in table.cells
        if cell.row == row and cell.column == 0 and cell.column_span == table.column_count
    )
    return next(found, None)
