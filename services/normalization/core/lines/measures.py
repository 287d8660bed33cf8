"""What the amounts of a column measure, by the words over it."""

from __future__ import annotations

import re

from services.normalization.core.lines.groups import Path, Role, find_role
from services.normalization.core.printed_text import to_matchable

# Header words and what they measure; the first match wins, so the longer come first.
_MEASURES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), measure)
    for pattern, measure in (
        (r"增减|增长|比.{1,12}[±%]", "change"),
        (r"^其中", "of_which"),
        (r"中小微?企业", "smes_reserved"),
        (r"对?附属单位(?:的)?补助", "subsidies_to_subordinates"),
        (r"(?:上解|上缴)上级", "payments_to_superior"),
        (r"附属单位上缴", "subordinate_unit_remittances"),
        (r"上级补助", "superior_unit_subsidies"),
        (r"基本支出", "basic_expenditure"),
        (r"项目支出", "project_expenditure"),
        (r"经营支出", "business_expenditure"),
        (r"人员(?:经费|支出)", "personnel_expenses"),
        (r"公用(?:经费|支出)", "non_personnel_expenses"),
        (r"财政专户|专户", "special_fiscal_account_funds"),
        (r"一般公共(?:预算|服务预算)", "general_public_budget"),
        (r"基金", "government_managed_funds"),
        (r"国有资本", "state_capital_operations"),
        (r"单位资金", "unit_funds"),
        (r"^非财政拨款结转", "opening_carryover_non_fiscal"),
        (r"财政拨款结转|(?:年初|上年|期初|20\d\d年).{0,40}(?:结转|结余)", "opening_carryover"),
        (r"年末|年终|期末|结转下年", "closing_carryover"),
        (r"财政拨款", "fiscal_appropriation"),
        (r"事业单位经营收入|经营收入", "business_revenue"),
        (r"事业收入", "public_service_revenue"),
        (r"其他收入", "other_revenue"),
        (r"^(?:合计|总计|本年支出合计|支出合计)$", "total"),
        (r"本年收入", "current_year_revenue"),
        (r"本年支出", "current_year_expenditure"),
        (r"^小计$", "subtotal"),
        (r"数量", "quantity"),
        (r"单价", "unit_price"),
        (r"价值|原值|净值", "value"),
        (r"执行数?$", "executed"),
        (r"决算数?$", "final"),
        (r"预算数?$|^预算", "budgeted"),
    )
)
# A leaf that only repeats what the cell above it measures: 事业收入 over 金额
_PLAIN_AMOUNT = re.compile(r"金额")
_SUMS = ("total", "subtotal")
_CARRYOVERS = ("opening_carryover", "closing_carryover")
# Groups of columns whose 小计 is the group's own amount, when the table has other columns beside.
_SUMMED_GROUP = re.compile(r"^(?:基本支出|项目支出|财政拨款(?:收入)?|事业收入|其他收入|单位资金)$")
_COUNTS = frozenset({"quantity"})
# The year a header cell states: 2023年预算数
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")


def find_measures(columns: tuple[Path, ...]) -> tuple[str, ...]:
    """Return what each column measures by its header path; `amount_column` when unknown.

    Columns of a year before the latest one in the header are told apart by `prior_year_`.

    >>> find_measures((("本年收入", "财政拨款收入"), ("本年支出", "合计"), ("备注",)))
    ('fiscal_appropriation', 'total', 'amount_column')
    """
    year = find_latest_year(columns)
    return tuple(_mark_prior(_find_measure(path, columns), path, year) for path in columns)


def find_phase(path: Path, year: int | None) -> str:
    """Return whether a column states the budget or the outcome, wherever its header says so.

    >>> find_phase(("决算数", "合计"), None)
    'final'
    """
    phase = "final" if any("决算" in cell for cell in path) else "budgeted"
    return _mark_prior(phase, path, year)


def find_latest_year(columns: tuple[Path, ...]) -> int | None:
    """Return the latest year that any header cell states."""
    years = [_years(path) for path in columns]
    return max((year for found in years for year in found), default=None)


def _find_measure(path: Path, columns: tuple[Path, ...]) -> str:
    *above, leaf = [_match(cell) for cell in path]
    parent = next((measure for measure in reversed(above) if measure), None)
    if leaf is None:
        plain = "amount" if _PLAIN_AMOUNT.search(to_matchable(path[-1])) else "amount_column"
        return parent or plain
    if parent in _CARRYOVERS:
        return parent if leaf in _SUMS else f"{parent}_{leaf}"
    if parent and leaf in _SUMS and _is_part(path, columns):
        return parent
    return leaf


def _is_part(path: Path, columns: tuple[Path, ...]) -> bool:
    """Whether a summed group is one of several: else its sum is the table's."""
    group = path[-2]
    return bool(_SUMMED_GROUP.match(group)) and any(
        group not in other and find_role(other) is Role.AMOUNT for other in columns
    )


def _match(cell: str) -> str | None:
    plain = to_matchable(cell)
    return next((measure for pattern, measure in _MEASURES if pattern.search(plain)), None)


def _mark_prior(measure: str, path: Path, year: int | None) -> str:
    is_current = measure == "change" or measure.startswith(_CARRYOVERS)
    is_marked = not is_current and _is_prior(path, year)
    return f"prior_year_{measure}" if is_marked else measure


def _is_prior(path: Path, year: int | None) -> bool:
    if any(cell.startswith(("上年预算", "上年执行", "上年决算", "上年数")) for cell in path):
        return True
    years = _years(path)
    return year is not None and bool(years) and max(years) < year


def _years(path: Path) -> list[int]:
    return [int(found["year"]) for cell in path for found in _YEAR.finditer(cell)]


def is_count(measure: str) -> bool:
    """Whether a measure is a number of things and has no currency unit."""
    return measure in _COUNTS
