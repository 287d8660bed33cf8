"""The project forms of a document together: their budgets, and what every form holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from services.validation.core.evaluation import HELD, Evaluation, missing, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.profiles import find_profile
from services.validation.core.registry import rule
from services.validation.core.relations import check_sum
from services.validation.core.rules.projects import budget_of, has_projects, titled, whole
from services.validation.core.texts import compact
from services.validation.core.titles import T3
from shared.contracts.findings import Outcome, Severity
from shared.contracts.performance import Project

FORM = "项目绩效目标表表样"
PUBLISHED = "项目支出全部随项目绩效目标表公开时，项目预算数之和即项目支出"
# How many projects a text says have targets: 编报绩效目标的项目共5个
_COUNT = re.compile(r"项目共?(\d{1,4})个")
MANY = 3


@rule(
    "P-01",
    statement="Σ项目预算数 = 项目支出",
    basis=PUBLISHED,
    when="有项目绩效目标表，且项目支出见于表或文字；部分项目未公开时，只查不超过",
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
    is_less = found.outcome is Outcome.BROKEN and found.difference and found.difference > 0
    if not is_less:
        yield found
    elif _publishes_all(ledger):
        yield replace(found, severity=Severity.INFO)


def _project_expenditure(ledger: Ledger) -> Figure | None:
    found = ledger.total(T3, "project_expenditure") if ledger.has(T3) else None
    return found if found is not None else ledger.fact("project_expenditure")


def _publishes_all(ledger: Ledger) -> bool:
    """Whether every project has its form: in this jurisdiction, or as the text lists them."""
    listed = ledger.facts("project_item")
    as_many = bool(listed) and len(listed) <= len(ledger.document.projects)
    return find_profile(ledger.profile).publishes_every_project or as_many


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
    budgets = [(project, budget_of(ledger, project)) for project in ledger.document.projects]
    if len(budgets) >= MANY and all(budget is None for _, budget in budgets):
        yield _all_lack(ledger, "预算数", "budget")
        return
    for project, budget in budgets:
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


def _all_lack(ledger: Ledger, name: str, name_en: str) -> Evaluation:
    """One finding for what no form of the document holds."""
    projects = ledger.document.projects
    return verdict(
        False,
        f"全部 {len(projects)} 个项目都没有{name}",
        f"none of {len(projects)} projects has: {name_en}",
        [whole(project) for project in projects],
    )


@rule(
    "P-13",
    statement="Σ项目预算数 = 文字所述编报绩效目标的项目资金",
    basis="绩效目标情况说明与所附项目绩效目标表应一致",
    severity=Severity.WARNING,
    when="文字说明编报绩效目标的项目个数和资金，且附有同样多的项目绩效目标表",
    applies=lambda ledger: _managed(ledger) is not None,
)
def managed_funds_are_the_budgets_of_the_forms(ledger: Ledger) -> Iterator[Evaluation]:
    """The funds a text says are under performance targets are those of the forms."""
    budgets = [budget_of(ledger, project) for project in ledger.document.projects]
    if any(budget is None for budget in budgets):
        yield missing("部分项目的预算数", [budget for budget in budgets if budget is not None])
    else:
        yield check_sum(_managed(ledger), budgets)


def _managed(ledger: Ledger) -> Figure | None:
    """The stated funds, where the text counts as many projects as there are forms."""
    found = ledger.fact("performance_managed_funds")
    if found is None:
        return None
    count = _COUNT.search(compact(ledger.sentence_of(found.quote or "")))
    return found if count and int(count[1]) == len(ledger.document.projects) else None


_ASPECTS = {
    "quantity": ("数量指标", "quantity"),
    "quality": ("质量指标", "quality"),
    "timeliness": ("时效指标", "timeliness"),
    "cost": ("成本指标", "cost"),
}
_KINDS = {
    "output": ("产出指标", "output"),
    "outcome": ("效益指标", "outcome"),
    "satisfaction": ("满意度指标", "satisfaction"),
    **_ASPECTS,
}


@rule(
    "P-07",
    statement="每个项目都有产出（数量、质量、时效、成本）、效益、满意度指标",
    basis="项目支出绩效目标设置要求",
    severity=Severity.INFO,
    when="项目有分级的绩效指标",
    applies=lambda ledger: any(
        one.level1 or one.level2 for p in ledger.document.projects for one in p.indicators
    ),
)
def every_project_has_every_kind_of_indicator(ledger: Ledger) -> Iterator[Evaluation]:
    """Every project has output, outcome and satisfaction indicators, and all four aspects."""
    projects = [
        project
        for project in ledger.document.projects
        if any(one.level1 or one.level2 for one in project.indicators)
    ]
    nowhere = _lacking_everywhere(projects)
    for slug in nowhere:
        yield _all_lack(ledger, *_KINDS[slug])
    for project in projects:
        yield _check_kinds(project, nowhere)


def _lacking_everywhere(projects: list[Project]) -> list[str]:
    """The kinds that no form of many has: the form has no place for them."""
    lacking = [slug for slug in _KINDS if all(slug not in _kinds(one) for one in projects)]
    return lacking if len(projects) >= MANY else []


def _kinds(project: Project) -> set[str | None]:
    return {i.dimension for i in project.indicators} | {i.aspect for i in project.indicators}


def _check_kinds(project: Project, nowhere: list[str]) -> Evaluation:
    found = _kinds(project)
    unknown = [i for i in project.indicators if i.level1 and not (i.dimension or i.aspect)]
    lacking = [_KINDS[slug] for slug in _KINDS if slug not in found and slug not in nowhere]
    if lacking and unknown:
        labels = "、".join(str(i.level1) for i in unknown[:3])
        return undecidable(f"指标层级“{labels}”不明", f"unknown levels: {labels}", [whole(project)])
    if not lacking:
        return HELD
    return verdict(
        False,
        f"项目“{titled(project)}”缺少{'、'.join(name for name, _ in lacking)}",
        f"{titled(project)} has no indicator of {', '.join(name for _, name in lacking)}",
        [whole(project)],
    )
