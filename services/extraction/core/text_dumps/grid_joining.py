"""Tables written as tags that a page break has cut: put together like tables of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from services.extraction.core.text_dumps.page_joining import Part, find_last, is_repeated_between
from services.extraction.core.text_dumps.ragged_rows import is_number
from services.extraction.core.text_dumps.sections import is_caption, is_goals_label
from services.extraction.core.text_dumps.torn_rows import is_next_item
from shared.contracts.extracted import Block, Cell, Grid

_Read = TypeVar("_Read", Block, Part)
_DEEPEST = 4
"""Rows above the header that a continuation repeats, such as the goals of a project."""
_INDICATOR_LEVEL = re.compile(r"[一二三]级指标$")


def join_grids(parts: Iterable[_Read]) -> list[_Read]:
    """Join each grid with its continuation on the next page."""
    joined: list[_Read] = []
    for part in parts:
        at = find_last(joined, Grid) if isinstance(part, Grid) else None
        if isinstance(part, Grid) and at is not None:
            above = joined[at]
            if isinstance(above, Grid) and is_repeated_between(joined, at):
                if whole := _join(above, part):
                    joined[at:] = [whole]
                    continue
                if rested := _move_goals(above, part):
                    joined[at], part = rested
        joined.append(part)
    return joined


def _join(above: Grid, below: Grid) -> Grid | None:
    """Return both as one grid, None where `below` does not go on with `above`."""
    if above.column_count != below.column_count:
        return None
    first, again = _to_rows(above), _to_rows(below)
    count = _count_repeated(first, again)
    if not count and not _goes_on(first, again):
        return None
    rest = count if count < len(again) and _is_rest(first[-1], again[count]) else None
    cells = list(above.cells)
    if rest is not None:
        cells = _append_rest(cells, above.row_count - 1, again[rest])
    start = count if rest is None else count + 1
    moved = _cut(below.cells, start, above.row_count)
    rows = above.row_count + max(below.row_count - start, 0)
    return above.model_copy(
        update={"cells": (*cells, *moved), "row_count": rows, "is_joined": True}
    )


def _to_rows(grid: Grid) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def _to_texts(row: Sequence[Cell]) -> list[str]:
    return [text for cell in row if (text := "".join(cell.text.split()))]


def _count_repeated(first: Sequence[Sequence[Cell]], again: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows of the header the continuation repeats."""
    for start in range(min(_DEEPEST, len(first))):
        labels = _to_texts(first[start])
        if len(labels) > 1 and not any(map(is_number, labels)) and labels == _to_texts(again[0]):
            pairs = zip(first[start:], again, strict=False)
            same = [_to_texts(one) == _to_texts(other) for one, other in pairs]
            return same.index(False) if False in same else len(same)
    return 0


def _goes_on(first: Sequence[Sequence[Cell]], again: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows without a header carry on: the next number, or more indicators."""
    last, top = _to_texts(first[-1]), _to_texts(again[0])
    if last and top and last[0].isdecimal() and top[0].isdecimal():
        return int(top[0]) == int(last[0]) + 1
    return _heads_indicators(first) and not _heads_indicators(again)


def _heads_indicators(rows: Sequence[Sequence[Cell]]) -> bool:
    return any(
        sum(bool(_INDICATOR_LEVEL.match(text)) for text in _to_texts(row)) > 1
        for row in rows[:_DEEPEST]
    )


def _is_rest(last: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether the row holds nothing but the rest of cells that the page break has cut."""
    filled = [cell for cell in row if cell.text]
    if not filled or any(cell.column == 0 for cell in filled) or 3 * len(filled) > len(row):
        return False
    printed = {cell.column: cell.text for cell in last if cell.text}
    texts = [cell.text for cell in filled]
    if any(map(is_number, texts)) or any(map(is_caption, texts)):
        return False
    if any(is_next_item(printed.get(cell.column, ""), cell.text) for cell in filled):
        return False
    return all(cell.column in printed for cell in filled)


def _append_rest(cells: Sequence[Cell], row: int, rest: Sequence[Cell]) -> list[Cell]:
    tails = {cell.column: cell.text for cell in rest if cell.text}
    return [
        replace(cell, text=cell.text + tails[cell.column])
        if cell.row == row and cell.column in tails
        else cell
        for cell in cells
    ]


def _cut(cells: Sequence[Cell], start: int, offset: int) -> list[Cell]:
    """Return the cells from row `start` on, moved below `offset` rows."""
    kept = []
    for cell in cells:
        end = cell.row + cell.row_span
        if end > start:
            top = max(cell.row, start)
            kept.append(replace(cell, row=top - start + offset, row_span=end - top))
    return kept


def _move_goals(above: Grid, below: Grid) -> tuple[Grid, Grid] | None:
    """Return both with the end of a project's goals moved from `below` into `above`."""
    first, again = _to_rows(above), _to_rows(below)
    labels = _to_texts(first[-1]) if first else []
    is_open = len(labels) == 2 and is_goals_label(labels[0])
    if not is_open or len(again) < 2 or not _heads_indicators(again):
        return None
    filled = [cell for cell in again[0] if cell.text]
    if len(filled) != 1 or is_goals_label(filled[0].text) or is_caption(filled[0].text):
        return None
    goal = max(first[-1], key=lambda cell: cell.column if cell.text else -1)
    longer = replace(goal, text=f"{goal.text}\n{filled[0].text}")
    cells = tuple(longer if cell is goal else cell for cell in above.cells)
    rest = tuple(_cut(below.cells, 1, 0))
    return (
        above.model_copy(update={"cells": cells}),
        below.model_copy(update={"cells": rest, "row_count": below.row_count - 1}),
    )
