"""Rows of indicators that their pieces tell by themselves: names, one target, its basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.normalization.core.reflow.cell_breaks import SIGN, UNIT, is_target, to_lines
from services.normalization.core.reflow.tokens import Token, compact

# The unit of a target in a cell of its own: 人次, %, 台（套）, 元/人
_WHOLE_UNIT = re.compile(
    rf"{UNIT.pattern}{{1,3}}(?:[（(][^\d\s（）()]{{1,3}}[）)])?(?:/[^\d\s/]{{1,4}}){{0,2}}"
)


@dataclass(frozen=True)
class Shape:
    """How many columns of each sort follow the two levels."""

    names: int
    target: int
    basis: int

    @property
    def cells(self) -> int:
        """How many cells a row has, those of its target taken for one."""
        return self.names + 1 + self.basis


def cut_rows(
    tokens: Sequence[Token], cells: Sequence[list[Token]], shape: Shape, *, is_cell_by_line: bool
) -> list[list[list[Token]]]:
    """Return the rows that pieces or cells are where each has its target in its place, else none.

    Where pieces are cells, each line is a row; a line of as many pieces as cells is one whatever
    its target says. A line that is a cell needs no basis below it.
    """
    lines = [[[token] for token in line] for line in to_lines(tokens)]
    if shape.target == 1:
        lines = [_join_target(line, shape.names) for line in lines]
    rows = [_cut(line, shape, needs_basis=False) for line in lines]
    if shape.target == 1 and any(rows):
        rows = [
            [line] if len(line) == shape.cells else row
            for line, row in zip(lines, rows, strict=True)
        ]
    if all(len(row) == 1 for row in rows):
        return [row for line in rows for row in line]
    return _cut(cells, shape) or (_cut(cells, shape, needs_basis=False) if is_cell_by_line else [])


def _cut(
    cells: Sequence[list[Token]], shape: Shape, *, needs_basis: bool = True
) -> list[list[list[Token]]]:
    rows = []
    at = 0
    while at < len(cells):
        start = at + shape.names
        end = start + _count_target(cells[start : start + shape.target])
        target = [token for cell in cells[start:end] for token in cell]
        if len(cells) < end or not target or not is_target(target):
            return []
        basis = shape.basis
        if not needs_basis and (end == len(cells) or _is_next(cells, end, shape)):
            basis = 0
        if len(cells) < end + basis:
            return []
        rows.append([*cells[at:start], target, *cells[end : end + basis]])
        at = end + basis
    return rows


def _join_target(line: Sequence[list[Token]], start: int) -> list[list[Token]]:
    """Return the pieces of a line, sign, figure and unit of its target put together: ≥ 9 家."""
    is_signed = len(line) > start and SIGN.fullmatch(compact(line[start]))
    end = start + (_count_target(line[start : start + 3]) if is_signed else 1)
    target = [token for piece in line[start:end] for token in piece]
    return [*line[:start], *([target] if target else []), *line[end:]]


def _is_next(cells: Sequence[list[Token]], at: int, shape: Shape) -> bool:
    """Whether a row begins right behind a target: the next target comes a basis too soon."""
    places = range(at + shape.names, min(at + shape.names + 2, len(cells)))
    found = [place for place in places if is_target(cells[place])]
    return found[:1] == [at + shape.names]


def _count_target(cells: Sequence[list[Token]]) -> int:
    """Return how many of the cells are a target: its value, a sign before it, a unit behind it."""
    texts = [compact(cell) for cell in cells]
    value = int(len(texts) > 1 and bool(SIGN.fullmatch(texts[0])))
    has_unit = len(texts) > value + 1 and is_unit(cells[value + 1])
    return value + 1 + has_unit


def is_unit(cell: Sequence[Token]) -> bool:
    """Whether a cell holds the unit of a target and nothing else."""
    return bool(_WHOLE_UNIT.fullmatch(compact(cell)))
