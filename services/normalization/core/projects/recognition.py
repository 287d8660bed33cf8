"""Which grids are a project's particulars."""

from __future__ import annotations

from services.normalization.core.grid_reading.matrix import build_matrix
from services.normalization.core.projects.labels import (
    find_field,
    is_indicator_label,
    is_plan_label_end,
    is_share,
    split_labelled,
)
from services.normalization.core.projects.particulars import GOALS_IN_CELL
from shared.contracts.extracted import Cell, Grid

_TELLING = frozenset({"code", "plan", "goals", "overall_goals", "scale", "budget", "fiscal_funds"})
_NAMING = frozenset({"code", "name", "unit_name"})
_HEADING = _NAMING | {"purpose"}
"""Labels that never stand beside another one but at the head of a list."""
_GOALS = frozenset({"goals", "overall_goals"})
_MOST_ROWS = 40
"""A longer grid is a list, whatever its labels."""


def is_particulars(grid: Grid) -> bool:
    """Whether a grid holds one project's particulars, or a part of them, and no list."""
    printed = [cell for cell in grid.cells if cell.text.strip()]
    if _is_list(grid):
        return False
    labelled = _find_labels(grid)
    while printed and (is_plan_label_end(printed[0].text) or is_share(printed[0].text)):
        printed = printed[1:]
    texts = {cell.text.strip() for cell in printed}
    if 0 < len(texts) <= 3 and labelled & _TELLING == {"goals"}:
        return find_field(printed[0].text) == "goals"
    if len(printed) == 1:
        return bool(GOALS_IN_CELL.match(printed[0].text))
    return _is_telling(labelled) and not _heads_list(grid)


def heads_indicators(grid: Grid) -> bool:
    """Whether a grid directly above a table of indicators can only be the head of its form.

    There fewer labels tell than anywhere else: one that names the project, or its goals.
    """
    labelled = _find_labels(grid)
    if _is_list(grid) or _heads_list(grid):
        return False
    return bool(labelled & (_NAMING | _GOALS))


def names_project(grid: Grid) -> bool:
    """Whether a grid states the code or the name of a project."""
    return any(_find_label(cell) in ("code", "name") for cell in grid.cells)


def _is_list(grid: Grid) -> bool:
    labels = any(is_indicator_label(cell.text) for cell in grid.cells)
    return labels or grid.row_count > _MOST_ROWS


def _find_labels(grid: Grid) -> set[str]:
    printed = (cell for cell in grid.cells if cell.text.strip())
    return {name for cell in printed if (name := _find_label(cell))}


def _find_label(cell: Cell) -> str | None:
    name = find_field(cell.text)
    within = split_labelled(cell.text) if name is None else None
    return within[0] if within else name


def _is_telling(labelled: set[str]) -> bool:
    """Whether these labels together stand on no other form."""
    if labelled & _GOALS and labelled & _NAMING:
        return True
    return len(labelled & _TELLING) > 1 and ("plan" in labelled or {"code", "name"} <= labelled)


def _heads_list(grid: Grid) -> bool:
    """Whether the labels head columns of a list: one label directly beside another."""
    matrix = build_matrix(grid)
    for cell in grid.cells:
        right = cell.column + cell.column_span
        if find_field(cell.text) in _HEADING and right < matrix.column_count:
            beside = matrix.text(cell.row, right)
            if beside and find_field(beside):
                return True
    return False
