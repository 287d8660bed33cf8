"""Heads of Chinese forms without column rules → headings and the columns that each is over.

A heading stands in the middle of its cell: over its own column, where it may be wrapped, or over
all columns whose headings it joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.extraction.core.grids.aligned.column_cuts import Extent
from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.zone import Segment

# Texts share a level, or touch a column, when they share more than this, in sizes.
_SHARED = 0.2
# What leaving a column without a heading above it costs, in sizes off the middle.
_ORPHAN = 1.5
# Lines of one heading leave no more white between them, in sizes.
_WRAPPED = 1.0
# Lines begin at the same place when they differ by less, in sizes.
_FLUSH = 0.3
# A heading at the middle of the head is no further off, in sizes.
_CENTRED = 0.35
# Headings of one level stand as high, to within this, in sizes.
_SAME_HEIGHT = 0.15
# Less white than this, in sizes, may part the lines of one heading.
_TIGHT = 0.5


@dataclass(eq=False, slots=True)
class Heading:
    """One heading: the extents of its lines, and its first and last column."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    first: int
    last: int

    @property
    def middle(self) -> float:
        """Its horizontal middle."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """Its vertical middle."""
        return (self.top + self.bottom) / 2

    def is_level(self, other: Heading) -> bool:
        """Tell whether two headings share some of their height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > _SHARED * min(self.size, other.size)


Stacks = list[list[Heading]]
"""The headings over each column, from top to bottom."""


def find_headings(
    lines: Sequence[ChunkLine],
    columns: Sequence[Extent],
    edges: Sequence[float],
    rules: Sequence[Segment],
    middle: float,
) -> Stacks:
    """Return the headings over each column; one that is over several stands in each of them.

    A heading at the middle of the head's height fills that height.
    """
    stacks: Stacks = [[] for _ in columns]
    for line in reversed(lines):
        headings = [_read(chunk, line, columns) for chunk in line.chunks]
        runs = [_find_run(heading, stacks, middle) for heading in headings]
        parts = _choose_parts(headings, runs, stacks, edges)
        for heading, part in zip(headings, parts, strict=True):
            heading.first, heading.last = part
            _place(heading, stacks, rules)
    return stacks


def _read(chunk: Chunk, line: ChunkLine, columns: Sequence[Extent]) -> Heading:
    shares = [min(chunk.x1, end) - max(chunk.x0, start) for start, end in columns]
    touched = [
        at
        for at, (start, end) in enumerate(columns)
        if shares[at] > min(_SHARED * chunk.size, (end - start) / 2)
    ] or [shares.index(max(shares))]
    place = (line.top, line.bottom, chunk.size, touched[0], touched[-1])
    return Heading(chunk.x0, chunk.x1, *place)


def _find_run(heading: Heading, stacks: Stacks, middle: float) -> tuple[int, int]:
    """Return the columns that a heading may be over: those whose headings begin below it."""
    below = [stacks[at] for at in range(heading.first, heading.last + 1) if stacks[at]]
    first, last = heading.first, heading.last
    if not below or any(stack[0].is_level(heading) for stack in below):
        return first, last
    lowest = max(stack[-1].bottom for stack in below)
    middles = (middle, (heading.top + lowest) / 2)
    under = [stack[0] for stack in below]
    while first and _is_beneath(heading, under, stacks[first - 1], middles):
        first -= 1
    while last + 1 < len(stacks) and _is_beneath(heading, under, stacks[last + 1], middles):
        last += 1
    return first, last


def _is_beneath(
    heading: Heading,
    under: Sequence[Heading],
    stack: Sequence[Heading],
    middles: Sequence[float],
) -> bool:
    """Tell whether a column's headings begin below a heading and leave room for it above.

    A lone one in the middle of the head, or of a heading and all below it, leaves none. What
    stands closely under a heading may be its next line: others must stand as high as that.
    """
    if not stack or stack[0].is_level(heading) or stack[0].top < heading.top:
        return False
    slack = _CENTRED * heading.size
    is_tight = min(each.top for each in under) - heading.bottom < _TIGHT * heading.size
    level = _SAME_HEIGHT * heading.size
    if is_tight and all(abs(each.height - stack[0].height) > level for each in under):
        return False
    return len(stack) > 1 or all(abs(stack[0].height - middle) > slack for middle in middles)


def _choose_parts(
    headings: Sequence[Heading],
    runs: Sequence[tuple[int, int]],
    stacks: Stacks,
    edges: Sequence[float],
) -> list[tuple[int, int]]:
    """Return first and last column of each heading of a line, so that all are centred best."""
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for heading, run in zip(headings, runs, strict=True):
        ways = [
            (cost + _price(heading, part, run, stacks, edges), [*parts, part])
            for start, (cost, parts) in best.items()
            for part in _list_parts(heading, run, start, stacks)
        ]
        best = {}
        for cost, parts in ways:
            end = parts[-1][1] + 1
            if end not in best or cost < best[end][0]:
                best[end] = (cost, parts)
    if not best:
        return [(heading.first, heading.last) for heading in headings]
    return min(best.values())[1]


def _list_parts(
    heading: Heading, run: tuple[int, int], start: int, stacks: Stacks
) -> list[tuple[int, int]]:
    """Return the runs of columns, from one on, that hold a heading and cut none below it."""
    return [
        (first, last)
        for first in range(max(run[0], start), heading.last + 1)
        for last in range(max(first, heading.first), run[1] + 1)
        if not any(
            each.first < first or each.last > last
            for at in (first, last)
            for each in stacks[at][:1]
        )
    ]


def _price(
    heading: Heading,
    part: tuple[int, int],
    run: tuple[int, int],
    stacks: Stacks,
    edges: Sequence[float],
) -> float:
    """Return how far off the middle of its columns a heading is, and what it leaves out."""
    first, last = part
    middles = [(edges[first] + edges[last + 1]) / 2]
    if stacks[first] and stacks[last]:
        middles.append((stacks[first][-1].middle + stacks[last][-1].middle) / 2)
    miss = min(abs(middle - heading.middle) for middle in middles) / heading.size
    orphans = (first - run[0]) + (run[1] - last)
    return miss + _ORPHAN * orphans


def _place(heading: Heading, stacks: Stacks, rules: Sequence[Segment]) -> None:
    """Put a heading on its columns; one that goes on right below is the same heading."""
    columns = range(heading.first, heading.last + 1)
    below = {id(stacks[at][0]): stacks[at][0] for at in columns if stacks[at]}
    if len(below) == 1:
        (other,) = below.values()
        if _goes_on(heading, other, rules):
            for at in range(other.last + 1, heading.last + 1):
                stacks[at].insert(0, other)
            other.last = max(other.last, heading.last)
            other.top = heading.top
            other.x0, other.x1 = min(other.x0, heading.x0), max(other.x1, heading.x1)
            return
    for at in columns:
        stacks[at].insert(0, heading)


def _goes_on(heading: Heading, below: Heading, rules: Sequence[Segment]) -> bool:
    """Tell whether a heading goes on in the line below it: near, as wide, no rule between.

    A shorter line goes on with a wider one where both begin at the same place.
    """
    is_as_wide = (below.first, below.last) == (heading.first, heading.last)
    is_flush = below.first == heading.first and abs(below.x0 - heading.x0) < _FLUSH * heading.size
    if not (is_as_wide or (is_flush and below.x1 < heading.x1)):
        return False
    is_near = below.top - heading.bottom < _WRAPPED * heading.size
    return is_near and not any(
        heading.bottom - 2 < rule.y < below.top + 2 and rule.x0 < heading.middle < rule.x1
        for rule in rules
    )
