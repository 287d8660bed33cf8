"""部门机构设置情况: units with their nature, rank and funding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from services.normalization.core.reflow.cell_breaks import find_line_rule, to_cells, to_lines
from services.normalization.core.reflow.tokens import BLANK, Row, Token, compact, join

_NATURE = re.compile(r"(?:行政|事业|参公|参照|公益|企业|社团|群团|社会团体)\S{0,12}$")
_COLUMNS = 4
_OPENING = 2
"""Letters in which the names of units of one place agree."""
_RANK = re.compile(r"\S{0,8}级$|\S{0,4}[科处股]$|无$|[-—/]+$")


def place_cell_lines(tokens: Sequence[Token]) -> list[Row]:
    """Part the pieces into units where every cell has a line; where some are blank, by nature."""
    cells = to_lines(tokens)
    rows = [cells[at : at + _COLUMNS] for at in range(0, len(cells), _COLUMNS)]
    if all(len(row) == _COLUMNS and _NATURE.match(compact(row[1])) for row in rows):
        return [tuple(map(join, row)) for row in rows]
    return place_organization(tokens)


def place_organization(tokens: Sequence[Token]) -> list[Row]:
    """Part the pieces into units: the nature of a unit stands after its name."""
    cells = to_cells(tokens, find_line_rule(tokens))
    natures = [
        at
        for at, cell in enumerate(cells)
        if at and _NATURE.match(compact(cell)) and not (at > 1 and _is_name(cells, at))
    ]
    starts = [_find_name(cells, before, at) for before, at in pairwise((0, *natures))]
    ends = [*starts[1:], len(cells)][: len(natures)]
    return [
        _build_row([token for cell in cells[start:at] for token in cell], cells[at:end])
        for start, at, end in zip(starts, natures, ends, strict=True)
    ]


def _find_name(cells: Sequence[Sequence[Token]], before: int, at: int) -> int:
    """Return where the name before a nature begins: further up where its last line stands apart.

    The names of a department's units begin alike, and so tell the first line of one that wraps.
    """
    opening = compact(cells[0])[:_OPENING] if cells else ""
    if before and not compact(cells[at - 1]).startswith(opening):
        wrapped = (
            n for n in range(at - 2, before + 1, -1) if compact(cells[n]).startswith(opening)
        )
        return next(wrapped, at - 1)
    return at - 1


def _is_name(cells: Sequence[Sequence[Token]], at: int) -> bool:
    """Whether a cell that reads like a nature is the name of a unit: a nature comes after it."""
    return at + 1 < len(cells) and bool(_NATURE.match(compact(cells[at + 1])))


def _build_row(name: Sequence[Token], rest: Sequence[Sequence[Token]]) -> Row:
    rank = rest[1] if len(rest) > 1 and _RANK.match(compact(rest[1])) else ()
    funding = [token for cell in rest[2 if rank else 1 :] for token in cell]
    return tuple(join(part) if part else BLANK for part in (name, rest[0], rank, funding))
