"""Rows of performance indicators: levels by their vocabulary, values by their grammar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from services.normalization.core.reflow.cell_breaks import (
    FIGURE,
    SIGN,
    UNIT,
    find_line_rule,
    has_gaps,
    is_figure,
    is_quality,
    is_target,
    to_cells,
    to_lines,
    to_pieces,
)
from services.normalization.core.reflow.forms import Form
from services.normalization.core.reflow.indicator_header import is_target_label
from services.normalization.core.reflow.indicator_rows import Shape, cut_rows, is_unit
from services.normalization.core.reflow.segmentation import (
    Sharing,
    Steps,
    find_widths,
    share_by_width,
)
from services.normalization.core.reflow.tokens import BLANK, Joint, Row, Token, Value, compact, join

# The words of the two levels; without 指标 they are words of the cells, too
_FIRST = re.compile(r"(?:产出|效益|效果|满意度|成本|部门产出|部门效果)(?:指标)?$")
_SECOND = re.compile(
    r"(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益"
    r"|可持续影响|可持续发展|满意度|服务对象满意度|社会公众满意度|其他满意度|其他效益)(?:指标)?$"
)
_ENDING = "指标"
_SATISFACTION = "满意度"
_LONGEST_LEVEL = 4
_MOST_ROWS, _ANOTHER_ROW = 6, 3
_COMPARED, _MOST_COMPARED, _LONGEST_COMPARED = 2, 20, 200
_TARGET_PARTS = 3
_MOST_NAMES = 2


@dataclass(frozen=True)
class _Group:
    """What is printed beside one level 2, and the cells that it seems to be."""

    first: Value
    second: Value
    tokens: list[Token]
    cells: list[list[Token]]


def place_indicators(
    form: Form, tokens: Sequence[Token], *, is_cell_by_line: bool = False
) -> list[Row]:
    """Give every piece of the indicators its column."""
    whole = _find_shape(form)
    is_over = find_line_rule(tokens)
    to_groups = to_lines if is_cell_by_line else partial(to_cells, is_over=is_over)
    groups = [
        _Group(first, second, rest, to_groups(rest) if rest else [])
        for first, second, rest in _split_rows(tokens)
    ]
    shape = _find_printed_shape(groups, whole)
    is_spaced = has_gaps(tokens)
    widths = find_widths([each.cells for each in groups if _is_clear(each, shape)], shape.cells)
    return [
        (group.first, group.second, *(join(cell) if cell else BLANK for cell in cells))
        for group in groups
        for part in _part(group, shape, is_cell_by_line=is_cell_by_line)
        or _part_by_width(group, shape, widths, is_spaced=is_spaced)
        for cells in [_complete(_fit(part, shape), shape, whole)]
    ]


def _find_printed_shape(groups: Sequence[_Group], whole: Shape) -> Shape:
    """Return the columns that are filled in: most rows of a table leave the same ones blank."""
    seen: Counter[tuple[int, int]] = Counter()
    for group in groups:
        targets = [at for at, cell in enumerate(group.cells) if at and is_target(cell)]
        if len(targets) == 1 and targets[0] <= whole.names:
            has_basis = targets[0] + 1 < len(group.cells)
            seen[targets[0], min(int(has_basis), whole.basis)] += 1
    if not seen:
        return whole
    (names, basis), count = seen.most_common(1)[0]
    return Shape(names, whole.target, basis) if count * 2 > len(groups) else whole


def _complete(cells: list[list[Token]], shape: Shape, whole: Shape) -> list[list[Token]]:
    """Put the columns back that nothing is printed in.

    A form that leaves its bases blank leaves the names blank, too, and keeps the descriptions.
    """
    blanks: list[list[Token]] = [[] for _ in range(whole.names - shape.names)]
    names = cells[: shape.names]
    names = [*blanks, *names] if not shape.basis and whole.basis else [*names, *blanks]
    return [*names, *cells[shape.names :], *[[] for _ in range(whole.basis - shape.basis)]]


def _is_clear(group: _Group, shape: Shape) -> bool:
    """Whether the cells of a group are one row without doubt."""
    targets = [at for at, cell in enumerate(group.cells) if at and is_target(cell)]
    return len(group.cells) == shape.cells and targets == [shape.names]


def _part(group: _Group, shape: Shape, *, is_cell_by_line: bool) -> list[list[list[Token]]]:
    """Return the cells of every row in a group where its targets tell them, else none."""
    if _is_clear(group, shape):
        return [group.cells]
    return cut_rows(group.tokens, group.cells, shape, is_cell_by_line=is_cell_by_line)


def _part_by_width(
    group: _Group, shape: Shape, widths: Sequence[int], *, is_spaced: bool
) -> list[list[list[Token]]]:
    """Return the cells of every row in a group: as many rows as there are target values."""
    pieces = to_pieces(group.tokens) if group.tokens else []
    most = max(sum(is_target(piece) for piece in pieces[1:]), 1)
    best: tuple[int, int, Sharing] | None = None
    for count in range(1, min(most, _MOST_ROWS) + 1):
        targets = {row * shape.cells + shape.names for row in range(count)}
        steps = Steps(shape.cells) if is_spaced else None
        shared = share_by_width(pieces, [*widths] * count, targets, steps)
        cost = shared.cost + _ANOTHER_ROW * (count - 1) if shared else 0
        if shared and (best is None or cost < best[0]):
            best = (cost, count, shared)
    if best is None:
        return [group.cells]
    cells = best[2].cells
    return [cells[at : at + shape.cells] for at in range(0, len(cells), shape.cells)]


def _find_shape(form: Form) -> Shape:
    targets = [at for at, path in enumerate(form.columns) if is_target_label(path[0])]
    start, target = targets[0], len(targets)
    return Shape(start - 2, target, len(form.columns) - start - target)


def _split_rows(tokens: Sequence[Token]) -> Iterator[tuple[Value, Value, list[Token]]]:
    """Yield level 1, level 2 and the remaining pieces of every indicator."""
    ending = _ENDING if any(token.text.endswith(_ENDING) for token in tokens) else ""
    steps_down = has_gaps(tokens)
    first, second = BLANK, None
    rest: list[Token] = []
    at = 0
    while at < len(tokens):
        level, length = _find_level(tokens, at, ending)
        is_beside = rest and steps_down and tokens[at].joint is Joint.NEAR
        is_name = second and length and _names(second, rest, tokens[at : at + length])
        if is_beside or is_name:
            level, length = 0, 0
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


def _names(second: Value, rest: Sequence[Token], level: Sequence[Token]) -> bool:
    """Whether a level inside a row is a name: it says the row's own level right behind it."""
    if rest:
        is_complete = len(to_pieces(rest)) > _MOST_NAMES or any(is_target([t]) for t in rest)
        return not is_complete and join(level).text.endswith(second.text)
    return level[0].joint is not Joint.FAR or join(level).text.endswith(second.text)


