"""Final accounts: the same forms with outturn, carryovers and budget beside them."""

from __future__ import annotations

from collections.abc import Iterator

from services.validation.core.classification_tree import check_hierarchy, check_rows
from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import FINAL_ACCOUNTS, rule
from services.validation.core.relations import (
    as_zero,
    check_at_most,
    check_balance,
    check_equal,
    check_sum,
    or_nil,
)
from services.validation.core.rules.across_tables import (
    FUND_TABLES,
    check_classes,
    current_or_total,
)
from services.validation.core.rules.classified_tables import USES, source_measures
from services.validation.core.rules.fiscal_appropriation import (
    FUNDS,
    check_fund_columns,
    check_sides,
)
from services.validation.core.rules.revenue_and_expenditure import amounts, main_lines
from services.validation.core.rules.three_public import PARTS, VEHICLES, check_items
from services.validation.core.titles import T1, T2, T3, T4, T5, T6, T7, T8, T9
from shared.contracts.findings import Severity

BASIS = "部门决算公开表样：栏目和各行的名称即说明其关系"


def _one(ledger: Ledger, item: str, name: str) -> Figure:
    return or_nil(ledger.figure(T1, item), name)


@rule(
    "D-01",
    statement="收入总计 = 本年收入 + 使用非财政拨款结余 + 年初结转；"
    "支出总计 = 本年支出 + 结余分配 + 年末结转；收支总计相等",
    basis=BASIS,
    tables=(T1,),
    kinds=FINAL_ACCOUNTS,
    per_set=True,
)
def final_totals_balance(ledger: Ledger) -> Iterator[Evaluation]:
    """Both totals of the final accounts are made of their lines, and are equal."""
    revenue, expenditure = (
        ledger.figure(T1, "total_revenue"),
        ledger.figure(T1, "total_expenditure"),
    )
    yield check_equal(revenue, expenditure, "总计")
    current = ledger.figure(T1, "current_year_revenue")
    surplus = _one(ledger, "non_fiscal_surplus_used", "使用非财政拨款结余")
    opening = _one(ledger, "opening_carryover", "年初结转和结余")
    yield check_sum(revenue, (current, surplus, opening), "总计")
    spent = ledger.figure(T1, "current_year_expenditure")
    distributed = _one(ledger, "surplus_distribution", "结余分配")
    closing = _one(ledger, "closing_carryover", "年末结转和结余")
    yield check_sum(expenditure, (spent, distributed, closing), "总计")
    for side, total in (("revenue", current), ("expenditure", spent)):
        lines = main_lines(ledger, T1, side, f"current_year_{side}")
        yield check_sum(total, amounts(lines), "本年合计")


@rule(
    "D-02",
    statement="收入决算表：本年收入合计 = 各项来源之和；类款项逐级相等；合计 = 总表本年收入",
    basis=BASIS,
    tables=(T1, T2),
    kinds=FINAL_ACCOUNTS,
    per_set=True,
)
def final_revenue_adds_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The revenue accounts add up by source and by code, to current-year revenue."""
    total_measures = ("total", "current_year_revenue", "subtotal")
    for row in ledger.rows(T2):
        total = row.figure(*total_measures)
        parts = [row.figures[name] for name in source_measures(row) if name in row.figures]
        if total is not None and parts and (total.is_number or total.is_unreadable):
            yield check_sum(total, parts)
    yield from check_hierarchy(ledger, T2)
    total = ledger.total(T2, *total_measures)
    yield check_equal(ledger.figure(T1, "current_year_revenue"), total, "本年收入合计")


@rule(
    "D-03",
    statement="支出决算表：合计 = 基本 + 项目 + 上缴上级 + 经营 + 对附属单位补助；"
    "合计 = 总表本年支出",
    basis=BASIS,
    tables=(T1, T3),
    kinds=FINAL_ACCOUNTS,
    per_set=True,
)
def final_expenditure_adds_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The expenditure accounts add up by use and by code, to current-year expenditure."""
    total_measures = ("total", "current_year_expenditure")
    yield from check_rows(ledger, T3, total_measures, USES)
    yield from check_hierarchy(ledger, T3)
    total = ledger.total(T3, *total_measures)
    yield check_equal(ledger.figure(T1, "current_year_expenditure"), total, "本年支出合计")
    yield from check_classes(ledger, T1, T3, ())


@rule(
    "D-04",
    statement="财政拨款总表：合计 = 三类预算之和；分预算：年初 + 本年收入 = 本年支出 + 年末",
    basis=BASIS,
    tables=(T4,),
    kinds=FINAL_ACCOUNTS,
    per_set=True,
)
def final_appropriations_balance(ledger: Ledger) -> Iterator[Evaluation]:
    """Appropriations add up by fund, and each fund balances with its carryovers."""
    yield from check_fund_columns(ledger)
    yield from check_sides(ledger)
    totals = (ledger.figure(T4, "total_revenue"), ledger.figure(T4, "total_expenditure"))
    yield check_equal(*totals, "总计")
    for fund, name in FUNDS.items():
        left = [
            or_nil(ledger.figure(T4, f"revenue_{fund}"), f"{name}拨款"),
            or_nil(ledger.figure(T4, f"opening_carryover_{fund}"), f"{name}年初结转"),
        ]
        right = [
            or_nil(ledger.figure(T4, "current_year_expenditure", fund), f"{name}支出"),
            or_nil(ledger.figure(T4, "closing_carryover", fund), f"{name}年末结转"),
        ]
        if any(figure.is_number or figure.is_unreadable for figure in (*left, *right)):
            yield check_balance(left, right)


