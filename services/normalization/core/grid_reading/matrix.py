"""The cells of a grid by position, spans filled in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shared.contracts.extracted import Cell, Grid


@dataclass(frozen=True)
class Matrix:
    """Rows of cells; a spanning cell stands at each of its positions."""

    rows: tuple[tuple[Cell | None, ...], ...]
    column_count: int

    @cached_property
    def is_from_text(self) -> bool:
        """Whether the cells are pieces of text lines, which cannot say what was merged."""
        cells = (cell for row in self.rows for cell in row if cell is not None and cell.location)
        return any(cell.location.line is not None for cell in cells if cell.location)

    def without(self, first: int) -> Matrix:
        """Return the matrix without the cells that begin above a row and reach down past it."""
        rows = (
            tuple(None if cell is not None and cell.row < first <= at else cell for cell in row)
            for at, row in enumerate(self.rows)
        )
        return Matrix(tuple(rows), self.column_count)

    def text(self, row: int, column: int) -> str:
        """Return the text printed over a position."""
        cell = self.rows[row][column]
        return cell.text.strip() if cell else ""

    def distinct(self, row: int) -> list[Cell]:
        """Return the cells that touch a row, each once, from left to right."""
        return list({id(cell): cell for cell in self.rows[row] if cell is not None}.values())

    def printed(self, row: int) -> list[Cell]:
        """Return the cells of a row that are not blank."""
        return [cell for cell in self.distinct(row) if cell.text.strip()]


def build_matrix(grid: Grid) -> Matrix:
    """Lay the anchors of a grid out by position; overlapping anchors keep the first."""
    rows: list[list[Cell | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.row_count)):
            for column in range(
                cell.column, min(cell.column + cell.column_span, grid.column_count)
            ):
                if rows[row][column] is None:
                    rows[row][column] = cell
    return Matrix(tuple(tuple(row) for row in rows), grid.column_count)
