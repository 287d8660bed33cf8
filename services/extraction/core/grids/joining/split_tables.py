"""One form that its author split over neighbouring tables or sheets → one grid."""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.extraction.core.grids.joining.continuation import (
    Part,
    count_repeated_rows,
    drop_rows,
    is_repeated_caption,
    join_parts,
    plain,
)
from shared.contracts.extracted import Block, Cell, Grid, Paragraph

# The number of a part behind a title or the name of a sheet: `支出总表(2)`.
_PART = re.compile(r"\s{0,2}[（(][1-9][)）]$")
CAPTIONS = 3
"""How many lines above a table may be its title, caption and unit."""
_DEEPEST = 4
"""Rows that a header may have."""
# A cell that stands in data rows: a number, a code, an amount.
_FIGURE = re.compile(r"-?[0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?%?$")


def join_split_tables(blocks: Iterable[Block]) -> list[Block]:
    """Join a grid to the one before it where it repeats its header or goes on counting its rows.

    Between them may stand nothing but repetitions of the title; another sheet must repeat it.
    """
    joined: list[Block] = []
    between: list[Block] = []
    open_part: Part | None = None
    for block in blocks:
        if isinstance(block, Grid):
            captions = [item.text for item in between if isinstance(item, Paragraph)]
            rest = _find_rest(open_part, block, captions) if open_part is not None else None
            if open_part is not None and rest is not None:
                open_part = join_parts(open_part, Part(rest))
                joined[-1] = open_part.grid
            else:
                open_part = Part(block, captions=tuple(captions[-CAPTIONS:]))
                joined += [*between, block]
            between = []
        else:
            between.append(block)
    return joined + between


def _find_rest(above: Part, below: Grid, captions: list[str]) -> Grid | None:
    """Return the grid below where it goes on with the one above, without a header's last rows."""
    if above.grid.column_count != below.column_count:
        return None
    known = [_PART.sub("", text) for text in above.captions]
    if not all(is_repeated_caption(_PART.sub("", text), known) for text in captions):
        return None
    if _sheet(above.grid) != _sheet(below) and not captions:
        return None
    repeated = count_repeated_rows(above.grid, below)
    if _repeats_header(above.grid, below, repeated) or _counts_on(above.grid, below):
        return below
    torn = _count_last_header_rows(above.grid, below)
    return drop_rows(below, torn) if torn else None


def _count_last_header_rows(above: Grid, below: Grid) -> int:
    """Return how many rows `below` begins with that end the header above, its first left out."""
    data = (row for row in range(_DEEPEST + 1) if _holds_figure(_row(above, row)))
    depth = above.header_rows or next(data, 0)
    header = [_labels(above, row) for row in range(min(depth, _DEEPEST))]
    for start in range(1, len(header)):
        rows = header[start:]
        again = [_labels(below, row) for row in range(len(rows))]
        if rows == again and len(rows[0]) > 1 and below.row_count > len(rows):
            return len(rows)
    return 0


def _holds_figure(cells: list[Cell]) -> bool:
    return any(_FIGURE.match(cell.text) for cell in cells)


def _labels(grid: Grid, row: int) -> dict[int, str]:
    return {cell.column: plain(cell.text) for cell in _row(grid, row) if plain(cell.text)}


def _repeats_header(above: Grid, below: Grid, repeated: int) -> bool:
    """Whether the repeated rows are the whole header: what follows is declared or looks as data."""
    if repeated == 0 or repeated == below.row_count:
        return False
    if above.header_rows:
        return repeated >= above.header_rows
    return any(_FIGURE.match(cell.text) for cell in _row(below, repeated))


def _counts_on(above: Grid, below: Grid) -> bool:
    """Whether the first row bears the number after the last row's."""
    last, first = _row(above, above.row_count - 1), _row(below, 0)
    if not last or not first or not (last[0].text.isdecimal() and first[0].text.isdecimal()):
        return False
    return int(first[0].text[:9]) == int(last[0].text[:9]) + 1


def _row(grid: Grid, row: int) -> list[Cell]:
    return [cell for cell in grid.cells if cell.row == row]


def _sheet(grid: Grid) -> str:
    place = grid.location.element if grid.location else None
    return place.partition("!")[0] if place and "!" in place else ""
