"""The last rows of a grid that grows page by page: what the next page can still change."""

from __future__ import annotations

from bisect import bisect_left

from shared.contracts.extracted import Grid

REACH = 200
"""Rows above a page break that are looked at; without a bound, long tables cost their square."""


def find_tail(grid: Grid) -> int:
    """Return where the cells of the last rows begin; cells stand in the order of their rows."""
    return bisect_left(grid.cells, grid.row_count - REACH, key=lambda cell: cell.row)


def take_top(grid: Grid, rows: int) -> Grid:
    """Return the grid's first rows, cut off below."""
    if rows >= grid.row_count:
        return grid
    end = bisect_left(grid.cells, rows, key=lambda cell: cell.row)
    return grid.model_copy(update={"row_count": rows, "cells": grid.cells[:end]})
