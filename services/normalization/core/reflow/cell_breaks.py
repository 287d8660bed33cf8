"""Where one cell of running text ends and the next begins, by how their lines were set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from services.normalization.core.reflow.tokens import Joint, Token, compact

SIGN = re.compile(r"[<>＜＞][=＝]|[≥≤＞＜>=<＝≧≦]")
FIGURE = re.compile(r"\d[\d,.]*")
UNIT = re.compile(
    r"(?:个|台|条|套|次|人|户|家|项|月|年|天|日|小时|分钟|万|亿|元|件|份|名|位|场|期|篇|所|处|间|辆"
    r"|平方米|平方公里|平米|米|公里|千米|吨|公斤|亩|公顷|工作日|季度|批|本|册|部|门|分|级|度|倍|课时|学时|座"
    r"|盏|株|棵|立方米|底|前|之|百分之|[%％])"
)
RATIO = re.compile(r"%|％|百分")
# What may stand before the figure of a target: 每季度1次, 不少于4次
_BEFORE = (
    r"每(?:半?年|季度?|个?月|周|日|天|学期|人|次)|不(?:少于|低于|超过|高于|大于|小于)|[大小高低]于(?:等于)?"
    r"|至少|最多|达到?|约|前|全年|第"
)
_BOUND = re.compile(rf"(?:{_BEFORE})$|20\d\d年(?:\d{{1,2}}月)?$")
# A whole target without a sign: 7人, 2200元/月, 95%以上, 2024年6月底前
_TARGET = re.compile(
    rf"(?:{_BEFORE})?\d[\d,.]*(?:{UNIT.pattern}){{0,3}}(?:[（(][^\d\s（）()]{{1,3}}[）)])?"
    r"(?:/[^\d\s]{1,4})?(?:及?以[上下内]|左右|之?内|底?前)?$"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|前|底前)?$"
    r"|\d[\d.]*[%％]?[-~～至]\d[\d.]*[%％]?\S{0,2}$"
)
# What the line break of a narrow column leaves of a target: 12月底 | 前
_REST = re.compile(r"(?:之|以|及以)?[前后内上下]|底前|左右")
# A target that has no figure: a level, a direction, a deadline set elsewhere
_QUALITY = re.compile(
    r"(?:(?:基本|明显|显著|有效|持续|不断|逐步|逐年|进一步|大幅|稳步|长期|全面|得到|有所|较|很|非常)?"
    r"(?:提升|提高|增强|增长|增加|改善|完善|优化|加强|促进|减少|降低|下降|缓解|稳定|保障|满足|满意|好|高|有效|发挥)"
    r"|(?:按时|按期|如期|准时|及时|全部|基本|保质保量)(?:完成|足额)?|优|良|中|低|优良|良好|优秀|优良中低?差"
    r"|长期|长效|常年|全年|当年|年内|年底前?|达标|合格|合规|规范|正常|完好|健全|全覆盖|是|否|有|无"
    r"|(?:成效|效果|作用)(?:明显|显著|良好|突出)|符合(?:要求|标准|规定)|无(?:重大|安全)?(?:安全)?(?:事故|投诉|违规))$"
)
# Signs after which no cell ends
_OPEN = frozenset("×÷*+（(《“、，,")
SLACK = 3
_OFTEN = 3
_LONGEST_TARGET = 14
_LONGEST_QUALITY = 2
_MOST_BEFORE = 4
_MOST_PIECES = 200
_LONGEST_ASIDE = 4

IsOver = Callable[[Sequence[Token], Token, int], bool]
"""Whether a cell is complete when a piece follows that begins a line of the given width."""


def find_line_rule(tokens: Sequence[Token]) -> IsOver:
    """Choose how to read line breaks: by the gaps that the dump kept, else by full lines."""
    if has_gaps(tokens):
        return _is_over_by_gap
    full = _find_full_widths(tokens)
    return lambda cell, _token, _width: not _is_near(line_widths(cell)[-1], full)


def has_gaps(tokens: Sequence[Token]) -> bool:
    """Whether the dump kept blank lines where the print steps down by a line."""
    starts = [token for token in tokens if token.starts_line]
    return sum(token.joint is Joint.FAR for token in starts) * 5 > len(starts)


def to_cells(tokens: Sequence[Token], is_over: IsOver) -> list[list[Token]]:
    """Part pieces into cells."""
    cells: list[list[Token]] = []
    has_sign = any(SIGN.match(token.text) for token in tokens)
    for at, token in enumerate(tokens):
        is_full = bool(cells) and len(cells[-1]) >= _MOST_PIECES
        if not cells or is_full or _begins_cell(cells[-1], tokens, at, is_over, has_sign=has_sign):
            cells.append([token])
        else:
            cells[-1].append(token)
    return cells


def to_pieces(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part pieces into cells with every line on its own."""
    return to_cells(tokens, lambda _cell, _token, _width: True)


