"""Relations across tables on the side of revenue: T1, T2 and T4 print the same sources."""

from __future__ import annotations

from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import BUDGET, rule
from services.validation.core.relations import as_zero, check_equal, check_sum
from services.validation.core.rules.across_tables import (
    BASIS,
    FISCAL,
    FUND_TABLES,
    current_or_total,
    is_fully_fiscal,
)
from services.validation.core.rules.classified_tables import UNIT_FUNDS
from services.validation.core.titles import T1, T2, T4


@rule(
    "X-05",
    statement="收支总表的三类预算拨款收入 = 财政拨款收支总表的同一行",
    basis=BASIS,
    tables=(T1, T4),
    per_set=True,
)
def appropriations_are_the_same_in_both_summaries(ledger: Ledger) -> Iterator[Evaluation]:
    """The three appropriations of T1 are those of the fiscal appropriation summary."""
    for item in FISCAL[:3]:
        one, other = ledger.figure(T1, item), ledger.figure(T4, item)
        if (
            one is not None
            and other is not None
            and any(figure.is_number or figure.is_unreadable for figure in (one, other))
        ):
            yield check_equal(as_zero(one, item), as_zero(other, item))


@rule(
    "X-06",
    statement="收支总表的收入总计 = 财政拨款收支总表的收入总计",
    basis=BASIS,
    tables=(T1, T4),
    kinds=BUDGET,
    when="财政专户、单位资金及结转均为零",
    applies=is_fully_fiscal,
    per_set=True,
)
def totals_agree_where_all_is_appropriated(ledger: Ledger) -> Iterator[Evaluation]:
    """Where all revenue is appropriated, both summaries have the same total."""
    yield check_equal(
        ledger.figure(T1, "total_revenue"), ledger.figure(T4, "total_revenue"), "收入总计"
    )


@rule(
    "X-07",
    statement="收入总表的财政拨款收入合计 = 财政拨款收支总表的本年收入合计",
    basis=BASIS,
    tables=(T2, T4),
    per_set=True,
)
def appropriated_revenue_is_the_same(ledger: Ledger) -> Iterator[Evaluation]:
    """Appropriated revenue of the revenue summary is the current-year revenue of T4."""
    revenue = current_or_total(ledger, T4, "revenue")
    appropriated = ledger.total(T2, "fiscal_appropriation")
    if appropriated is not None:
        yield check_equal(appropriated, revenue, "财政拨款收入")
        return
    funds = [ledger.total(T2, measure) for _, measure in FUND_TABLES]
    if any(fund is not None for fund in funds):
        yield check_sum(revenue, funds, "财政拨款收入")


_OWN_REVENUE = {
    "revenue_special_fiscal_account": ("special_fiscal_account_funds",),
    "revenue_public_service": ("public_service_revenue",),
    "revenue_business": ("business_revenue",),
    "revenue_superior_unit_subsidies": ("superior_unit_subsidies",),
    "revenue_subordinate_unit_remittances": ("subordinate_unit_remittances",),
    "revenue_other": ("other_revenue",),
    "revenue_unit_funds": ("unit_funds", *UNIT_FUNDS),
}


def _own_revenue(ledger: Ledger) -> list[tuple[Figure, list[Figure]]]:
    """The lines of T1 for revenue of one's own, each with the columns of T2 that hold it."""
    total = ledger.item(T2, "grand_total")
    if total is None or any(name.endswith("column") for name in total.figures):
        return []
    found = []
    for item, measures in _OWN_REVENUE.items():
        line = ledger.figure(T1, item)
        columns = [total.figures[name] for name in measures if name in total.figures]
        if line is not None and columns:
            has_sum = "unit_funds" in total.figures
            found.append((line, columns[:1] if has_sum else columns))
    return found


@rule(
    "X-17",
    statement="收支总表的财政专户、事业、经营、单位资金等收入 = 收入总表该栏合计",
    basis=BASIS,
    tables=(T1, T2),
    when="两表都列有该项收入",
    applies=lambda ledger: bool(_own_revenue(ledger)),
    per_set=True,
)
def own_revenue_is_that_of_its_column(ledger: Ledger) -> Iterator[Evaluation]:
    """Each line of T1 for revenue of one's own is the total of its column in T2."""
    for line, columns in _own_revenue(ledger):
        if any(figure.is_number or figure.is_unreadable for figure in (line, *columns)):
            yield check_sum(
                as_zero(line, line.label), [as_zero(column, column.label) for column in columns]
            )
