"""Columns of texts → edges in the white between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from services.extraction.core.grids.column_cuts import Extent
from services.extraction.core.grids.zone import Zone


def find_edges(columns: Sequence[Extent], zone: Zone) -> list[float]:
    """Return the edges of the columns, one more than columns."""
    words = [word for line in zone.lines for chunk in line.chunks for word in chunk.words]
    inner = [_find_edge(a[1], b[0], words) for a, b in pairwise(columns)]
    return [min(zone.box[0], columns[0][0]), *inner, max(zone.box[2], columns[-1][1])]


def _find_edge(left: float, right: float, words: Sequence[Extent]) -> float:
    """Choose the place in a white that cuts the fewest words, next to its middle."""
    near = [word for word in words if word[1] > left and word[0] < right]
    ends = [end + 0.5 for _, end in near] + [start - 0.5 for start, _ in near]
    middle = (left + right) / 2
    places = [middle, *(place for place in ends if left <= place <= right)]

    def cost(place: float) -> tuple[int, float]:
        return sum(start < place < end for start, end in near), abs(place - middle)

    return min(places, key=cost)
