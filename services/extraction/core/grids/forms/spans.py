"""Texts of a form's rows that reach over several columns."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from services.extraction.core.grids.chunks import Chunk
from services.extraction.core.grids.forms.headings import Stacks
from services.extraction.core.grids.zone import Row

# A text runs over an edge when it reaches this many sizes beyond.
_OVER = 0.3
# A label stands in the middle of its columns when it is no further off, in sizes, and in the
# middle of its own column when it is no further off than that.
_CENTRED, _OWN = 0.5, 1.0
# Lines of one text begin or are centred this near to each other, in sizes.
_ALIGNED = 0.8


def find_row_spans(row: Row, edges: Sequence[float], stacks: Stacks) -> list[tuple[int, int]]:
    """Return the columns of each text, its lines together, that reaches over several."""
    texts = _join_lines([chunk for line in row.lines for chunk in line.chunks])
    places = [_find_columns(text[0].x0, max(c.x1 for c in text), text[0], edges) for text in texts]
    found = []
    for at, (text, (first, last)) in enumerate(zip(texts, places, strict=True)):
        others = places[:at] + places[at + 1 :]
        if first == last:
            first, last = _find_centred(text, first, stacks)
        is_free = not any(a <= last and first <= b for a, b in others)
        if first < last and is_free and _is_aligned(text):
            found.append((first, last))
    return found


def _join_lines(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Put together the texts of a row that stand one below the other."""
    joined: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.x0):
        if joined and chunk.x0 < max(c.x1 for c in joined[-1]) - _OVER * chunk.size:
            joined[-1].append(chunk)
        else:
            joined.append([chunk])
    return joined


def _is_aligned(text: Sequence[Chunk]) -> bool:
    """Tell whether lines that stand one below the other begin, or are centred, at one place."""
    slack = _ALIGNED * text[0].size
    starts, middles = [chunk.x0 for chunk in text], [chunk.middle for chunk in text]
    return min(max(ends) - min(ends) for ends in (starts, middles)) < slack


def _find_columns(x0: float, x1: float, chunk: Chunk, edges: Sequence[float]) -> tuple[int, int]:
    slack = _OVER * chunk.size
    first = max(bisect(edges, x0 + slack) - 1, 0)
    last = min(bisect(edges, x1 - slack) - 1, len(edges) - 2)
    return first, max(first, last)


def _find_centred(text: Sequence[Chunk], column: int, stacks: Stacks) -> tuple[int, int]:
    """Return the columns below the heading in whose middle a text stands, as a total does."""
    stack, size, middle = stacks[column], text[0].size, text[0].middle
    for heading in stack[:-1]:
        is_centred = abs(heading.middle - middle) < _CENTRED * size
        if is_centred and abs(stack[-1].middle - middle) > _OWN * size:
            return heading.first, heading.last
    return column, column
