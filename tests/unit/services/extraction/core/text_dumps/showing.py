"""Show blocks as a reader of a test sees them."""

from __future__ import annotations

from collections.abc import Iterable

from services.extraction.core.formats.plain_text import read_plain_text
from shared.contracts.extracted import Block, Cell, FlattenedTable, Grid, Paragraph


def read(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text."""
    return read_plain_text(text.encode()).blocks


def show_grid(grid: Grid) -> list[str]:
    """Return every row of a grid as `a | b`, spans written `a 2x1`."""
    rows: list[list[str]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row].append(_show_cell(cell))
    return [" | ".join(row) for row in rows]


def _show_cell(cell: Cell) -> str:
    is_single = cell.row_span == cell.column_span == 1
    return cell.text if is_single else f"{cell.text} {cell.row_span}x{cell.column_span}"


def show(blocks: Iterable[Block]) -> list[str | list[str]]:
    """Return paragraphs as texts, grids as rows, flattened tables as lines."""
    shown: list[str | list[str]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            shown.append(block.text)
        elif isinstance(block, FlattenedTable):
            shown.append([line.text for line in block.lines])
        else:
            shown.append(show_grid(block))
    return shown
