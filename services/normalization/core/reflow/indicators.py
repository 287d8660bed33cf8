"""Rows of performance indicators: levels by their vocabulary, values by their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from services.normalization.core.reflow.cell_breaks import (
    FIGURE,
    SIGN,
    UNIT,
    find_line_rule,
    is_figure,
    to_cells,
    to_pieces,
)
from services.normalization.core.reflow.forms import Form
from services.normalization.core.reflow.segmentation import find_widths, share_by_width
from services.normalization.core.reflow.tokens import BLANK, Row, Token, Value, compact, join

# The words of the two levels; without 指标 they are words of the cells, too
_FIRST = re.compile(r"(?:产出|效益|效果|满意度|成本|部门产出|部门效果)(?:指标)?$")
_SECOND = re.compile(
    r"(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益"
    r"|可持续影响|可持续发展|满意度|服务对象满意度|社会公众满意度|其他满意度|其他效益)(?:指标)?$"
)
_ENDING = "指标"
_TARGET = "指标值"
_LONGEST_LEVEL = 4
_TARGET_PARTS = 3


@dataclass(frozen=True)
class _Shape:
    """How many columns of each sort follow the two levels."""

    names: int
    target: int
    basis: int

    @property
    def cells(self) -> int:
        return self.names + 1 + self.basis


@dataclass(frozen=True)
class _Indicator:
    """A row: its levels and the cells after them, names, target and basis."""

    first: Value
    second: Value
    tokens: tuple[Token, ...]
    cells: list[list[Token]]


def place_indicators(form: Form, tokens: Sequence[Token]) -> list[Row]:
    """Give every piece of the indicators its column."""
    shape = _find_shape(form)
    is_over = find_line_rule(tokens)
    found = [
        _Indicator(first, second, tuple(token for cell in cells for token in cell), cells)
        for first, second, rest in _split_rows(tokens)
        for cells in _part_indicators(to_cells(rest, is_over), shape)
    ]
    widths = find_widths(
        [each.cells for each in found if len(each.cells) == shape.cells], shape.cells
    )
    fitted = [_fit(each, shape, widths) for each in found]
    if shape.names > 1 and not any(cells[1] or cells[-1] for cells in fitted):
        fitted = [[cells[1], cells[0], *cells[2:]] for cells in fitted]
    return [
        (each.first, each.second, *(join(cell) if cell else BLANK for cell in cells))
        for each, cells in zip(found, fitted, strict=True)
    ]


def _find_shape(form: Form) -> _Shape:
    start = next(at for at, path in enumerate(form.columns) if path[0] == _TARGET)
    target = sum(path[0] == _TARGET for path in form.columns)
    return _Shape(start - 2, target, len(form.columns) - start - target)


def _part_indicators(cells: list[list[Token]], shape: _Shape) -> Iterator[list[list[Token]]]:
    """Yield the rows of one level 2: each target value has its own names before it."""
    values = [at for at, cell in enumerate(cells) if at and _is_value(cell)]
    least = shape.names + shape.basis
    starts = [0]
    for before, after in pairwise(values):
        if after - before - 1 >= least and least:
            starts.append(after - shape.names)
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        yield cells[start:end]


def _is_value(cell: Sequence[Token]) -> bool:
    return bool(SIGN.match(cell[0].text)) or is_figure(cell)


def _split_rows(tokens: Sequence[Token]) -> Iterator[tuple[Value, Value, list[Token]]]:
    """Yield level 1, level 2 and the remaining pieces of every indicator."""
    ending = _ENDING if any(token.text.endswith(_ENDING) for token in tokens) else ""
    first, second = BLANK, None
    rest: list[Token] = []
    at = 0
    while at < len(tokens):
        is_open = second is not None and not rest
        level, length = (0, 0) if is_open else _find_level(tokens, at, ending)
        if level and second is not None:
            yield first, second, rest
        if level:
            label = join(tokens[at : at + length])
            first, second = (label, None) if level == 1 else (first, label)
            rest = []
        else:
            rest.append(tokens[at])
        at += max(length, 1)
    if second is not None:
        yield first, second, rest


def _find_level(tokens: Sequence[Token], at: int, ending: str) -> tuple[int, int]:
    """Return which level a row begins with, 1 or 2, over how many pieces; else 0."""
    if not (tokens[at].starts_line or at == 0 or _ends_level(tokens, at)):
        return 0, 0
    for length in range(min(_LONGEST_LEVEL, len(tokens) - at), 0, -1):
        text = compact(tokens[at : at + length])
        is_broken = all(token.starts_line for token in tokens[at + 1 : at + length])
        if not is_broken or not text.endswith(ending):
            continue
        is_first, is_second = bool(_FIRST.match(text)), bool(_SECOND.match(text))
        if is_first and (not is_second or _is_second(tokens, at + length)):
            return 1, length
        if is_second:
            return 2, length
    return 0, 0


def _ends_level(tokens: Sequence[Token], at: int) -> bool:
    """Whether the piece before is the level above, printed on the same line."""
    return bool(_FIRST.match(tokens[at - 1].text))


def _is_second(tokens: Sequence[Token], at: int) -> bool:
    texts = (compact(tokens[at : at + length]) for length in range(1, _LONGEST_LEVEL))
    return any(_SECOND.match(text) for text in texts)


def _fit(indicator: _Indicator, shape: _Shape, widths: Sequence[int]) -> list[list[Token]]:
    """Make as many cells as there are columns: names, target value, basis."""
    cells = indicator.cells
    if len(cells) < shape.cells and _find_value(cells) is None:
        cells = _split_at_figure(cells)
    at = _find_value(cells)
    if len(cells) != shape.cells or (at is not None and at != shape.names):
        shared = share_by_width(to_pieces(indicator.tokens), widths, shape.names)
        if shared and (at is None or _find_value(shared) == shape.names):
            cells, at = shared, shape.names
    if at is None:
        is_whole = len(cells) == shape.cells
        at = shape.names if is_whole else max(len(cells) - 1 - shape.basis, 0)
    value = list(cells[at]) if at < len(cells) else []
    after = list(cells[at + 1 :])
    split = [value]
    if shape.target == _TARGET_PARTS:
        split, after = _split_target(value, after)
    basis = [[token for cell in after for token in cell]] if shape.basis else []
    return [*_share(cells[:at], shape.names), *split, *basis]


def _split_target(
    value: list[Token], after: list[list[Token]]
) -> tuple[list[list[Token]], list[list[Token]]]:
    """Part a target into sign, value and unit; pieces may stand in the cells after it."""
    pieces = list(value)
    while after and (len(pieces) == 1 or FIGURE.fullmatch(pieces[-1].text)) and len(pieces) < 3:
        pieces.append(after[0].pop(0))
        after = [cell for cell in after if cell]
    sign = pieces[:1] if pieces and SIGN.fullmatch(pieces[0].text) else []
    rest = pieces[len(sign) :]
    return [sign, rest[:1], rest[1:]], after


def _find_value(cells: Sequence[Sequence[Token]]) -> int | None:
    """Return which cell is a target value: one with a sign, else the last that is a figure."""
    signed = [at for at, cell in enumerate(cells) if at and SIGN.match(cell[0].text)]
    if signed:
        return signed[0]
    figures = [at for at, cell in enumerate(cells) if at and is_figure(cell)]
    return figures[-1] if figures else None


def _split_at_figure(cells: Sequence[list[Token]]) -> list[list[Token]]:
    """Part the last cell that ends with a figure and its unit in front of that figure."""
    for at in range(len(cells) - 1, -1, -1):
        cell = cells[at]
        for start in range(len(cell) - 1, 0, -1):
            end = start + 1
            if FIGURE.fullmatch(cell[start].text) and end < len(cell):
                end += bool(UNIT.match(cell[end].text))
            if is_figure(cell[start:end]):
                parts = [cell[:start], cell[start:end], cell[end:]]
                return [*cells[:at], *(part for part in parts if part), *cells[at + 1 :]]
    return list(cells)


def _share(cells: Sequence[list[Token]], count: int) -> list[list[Token]]:
    """Share cells among the name and the description, which often say the same."""
    if len(cells) <= count:
        return [*cells, *[[] for _ in range(count - len(cells))]]
    if count != 2:
        last = [token for cell in cells[count - 1 :] for token in cell]
        return [*cells[: count - 1], last] if count else []
    cuts = range(1, len(cells))
    best = max(cuts, key=lambda cut: _compare(cells[:cut], cells[cut:]))
    return [[token for cell in part for token in cell] for part in (cells[:best], cells[best:])]


def _compare(left: Sequence[list[Token]], right: Sequence[list[Token]]) -> float:
    first, second = ("".join(t.text for cell in part for t in cell) for part in (left, right))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
