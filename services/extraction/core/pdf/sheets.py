"""Pages of a sheet that is wider than its paper → one page each with all its columns.

A spreadsheet prints its columns page by page, either beside the rows just printed (over, then
down) or after all the rows (down, then over).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.extraction.core.grids.column_continuation import (
    Side,
    adjoins,
    count_repeated_columns,
    has_same_edges,
    is_figure,
    join_columns,
)
from services.extraction.core.grids.continuation import SAME_EDGE
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.reading import PageReading
from services.extraction.core.pdf.sheet_captions import join_captions, split_lines
from services.extraction.core.pdf.unruled_sides import complete_side


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, the lines on it that are no running heads, and the only table it has."""

    reading: PageReading
    lines: list[PrintedLine]
    side: Side | None = None

    @property
    def has_captions(self) -> bool:
        """Whether anything is printed above the table."""
        return self.side is not None and bool(split_lines(self.lines, self.side.rows).above)


def join_wide_sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Join the pages that hold further columns of the pages before them."""
    joined: list[Sheet] = []
    at = 0
    while at < len(sheets):
        wide, at = _join_from(sheets, at, joined[-1] if joined else None)
        joined += wide
    return joined


def _join_from(sheets: Sequence[Sheet], at: int, before: Sheet | None) -> tuple[list[Sheet], int]:
    """Return the pages of rows that begin at one, widened, and where what follows them begins."""
    for count in range(1, len(sheets) - at):
        band = list(sheets[at : at + count])
        if not _are_rows_of_one(band):
            break
        if not (band[0].has_captions or _goes_on(before, band[0])):
            break
        wide = _widen(band, sheets[at + count : at + 2 * count])
        if wide is not None:
            end = at + 2 * count
            while (more := _widen(wide, sheets[end : end + count])) is not None:
                wide, end = more, end + count
            return wide, end
    return [sheets[at]], at + 1


def _are_rows_of_one(band: Sequence[Sheet]) -> bool:
    """Tell whether each page goes on with the columns of the first."""
    first = band[0].side
    last = band[-1].side
    if first is None or last is None:
        return False
    return has_same_edges(first.columns, last.columns, SAME_EDGE)


def _goes_on(before: Sheet | None, sheet: Sheet) -> bool:
    """Tell whether a page without captions has the first columns of the sheet before it."""
    if before is None or before.side is None or sheet.side is None:
        return False
    columns = sheet.side.columns
    return has_same_edges(before.side.columns[: len(columns)], columns, SAME_EDGE)


def _widen(band: Sequence[Sheet], beside: Sequence[Sheet]) -> list[Sheet] | None:
    """Put pages beside those of the band; None where any of them does not belong there."""
    if len(band) != len(beside):
        return None
    wide: list[Sheet] = []
    columns: Sequence[float] = ()
    for left, right in zip(band, beside, strict=True):
        sheet = _put_beside(left, right, columns)
        columns = columns or (right.side.columns if right.side else ())
        if sheet is None:
            return None
        wide.append(sheet)
    return wide


def _put_beside(left: Sheet, right: Sheet, columns: Sequence[float]) -> Sheet | None:
    if left.side is None:
        return None
    side = complete_side(left.side, right.side, right.reading, right.lines, columns)
    if side is None or not adjoins(left.side, side):
        return None
    has_labels = count_repeated_columns(left.side, side) > 0
    has_figures = any(is_figure(cell.text) for cell in side.grid.cells)
    may_add = has_figures and not has_labels
    lines = join_captions(left.lines, right.lines, (left.side, side), may_add=may_add)
    return None if lines is None else Sheet(left.reading, lines, join_columns(left.side, side))
