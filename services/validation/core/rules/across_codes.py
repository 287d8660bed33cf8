"""Relations across tables by account code: functional, economic and three public expenses."""

from __future__ import annotations

from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import as_zero, check_at_most, check_balance
from services.validation.core.titles import T3, T5, T6, T9
from shared.contracts.findings import Severity

PART = "部分不大于全部：一般公共预算支出是部门全部支出的一部分"
SAME_USE = "政府收支分类科目：功能分类与部门经济分类记录同一支出"
# Economic section in basic expenditure, and the line of T9 it is part of.
_TRAVEL_CODES = (
    ("30212", "出国", "official_overseas_travel"),
    ("30217", "接待", "official_hospitality"),
    ("30231", "用车", "official_vehicle_running"),
)
# Functional item and economic section of the same contribution.
_CONTRIBUTIONS = (("2080505", "30108"), ("2080506", "30109"), ("2210201", "30113"))


@rule(
    "X-12",
    statement="一般公共预算支出表各科目 ≤ 支出总表同一科目",
    basis=PART,
    tables=(T3, T5),
    when="支出总表按科目列示",
    applies=lambda ledger: bool(ledger.coded(T3)),
    per_set=True,
)
def the_general_public_budget_is_part_of_all(ledger: Ledger) -> Iterator[Evaluation]:
    """No code of the general public budget exceeds that code in all expenditure."""
    for row in ledger.coded(T5):
        figure = row.figure("total", "current_year_expenditure")
        if figure is not None and (figure.is_number or figure.is_unreadable):
            whole = ledger.by_code(T3, row.code or "", "total", "current_year_expenditure")
            yield check_at_most(figure, as_zero(whole, f"支出总表 {row.code}（未列）"))


@rule(
    "X-13",
    statement="基本支出表的 30212、30217、30231 ≤ “三公”经费表的同一项",
    basis=PART,
    severity=Severity.WARNING,
    tables=(T6, T9),
    kinds=BUDGET,
    per_set=True,
)
def basic_travel_is_part_of_three_public_expenses(ledger: Ledger) -> Iterator[Evaluation]:
    """Travel, hospitality and vehicles in basic expenditure are part of T9's lines."""
    for code, word, item in _TRAVEL_CODES:
        row = ledger.code(T6, code)
        figure = row.figure("total") if row is not None and word in row.name else None
        if figure is not None and (figure.value or figure.is_unreadable) and ledger.rows(T9):
            yield check_at_most(figure, as_zero(ledger.figure(T9, item), "“三公”经费表同一项"))


@rule(
    "X-14",
    statement="养老保险、职业年金、住房公积金：功能分类的基本支出 = 经济分类的缴费",
    basis=SAME_USE,
    severity=Severity.INFO,
    tables=(T5, T6),
    per_set=True,
)
def contributions_agree_by_function_and_economy(ledger: Ledger) -> Iterator[Evaluation]:
    """Pension, annuity and housing contributions agree by function and by economic code."""
    for function, economy in _CONTRIBUTIONS:
        figure = ledger.by_code(T5, function, "basic_expenditure")
        if figure is not None:
            yield from check_pair([figure], economic_sum(ledger, economy))


@rule(
    "X-15",
    statement="行政事业单位医疗（21011）= 职工医疗保险（30110）+ 公务员医疗补助（30111）",
    basis=SAME_USE,
    severity=Severity.INFO,
    tables=(T5, T6),
    per_set=True,
)
def medical_insurance_agrees_by_function_and_economy(ledger: Ledger) -> Iterator[Evaluation]:
    """Medical insurance of staff agrees by functional and by economic code."""
    figure = ledger.by_code(T5, "21011", "basic_expenditure")
    if figure is not None:
        yield from check_pair([figure], economic_sum(ledger, "30110", "30111"))


def economic_sum(ledger: Ledger, *codes: str) -> list[Figure]:
    """The figures of economic codes in the basic expenditure table."""
    found = (ledger.by_code(T6, code) for code in codes)
    return [figure for figure in found if figure is not None]


def check_pair(one: list[Figure], other: list[Figure]) -> Iterator[Evaluation]:
    """Check two sums where both sides print something."""
    if one and other:
        yield check_balance(one, other)
