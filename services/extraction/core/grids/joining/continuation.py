"""Parts of one table on several pages → one grid.

Readers give each part as a grid with the positions of its columns' edges where they know them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from services.extraction.core.grids.joining.broken_rows import mend_broken_row
from services.extraction.core.grids.joining.grid_tail import find_tail, take_top
from shared.contracts.extracted import Cell, CellMark, Grid

# Edges of two parts that lie this close are the same edge, in points.
SAME_EDGE = 4.0
# So many equal labels at equal places make it the same form, filled anew.
_FORM_LABELS = 3
# So many rows above those that are compared may hold titles and heads.
_LEADING_ROWS = 20
# So many columns at least must be named by a header that is printed again at other places.
_FEWEST_NAMES = 3
# A mark that says "continued": `续表`, `（续）`, `续上表`, `(continued)`.
_CONTINUED = re.compile(
    r"[（(]?(?:续上?表?[一二三四五六七八九十\d]{0,2}|continued|cont\.?)[)）]?", re.I
)
# A caption that names the unit alone: `单位：万元`, `金额单位：元`.
_UNIT = re.compile(r"(?:金额)?单位[：:].{1,6}")
_WHITE = re.compile(r"\s+")  # any run of white space


@dataclass(frozen=True, slots=True)
class Part:
    """A grid of one page and what is known of its place."""

    grid: Grid
    edges: tuple[float, ...] = ()
    """Positions of the columns' edges, one more than columns; empty where there are none."""
    captions: tuple[str, ...] = ()
    """The texts printed above it, from its title down."""


def plain(text: str) -> str:
    """Return the text without white space."""
    return _WHITE.sub("", text)


def is_repeated_caption(text: str, captions: Sequence[str]) -> bool:
    """Tell whether a text above a part only repeats or continues what stands above the first."""
    bare = plain(text)
    if _CONTINUED.fullmatch(bare) or _UNIT.fullmatch(bare):
        return True
    known = {plain(caption) for caption in captions}
    return bare in known or _CONTINUED.sub("", bare) in known


def is_continuation(first: Part, part: Part) -> bool:
    """Tell whether a part goes on with the first one's columns and does not begin a new form."""
    top = take_top(first.grid, _LEADING_ROWS + 2 * part.grid.row_count)
    return _has_columns_of(first, part) and not _restarts(top, part.grid)


def _restarts(first: Grid, part: Grid) -> bool:
    """Tell whether a part fills the same form anew: its labels are those of the first part."""
    repeated = count_repeated_rows(first, part)
    return are_same_labels(_labels(first, repeated), _labels(part, repeated))


