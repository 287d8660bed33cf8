"""Tables that print nothing of their own: authors use them to lay out what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lxml import etree


class PlacedCell(Protocol):
    """A cell of a marked-up table at its place."""

    element: etree._Element
    row: int
    column: int


def is_frame(cells: Sequence[PlacedCell], table_tag: str, *text_tags: str) -> bool:
    """Whether a table only lays out its content: one column, or little beside tables.

    Only text in elements of `text_tags` counts; all text where none is named.
    """
    if len({cell.column for cell in cells}) <= 1:
        return True
    nesting = [cell.element.find(f".//{table_tag}") is not None for cell in cells]
    if not any(nesting):
        return False
    speaking = [
        cell.row
        for cell, nests in zip(cells, nesting, strict=True)
        if not nests and "".join(map(str, cell.element.itertext(*text_tags))).strip()
    ]
    return len(speaking) - len(set(speaking)) < 2
