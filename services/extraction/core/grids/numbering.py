"""Ids of the tables of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterable

from shared.contracts.extracted import Block, FlattenedTable, Grid


def number_grids(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Name the grids and flattened tables `g1`, `g2` … in the order in which they are read."""
    numbered: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Grid | FlattenedTable):
            count += 1
            numbered.append(block.model_copy(update={"id": f"g{count}"}))
        else:
            numbered.append(block)
    return tuple(numbered)
