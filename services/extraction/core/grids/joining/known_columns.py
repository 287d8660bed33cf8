"""A table without rules, as far as it is read → what is known of its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from services.extraction.core.grids.chunks import is_year
from services.extraction.core.grids.joining.continuation import Part, plain
from services.extraction.core.grids.joining.grid_tail import REACH, find_tail, take_top
from services.extraction.core.grids.ruled.half_ruled import is_number
from shared.contracts.extracted import Cell, CellMark, Grid

# A head has no more rows.
_HEAD_ROWS = 4
# Share of a column's texts that are numbers where numbers alone belong into it.
_NUMBERS = 0.6


@dataclass(frozen=True, slots=True)
class KnownColumns:
    """What is known of the columns of a table without rules."""

    edges: tuple[float, ...]
    numeric: frozenset[int]
    """Columns into which only numbers belong."""
    head: frozenset[str]
    """The texts of the head, without white space."""
    labels: tuple[str, ...]
    """What each of the first rows below the head says in columns of words."""
    captions: tuple[str, ...]


def is_open(part: Part) -> bool:
    """Tell whether white space alone has parted the last rows of a table."""
    tail = part.grid.cells[find_tail(part.grid) :]
    return bool(part.edges) and all(CellMark.GUESSED in cell.marks for cell in tail)


def describe(part: Part) -> KnownColumns:
    """Return what the head, the first and the last rows of a table tell of its columns."""
    top = take_top(part.grid, _HEAD_ROWS).cells
    body = min((cell.row for cell in top if _is_value(cell.text)), default=_HEAD_ROWS)
    numeric = _find_numeric(part.grid, body)
    return KnownColumns(
        part.edges,
        numeric,
        frozenset(plain(cell.text) for cell in top if cell.row < body and cell.text),
        _find_labels(take_top(part.grid, body + REACH).cells, body, numeric),
        part.captions,
    )


def _find_numeric(grid: Grid, body: int) -> frozenset[int]:
    """Return the columns of numbers; one that says nothing is one of them, but for the first."""
    texts: dict[int, list[bool]] = {at: [] for at in range(1, grid.column_count)}
    for cell in grid.cells[find_tail(grid) :]:
        if cell.row >= body and cell.column_span == 1 and cell.text:
            texts.setdefault(cell.column, []).append(is_number(cell.text))
    return frozenset(at for at, found in texts.items() if sum(found) >= _NUMBERS * len(found))


def _find_labels(cells: Iterable[Cell], body: int, numeric: frozenset[int]) -> tuple[str, ...]:
    labels: dict[int, str] = {}
    for cell in cells:
        if cell.row >= body and cell.column not in numeric:
            labels[cell.row] = labels.get(cell.row, "") + plain(cell.text)
    return tuple(labels.values())


def _is_value(text: str) -> bool:
    return is_number(text) and not is_year(text)
