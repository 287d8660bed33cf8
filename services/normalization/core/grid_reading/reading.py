"""Read a grid as a table: columns, rows, and what is printed around them inside the grid."""

from __future__ import annotations

from dataclasses import dataclass, replace

from services.normalization.core.grid_reading.body import BodyRow, build_rows
from services.normalization.core.grid_reading.furniture import find_furniture
from services.normalization.core.grid_reading.header import build_columns, find_header_end
from services.normalization.core.grid_reading.matrix import build_matrix
from services.normalization.core.printed_text import to_label
from shared.contracts.extracted import CellMark, Grid
from shared.contracts.location import Location


@dataclass(frozen=True)
class GridReading:
    """A grid told apart: header paths, data rows, and its printed furniture."""

    columns: tuple[tuple[str, ...], ...]
    rows: tuple[BodyRow, ...]
    has_header: bool = True
    titles: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    location: Location | None = None
    flags: tuple[str, ...] = ()


def read_grid(grid: Grid) -> GridReading:
    """Tell header, data and furniture of a grid apart; nothing is interpreted yet."""
    matrix = build_matrix(grid)
    furniture = find_furniture(matrix)
    first, end = furniture.first_row, furniture.end_row
    matrix = matrix.without(first)
    header_end = find_header_end(matrix, first, end, grid.header_rows)
    columns = build_columns(matrix, first, header_end)
    rows = build_rows(matrix, columns, range(first, header_end), end)
    reading = GridReading(
        columns=tuple(columns),
        rows=tuple(rows),
        has_header=header_end > first,
        titles=furniture.titles,
        captions=furniture.captions,
        notes=furniture.notes,
        location=grid.location,
        flags=_find_flags(grid, has_header=header_end > first),
    )
    return drop_empty_columns(reading) if reading.has_header else reading


def _find_flags(grid: Grid, *, has_header: bool) -> tuple[str, ...]:
    """Return the doubts about how the grid was read, as slugs."""
    marks = {mark for cell in grid.cells for mark in cell.marks}
    doubts = {
        "tables_joined": grid.is_joined,
        "unreadable_cells": CellMark.UNREADABLE in marks,
        "columns_inferred": CellMark.GUESSED in marks or not has_header,
        "column_numbers_misread": any(to_label(cell.text) == "档次" for cell in grid.cells),
    }
    return tuple(flag for flag, holds in doubts.items() if holds)


def drop_empty_columns(reading: GridReading) -> GridReading:
    """Remove columns that have neither header nor value: the gap between two rules."""
    kept = [
        index
        for index, path in enumerate(reading.columns)
        if path != ("",) or any(row[index].text for row in reading.rows)
    ]
    if len(kept) == len(reading.columns):
        return reading
    return replace(
        reading,
        columns=tuple(reading.columns[index] for index in kept),
        rows=tuple(tuple(row[index] for index in kept) for row in reading.rows),
    )
