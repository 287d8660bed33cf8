"""Where the header of a table ends, and the path of header cells over each column."""

from __future__ import annotations

from services.normalization.core.grid_reading.matrix import Matrix
from services.normalization.core.grid_reading.wording import (
    heads_indicators,
    is_column_number,
    is_column_number_row,
    is_data_row,
    is_figure,
    is_indicator_level_header,
)
from services.normalization.core.printed_text import to_label
from shared.contracts.extracted import Cell

_DEEPEST = 8
"""Rows within which a row of column numbers may stand."""


def find_header_end(matrix: Matrix, first: int, end: int, declared: int | None = None) -> int:
    """Return the row after the header; `first` when there is none.

    Rows that the format declares as header count where no row among them holds data.
    """
    for row in range(first, min(first + _DEEPEST, end)):
        if is_column_number_row(_texts(matrix, row)):
            return row + 1
    if first >= end or _is_body(matrix, first):
        return first
    last = first + 1
    row = first
    levels = find_levels(matrix, first)
    while row < last:
        for cell in matrix.printed(row):
            if not (_labels_all_rows(cell, end) or _labels_rows(cell, levels)):
                last = max(last, min(cell.row + cell.row_span, end))
        row += 1
        if row == last and row < end and _is_open(matrix, row - 1, row):
            last += 1
    declared = min(declared or 0, end)
    return last if any(_is_body(matrix, r) for r in range(last, declared)) else max(last, declared)


def find_levels(matrix: Matrix, row: int) -> int:
    """Return the column that the levels of indicators begin at; 0 in other tables."""
    printed = matrix.printed(row)
    if not heads_indicators(cell.text for cell in printed):
        return 0
    return next((c.column for c in printed if is_indicator_level_header(c.text)), 0)


def _labels_all_rows(cell: Cell, end: int) -> bool:
    """Whether a cell beside the header runs down to the last row: 绩效指标, one word a line."""
    return cell.column == 0 and cell.row_span > 2 and cell.row + cell.row_span >= end


def _labels_rows(cell: Cell, levels: int) -> bool:
    """Whether a cell stands left of the levels, so that it may run down beside them: 绩效指标."""
    return cell.column < levels


def _is_body(matrix: Matrix, row: int) -> bool:
    return is_data_row(_texts(matrix, row))


def _is_open(matrix: Matrix, row: int, below: int) -> bool:
    """Whether the header goes on in the row below: some cell of `row` has no leaf yet."""
    texts = _texts(matrix, below)
    if not any(texts) or any(is_figure(text) for text in texts):
        return False
    if any(_is_divided(matrix, cell, below) for cell in matrix.printed(row)):
        return True
    if _is_body(matrix, below):
        return False
    if is_written_out(matrix, row, below):
        return True
    begun = next((c for c in range(matrix.column_count) if matrix.text(row, c)), 0)
    return any(
        not matrix.text(row, column) and matrix.text(below, column)
        for column in range(begun + 1, matrix.column_count)
    )


def is_written_out(matrix: Matrix, row: int, below: int) -> bool:
    """Whether merged labels are written into each of their cells, over labels of their parts.

    Each column that does not repeat its label below then shares it with a column beside it.
    """
    over = [matrix.text(row, column) for column in range(matrix.column_count)]
    under = [matrix.text(below, column) for column in range(matrix.column_count)]
    if not all(over) or not all(under) or over == under:
        return False
    parted = [at for at in range(len(over)) if over[at] != under[at]]
    return len({under[at] for at in parted}) > 1 and all(
        over[at] in (over[at - 1] if at else "", over[at + 1] if at + 1 < len(over) else "")
        for at in parted
    )


def _is_divided(matrix: Matrix, cell: Cell, below: int) -> bool:
    """Whether several cells with text of their own stand directly under a spanning cell."""
    if cell.column_span == 1 or cell.row + cell.row_span != below:
        return False
    columns = range(cell.column, min(cell.column + cell.column_span, matrix.column_count))
    under = {id(matrix.rows[below][column]) for column in columns if matrix.text(below, column)}
    return len(under) > 1


def build_columns(matrix: Matrix, first: int, header_end: int) -> list[tuple[str, ...]]:
    """Return each column's header cells from top to bottom, without repeats."""
    header = range(first, header_end)
    numbering = [row for row in header if is_column_number_row(_texts(matrix, row))]
    rows = [row for row in header if row not in numbering]
    levels = [_find_level(matrix, numbering, column) for column in range(matrix.column_count)]
    texts = [
        _spread_texts(matrix, row, rows[position + 1 :], levels)
        for position, row in enumerate(rows)
    ]
    return [_path(matrix, rows, texts, levels, column) for column in range(matrix.column_count)]


def _path(
    matrix: Matrix, rows: list[int], texts: list[list[str]], levels: list[str], column: int
) -> tuple[str, ...]:
    path: list[str] = []
    for row, spread in zip(rows, texts, strict=True):
        text = to_label(spread[column])
        cell = matrix.rows[row][column]
        if cell is not None and _crosses(matrix, cell, rows[0]):
            continue
        if text and (not path or path[-1] != text):
            path.append(text)
    if levels[column]:
        path.append(levels[column])
    return tuple(path) or ("",)


def _find_level(matrix: Matrix, numbering: list[int], column: int) -> str:
    """Return 类, 款 or 项 where a form heads the code's columns in the row of column numbers."""
    texts = [to_label(matrix.text(row, column)) for row in numbering]
    return next((text for text in texts if text and not is_column_number(text)), "")


def _spread_texts(matrix: Matrix, row: int, lower: list[int], levels: list[str]) -> list[str]:
    """Return the text over each column; a blank cell without span is filled from its left.

    Formats without spans print `收入 | | 支出 |` for two groups of two columns; what a reader
    of text takes for spans is a guess.
    """
    texts = [matrix.text(row, column) for column in range(matrix.column_count)]
    is_merged = any(cell.column_span > 1 for cell in matrix.printed(row))
    if is_merged and not matrix.is_from_text:
        return texts
    group = ""
    for column, text in enumerate(texts):
        has_leaf = levels[column] or any(matrix.text(below, column) for below in lower)
        group = (text or group) if has_leaf else ""
        texts[column] = text or group
    return texts


def _crosses(matrix: Matrix, cell: Cell, first: int) -> bool:
    """Whether a cell lies under several header cells at once: it labels a row, not columns."""
    if cell.column_span == 1 or cell.row <= first:
        return False
    columns = range(cell.column, min(cell.column + cell.column_span, matrix.column_count))
    above = cell.row - 1
    parents = {id(matrix.rows[above][c]) for c in columns if matrix.text(above, c)}
    return len(parents) > 1


def _texts(matrix: Matrix, row: int) -> list[str]:
    return [cell.text.strip() for cell in matrix.distinct(row)]
