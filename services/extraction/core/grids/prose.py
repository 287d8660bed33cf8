"""Columns of prose beside other text: left out before tables without rules are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from services.extraction.core.grids.chunks import Chunk, ChunkLine

# A line of prose has at least so many words and this width in sizes.
_FEWEST_WORDS, _LEAST_WIDTH = 5, 14.0
# Lines of a column begin this near to each other, and follow each other as near, in sizes.
_SAME_LEFT, _NEXT = 0.6, 1.2
# A column of prose has so many lines, this share of them as long as this part of the longest.
_FEWEST_LINES, _LONG_LINES, _LONG = 5, 0.7, 0.85
# White between two columns of prose, in sizes.
_GUTTER = 6.0


@dataclass(frozen=True, slots=True)
class _Part:
    """Neighbouring texts of a line that no wide white parts."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    chunks: tuple[Chunk, ...]

    @property
    def is_prose(self) -> bool:
        """Whether it has the words and the width of a line of prose."""
        words = sum(len(chunk.words) for chunk in self.chunks)
        return words >= _FEWEST_WORDS and self.x1 - self.x0 >= _LEAST_WIDTH * self.size


@dataclass(slots=True)
class _Column:
    """Parts that begin at the same place, one below the other."""

    parts: list[_Part] = field(default_factory=list)

    def takes(self, part: _Part) -> bool:
        """Tell whether a part is the next line."""
        last = self.parts[-1]
        is_below = -_NEXT / 2 * part.size < part.top - last.bottom < _NEXT * part.size
        return is_below and abs(part.x0 - self.parts[0].x0) < _SAME_LEFT * part.size

    def crosses(self, place: float) -> bool:
        """Tell whether it runs over a place."""
        return any(part.x0 < place < part.x1 for part in self.parts)

    def is_beside(self, other: _Column) -> bool:
        """Tell whether two columns share a part of their height."""
        top, bottom = self.parts[0].top, self.parts[-1].bottom
        return top < other.parts[-1].bottom and other.parts[0].top < bottom

    @property
    def is_prose(self) -> bool:
        """Whether nearly every line is a long one."""
        return _count_long(self.parts) >= max(_FEWEST_LINES, _LONG_LINES * len(self.parts))


def _count_long(parts: Sequence[_Part]) -> int:
    """Return how many parts are lines of prose and nearly as long as the longest."""
    width = max((part.x1 - part.x0 for part in parts), default=0.0)
    return sum(part.is_prose and part.x1 - part.x0 > _LONG * width for part in parts)


def is_prose(lines: Sequence[ChunkLine]) -> bool:
    """Tell whether lines are a column of prose: nearly every one is long."""
    parts = [part for line in lines for part in _split(line)]
    return _count_long(parts) >= max(1, _LONG_LINES * len(parts))


def find_gutter(lines: Sequence[ChunkLine]) -> tuple[float, float, float] | None:
    """Return the middle of the white between two columns of prose, and where they begin and end."""
    parts = [part for line in lines for part in _split(line)]
    columns = [column for column in _find_columns(parts) if column.is_prose]
    for left in columns:
        end = max(part.x1 for part in left.parts)
        for right in columns:
            start = min(part.x0 for part in right.parts)
            if 0 < start - end < _GUTTER * left.parts[0].size and left.is_beside(right):
                gutter = (end + start) / 2
                beside = [column for column in columns if not column.crosses(gutter)]
                top = min(column.parts[0].top for column in beside)
                return gutter, top, max(column.parts[-1].bottom for column in beside)
    return None


def leave_out_prose(lines: Sequence[ChunkLine]) -> list[ChunkLine]:
    """Leave out the columns of prose that stand beside other text."""
    parts = [part for line in lines for part in _split(line)]
    columns = [column for column in _find_columns(parts) if column.is_prose]
    beside = [column for column in columns if _has_neighbours(column, parts)]
    dropped = {id(chunk) for column in beside for part in column.parts for chunk in part.chunks}
    if not dropped:
        return list(lines)
    kept = [tuple(c for c in line.chunks if id(c) not in dropped) for line in lines]
    return [
        replace(line, chunks=chunks) for line, chunks in zip(lines, kept, strict=True) if chunks
    ]


def _split(line: ChunkLine) -> list[_Part]:
    bounds = [0]
    bounds += [
        place
        for place, (before, after) in enumerate(pairwise(line.chunks), 1)
        if after.x0 - before.x1 > line.size
    ]
    groups = [line.chunks[a:b] for a, b in pairwise([*bounds, len(line.chunks)])]
    return [
        _Part(group[0].x0, group[-1].x1, line.top, line.bottom, line.size, group)
        for group in groups
    ]


def _find_columns(parts: Sequence[_Part]) -> list[_Column]:
    columns: list[_Column] = []
    open_columns: list[_Column] = []
    for part in parts:
        open_columns = [
            column
            for column in open_columns
            if part.top - column.parts[-1].bottom < _NEXT * part.size
        ]
        taking = next((column for column in open_columns if column.takes(part)), None)
        if taking is not None:
            taking.parts.append(part)
        elif part.is_prose:
            columns.append(_Column([part]))
            open_columns.append(columns[-1])
    return columns


def _has_neighbours(column: _Column, parts: Sequence[_Part]) -> bool:
    x0, x1 = min(part.x0 for part in column.parts), max(part.x1 for part in column.parts)
    top, bottom = column.parts[0].top, column.parts[-1].bottom
    return any(
        top < part.bottom and part.top < bottom and (part.x0 > x1 or part.x1 < x0) for part in parts
    )
