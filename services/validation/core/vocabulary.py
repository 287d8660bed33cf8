"""The standard lines, columns and fixed labels of the forms in English; printed names stay."""

from __future__ import annotations

# Slugs whose words do not read as English when their underscores are blanks.
_SLUGS = {
    "grand_total": "total row",
    "three_public_total": "total",
    "three_public_subtotal": "three public expenses",
    "final": "outturn",
    "budgeted": "budget",
    "total": "total",
    "amount_column": "amount",
    "smes_reserved": "reserved for small and medium enterprises",
    "current_year_revenue": "current-year revenue",
    "current_year_expenditure": "current-year expenditure",
    "government_managed_funds": "government-managed funds",
    "non_fiscal_surplus_used": "non-fiscal surplus used",
    "non_personnel_expenses": "non-personnel expenses",
}
# Labels that rules give to what no line prints, and what is said to be missing.
_LABELS = {
    "上年结转": "opening carryover",
    "上年结转结余": "opening carryover",
    "年终结转结余": "closing carryover",
    "年初结转和结余": "opening carryover",
    "年末结转和结余": "closing carryover",
    "年初财政拨款结转和结余": "opening carryover of fiscal appropriation",
    "年末财政拨款结转和结余": "closing carryover of fiscal appropriation",
    "年初或上年年末结转和结余": "opening carryover, or last year's closing carryover",
    "使用非财政拨款结余": "non-fiscal surplus used",
    "结余分配": "surplus distribution",
    "部门的同一金额": "the department's same amount",
    "“三公”经费表同一项": "the same line of the three public expenses",
    "政府采购预算表（空表）": "government procurement (nil table)",
    "资产总额（空表）": "fixed assets (nil table)",
    "资金用途": "purpose",
    "占比合计": "total of the shares",
    "面向中小企业预留与其他项目中由中小企业成交的合计": (
        "reserved for and otherwise won by small and medium enterprises"
    ),
    "预算数": "budget",
    "财政资金": "fiscal funds",
    "其他资金": "other funds",
    "合计": "total",
    "总计": "total",
    "分项": "parts",
    "对应金额": "the other amount",
    "收入合计": "total revenue",
    "本年收入合计": "current-year revenue",
    "本年支出合计": "current-year expenditure",
    "本年合计": "current-year total",
    "收入总计或支出总计": "total revenue or total expenditure",
    "合计或小计": "total or subtotal",
    "基本支出合计": "total basic expenditure",
    "一般公共预算支出合计": "total general public budget expenditure",
    "当年预算的一般公共预算支出合计": "general public budget expenditure of that year's budget",
    "部分项目的预算数": "budgets of some projects",
    "政府采购合计": "total of government procurement",
    "资产总额": "total of fixed assets",
    "机关运行经费或公用经费": "operating or non-personnel expenses",
    "本年或上年金额": "this year's or last year's amount",
}
# Words inside labels that rules compose.
_PHRASES = (
    ("一般公共预算", "general public budget "),
    ("政府性基金预算", "government-managed funds "),
    ("政府性基金", "government-managed funds "),
    ("国有资本经营预算", "state capital operations "),
    ("国有资本经营", "state capital operations "),
    ("年初结转", "opening carryover"),
    ("年末结转", "closing carryover"),
    ("拨款", "appropriation"),
    ("支出", "expenditure"),
)


def english_slug(slug: str) -> str:
    """An item or a measure of the forms in English.

    >>> english_slug("opening_carryover"), english_slug("function_208")
    ('opening carryover', 'class 208')
    """
    if slug.startswith("function_"):
        return f"class {slug.removeprefix('function_')}"
    if slug.startswith("revenue_"):
        return f"{english_slug(slug.removeprefix('revenue_'))} revenue"
    if slug.startswith("opening_carryover_"):
        return f"opening carryover, {english_slug(slug.removeprefix('opening_carryover_'))}"
    return _SLUGS.get(slug, slug.replace("_", " "))


def english_label(label: str) -> str:
    """A fixed label in English; anything else is what was printed, and stays as it is."""
    if label in _LABELS:
        return _LABELS[label]
    found = label
    for phrase, english in _PHRASES:
        found = found.replace(phrase, english)
    return found if found.isascii() else label
