"""From what a reader sees to the blocks of a document: limits, split tables, contents, ids."""

from __future__ import annotations

from collections.abc import Iterable

from services.extraction.core.contents_lists import flag_contents
from services.extraction.core.grids.joining.split_tables import join_split_tables
from services.extraction.core.grids.numbering import number_grids
from shared.contracts.extracted import Block
from shared.errors import ResourceLimit

LIMIT_FLAG = "resource_limit_reached"


def arrange_blocks(blocks: Iterable[Block], flags: set[str]) -> tuple[Block, ...]:
    """Join split tables, flag contents entries, and name the tables in reading order."""
    return number_grids(flag_contents(join_split_tables(read_until_limit(blocks, flags))))


def read_until_limit(blocks: Iterable[Block], flags: set[str]) -> list[Block]:
    """Return the blocks that came before a resource limit, flagged; raises where none came."""
    complete: list[Block] = []
    try:
        for block in blocks:
            complete.append(block)
    except ResourceLimit:
        if not complete:
            raise
        flags.add(LIMIT_FLAG)
    return complete
