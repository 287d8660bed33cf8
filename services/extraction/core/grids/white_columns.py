"""Columns of a zone from the white that its lines leave free."""

from __future__ import annotations

from collections.abc import Sequence

from services.extraction.core.grids.chunks import ChunkLine

# Least width of the white between columns in sizes: the more lines leave it free, the less;
# numbers stand closer together than words.
_WHITE = ((6, 0.5), (3, 0.8), (0, 1.2))
_NUMBERS, _WHITE_OF_NUMBERS, _FEWEST_LINES = 0.6, 0.25, 3
# Share of the fullest lines that is asked again where some line bridges columns.
_FULLEST = 0.75
# Share of all lines that must fit columns found from the fullest ones.
_FITTING = 0.6

Extent = tuple[float, float]


def find_columns(lines: Sequence[ChunkLine]) -> list[Extent]:
    """Return the extents of the columns' texts from left to right."""
    used = [line for line in lines if line.is_tabular]
    if not used:
        return []
    columns = _cover(used)
    counts = sorted(len(line.chunks) for line in used)
    fullest = [line for line in used if len(line.chunks) >= counts[int(_FULLEST * len(counts))]]
    narrower = _cover(fullest)
    if len(narrower) > len(columns) and len(fullest) < len(used):
        fitting = sum(_fits(line, narrower) for line in used)
        if fitting >= _FITTING * len(used):
            return _widen(narrower, used)
    return columns


def _cover(lines: Sequence[ChunkLine]) -> list[Extent]:
    """Return the extents that remain when white common to all lines is cut out."""
    size = sorted(line.size for line in lines)[len(lines) // 2]
    least = _least_white(lines) * size
    extents = sorted((chunk.x0, chunk.x1) for line in lines for chunk in line.chunks)
    columns = [extents[0]]
    for x0, x1 in extents[1:]:
        start, end = columns[-1]
        if x0 - end >= least:
            columns.append((x0, x1))
        else:
            columns[-1] = (start, max(end, x1))
    return columns


def _least_white(lines: Sequence[ChunkLine]) -> float:
    chunks = [chunk for line in lines for chunk in line.chunks]
    numbers = sum(chunk.is_number for chunk in chunks)
    if len(lines) >= _FEWEST_LINES and numbers >= _NUMBERS * len(chunks):
        return _WHITE_OF_NUMBERS
    return next(white for count, white in _WHITE if len(lines) >= count)


def _fits(line: ChunkLine, columns: Sequence[Extent]) -> bool:
    """Tell whether each chunk stands in one column."""
    return all(
        sum(min(chunk.x1, end) > max(chunk.x0, start) for start, end in columns) <= 1
        for chunk in line.chunks
    )


def _widen(columns: list[Extent], lines: Sequence[ChunkLine]) -> list[Extent]:
    """Widen each column to the chunks that stand in it alone, and add those that stand in none."""
    chunks = [
        (chunk.x0, chunk.x1) for line in lines if _fits(line, columns) for chunk in line.chunks
    ]
    merged: list[Extent] = []
    for start, end in sorted([*columns, *chunks]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
