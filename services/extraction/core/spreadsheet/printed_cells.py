"""The cells that a sheet shows: merged ones once, those of hidden rows and columns not at all."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from services.extraction.core.spreadsheet.worksheet import Range, SheetCell, SheetContent
from shared.errors import ResourceLimit

SMALL_AREA = 10_000
COVERED_LIMIT = 2_000_000
LARGE_MERGES = 1_000


@dataclass(frozen=True)
class PrintedCell:
    """A cell, or a merged range, as far as it is shown."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    has_border: bool
    source: tuple[int, int]
    """Row and column that the sheet itself gives it."""


def find_printed_cells(content: SheetContent) -> list[PrintedCell]:
    """Return the shown cells of a sheet in row order."""
    merged = _merge_cells(content)
    hidden = sorted(content.hidden_rows)
    shown = [cell for cell in (_hide(cell, content, hidden) for cell in merged) if cell]
    return sorted(shown, key=lambda cell: (cell.row, cell.column))


def _merge_cells(content: SheetContent) -> list[PrintedCell]:
    """Give each merged range its first cell's text; the other cells in it are not shown."""
    anchors: dict[tuple[int, int], tuple[Range, SheetCell]] = {}
    for area in content.merges:
        key = (area.top, area.left)
        cell = content.cells.get(key)
        has_border = any(content.cells[at].has_border for at in _corners(area, content))
        if cell is not None or has_border:
            text = cell.text if cell is not None else ""
            anchors[key] = (area, SheetCell(text, has_border))
    covered = _Covered(list(content.merges))
    printed = [
        PrintedCell(row, column, 1, 1, cell.text, cell.has_border, (row, column))
        for (row, column), cell in content.cells.items()
        if not covered.holds(row, column)
    ]
    for (row, column), (area, cell) in anchors.items():
        rows, columns = area.bottom - row + 1, area.right - column + 1
        printed.append(
            PrintedCell(row, column, rows, columns, cell.text, cell.has_border, (row, column))
        )
    return printed


def _corners(area: Range, content: SheetContent) -> list[tuple[int, int]]:
    rows, columns = (area.top, area.bottom), (area.left, area.right)
    return [(r, c) for r in rows for c in columns if (r, c) in content.cells]


class _Covered:
    """Tells whether a place lies in a merged range; a huge one costs no more than a small."""

    def __init__(self, merges: list[Range]) -> None:
        self._places: set[tuple[int, int]] = set()
        self._large: list[Range] = []
        for area in merges:
            size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
            if size > SMALL_AREA:
                self._large.append(area)
                continue
            self._places.update(
                (row, column)
                for row in range(area.top, area.bottom + 1)
                for column in range(area.left, area.right + 1)
            )
            if len(self._places) > COVERED_LIMIT:
                raise ResourceLimit(f"merged ranges cover more than {COVERED_LIMIT} cells")
        if len(self._large) > LARGE_MERGES:
            raise ResourceLimit(f"a sheet has more than {LARGE_MERGES} huge merged ranges")

    def holds(self, row: int, column: int) -> bool:
        return (row, column) in self._places or any(
            area.top <= row <= area.bottom and area.left <= column <= area.right
            for area in self._large
        )


def _hide(cell: PrintedCell, content: SheetContent, hidden: list[int]) -> PrintedCell | None:
    """Count a cell's rows without the hidden ones; None where the cell is not shown."""
    row = cell.row - bisect_left(hidden, cell.row)
    end = cell.row + cell.row_span
    rows = end - bisect_left(hidden, end) - row
    column, columns = cell.column, cell.column_span
    while columns and content.is_column_hidden(column):
        column, columns = column + 1, columns - 1
    if rows and columns:
        return PrintedCell(row, column, rows, columns, cell.text, cell.has_border, cell.source)
    if cell.text:
        content.flags.add("hidden_columns" if rows else "hidden_rows")
    return None
