"""Texts in columns → the rows that they show: texts beside each other in several columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from services.extraction.core.grids.aligned.text_lines import TextCell
from services.extraction.core.pdf.page import Box

# Texts are of one row when their middles or tops differ by less, in sizes.
_LEVEL = 0.3
# So many rows that two columns share tell that a stretch is several rows, where column rules
# begin or end around it; where not, so many with this white between them, in sizes; or so many
# that three columns share.
_FEWEST_SHARED, _FEWEST_ROWS, _LEAST_WHITE, _FEWEST_SURE = 2, 3, 0.45, 4
# White around a row, compared with that between others.
_ROW_WHITE = 0.7


@dataclass(frozen=True, slots=True)
class Block:
    """Positions of a lattice that no rule parts: rows, columns, box and texts."""

    top: int
    bottom: int
    """The row after its last."""
    first: int
    last: int
    box: Box
    cells: tuple[TextCell, ...]

    @property
    def has_numbers(self) -> bool:
        """Whether one of its texts is a number."""
        return any(cell.is_number for cell in self.cells)


@dataclass(slots=True)
class TextRow:
    """A row that texts show: from where to where they reach."""

    top: float
    bottom: float
    cells: list[TextCell] = field(default_factory=list)

    def takes(self, cell: TextCell) -> bool:
        """Tell whether a text stands beside the first one of the row."""
        slack = _LEVEL * cell.size
        first = self.cells[0]
        return abs(cell.middle - first.middle) < slack or abs(cell.top - first.top) < slack

    def add(self, cell: TextCell) -> None:
        """Add a text."""
        self.cells.append(cell)
        self.top, self.bottom = min(self.top, cell.top), max(self.bottom, cell.bottom)


def find_text_rows(
    columns: Sequence[Sequence[TextCell]], top: float, bottom: float, *, has_ends: bool
) -> list[TextRow]:
    """Return the rows of texts between two heights; a single one where it is not surely several."""
    most = max(map(len, columns), default=0)
    if most > 1:
        ways = [_match(at, columns) for at, cells in enumerate(columns) if len(cells) == most]
        rows, shared = max(ways, key=lambda way: sum(way[1]))
        if _is_several(rows, sorted(shared, reverse=True), has_ends=has_ends):
            return rows
    cells = [cell for column in columns for cell in column]
    low = min((cell.top for cell in cells), default=top)
    return [TextRow(low, max((cell.bottom for cell in cells), default=bottom), cells)]


def are_flush(rows: Sequence[TextRow]) -> bool:
    """Tell whether texts begin at the top of their rows rather than stand in the middle."""
    flush = centred = 0
    for row in rows:
        for cell in row.cells:
            slack = _LEVEL * cell.size
            if abs(cell.middle - (row.top + row.bottom) / 2) > slack:
                flush += 1
            elif cell.bottom - cell.top < row.bottom - row.top - slack:
                centred += 1
    return flush > centred


def _match(base: int, columns: Sequence[Sequence[TextCell]]) -> tuple[list[TextRow], list[int]]:
    """Return the rows that one column shows, and how many of them each other column shares.

    Numbers beside no row, and texts above and below all of them, make rows of their own.
    """
    rows = [TextRow(cell.top, cell.bottom, [cell]) for cell in columns[base]]
    whites = sorted(below.top - above.bottom for above, below in pairwise(rows))
    least = _ROW_WHITE * whites[len(whites) // 4]
    shared = []
    for cells in (*columns[:base], *columns[base + 1 :]):
        taken = 0
        for cell in cells:
            row = next((row for row in rows if row.takes(cell)), None)
            if row is not None:
                row.add(cell)
                taken += 1
            elif _is_row(cell, rows, least):
                rows.append(TextRow(cell.top, cell.bottom, [cell]))
        shared.append(taken)
    return sorted(rows, key=lambda row: row.top), shared


def _is_row(cell: TextCell, rows: Sequence[TextRow], least: float) -> bool:
    """Tell whether a text beside no other is a row, and not the label of several.

    It is a number, stands above or below all rows, or as far from the next ones as rows do.
    """
    above = [cell.bottom - row.top for row in rows]
    below = [row.bottom - cell.top for row in rows]
    near = max(min(one, other) for one, other in zip(above, below, strict=True))
    is_outside = max(above) < 0 or max(below) < 0
    return near < 0 and (cell.is_number or is_outside or -near >= least)


def _is_several(rows: Sequence[TextRow], shared: Sequence[int], *, has_ends: bool) -> bool:
    """Tell whether texts are several rows and not the lines of one."""
    if not shared:
        return False
    if has_ends:
        return shared[0] >= _FEWEST_SHARED
    if len(shared) > 1 and shared[1] >= _FEWEST_SURE:
        return True
    whites = sorted(below.top - above.bottom for above, below in pairwise(rows))
    white = whites[len(whites) // 2] / rows[0].cells[0].size
    return shared[0] >= _FEWEST_ROWS and white > _LEAST_WHITE
