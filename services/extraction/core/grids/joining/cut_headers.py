"""Merged header cells that the border of a page cut → one cell each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from services.extraction.core.grids.joining.continuation import plain
from shared.contracts.extracted import Cell


def mend_cut_headers(
    cells: Iterable[Cell], border: int, body: int, cut_rows: Collection[int] = ()
) -> tuple[Cell, ...]:
    """Join the header cells that meet at a border of columns where one only goes on the other.

    The lowest header cells name one column each and are never joined. A merged cell is cut into
    halves of which one has its text and the other none, or each has a part in the rows given.
    """
    kept = sorted(cells, key=lambda cell: (cell.row, cell.column))
    ending = {
        (cell.row, cell.row_span): cell
        for cell in kept
        if cell.row + cell.row_span < body and cell.column + cell.column_span == border
    }
    for right in [cell for cell in kept if cell.column == border]:
        left = ending.get((right.row, right.row_span))
        if left is not None and (_is_one(left, right) or right.row in cut_rows):
            kept[kept.index(left)] = _unite(left, right)
            kept.remove(right)
    return tuple(kept)


def _is_one(left: Cell, right: Cell) -> bool:
    """Tell whether one half has no text of its own."""
    one, two = plain(left.text), plain(right.text)
    return bool(one) != bool(two) or one == two != ""


def _unite(left: Cell, right: Cell) -> Cell:
    span = left.column_span + right.column_span
    text = left.text if plain(left.text) == plain(right.text) else left.text + right.text
    location = left.location if left.text else right.location
    return replace(left, column_span=span, text=text, location=location)
