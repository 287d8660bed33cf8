"""Columns of one table that are printed on the next page, beside the same rows → one grid.

A spreadsheet too wide for its paper is printed so: its rows stand at the same heights on both
pages, and only the first has their labels, or both have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extraction.core.grids.joining.continuation import SAME_EDGE, plain
from services.extraction.core.grids.joining.cut_headers import mend_cut_headers
from shared.contracts.extracted import Cell, Grid

# Edges of rows on two pages that lie this close are at the same height, in points.
_SAME_HEIGHT = 2.0
# So many edges in the header one side may have that the other's merged cells hide.
_MOST_HIDDEN = 3
_FEWEST_SHARED = 3
# An amount, a rate, or the dash that stands for none.
_FIGURE = re.compile(r"-?\d[\d,]{0,20}(?:\.\d{1,6})?%?|[-—]{1,2}")
# The head of a column of labels: with it a table begins.
_LABEL_HEAD = re.compile(r".*(?:编码|代码|编号|序号|名称|科目|项目|单位|年度|类别|内容)")


@dataclass(frozen=True, slots=True)
class Side:
    """A grid of one page with the positions of its edges."""

    grid: Grid
    columns: tuple[float, ...]
    """One more than columns, from left to right."""
    rows: tuple[float, ...]
    """One more than rows, from the top of the page."""
    cut_rows: tuple[int, ...] = ()
    """Header rows in which the text of the first cell begins on the page before."""


def adjoins(left: Side, right: Side, *, is_cut: bool = False) -> bool:
    """Tell whether the right side has columns of the left one's table; never where in doubt.

    A title that the page has cut through leaves no doubt: its columns may be labels, too.
    """
    if not _stand_level(left.rows, right.rows):
        return False
    first, second = _level(left, right)
    body = find_body(first, second)
    labels = count_repeated_columns(left, right)
    if labels == second.column_count or (_has_same_columns(left, right) and not body + labels):
        return False
    if is_cut or (labels == 0 and _are_two_sides(first, second, body)):
        return True
    return not _begins_anew(first, second, labels, body) and _holds_figures(second, labels, body)


def join_columns(left: Side, right: Side) -> Side:
    """Put the right side's columns behind the left one's, less the labels that it repeats."""
    first, second = _level(left, right)
    labels = count_repeated_columns(left, right)
    border = first.column_count
    body = find_body(first, second)
    shifted = [
        replace(cell, column=cell.column - labels + border)
        for cell in second.cells
        if cell.column >= labels
    ]
    cells = mend_cut_headers((*first.cells, *shifted), border, body, right.cut_rows)
    count = border + second.column_count - labels
    offset = left.columns[-1] - right.columns[labels]
    update = {"cells": cells, "column_count": count, "is_joined": True}
    return Side(
        first.model_copy(update=update),
        (*left.columns, *(edge + offset for edge in right.columns[labels + 1 :])),
        _unite(left.rows, right.rows),
    )


def count_repeated_columns(left: Side, right: Side) -> int:
    """Count the leading columns that say on both sides the same: labels printed again."""
    first, second = _level(left, right)
    count = 0
    for column in range(min(first.column_count, second.column_count)):
        widths = [side.columns[column + 1] - side.columns[column] for side in (left, right)]
        cells = [_column(grid, column) for grid in (first, second)]
        if abs(widths[0] - widths[1]) > SAME_EDGE or cells[0] != cells[1]:
            break
        if not any(text for *_, text in cells[0]):
            break
        count += 1
    while any(cell.column < count < cell.column + cell.column_span for cell in second.cells):
        count -= 1
    return count


def has_same_edges(rows: Sequence[float], others: Sequence[float], tolerance: float) -> bool:
    """Tell whether two sequences of edges are the same."""
    return len(rows) == len(others) and all(
        abs(one - two) <= tolerance for one, two in zip(rows, others, strict=True)
    )


def find_body(*grids: Grid) -> int:
    """Return the first row with a figure; in an empty form the row under the last text."""
    cells = [cell for grid in grids for cell in grid.cells]
    figures = [cell.row for cell in cells if is_figure(cell.text)]
    texts = [cell.row + cell.row_span for cell in cells if cell.text]
    return min(figures) if figures else max(texts, default=0)


def is_figure(text: str) -> bool:
    """Tell whether a text is an amount, a rate or a dash, as data rows hold them."""
    return _FIGURE.fullmatch(plain(text)) is not None


def _has_same_columns(left: Side, right: Side) -> bool:
    return has_same_edges(left.columns, right.columns, SAME_EDGE)


def _stand_level(left: Sequence[float], right: Sequence[float]) -> bool:
    """Tell whether the rows of two sides stand at the same heights."""
    if abs(left[-1] - right[-1]) > _SAME_HEIGHT or abs(left[0] - right[0]) > _SAME_HEIGHT:
        return False
    shared = sum(_is_near(edge, right) for edge in left)
    hidden = len(_unite(left, right)) - shared
    return shared >= _FEWEST_SHARED and hidden <= min(_MOST_HIDDEN, shared)


def _is_near(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= _SAME_HEIGHT for other in edges)


def _unite(left: Sequence[float], right: Sequence[float]) -> tuple[float, ...]:
    return tuple(sorted([*left, *(edge for edge in right if not _is_near(edge, left))]))


def _level(left: Side, right: Side) -> tuple[Grid, Grid]:
    """Give both sides the rows of either."""
    rows = _unite(left.rows, right.rows)
    return _map_rows(left, rows), _map_rows(right, rows)


def _map_rows(side: Side, rows: Sequence[float]) -> Grid:
    if len(side.rows) == len(rows):
        return side.grid
    places = [_find_nearest(rows, edge) for edge in side.rows]
    cells = [
        replace(
            cell, row=places[cell.row], row_span=places[cell.row + cell.row_span] - places[cell.row]
        )
        for cell in side.grid.cells
    ]
    return side.grid.model_copy(update={"row_count": len(rows) - 1, "cells": tuple(cells)})


def _find_nearest(edges: Sequence[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - edge))


def _column(grid: Grid, column: int) -> list[tuple[int, int, str]]:
    return [
        (cell.row, cell.row_span, plain(cell.text)) for cell in grid.cells if cell.column == column
    ]


def _begins_anew(first: Grid, second: Grid, labels: int, body: int) -> bool:
    """Tell whether the columns after the labels begin as those of the left side do."""
    heads = [
        {(cell.row, cell.row_span, plain(cell.text)) for cell in _at(grid, labels) if cell.text}
        for grid in (first, second)
    ]
    own = [cell for cell in _at(second, labels) if cell.row < body and cell.text]
    leaf = max(own, key=lambda cell: cell.row, default=None)
    is_label = leaf is not None and _LABEL_HEAD.fullmatch(plain(leaf.text)) is not None
    is_same = leaf is not None and (leaf.row, leaf.row_span, plain(leaf.text)) in heads[0]
    return is_label or is_same


def _at(grid: Grid, column: int) -> list[Cell]:
    return [cell for cell in grid.cells if cell.column == column]


def _holds_figures(grid: Grid, labels: int, body: int) -> bool:
    """Tell whether the first column after the labels has figures or nothing in its body."""
    texts = [plain(cell.text) for cell in _at(grid, labels) if cell.row >= body]
    return all(not text or is_figure(text) for text in texts)


def _are_two_sides(first: Grid, second: Grid, body: int) -> bool:
    """Tell whether each has one head over all its columns and the same heads below it."""
    heads = [[cell for cell in grid.cells if cell.row < body] for grid in (first, second)]
    if not all(heads) or first.column_count == 1:
        return False
    if any(head[0].column_span != first.column_count for head in heads):
        return False
    tops = {plain(head[0].text) for head in heads}
    below = [[plain(cell.text) for cell in head[1:]] for head in heads]
    return "" not in tops and len(tops) == 2 and below[0] == below[1] != []
