"""Rows of performance indicators: levels by their vocabulary, values by their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from services.normalization.core.reflow.tokens import BLANK, Joint, Row, Token, Value, join

_FIRST = frozenset(
    {
        "产出指标",
        "效益指标",
        "效果指标",
        "满意度指标",
        "成本指标",
        "部门产出",
        "部门效果",
        "产出",
        "效益",
        "效果",
    }
)
_SECOND = re.compile(
    r"(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益|可持续影响|可持续发展"
    r"|满意度|服务对象满意度|社会公众满意度|其他满意度|其他效益)(?:指标)?$"
)
_SIGN = re.compile(r"[≥≤＞＜>=<＝≧≦]")
# A value that begins with a figure: 95%, 12, 2023年12月, 2200元/月
_FIGURE = re.compile(r"\d[\d,.]*")
_UNITS = re.compile(
    r"(?:个|台|条|套|次|人|户|家|项|月|年|天|日|小时|分钟|万|亿|元|件|份|名|位|场|期|篇|所|处|间|辆|平方米|平米|米|公里"
    r"|千米|吨|公斤|亩|公顷|工作日|季度|人次|批|本|册|部|门|分|级|度|倍|课时|学时|座|盏|株|棵|立方米|底|前|之)"
)
_RATIO = re.compile(r"%|％|百分")
_LONGEST_UNIT = 8
_SLACK = 3


def place_indicators(width: int, tokens: Sequence[Token]) -> list[Row]:
    """Give every piece of the indicators its column."""
    rows = []
    for first, second, rest in _split_rows(tokens):
        cells = _fit(_to_cells(rest), width - 2)
        rows.append((first, second, *cells))
    return rows


def _split_rows(tokens: Sequence[Token]) -> Iterator[tuple[Value, Value, list[Token]]]:
    """Yield level 1, level 2 and the remaining pieces of every indicator."""
    first = BLANK
    second: Value | None = None
    rest: list[Token] = []
    for at, token in enumerate(tokens):
        if token.starts_line or not rest:
            level = _find_level(tokens, at, rest=rest, has_second=second is not None)
            if level == 1:
                if second is not None:
                    yield first, second, rest
                first, second, rest = Value(token.text, token.line), None, []
                continue
            if level == 2:
                if second is not None:
                    yield first, second, rest
                    first = Value(first.text, first.line)
                second, rest = Value(token.text, token.line), []
                continue
        rest.append(token)
    if second is not None:
        yield first, second, rest


def _find_level(
    tokens: Sequence[Token], at: int, *, rest: Sequence[Token], has_second: bool
) -> int:
    """Return 1 or 2 where a row begins with a level, else 0."""
    token = tokens[at]
    if has_second and not rest:
        return 0
    follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
    is_second = bool(_SECOND.match(token.text))
    if token.text in _FIRST and (not is_second or _SECOND.match(follows)):
        return 1
    return 2 if is_second else 0


def _to_cells(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part pieces into cells: a blank or a short step begins one, a full line goes on."""
    cells: list[list[Token]] = []
    for at, token in enumerate(tokens):
        if not cells or _begins_cell(cells[-1], tokens, at):
            cells.append([token])
        else:
            cells[-1].append(token)
    return cells


def _begins_cell(cell: Sequence[Token], tokens: Sequence[Token], at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.starts_line:
        is_value = bool(_SIGN.match(cell[0].text))
        return token.joint is Joint.NEAR or is_value or not _is_full(cell)
    if _SIGN.match(token.text):
        return True
    if _FIGURE.fullmatch(before.text) or _SIGN.match(before.text):
        return not _continues_figure(before, token)
    if _FIGURE.match(token.text):
        return _RATIO.search(token.text) is not None or at + 1 == len(tokens)
    return True


def _is_full(cell: Sequence[Token]) -> bool:
    """Whether the last line of a cell is as wide as its others, so that it may go on below."""
    widths: list[int] = []
    for token in cell:
        width = sum(1 if letter.isascii() else 2 for letter in token.text)
        if token.starts_line or not widths:
            widths.append(width)
        else:
            widths[-1] += width + 1
    return widths[-1] >= max(widths) - _SLACK


def _continues_figure(before: Token, token: Token) -> bool:
    """Whether a word after a figure belongs to it: its unit, or the sentence that it stands in."""
    if not before.text[-1].isdigit():
        return False
    return not _SIGN.match(before.text) or bool(_UNITS.match(token.text))


def _fit(cells: Sequence[list[Token]], width: int) -> list[Value]:
    """Make as many cells as there are columns: name and description, value, basis."""
    at = _find_value(cells)
    if at is None and len(cells) < width:
        cells = _split_at_figure(cells)
        at = _find_value(cells)
    if at is None:
        at = width - 2 if len(cells) == width else max(len(cells) - 2, 0)
    names = _share(cells[:at], width - 2)
    basis = [token for cell in cells[at + 1 :] for token in cell]
    value = list(cells[at]) if at < len(cells) else []
    return [join(cell) if cell else BLANK for cell in (*names, value, basis)]


def _find_value(cells: Sequence[Sequence[Token]]) -> int | None:
    """Return which cell is a target value: one with a sign, else the last that is a figure."""
    signed = [at for at, cell in enumerate(cells) if at and _SIGN.match(cell[0].text)]
    if signed:
        return signed[0]
    figures = [at for at, cell in enumerate(cells) if at and _is_figure(cell)]
    return figures[-1] if figures else None


def _is_figure(cell: Sequence[Token]) -> bool:
    found = _FIGURE.match(cell[0].text)
    if not found:
        return False
    unit = "".join(token.text for token in cell)[found.end() :]
    is_unit = _RATIO.match(unit) or _UNITS.match(unit) or not unit
    return bool(is_unit) and len(unit) <= _LONGEST_UNIT


def _split_at_figure(cells: Sequence[list[Token]]) -> list[list[Token]]:
    """Part the last cell that ends with a figure and its unit in front of that figure."""
    for at in range(len(cells) - 1, -1, -1):
        cell = cells[at]
        for start in range(len(cell) - 1, 0, -1):
            end = start + 1
            if _FIGURE.fullmatch(cell[start].text) and end < len(cell):
                end += bool(_UNITS.match(cell[end].text))
            if _is_figure(cell[start:end]):
                parts = [cell[:start], cell[start:end], cell[end:]]
                return [*cells[:at], *(part for part in parts if part), *cells[at + 1 :]]
    return list(cells)


def _share(cells: Sequence[list[Token]], count: int) -> list[list[Token]]:
    """Share cells among the name and the description, which often say the same."""
    if len(cells) <= count:
        return [*cells, *[[] for _ in range(count - len(cells))]]
    if count < 2:
        return [[token for cell in cells for token in cell]] if count else []
    cuts = range(1, len(cells))
    best = max(cuts, key=lambda cut: _compare(cells[:cut], cells[cut:]))
    return [[token for cell in part for token in cell] for part in (cells[:best], cells[best:])]


def _compare(left: Sequence[list[Token]], right: Sequence[list[Token]]) -> float:
    first, second = ("".join(t.text for cell in part for t in cell) for part in (left, right))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
