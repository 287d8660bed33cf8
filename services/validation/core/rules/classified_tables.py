"""T2, T3, T5, T6, T7, T8: rows add across, account codes add down."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from services.validation.core.classification_tree import check_hierarchy, check_rows
from services.validation.core.evaluation import Evaluation, undecidable
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import check_sum
from services.validation.core.titles import T2, T3, T5, T7, T8

BASIS = "部门预算公开表样：栏目名称即说明其关系"
CODES = "政府收支分类科目：类、款、项逐级包含"
SOURCES = (
    "fiscal_appropriation",
    "special_fiscal_account_funds",
    "public_service_revenue",
    "business_revenue",
    "superior_unit_subsidies",
    "subordinate_unit_remittances",
    "other_revenue",
)
FUNDS = ("general_public_budget", "government_managed_funds", "state_capital_operations")
UNIT_FUNDS = (
    "public_service_revenue",
    "business_revenue",
    "superior_unit_subsidies",
    "subordinate_unit_remittances",
    "other_revenue",
)
USES = (
    "basic_expenditure",
    "project_expenditure",
    "business_expenditure",
    "payments_to_superior",
    "subsidies_to_subordinates",
)
BY_PURPOSE = ("basic_expenditure", "project_expenditure")


def source_measures(row: Row) -> tuple[str, ...]:
    """The columns that make up a row's revenue: a group's own column, or else its members."""
    funds = ("fiscal_appropriation",) if "fiscal_appropriation" in row.figures else FUNDS
    units = ("unit_funds",) if "unit_funds" in row.figures else UNIT_FUNDS
    return (*funds, "special_fiscal_account_funds", *units)


def check_revenue_row(row: Row, *, with_subtotal: bool) -> Evaluation | None:
    """Check one row of the revenue table: 合计 or 小计 against what it is made of."""
    parts = [row.figures[name] for name in source_measures(row) if name in row.figures]
    subtotal = row.figure("subtotal", "current_year_revenue")
    if with_subtotal:
        return (
            check_sum(subtotal, parts)
            if subtotal is not None and _printed(subtotal, parts)
            else None
        )
    total = row.figure("total")
    carryover = row.figure("opening_carryover")
    addends = [*([subtotal] if subtotal is not None else parts)]
    addends += [carryover] if carryover is not None else []
    if total is None or not addends or not _printed(total, addends):
        return None
    return check_sum(total, addends)


def _printed(total: Figure, parts: list[Figure]) -> bool:
    return any(figure.is_number or figure.is_unreadable for figure in (total, *parts))


def _has_unknown_column(ledger: Ledger, kind: str) -> Figure | None:
    figures = (
        figure
        for row in ledger.rows(kind)
        for name, figure in row.figures.items()
        if name in ("amount_column", "column") and figure.is_number
    )
    return next(figures, None)


def _check_revenue(ledger: Ledger, *, with_subtotal: bool) -> Iterator[Evaluation]:
    unknown = _has_unknown_column(ledger, T2)
    if unknown is not None:
        yield undecidable(
            f"{unknown.label}的列义不明", f"not understood: {unknown.label}", [unknown]
        )
        return
    for row in ledger.rows(T2):
        found = check_revenue_row(row, with_subtotal=with_subtotal)
        if found is not None:
            yield found


@rule(
    "A-201",
    statement="合计 = 本年收入小计 + 上年结转（无小计栏的为各项来源之和）",
    basis=BASIS,
    tables=(T2,),
    kinds=BUDGET,
    per_set=True,
)
def revenue_total_is_current_year_and_carryover(ledger: Ledger) -> Iterator[Evaluation]:
    """In every row of the revenue summary the total is current-year revenue plus carryover."""
    yield from _check_revenue(ledger, with_subtotal=False)
    yield from _check_listed_revenue(ledger)


def _check_listed_revenue(ledger: Ledger) -> Iterator[Evaluation]:
    """Check the form whose sources stand side by side in one row, with no sums in between."""
    rows = ledger.rows(T2)
    total = ledger.item(T2, "grand_total")
    is_one_row = len(rows) > 2 and len({row.number for row in rows}) == 1
    if total is None or not is_one_row or any(len(row.figures) != 1 for row in rows):
        return
    parts = [row for row in rows if row is not total]
    if not any("小计" in row.name or "合计" in row.name or "其中" in row.name for row in parts):
        yield check_sum(total.only, [row.only for row in parts])


@rule(
    "A-202",
    statement="小计 = 财政拨款 + 财政专户 + 事业 + 经营 + 上级补助 + 附属单位上缴 + 其他",
    basis=BASIS,
    tables=(T2,),
    kinds=BUDGET,
    when="表样有小计栏",
    applies=lambda ledger: any("subtotal" in row.figures for row in ledger.rows(T2)),
    per_set=True,
)
def revenue_subtotal_is_the_sum_of_its_sources(ledger: Ledger) -> Iterator[Evaluation]:
    """In every row of the revenue summary the subtotal is the sum of the sources."""
    yield from _check_revenue(ledger, with_subtotal=True)


@rule(
    "A-203",
    statement="收入总表：合计 = Σ类，类 = Σ款，款 = Σ项，各栏均同",
    basis=CODES,
    tables=(T2,),
    kinds=BUDGET,
    per_set=True,
)
def revenue_codes_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """In the revenue summary every class, section and total is the sum of its parts."""
    yield from check_hierarchy(ledger, T2)


@rule(
    "A-301",
    statement="合计 = 基本支出 + 项目支出 + 经营支出 + 上解上级支出 + 对附属单位补助支出",
    basis=BASIS,
    tables=(T3,),
    kinds=BUDGET,
    per_set=True,
)
def expenditure_total_is_the_sum_of_its_uses(ledger: Ledger) -> Iterator[Evaluation]:
    """In every row of the expenditure summary the total is the sum of the uses."""
    yield from check_rows(ledger, T3, ("total",), USES)


@rule(
    "A-302",
    statement="支出总表：合计 = Σ类，类 = Σ款，款 = Σ项，各栏均同",
    basis=CODES,
    tables=(T3,),
    kinds=BUDGET,
    per_set=True,
)
def expenditure_codes_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """In the expenditure summary every class, section and total is the sum of its parts."""
    yield from check_hierarchy(ledger, T3)


def _has_amounts(kind: str) -> Callable[[Ledger], bool]:
    return lambda ledger: not ledger.is_nil(kind)


def _check_fund(ledger: Ledger, kind: str) -> Iterator[Evaluation]:
    yield from check_rows(ledger, kind, ("total",), BY_PURPOSE)
    yield from check_hierarchy(ledger, kind)


@rule(
    "A-501",
    statement="一般公共预算支出表：合计 = 基本支出 + 项目支出；类款项逐级相等",
    basis=BASIS,
    tables=(T5,),
    kinds=BUDGET,
    when="表内有金额",
    applies=_has_amounts(T5),
    per_set=True,
)
def general_public_budget_expenditure_adds_up(ledger: Ledger) -> Iterator[Evaluation]:
    """General public budget expenditure is basic plus project, and its codes add up."""
    yield from _check_fund(ledger, T5)


@rule(
    "A-701",
    statement="政府性基金支出表：合计 = 基本支出 + 项目支出；类款项逐级相等",
    basis=BASIS,
    tables=(T7,),
    kinds=BUDGET,
    when="表内有金额",
    applies=_has_amounts(T7),
    per_set=True,
)
def government_managed_funds_expenditure_adds_up(ledger: Ledger) -> Iterator[Evaluation]:
    """Expenditure of government-managed funds is basic plus project, and its codes add up."""
    yield from _check_fund(ledger, T7)


@rule(
    "A-801",
    statement="国有资本经营支出表：合计 = 基本支出 + 项目支出；类款项逐级相等",
    basis=BASIS,
    tables=(T8,),
    kinds=BUDGET,
    when="表内有金额",
    applies=_has_amounts(T8),
    per_set=True,
)
def state_capital_operations_expenditure_adds_up(ledger: Ledger) -> Iterator[Evaluation]:
    """Expenditure of state capital operations is basic plus project, and its codes add up."""
    yield from _check_fund(ledger, T8)
