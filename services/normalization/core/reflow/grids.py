"""Rows and a form → the grid that the page showed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.normalization.core.reflow.forms import Form, Path
from services.normalization.core.reflow.tokens import Row, Value
from shared.contracts.extracted import Cell, CellMark, Grid, TextLine
from shared.contracts.location import Location


def build_grid(grid_id: str, form: Form, header: Sequence[TextLine], rows: Sequence[Row]) -> Grid:
    """Build a grid with its header cells, spans and all."""
    depth = max(map(len, form.columns))
    location = header[0].location if header else None
    cells = list(_build_header(form, depth, location))
    for at, row in enumerate(rows, start=depth):
        cells += [_to_cell(at, column, value) for column, value in enumerate(row)]
    return Grid(
        id=grid_id,
        row_count=depth + len(rows),
        column_count=len(form.columns),
        cells=tuple(cells),
        header_rows=depth,
        location=location,
    )


def _build_header(form: Form, depth: int, location: Location | None) -> Iterator[Cell]:
    for row in range(depth):
        column = 0
        while column < len(form.columns):
            path = form.columns[column]
            span = _count_under(form.columns[column:], path[: row + 1]) if len(path) > row else 1
            if len(path) > row:
                is_last = len(path) == row + 1
                span = 1 if is_last else span
                yield Cell(
                    row=row,
                    column=column,
                    row_span=depth - row if is_last else 1,
                    column_span=span,
                    text=path[row],
                    location=location,
                )
            column += span


def _count_under(columns: Sequence[Path], group: Path) -> int:
    """Return how many columns from the first on stand under the same header cell."""
    count = 0
    for path in columns:
        if path[: len(group)] != group or len(path) <= len(group):
            break
        count += 1
    return max(count, 1)


def _to_cell(row: int, column: int, value: Value) -> Cell:
    return Cell(
        row=row,
        column=column,
        text=value.text,
        location=Location(line=value.line) if value.line else None,
        marks=(CellMark.GUESSED,) if value.is_guessed else (),
    )
