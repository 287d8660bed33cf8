"""Texts that stand in the middle of the rows they are over → which rows those are."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

Extent = tuple[float, float]
"""Top and bottom."""

Parts = list[tuple[int, int]]
"""First and last row of each text."""

# A text is no further off the middle of its rows, in sizes.
_CENTRED = 0.6
# What being over one more row costs, in sizes off the middle.
_WIDER = 0.02
# Texts begin at the top of their rows when they are no further off, in sizes; what it costs to
# do so where others stand in the middle, and the reverse.
_FLUSH, _OTHERWISE = 0.3, 0.2


def tile(
    texts: Sequence[Extent],
    size: float,
    edges: Sequence[float],
    tops: Sequence[float],
    blanks: Sequence[float],
    joined: Sequence[bool] | None,
) -> Parts | None:
    """Return the rows of each text, from top to bottom; None where no way is near enough.

    `edges` are the rows' edges, `tops` where the texts of each row begin; `blanks` is what each
    row costs without a text. Where texts begin at the top of all their rows, `joined` tells of
    each edge between two rows whether one may be over both.
    """
    count = len(edges) - 1
    middles = [(top + bottom) / 2 for top, bottom in texts]
    told = [bisect(middles, edge) for edge in edges]
    ways: list[tuple[float, Parts]] = [(0.0, []), *[(float("inf"), [])] * count]
    for row in range(count):
        spent, parts = ways[row]
        for end in range(row, count):
            held = told[end + 1] - told[row]
            if held > 1 or spent == float("inf"):
                break
            may_reach = end == row or (joined is not None and all(joined[row:end]))
            if held:
                rows = (edges[row], edges[end + 1])
                top = tops[row] if may_reach else None
                miss = _miss(texts[told[row]], rows, top, size, is_flush=joined is not None)
                way = spent + miss + _WIDER * (end - row), [*parts, (row, end)]
            else:
                way = (spent + blanks[row] if end == row else float("inf")), parts
            if way[0] < ways[end + 1][0]:
                ways[end + 1] = way
    return ways[-1][1] if ways[-1][0] < float("inf") else None


def _miss(text: Extent, rows: Extent, top: float | None, size: float, *, is_flush: bool) -> float:
    """Return how far a text is off the middle of its rows, or their top, in sizes."""
    off = abs((text[0] + text[1]) - (rows[0] + rows[1])) / 2 / size
    ways = [off + _OTHERWISE * is_flush] if off <= _CENTRED else []
    low = abs(text[0] - top) / size if top is not None and text[1] < rows[1] else float("inf")
    ways += [low if is_flush else _OTHERWISE] if low <= _FLUSH else []
    return min(ways, default=float("inf"))
