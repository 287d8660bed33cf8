"""A grid that holds several tables, one under the other, told apart."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from string import ascii_lowercase

from services.normalization.core.grid_reading.furniture import find_furniture, is_caption_row
from services.normalization.core.grid_reading.header import find_levels, is_written_out
from services.normalization.core.grid_reading.matrix import Matrix, build_matrix
from services.normalization.core.grid_reading.wording import heads_indicators
from services.normalization.core.printed_text import to_label
from shared.contracts.extracted import Grid

_PARTICULARS_BEGIN = frozenset({"项目编码", "项目名称"})


def split_grid(grid: Grid) -> tuple[Grid, ...]:
    """Cut a grid above the indicators that follow a project's particulars, and above the next.

    A header repeated within the indicators does not cut them.
    """
    cuts = _find_cuts(build_matrix(grid))
    if len(cuts) <= 2:
        return (grid,)
    return tuple(
        _part(grid, first, end, _to_suffix(number))
        for number, (first, end) in enumerate(pairwise(cuts))
    )


def _find_cuts(matrix: Matrix) -> list[int]:
    """Return the rows at which parts begin, and the row after the last."""
    cuts, in_indicators = [0], False
    for row in range(find_furniture(matrix).first_row + 1, len(matrix.rows)):
        printed = [cell for cell in matrix.printed(row) if cell.row == row]
        labels = [to_label(cell.text) for cell in printed]
        if not in_indicators and heads_indicators(labels) and not _heads_on(matrix, row):
            in_indicators = True
            cuts.append(row)
        elif in_indicators and labels and labels[0] in _PARTICULARS_BEGIN:
            in_indicators = False
            cuts.append(_find_beginning(matrix, row))
    return [*cuts, len(matrix.rows)]


def _heads_on(matrix: Matrix, row: int) -> bool:
    """Whether a row only goes on with the header above: several cells reach down into it.

    Where no cell is merged, what reaches down is blank below, or written again.
    """
    if sum(cell.row < row for cell in matrix.printed(row)) > 1:
        return True
    if is_written_out(matrix, row - 1, row):
        return True
    levels = find_levels(matrix, row)
    above = [matrix.text(row - 1, column) for column in range(levels)]
    below = [matrix.text(row, column) for column in range(levels)]
    shared = {text for text, under in zip(above, below, strict=True) if under in ("", text)}
    return len(shared - {""}) > 1 and all(above)


def _find_beginning(matrix: Matrix, row: int) -> int:
    """Return the row of the title or caption that stands above a project's particulars."""
    while row > 1 and (printed := [cell.text for cell in matrix.printed(row - 1)]):
        is_title = len(printed) == 1 and to_label(printed[0]).endswith("绩效目标表")
        if not (is_title or is_caption_row(printed)):
            break
        row -= 1
    return row


def _to_suffix(number: int) -> str:
    return ascii_lowercase[number] if number < len(ascii_lowercase) else f"z{number}"


def _part(grid: Grid, first: int, end: int, suffix: str) -> Grid:
    """Return some rows as a grid of their own, without the columns no cell begins in."""
    cells = [cell for cell in grid.cells if first <= cell.row < end]
    starts = sorted({cell.column for cell in cells})
    places = {start: place for place, start in enumerate(starts)}
    moved = tuple(
        replace(
            cell,
            row=cell.row - first,
            row_span=min(cell.row_span, end - cell.row),
            column=places[cell.column],
            column_span=bisect_left(starts, cell.column + cell.column_span) - places[cell.column],
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
