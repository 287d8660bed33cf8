"""Chinese forms of text without column rules → lattices: lists of targets, cards of projects.

No column of numbers tells their rows; texts that stand beside each other do.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.aligned.cell_lines import group_cells
from services.extraction.core.grids.aligned.column_cuts import Extent, counts_columns
from services.extraction.core.grids.aligned.column_edges import part_at_edges
from services.extraction.core.grids.aligned.label_spans import part_blocks, tile_labels
from services.extraction.core.grids.aligned.rows import find_filled
from services.extraction.core.grids.aligned.text_lines import Strip, TextCell, TextLine
from services.extraction.core.grids.aligned.text_rows import Block, TextRow, find_text_rows
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.zone import Zone

# A column of numbers has at least so many, this share of its texts.
_FEWEST_NUMBERS, _NUMBERS = 3, 0.6
# A text runs over an edge when it reaches this far beyond, in sizes.
_OVER = 0.3
# It stands in the middle of its columns when it is no further off, in sizes.
_CENTRED = 0.5
# Texts stand beside each other when they share this part of their height.
_BESIDE = 0.2


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell and the columns that it is over."""

    cell: TextCell
    first: int
    last: int


def is_text_form(
    lines: Sequence[ChunkLine], columns: Sequence[Extent], *, has_levels: bool = True
) -> bool:
    """Tell whether no line counts the columns and no column holds mostly numbers.

    Below a head of one level, targets and counts are no such numbers, but amounts are.
    """
    if any(map(counts_columns, lines)):
        return False
    texts, numbers = [0] * len(columns), [0] * len(columns)
    for line in lines:
        for chunk in line.chunks:
            (column,) = find_filled([ChunkLine(0, 0, line.size, (chunk,))], columns)
            texts[column] += 1
            numbers[column] += chunk.is_number and (has_levels or is_amount(chunk))
    return not any(
        count >= _FEWEST_NUMBERS and count >= _NUMBERS * (of - 1)
        for count, of in zip(numbers, texts, strict=True)
    )


def is_amount(chunk: Chunk) -> bool:
    """Tell whether a text is a number with decimals or groups of thousands."""
    return chunk.is_number and any(mark in chunk.text for mark in ".,")


def join_labels(lattice: Lattice, lines: Sequence[ChunkLine], first: int) -> Lattice:
    """Open the edges between the rows of a body, from the first on, that labels are over.

    A column holds labels where they share all rows, and stand in the middle of theirs.
    """
    edges, ys = lattice.xs.tolist(), lattice.ys.tolist()[first:]
    horizontal = lattice.horizontal.copy()
    placed = _place_cells(Zone((edges[0], ys[0], edges[-1], ys[-1]), (), (), tuple(lines)), edges)
    for column in range(len(edges) - 2):
        cells = [each.cell for each in placed if each.first <= column <= each.last]
        if len(cells) >= len(ys) - 1 or any(cell.is_number for cell in cells):
            break
        for top, bottom in tile_labels(cells, ys):
            horizontal[first + top + 1 : first + bottom + 1, column] = False
    return Lattice(lattice.xs, lattice.ys, lattice.vertical, horizontal)


def build_text_form(zone: Zone, edges: Sequence[float]) -> Lattice | None:
    """Build the lattice of a form of text over the edges of its columns."""
    placed = _place_cells(zone, edges)
    lattice = _begin(zone, edges)
    ys = lattice.ys.tolist()
    blocks: list[Block] = []
    bands: list[list[TextRow]] = []
    for at, (top, bottom) in enumerate(pairwise(ys)):
        columns = [
            [
                each.cell
                for each in placed
                if each.first <= column <= each.last and top < each.cell.middle < bottom
            ]
            for column in range(len(edges) - 1)
        ]
        bands.append(find_text_rows(columns, top, bottom, has_ends=True))
        for column, cells in enumerate(columns):
            box = (edges[column], top, edges[column + 1], bottom)
            blocks.append(Block(at, at + 1, column, column, box, tuple(cells)))
    parted = part_blocks(lattice, blocks, bands)
    return _open_wide(parted, placed) if len(parted.ys) > 2 else None


