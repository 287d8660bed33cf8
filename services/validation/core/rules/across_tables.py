"""Relations across tables: T1 to T9 print the same totals from different sides."""

from __future__ import annotations

from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation, broken
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import as_zero, check_equal, check_sum
from services.validation.core.rules.account_codes import cause_of
from services.validation.core.rules.revenue_and_expenditure import main_lines
from services.validation.core.titles import T1, T2, T3, T4, T5, T6, T7, T8

BASIS = "同一金额在各表中重复列示：部门预算公开表样"
FISCAL = (
    "revenue_general_public_budget",
    "revenue_government_managed_funds",
    "revenue_state_capital_operations",
    "revenue_fiscal_appropriation",
)
FUND_TABLES = (
    (T5, "general_public_budget"),
    (T7, "government_managed_funds"),
    (T8, "state_capital_operations"),
)


def current_or_total(ledger: Ledger, kind: str, side: str, *measures: str) -> Figure | None:
    """The current-year row of a side, or its total where the form has no such row."""
    found = ledger.figure(kind, f"current_year_{side}", *measures)
    return found if found is not None else ledger.figure(kind, f"total_{side}", *measures)


def is_fully_fiscal(ledger: Ledger) -> bool:
    """Whether every revenue of T1 is a fiscal appropriation and nothing was carried over."""
    others = [row for row in main_lines(ledger, T1, "revenue", "total_revenue") if not _fiscal(row)]
    carryovers = (ledger.item(T1, "opening_carryover"), ledger.item(T1, "closing_carryover"))
    return all(_is_nothing(row) for row in (*others, *carryovers) if row is not None)


def _fiscal(row: Row) -> bool:
    return row.item in FISCAL or "财政拨款" in row.name or "合计" in row.name


def _is_nothing(row: Row) -> bool:
    return all(f.value == 0 and not f.is_unreadable for f in row.figures.values())


def nothing_is_carried_out(ledger: Ledger) -> bool:
    """Whether T1 shows no closing carryover."""
    row = ledger.item(T1, "closing_carryover")
    return row is None or _is_nothing(row)


def revenue_is_listed_by_code(ledger: Ledger) -> bool:
    """Whether T2 lists codes, not units, and nothing is carried out."""
    return nothing_is_carried_out(ledger) and any(ledger.coded(T2))


@rule(
    "X-01",
    statement="收支总表的本年收入、上年结转、收入总计 = 收入总表的小计、上年结转、合计",
    basis=BASIS,
    tables=(T1, T2),
    kinds=BUDGET,
    per_set=True,
)
def revenue_summary_repeats_the_summary(ledger: Ledger) -> Iterator[Evaluation]:
    """The revenue summary repeats current-year revenue, carryover and total of T1."""
    yield check_equal(ledger.figure(T1, "total_revenue"), ledger.total(T2, "total"), "收入合计")
    subtotal = ledger.total(T2, "subtotal", "current_year_revenue")
    current = ledger.figure(T1, "current_year_revenue")
    if subtotal is not None and current is not None:
        yield check_equal(current, subtotal)
    carried = ledger.total(T2, "opening_carryover")
    opening = ledger.figure(T1, "opening_carryover")
    if carried is not None and opening is not None and (carried.value or opening.value):
        yield check_equal(as_zero(opening, "上年结转"), as_zero(carried, "上年结转"))


@rule(
    "X-02",
    statement="收支总表的本年支出合计 = 支出总表的合计",
    basis=BASIS,
    tables=(T1, T3),
    kinds=BUDGET,
    per_set=True,
)
def expenditure_summary_repeats_the_summary(ledger: Ledger) -> Iterator[Evaluation]:
    """The expenditure summary repeats the current-year expenditure of T1."""
    figure = current_or_total(ledger, T1, "expenditure")
    yield check_equal(figure, ledger.total(T3, "total"), "本年支出合计")


@rule(
    "X-03",
    statement="收支总表各功能分类支出 = 支出总表同一类的合计（空白视同零）",
    basis=BASIS,
    tables=(T1, T3),
    kinds=BUDGET,
    per_set=True,
)
def each_class_of_the_summary_is_that_of_the_expenditure(ledger: Ledger) -> Iterator[Evaluation]:
    """Each functional class of T1 has the total of that class in the expenditure summary."""
    yield from check_classes(ledger, T1, T3, ())


def check_classes(
    ledger: Ledger, two_sided: str, classified: str, measures: tuple[str, ...]
) -> Iterator[Evaluation]:
    """Check each functional class of a two-sided table against a classified one."""
    lines = {
        row.item.removeprefix("function_"): row
        for row in ledger.rows(two_sided, "expenditure")
        if row.item and row.item.startswith("function_")
    }
    classes = {row.code: row for row in ledger.coded(classified) if len(row.code or "") == 3}
    for code in [*lines, *(code for code in classes if code not in lines)]:
        line = lines.get(code or "")
        one = (line.figure(*measures) if measures else line.only) if line else None
        part = classes.get(code)
        other = part.figure("total") if part else None
        if any(f is not None and (f.is_number or f.is_unreadable) for f in (one, other)):
            yield check_equal(
                as_zero(one, f"{code}（两栏表未列）"), as_zero(other, f"{code}（分类表未列）")
            )


