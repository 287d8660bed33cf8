"""Final accounts in words, printed with grouped thousands and with two meanings of one total."""

from __future__ import annotations

import pytest

from services.validation.core.titles import T3, T5
from services.validation.core.validate import validate
from shared.contracts.document import Document, DocumentKind
from shared.contracts.findings import Outcome
from shared.registry import load_all
from tests.unit.services.validation.builders import (
    Change,
    amount,
    changed,
    fact,
    fields,
    paragraphs,
)
from tests.unit.services.validation.sound_final import sound_final_accounts

load_all("services.validation.core.rules")


def broken(rule: str, *changes: Change) -> list[str]:
    """What one rule says of the sound final accounts after these changes."""
    given: Document = changed(sound_final_accounts(), *changes)
    findings = validate(given).findings
    return [f.message for f in findings if f.rule == rule and f.outcome is Outcome.BROKEN]


def test_shares_of_grouped_thousands_are_of_the_whole_amount() -> None:
    text = (
        "本年支出合计4,000.00万元,其中：基本支出3,000.00万元,占75.00%；项目支出1,000.00万元,占{}%。"
    )
    assert broken("D-09", fields(paragraphs=paragraphs(text.format("25.00")))) == []
    assert broken("D-09", fields(paragraphs=paragraphs(text.format("52.00")))) == [
        "项目支出 1,000.00 ÷ 总数 4,000.00 = 25.00%，文字为 52.00%",
        "各项占比合计 127.00%",
    ]


@pytest.mark.parametrize(("rate", "times"), [("106.67", 0), ("160.67", 1)])
def test_completion_of_grouped_thousands_is_calculated(rate: str, times: int) -> None:
    text = f"年初预算为3,000.00万元,支出决算为3,200.00万元,完成年初预算的{rate}%。"
    assert len(broken("D-08", fields(paragraphs=paragraphs(text)))) == times


def _states(basic: str, of_one_fund: str) -> Change:
    return fields(
        narrative_facts=(
            fact("basic_expenditure", basic),
            fact("basic_expenditure", of_one_fund),
            fact("personnel_expenses", "384.05"),
            fact("non_personnel_expenses", "60.00"),
        )
    )


def test_basic_expenditure_of_one_fund_is_less_than_that_of_all() -> None:
    wholes = (amount(T3, "grand_total", "454.05", "basic_expenditure"),)
    assert broken("N-03", *wholes, _states("454.05", "444.05")) == []
    assert len(broken("N-03", *wholes, _states("445.05", "444.05"))) == 1
    assert len(broken("N-03", *wholes, _states("454.05", "454.05"))) == 1
    slip = amount(T5, "grand_total", "440.45", "basic_expenditure")
    assert len(broken("N-03", *wholes, slip, _states("454.05", "444.05"))) == 1


def test_parts_stated_of_one_fund_are_not_those_of_the_whole_before_it() -> None:
    def states(of_fund: str) -> Change:
        return fields(
            narrative_facts=(
                fact("total_expenditure", "542.35"),
                fact("fiscal_appropriation_total", of_fund),
                fact("basic_expenditure", "454.05"),
                fact("project_expenditure", "60.00"),
            )
        )

    wholes = (
        amount(T3, "grand_total", "454.05", "basic_expenditure"),
        amount(T3, "grand_total", "60.00", "project_expenditure"),
    )
    assert broken("N-03", *wholes, states("514.05")) == []
    assert len(broken("N-03", *wholes, states("542.35"))) == 1


def test_a_change_of_purchases_counts_beside_one_of_running_costs() -> None:
    def states(hospitality: str) -> Change:
        return fields(
            narrative_facts=(
                fact("change_three_public_expenses", "33", direction="decrease"),
                fact("change_official_hospitality", hospitality, direction="decrease"),
                fact("change_official_vehicle_purchase", "14", direction="increase"),
                fact("change_official_vehicle_running", "17", direction="decrease"),
            )
        )

    assert broken("Y-06", states("30")) == []
    assert len(broken("Y-06", states("3"))) == 1


def test_a_change_before_a_list_of_shares_is_not_their_total() -> None:
    text = (
        "2024年度收入合计400.00万元，较上年决算数增加30.00万元，主要是项目增加。"
        "其中：财政拨款收入{}万元，占90.00%；其他收入40.00万元，占10.00%。"
    )
    assert broken("D-09", fields(paragraphs=paragraphs(text.format("360.00")))) == []
    assert len(broken("D-09", fields(paragraphs=paragraphs(text.format("340.00"))))) == 1


def _revenue(*of_the_year: str) -> Change:
    appropriated, other = of_the_year
    return fields(
        narrative_facts=(
            fact("total_revenue", "414.00"),
            fact("total_revenue", "400.00"),
            fact("fiscal_appropriation_revenue", appropriated),
            fact("other_revenue", other),
            fact("opening_carryover", "14.00"),
        )
    )


def test_sources_add_up_to_the_total_they_follow_carryover_left_out() -> None:
    assert broken("N-02", _revenue("360.00", "40.00")) == []
    assert len(broken("N-02", _revenue("360.00", "50.00"))) == 1


def test_vehicles_that_are_more_than_bought_and_run_are_not_their_sum() -> None:
    def accused(rest: str) -> list[str]:
        text = (
            "2024年公务用车购置及运行维护费9.00万元"
            f"（其中，公务用车购置费2.00万元，公务用车运行维护费6.00万元{rest}）。"
        )
        given = fields(
            paragraphs=paragraphs(text),
            kind=DocumentKind.BUDGET,
            narrative_facts=(
                fact("official_vehicles", "9.00", "公务用车购置及运行维护费9.00万元"),
                fact("official_vehicle_purchase", "2.00", "公务用车购置费2.00万元"),
                fact("official_vehicle_running", "6.00", "公务用车运行维护费6.00万元"),
            ),
        )
        return [message for message in broken("N-07", given) if "＋" in message]

    assert accused("，其他交通工具1.00万元") == []
    assert len(accused("")) == 1


def test_carryover_alone_is_no_list_of_sources() -> None:
    facts = (fact("total_revenue", "414.00"), fact("opening_carryover", "14.00"))
    assert broken("N-02", fields(narrative_facts=facts)) == []
