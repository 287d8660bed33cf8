"""A row that a page break has cut in two → one row again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from services.extraction.core.cell_text import join_lines
from services.extraction.core.grids.joining.grid_tail import REACH, find_tail
from shared.contracts.extracted import Cell, Grid

# So many other rows must show which columns every row fills.
_FEWEST_ROWS = 3
_ALWAYS = 0.95
# An amount that has lost decimals, and the decimals that it has lost.
_BROKEN_OFF = re.compile(r"-?[\d,]{1,24}\.\d?")
_DECIMALS = re.compile(r"\d{1,2}")
# An amount or a target that is whole: 1,594.50, ≥95%
_VALUE = re.compile(r"[<>≤≥＜＞]?=?\s?-?\d[\d,]{0,24}(?:\.\d{1,6})?%?")
# A long code that fills its cell, and the rest of one.
_CODE, _CODE_END = re.compile(r"(?=.{0,40}[A-Z])[0-9A-Z]{12,40}"), re.compile(r"[0-9A-Z]{1,10}")
# What begins a row and goes on with none: a code, a number, a numbered or a total label.
_BEGINS_ROW = re.compile(
    r"\s{0,4}(?:\d|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|合\s{0,4}计|总\s{0,4}计|其中)"
)


def mend_broken_row(above: Grid, below: Grid) -> tuple[Grid, Grid]:
    """Move what the first row below adds to the last row above, where it goes on with that row.

    It does when it only adds to texts of that row, and lacks what every other row says. What is
    left below begins with a row of its own; a merged cell reaches into it where it did before.
    """
    last, first = _take_ending(above), [cell for cell in below.cells if cell.row == 0]
    if not _goes_on(last, first, lambda: _find_constant_columns(above, below)):
        return above, below
    lower = {cell.column: cell for cell in first}
    start = find_tail(above)
    tail = [
        _complete(cell, lower[cell.column]) if _ends(cell, above) else cell
        for cell in above.cells[start:]
    ]
    cells = (*above.cells[:start], *tail)
    rest = [replace(cell, row=cell.row - 1) for cell in below.cells if cell.row]
    shorter = {"row_count": below.row_count - 1, "cells": tuple(rest)}
    return above.model_copy(update={"cells": cells}), below.model_copy(update=shorter)


def _take_ending(grid: Grid) -> list[Cell]:
    return [cell for cell in grid.cells[find_tail(grid) :] if _ends(cell, grid)]


def _ends(cell: Cell, grid: Grid) -> bool:
    return cell.row + cell.row_span == grid.row_count


def _goes_on(
    last: Sequence[Cell], first: Sequence[Cell], find_constant: Callable[[], set[int]]
) -> bool:
    upper, lower = ({cell.column: cell for cell in cells} for cells in (last, first))
    if {(c.column, c.column_span) for c in last} != {(c.column, c.column_span) for c in first}:
        return False
    added = {cell.column for cell in first if cell.text}
    known = {column for column, cell in upper.items() if cell.text}
    if not added <= known:
        return False
    pairs = [(upper[column].text, lower[column].text) for column in added]
    wrapped = sum(_is_wrapped(*pair) for pair in pairs)
    if wrapped > 1 or _is_code_cut(pairs):
        return True
    if any(_are_values(*pair) for pair in pairs):
        return False
    is_fragment = 0 < 2 * len(added) <= len(known)
    if any(cell.text for cell in first if cell.row_span > 1) or not (is_fragment or wrapped):
        return False
    constant = find_constant()
    lacking = {column for column in (constant & known) - added if upper[column].row_span == 1}
    leading = min(constant, default=-1)
    if leading in added and _BEGINS_ROW.match(lower[leading].text):
        return False
    return len(lacking) >= (2 if leading in added else 1)


def _is_wrapped(upper: str, lower: str) -> bool:
    """Tell whether an amount has been broken between its decimals: `1,594.5` and `0`."""
    return _BROKEN_OFF.fullmatch(upper) is not None and _DECIMALS.fullmatch(lower) is not None


def _are_values(upper: str, lower: str) -> bool:
    """Tell whether both are whole values, as those of two rows are."""
    is_both = _VALUE.fullmatch(upper) and _VALUE.fullmatch(lower)
    return bool(is_both) and not _is_wrapped(upper, lower)


def _is_code_cut(texts: Sequence[tuple[str, str]]) -> bool:
    """Tell whether nothing is added but the end of a long code."""
    (upper, lower), *more = texts or [("", "")]
    return not more and bool(_CODE.fullmatch(upper) and _CODE_END.fullmatch(lower))


def _find_constant_columns(above: Grid, below: Grid) -> set[int]:
    """Return the columns that all rows fill but the first ones, the head, and the two in doubt.

    Only rows divided like the one in doubt count: a form has parts of other columns.
    """
    filled: dict[int, int] = {}
    count = 0
    tail = above.cells[find_tail(above) :]
    wanted = _find_divisions(tail).get(above.row_count - 1)
    known = range(max(1, above.row_count - REACH), above.row_count - 1)
    for cells, rows in ((tail, known), (below.cells, range(1, below.row_count))):
        divisions = _find_divisions(cells)
        alike = {row for row in rows if divisions.get(row) == wanted}
        count += len(alike)
        for cell in cells:
            if cell.text and cell.column_span == 1:
                inside = alike.intersection(range(cell.row, cell.row + cell.row_span))
                filled[cell.column] = filled.get(cell.column, 0) + len(inside)
    if count < _FEWEST_ROWS:
        return set()
    return {column for column, rows in filled.items() if rows >= _ALWAYS * count}


def _find_divisions(cells: Sequence[Cell]) -> dict[int, set[tuple[int, int]]]:
    """Return of each row where its cells begin and how many columns they take."""
    divisions: dict[int, set[tuple[int, int]]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            divisions.setdefault(row, set()).add((cell.column, cell.column_span))
    return divisions


def _complete(upper: Cell, lower: Cell) -> Cell:
    span = upper.row_span + lower.row_span - 1
    if not lower.text:
        return replace(upper, row_span=span)
    text = join_lines([upper.text, lower.text])
    marks = tuple(dict.fromkeys([*upper.marks, *lower.marks]))
    return replace(upper, text=text, marks=marks, row_span=span)
