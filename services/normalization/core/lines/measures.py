"""What the amounts of a column measure, by the words over it."""

from __future__ import annotations

import re

from services.normalization.core.printed_text import to_matchable

# Header words and what they measure; the first match wins, so the longer come first.
_MEASURES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), measure)
    for pattern, measure in (
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
        (r"本年收入", "current_year_revenue"),
        (r"本年支出", "current_year_expenditure"),
        (r"^小计$", "subtotal"),
        (r"^(?:合计|总计)$", "total"),
        (r"数量", "quantity"),
        (r"单价", "unit_price"),
        (r"价值|原值|净值", "value"),
        (r"决算数?$", "final"),
        (r"预算数?$|^预算", "budgeted"),
        (r"金额", "amount"),
    )
)
_COUNTS = frozenset({"quantity"})


def find_measure(path: tuple[str, ...]) -> str:
    """Return what the column under a header path measures; `amount_column` when unknown.

    >>> find_measure(("本年收入", "财政拨款收入"))
    'fiscal_appropriation'
    >>> find_measure(("本年支出", "合计"))
    'total'
    """
    for cell in reversed(path):
        plain = to_matchable(cell)
        for pattern, measure in _MEASURES:
            if pattern.search(plain):
                return measure
    return "amount_column"


def is_count(measure: str) -> bool:
    """Whether a measure is a number of things and has no currency unit."""
    return measure in _COUNTS