def _begin(zone: Zone, edges: Sequence[float]) -> Lattice:
    """Return the lattice of the rules that run across; without any, some white around the texts."""
    top, bottom = zone.box[1], zone.box[3]
    whites = sorted(max(b.top - a.bottom, 0.0) for a, b in pairwise(zone.lines))
    white = whites[len(whites) // 2] / 2 if whites else 0.0
    top = min(top, zone.lines[0].top - white) if top > zone.lines[0].top - 1 else top
    low = max(line.bottom for line in zone.lines)
    bottom = max(bottom, low + white) if bottom < low + 1 else bottom
    ys = [top, *(y for y in zone.rules if top + 1 < y < bottom - 1), bottom]
    return Lattice(
        np.array(edges),
        np.array(ys),
        np.ones((len(ys) - 1, len(edges)), bool),
        np.ones((len(ys), len(edges) - 1), bool),
    )


def _place_cells(zone: Zone, edges: Sequence[float]) -> list[_Placed]:
    """Return the texts, their lines put together, with the columns they are over."""
    chunks = [
        part for line in zone.lines for chunk in line.chunks for part in part_at_edges(chunk, edges)
    ]
    strips: list[list[TextLine]] = [[] for _ in edges[1:]]
    for chunk in chunks:
        first, last = _find_columns(chunk, chunks, edges)
        right = edges[last + 1] if last > first else None
        extent = (chunk.x0, chunk.x1, chunk.top, chunk.bottom)
        strips[first].append(TextLine(*extent, chunk.size, chunk.text, right))
    top, bottom = zone.box[1], zone.box[3]
    grouped = group_cells(
        [
            Strip((left, top, right, bottom), tuple(sorted(lines, key=lambda line: line.top)))
            for (left, right), lines in zip(pairwise(edges), strips, strict=True)
        ]
    )
    return [
        _Placed(cell, first, max(_find_last(line, first, edges) for line in cell.lines))
        for first, cells in enumerate(grouped)
        for cell in cells
    ]


def _find_last(line: TextLine, first: int, edges: Sequence[float]) -> int:
    return first if line.right is None else edges.index(line.right) - 1


def _find_columns(chunk: Chunk, chunks: Sequence[Chunk], edges: Sequence[float]) -> tuple[int, int]:
    """Return the columns of a text: one that runs over an edge goes on to the next text."""
    slack = _OVER * chunk.size
    count = len(edges) - 1
    first = min(max(bisect(edges, chunk.x0 + slack) - 1, 0), count - 1)
    last = min(max(bisect(edges, chunk.x1 - slack) - 1, first), count - 1)
    is_centred = abs((edges[first] + edges[last + 1]) / 2 - chunk.middle) < _CENTRED * chunk.size
    if first == last or (is_centred and not _is_flush(chunk, chunks)):
        return first, last
    beside = [
        other.x0
        for other in chunks
        if other.x0 >= chunk.x1
        and min(other.bottom, chunk.bottom) - max(other.top, chunk.top) > _BESIDE * chunk.size
    ]
    free = bisect(edges, min(beside) + slack) - 2 if beside else count - 1
    return first, max(last, free)


def _is_flush(chunk: Chunk, chunks: Sequence[Chunk]) -> bool:
    """Tell whether another text begins at the same place."""
    return sum(abs(other.x0 - chunk.x0) < _OVER * chunk.size for other in chunks) > 1


def _open_wide(lattice: Lattice, placed: Sequence[_Placed]) -> Lattice:
    """Open the edges between the columns that a text is over."""
    vertical = lattice.vertical.copy()
    for each in placed:
        row = int(np.searchsorted(lattice.ys, each.cell.middle)) - 1
        vertical[row, each.first + 1 : each.last + 1] = False
    return Lattice(lattice.xs, lattice.ys, vertical, lattice.horizontal)
