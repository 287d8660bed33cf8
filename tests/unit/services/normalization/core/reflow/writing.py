"""Write flattened tables and show what they become."""

from __future__ import annotations

from services.normalization.core.reflow.reflow import reflow_blocks
from shared.contracts.extracted import Block, CellMark, FlattenedTable, Grid, Paragraph, TextLine
from shared.contracts.location import Location

INDICATOR_HEADER = """一级指标 二级指标 三级指标 绩效指标描述 指标值
指标值确定

依据

"""


def write_table(text: str, *, first_line: int = 1) -> FlattenedTable:
    """Return a table of the lines that are not blank; blank ones only count."""
    lines = tuple(
        TextLine(text=line.strip(), location=Location(line=number))
        for number, line in enumerate(text.split("\n"), start=first_line)
        if line.strip()
    )
    return FlattenedTable(id="g1", lines=lines)


def reflow(text: str, *captions: str) -> list[Grid]:
    """Return the grids that a flattened table under captions becomes."""
    above: list[Block] = [Paragraph(text=caption) for caption in captions]
    blocks = reflow_blocks((*above, write_table(text)))
    return [block for block in blocks if isinstance(block, Grid)]


def show_body(grid: Grid) -> list[str]:
    """Return the rows under the header as `a | b`, guessed cells marked `?`."""
    rows: list[list[str]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row].append(cell.text + ("?" if CellMark.GUESSED in cell.marks else ""))
    return [" | ".join(row) for row in rows[grid.header_rows or 0 :]]


def show_header(grid: Grid) -> list[str]:
    """Return every header cell with its columns: `收入 1-2`."""
    cells = [cell for cell in grid.cells if cell.row < (grid.header_rows or 0)]
    return [f"{cell.text} {cell.column}-{cell.column + cell.column_span - 1}" for cell in cells]