def are_same_labels(above: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether the labels of rows, in order, are so many of those of others."""
    same = [label for label, other in zip(below, above, strict=False) if label == other]
    fewest = max(_FORM_LABELS, 0.6 * min(len(above), len(below)))
    return len(set(same)) >= fewest


def _labels(grid: Grid, first_row: int) -> list[str]:
    """Return the words that begin the rows from one on, titles not counted."""
    leading = [cell for cell in grid.cells if cell.column == 0 and cell.row >= first_row]
    return [
        plain(cell.text)
        for cell in leading
        if cell.column_span < grid.column_count and any(map(str.isalpha, cell.text))
    ]


def _has_columns_of(first: Part, part: Part) -> bool:
    if not first.edges or not part.edges:
        return first.grid.column_count == part.grid.column_count
    same_extent = all(abs(first.edges[at] - part.edges[at]) <= SAME_EDGE for at in (0, -1))
    fewer, more = sorted((first.edges, part.edges), key=len)
    if same_extent and all(_find_edge(more, edge) is not None for edge in fewer):
        return True
    if len(fewer) != len(more):
        return False
    repeated = count_repeated_rows(first.grid, part.grid)
    return _says_columns(part.grid, repeated) or (same_extent and _interleave(first, part))


def _says_columns(grid: Grid, rows: int) -> bool:
    """Tell whether the first rows, printed again, name the columns, wherever their edges are."""
    named = {cell.column for cell in grid.cells if cell.row < rows and cell.text}
    return len(named) >= max(_FEWEST_NAMES, grid.column_count / 2)


def _interleave(first: Part, part: Part) -> bool:
    """Tell whether edges that white space has told, not rules, part the same columns."""
    if not (_is_guessed(first.grid) and _is_guessed(part.grid)):
        return False
    pairs = list(zip(first.edges, part.edges, strict=True))
    return all(max(left) < min(right) for left, right in pairwise(pairs))


def _is_guessed(grid: Grid) -> bool:
    return all(CellMark.GUESSED in cell.marks for cell in grid.cells)


def join_parts(first: Part, part: Part) -> Part:
    """Append a part's rows to the first part's, less a repeated header and blank rows."""
    edges = first.edges if len(first.edges) >= len(part.edges) else part.edges
    above = _map_columns(first, edges)
    below = _map_columns(part, edges)
    header_rows = count_repeated_rows(above, below)
    body = drop_rows(below, header_rows)
    rows = body.row_count
    if first.edges and part.edges:
        above, body = mend_broken_row(above, body)
    cells = _join_cells(above, body, is_row_cut=body.row_count < rows)
    grid = above.model_copy(
        update={
            "row_count": above.row_count + body.row_count,
            "cells": cells,
            "header_rows": above.header_rows or header_rows or None,
            "is_joined": True,
        }
    )
    return Part(grid, edges, first.captions)


def count_repeated_rows(above: Grid, below: Grid) -> int:
    """Count the leading rows that both grids share, cell for cell: a header printed again."""
    first, second = _by_row(take_top(above, below.row_count)), _by_row(below)
    count = 0
    while count < min(above.row_count, below.row_count):
        if not _is_printed_again(first.get(count, []), second.get(count, [])):
            break
        count += 1
    while count and _is_cut(below, count):
        count -= 1
    has_text = any(cell.text for row in range(count) for cell in second.get(row, []))
    return count if has_text else 0


def _is_printed_again(row: Sequence[Cell], later: Sequence[Cell]) -> bool:
    """Tell whether two rows say the same; a repetition may be too low for one cell's last line."""
    if [_place(cell) for cell in row] != [_place(cell) for cell in later]:
        return False
    texts = [(plain(one.text), plain(two.text)) for one, two in zip(row, later, strict=True)]
    unlike = [(one, two) for one, two in texts if one != two]
    if not unlike:
        return True
    (one, two), *more = unlike
    is_cut = bool(two) and 2 * len(two) > len(one) and one.startswith(two)
    return is_cut and not more and sum(bool(text) for text, _ in texts) > 2


def _place(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.column_span


def _is_cut(grid: Grid, row: int) -> bool:
    return any(cell.row < row < cell.row + cell.row_span for cell in grid.cells)


def _by_row(grid: Grid) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _find_edge(edges: Sequence[float], edge: float) -> int | None:
    at = bisect_left(edges, edge - SAME_EDGE)
    return at if at < len(edges) and abs(edges[at] - edge) <= SAME_EDGE else None


def _map_columns(part: Part, edges: Sequence[float]) -> Grid:
    """Give a part with fewer columns those of the richer one, its cells spanning them."""
    if not part.edges or len(part.edges) == len(edges):
        return part.grid
    places = [_find_edge(edges, edge) or 0 for edge in part.edges]
    cells = tuple(
        replace(
            cell,
            column=places[cell.column],
            column_span=places[cell.column + cell.column_span] - places[cell.column],
        )
        for cell in part.grid.cells
    )
    return part.grid.model_copy(update={"column_count": len(edges) - 1, "cells": cells})


def drop_rows(grid: Grid, count: int) -> Grid:
    """Drop the first rows, and blank rows right after them or at the end."""
    filled = {
        row for cell in grid.cells if cell.text for row in range(cell.row, cell.row + cell.row_span)
    }
    kept = [row for row in range(count, grid.row_count) if row in filled]
    first, last = (kept[0], kept[-1] + 1) if kept else (count, count)
    cells = []
    for cell in grid.cells:
        start, end = max(cell.row, first), min(cell.row + cell.row_span, last)
        if start < end:
            cells.append(replace(cell, row=start - first, row_span=end - start))
    return grid.model_copy(update={"row_count": last - first, "cells": tuple(cells)})


def _join_cells(above: Grid, below: Grid, *, is_row_cut: bool) -> tuple[Cell, ...]:
    """Put one grid's cells under the other's; a cell cut by the page break becomes one again.

    Where the break has cut a row, that row is whole and all cells below begin anew.
    """
    shift = above.row_count
    start = find_tail(above)
    cells = list(above.cells[start:])
    ending = {
        (cell.column, cell.column_span): at
        for at, cell in enumerate(cells)
        if cell.row + cell.row_span == shift and not is_row_cut
    }
    for cell in below.cells:
        at = ending.get((cell.column, cell.column_span))
        if cell.row == 0 and at is not None and _is_one_cell(cells[at], cell):
            upper = cells[at]
            cells[at] = replace(
                upper,
                row_span=upper.row_span + cell.row_span,
                text=upper.text or cell.text,
                location=upper.location if upper.text else cell.location,
            )
        else:
            cells.append(replace(cell, row=cell.row + shift))
    return (*above.cells[:start], *sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _is_one_cell(upper: Cell, lower: Cell) -> bool:
    """Tell whether a page break cut one merged cell: text in one half, and a half of many rows."""
    is_merged = upper.row_span > 1 or lower.row_span > 1
    return is_merged and bool(upper.text) != bool(lower.text)
