"""What stands at the heights of a table on the next page and no rule of that page encloses.

A merged header cell loses its rules where the page cuts it, and a single column is no table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extraction.core.grids.joining.column_continuation import Side, find_body, is_figure
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.paragraphs import to_box
from services.extraction.core.pdf.reading import PageReading
from services.extraction.core.pdf.sheet_captions import split_lines
from shared.contracts.extracted import Cell, Grid

_SAME_HEIGHT = 2.0
# A line this near to the edge between two rows stands in a cell merged of both, in points.
_ON_EDGE = 4.0
# Fewer figures may stand anywhere.
_FEWEST_FIGURES = 2
# A line this near below another, in sizes, goes on with it where the rows leave more room.
_WRAPPED = 0.5


def complete_side(
    left: Side,
    right: Side | None,
    reading: PageReading,
    lines: Sequence[PrintedLine],
    columns: Sequence[float] = (),
) -> Side | None:
    """Return the right side with what its rules leave out; None where nothing stands level.

    `columns` are the edges that rules have told on the page of the rows above, if there is one.
    """
    level, below = split_lines(lines, left.rows).level, split_lines(lines, left.rows).below
    if right is None and (reading.tables or below):
        return None
    if right is None:
        build = _build_body if columns else _build_column
        return build(left, reading, level, columns)
    if right.rows[0] <= left.rows[0] + _SAME_HEIGHT:
        return None if level else right
    above = [line for line in level if line.box[3] <= right.rows[0] + _SAME_HEIGHT]
    return _add_head(left, right, reading, above) if len(above) == len(level) else None


def _add_head(
    left: Side, right: Side, reading: PageReading, lines: Sequence[PrintedLine]
) -> Side | None:
    """Put a header cell over all columns where the left side has a row and the right has none."""
    if not any(abs(edge - right.rows[0]) <= _SAME_HEIGHT for edge in left.rows[1:3]):
        return None
    head = Cell(
        row=0,
        column=0,
        column_span=right.grid.column_count,
        text="".join(line.text for line in lines),
        location=reading.locate(to_box(list(lines))) if lines else None,
    )
    cells = [replace(cell, row=cell.row + 1) for cell in right.grid.cells]
    grid = right.grid.model_copy(
        update={"row_count": right.grid.row_count + 1, "cells": (head, *cells)}
    )
    return Side(grid, right.columns, (left.rows[0], *right.rows))


def _build_body(
    left: Side, reading: PageReading, lines: Sequence[PrintedLine], columns: Sequence[float]
) -> Side | None:
    """Read figures that stand in the left side's rows and in known columns."""
    cells: dict[tuple[int, int], Cell] = {}
    for line in lines:
        cell = _to_cell(left, reading, line)
        middle = (line.box[0] + line.box[2]) / 2
        column = sum(edge < middle for edge in columns) - 1
        if not 0 <= column < len(columns) - 1:
            return None
        is_outside = line.box[0] < columns[column] or line.box[2] > columns[column + 1]
        if not is_figure(line.text) or is_outside or (cell.row, column) in cells:
            return None
        cells[cell.row, column] = replace(cell, column=column)
    places = [
        (row, column) for row in range(len(left.rows) - 1) for column in range(len(columns) - 1)
    ]
    filled = [cells.get(place, Cell(row=place[0], column=place[1])) for place in places]
    return _to_side(left, filled, columns)


def _build_column(
    left: Side, reading: PageReading, lines: Sequence[PrintedLine], _: Sequence[float]
) -> Side | None:
    """Read lines that stand one below the other in the left side's rows as a column."""
    figures = [line for line in lines if is_figure(line.text)]
    if len(figures) < _FEWEST_FIGURES or not _share_width(figures):
        return None
    cells: dict[int, Cell] = {}
    cut: list[int] = []
    for line in _join_wrapped(lines, left.rows):
        cell = _to_cell(left, reading, line)
        if cell.row in cells:
            return None
        cells[cell.row] = cell
        if not _share_width([line, _widest(figures)]):
            cut.append(cell.row)
    body = find_body(
        left.grid, Grid(id="g", row_count=0, column_count=1, cells=tuple(cells.values()))
    )
    if any(is_figure(cell.text) != (row >= body) for row, cell in cells.items()):
        return None
    heads = [cell for row, cell in cells.items() if row < body]
    if len(heads) == 1 and _is_in_middle(lines[0], left.rows[: body + 1]):
        del cells[heads[0].row]
        cells[0] = replace(heads[0], row=0, row_span=body)
    box = to_box(list(lines))
    return replace(_to_side(left, _fill(cells, left), (box[0], box[2])), cut_rows=tuple(cut))


def _is_in_middle(line: PrintedLine, rows: Sequence[float]) -> bool:
    """Tell whether a line stands half way down some rows, as in a cell merged of all of them."""
    return abs(line.box[1] + line.box[3] - rows[0] - rows[-1]) <= 2 * _ON_EDGE


def _fill(cells: dict[int, Cell], left: Side) -> list[Cell]:
    """Return a column's cells with blank ones where it has none."""
    covered = {row for cell in cells.values() for row in range(cell.row, cell.row + cell.row_span)}
    blanks = [Cell(row=row, column=0) for row in range(len(left.rows) - 1) if row not in covered]
    return sorted([*cells.values(), *blanks], key=lambda cell: cell.row)


def _join_wrapped(lines: Sequence[PrintedLine], rows: Sequence[float]) -> list[PrintedLine]:
    """Join the lines of one cell that is merged of two rows, each higher than its lines need."""
    joined: list[PrintedLine] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above is None or is_figure(line.text) or not _is_wrapped(above, line, rows):
            joined.append(line)
        else:
            box = to_box([above, line])
            joined[-1] = replace(above, text=above.text + line.text, box=box)
    return joined


def _is_wrapped(above: PrintedLine, line: PrintedLine, rows: Sequence[float]) -> bool:
    height = min(below - edge for edge, below in pairwise(rows[:3]))
    is_near = line.box[1] - above.box[3] < _WRAPPED * line.size
    return is_near and height > 2 * _WRAPPED * (line.box[3] - line.box[1]) + line.size / 2


def _share_width(lines: Sequence[PrintedLine]) -> bool:
    """Tell whether lines share a stretch of the page's width."""
    return max(line.box[0] for line in lines) < min(line.box[2] for line in lines)


def _widest(lines: Sequence[PrintedLine]) -> PrintedLine:
    return max(lines, key=lambda line: line.box[2] - line.box[0])


def _to_side(left: Side, cells: Sequence[Cell], columns: Sequence[float]) -> Side:
    grid = Grid(
        id="g",
        row_count=len(left.rows) - 1,
        column_count=len(columns) - 1,
        cells=tuple(cells),
    )
    return Side(grid, tuple(columns), left.rows)


def _to_cell(left: Side, reading: PageReading, line: PrintedLine) -> Cell:
    middle = (line.box[1] + line.box[3]) / 2
    row = sum(edge < middle for edge in left.rows) - 1
    inner = left.rows[1:-1]
    merged = next((at for at, edge in enumerate(inner) if abs(edge - middle) <= _ON_EDGE), None)
    is_header = not is_figure(line.text)
    first, span = (merged, 2) if merged is not None and is_header else (row, 1)
    cell = Cell(row=first, column=0, text=line.text, location=reading.locate(line.box))
    return replace(cell, row_span=span) if span > 1 else cell
