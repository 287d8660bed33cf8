"""Projects: amounts, payment plan, purpose and cost indicators of one form agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from services.validation.core.evaluation import Evaluation, held, missing, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.relations import check_balance, check_sum
from services.validation.core.text_amounts import find_amounts, find_counts, find_prices
from services.validation.core.titles import T3
from shared.contracts.findings import Outcome, Severity
from shared.contracts.performance import Project

FORM = "项目绩效目标表表样"
PUBLISHED = "项目支出全部随项目绩效目标表公开时，项目预算数之和即项目支出"
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
    return ledger.project_figure(project, "budget", "预算数")


def titled(project: Project) -> str:
    """What a reader knows the project by."""
    return project.name or project.title or "（无名项目）"


def whole(project: Project) -> Figure:
    """A project as the operand of a finding about the whole of it."""
    return Figure(label=titled(project), quote=project.title, location=project.location)


@rule(
    "P-01",
    statement="Σ项目预算数 = 项目支出",
    basis=PUBLISHED,
    when="有项目绩效目标表，且项目支出见于表或文字",
    applies=lambda ledger: has_projects(ledger) and _project_expenditure(ledger) is not None,
)
def project_budgets_are_the_project_expenditure(ledger: Ledger) -> Iterator[Evaluation]:
    """The budgets of all published projects are the project expenditure."""
    total = _project_expenditure(ledger)
    budgets = [budget_of(ledger, project) for project in ledger.document.projects]
    if total is None or any(budget is None for budget in budgets):
        yield missing("部分项目的预算数", [budget for budget in budgets if budget is not None])
        return
    found = check_sum(total, budgets)
    if found.outcome is Outcome.BROKEN and found.difference and found.difference > 0:
        yield replace(found, severity=Severity.INFO)
    else:
        yield found


def _project_expenditure(ledger: Ledger) -> Figure | None:
    found = ledger.total(T3, "project_expenditure") if ledger.has(T3) else None
    return found if found is not None else ledger.fact("project_expenditure")


@rule(
    "P-12",
    statement="每个项目印有预算数",
    basis=FORM,
    severity=Severity.INFO,
    when="有项目绩效目标表",
    applies=has_projects,
)
def every_project_prints_its_budget(ledger: Ledger) -> Iterator[Evaluation]:
    """Every project's form prints the project's budget."""
    for project in ledger.document.projects:
        budget = budget_of(ledger, project)
        name = titled(project)
        if budget is not None and not budget.is_number:
            yield undecidable(f"“{name}”预算数无法识读", f"unreadable budget of {name}", [budget])
        else:
            yield verdict(
                budget is not None,
                f"项目“{name}”未印预算数",
                f"no budget is printed for {name}",
                [whole(project)],
            )


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
            yield check_sum(budget, (fiscal, other), f"项目“{titled(project)}”预算数")


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
    return Figure(label=f"{titled(project)} {month}", text=text, quote=text, location=place)


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
            label=f"{counts[0][0]:f}{counts[0][1]} × {price:f}{unit}/{per}"
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


_ASPECTS = {
    "quantity": "数量指标",
    "quality": "质量指标",
    "timeliness": "时效指标",
    "cost": "成本指标",
}
_DIMENSIONS = {"output": "产出指标", "outcome": "效益指标", "satisfaction": "满意度指标"}


@rule(
    "P-07",
    statement="每个项目都有产出（数量、质量、时效、成本）、效益、满意度指标",
    basis="项目支出绩效目标设置要求",
    severity=Severity.INFO,
    when="项目有绩效指标",
    applies=lambda ledger: any(project.indicators for project in ledger.document.projects),
)
def every_project_has_every_kind_of_indicator(ledger: Ledger) -> Iterator[Evaluation]:
    """Every project has output, outcome and satisfaction indicators, and all four aspects."""
    for project in ledger.document.projects:
        if not project.indicators:
            continue
        levels = {i.dimension for i in project.indicators} | {i.aspect for i in project.indicators}
        unknown = [i for i in project.indicators if i.level1 and not (i.dimension or i.aspect)]
        lacking = [name for slug, name in {**_DIMENSIONS, **_ASPECTS}.items() if slug not in levels]
        if lacking and unknown:
            labels = "、".join(str(i.level1) for i in unknown[:3])
            yield undecidable(
                f"指标层级“{labels}”不明", f"unknown levels: {labels}", [whole(project)]
            )
        elif lacking:
            yield verdict(
                False,
                f"项目“{titled(project)}”缺少{'、'.join(lacking)}",
                f"{titled(project)} has no indicator of kind {', '.join(lacking)}",
                [whole(project)],
            )
        else:
            yield held()
