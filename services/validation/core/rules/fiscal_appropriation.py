"""T4, 财政拨款收支总表: three funds side by side, and each side adds up."""

from __future__ import annotations

from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation, missing
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import check_balance, check_equal, check_sum, or_nil
from services.validation.core.rules.revenue_and_expenditure import amounts, main_lines
from services.validation.core.titles import T4

BASIS = "部门预算财政拨款收支总表表样：栏目和各行的名称即说明其关系"
FUNDS = {
    "general_public_budget": "一般公共预算",
    "government_managed_funds": "政府性基金预算",
    "state_capital_operations": "国有资本经营预算",
}


def check_fund_columns(ledger: Ledger) -> Iterator[Evaluation]:
    """Check total = Σ three funds in every row of the expenditure side."""
    for row in ledger.rows(T4):
        total = row.figures.get("total")
        funds = [row.figures[name] for name in FUNDS if name in row.figures]
        if (
            total is not None
            and funds
            and any(figure.is_number or figure.is_unreadable for figure in (total, *funds))
        ):
            yield check_sum(total, funds)


@rule(
    "A-401",
    statement="支出合计 = 一般公共预算 + 政府性基金预算 + 国有资本经营预算",
    basis=BASIS,
    tables=(T4,),
    kinds=BUDGET,
    per_set=True,
)
def appropriated_expenditure_is_the_sum_of_three_funds(ledger: Ledger) -> Iterator[Evaluation]:
    """In every row of appropriated expenditure the total is the sum of the three funds."""
    yield from check_fund_columns(ledger)


@rule(
    "A-402", statement="收入总计 = 支出总计", basis=BASIS, tables=(T4,), kinds=BUDGET, per_set=True
)
def appropriated_revenue_is_appropriated_expenditure(ledger: Ledger) -> Iterator[Evaluation]:
    """Total appropriated revenue equals total appropriated expenditure."""
    yield check_equal(
        ledger.figure(T4, "total_revenue"), ledger.figure(T4, "total_expenditure"), "总计"
    )


@rule(
    "A-403",
    statement="本年收入合计 = 三类预算拨款之和；本年支出合计 = 各功能分类之和",
    basis=BASIS,
    tables=(T4,),
    kinds=BUDGET,
    per_set=True,
)
def current_year_appropriations_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """Current-year appropriation is the sum of three funds, expenditure that of its classes."""
    yield from check_sides(ledger)


def check_sides(ledger: Ledger) -> Iterator[Evaluation]:
    """Check both sides of T4 from their lines to the current-year, or else the total, row."""
    for side, item, fallback in (
        ("revenue", "current_year_revenue", "total_revenue"),
        ("expenditure", "current_year_expenditure", "total_expenditure"),
    ):
        name = item if ledger.item(T4, item) else fallback
        lines = main_lines(ledger, T4, side, name)
        total = ledger.item(T4, name)
        if total is None:
            yield missing("本年合计或总计")
        elif side == "revenue":
            opening = ledger.figure(T4, "opening_carryover") if name == fallback else None
            yield check_sum(ledger.figure(T4, name), [*amounts(lines), opening])
        else:
            for measure, figure in total.figures.items():
                parts = [row.figures.get(measure) for row in lines]
                if figure.is_number or any(part and part.is_number for part in parts):
                    yield check_sum(figure, parts)


def _carryover_lines(ledger: Ledger) -> list[Figure]:
    found = (ledger.figure(T4, f"opening_carryover_{fund}") for fund in FUNDS)
    return [figure for figure in found if figure is not None]


@rule(
    "A-404",
    statement="年初结转和结余 = 三类预算结转之和；总计 = 本年合计 + 结转和结余",
    basis=BASIS,
    tables=(T4,),
    when="表样印有本年收入合计",
    applies=lambda ledger: ledger.item(T4, "current_year_revenue") is not None,
    per_set=True,
)
def appropriation_carryover_adds_up(ledger: Ledger) -> Iterator[Evaluation]:
    """Opening carryover is the sum of its three funds, and totals include the carryover."""
    opening = or_nil(ledger.figure(T4, "opening_carryover"), "年初财政拨款结转和结余")
    lines = _carryover_lines(ledger)
    if lines and (opening.is_number or any(line.is_number for line in lines)):
        yield check_sum(opening, lines)
    yield check_sum(
        ledger.figure(T4, "total_revenue"),
        (ledger.figure(T4, "current_year_revenue"), opening),
        "收入总计",
    )
    spent = ledger.figure(T4, "current_year_expenditure")
    if spent is not None:
        closing = or_nil(ledger.figure(T4, "closing_carryover"), "年末财政拨款结转和结余")
        yield check_sum(ledger.figure(T4, "total_expenditure"), (spent, closing), "支出总计")


@rule(
    "A-405",
    statement="分预算：本年收入 + 年初结转 = 本年支出 + 年末结转",
    basis=BASIS,
    tables=(T4,),
    kinds=BUDGET,
    per_set=True,
)
def each_fund_balances(ledger: Ledger) -> Iterator[Evaluation]:
    """Each fund's revenue and opening carryover equal its expenditure and closing carryover."""
    for fund, name in FUNDS.items():
        expenditure = ledger.figure(T4, "current_year_expenditure", fund) or ledger.figure(
            T4, "total_expenditure", fund
        )
        left = [
            or_nil(ledger.figure(T4, f"revenue_{fund}"), f"{name}拨款"),
            or_nil(ledger.figure(T4, f"opening_carryover_{fund}"), f"{name}年初结转"),
        ]
        right = [
            or_nil(expenditure, f"{name}支出"),
            or_nil(ledger.figure(T4, "closing_carryover", fund), f"{name}年末结转"),
        ]
        if any(figure.is_number or figure.is_unreadable for figure in (*left, *right)):
            yield check_balance(left, right)
