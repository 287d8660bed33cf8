"""Dumps with one cell a line: a tab begins a cell, a blank line ends a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from services.extraction.core.text_dumps.ragged_rows import Row, to_cell
from services.extraction.core.text_dumps.source_lines import SourceLine

_ROW_GAP = 1
_LONGEST_CELL = 40
# What stands above a table, never inside its cells: a title, a part of the document
_TITLE = re.compile(r".{2,60}表$|第.{1,3}部分")


def is_cell_line(line: SourceLine) -> bool:
    """Whether the line holds one cell and nothing else."""
    return line.text.startswith("\t") and "\t" not in line.text[1:]


def _is_cell(line: SourceLine) -> bool:
    """Whether a line inside such a table begins a cell; a tab further on is a blank in it."""
    return line.text.startswith("\t")


def find_end(lines: Sequence[SourceLine], start: int) -> int:
    """Return the index after the last cell of the table that begins at `start`.

    A line without a tab goes on with the cell above where it follows at once and another cell
    comes right after it, or where the table goes on after the row's end.
    """
    end = at = start
    while at < len(lines):
        if _is_cell(lines[at]):
            end = at = at + 1
        elif lines[at].is_blank or _goes_on(lines, at):
            at += 1
        else:
            break
    return end


def _goes_on(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line without a tab belongs to the cell above it."""
    if lines[at - 1].is_blank:
        return False
    after = _skip(lines, at, lambda line: not line.is_blank and not _is_cell(line))
    if after is None or any(_TITLE.match(line.text) for line in lines[at:after]):
        return False
    after = _skip(lines, after, lambda line: line.is_blank)
    return after is not None and _is_cell(lines[after])


def _skip(
    lines: Sequence[SourceLine], start: int, passes: Callable[[SourceLine], bool]
) -> int | None:
    """Return the index of the next line that does not pass, within a cell's length."""
    within = range(start, min(start + _LONGEST_CELL, len(lines)))
    return next((at for at in within if not passes(lines[at])), None)


def read_rows(lines: Sequence[SourceLine]) -> list[list[Row]]:
    """Return the rows of a table's lines, in groups parted by more than one blank line."""
    groups: list[list[Row]] = [[]]
    cells: list[list[SourceLine]] = []
    gap = 0
    for line in lines:
        if line.is_blank:
            gap += 1
            continue
        if gap:
            _end_row(groups, cells)
            cells = []
            if gap > _ROW_GAP and groups[-1]:
                groups.append([])
        gap = 0
        if _is_cell(line) or not cells:
            cells.append([line])
        else:
            cells[-1].append(line)
    _end_row(groups, cells)
    return [group for group in groups if group]


def _end_row(groups: list[list[Row]], cells: list[list[SourceLine]]) -> None:
    if cells:
        groups[-1].append(tuple(map(to_cell, cells)))
