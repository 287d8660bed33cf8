"""Flattened tables of a document → grids, in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.normalization.core.reflow.projects import reflow_project
from services.normalization.core.reflow.statistical import reflow_statistical
from shared.contracts.extracted import Block, FlattenedTable, Paragraph

_CAPTIONS = 4


def reflow_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with every flattened table turned into the grids it was."""
    return tuple(
        grid
        for at, block in enumerate(blocks)
        for grid in (
            _reflow(block, _find_captions(blocks, at))
            if isinstance(block, FlattenedTable)
            else (block,)
        )
    )


def _find_captions(blocks: Sequence[Block], at: int) -> frozenset[str]:
    """Return what is printed right above a table, without blanks: pages repeat it."""
    above = blocks[max(at - _CAPTIONS, 0) : at]
    return frozenset("".join(b.text.split()) for b in above if isinstance(b, Paragraph))


def _reflow(table: FlattenedTable, captions: frozenset[str]) -> Iterator[Block]:
    grids = list(reflow_project(table, captions))
    grid = reflow_statistical(table, captions) if not grids else None
    if grid:
        grids.append(grid)
    yield from grids
    if not grids:
        yield table
