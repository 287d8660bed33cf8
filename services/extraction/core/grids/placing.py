"""Cells at their places → a grid without ghost columns and without holes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from shared.contracts.extracted import Cell, Grid
from shared.contracts.location import Location
from shared.errors import ResourceLimit

CELL_LIMIT = 1_000_000


def build_grid(
    cells: Sequence[Cell], *, header_rows: int | None = None, location: Location | None = None
) -> Grid | None:
    """Build a grid from anchored cells; None where there is no cell.

    Rows and columns in which no cell begins are layout, not content, and vanish; positions that
    no cell covers become blank cells.
    """
    if not cells:
        return None
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    if len(rows) * len(columns) > CELL_LIMIT:
        raise ResourceLimit(f"a table of {len(rows)} x {len(columns)} cells; read {CELL_LIMIT}")
    placed = _place(_compact(cells, rows, columns), len(rows), len(columns))
    return Grid(
        id="g",
        row_count=len(rows),
        column_count=len(columns),
        cells=tuple(sorted(placed, key=lambda cell: (cell.row, cell.column))),
        header_rows=bisect_left(rows, header_rows) or None if header_rows else None,
        location=location,
    )


def _compact(cells: Iterable[Cell], rows: list[int], columns: list[int]) -> list[Cell]:
    """Renumber rows and columns so that in each of them a cell begins."""
    compact = []
    for cell in cells:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        height = bisect_left(rows, cell.row + cell.row_span) - row
        width = bisect_left(columns, cell.column + cell.column_span) - column
        compact.append(_move(cell, row, column, height, width))
    return compact


def _move(cell: Cell, row: int, column: int, height: int, width: int) -> Cell:
    """Return the cell at its new place; itself where nothing changes, as nearly always."""
    if (cell.row, cell.column, cell.row_span, cell.column_span) == (row, column, height, width):
        return cell
    return replace(cell, row=row, column=column, row_span=height, column_span=width)


def _place(cells: list[Cell], row_count: int, column_count: int) -> list[Cell]:
    """Give every position to one cell: the first comer keeps it, later spans are clipped."""
    taken = [[False] * column_count for _ in range(row_count)]
    placed = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if taken[cell.row][cell.column]:
            continue
        placed.append(_clip(cell, taken))
    for row, line in enumerate(taken):
        placed += [Cell(row=row, column=at) for at, is_taken in enumerate(line) if not is_taken]
    return placed


def _clip(cell: Cell, taken: list[list[bool]]) -> Cell:
    """Take the cell's positions as far as they are free, and return it with that extent."""
    first = taken[cell.row][cell.column : cell.column + cell.column_span]
    width = first.index(True) if True in first else len(first)
    height = 0
    for line in taken[cell.row : cell.row + cell.row_span]:
        if True in line[cell.column : cell.column + width]:
            break
        line[cell.column : cell.column + width] = [True] * width
        height += 1
    return _move(cell, cell.row, cell.column, height, width)
