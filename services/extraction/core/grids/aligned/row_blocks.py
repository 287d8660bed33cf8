"""Lines set tighter within a row than from row to row → blocks of one line of numbers each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from services.extraction.core.grids.chunks import ChunkLine

# Steps between rows are so many times those within a row, at least.
_WIDER = 1.15
_FEWEST_BLOCKS = 3
# A line that goes on has no room for the next word and its blank, but for so much, in sizes; so
# many of the labels that go on must.
_ROOM, _FULL = 1.0, 0.6


def find_blocks(lines: Sequence[ChunkLine]) -> list[int] | None:
    """Return the block of each line of a body; None where no step parts all lines of numbers."""
    steps = [below.top - above.top for above, below in pairwise(lines)]
    ways = [
        _part(steps, tight)
        for tight, wide in pairwise(sorted(set(steps)))
        if wide >= _WIDER * max(tight, 1.0)
    ]
    ways = [blocks for blocks in ways if _holds_one_each(lines, blocks)]
    whole = [blocks for blocks in ways if _hold_all(lines, blocks)]
    headed = [blocks for blocks in ways if _wrap(lines, blocks)]
    return next(iter([*whole, *headed]), None)


def _part(steps: Sequence[float], tight: float) -> list[int]:
    return list(accumulate((int(step > tight) for step in steps), initial=0))


def _holds_one_each(lines: Sequence[ChunkLine], blocks: Sequence[int]) -> bool:
    """Tell whether most blocks have one line of numbers, and all only labels above and below it."""
    holding = [block for line, block in zip(lines, blocks, strict=True) if line.has_number]
    labels = [line for line in lines if not line.has_number]
    is_each_once = len(holding) == len(set(holding)) and 2 * len(holding) > blocks[-1] + 1
    is_enough = is_each_once and len(holding) >= _FEWEST_BLOCKS
    return is_enough and all(len(line.chunks) == 1 for line in labels)


def _hold_all(lines: Sequence[ChunkLine], blocks: Sequence[int]) -> bool:
    """Tell whether no block is a label alone, which heads others."""
    return sum(line.has_number for line in lines) == blocks[-1] + 1


def _wrap(lines: Sequence[ChunkLine], blocks: Sequence[int]) -> bool:
    """Tell whether most labels of a block that go on had no room for the next word."""
    right = max((line.chunks[0].x1 for line in lines if not line.has_number), default=0.0)
    pairs = zip(pairwise(lines), pairwise(blocks), strict=True)
    joined = [pair for pair, (above, below) in pairs if above == below]
    full = sum(_is_full(above, below, right) for above, below in joined)
    return bool(joined) and full >= _FULL * len(joined)


def _is_full(above: ChunkLine, below: ChunkLine, right: float) -> bool:
    x0, x1 = below.chunks[0].words[0]
    return above.chunks[0].x1 + x1 - x0 > right - _ROOM * above.size
