"""Government procurement against the projects it is for: funds, quantities, prices."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.relations import check_at_most, check_equal
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import is_numeric, to_number
from services.validation.core.rules.procurement import BASIS, purchases
from services.validation.core.rules.projects import budget_of
from services.validation.core.text_amounts import find_prices
from services.validation.core.texts import likeness, plain
from services.validation.core.titles import PROCUREMENT
from shared.contracts.findings import Severity
from shared.contracts.performance import Project


@rule(
    "GP-04",
    statement="一个项目的采购金额之和 ≤ 该项目的预算资金",
    basis=BASIS,
    severity=Severity.WARNING,
    tables=(PROCUREMENT,),
    when="表内印有项目预算资金",
    applies=lambda ledger: any(_budget(row) is not None for row in purchases(ledger)),
)
def purchases_stay_within_their_project(ledger: Ledger) -> Iterator[Evaluation]:
    """The purchases of one project are no more than the project's funds."""
    groups: dict[str, list[Row]] = {}
    for row in purchases(ledger):
        groups.setdefault(row.name, []).append(row)
    for name, rows in groups.items():
        budget = next((b for row in rows if (b := _budget(row)) is not None), None)
        amounts = [f for row in rows if (f := row.figures.get("total")) is not None]
        if not name or budget is None or not amounts:
            continue
        if len(amounts) == 1:
            yield check_at_most(amounts[0], budget)
            continue
        joint = Figure(
            name=f"{name}的采购金额之和",
            amount=sum((figure.value for figure in amounts), Decimal(0)),
            unit=amounts[0].unit,
        )
        yield check_at_most(joint, budget)


def _budget(row: Row) -> Figure | None:
    found = row.figure("budgeted", "budget")
    return found if found is not None and (found.is_number or found.is_unreadable) else None


def _named_projects(ledger: Ledger) -> list[tuple[Figure, Figure]]:
    """The funds of purchases' projects, with the budget in the form of the same name."""
    forms = {plain(p.name): budget_of(ledger, p) for p in ledger.document.projects if p.name}
    pairs = [(_budget(row), forms.get(plain(row.name))) for row in purchases(ledger)]
    return [(funds, budget) for funds, budget in pairs if funds is not None and budget is not None]


@rule(
    "GP-09",
    statement="采购表的项目预算资金 = 该项目绩效目标表的预算数",
    basis=BASIS,
    severity=Severity.WARNING,
    tables=(PROCUREMENT,),
    when="采购项目有同名的绩效目标表",
    applies=lambda ledger: bool(_named_projects(ledger)),
)
def purchases_name_their_projects_budget(ledger: Ledger) -> Iterator[Evaluation]:
    """The funds beside a purchase are the budget of the project of that name."""
    for funds, budget in _named_projects(ledger):
        yield check_equal(funds, budget)


@rule(
    "GP-08",
    statement="项目的采购数量、单价 = 绩效指标、资金用途中的数量、单价",
    basis="同一采购在采购表与绩效目标表中的表述应一致",
    severity=Severity.WARNING,
    tables=(PROCUREMENT,),
    when="项目全部资金用于一项采购",
    applies=lambda ledger: any(True for _ in _whole_projects(ledger)),
)
def a_purchased_project_has_one_quantity_and_price(ledger: Ledger) -> Iterator[Evaluation]:
    """Where a project is one purchase, its form has the purchase's quantity and price."""
    for row, project in _whole_projects(ledger):
        quantity, price = row.figures.get("quantity"), row.figures.get("unit_price")
        if quantity is None or not quantity.is_number or quantity.value <= 1:
            yield undecidable(f"{row.label}未印数量", f"no quantity: {row.label}")
            continue
        for one in project.indicators:
            number = to_number(one)
            counted = one.aspect == "quantity" and is_numeric(one)
            if not counted or number is None or one.normalized.dimension != "count":
                continue
            near = number * 2 > quantity.value > number / 2
            yield verdict(
                number == quantity.value or not near,
                f"{row.label}采购数量 {quantity.text}，绩效指标为 {one.value_raw}",
                f"{row.label}: {quantity.text} are bought, the target is {one.value_raw}",
                [quantity, place(one), *([price] if price is not None else [])],
                expected=quantity.text,
                actual=one.value_raw,
            )
        if price is not None and price.is_number:
            yield from _check_price(row, price, project)


def _check_price(row: Row, price: Figure, project: Project) -> Iterator[Evaluation]:
    prices = find_prices(project.purpose or "")
    if len(prices) != 1 or prices[0][2] in ("月", "年"):
        return
    value, unit, per = prices[0]
    stated_price = Figure(
        name=f"资金用途：{value:f}{unit}/{per}",
        amount=value,
        unit=unit,
        text=f"{value:f}",
        quote=project.purpose,
        location=project.places.get("purpose") or project.location,
    )
    yield check_equal(price, stated_price)


def _whole_projects(ledger: Ledger) -> Iterator[tuple[Row, Project]]:
    for row in purchases(ledger):
        total = row.figures.get("total")
        for project in ledger.document.projects:
            budget = budget_of(ledger, project)
            same = budget is not None and total is not None and budget.yuan == total.yuan
            if same and total and total.value and likeness(row.name, project.name or "") >= 0.8:
                yield row, project
