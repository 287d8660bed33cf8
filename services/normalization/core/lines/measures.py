"""What the amounts of a column measure, by the words over it."""

from __future__ import annotations

import re

from services.normalization.core.printed_text import to_matchable

# Header words and what they measure; the first match wins, so the longer come first.
_MEASURES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), measure)
    for pattern, measure in (
        (r"增减|增长|比.{1,12}[±%]", "change"),
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
        (r"财政拨款结转|(?:年初|上年|期初).*(?:结转|结余)", "opening_carryover"),
        (r"(?:年末|年终|期末|结转下年).*(?:结转|结余)?", "closing_carryover"),
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
        (r"金额", "amount"),
    )
)
_COUNTS = frozenset({"quantity"})


# The year a header cell states: 2023年预算数
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")


def find_measure(path: tuple[str, ...], year: int | None = None) -> str:
    """Return what the column under a header path measures; `amount_column` when unknown.

    A column of a year before `year`, the table's latest, is told apart by `prior_year_`.

    >>> find_measure(("本年收入", "财政拨款收入"))
    'fiscal_appropriation'
    >>> find_measure(("2030年执行数", "合计"), 2031)
    'prior_year_total'
    """
    measure = next(
        (
            measure
            for cell in reversed(path)
            for pattern, measure in _MEASURES
            if pattern.search(to_matchable(cell))
        ),
        "amount_column",
    )
    return f"prior_year_{measure}" if measure != "change" and _is_prior(path, year) else measure


def find_latest_year(columns: tuple[tuple[str, ...], ...]) -> int | None:
    """Return the latest year that any header cell states."""
    years = [_years(path) for path in columns]
    return max((year for found in years for year in found), default=None)


def find_phase(path: tuple[str, ...]) -> str:
    """Return whether a column states the budget or the outcome, wherever its header says so.

    >>> find_phase(("决算数", "合计"))
    'final'
    """
    return "final" if any("决算" in cell for cell in path) else "budgeted"


def _is_prior(path: tuple[str, ...], year: int | None) -> bool:
    if any(cell.startswith(("上年预算", "上年执行", "上年决算", "上年数")) for cell in path):
        return True
    years = _years(path)
    return year is not None and bool(years) and max(years) < year


def _years(path: tuple[str, ...]) -> list[int]:
    return [int(found["year"]) for cell in path for found in _YEAR.finditer(cell)]


def is_count(measure: str) -> bool:
    """Whether a measure is a number of things and has no currency unit."""
    return measure in _COUNTS
