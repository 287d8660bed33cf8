"""P-04 and the indicators of one project: cost ceilings against the project's budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure, to_quote
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.projects import budget_of, titled
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator, Project

BASIS = "成本指标以项目预算为上限"


def place(indicator: Indicator) -> Figure:
    """An indicator as the operand of a finding: its row as printed."""
    return Figure(
        name=indicator.level3 or indicator.description or "（无名指标）",
        text=indicator.value_raw,
        quote=indicator.quote
        or to_quote(
            (indicator.level2, indicator.level3, indicator.description, indicator.value_raw)
        ),
        location=indicator.location,
    )


def is_cost(indicator: Indicator) -> bool:
    """Whether it stands among the cost indicators."""
    return indicator.aspect == "cost" or indicator.dimension == "cost"


def to_money(indicator: Indicator) -> Figure | None:
    """The indicator's value as an amount of money, or None when it is no plain amount."""
    value = indicator.normalized
    if value.dimension not in (None, "money") or value.per:
        return None
    if value.unit not in ("元", "千元", "万元", "亿元") or value.value is None:
        return None
    if ".." in value.value:
        return None
    printed = place(indicator)
    return Figure(
        name=printed.label,
        amount=Decimal(value.value),
        unit=value.unit,
        text=printed.text,
        quote=printed.quote,
        location=printed.location,
    )


def cost_ceilings(project: Project) -> list[Indicator]:
    """The project's cost indicators that state an amount of money."""
    return [one for one in project.indicators if is_cost(one) and to_money(one) is not None]


def _applies(ledger: Ledger) -> bool:
    return any(cost_ceilings(project) for project in ledger.document.projects)


@rule(
    "P-04",
    statement="成本指标的金额之和 = 预算数；任一成本指标不超过预算数",
    basis=BASIS,
    severity=Severity.WARNING,
    when="成本指标以金额表示",
    applies=_applies,
)
def cost_indicators_are_the_budget(ledger: Ledger) -> Iterator[Evaluation]:
    """Cost indicators in money add up to the project's budget, and none exceeds it."""
    for project in ledger.document.projects:
        amounts = [figure for one in cost_ceilings(project) if (figure := to_money(one))]
        if not amounts:
            continue
        budget = budget_of(ledger, project)
        if budget is None or not budget.is_number:
            name = titled(project)
            yield undecidable(f"项目“{name}”无预算数", f"no budget for {name}", amounts)
            continue
        total = sum((amount.yuan for amount in amounts), Decimal(0))
        over = [amount for amount in amounts if amount.yuan > budget.yuan]
        if total == budget.yuan or any(amount.yuan == budget.yuan for amount in amounts):
            yield HELD
            continue
        yield verdict(
            False,
            f"项目“{titled(project)}”的成本指标 {'、'.join(a.text or '' for a in amounts)} "
            f"与预算数 {budget.text} {'不符' if not over else '不符，超过预算'}",
            f"cost indicators of {titled(project)} "
            + ("exceed its budget" if over else "are not its budget"),
            [*amounts, budget],
            expected=f"{budget.value:f}{budget.unit or ''}",
            actual="、".join(amount.text or "" for amount in amounts),
            severity=None if over else Severity.INFO,
        )
