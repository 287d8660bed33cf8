"""Lattices and characters → ruled tables: cells where rules part them, merged where none does."""

from __future__ import annotations

import numpy as np

from services.extraction.core.cell_text import to_cell_text
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import find_inside, locate
from services.extraction.core.grids.region import RegionCell, RegionTable
from services.extraction.core.grids.ruled.half_ruled import carry_columns
from services.extraction.core.grids.ruled.leftovers import drop_leftovers
from services.extraction.core.grids.ruled.overflow import keep_texts_whole
from services.extraction.core.grids.ruled.row_carrying import carry_rows
from services.extraction.core.pdf.composing import compose
from services.extraction.core.pdf.page import Characters, Flags, Indexes

# Columns and rows narrower than this without a character are the white of a double rule.
GHOST = 7.0


def build_ruled_table(page: int, lattice: Lattice, characters: Characters) -> RegionTable | None:
    """Build the table of painted rules, completed where they rule less than they mean."""
    inside = characters.take(find_inside(characters, lattice.box))
    whole = drop_leftovers(merge_ghosts(lattice, inside), inside)
    parted = carry_rows(whole, inside)
    return build_table(page, carry_columns(parted, inside), inside)


def build_table(
    page: int, lattice: Lattice, characters: Characters, *, is_ruled: bool = True
) -> RegionTable | None:
    """Build the table of a lattice of the characters inside; None where it has no two cells."""
    owners, boxes = merge_cells(lattice)
    if len(boxes) < 2:
        return None
    rows, columns = locate(lattice, characters)
    if is_ruled:
        columns = keep_texts_whole(lattice, characters, rows, columns)
    texts = compose(characters, owners[rows, columns], len(boxes))
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
    rows, columns = locate(lattice, characters)
    drop_x = [at for at in narrow_x.nonzero()[0].tolist() if not (columns == at).any()]
    drop_y = [at for at in narrow_y.nonzero()[0].tolist() if not (rows == at).any()]
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
    vertical, horizontal = lattice.vertical.tolist(), lattice.horizontal.tolist()
    width = len(lattice.xs) - 1
    owners = [[-1] * width for _ in vertical]
    boxes: list[tuple[int, int, int, int]] = []
    for row, owned in enumerate(owners):
        for column in range(width):
            if owned[column] >= 0:
                continue
            end = column + 1
            while end < width and not vertical[row][end] and owned[end] < 0:
                end += 1
            bottom = row + 1
            while (
                bottom < len(owners)
                and not horizontal[bottom][column]
                and _is_open(vertical[bottom], horizontal[bottom], owners[bottom], column, end)
            ):
                bottom += 1
            for below in owners[row:bottom]:
                below[column:end] = [len(boxes)] * (end - column)
            boxes.append((row, column, bottom - row, end - column))
    return np.array(owners, np.intp), boxes


def _is_open(
    vertical: list[bool], horizontal: list[bool], owned: list[int], column: int, end: int
) -> bool:
    """Tell whether a stretch goes on into a row: open above and inside, closed at its sides."""
    return (
        not any(horizontal[column:end])
        and not any(vertical[column + 1 : end])
        and max(owned[column:end]) < 0
        and (column == 0 or vertical[column])
        and (end == len(vertical) - 1 or vertical[end])
    )