def to_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part pieces into cells of one line each."""
    cells: list[list[Token]] = []
    for token in tokens:
        if token.starts_line or not cells:
            cells.append([])
        cells[-1].append(token)
    return cells


def is_target(cell: Sequence[Token]) -> bool:
    """Whether a cell holds a target value: a sign, a figure with its unit alone, or a quality."""
    return bool(SIGN.match(cell[0].text)) or is_figure(cell) or is_quality(cell)


def is_quality(cell: Sequence[Token]) -> bool:
    """Whether a cell holds a level, a direction or the like, and nothing else."""
    return len(cell) <= _LONGEST_QUALITY and bool(_QUALITY.match(compact(cell)))


def is_figure(cell: Sequence[Token]) -> bool:
    """Whether a cell holds a figure and its unit, and nothing else."""
    text = compact(cell)
    return len(text) <= _LONGEST_TARGET and bool(_TARGET.match(text))


def line_widths(cell: Sequence[Token]) -> list[int]:
    """Return the width of every line of a cell."""
    widths: list[int] = []
    for token in cell:
        if token.starts_line or not widths:
            widths.append(_width(token))
        else:
            widths[-1] += _width(token) + 1
    return widths


def _begins_cell(
    cell: Sequence[Token], tokens: Sequence[Token], at: int, is_over: IsOver, *, has_sign: bool
) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if SIGN.match(token.text):
        return True
    if before.text[-1] in _OPEN or (_needs_figure(cell, before) and FIGURE.match(token.text)):
        return False
    if token.text[0] in "(（" and len(token.text) <= _LONGEST_ASIDE:
        return False
    if token.starts_line:
        if SIGN.match(cell[0].text) or is_figure(cell):
            return not _ends_target(cell, token)
        return is_over(cell, token, _find_line_width(tokens, at))
    if token.text[0] in "(（":
        return False
    if before.text[-1].isdigit() or SIGN.match(before.text):
        return not _continues_figure(before, token)
    if FIGURE.match(token.text):
        return _stands_alone(tokens, at, has_sign=has_sign)
    return True


def _needs_figure(cell: Sequence[Token], before: Token) -> bool:
    """Whether a cell so far is a sign, the year of a date, or words such as 不少于."""
    is_bound = len(cell) <= _MOST_BEFORE and bool(_BOUND.match(compact(cell)))
    return is_bound or bool(SIGN.fullmatch(before.text))


def _ends_target(cell: Sequence[Token], token: Token) -> bool:
    """Whether a line holds no more than the end of the target before it."""
    is_unit = len(cell) == 1 and len(token.text) <= SLACK and bool(UNIT.match(token.text))
    return is_unit or bool(_REST.fullmatch(token.text))


def _stands_alone(tokens: Sequence[Token], at: int, *, has_sign: bool) -> bool:
    """Whether a figure within a line is a cell of its own, not part of a sentence."""
    if RATIO.search(tokens[at].text) or at + 1 == len(tokens):
        return True
    if has_sign:
        return False
    return any(
        is_figure(tokens[at : at + length]) and not tokens[at].text[-1:].isdigit() * (length == 1)
        for length in (1, 2)
    )


def _continues_figure(before: Token, token: Token) -> bool:
    """Whether a word after a figure belongs to it: its unit, or the sentence that it stands in."""
    if not before.text[-1].isdigit():
        return False
    return not SIGN.match(before.text) or bool(UNIT.match(token.text))


def _is_over_by_gap(cell: Sequence[Token], token: Token, width: int) -> bool:
    """Whether a step of less than a line, a short line or a wider one parts two cells.

    What stands beside the cell before it is of one line: cells are centred.
    """
    if cell[0].joint is Joint.SPACE:
        return True
    widths = line_widths(cell)
    return token.joint is Joint.NEAR or not max(widths) - SLACK <= widths[-1] >= width - SLACK


def _find_line_width(tokens: Sequence[Token], at: int) -> int:
    """Return the width of what stands before the next blank on the line that begins at `at`."""
    return _width(tokens[at])


def _find_full_widths(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the widths that lines often have: those of the columns."""
    counts = Counter(
        _width(token)
        for token, after in pairwise(tokens)
        if token.starts_line and after.starts_line
    )
    return frozenset(width for width, count in counts.items() if count >= _OFTEN and width >= 6)


def _is_near(width: int, full: frozenset[int]) -> bool:
    return any(width + less in full for less in range(2))


def _width(token: Token) -> int:
    return sum(1 if letter.isascii() else 2 for letter in token.text)
