"""From what a reader sees to the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from services.extraction.core.arranging import arrange_blocks, read_until_limit
from shared.contracts.extracted import Block, Grid, Paragraph
from shared.errors import ResourceLimit


def _stop_after(*blocks: Block) -> Iterator[Block]:
    yield from blocks
    raise ResourceLimit("enough")


def test_what_came_before_a_limit_is_kept_and_flagged():
    flags: set[str] = set()
    assert read_until_limit(_stop_after(Paragraph(text="甲")), flags) == [Paragraph(text="甲")]
    assert flags == {"resource_limit_reached"}


def test_a_limit_before_anything_was_read_is_a_failure():
    with pytest.raises(ResourceLimit):
        read_until_limit(_stop_after(), set())


def test_tables_are_named_in_reading_order():
    grid = Grid(id="g", row_count=0, column_count=0, cells=())
    arranged = arrange_blocks([grid, Paragraph(text="甲"), grid], set())
    assert [block.id for block in arranged if isinstance(block, Grid)] == ["g1", "g2"]
