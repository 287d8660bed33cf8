"""A page that goes on with a table without rules → the rows, and the page without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.extraction.core.grids.chunks import Chunk, ChunkLine
from services.extraction.core.grids.joining.continuation import Part
from services.extraction.core.grids.joining.known_columns import is_open
from services.extraction.core.grids.joining.open_rows import read_open_rows
from services.extraction.core.grids.region import RegionTable
from services.extraction.core.pdf.lines import PrintedLine
from services.extraction.core.pdf.sheets import Sheet

# Texts on one line differ in height by less, in sizes.
_SAME_LINE = 0.42


def read_on(part: Part, sheet: Sheet) -> tuple[RegionTable, Sheet] | None:
    """Return the rows with which a page goes on, and what else is on it; None where it does not.

    Rows that the page itself has taken for a part of another table are left to that table.
    """
    is_wide = sheet.side is not None and sheet.side.grid.is_joined
    if is_wide or not is_open(part):
        return None
    lines = _group_lines(_leave_out_running_heads(sheet))
    rows = read_open_rows(part, sheet.reading.number, lines)
    if rows is None:
        return None
    end = rows.box[3]
    below = [line.top for line in lines if line.top >= end]
    open_tables = [table for table in sheet.reading.tables if table.box[1] < end]
    if any(top < table.box[3] for table in open_tables for top in below):
        return None
    return rows, _cut_above(sheet, end)


def _cut_above(sheet: Sheet, end: float) -> Sheet:
    """Return a page without what stands above some height."""
    tables = [table for table in sheet.reading.tables if table.box[1] >= end]
    lines = [line for line in sheet.lines if line.box[1] + line.box[3] > 2 * end]
    side = sheet.side if len(tables) == len(sheet.reading.tables) else None
    return Sheet(replace(sheet.reading, tables=tables), lines, side)


def _leave_out_running_heads(sheet: Sheet) -> Iterator[PrintedLine]:
    """Yield the lines that stand no higher and no lower than the content of the page."""
    boxes = [table.box for table in sheet.reading.tables] + [line.box for line in sheet.lines]
    top = min((box[1] for box in boxes), default=0.0)
    bottom = max((box[3] for box in boxes), default=0.0)
    for line in sheet.reading.top:
        if top - 1 <= line.box[1] and line.box[3] <= bottom + 1:
            yield line


def _group_lines(pieces: Iterator[PrintedLine]) -> list[ChunkLine]:
    """Put the pieces of each line together, from left to right."""
    groups: list[list[PrintedLine]] = []
    for piece in sorted(pieces, key=_middle):
        if groups and _middle(piece) - _middle(groups[-1][0]) < _SAME_LINE * piece.size:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_to_line(sorted(group, key=lambda piece: piece.box[0])) for group in groups]


def _middle(piece: PrintedLine) -> float:
    return (piece.box[1] + piece.box[3]) / 2


def _to_line(pieces: Sequence[PrintedLine]) -> ChunkLine:
    return ChunkLine(
        min(piece.box[1] for piece in pieces),
        max(piece.box[3] for piece in pieces),
        pieces[0].size,
        tuple(map(_to_chunk, pieces)),
    )


def _to_chunk(piece: PrintedLine) -> Chunk:
    x0, top, x1, bottom = piece.box
    return Chunk(x0, x1, piece.size, piece.text, ((x0, x1),), top, bottom)
