"""Grids from rows of texts, for the tests of joining."""

from __future__ import annotations

from collections.abc import Sequence

from shared.contracts.extracted import Cell, Grid


def draw_grid(*rows: Sequence[str | None]) -> Grid:
    """Build a grid; None is a position that the cell to its left reaches into."""
    cells = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text is not None:
                span = 1
                while column + span < len(row) and row[column + span] is None:
                    span += 1
                cells.append(Cell(row=at, column=column, column_span=span, text=text))
    return Grid(id="g", row_count=len(rows), column_count=len(rows[0]), cells=tuple(cells))
