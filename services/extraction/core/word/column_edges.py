"""Edges of columns that lie a hair apart in different rows of a table: one edge, drawn twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from lxml import etree

from services.extraction.core.word.names import W

SAME_EDGE = 100
"""Edges that lie this close are the same edge, in twentieths of a point."""
WIDEST = 31_680
"""What a page can be wide."""


def find_merged_edges(table: etree._Element) -> list[int] | None:
    """Return for every edge of the table's grid the number of its edge when close ones are one.

    None where the grid names no widths, or no two of its edges are close.
    """
    widths = [_read_width(column) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not widths or any(width is None for width in widths):
        return None
    merged = _merge(list(accumulate((width or 0 for width in widths), initial=0)))
    return None if merged[-1] == len(widths) else merged


def _read_width(column: etree._Element) -> int | None:
    text = column.get(f"{W}w", "")
    width = int(text) if len(text) < 7 and text.isdecimal() else 0
    return width if 0 < width <= WIDEST else None


def _merge(positions: Sequence[int]) -> list[int]:
    """Number the edges; one that lies close to the first of its number has the same."""
    numbers = [0]
    first = positions[0]
    for position in positions[1:]:
        is_close = position - first <= SAME_EDGE
        numbers.append(numbers[-1] if is_close else numbers[-1] + 1)
        first = first if is_close else position
    return numbers
