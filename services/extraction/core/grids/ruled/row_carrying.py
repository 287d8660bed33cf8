"""Rows that only the column of labels shows, ruled or shaded → carried through the numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from services.extraction.core.grids.lattice import Lattice
from services.extraction.core.grids.placement import locate
from services.extraction.core.grids.ruled.half_ruled import is_number
from services.extraction.core.pdf.page import Characters, Flags, Indexes

# A stretch of a column is several rows where so many of its texts stand beside labels of their own.
_FEWEST_TEXTS = 3
# So many columns of numbers must agree that the labels' rows are theirs.
_FEWEST_COLUMNS = 2
# Share of the size, above and below, that an edge may touch of a character.
_SLACK = 0.2


def carry_rows(lattice: Lattice, characters: Characters) -> Lattice:
    """Carry the edges between labels through stretches that hold one text beside each label."""
    inner = lattice.horizontal[1:-1]
    lacking: Flags = inner[:, :1] & ~inner
    if not lacking.any():
        return lattice
    rows, columns = locate(lattice, characters)
    horizontal = lattice.horizontal.copy()
    agreeing = 0
    for column in np.flatnonzero(lacking.any(0)).tolist():
        at = columns == column
        own, own_rows = characters.take(at), rows[at]
        for first, last in _find_stretches(lattice, column):
            edges = [edge for edge in range(first + 1, last) if lattice.horizontal[edge, 0]]
            texts = _read(own, own_rows, first, last)
            if len(texts) < _FEWEST_TEXTS or not _are_clear(lattice, edges, own):
                continue
            horizontal[edges, column] = True
            agreeing += all(map(is_number, texts))
    if agreeing < _FEWEST_COLUMNS:
        return lattice
    return Lattice(lattice.xs, lattice.ys, lattice.vertical, horizontal)


def _find_stretches(lattice: Lattice, column: int) -> list[tuple[int, int]]:
    """Return the first row of each stretch of a column that no rule parts, and the one after."""
    ruled = lattice.horizontal[:, column].copy()
    ruled[[0, -1]] = True
    return [(a, b) for a, b in pairwise(ruled.nonzero()[0].tolist()) if b - a > 1]


def _read(characters: Characters, rows: Indexes, first: int, last: int) -> list[str]:
    """Return what a column says in each row of a stretch, blank rows left out."""
    texts: dict[int, str] = {}
    for row, text in zip(rows.tolist(), characters.text.tolist(), strict=True):
        if first <= row < last:
            texts[row] = texts.get(row, "") + text
    return [text for text in texts.values() if text.strip()]


def _are_clear(lattice: Lattice, edges: list[int], characters: Characters) -> bool:
    ys = lattice.ys[edges]
    slack = _SLACK * characters.size[:, None]
    crossing = (characters.top[:, None] + slack < ys) & (characters.bottom[:, None] - slack > ys)
    return not bool(crossing.any())
