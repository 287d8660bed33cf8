"""Lines set tighter within a row than from row to row → blocks of one line of numbers each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from services.extraction.core.grids.chunks import ChunkLine

# Steps between rows are so many times those within a row, at least.
_WIDER = 1.15
_FEWEST_BLOCKS = 3


def find_blocks(lines: Sequence[ChunkLine]) -> list[int] | None:
    """Return the block of each line of a body; None where no step parts all lines of numbers."""
    steps = [below.top - above.top for above, below in pairwise(lines)]
    for tight, wide in pairwise(sorted(set(steps))):
        if wide < _WIDER * max(tight, 1.0):
            continue
        blocks = [0]
        for step in steps:
            blocks.append(blocks[-1] + (step > tight))
        if _holds_one_each(lines, blocks):
            return blocks
    return None


def _holds_one_each(lines: Sequence[ChunkLine], blocks: Sequence[int]) -> bool:
    """Tell whether each block has one line of numbers, and only labels above and below it."""
    holding = [block for line, block in zip(lines, blocks, strict=True) if line.has_number]
    is_each_once = holding == list(range(blocks[-1] + 1))
    labels = [line for line in lines if not line.has_number]
    return (
        is_each_once
        and len(holding) >= _FEWEST_BLOCKS
        and all(len(line.chunks) == 1 for line in labels)
    )
