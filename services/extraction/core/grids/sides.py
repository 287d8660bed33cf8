"""Tables without rules that stand side by side: the lines of each for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extraction.core.grids.aligned.row_lines import is_row, laps
from services.extraction.core.grids.chunks import Chunk, ChunkLine

# What numbers a table in its caption.
_CAPTION = re.compile(r"(?:Table|TABLE|Tableau|Tabelle)[A-Z]?\d")
# So many rows, with a caption each or without, begin half a line off those beside them.
_CAPTIONED, _FEWEST = 1, 2
# White between lines of one stretch, in sizes, and how far a text may reach over the gutter.
_STEP, _OVER = 3.0, 0.3


def split_sides(lines: Sequence[ChunkLine]) -> list[list[ChunkLine]]:
    """Return the lines in stretches that are each read for itself, from top to bottom and left.

    Rows that stand half a line off the rows beside them are those of another table; so are lines
    below two captions that stand beside each other.
    """
    pairs = [pair for pair in pairwise(enumerate(lines)) if _stand_off(pair[0][1], pair[1][1])]
    captions = [at for at, line in enumerate(lines) if _holds_two_captions(line)]
    fewest = _CAPTIONED if captions else _FEWEST
    if len(pairs) < fewest:
        return [list(lines)]
    ends = [sorted((a, b), key=lambda line: line.chunks[0].x0) for (_, a), (_, b) in pairs]
    left, right = max(a.chunks[-1].x1 for a, _ in ends), min(b.chunks[0].x0 for _, b in ends)
    if left > right:
        return [list(lines)]
    gutter = (left + right) / 2
    first, last = pairs[0][0][0], pairs[-1][1][0]
    while first > 0 and _is_of_stretch(lines[first - 1], lines[first], gutter):
        first -= 1
    while last + 1 < len(lines) and _is_of_stretch(lines[last + 1], lines[last], gutter):
        last += 1
    if any(_crosses(line, gutter) for line in lines[first : last + 1]):
        return [list(lines)]
    sides = _split(lines[first : last + 1], gutter)
    return [list(lines[:first]), *sides, list(lines[last + 1 :])]


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
