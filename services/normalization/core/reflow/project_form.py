"""项目绩效目标表: the particulars of a project, up to its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from services.normalization.core.reflow.tokens import BLANK, Token, Value, compact, join
from shared.contracts.extracted import Cell, Grid
from shared.contracts.location import Location

_CODE = ("项目编码", "项目代码", "项目编号")
_NAME = ("项目名称",)
_SCALE = ("预算规模及资金用途", "预算规模和资金用途")
_BUDGET = ("预算数", "预算金额")
_FISCAL = (
    "其中：财政资金", "其中:财政资金", "财政资金", "其中：财政拨款", "其中:财政拨款", "财政拨款",
)  # fmt: skip
_OTHER = ("其他资金", "其中：其他资金")
# The forms without a plan print the total of the year's money, those who spend it, and its label
_TOTAL = ("年度资金总额", "项目资金总额", "资金总额", "年度预算总额", "年度预算数")
_FUNDS = tuple(
    f"{name}{unit}"
    for name in ("项目资金", "预算资金", "资金情况")
    for unit in ("", "（万元）", "(万元)", "（元）", "(元)")
)
_CHARGED = ("主管部门", "主管部门及代码", "主管单位")
_CARRIED_OUT = ("实施单位", "项目单位", "预算单位", "项目实施单位")
_PLAN = ("资金支出计划（%）", "资金支出计划(%)", "资金支出计划（％）", "资金支出计划")
_GOALS = (
    "绩效目标", "年度绩效目标", "年度总体目标", "总体目标", "年度目标", "项目绩效目标",
)  # fmt: skip
_LABELS = (
    _CODE, _NAME, _SCALE, _BUDGET, _FISCAL, _OTHER, _PLAN, _GOALS, _TOTAL, _FUNDS, _CHARGED,
    _CARRIED_OUT,
)  # fmt: skip
# The columns of the payment plan: 3月底
_PERIOD = re.compile(r"\d{1,2}月[底末]$")
# A share of the budget: 25%, 25.00
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)[%％]?$")
# The last line of the label, printed behind the dates beside it: （%）
_PLAN_END = re.compile(r"[（(][%％][）)]$")
_YEAR_FIGURE = re.compile(r"(?:19|20)\d\d$")
_YEAR, _WHOLE = 12, Decimal(100)
_LONGEST_LABEL = 6
_LEAST_LABELS = 3
_WIDTH = 7


def build_project_form(
    grid_id: str, tokens: Sequence[Token], *, has_indicators: bool
) -> Grid | None:
    """Build the grid of labels and values; None where these are not a project's."""
    fields = _take_fields(tokens)
    is_named = _CODE in fields or (has_indicators and _GOALS in fields)
    if not is_named and len(fields) < _LEAST_LABELS:
        return None
    rows = list(_arrange(fields))
    cells = [
        Cell(
            row=at,
            column=column,
            row_span=height,
            column_span=width,
            text=value.text,
            location=Location(line=value.line) if value.line else None,
        )
        for at, row in enumerate(rows)
        for column, width, height, value in row
    ]
    line = tokens[0].line
    return Grid(
        id=grid_id,
        row_count=len(rows),
        column_count=_WIDTH,
        cells=tuple(cells),
        location=Location(line=line) if line else None,
    )


def _take_fields(tokens: Sequence[Token]) -> dict[tuple[str, ...], tuple[Value, list[Token]]]:
    """Return each printed label with the pieces up to the next one."""
    fields: dict[tuple[str, ...], tuple[Value, list[Token]]] = {}
    current: list[Token] = []
    at = 0
    while at < len(tokens):
        found = _find_label(tokens, at, fields)
        if found:
            label, length = found
            current = []
            fields[label] = (join(tokens[at : at + length]), current)
            at += length
        else:
            current.append(tokens[at])
            at += 1
    return fields


def _find_label(
    tokens: Sequence[Token], at: int, known: dict[tuple[str, ...], tuple[Value, list[Token]]]
) -> tuple[tuple[str, ...], int] | None:
    """Find the label that begins at a piece, over as many pieces as it was broken into."""
    for length in range(min(_LONGEST_LABEL, len(tokens) - at), 0, -1):
        text = compact(tokens[at : at + length])
        for label in _LABELS:
            if text in label and label not in known:
                return label, length
    return None


_Placed = tuple[int, int, int, Value]


