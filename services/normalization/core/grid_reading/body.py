"""The data rows of a table, each as long as its columns."""

from __future__ import annotations

from dataclasses import dataclass

from services.normalization.core.grid_reading.furniture import is_furniture_row
from services.normalization.core.grid_reading.header import find_levels
from services.normalization.core.grid_reading.matrix import Matrix
from services.normalization.core.grid_reading.wording import is_column_number_row, is_figure
from services.normalization.core.printed_text import to_cell_text, to_label
from shared.contracts.extracted import Cell, CellMark
from shared.contracts.location import Location


@dataclass(frozen=True)
class BodyCell:
    """A value in its column: as printed, where, and what speaks against it."""

    text: str | None = None
    location: Location | None = None
    marks: tuple[CellMark, ...] = ()


BodyRow = tuple[BodyCell, ...]


def build_rows(
    matrix: Matrix, columns: list[tuple[str, ...]], header: range, end: int
) -> list[BodyRow]:
    """Return the rows after the header; blank, repeated header and caption rows are dropped."""
    beside = find_levels(matrix, header.start) if header else 0
    repeated = {_signature(matrix, row)[beside:] for row in header}
    rows = []
    for row in range(header.stop, end):
        signature = _signature(matrix, row)
        if not any(signature) or is_column_number_row(signature):
            continue
        if any(signature[beside:]) and signature[beside:] in repeated:
            continue
        if is_furniture_row(matrix, row):
            continue
        rows.append(_build_row(matrix, columns, row, header.stop))
    rows = [row for row in rows if any(cell.text for cell in row)]
    labels = _pair_labels(columns)
    return [_place_total(row, labels) for row in rows] if matrix.is_from_text else rows


def _signature(matrix: Matrix, row: int) -> tuple[str, ...]:
    return tuple(to_label(cell.text) if cell else "" for cell in matrix.rows[row])


def _build_row(
    matrix: Matrix, columns: list[tuple[str, ...]], row: int, header_end: int
) -> BodyRow:
    """A cell merged downwards stands in each of its rows; one merged sideways in one column.

    A header cell that reaches down beside the first data row is no value.
    """
    values = [BodyCell() for _ in columns]
    for cell in matrix.distinct(row):
        if cell.row < header_end:
            continue
        column = _own_column(matrix, cell, columns, row)
        values[column] = BodyCell(to_cell_text(cell.text), cell.location, cell.marks)
    return tuple(values)


def _own_column(matrix: Matrix, cell: Cell, columns: list[tuple[str, ...]], row: int) -> int:
    """Return the column of a cell: a total merged over code and name belongs to the name."""
    reach = range(cell.column, min(cell.column + cell.column_span, matrix.column_count))
    covered = [column for column in reach if matrix.rows[row][column] is cell]
    if len(covered) > 1 and cell.text.strip() and not is_figure(cell.text):
        for column in covered:
            if _is_name(columns[column]):
                return column
    return covered[0]


def _pair_labels(columns: list[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return each column of codes with the column of names that follows it."""
    pairs: list[tuple[int, int]] = []
    name: int | None = None
    for column in reversed(range(len(columns))):
        name = column if _is_name(columns[column]) else name
        if name is not None and _is_code(columns[column]):
            pairs.append((column, name))
    return pairs[::-1]


def _place_total(row: BodyRow, labels: list[tuple[int, int]]) -> BodyRow:
    """Move a total out of the code's column: text cannot say that it was merged over the name."""
    values = list(row)
    for code, name in labels:
        text = values[code].text
        if text and not is_figure(text) and not values[name].text:
            values[name], values[code] = values[code], BodyCell()
    return tuple(values)


def _is_name(path: tuple[str, ...]) -> bool:
    return path[-1].endswith("科目名称")


def _is_code(path: tuple[str, ...]) -> bool:
    return path[-1].endswith(("科目编码", "科目代码")) or path[-1] in ("类", "款", "项")
