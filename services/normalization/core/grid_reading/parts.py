"""A grid that holds two tables, one under the other, told apart."""

from __future__ import annotations

from services.normalization.core.grid_reading.furniture import find_furniture
from services.normalization.core.grid_reading.matrix import build_matrix
from services.normalization.core.printed_text import to_label
from shared.contracts.extracted import Grid

_INDICATOR_HEADER = frozenset({"一级指标", "二级指标", "三级指标", "指标值", "绩效指标描述"})


def split_grid(grid: Grid) -> tuple[Grid, ...]:
    """Cut a grid above the header of the indicators that follow a project's particulars."""
    matrix = build_matrix(grid)
    for row in range(find_furniture(matrix).first_row + 1, grid.row_count):
        labels = {to_label(cell.text) for cell in matrix.printed(row) if cell.row == row}
        if len(labels & _INDICATOR_HEADER) >= 3:
            return (_part(grid, 0, row, "a"), _part(grid, row, grid.row_count, "b"))
    return (grid,)


def _part(grid: Grid, first: int, end: int, suffix: str) -> Grid:
    """Return some rows as a grid of their own, without the columns no cell begins in."""
    cells = [cell for cell in grid.cells if first <= cell.row < end]
    starts = sorted({cell.column for cell in cells})
    moved = tuple(
        cell.model_copy(
            update={
                "row": cell.row - first,
                "row_span": min(cell.row_span, end - cell.row),
                "column": starts.index(cell.column),
                "column_span": sum(
                    cell.column <= start < cell.column + cell.column_span for start in starts
                ),
            }
        )
        for cell in cells
    )
    return grid.model_copy(
        update={
            "id": f"{grid.id}{suffix}",
            "row_count": end - first,
            "column_count": len(starts),
            "cells": moved,
            "header_rows": None,
        }
    )
