"""Ragged rows → grids: header spans deduced, merged cells put back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from services.extraction.core.grids.placing import build_grid
from services.extraction.core.text_dumps.header_spans import (
    Extent,
    find_blank_extents,
    find_extents,
)
from services.extraction.core.text_dumps.ragged_rows import (
    RaggedTable,
    Row,
    TextCell,
    find_width,
    is_blank,
    is_column_numbers,
    is_number,
)
from shared.contracts.extracted import Cell, Grid

_FORM_LABELS = frozenset({"项目编码", "项目代码", "项目名称"})
# Levels whose cell is merged over the rows of its indicators
_MERGED = re.compile(r"[一二]级指标$")
_DEEPEST = 4
_TOTAL_LABEL = re.compile(r"合\s*计|总\s*计|小\s*计")


def to_grid(table: RaggedTable) -> Grid | None:
    """Build the grid of a table; None where nothing is printed in it."""
    rows = table.rows
    if all(map(is_blank, rows)):
        return None
    if _is_form(rows):
        cells = list(_place_form(rows))
    else:
        width = find_width(rows)
        header = _count_header(rows, width, keeps_blanks=table.keeps_blanks)
        width = max([width, *map(len, rows[:header])])
        labels = [[cell.text for cell in row] for row in rows[:header]]
        extents = (find_blank_extents if table.keeps_blanks else find_extents)(labels, width)
        cells = [*_place_header(rows, extents), *_place_body(rows, header, width)]
    return build_grid(cells, location=rows[0][0].location)


def _is_form(rows: Sequence[Row]) -> bool:
    """Whether labels and values stand side by side instead of labels above values."""
    if any(cell.text in _FORM_LABELS for cell in rows[0][:1]):
        return True
    lengths = {len(row) for row in rows}
    return lengths == {2} and len(rows) < 3 and rows[0][0].text.endswith("目标")


def _count_header(rows: Sequence[Row], width: int, *, keeps_blanks: bool) -> int:
    """Return how many rows the header has, without the one that numbers the columns."""
    numbered = next((at for at, row in enumerate(rows[:5]) if is_column_numbers(row)), None)
    if numbered is not None:
        return numbered
    if keeps_blanks:
        return 2 if len(rows) > 1 and _is_split(rows[0], rows[1]) else 1
    plain = takewhile(lambda row: not any(is_number(cell.text) for cell in row), rows[:_DEEPEST])
    lengths = [len(row) for row in plain]
    if not lengths or (lengths[0] < width and max(lengths) < width):
        return 0
    return lengths.index(max(lengths)) + 1


def _is_split(labels: Row, below: Row) -> bool:
    """Whether the row below a header heads the columns that the header leaves blank."""
    pairs = zip(labels, below, strict=False)
    is_open = any(not label.text and under.text for label, under in pairs)
    return is_open and not any(is_number(cell.text) for cell in below)


def _place_header(rows: Sequence[Row], extents: Sequence[Sequence[Extent]]) -> Iterator[Cell]:
    """Place header cells; a blank one lengthens the cell above it."""
    for at, places in enumerate(extents):
        for cell, place in zip(rows[at], places, strict=False):
            if at and not cell.text and place in extents[at - 1]:
                continue
            height = 1
            while at + height < len(extents) and _is_blank_at(
                rows[at + height], extents[at + height], place
            ):
                height += 1
            if place.span:
                yield _to_cell(cell, at, place, height)


def _is_blank_at(row: Row, extents: Sequence[Extent], place: Extent) -> bool:
    below = zip(row, extents, strict=False)
    return any(extent == place and not cell.text for cell, extent in below)


def _place_body(rows: Sequence[Row], header: int, width: int) -> Iterator[Cell]:
    """Place data rows; the blank cells of a merged level lengthen the cell above them."""
    merged = {at for at, cell in enumerate(rows[0]) if header and _MERGED.search(cell.text)}
    open_cells: dict[int, Cell] = {}
    for at in range(header, len(rows)):
        for cell, place in zip(rows[at], _spread(rows[at], width), strict=True):
            column = place.start
            if column in merged and column in open_cells and not cell.text:
                open_cells[column] = _lengthen(open_cells[column], at)
                continue
            if column in open_cells:
                yield open_cells.pop(column)
            placed = _to_cell(cell, at, place, 1)
            if column in merged and cell.text:
                open_cells[column] = placed
            else:
                yield placed
    yield from open_cells.values()


def _lengthen(cell: Cell, row: int) -> Cell:
    return replace(cell, row_span=row - cell.row + 1)


def _spread(row: Row, width: int) -> list[Extent]:
    """Return the columns of a row; in a short one the label of a total, or the end, is wider."""
    spare = max(width - len(row), 0)
    wide = 0 if spare and _TOTAL_LABEL.search(row[0].text) else len(row) - 1
    places, start = [], 0
    for at in range(len(row)):
        span = 1 + (spare if at == wide else 0)
        places.append(Extent(start, span))
        start += span
    return places


def _place_form(rows: Sequence[Row]) -> Iterator[Cell]:
    """Place label and value cells row by row; a blank label lengthens the label above it."""
    width = max(map(len, rows))
    label: Cell | None = None
    for at, row in enumerate(rows):
        for cell, place in zip(row, _spread(row, width), strict=True):
            if place.start or place.span == width:
                yield _to_cell(cell, at, place, 1)
            elif cell.text or label is None:
                if label:
                    yield label
                label = _to_cell(cell, at, place, 1)
            else:
                label = _lengthen(label, at)
    if label:
        yield label


def _to_cell(cell: TextCell, row: int, place: Extent, height: int) -> Cell:
    return Cell(
        row=row,
        column=place.start,
        row_span=height,
        column_span=place.span,
        text=cell.text,
        location=cell.location,
        marks=cell.marks,
    )
