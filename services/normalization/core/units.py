"""The units a department's budget is made of, from its table of units and from captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.normalization.core.printed_text import to_cell_text
from shared.contracts.document import BudgetUnit
from shared.contracts.extracted import Block, Grid, Paragraph
from shared.folding import fold_plain

# A unit's code and name in a caption: 209001某局本级 单位：万元
_CODED = re.compile(
    r"^(?P<code>\d{6})(?P<name>[\u4e00-\u9fff()·]{4,40}?)(?=单位:|预算年度|截止|金额|$)"
)
_CAPTION_ROWS = 2
"""Rows of a grid that may hold its captions."""
# What stands under the header 单位名称 and names no unit
_NO_UNIT = re.compile(r"^(?:合计|小计|总计|序号|\d+)$")


def find_units(blocks: Sequence[Block]) -> tuple[BudgetUnit, ...]:
    """Return every unit once, in the order of their first mention, with its printed code."""
    codes: dict[str, str] = {}
    names: dict[str, None] = {}
    for block in blocks:
        names.update(dict.fromkeys(read_unit_names(block)))
        for text in _read_captions(block):
            if found := _CODED.match(fold_plain(text)):
                codes.setdefault(found["name"], found["code"])
                names.setdefault(found["name"])
    return tuple(BudgetUnit(code=codes.get(name), name=name) for name in names)


def read_unit_names(block: Block) -> Iterator[str]:
    """Yield the names in a table of units: those beneath the header 单位名称."""
    if not isinstance(block, Grid):
        return
    head = next((c for c in block.cells if fold_plain(c.text) == "单位名称"), None)
    if head is None:
        return
    for cell in block.cells:
        name = to_cell_text(cell.text)
        is_below = cell.column == head.column and cell.row > head.row
        if is_below and name and not _NO_UNIT.match(name):
            yield name


def _read_captions(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Grid):
        yield from (cell.text for cell in block.cells if cell.row < _CAPTION_ROWS)
