"""Rows that span a whole table above its first real row: its title, printed above it."""

from __future__ import annotations

from dataclasses import replace

from shared.contracts.extracted import Block, Cell, Grid, Paragraph


def lift_title_rows(grid: Grid) -> tuple[Block, ...]:
    """Return the leading rows of one cell as paragraphs, then what remains of the grid.

    A grid of one column is running text in a frame: it becomes paragraphs altogether.
    """
    by_row: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    titles: list[Block] = []
    row = 0
    while row < grid.row_count and _is_title(by_row.get(row, []), grid.column_count):
        cell = by_row[row][0]
        if cell.text:
            titles.append(Paragraph(text=cell.text, location=cell.location))
        row += cell.row_span
    return (*titles, *([_without_rows(grid, row)] if row < grid.row_count else []))


def _is_title(cells: list[Cell], column_count: int) -> bool:
    return len(cells) == 1 and cells[0].column_span == column_count


def _without_rows(grid: Grid, count: int) -> Grid:
    """Drop the first `count` rows, which nothing below reaches into."""
    if count == 0:
        return grid
    cells = [replace(cell, row=cell.row - count) for cell in grid.cells if cell.row >= count]
    header_rows = max(grid.header_rows - count, 0) or None if grid.header_rows else None
    update = {
        "row_count": grid.row_count - count,
        "cells": tuple(cells),
        "header_rows": header_rows,
    }
    return grid.model_copy(update=update)
