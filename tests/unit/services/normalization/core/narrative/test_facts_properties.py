"""What holds for any department's figures and for any text."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from services.normalization.core.narrative.facts import read_facts
from shared.contracts.extracted import Paragraph

AMOUNTS = st.decimals(min_value=0, max_value=10**7, places=2).map(str)
YEARS = st.integers(min_value=2016, max_value=2030)
UNITS = st.sampled_from(["元", "万元", "亿元"])
SUBJECTS = {
    "预算收入": "total_revenue",
    "基本支出": "basic_expenditure",
    "项目支出预算": "project_expenditure",
    "日常公用经费": "non_personnel_expenses",
    "机关运行经费共计安排": "agency_operating_expenses",
    "“三公”经费预算数为": "three_public_expenses",
    "公务接待费": "official_hospitality",
    "政府采购预算": "government_procurement",
    "一般公共预算财政拨款支出": "general_public_budget_expenditure",
}
# Characters of budgets, none of them a unit of money
PROSE = st.text(
    alphabet="一二三的支出收入预算经费增加减少其中包括2019.5%（）、，。；：年月个项无", max_size=200
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SUBJECTS)), AMOUNTS, YEARS, UNITS, st.booleans())
def test_any_statement_is_read_back(subject, amount, year, unit, has_thousands):
    printed = f"{Decimal(amount):,}" if has_thousands else amount
    text = f"{year}年{subject}{printed}{unit}，较{year - 1}年预算减少{printed}{unit}。"
    stated, change = read_facts([Paragraph(text=text)], (), year, None)
    metric = SUBJECTS[subject]
    assert (stated.metric, stated.amount, stated.unit, stated.year) == (metric, amount, unit, year)
    assert (change.metric, change.amount) == (f"change_{metric}", amount)
    assert (change.direction, change.base_year) == ("decrease", year - 1)


@settings(max_examples=100, deadline=None)
@given(PROSE)
def test_text_without_money_states_no_amount_of_money(text):
    facts = read_facts([Paragraph(text=text)], (), 2024, None)
    assert [f for f in facts if f.unit in ("元", "万元")] == []


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_every_quote_stands_in_its_paragraph(text):
    text = f"2024年支出预算5万元，{text}，项目支出3万元。"
    for fact in read_facts([Paragraph(text=text)], (), 2024, None):
        assert fact.quote in "".join(text.splitlines())
