"""Pages of a sheet that is wider than its paper → one page each with all its columns.

A spreadsheet prints its columns page by page, either beside the rows just printed (over, then
down) or after all the rows (down, then over).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from services.extraction.core.grids.joining.column_continuation import (
    Side,
    adjoins,
    count_repeated_columns,
    has_same_edges,
    is_figure,
    join_columns,
)
from services.extraction.core.grids.joining.continuation import SAME_EDGE
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.reading import PageReading
from services.extraction.core.pdf.sheet_captions import (
    join_captions,
    share_cut_title,
    split_lines,
)
from services.extraction.core.pdf.unruled_sides import complete_side

# A sheet has no more pages of rows before those of its further columns.
_MOST_PAGES = 250


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
    first = sheets[at]
    if first.side is None or not (first.has_captions or _goes_on(before, first)):
        return [first], at + 1
    for count in range(1, min(_count_rows_of_one(sheets, at), len(sheets) - at - 1) + 1):
        if not _may_stand_beside(first.side, sheets[at + count].side):
            continue
        wide = _widen(sheets[at : at + count], sheets[at + count : at + 2 * count])
        if wide is not None:
            end = at + 2 * count
            while (more := _widen(wide, sheets[end : end + count])) is not None:
                wide, end = more, end + count
            return wide, end
    return [first], at + 1


def _count_rows_of_one(sheets: Sequence[Sheet], at: int) -> int:
    """Count the pages from one on that go on with its columns."""
    count = 1
    while count < min(_MOST_PAGES, len(sheets) - at) and _has_columns_of(
        sheets[at].side, sheets[at + count].side
    ):
        count += 1
    return count


def _has_columns_of(first: Side | None, side: Side | None) -> bool:
    if first is None or side is None:
        return False
    return has_same_edges(first.columns, side.columns, SAME_EDGE)


def _may_stand_beside(first: Side, side: Side | None) -> bool:
    """Tell at little cost whether to look closer: not at further rows, nor at the same head."""
    if side is None or not _has_columns_of(first, side):
        return True
    row, other = _read_first_row(first), _read_first_row(side)
    return row[0] == other[0] if any(map(is_figure, other)) else row != other


def _read_first_row(side: Side) -> list[str]:
    return [cell.text for cell in takewhile(lambda cell: not cell.row, side.grid.cells)]


def _goes_on(before: Sheet | None, sheet: Sheet) -> bool:
    """Tell whether a page without captions has the first columns of the wide sheet before it."""
    if before is None or before.side is None or sheet.side is None:
        return False
    if not before.side.grid.is_joined:
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
    if side is None:
        return None
    is_cut = share_cut_title(left.lines, right.lines, (left.side, side))
    if not adjoins(left.side, side, is_cut=is_cut):
        return None
    has_labels = count_repeated_columns(left.side, side) > 0
    has_figures = any(is_figure(cell.text) for cell in side.grid.cells)
    may_add = has_figures and not has_labels
    lines = join_captions(left.lines, right.lines, (left.side, side), may_add=may_add)
    return None if lines is None else Sheet(left.reading, lines, join_columns(left.side, side))
