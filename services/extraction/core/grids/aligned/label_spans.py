"""Blocks of texts and the rows they show → which rows each text is over."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.aligned.text_lines import TextCell
from services.extraction.core.grids.aligned.text_rows import Block, TextRow, are_flush
from services.extraction.core.grids.aligned.tiling import Parts, tile
from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.pdf.page import Flags

# What a row costs that a text of a column of labels, of another column, of the head leaves blank.
_LABELS, _ENTRIES, _HEAD = 0.5, 0.0, 3.0


@dataclass(frozen=True, slots=True)
class _Rows:
    """All rows of a lattice: edges, where texts begin, and the first row of each old one."""

    ys: list[float]
    tops: list[float]
    starts: list[int]


def part_blocks(
    lattice: Lattice, blocks: Sequence[Block], bands: Sequence[Sequence[TextRow]]
) -> Lattice:
    """Part each row of a lattice into the rows that its texts show; texts may be over several."""
    rows = _stack(lattice, bands)
    old = np.repeat(np.arange(len(bands)), np.diff(rows.starts))
    horizontal: Flags = np.ones((len(rows.ys), len(lattice.xs) - 1), bool)
    body = min(
        (cell.top for block in blocks for cell in block.cells if cell.is_number), default=0.0
    )
    is_flush = are_flush([row for band in bands for row in band])
    for block in sorted(blocks, key=lambda block: block.first):
        empty = _LABELS if _has_labels(block, blocks) else _ENTRIES
        blanks = [_HEAD if bottom < body else empty for bottom in rows.ys[1:]]
        _open(block, rows, blanks, horizontal, is_flush=is_flush)
    return Lattice(lattice.xs, np.array(rows.ys), lattice.vertical[old], horizontal)


def tile_labels(cells: Sequence[TextCell], ys: Sequence[float]) -> Parts:
    """Return the rows of labels that share all of them; none where some row has no label.

    Lines of which each stands in a row of its own are none of one label.
    """
    if not cells:
        return []
    extents = [(cell.top, cell.bottom) for cell in cells]
    tiles = tile(extents, cells[0].size, ys, ys[:-1], [_HEAD] * (len(ys) - 1), None) or []
    counts = [last - first + 1 for first, last in tiles]
    if sum(counts) < len(ys) - 1:
        return []
    held = [len({bisect(ys, line.middle) for line in cell.lines}) for cell in cells]
    are_lines = any(1 < count == own for count, own in zip(counts, held, strict=True))
    return [] if are_lines else tiles


def _stack(lattice: Lattice, bands: Sequence[Sequence[TextRow]]) -> _Rows:
    rows = _Rows([], [], [])
    for y, band in zip(lattice.ys.tolist(), bands, strict=False):
        rows.starts.append(len(rows.ys))
        cuts = [(above.bottom + below.top) / 2 for above, below in pairwise(band)]
        rows.ys.extend([y, *cuts])
        rows.tops.extend(row.top for row in band)
    rows.starts.append(len(rows.ys))
    rows.ys.append(float(lattice.ys[-1]))
    return rows


def _has_labels(block: Block, blocks: Sequence[Block]) -> bool:
    """Tell whether a column holds labels: no numbers, and more texts stand right of them."""
    return not block.has_numbers and any(
        other.first > block.last
        and other.top < block.bottom
        and other.bottom > block.top
        and len(other.cells) > len(block.cells)
        for other in blocks
    )


def _open(
    block: Block, rows: _Rows, blanks: Sequence[float], horizontal: Flags, *, is_flush: bool
) -> None:
    """Open the edges between the rows that one text is over.

    Labels at the top of their rows are over no more than the label left of them is.
    """
    first, end = rows.starts[block.top], rows.starts[block.bottom]
    columns = slice(block.first, block.last + 1)
    if end - first == 1:
        return
    joined = [block.first == 0 or not horizontal[y, block.first - 1] for y in range(first + 1, end)]
    tiles = tile(
        [(cell.top, cell.bottom) for cell in block.cells],
        block.cells[0].size if block.cells else 1.0,
        rows.ys[first : end + 1],
        rows.tops[first:end],
        blanks[first:end],
        joined if is_flush else None,
    )
    if tiles is None and len(block.cells) > 1:
        return
    if tiles is None or not block.cells:
        horizontal[[rows.starts[at] for at in range(block.top + 1, block.bottom)], columns] = False
        return
    for top, bottom in tiles:
        horizontal[first + top + 1 : first + bottom + 1, columns] = False
