"""A table on one page: its cells with boxes and extents, whatever told them apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.extraction.core.pdf.page import Box


@dataclass(slots=True)
class RegionCell:
    """One cell: where it begins, how far it reaches, what it says."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    text: str = ""
    is_guessed: bool = False
    """Its column or extent was inferred, not ruled."""


@dataclass(slots=True)
class RegionTable:
    """A table within a page."""

    page: int
    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[RegionCell] = field(default_factory=list)
    is_ruled: bool = True
    """Every cell stands between printed rules."""

    @property
    def row_count(self) -> int:
        """Rows as printed."""
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        """Columns as printed."""
        return len(self.xs) - 1

    def to_rows(self) -> list[list[str | None]]:
        """Return the texts by row; None where a cell of another position reaches in."""
        rows: list[list[str | None]] = [[None] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text
        return rows
