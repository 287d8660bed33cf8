"""Header rows that an author printed again in the middle of a table, as on every page."""

from __future__ import annotations

import re
from dataclasses import replace

from shared.contracts.extracted import Cell, Grid

# A cell that stands in data rows: a number, a code, an amount.
_FIGURE = re.compile(r"-?[0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?%?$")
# What the line above a header says of the table: its unit, its year, its department.
_CAPTION = re.compile("(?:单位|年度|时间|部门)[：:]")
_Shape = tuple[tuple[int, int, int, str], ...]


def drop_repeated_headers(grid: Grid) -> Grid:
    """Drop the rows that repeat the table's first rows, beginning with one that holds no figure.

    A caption that comes again over other rows than before is that of the next form.
    """
    rows = _group(grid)
    shapes = [_to_shape(cells) for cells in rows]
    depth = max(grid.header_rows or 1, 2 if _is_caption(rows[0]) else 1)
    dropped: set[int] = set()
    row = 1
    while row < grid.row_count:
        length = max(_count_equal(shapes, first, row) for first in range(min(depth, row)))
        if length == 1 and _is_caption(rows[row]):
            length = 0
        if length and not _is_cut(grid, row, row + length):
            dropped.update(range(row, row + length))
        row += max(length, 1)
    return _without(grid, dropped) if dropped else grid


def _is_caption(cells: list[Cell]) -> bool:
    return any(_CAPTION.search(cell.text[:40]) for cell in cells)


def _group(grid: Grid) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def _to_shape(cells: list[Cell]) -> _Shape:
    return tuple((cell.column, cell.column_span, cell.row_span, cell.text) for cell in cells)


def _count_equal(shapes: list[_Shape], first: int, row: int) -> int:
    """Count the rows from `row` on that equal those from `first` on; none where data begins."""
    texts = [text for *_, text in shapes[first] if text]
    if len(texts) < 2 or any(_FIGURE.match(text) for text in texts):
        return 0
    length = 0
    while first + length < row < len(shapes) - length:
        if shapes[first + length] != shapes[row + length]:
            break
        length += 1
    return length


def _is_cut(grid: Grid, start: int, end: int) -> bool:
    """Whether a cell reaches over one of the borders of these rows."""
    return any(
        cell.row < border < cell.row + cell.row_span
        for cell in grid.cells
        for border in (start, end)
    )


def _without(grid: Grid, dropped: set[int]) -> Grid:
    kept = [row for row in range(grid.row_count) if row not in dropped]
    places = {row: place for place, row in enumerate(kept)}
    cells = tuple(replace(cell, row=places[cell.row]) for cell in grid.cells if cell.row in places)
    return grid.model_copy(update={"row_count": len(kept), "cells": cells, "is_joined": True})