@rule(
    "D-05",
    statement="一般公共预算支出决算表 = 财政拨款总表的一般公共预算支出；"
    "基本支出 = 基本支出决算表 = 人员 + 公用",
    basis=BASIS,
    tables=(T4, T5),
    kinds=FINAL_ACCOUNTS,
    per_set=True,
)
def final_general_budget_agrees(ledger: Ledger) -> Iterator[Evaluation]:
    """The general public budget's accounts agree with T4 and with basic expenditure."""
    yield from check_rows(ledger, T5, ("total",), ("basic_expenditure", "project_expenditure"))
    yield from check_hierarchy(ledger, T5)
    yield from check_classes(ledger, T4, T5, ("general_public_budget",))
    stated = current_or_total(ledger, T4, "expenditure", "general_public_budget")
    yield check_equal(stated, ledger.total(T5, "total"), "一般公共预算支出合计")
    if ledger.has(T6):
        yield from check_hierarchy(ledger, T6, with_total=False)
        yield from _check_basic(ledger)


def _check_basic(ledger: Ledger) -> Iterator[Evaluation]:
    classes = {c: ledger.by_code(T6, c, "final", "total", "amount") for c in _ECONOMIC}
    halves = []
    for item, codes in (
        ("personnel_expenses", ("301", "303")),
        ("non_personnel_expenses", ("302", "307", "309", "310", "311", "312", "313", "399")),
    ):
        total = ledger.figure(T6, item) or ledger.figure(T6, f"{item}_total")
        found = [figure for code in codes if (figure := classes[code]) is not None]
        if total is not None and found:
            yield check_sum(total, found)
        halves.append(total)
    basic = ledger.total(T5, "basic_expenditure")
    if all(half is not None for half in halves):
        yield check_sum(basic, halves, "基本支出合计")
    elif (total := ledger.total(T6, "total", "final")) is not None:
        yield check_equal(basic, total, "基本支出合计")
    else:
        tops = [figure for figure in classes.values() if figure is not None]
        yield check_sum(basic, tops, "基本支出合计")


_ECONOMIC = ("301", "302", "303", "307", "309", "310", "311", "312", "313", "399")


@rule(
    "D-06",
    statement="“三公”经费预算数、决算数各自相加；决算数 ≤ 预算数",
    basis=BASIS,
    severity=Severity.WARNING,
    tables=(T9,),
    kinds=FINAL_ACCOUNTS,
    when="表内有金额",
    applies=lambda ledger: not ledger.is_nil(T9),
    per_set=True,
)
def final_three_public_expenses_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The three public expenses add up as budgeted and as spent, and stay within the budget."""
    yield from check_items(ledger, ("three_public_total", "three_public_subtotal"), PARTS)
    yield from check_items(ledger, ("official_vehicles",), VEHICLES)
    for row in ledger.rows(T9):
        budgeted, final = row.figures.get("budgeted"), row.figures.get("final")
        if budgeted is not None and final is not None and (final.value or final.is_unreadable):
            yield check_at_most(final, as_zero(budgeted, budgeted.label))


@rule(
    "D-07",
    statement="政府性基金、国有资本经营决算表：年初结转 + 本年收入 = 本年支出 + 年末结转；"
    "类款项逐级相等；合计 = 财政拨款总表的同一预算",
    basis=BASIS,
    kinds=FINAL_ACCOUNTS,
    when="表内有金额",
    applies=lambda ledger: any(ledger.has(k) and not ledger.is_nil(k) for k in (T7, T8)),
    per_set=True,
)
def final_funds_balance(ledger: Ledger) -> Iterator[Evaluation]:
    """In each row of a fund's accounts, opening and revenue equal expenditure and closing."""
    for kind, fund in FUND_TABLES[1:]:
        yield from check_rows(ledger, kind, _SPENT, ("basic_expenditure", "project_expenditure"))
        yield from check_hierarchy(ledger, kind)
        for row in ledger.rows(kind):
            yield from _check_balance_of_row(row)
        for measure, item, column in (
            (_SPENT, "current_year_expenditure", fund),
            (("current_year_revenue",), f"revenue_{fund}", None),
            (("opening_carryover",), f"opening_carryover_{fund}", None),
            (("closing_carryover",), "closing_carryover", fund),
        ):
            one = ledger.total(kind, *measure)
            other = ledger.figure(T4, item, *filter(None, (column,)))
            if one is not None and other is not None and (one.is_number or other.is_number):
                yield check_equal(as_zero(one, one.label), as_zero(other, other.label))


_SPENT = ("total", "subtotal", "current_year_expenditure")


def _check_balance_of_row(row: Row) -> Iterator[Evaluation]:
    """Opening carryover and revenue of an account are its expenditure and closing carryover."""
    opening, closing = row.figure("opening_carryover"), row.figure("closing_carryover")
    revenue, spent = row.figure("current_year_revenue"), row.figure(*_SPENT)
    if revenue is None or spent is None:
        return
    left = [or_nil(opening, "年初结转和结余"), revenue]
    right = [spent, or_nil(closing, "年末结转和结余")]
    if any(figure.is_number or figure.is_unreadable for figure in (*left, *right)):
        yield check_balance(left, right)