def _arrange(
    fields: dict[tuple[str, ...], tuple[Value, list[Token]]],
) -> Iterator[list[_Placed]]:
    """Yield the rows of the form: column, width, height and text of each cell."""
    named = [fields[label] for label in (_CODE, _NAME) if label in fields]
    if named:
        yield _spread([part for label, value in named for part in (label, join(value))])
    units = [fields[label] for label in (_CHARGED, _CARRIED_OUT) if label in fields]
    if units:
        yield _spread([part for label, value in units for part in (label, join(value))])
    if _TOTAL in fields:
        yield from _arrange_total(fields)
    elif any(label in fields for label in (_SCALE, _BUDGET)):
        yield from _arrange_budget(fields)
    if _PLAN in fields:
        yield from _arrange_plan(*fields[_PLAN])
    if _GOALS in fields:
        label, value = fields[_GOALS]
        yield [(0, 1, 1, label), (1, _WIDTH - 1, 1, join(value))]


def _arrange_budget(
    fields: dict[tuple[str, ...], tuple[Value, list[Token]]],
) -> Iterator[list[_Placed]]:
    """Yield the row of amounts and, under it, what the money is for."""
    purpose: list[Token] = []
    cells: list[Value] = []
    for label in (_BUDGET, _FISCAL, _OTHER):
        if label in fields:
            name, value = fields[label]
            amount = [token for token in value[:1] if token.is_number and not _is_year(value)]
            purpose += value[len(amount) :]
            cells += [name, join(amount) if amount else BLANK]
    scale = fields.get(_SCALE)
    purpose = [*(scale[1] if scale else []), *purpose]
    yield [
        (0, 1, 2, scale[0] if scale else BLANK),
        *((at, 1, 1, value) for at, value in enumerate(cells, start=1)),
    ]
    yield [(1, _WIDTH - 1, 1, join(purpose) if purpose else BLANK)]


def _arrange_total(
    fields: dict[tuple[str, ...], tuple[Value, list[Token]]],
) -> Iterator[list[_Placed]]:
    """Yield a row for the year's money and for each of its sources."""
    for label in (_TOTAL, _FISCAL, _OTHER):
        if label in fields:
            name, value = fields[label]
            yield _spread([name, join(value)])


def _is_year(value: Sequence[Token]) -> bool:
    """Whether a number is the year with which a text begins: 2018年 采购余款."""
    return len(value) > 1 and bool(_YEAR_FIGURE.match(value[0].text)) and value[1].text[0] == "年"


def _arrange_plan(label: Value, value: Sequence[Token]) -> Iterator[list[_Placed]]:
    """Yield the dates of the payment plan and the shares under them."""
    periods: list[Value] = []
    value = [token for token in value if not _PLAN_END.match(compact([token]))]
    at = 0
    while at < len(value):
        length = next((n for n in (1, 2, 3) if _PERIOD.match(compact(value[at : at + n]))), 0)
        if not length:
            break
        periods.append(join(value[at : at + length]))
        at += length
    yield _spread([label, *periods], height=2)
    yield _spread([label, *_place_shares(value[at:], periods)])[1:]


def _place_shares(shares: Sequence[Token], periods: Sequence[Value]) -> list[Value]:
    """Give shares their dates."""
    values = [Value(token.text, token.line) for token in shares]
    if len(shares) >= len(periods):
        return values
    placed = [BLANK] * len(periods)
    for at, value in zip(_choose_dates(shares, periods), values, strict=True):
        placed[at] = value
    return placed


def _choose_dates(shares: Sequence[Token], periods: Sequence[Value]) -> Sequence[int]:
    """Choose dates by which so much of the year is over, where the shares grow to the whole.

    Parts that make up the whole take the first dates: after them nothing is left to spend.
    """
    spent = [Decimal(found[1]) for token in shares if (found := _SHARE.match(token.text))]
    if len(spent) < len(shares) or spent[-1:] != [_WHOLE]:
        first = 0 if sum(spent, Decimal(0)) == _WHOLE else len(periods) - len(shares)
        return range(first, first + len(shares))
    months = [int(period.text.partition("月")[0]) for period in periods]
    ways = combinations(range(len(periods)), len(shares))
    return min(ways, key=lambda way: _rate_plan([months[at] for at in way], spent))


def _rate_plan(months: Sequence[int], spent: Sequence[Decimal]) -> Decimal:
    """Return how far the shares are from money spent evenly over the year."""
    pairs = zip(months, spent, strict=True)
    return sum((abs(share * _YEAR - _WHOLE * month) for month, share in pairs), Decimal(0))


def _spread(values: Sequence[Value], height: int = 1) -> list[_Placed]:
    """Place values side by side; the last one takes the columns that are left."""
    last = len(values) - 1
    return [
        (at, max(_WIDTH - last, 1) if at == last else 1, height if at == 0 else 1, value)
        for at, value in enumerate(values)
    ]
