"""The tables of any PDF, one per page region, as printed: nothing joined, nothing interpreted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from services.extraction.core.grids.engine import find_tables
from services.extraction.core.grids.region import RegionTable
from services.extraction.core.pdf.opening import open_pages


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table in the form in which `yusuan tables` prints it."""

    page: int
    bbox: tuple[float, float, float, float]
    rows: list[list[str | None]]
    """Texts by row; null where a cell of another position reaches in."""
    cells: list[tuple[int, int, int, int, str]]
    """First row, first column, last row, last column and text of each cell."""


def read_tables(data: bytes, pages: Collection[int] | None = None) -> list[PageTable]:
    """Return the tables of the chosen pages, counted from 1, or of all; reads no other page."""
    return [to_page_table(table) for table in _find(data, pages)]


def _find(data: bytes, pages: Collection[int] | None) -> Iterator[RegionTable]:
    with open_pages(data) as source:
        for index in range(source.page_count):
            if pages is None or index + 1 in pages:
                yield from find_tables(source.read_page(index))


def to_page_table(table: RegionTable) -> PageTable:
    """Round the box to tenths of a point and number the cells' extents inclusively."""
    x0, top, x1, bottom = (round(value, 1) for value in table.box)
    return PageTable(
        page=table.page,
        bbox=(x0, top, x1, bottom),
        rows=table.to_rows(),
        cells=[
            (
                cell.row,
                cell.column,
                cell.row + cell.row_span - 1,
                cell.column + cell.column_span - 1,
                cell.text,
            )
            for cell in table.cells
        ],
    )
