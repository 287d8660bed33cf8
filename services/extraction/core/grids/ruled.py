"""Lattices and characters → ruled tables: cells where rules part them, merged where none does."""

from __future__ import annotations

import numpy as np

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.grids.half_ruled import complete
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import find_inside, locate
from services.extraction.core.grids.region import RegionCell, RegionTable
from services.extraction.core.pdf.composing import compose
from services.extraction.core.pdf.page import Characters, Flags, Indexes

# Columns and rows narrower than this without a character are the white of a double rule.
GHOST = 7.0


def build_ruled_table(page: int, lattice: Lattice, characters: Characters) -> RegionTable | None:
    """Build the table of painted rules, completed where they rule less than they mean."""
    return build_table(page, complete(merge_ghosts(lattice, characters), characters), characters)


def build_table(
    page: int, lattice: Lattice, characters: Characters, *, is_ruled: bool = True
) -> RegionTable | None:
    """Build the table of a lattice from the characters inside; None where it has no two cells."""
    owners, boxes = merge_cells(lattice)
    if len(boxes) < 2:
        return None
    chosen = characters.take(find_inside(characters, lattice.box))
    rows, columns = locate(lattice, chosen)
    texts = compose(chosen, owners[rows, columns], len(boxes))
    xs, ys = lattice.xs.tolist(), lattice.ys.tolist()
    table = RegionTable(page, lattice.box, xs, ys, is_ruled=is_ruled)
    for (row, column, height, width), text in zip(boxes, texts, strict=True):
        box = (xs[column], ys[row], xs[column + width], ys[row + height])
        cell = RegionCell(row, column, height, width, box, to_cell_text(text), not is_ruled)
        table.cells.append(cell)
    return table


def merge_ghosts(lattice: Lattice, characters: Characters) -> Lattice:
    """Merge the two edges of a double rule into one."""
    narrow_x = np.diff(lattice.xs) < GHOST
    narrow_y = np.diff(lattice.ys) < GHOST
    if not narrow_x.any() and not narrow_y.any():
        return lattice
    chosen = characters.take(find_inside(characters, lattice.box))
    rows, columns = locate(lattice, chosen)
    drop_x = [at for at in np.flatnonzero(narrow_x).tolist() if not (columns == at).any()]
    drop_y = [at for at in np.flatnonzero(narrow_y).tolist() if not (rows == at).any()]
    vertical, horizontal = lattice.vertical.copy(), lattice.horizontal.copy()
    for at in reversed(drop_x):
        vertical[:, at] |= vertical[:, at + 1]
    for at in reversed(drop_y):
        horizontal[at] |= horizontal[at + 1]
    keep_x, keep_y = _kept(len(lattice.xs), drop_x), _kept(len(lattice.ys), drop_y)
    merged = Lattice(
        lattice.xs[keep_x],
        lattice.ys[keep_y],
        np.delete(vertical, drop_y, 0)[:, keep_x],
        np.delete(horizontal, drop_x, 1)[keep_y],
    )
    return merged if len(merged.xs) > 1 and len(merged.ys) > 1 else lattice


def _kept(count: int, dropped: list[int]) -> Flags:
    keep = np.ones(count, bool)
    keep[[at + 1 for at in dropped]] = False
    return keep


def merge_cells(lattice: Lattice) -> tuple[Indexes, list[tuple[int, int, int, int]]]:
    """Merge positions that no rule parts into rectangles: owner by position, and the rectangles.

    A rectangle is row, column, height, width. An outline that is no rectangle is cut into some.
    """
    row_count, column_count = lattice.vertical.shape[0], lattice.horizontal.shape[1]
    owners = np.full((row_count, column_count), -1, np.intp)
    boxes: list[tuple[int, int, int, int]] = []
    for row in range(row_count):
        for column in range(column_count):
            if owners[row, column] >= 0:
                continue
            width = _reach_right(lattice, owners, row, column)
            height = _reach_down(lattice, owners, row, column, width)
            owners[row : row + height, column : column + width] = len(boxes)
            boxes.append((row, column, height, width))
    return owners, boxes


def _reach_right(lattice: Lattice, owners: Indexes, row: int, column: int) -> int:
    width = 1
    while (
        column + width < owners.shape[1]
        and not lattice.vertical[row, column + width]
        and owners[row, column + width] < 0
    ):
        width += 1
    return width


def _reach_down(lattice: Lattice, owners: Indexes, row: int, column: int, width: int) -> int:
    height = 1
    columns = slice(column, column + width)
    while (
        row + height < owners.shape[0]
        and not lattice.horizontal[row + height, columns].any()
        and not lattice.vertical[row + height, column + 1 : column + width].any()
        and (owners[row + height, columns] < 0).all()
        and _has_same_sides(lattice, row + height, column, width)
    ):
        height += 1
    return height


def _has_same_sides(lattice: Lattice, row: int, column: int, width: int) -> bool:
    """Tell whether the stretch of this row is closed left and right, as a merged cell is."""
    sides = lattice.vertical[row, [column, column + width]]
    at_edge = np.array([column == 0, column + width == lattice.vertical.shape[1] - 1])
    return bool((sides | at_edge).all())
