"""A page as blocks, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from services.extraction.core.grids.joining.repeated_headers import drop_repeated_headers
from services.extraction.core.grids.joining.titles import lift_title_rows
from services.extraction.core.markup.flow import FlowLine, FlowTable, Page, iterate_flow
from services.extraction.core.markup.tables import read_grid, read_layout
from services.extraction.core.text_dumps.prose import is_contents_entry
from shared.contracts.extracted import Block, Paragraph
from shared.contracts.location import Location

TABLE_DEPTH_LIMIT = 50
LINE_LIMIT = 300
"""No line of a contents list is longer."""


def read_blocks(root: etree._Element, path: str, page: Page, depth: int = 0) -> Iterator[Block]:
    """Yield the paragraphs and grids below `root`, which lies in `depth` tables."""
    for item in iterate_flow(root, path, page):
        if isinstance(item, FlowLine):
            yield Paragraph(
                text=item.text,
                location=Location(element=item.path),
                heading_level=item.heading_level,
                is_contents_entry=is_contents_entry(item.text[:LINE_LIMIT]),
            )
        else:
            yield from _read_table(item, page, depth + 1)


def _read_table(table: FlowTable, page: Page, depth: int) -> Iterator[Block]:
    """Yield a table, or its content where the table only lays it out."""
    if depth > TABLE_DEPTH_LIMIT:
        page.flags.add("nesting_limit_reached")
        return
    layout = read_layout(table, page)
    for caption, place in layout.captions:
        yield from read_blocks(caption, place, page, depth)
    if layout.is_frame:
        for cell in layout.cells:
            yield from read_blocks(cell.element, cell.path, page, depth)
        return
    grid, nested = read_grid(layout, page)
    if grid is not None:
        yield from lift_title_rows(drop_repeated_headers(grid))
    for inner in nested:
        yield from _read_table(inner, page, depth + 1)