def _find_level(tokens: Sequence[Token], at: int, ending: str) -> tuple[int, int]:
    """Return which level a row begins with, 1 or 2, over how many pieces; else 0."""
    if not (tokens[at].starts_line or at == 0 or _ends_level(tokens, at)):
        return 0, 0
    for length in range(min(_LONGEST_LEVEL, len(tokens) - at), 0, -1):
        text = compact(tokens[at : at + length])
        is_broken = all(token.starts_line for token in tokens[at + 1 : at + length])
        if not is_broken or not text.endswith(ending):
            continue
        is_first = bool(_FIRST.match(text)) and (ending or text != _SATISFACTION)
        is_second = bool(_SECOND.match(text))
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


def _fit(cells: list[list[Token]], shape: Shape) -> list[list[Token]]:
    """Make as many cells as there are columns: names, target value, basis."""
    if len(cells) < shape.cells and _find_target(cells) is None:
        cells = _split_at_figure(cells)
    at = _find_target(cells)
    if at is None or (len(cells) == shape.cells and at != shape.names):
        is_whole = len(cells) == shape.cells
        at = shape.names if is_whole else max(len(cells) - 1 - shape.basis, 0)
    value = list(cells[at]) if at < len(cells) else []
    after = list(cells[at + 1 :])
    split = [value]
    if shape.target == _TARGET_PARTS:
        split, after = _split_target(value, after, has_basis=bool(shape.basis))
    basis = [[token for cell in after for token in cell]] if shape.basis else []
    return [*_share(cells[:at], shape.names), *split, *basis]


def _split_target(
    value: list[Token], after: list[list[Token]], *, has_basis: bool
) -> tuple[list[list[Token]], list[list[Token]]]:
    """Part a target into sign, value and unit; pieces may stand in the cells after it.

    Of a single piece after a figure only a word for a unit is one: the basis comes last.
    """
    pieces = list(value)
    while after and len(pieces) < _TARGET_PARTS and _awaits_more(pieces):
        is_last = has_basis and len(after) == len(after[0]) == 1
        if is_last and not (is_unit(after[0]) or SIGN.fullmatch(pieces[-1].text)):
            break
        pieces.append(after[0].pop(0))
        after = [cell for cell in after if cell]
    sign = pieces[:1] if pieces and SIGN.fullmatch(pieces[0].text) else []
    rest = pieces[len(sign) :]
    return [sign, rest[:1], rest[1:]], after


def _awaits_more(target: Sequence[Token]) -> bool:
    """Whether a target ends with a sign that lacks its figure, or a figure that lacks its unit."""
    end = target[-1].text if target else ""
    return bool(SIGN.fullmatch(end) or FIGURE.fullmatch(end))


def _find_target(cells: Sequence[Sequence[Token]]) -> int | None:
    """Return which cell is a target value: one with a sign, else the last figure or quality."""
    signed = [at for at, cell in enumerate(cells) if at and SIGN.match(cell[0].text)]
    if signed:
        return signed[0]
    found = [
        [at for at, cell in enumerate(cells) if at and is_sort(cell)]
        for is_sort in (is_figure, is_quality)
    ]
    return next((places[-1] for places in found if places), None)


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
    if count != _COMPARED or len(cells) > _MOST_COMPARED:
        last = [token for cell in cells[count - 1 :] for token in cell]
        return [*cells[: count - 1], last] if count else []
    cuts = range(1, len(cells))
    best = max(cuts, key=lambda cut: _compare(cells[:cut], cells[cut:]))
    return [[token for cell in part for token in cell] for part in (cells[:best], cells[best:])]


def _compare(left: Sequence[list[Token]], right: Sequence[list[Token]]) -> float:
    texts = ("".join(t.text for cell in part for t in cell) for part in (left, right))
    first, second = (text[:_LONGEST_COMPARED] for text in texts)
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
