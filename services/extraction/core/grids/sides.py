"""Tables without rules that stand side by side: the lines of each for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extraction.core.grids.aligned.row_lines import is_row, laps
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.prose import find_gutter

# What numbers a table in its caption.
_CAPTION = re.compile(r"(?:Table|TABLE|Tableau|Tabelle)[A-Z]?\d")
# So many rows, with a caption each or without, begin half a line off those beside them.
_CAPTIONED, _FEWEST = 1, 2
# White between lines of one stretch, in sizes, and how far a text may reach over the gutter.
_STEP, _OVER = 3.0, 0.3

_Stretch = tuple[float, int, int]
"""The gutter, and the first and last line that tell of it."""


def split_sides(lines: Sequence[ChunkLine]) -> list[list[ChunkLine]]:
    """Return the lines in stretches that are each read for itself, from top to bottom and left.

    Rows that stand half a line off the rows beside them are those of another table; so are rows
    in the right one of two columns of prose.
    """
    found = _find_pairs(lines) or _find_rows_in_column(lines)
    if found is None:
        return [list(lines)]
    gutter, first, last = found
    while first > 0 and _is_of_stretch(lines[first - 1], lines[first], gutter):
        first -= 1
    while last + 1 < len(lines) and _is_of_stretch(lines[last + 1], lines[last], gutter):
        last += 1
    if any(_crosses(line, gutter) for line in lines[first : last + 1]):
        return [list(lines)]
    sides = _split(lines[first : last + 1], gutter)
    return [list(lines[:first]), *sides, list(lines[last + 1 :])]


def _find_pairs(lines: Sequence[ChunkLine]) -> _Stretch | None:
    """Return the gutter that parts rows half a line off each other, and where these stand."""
    pairs = [pair for pair in pairwise(enumerate(lines)) if _stand_off(pair[0][1], pair[1][1])]
    if len(pairs) < (_CAPTIONED if any(map(_holds_two_captions, lines)) else _FEWEST):
        return None
    ends = [sorted((a, b), key=lambda line: line.chunks[0].x0) for (_, a), (_, b) in pairs]
    left, right = max(a.chunks[-1].x1 for a, _ in ends), min(b.chunks[0].x0 for _, b in ends)
    return ((left + right) / 2, pairs[0][0][0], pairs[-1][1][0]) if left < right else None


def _find_rows_in_column(lines: Sequence[ChunkLine]) -> _Stretch | None:
    """Return the gutter of prose in two columns, and where rows with their labels stand beyond it.

    A table as wide as the page begins its rows on the left.
    """
    rows = [at for at, line in enumerate(lines) if is_row(line) and not line.chunks[0].is_number]
    found = find_gutter(lines) if len(rows) >= _FEWEST else None
    if found is None:
        return None
    gutter, top, bottom = found
    beyond = [
        at
        for at in rows
        if lines[at].chunks[0].x0 > gutter and top < lines[at].top and lines[at].bottom < bottom
    ]
    return (gutter, beyond[0], beyond[-1]) if len(beyond) >= _FEWEST else None


def _stand_off(above: ChunkLine, below: ChunkLine) -> bool:
    """Tell whether two rows share a part of their height and none of their extents."""
    if not (laps(above, below) and is_row(above) and is_row(below)):
        return False
    left, right = sorted((above, below), key=lambda line: line.chunks[0].x0)
    return left.chunks[-1].x1 < right.chunks[0].x0 and not right.chunks[0].is_number


def _holds_two_captions(line: ChunkLine) -> bool:
    return sum(_CAPTION.match(chunk.text) is not None for chunk in line.chunks) > 1


def _is_of_stretch(line: ChunkLine, neighbour: ChunkLine, gutter: float) -> bool:
    white = max(neighbour.top - line.bottom, line.top - neighbour.bottom)
    return white < _STEP * line.size and not _crosses(line, gutter)


def _crosses(line: ChunkLine, gutter: float) -> bool:
    slack = _OVER * line.size
    return any(chunk.x0 + slack < gutter < chunk.x1 - slack for chunk in line.chunks)


def _split(lines: Sequence[ChunkLine], gutter: float) -> list[list[ChunkLine]]:
    left: list[ChunkLine] = []
    right: list[ChunkLine] = []
    for line in lines:
        parts = _part(line.chunks, gutter)
        for side, chunks in zip((left, right), parts, strict=True):
            if chunks:
                top, bottom = min(c.top for c in chunks), max(c.bottom for c in chunks)
                side.append(replace(line, top=top, bottom=bottom, chunks=tuple(chunks)))
    return [left, right]


def _part(chunks: Sequence[Chunk], gutter: float) -> tuple[list[Chunk], list[Chunk]]:
    left = [chunk for chunk in chunks if chunk.middle < gutter]
    return left, [chunk for chunk in chunks if chunk.middle >= gutter]
