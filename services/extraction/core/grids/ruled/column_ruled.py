"""Lattices whose columns alone are ruled → their rows, told by the texts in the columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.grids.aligned.cell_lines import group_cells
from services.extraction.core.grids.aligned.label_spans import part_blocks
from services.extraction.core.grids.aligned.text_lines import Strip, to_line
from services.extraction.core.grids.aligned.text_rows import Block, TextRow, find_text_rows
from services.extraction.core.grids.chunks import read_chunks
from services.extraction.core.grids.forms.column_heads import open_crossed, part_head
from services.extraction.core.grids.lattice import Lattice, find_lattices
from services.extraction.core.grids.placement import find_inside, locate
from services.extraction.core.grids.ruled.open_columns import close_columns
from services.extraction.core.grids.ruled.rule_ends import add_ends
from services.extraction.core.grids.ruled.tables import merge_cells
from services.extraction.core.pdf.page import Characters, Floats

# A form has so many edges, so much of Chinese, and at most so many rules across.
_FEWEST_EDGES, _CHINESE, _MOST_BANDS = 4, 0.05, 4
# Lines are three or more where they reach over this height, in sizes.
_TALL = 1.9
# A table that no rule crosses has so many rows.
_FEWEST_ROWS = 3


def part_rows(lattice: Lattice, vertical: Floats, characters: Characters) -> Lattice:
    """Part the rows of a Chinese form that its texts show and no rule parts."""
    if len(lattice.xs) < _FEWEST_EDGES:
        return lattice
    ended = add_ends(lattice, vertical)
    if ended is lattice and len(lattice.ys) - 1 > _MOST_BANDS:
        return lattice
    inside = characters.take(find_inside(characters, lattice.box))
    if not _is_chinese(inside):
        return lattice
    if ended is lattice:
        return _part_through(lattice, inside) if _has_tall_row(lattice, inside) else lattice
    blocks = _find_blocks(ended, inside)
    return part_blocks(ended, blocks, _find_rows(ended, blocks, has_ends=True))


def find_open_columns(
    horizontal: Floats, vertical: Floats, characters: Characters
) -> list[Lattice]:
    """Find the lattices of column rules that no rule crosses, where texts show their rows."""
    closing = close_columns(horizontal, vertical)
    if not len(closing):
        return []
    found = find_lattices(closing, vertical)
    lattices = [part_rows(lattice, vertical, characters) for lattice in found]
    return [lattice for lattice in lattices if len(lattice.ys) > _FEWEST_ROWS]


def _is_chinese(characters: Characters) -> bool:
    wide = characters.text.view(np.uint32) >= ord(FIRST_WIDE)
    return bool(wide.sum() > _CHINESE * len(characters))


def _has_tall_row(lattice: Lattice, characters: Characters) -> bool:
    """Tell whether two columns of a row hold several lines."""
    rows, columns = locate(lattice, characters)
    height, width = lattice.vertical.shape
    places = rows * (width - 1) + columns
    highest, lowest = (np.full(height * (width - 1), end) for end in (np.inf, -np.inf))
    np.minimum.at(highest, places, characters.baseline)
    np.maximum.at(lowest, places, characters.baseline)
    is_tall = lowest - highest > _TALL * characters.size.min()
    return bool(is_tall.reshape(height, -1).sum(1).max() > 1)


def _part_through(lattice: Lattice, characters: Characters) -> Lattice:
    """Part the rows of columns whose rules run through all of them, through headings too."""
    blocks = _find_blocks(lattice, characters)
    bands = _find_rows(lattice, blocks, has_ends=False)
    if all(len(rows) == 1 for rows in bands):
        return lattice
    is_head_ruled = not lattice.horizontal[1].all()
    headed = lattice if is_head_ruled else part_head(lattice, characters)
    if headed is not lattice:
        blocks = _find_blocks(headed, characters)
        bands = _find_rows(headed, blocks, has_ends=False)
    return open_crossed(part_blocks(headed, blocks, bands), characters)


def _find_blocks(lattice: Lattice, characters: Characters) -> list[Block]:
    """Return the stretches that no rule parts, with their texts."""
    _, places = merge_cells(lattice)
    xs, ys = lattice.xs.tolist(), lattice.ys.tolist()
    strips = []
    for row, column, height, width in places:
        box = (xs[column], ys[row], xs[column + width], ys[row + height])
        lines = read_chunks(characters.take(find_inside(characters, box)))
        strips.append(Strip(box, tuple(map(to_line, lines))))
    return [
        Block(row, row + height, column, column + width - 1, strip.box, tuple(cells))
        for (row, column, height, width), strip, cells in zip(
            places, strips, group_cells(strips), strict=True
        )
    ]


def _find_rows(lattice: Lattice, blocks: Sequence[Block], *, has_ends: bool) -> list[list[TextRow]]:
    """Return the rows that the texts of each row of a lattice show."""
    ys = lattice.ys.tolist()
    bands = []
    for at, (top, bottom) in enumerate(pairwise(ys)):
        columns = [
            [cell for cell in block.cells if top < cell.middle < bottom]
            for block in blocks
            if block.top <= at < block.bottom
        ]
        bands.append(find_text_rows(columns, top, bottom, has_ends=has_ends))
    return bands
