"""Heights at which the rows of a form part, and where its edges are closed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from services.extraction.core.grids.chunks import ChunkLine
from services.extraction.core.grids.forms.headings import Stacks
from services.extraction.core.grids.rulings import SNAP
from services.extraction.core.grids.zone import Row, Segment, Zone
from services.extraction.core.pdf.page import Flags


def find_heights(
    zone: Zone,
    head: Sequence[ChunkLine],
    rows: Sequence[Row],
    stacks: Stacks,
    rules: Sequence[Segment],
) -> tuple[list[float], int]:
    """Return the edges of the rows, and how many rows are the head's."""
    ruled = [rule.y for rule in rules]
    inner = [] if ruled else [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]
    end = zone.box[1]
    if head and rows:
        low, high = head[-1].bottom, rows[0].top
        end = next((y for y in ruled if low - SNAP < y < high + SNAP), (low + high) / 2)
        inner.append(end)
    ys = [zone.box[1]]
    for y in sorted([*cut_head(stacks, ruled), *ruled, *inner, zone.box[3]]):
        if y - ys[-1] > SNAP:
            ys.append(y)
    return ys, sum(y <= end + SNAP for y in ys) - 1 if head else 0


def cut_head(stacks: Stacks, ruled: Sequence[float]) -> list[float]:
    """Return the fewest heights at which every heading is parted from the one below it.

    Those that a rule parts need none.
    """
    whites = sorted(
        {(below.top, above.bottom) for stack in stacks for above, below in pairwise(stack)}
    )
    cuts: list[float] = []
    low = high = float("-inf")
    for end, start in whites:
        if any(start - SNAP < y < end + SNAP for y in ruled):
            continue
        if start < high:
            low = max(low, start)
            cuts[-1] = (low + high) / 2
        else:
            low, high = start, end
            cuts.append((low + high) / 2)
    return cuts


def close_edges(
    rules: Sequence[Segment],
    ys: Sequence[float],
    edges: Sequence[float],
    stacks: Stacks,
    head_rows: int,
) -> Flags:
    """Return which edges between rows are closed: at rules, and all in a body without rules."""
    middles = (np.array(edges[1:]) + np.array(edges[:-1])) / 2
    closed: Flags = np.ones((len(ys), len(middles)), bool)
    closed[1:head_rows] = False
    for at, y in enumerate(ys[1:-1], 1):
        here = [rule for rule in rules if abs(rule.y - y) <= SNAP]
        if here:
            closed[at] = False
        for rule in here:
            closed[at] |= (middles > rule.x0) & (middles < rule.x1)
    close_head(stacks, ys, head_rows, closed)
    return closed


def close_head(stacks: Stacks, ys: Sequence[float], count: int, horizontal: Flags) -> None:
    """Close the edge between each two headings of a column."""
    for at, stack in enumerate(stacks):
        for above, below in pairwise(stack):
            middle = (above.bottom + below.top) / 2
            horizontal[min(range(count + 1), key=lambda place: abs(ys[place] - middle)), at] = True


def open_spans(
    stacks: Stacks, ys: Sequence[float], count: int, horizontal: Flags, vertical: Flags
) -> None:
    """Open the edges between the columns that a heading is over."""
    spanning = {id(each): each for stack in stacks for each in stack if each.first < each.last}
    for heading in spanning.values():
        middle = (heading.top + heading.bottom) / 2
        columns = slice(heading.first, heading.last + 1)
        closed = [
            at for at in range(count + 1) if at in (0, count) or horizontal[at, heading.first]
        ]
        start = max((at for at in closed if ys[at] <= middle), default=0)
        end = min((at for at in closed if ys[at] > middle), default=count)
        horizontal[[start, end], columns] = True
        vertical[start:end, heading.first + 1 : heading.last + 1] = False
