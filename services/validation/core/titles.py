"""Short names of the table kinds, for messages and reports."""

from __future__ import annotations

T1 = "revenue_expenditure_summary"
T2 = "revenue_summary"
T3 = "expenditure_summary"
T4 = "fiscal_appropriation_summary"
T5 = "general_public_budget_expenditure"
T6 = "general_public_budget_basic_expenditure"
T7 = "government_managed_funds_expenditure"
T8 = "state_capital_operations_expenditure"
T9 = "three_public_expenses"
TARGETS = "performance_targets"
DEPARTMENT_INDICATORS = "department_performance_indicators"
PROCUREMENT = "government_procurement"
FIXED_ASSETS = "fixed_assets"
ORGANIZATION = "organization"
TERMS = "term_definitions"

NINE_TABLES = (T1, T2, T3, T4, T5, T6, T7, T8, T9)

TITLES = {
    T1: ("收支总表", "summary of revenue and expenditure"),
    T2: ("收入总表", "revenue summary"),
    T3: ("支出总表", "expenditure summary"),
    T4: ("财政拨款收支总表", "summary of fiscal appropriation"),
    T5: ("一般公共预算支出表", "general public budget expenditure"),
    T6: ("一般公共预算基本支出表", "general public budget basic expenditure"),
    T7: ("政府性基金支出表", "government-managed funds expenditure"),
    T8: ("国有资本经营支出表", "state capital operations expenditure"),
    T9: ("“三公”经费表", "three public expenses"),
    TARGETS: ("项目绩效目标表", "project performance targets"),
    DEPARTMENT_INDICATORS: ("部门整体绩效指标表", "department performance indicators"),
    PROCUREMENT: ("政府采购预算表", "government procurement"),
    FIXED_ASSETS: ("固定资产占用情况表", "fixed assets"),
    ORGANIZATION: ("机构设置表", "organization"),
    TERMS: ("名词解释", "definitions of terms"),
}


def chinese_title(kind: str) -> str:
    """The short Chinese name of a table kind, or its slug."""
    return TITLES.get(kind, (kind, kind))[0]


def english_title(kind: str) -> str:
    """The short English name of a table kind, or its slug."""
    return TITLES.get(kind, (kind, kind))[1]
