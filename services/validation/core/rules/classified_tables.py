"""T2, T3, T5, T6, T7, T8: rows add across, account codes add down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from services.validation.core.classification_tree import check_hierarchy, check_rows, parent_code
from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import check_sum
from services.validation.core.titles import T2, T3, T5, T6, T7, T8, chinese_title
from shared.contracts.findings import Severity

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
    "A-204",
    statement="每一项都有其款和类在表中，每一类、款都有其下级；编码有序且不重复",
    basis=CODES,
    severity=Severity.WARNING,
    tables=(T2,),
    kinds=BUDGET,
    per_set=True,
)
def every_item_has_its_class_and_section(ledger: Ledger) -> Iterator[Evaluation]:
    """Every item has its section and class, every section its items; codes are in order."""
    for kind in (T2, T3, T5):
        if ledger.has(kind):
            yield from _check_codes(ledger, kind)
            yield from _check_leaves(ledger, kind, 7)
    yield from _check_leaves(ledger, T6, 5)


def cause_of(row: Row) -> str:
    """The key under which everything is told that one wrong code breaks."""
    return f"科目编码 {row.code}"


def _is_superior(code: str, other: str) -> bool:
    return len(code) < len(other) and other.startswith(code)


def _orphans(rows: list[Row]) -> list[Row]:
    """The rows whose code has no superior code in the table."""
    codes = {row.code or "" for row in rows}
    return [row for row in rows if _wanted_superior(row.code or "", codes)]


def _wanted_superior(code: str, codes: set[str]) -> str | None:
    """The superior code that is missing, if one is."""
    if len(code) == 7 and code[:5] not in codes:
        return code[:5]
    is_orphan = len(code) > 3 and parent_code(code, codes) not in (code[:3], code[:5])
    return code[:3] if is_orphan else None


def _check_leaves(ledger: Ledger, kind: str, length: int) -> Iterator[Evaluation]:
    """Every superior code has codes under it, in a table that lists the lowest level at all."""
    rows = ledger.coded(kind)
    codes = {row.code or "" for row in rows}
    if not any(len(code) == length for code in codes):
        return
    orphans = _orphans(rows)
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        code = row.code or ""
        figures = [figure for figure in row.figures.values() if figure.is_number][:1]
        if len(code) < length and figures and row not in orphans:
            yield verdict(
                any(_is_superior(code, other) for other in codes),
                f"{chinese_title(kind)}有 {row.label} 而无其下级科目",
                f"{row.label} stands without any code under it",
                figures,
                cause=cause_of(after) if after in orphans and after else None,
            )


def _check_codes(ledger: Ledger, kind: str) -> Iterator[Evaluation]:
    rows = ledger.coded(kind)
    codes = [row.code or "" for row in rows]
    odd = [code for code in codes if not (code.isdigit() and len(code) in (3, 5, 7))]
    if odd:
        yield undecidable(
            f"{chinese_title(kind)}编码 {odd[0]} 不合类款项规则", f"not an account code: {odd[0]}"
        )
        return
    for row in rows:
        figures = [figure for figure in row.figures.values() if figure.is_number][:1]
        wanted = _wanted_superior(row.code or "", set(codes))
        yield verdict(
            wanted is None,
            f"{chinese_title(kind)}有 {row.label} 而无上级科目 {wanted}",
            f"{row.label} stands without its superior code {wanted}",
            figures,
            cause=cause_of(row),
        )
    yield _check_order(kind, codes, _orphans(rows))


def _check_order(kind: str, codes: list[str], orphans: list[Row]) -> Evaluation:
    repeated = [code for code, times in Counter(codes).items() if times > 1]
    return verdict(
        not repeated and codes == sorted(codes),
        f"{chinese_title(kind)}编码重复或次序颠倒：{'、'.join(repeated[:3]) or '次序'}",
        f"codes repeat or are out of order: {', '.join(repeated[:3]) or 'order'}",
        severity=None if repeated else Severity.INFO,
        cause=cause_of(orphans[0]) if orphans and not repeated else None,
    )


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
