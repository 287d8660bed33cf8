"""Projects: amounts, payment plan, purpose and cost indicators of one form agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from services.validation.core.evaluation import Evaluation, doubted, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.relations import check_balance, check_sum
from services.validation.core.text_amounts import find_amounts, find_counts, find_prices
from shared.contracts.findings import Outcome, Severity
from shared.contracts.performance import Project

FORM = "项目绩效目标表表样"
PURPOSE = "资金用途说明预算数的构成"
MONTHS = ("3月底", "6月底", "10月底", "12月底")
# A printed percentage: 25%, 100.00, 85％
_PERCENT = re.compile(r"^(\d{1,3}(?:\.\d{1,4})?)\s?[%％]?$")
# Words before the list of what the money is for.
_LIST = re.compile(r"主要用于|主要包括|包括|其中|分别为|用于")


def has_projects(ledger: Ledger) -> bool:
    """Whether the document holds project forms, taken with its main set of tables."""
    return bool(ledger.document.projects)


def budget_of(ledger: Ledger, project: Project) -> Figure | None:
    """The project's printed budget."""
    return ledger.budgets[id(project)]


def titled(project: Project) -> str:
    """What a reader knows the project by."""
    return project.name or project.title or "（无名项目）"


def whole(project: Project) -> Figure:
    """A project as the operand of a finding about the whole of it."""
    return Figure(name=titled(project), quote=project.title, location=project.location)


@rule(
    "P-02",
    statement="预算数 = 财政资金 + 其他资金",
    basis=FORM,
    when="有项目绩效目标表",
    applies=has_projects,
)
def project_budget_is_fiscal_and_other_funds(ledger: Ledger) -> Iterator[Evaluation]:
    """A project's budget is its fiscal plus its other funds."""
    for project in ledger.document.projects:
        fiscal = ledger.project_figure(project, "fiscal_funds", "财政资金")
        other = ledger.project_figure(project, "other_funds", "其他资金")
        if fiscal is not None or other is not None:
            budget = budget_of(ledger, project)
            evaluation = check_sum(budget, (fiscal, other), f"项目“{titled(project)}”预算数")
            yield _allow_other_sources(evaluation, project)


def _allow_other_sources(evaluation: Evaluation, project: Project) -> Evaluation:
    """Accuse no budget of what a form without a payment plan may print in further lines.

    Such forms part the money into more than two sources: 上年结转, 地方资金, 单位自筹.
    """
    if evaluation.outcome is not Outcome.BROKEN or project.payment_plan:
        return evaluation
    total, parts = (
        sum((figure.yuan for figure in side), Decimal(0))
        for side in (evaluation.left, evaluation.right)
    )
    if total < parts:
        return evaluation
    words = "预算数可能另有资金来源", "the budget may have further sources"
    return doubted(evaluation, *words)


@rule(
    "P-03",
    statement="资金支出计划逐期不减，12月底为 100%",
    basis="资金支出计划按累计进度填列",
    severity=Severity.WARNING,
    when="印有资金支出计划",
    applies=lambda ledger: any(any(p.payment_plan.values()) for p in ledger.document.projects),
)
def payment_plans_rise_to_the_whole(ledger: Ledger) -> Iterator[Evaluation]:
    """The cumulative payment plan never falls and reaches 100 % at the end of the year."""
    for project in ledger.document.projects:
        printed = [(m, text) for m in MONTHS if (text := project.payment_plan.get(m))]
        if not printed:
            continue
        matches = [_PERCENT.match(text.strip()) for _, text in printed]
        operands = [_planned(project, month, text) for month, text in printed]
        if None in matches:
            name = titled(project)
            yield undecidable(f"“{name}”支出计划无法识读", f"payment plan of {name}", operands)
            continue
        shares = [Decimal(match[1]) for match in matches if match]
        rises = all(before <= after for before, after in pairwise(shares))
        whole_year = shares[-1] == 100
        yield verdict(
            rises and whole_year,
            f"项目“{titled(project)}”的支出计划" + ("未逐期累计" if not rises else "年末未达 100%"),
            f"payment plan of {titled(project)} "
            + ("falls" if not rises else "does not reach 100 % at the end of December"),
            operands,
        )


def _planned(project: Project, month: str, text: str) -> Figure:
    place = project.places.get("payment_plan") or project.location
    return Figure(name=f"{titled(project)} {month}", text=text, quote=text, location=place)


@rule(
    "P-05",
    statement="资金用途所列各项金额之和 = 预算数",
    basis=PURPOSE,
    severity=Severity.INFO,
    when="资金用途逐项列有金额",
    applies=lambda ledger: any(_listed(ledger, p) for p in ledger.document.projects),
)
def purposes_add_up_to_the_budget(ledger: Ledger) -> Iterator[Evaluation]:
    """The amounts listed in a project's purpose add up to its budget."""
    for project in ledger.document.projects:
        amounts = _listed(ledger, project)
        if amounts:
            label = f"项目“{titled(project)}”预算数"
            yield check_sum(budget_of(ledger, project), amounts, label)


def _listed(ledger: Ledger, project: Project) -> list[Figure]:
    """The amounts of a list in the purpose; the stated total is no part of it."""
    text = project.purpose or ""
    budget = budget_of(ledger, project)
    if not _LIST.search(text) or find_prices(text):
        return []
    place = project.places.get("purpose") or project.location
    total = budget.yuan if budget else None
    found = [f for f in find_amounts(text, place) if f.yuan != total]
    return found if len(found) > 1 else []


@rule(
    "P-06",
    statement="资金用途中：数量 × 单价 = 金额",
    basis=PURPOSE,
    severity=Severity.WARNING,
    when="资金用途写有一个单价、一个数量和金额",
    applies=lambda ledger: any(_priced(p) for p in ledger.document.projects),
)
def quantity_times_price_is_the_amount(ledger: Ledger) -> Iterator[Evaluation]:
    """In a purpose, quantity times unit price is the amount stated for it."""
    for project in ledger.document.projects:
        if not _priced(project):
            continue
        text = project.purpose or ""
        price, unit, per = find_prices(text)[0]
        counts = find_counts(text)
        amount = _following_amount(text)
        if len(counts) != 1 or amount is None:
            name = titled(project)
            yield undecidable(
                f"“{name}”的数量不唯一", f"no single quantity in {name}", [whole(project)]
            )
            continue
        months = 12 if per == "月" else 1
        product = Figure(
            name=f"{counts[0][0]:f}{counts[0][1]} × {price:f}{unit}/{per}"
            + (" × 12月" if months > 1 else ""),
            amount=price * counts[0][0] * months,
            unit=unit,
            quote=text[:200],
            location=project.places.get("purpose") or project.location,
        )
        found = check_balance([amount], [product])
        severity = Severity.INFO if months > 1 else None
        yield replace(found, severity=severity)


def _priced(project: Project) -> bool:
    text = project.purpose or ""
    return len(find_prices(text)) == 1 and bool(find_counts(text)) and bool(_following_amount(text))


def _following_amount(text: str) -> Figure | None:
    """The first amount after the price."""
    start = re.search(r"元/[\u4e00-\u9fff]", text)
    found = find_amounts(text[start.end() :]) if start else []
    return found[0] if found else None
