"""Merged cells that a format writes out into each of their positions, merged again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from services.normalization.core.grid_reading.matrix import Matrix, build_matrix
from services.normalization.core.grid_reading.wording import is_figure
from services.normalization.core.projects.labels import find_field
from shared.contracts.extracted import Cell, Grid

_LEAST = 2
"""So many repeated cells show that a grid is written out."""


def merge_written_out(grid: Grid) -> Grid:
    """Return a form's grid with the repeats of a text beside or below each other as one cell.

    Figures stay: two amounts that stand side by side may be equal.
    """
    if any(cell.column_span > 1 or cell.row_span > 1 for cell in grid.cells):
        return grid
    matrix = build_matrix(grid)
    cells = [cell for row in range(len(matrix.rows)) for cell in _merge_row(matrix, row)]
    if len(cells) > len(grid.cells) - _LEAST:
        return grid
    return grid.model_copy(update={"cells": tuple(_merge_down(cells))})


def _merge_row(matrix: Matrix, row: int) -> Iterator[Cell]:
    last: Cell | None = None
    for cell in matrix.distinct(row):
        if last and cell.text.strip() and cell.text == last.text and not is_figure(cell.text):
            last = replace(last, column_span=cell.column + 1 - last.column)
            continue
        if last:
            yield last
        last = cell
    if last:
        yield last


def _merge_down(cells: list[Cell]) -> list[Cell]:
    """Join labels with those directly above that say the same over the same columns."""
    merged: list[Cell] = []
    above: dict[tuple[int, int], int] = {}
    for cell in cells:
        place = (cell.column, cell.column_span)
        upper = merged[above[place]] if place in above else None
        if upper and _goes_on(upper, cell):
            merged[above[place]] = replace(upper, row_span=upper.row_span + 1)
        else:
            above[place] = len(merged)
            merged.append(cell)
    return merged


def _goes_on(upper: Cell, cell: Cell) -> bool:
    is_below = upper.row + upper.row_span == cell.row
    return is_below and upper.text == cell.text and find_field(cell.text) is not None
