"""The functional items of the text against the tables by account code."""

from __future__ import annotations

import pytest

from services.validation.core.titles import T3, T5
from services.validation.core.validate import validate
from shared.contracts.findings import Outcome
from shared.registry import load_all
from tests.unit.services.validation.builders import Change, amount, changed, stated, without
from tests.unit.services.validation.sound import sound_budget

load_all("services.validation.core.rules")

ANNUITY = "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）"


def said(name: str, text: str) -> Change:
    return stated("functional_item", text, name=name, quote=f"{name}{text}万元")


def broken(*changes: Change) -> list[str]:
    """What the rule says of the sound budget after these changes."""
    findings = validate(changed(sound_budget(), *changes)).findings
    return [f.message for f in findings if f.rule == "N-23" and f.outcome is Outcome.BROKEN]


def test_a_digit_too_many_in_the_text_is_found() -> None:
    assert broken(said(ANNUITY, "120.60")) == [
        f"文字说明“{ANNUITY}120.60万元” 120.60 ≠ "
        "一般公共预算支出表 2080506 机关事业单位职业年金缴费支出（合计） 20.60，相差 100.00万元"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "住房保障支出（类）住房改革支出（款）购房补贴（项）",
        "教育支出（类）住房改革支出（款）住房公积金（项）",
        "住房公积金",
        "",
    ],
)
def test_an_account_that_no_table_prints_by_its_whole_name_is_not_judged(name: str) -> None:
    assert broken(said(name, "7.00")) == []


def test_the_level_may_stand_before_the_last_word() -> None:
    assert broken(said("社会保障和就业（类）支出", "61.80")) == []
    assert len(broken(said("社会保障和就业（类）支出", "68.10"))) == 1


def test_an_amount_of_all_expenditure_is_no_slip_of_the_appropriation() -> None:
    own_funds = amount(T3, "2101101", "28.75", "total")
    name = "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）"
    assert broken(own_funds, said(name, "28.75")) == []


def test_the_project_part_of_an_account_is_not_its_total() -> None:
    assert broken(said("一般公共服务支出（类）", "86.30")) == []


def test_without_the_appropriation_the_summary_is_read() -> None:
    assert len(broken(without(T5), said(ANNUITY, "120.60"))) == 1


def test_digits_cut_off_are_no_slip() -> None:
    finer = tuple(amount(kind, "2101103", "9.159", "total") for kind in (T3, T5))
    name = "卫生健康支出（类）行政事业单位医疗（款）公务员医疗补助（项）"
    assert broken(*finer, said(name, "9.15")) == []
    assert len(broken(*finer, said(name, "9.14"))) == 1