@rule(
    "X-04",
    statement="收入总表与支出总表的科目相同、合计相等",
    basis=BASIS,
    tables=(T2, T3),
    kinds=BUDGET,
    when="无年终结转结余，收入总表按科目列示",
    applies=revenue_is_listed_by_code,
    per_set=True,
)
def revenue_and_expenditure_have_the_same_codes(ledger: Ledger) -> Iterator[Evaluation]:
    """Revenue and expenditure summaries list the same codes with the same totals."""
    revenue = {row.code: row for row in ledger.coded(T2)}
    expenditure = {row.code: row for row in ledger.coded(T3)}
    only_revenue = [row for code, row in revenue.items() if code not in expenditure]
    only_expenditure = [row for code, row in expenditure.items() if code not in revenue]
    renamed = [(r, e) for r in only_revenue for e in only_expenditure if _is_same_line(r, e)]
    for one_row, other_row in renamed:
        yield broken(
            f"“{one_row.name}”在收入总表的编码为 {one_row.code}，在支出总表为 {other_row.code}",
            f"{one_row.name} has code {one_row.code} as revenue, {other_row.code} as expenditure",
            [*one_row.figures.values()][:1] + [*other_row.figures.values()][:1],
            expected=one_row.code,
            actual=other_row.code,
            cause=cause_of(other_row),
        )
    told = {code for pair in renamed for code in (pair[0].code, pair[1].code)}
    for code in [*revenue, *(code for code in expenditure if code not in revenue)]:
        if code in told:
            continue
        one, other = revenue.get(code), expenditure.get(code)
        yield check_equal(
            as_zero(one.figure("total") if one else None, f"收入总表 {code}（未列）"),
            as_zero(other.figure("total") if other else None, f"支出总表 {code}（未列）"),
        )


def _is_same_line(one: Row, other: Row) -> bool:
    """Whether two rows of unlike codes are one line: same name, same total."""
    totals = [row.figure("total") for row in (one, other)]
    amounts = [figure.yuan for figure in totals if figure is not None and figure.is_number]
    return len(amounts) == 2 and amounts[0] == amounts[1] and one.name == other.name


@rule(
    "X-08",
    statement="财政拨款收支总表各类预算支出合计 = 该类预算支出表的合计",
    basis=BASIS,
    tables=(T4,),
    kinds=BUDGET,
    per_set=True,
)
def each_fund_has_its_table(ledger: Ledger) -> Iterator[Evaluation]:
    """Each fund's expenditure in T4 is the total of that fund's own table."""
    for kind, measure in FUND_TABLES:
        if not ledger.has(kind):
            continue
        one, other = (
            current_or_total(ledger, T4, "expenditure", measure),
            ledger.total(kind, "total"),
        )
        if one is None and (other is None or not other.is_number):
            continue
        if one is None or other is None:
            yield check_equal(one, other, "支出合计")
        elif any(figure.is_number or figure.is_unreadable for figure in (one, other)):
            yield check_equal(as_zero(one, measure), as_zero(other, measure))


@rule(
    "X-09",
    statement="财政拨款收支总表各功能分类（一般公共预算）= 一般公共预算支出表同一类",
    basis=BASIS,
    tables=(T4, T5),
    kinds=BUDGET,
    per_set=True,
)
def each_class_of_appropriations_is_that_of_the_budget(ledger: Ledger) -> Iterator[Evaluation]:
    """Each class of T4's general public budget column is that of the expenditure table."""
    yield from check_classes(ledger, T4, T5, ("general_public_budget",))


@rule(
    "X-10",
    statement="支出总表的基本支出、项目支出 = 三类预算支出表之和",
    basis=BASIS,
    tables=(T1, T3, T5),
    kinds=BUDGET,
    when="财政专户、单位资金及结转均为零",
    applies=is_fully_fiscal,
    per_set=True,
)
def expenditure_is_the_sum_of_the_funds(ledger: Ledger) -> Iterator[Evaluation]:
    """Where all is appropriated, basic and project expenditure are the sums of the funds'."""
    for measure in ("basic_expenditure", "project_expenditure"):
        funds = [ledger.total(kind, measure) for kind, _ in FUND_TABLES if ledger.has(kind)]
        yield check_sum(ledger.total(T3, measure), funds, "支出总表合计")


@rule(
    "X-11",
    statement="一般公共预算支出表的基本支出 = 基本支出表的合计",
    basis=BASIS,
    tables=(T5, T6),
    kinds=BUDGET,
    per_set=True,
)
def basic_expenditure_is_the_same(ledger: Ledger) -> Iterator[Evaluation]:
    """Basic expenditure of the general public budget is the total of its own table."""
    yield check_equal(
        ledger.total(T5, "basic_expenditure"), ledger.total(T6, "total"), "基本支出合计"
    )
