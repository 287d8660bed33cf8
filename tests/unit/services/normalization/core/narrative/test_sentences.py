"""Made-up sentences of budgets and final accounts in the styles of many places, fact by fact.

`sentences.txt` holds each sentence on a line of its own and under it, indented, its facts: metric,
year, amount, unit unless it is 万元 or %, direction, base year, name.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from services.normalization.core.narrative.facts import read_facts
from shared.contracts.document import NarrativeFact
from shared.contracts.extracted import Paragraph


def read_cases() -> list[tuple[str, list[str]]]:
    cases: list[tuple[str, list[str]]] = []
    for line in Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines():
        if line.startswith(" "):
            cases[-1][1].append(line.strip())
        else:
            cases.append((line, []))
    return cases


def describe(fact: NarrativeFact) -> str:
    unit = None if fact.unit in ("万元", "%") else fact.unit
    parts = (
        fact.metric, fact.year, fact.amount, unit, fact.direction, fact.base_year, fact.name
    )  # fmt: skip
    return " ".join(str(part) for part in parts if part is not None)


CASES = read_cases()


@pytest.mark.parametrize(("text", "facts"), CASES, ids=[text[:30] for text, _ in CASES])
def test_a_sentence_states_these_facts(text, facts):
    assert [
        describe(fact) for fact in read_facts([Paragraph(text=text)], (), 2026, "万元")
    ] == facts


@pytest.mark.parametrize(
    "text",
    [
        "截至2026年12月31日，共有车辆5辆，其中应急保障用车1辆；单价100万元以上设备（不含车辆）2台。",
        "公务用车保有量3辆，公务用车运行维护费平均每辆2.5万元。",
        "“三公”经费支出比2025年减少，主要原因是压减一般性支出。",
        "基本支出和项目支出合计900万元。",
        "2026年预算未安排购置单价50万元以上设备。",
    ],
)
def test_counts_means_and_sums_of_several_names_are_no_amounts(text):
    assert read_facts([Paragraph(text=text)], (), 2026, "万元") == ()


def test_revenue_of_a_fund_settles_whose_expenditure_the_current_year_has():
    text = "其中：一般公共预算财政拨款本年收入11万元，比上年增加1万元；本年支出10万元。"
    metrics = [fact.metric for fact in read_facts([Paragraph(text=text)], (), 2026, "万元")]
    assert metrics == [
        "general_public_budget_revenue",
        "change_general_public_budget_revenue",
        "general_public_budget_expenditure",
    ]
