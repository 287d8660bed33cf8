"""Lone texts on lines of a head: the beginning of one heading, or one over several below them."""

from __future__ import annotations

from collections.abc import Sequence

from services.extraction.core.grids.aligned.column_cuts import Extent
from services.extraction.core.grids.aligned.spans import find_span, find_touched
from services.extraction.core.grids.chunks import ChunkLine

# What a unit begins with that is printed below the headings it is of.
_OPENING = ("(", "[", "（")


def begins_heading(above: ChunkLine, below: ChunkLine, columns: Sequence[Extent]) -> bool:
    """Tell whether a lone text that fits one column goes on in it, other headings beside that."""
    if len(above.chunks) > 1 or len(below.chunks) == 1:
        return False
    touched = find_touched(above.chunks[0], columns)
    return len(touched) == 1 and any(
        find_touched(chunk, columns) == touched for chunk in below.chunks
    )


def find_span_below(
    above: ChunkLine, below: ChunkLine, columns: Sequence[Extent]
) -> tuple[int, int] | None:
    """Return the columns that a lone text below headings is over: their unit, in the middle."""
    if len(below.chunks) > 1 or below.has_number:
        return None
    chunk = below.chunks[0]
    is_over = chunk.text.startswith(_OPENING) or len(find_touched(chunk, columns)) != 1
    first, last = find_span(below, 0, columns, is_head=True)
    named = {place for each in above.chunks for place in find_touched(each, columns)}
    headed = len(named & set(range(first, last + 1)))
    return (first, last) if is_over and headed > 1 else None
